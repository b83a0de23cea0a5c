import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.desk.desk_records import entity, quote, records, writer
from tests.unit.desk.link_records import copy, person, statement, story
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.quotes_found import quotes
from wiredesk.desk.queries.river import river
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.tables import open_for_reading

FERRY = (
    "“The ferry is late again,” said Ama Mensah. “Kofi Adu promised us a boat,” she said. Kofi Adu said the boat "
    "would sail from Tamba on Friday. The Harbour Office agreed."
)
STRIKE = "Kofi Adu said the ferry would stop. “The strike goes on,” said Ama Mensah of the Harbour Office in Accra."


@pytest.fixture
def read(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with writer(tmp_path) as store:
        store.ingest(
            records(
                "ferry",
                FERRY,
                title="Late ferry",
                section="Transport",
                published_at="2026-03-03T09:00:00Z",
                entities=[
                    entity("Ama Mensah", text=FERRY),
                    entity("Kofi Adu", text=FERRY),
                    entity("Harbour Office", "ORGANIZATION", FERRY),
                    entity("Tamba", "LOCATION", FERRY),
                ],
                quotes=[
                    quote("The ferry is late again,", text=FERRY),
                    quote("Kofi Adu promised us a boat,", text=FERRY),
                    quote("the boat would sail from Tamba on Friday", "Kofi Adu", text=FERRY, kind="indirect"),
                ],
            )
        )
        store.ingest(
            records(
                "strike",
                STRIKE,
                title="Strike in Accra",
                source="Courier",
                published_at="2026-04-01",
                language="en",
                entities=[
                    entity("Ama Mensah", text=STRIKE),
                    entity("Adu", text=STRIKE),
                    entity("Harbour Office", "ORGANIZATION", STRIKE),
                    entity("Accra", "LOCATION", STRIKE),
                ],
                quotes=[
                    quote("the ferry would stop", "Adu", text=STRIKE, kind="indirect"),
                    quote("The strike goes on,", text=STRIKE),
                ],
            )
        )
        store.ingest(records("undated", "Nothing was said of a ferry.", entities=[], quotes=[], published_at="soon"))
        store.ingest([person("adu", "Kofi Adu", ("person-kofi-adu", "Kofi Adu"), ("person-adu", "Adu"))])
    connection = open_for_reading(tmp_path / "desk.sqlite")
    yield connection
    connection.close()


def found(read: sqlite3.Connection, **filters: Any) -> list[str]:
    answer = river(read, Filters(**filters), None, 20, CardStyle())
    return [card["article_id"] for card in answer["articles"]]


def said(read: sqlite3.Connection, **filters: Any) -> list[str]:
    return [found["quote"]["text"] for found in quotes(read, Filters(**filters), None, 20)["quotes"]]


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        ({"q": "ferry"}, ["undated", "strike", "ferry"]),
        ({"q": "late ferry"}, ["ferry"]),
        ({"q": '"ferry is late"'}, ["ferry"]),
        ({"q": "ferry late", "within": "title"}, ["ferry"]),
        ({"q": "ferry", "within": "quotes"}, ["strike", "ferry"]),
        ({"q": "ferry boat", "within": "quotes"}, []),  # in two quotes of one article
        ({"q": "ferry -boat"}, ["undated", "strike"]),
        ({"speaker": "person-ama-mensah"}, ["strike", "ferry"]),
        ({"speaker": "Ama Mensah"}, ["strike", "ferry"]),
        ({"speaker": "mensah ama"}, []),
        ({"speaker": "adu"}, ["strike", "ferry"]),  # all names of one person
        ({"speaker": "person-adu"}, ["strike", "ferry"]),
        ({"speaker": "nobody"}, []),
        ({"about": "person-kofi-adu"}, ["ferry"]),
        ({"about": "Tamba"}, ["ferry"]),
        ({"speaker": "person-ama-mensah", "about": "person-kofi-adu"}, ["ferry"]),
        ({"speaker": "person-ama-mensah", "about": "Tamba"}, []),  # each filter matches, but in different quotes
        ({"speaker": "adu", "kind": "direct"}, []),
        ({"speaker": "adu", "kind": "indirect", "q": "stop", "within": "quotes"}, ["strike"]),
        ({"speaker": "person-ama-mensah", "q": "ferry", "within": "quotes"}, ["ferry"]),
        ({"speaker": "person-ama-mensah", "q": "ferry"}, ["strike", "ferry"]),
        ({"organisation": "Harbour Office", "place": "Accra"}, ["strike"]),
        ({"source": "Courier"}, ["strike"]),
        ({"source": "Nobody"}, []),
        ({"section": "Transport"}, ["ferry"]),
        ({"language": "en"}, ["undated", "strike", "ferry"]),
        ({"since": date(2026, 3, 4)}, ["strike"]),
        ({"until": date(2026, 3, 31)}, ["ferry"]),
        ({"since": date(2026, 3, 3), "until": date(2026, 3, 3)}, ["ferry"]),
        ({"since": date(2026, 5, 1)}, []),
        ({"since": date(2026, 4, 2), "until": date(2026, 3, 2)}, []),
        ({"since": date.min, "until": date.max}, ["strike", "ferry"]),
    ],
)
def test_articles_pass_all_filters(read: sqlite3.Connection, filters: dict[str, Any], articles: list[str]) -> None:
    assert found(read, **filters) == articles


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"q": "ferry"}, ["the ferry would stop", "The ferry is late again,"]),
        ({"speaker": "adu"}, ["the ferry would stop", "the boat would sail from Tamba on Friday"]),
        ({"speaker": "person-ama-mensah", "about": "adu"}, ["Kofi Adu promised us a boat,"]),
        ({"kind": "direct", "source": "Courier"}, ["The strike goes on,"]),
        ({"q": "strike", "within": "title", "speaker": "person-ama-mensah"}, ["The strike goes on,"]),
        ({"place": "Tamba", "kind": "indirect"}, ["the boat would sail from Tamba on Friday"]),
    ],
)
def test_quotes_pass_all_filters(read: sqlite3.Connection, filters: dict[str, Any], words: list[str]) -> None:
    assert said(read, **filters) == words


