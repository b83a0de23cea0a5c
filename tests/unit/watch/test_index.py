"""The index finds exactly the watches that checking each of them finds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.watch.records import article
from wiredesk.watch.index import COUNTED, WatchIndex
from wiredesk.watch.query import WatchQuery
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

WORDS = ("ferry", "the", "harbour", "café", "U.S.", "東京", "rain", "port", "Tamba", "vote")
NAMES = ("Ama Mensah", "Ama K. Mensah", "Kofi Mensah", "Tamba", "New York", "York", "J.K. Okafor", "!")
SOURCES = ("The Coast", "coast.example", "news.coast.example", "MNA")

some_words = st.lists(st.sampled_from(WORDS), max_size=3)
some_names = st.lists(st.sampled_from((*NAMES, "person-ama-mensah", "country-gh")), max_size=2)


@st.composite
def watches(draw: st.DrawFn) -> list[Watch]:
    fields = st.fixed_dictionaries(
        {},
        optional={
            "people": some_names,
            "organisations": some_names,
            "places": some_names,
            "sources": st.lists(st.sampled_from(SOURCES), max_size=2),
            "languages": st.lists(st.sampled_from(("en", "de")), max_size=1),
            "words_all": some_words,
            "words_any": some_words,
            "words_none": some_words,
            "phrases": st.lists(some_words.filter(bool).map(" ".join), max_size=1),
            "quotes_by": some_names,
            "quotes_about": some_names,
            "quote_kinds": st.lists(st.sampled_from(("direct", "indirect")), max_size=1),
            "min_confidence": st.sampled_from((0.0, 0.5, 1.0)),
        },
    )
    return [Watch(watch_id=f"w{number}", name="W", **draw(fields)) for number in range(draw(st.integers(1, 12)))]


@st.composite
def articles(draw: st.DrawFn) -> ArticleView:
    names = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    quote = " ".join(draw(st.lists(st.sampled_from((*WORDS, *NAMES)), min_size=1, max_size=4)))
    text = f"{' '.join(draw(st.lists(st.sampled_from(WORDS), max_size=8)))} {' '.join(names)}. “{quote}”"
    kinds = st.sampled_from(("PERSON", "LOCATION", "ORGANIZATION"))
    records = article(
        "a",
        text,
        tuple((draw(kinds), name) for name in names),
        ((quote, draw(st.sampled_from((None, *NAMES)))),),
        draw(st.sampled_from((0.2, 0.7))),
        title=draw(st.sampled_from(WORDS)),
        source=draw(st.sampled_from((None, *SOURCES))),
        url=draw(st.sampled_from((None, "https://www.coast.example/1"))),
        language=draw(st.sampled_from((None, "en", "de-AT"))),
    )
    for entity in records[1]["entities"]:
        if draw(st.booleans()):
            entity["links"] = {"country": "GH"}
    return ArticleView(*records)


def brute_force(known: list[Watch], view: ArticleView) -> list[str]:
    return sorted(watch.watch_id for watch in known if WatchQuery(watch).matches(view))


def found(index: WatchIndex, view: ArticleView) -> list[str]:
    return [query.watch.watch_id for query in index.match(view)]


@settings(max_examples=150, deadline=None)
@given(watches(), st.lists(articles(), min_size=1, max_size=3))
def test_the_index_finds_what_checking_every_watch_finds(known: list[Watch], views: list[ArticleView]) -> None:
    index = WatchIndex(known)

    for view in views:
        assert found(index, view) == brute_force(known, view)


def simple(watch_id: str, **fields: Any) -> Watch:
    return Watch(watch_id=watch_id, name="W", **fields)


def test_a_replaced_or_removed_watch_is_no_longer_found() -> None:
    index = WatchIndex([simple("a", words_all=["ferry"]), simple("b", words_all=["ferry"])])
    view = ArticleView(article("x", "The ferry")[0])

    index.put(simple("a", words_all=["plane"]))
    assert found(index, view) == ["b"]
    index.remove("b")
    index.remove("b")
    assert (found(index, view), len(index)) == ([], 1)


def test_watches_move_away_from_keys_that_turn_out_frequent_and_are_still_found() -> None:
    known = [simple(f"w{number}", words_all=["regierungssprecher", f"x{number}"]) for number in range(50)]
    index = WatchIndex(known)
    views = [ArticleView(article("a", f"Der Regierungssprecher x{number}")[0]) for number in range(50)]

    for number in range(COUNTED + 50):
        assert found(index, views[number % 50]) == [f"w{number % 50}"]
    assert "regierungssprecher" not in index.keys_in_use
