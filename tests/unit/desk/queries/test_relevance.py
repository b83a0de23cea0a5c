import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.desk.desk_records import NOON, quote, records, writer
from wiredesk.desk.queries.matching import Filters
from wiredesk.desk.queries.quotes_found import quotes
from wiredesk.desk.queries.river import river
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.tables import open_for_reading

STYLE = CardStyle(0.5)

LONG = "The council met. " * 40

ARTICLES = {
    "headline": ("Ferry runs aground", "It lay on a bank for a day.", []),
    "often": ("Council meets", "The ferry, the ferry and the ferry again.", []),
    "once": ("Council meets again", f"{LONG} A ferry was named.", []),
    "said": ("Council rests", f"{LONG} “The ferry is late,” he said.", ["The ferry is late,"]),
    "none": ("Nothing", "Nothing of that kind.", []),
}
"""Title, text and quotes; later ones are newer."""


@pytest.fixture
def read(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with writer(tmp_path) as store:
        for minute, (article_id, (title, text, said)) in enumerate(ARTICLES.items()):
            made = [quote(words, None, text=text) for words in said]
            time = NOON - 600_000 + minute * 60_000
            store.ingest(records(article_id, text, title=title, entities=[], quotes=made, time=time), backlog=True)
    connection = open_for_reading(tmp_path / "desk.sqlite")
    yield connection
    connection.close()


def found(read: sqlite3.Connection, before: int | None = None, limit: int = 20, **filters: str) -> list[str]:
    answer = river(read, Filters(**filters), before, limit, STYLE, by_relevance=True)  # type: ignore[arg-type]
    return [card["article_id"] for card in answer["articles"]]


def test_words_in_the_headline_count_most_and_repeated_words_more_than_one(read: sqlite3.Connection) -> None:
    assert found(read, q="ferry")[:2] == ["headline", "often"]
    assert set(found(read, q="ferry")) == {"headline", "often", "once", "said"}


def test_full_width_letters_and_digits_find_and_are_found_as_others_are(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        for article_id, text in (("wide", "The ＦＥＲＲＹ of ２０２６ left."), ("plain", "The ferry of 2026 left.")):
            store.ingest(records(article_id, text, title="News", entities=[], quotes=[], time=NOON), backlog=True)
    connection = open_for_reading(tmp_path / "desk.sqlite")

    for words in ("ferry", "ｆｅｒｒｙ", '"ＦＥＲＲＹ of 2026"', "ｆｅ*", "ＮＥＷＳ ２０２６"):
        assert sorted(found(connection, q=words)) == ["plain", "wide"], words
    assert all("passage" in card for card in river(connection, Filters(q="ferry"), None, 9, STYLE)["articles"])
    connection.close()


def test_without_words_the_newest_come_first(read: sqlite3.Connection) -> None:
    assert found(read) == ["none", "said", "once", "often", "headline"]


def test_pages_of_results_by_relevance_have_no_gaps_or_repeats(read: sqlite3.Connection) -> None:
    every = found(read, q="ferry")
    paged: list[str] = []
    before: int | None = None
    while True:
        answer = river(read, Filters(q="ferry"), before, 3, STYLE, by_relevance=True)
        paged += [card["article_id"] for card in answer["articles"]]
        before = answer["next"]
        if before is None:
            break

    assert paged == every
    assert len(every) == 4


def test_filters_hold_for_results_by_relevance(read: sqlite3.Connection) -> None:
    assert found(read, q="ferry", kind="direct") == ["said"]
    assert found(read, q="ferry", within="quotes") == ["said"]
    assert found(read, q="ferry", source="Nobody") == []


def test_quotes_are_ordered_by_the_relevance_of_their_articles(read: sqlite3.Connection) -> None:
    answer = quotes(read, Filters(q="ferry"), None, 1, by_relevance=True)

    assert [shown["article"]["article_id"] for shown in answer["quotes"]] == ["said"]
    assert answer["next"] is None