def test_a_card_shows_the_quote_that_was_found_first(read: sqlite3.Connection) -> None:
    for filters, words in (
        (Filters(speaker="adu"), "the boat would sail from Tamba on Friday"),
        (Filters(about="person-kofi-adu"), "Kofi Adu promised us a boat,"),
        (Filters(q="promised"), "Kofi Adu promised us a boat,"),
        (Filters(), "The ferry is late again,"),
    ):
        card = river(read, filters, None, 20, CardStyle())["articles"][-1]
        assert card["quotes"][0]["text"] == words
        assert card["quotes"][0]["matches"] == (filters != Filters())


def test_a_card_shows_the_text_around_words_that_no_quote_has(read: sqlite3.Connection) -> None:
    [card] = river(read, Filters(q="agreed"), None, 20, CardStyle())["articles"]
    assert "The Harbour Office agreed." in card["passage"]


def test_quotes_of_low_confidence_are_left_out_of_cards_unless_requested(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        said = [
            quote("The strike goes on,", text=STRIKE, confidence=0.4),
            quote("the ferry would stop", "Kofi Adu", text=STRIKE, kind="indirect"),
        ]
        store.ingest(records("strike", STRIKE, quotes=said, entities=[entity("Ama Mensah", text=STRIKE)]))
    read = open_for_reading(tmp_path / "desk.sqlite")
    style = CardStyle(min_confidence=0.5)
    texts = [
        [quote["text"] for quote in river(read, filters, None, 20, style)["articles"][0]["quotes"]]
        for filters in (Filters(), Filters(speaker="person-ama-mensah"))
    ]
    read.close()
    assert texts == [["the ferry would stop"], ["The strike goes on,", "the ferry would stop"]]


def test_a_story_is_one_card_on_all_pages_of_a_search(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        for number in range(9):
            store.ingest(records(f"a{number}", title=f"Ferry {number}"))
        store.ingest([story("s", "a0", "a4", "a8"), story("t", "a1", "a2"), copy("a6", "a5")])
    read = open_for_reading(tmp_path / "desk.sqlite")
    for filters in (Filters(), Filters(q="ferry")):
        pages, before = [], None
        while True:
            answer = river(read, filters, before, 2, CardStyle())
            pages += [card["article_id"] for card in answer["articles"]]
            before = answer["next"]
            if before is None:
                break
        assert pages == ["a8", "a7", *(["a5"] if filters == Filters() else ["a6"]), "a3", "a2"]
    card = river(read, Filters(), None, 1, CardStyle())["articles"][0]
    assert (card["story"]["story_id"], card["story"]["articles"], card["story"]["copies"]) == ("s", 3, 0)
    assert [article["article_id"] for article in card["story"]["others"]] == ["a4", "a0"]
    assert card["story"]["newsrooms"] == ["Meridian"]
    read.close()


def test_a_quote_names_the_statement_that_others_repeat(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), *records("two"), copy("two", "one")])
        store.ingest(
            [statement("st", ("one", "quote-28"), ("two", "quote-28")), statement("alone", ("one", "quote-28"))]
        )
    read = open_for_reading(tmp_path / "desk.sqlite")
    answer = quotes(read, Filters(), None, 20)
    read.close()
    [only] = answer["quotes"]  # the copy's quote is the same
    assert (only["quote"]["statement_id"], only["quote"]["repeats"]) == ("st", 1)
