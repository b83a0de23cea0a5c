"""What each condition of a watch matches, and what it does not."""

from typing import Any
from unittest.mock import Mock

import pytest

from tests.unit.watch.records import article
from wiredesk.watch.query import WatchQuery
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

FERRY = article(
    "ferry",
    "TAMBA - “The ferry is back in Tamba and New York is far,” said Ama K. Mensah of Harbour Council. Café Noir shut.",
    names=(
        ("PERSON", "Ama K. Mensah"),
        ("LOCATION", "New York"),
        ("LOCATION", "Tamba"),
        ("ORGANIZATION", "Harbour Council"),
    ),
    said=(("The ferry is back in Tamba and New York is far", "Ama K. Mensah"),),
    title="Ferry returns after a year",
    source="The Coast",
    agency="MNA",
    url="https://www.news.coast.example/a/1",
    language="en",
)


def matches(**conditions: Any) -> bool:
    watch = Watch(watch_id="w", name="W", **conditions)
    return WatchQuery(watch).matches(ArticleView(*FERRY))


@pytest.mark.parametrize(
    "conditions",
    [
        {"people": ["Ama K. Mensah"]},
        {"people": ["ama mensah"]},  # without her middle name
        {"people": ["Mensah"]},
        {"people": ["Kofi Annan", "person-ama-k-mensah"]},
        {"organisations": ["harbour council"]},
        {"places": ["Tamba"]},
        {"sources": ["the coast"]},
        {"sources": ["MNA"]},
        {"sources": ["coast.example"]},
        {"sources": ["https://www.news.coast.example/"]},
        {"languages": ["EN"]},
        {"words_all": ["ferry", "returns"]},
        {"words_any": ["harbor", "cafe"]},  # in the text: Café
        {"words_any": ["year"], "words_none": ["football"]},
        {"phrases": ["back in tamba", "Café noir"]},
        {"quotes_by": ["Ama Mensah"]},
        {"quotes_about": ["Tamba"]},
        {"quotes_by": ["Mensah"], "quotes_about": ["New York"], "quote_kinds": ["direct"], "min_confidence": 0.9},
        {"people": ["Mensah"], "places": ["Tamba"], "words_all": ["shut"], "languages": ["de", "en"]},
    ],
)
def test_conditions_that_an_article_meets(conditions: dict[str, Any]) -> None:
    assert matches(**conditions)


@pytest.mark.parametrize(
    "conditions",
    [
        {"people": ["Ama J. Mensah"]},  # another middle name
        {"people": ["Mensa"]},
        {"people": ["Tamba"]},  # a place
        {"places": ["York"]},  # is not New York
        {"places": ["york"]},
        {"organisations": ["Mensah"]},
        {"sources": ["oast.example"]},
        {"sources": ["Coast"]},
        {"languages": ["de"]},
        {"words_all": ["ferry", "plane"]},
        {"words_any": ["ferr"]},
        {"words_any": ["year"], "words_none": ["football", "ferry"]},
        {"phrases": ["ferry returns back"]},
        {"phrases": ["a year TAMBA"]},  # from the headline into the text
        {"quotes_by": ["Harbour Council"]},
        {"quotes_about": ["Mensah"]},  # who speaks is not who is spoken about
        {"quotes_by": ["Mensah"], "quote_kinds": ["indirect"]},
        {"quotes_by": ["Mensah"], "min_confidence": 0.95},
        {"people": ["Mensah"], "places": ["Accra"]},
    ],
)
def test_conditions_that_an_article_does_not_meet(conditions: dict[str, Any]) -> None:
    assert not matches(**conditions)


def test_a_country_stands_for_the_places_in_it() -> None:
    clean, entities, quotes = article("a", "Rain in Accra", names=(("LOCATION", "Accra"),))
    entities["entities"][0]["links"] = {"country": "GH"}
    query = WatchQuery(Watch(watch_id="w", name="W", places=["country-gh"]))

    assert query.matches(ArticleView(clean, entities, quotes))


@pytest.mark.parametrize("word", ["東京", "กรุงเทพ", "नेता", "Ἀθῆναι", "ISTANBUL", "straße"])
def test_words_of_every_script_are_found(word: str) -> None:
    text = "本日東京で。 ที่กรุงเทพวันนี้ हमारे नेता आए, Αθηναι; İstanbul STRASSE"
    query = WatchQuery(Watch(watch_id="w", name="W", words_all=[word]))

    assert query.matches(ArticleView(article("a", text)[0]))


@pytest.mark.parametrize(
    ("dateline", "place", "expected"),
    [
        ("TAMALE", "Tamale", True),
        ("TAMALE, Ghana", "Tamale", True),
        ("TAMALE, Ghana", "country-gh", True),
        ("TAMALE/ACCRA", "accra", True),
        ("NEW YORK", "York", False),
        ("", "Tamale", False),
    ],
)
def test_a_place_is_also_where_the_story_was_filed(dateline: str, place: str, expected: bool) -> None:
    filed = {"text": dateline, "place": dateline, "date": None} if dateline else None
    records = article("mill", "The mill closed on Monday.", dateline=filed)

    assert WatchQuery(Watch(watch_id="w", name="W", places=[place])).matches(ArticleView(*records)) is expected


def test_an_article_without_entities_and_quotes_meets_conditions_on_words() -> None:
    view = ArticleView(FERRY[0])

    assert WatchQuery(Watch(watch_id="w", name="W", words_all=["ferry"])).matches(view)
    assert not WatchQuery(Watch(watch_id="w", name="W", people=["Mensah"])).matches(view)


def test_subjects_of_quotes_are_their_words_and_the_entities_they_mention() -> None:
    clean, entities, quotes = article(
        "a",
        "“Accra floods,” said Ama Mensah in Tamba.",
        names=(("LOCATION", "Accra"), ("LOCATION", "Tamba")),
        said=(("Accra floods", "Ama Mensah"),),
    )
    for entity in entities["entities"]:
        entity["links"] = {"country": "GH" if entity["name"] == "Accra" else "SL"}
    view = ArticleView(clean, entities, quotes)

    assert view.words_in_quotes({"floods", "tamba", "said"}) == {"floods"}
    assert view.words_in_quotes({"floods", "said", *map(str, range(20))}) == {"floods"}
    assert view.names_in_quotes({"country-gh", "tamba", "country-sl"}) == {"country-gh"}


def test_quotes_are_searched_once_for_all_watches_on_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“The ferry is back,” she said. " * 300
    quotes = [
        {"quote_id": f"q{start}", "kind": "direct", "text": text[start : start + 17], "spans": [[start, start + 17]]}
        for start in range(1, len(text), 31)
    ]
    view = ArticleView(article("a", text)[0], None, {"quotes": quotes})
    search = Mock(side_effect=view._find_quotes)
    monkeypatch.setattr(view, "_find_quotes", search)
    queries = [WatchQuery(Watch(watch_id="w", name="W", quotes_about=["Ferry"])) for _ in range(3)]

    assert [len(list(query.wanted_quotes(view))) for query in queries] == [300, 300, 300]
    search.assert_called_once_with(("ferry",))
