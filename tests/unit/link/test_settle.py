"""Records written by another linker, or by this one before its state was deleted."""

import orjson

from tests.unit.link.final import final
from tests.unit.link.records import clean, entities, quotes
from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.linker import Linker
from wiredesk.link.state.published import Written

WORDS = "We never had a chance to turn the ship around before it sank"
LATE = clean("late", FERRY, published_at="2026-03-02T10:00:00Z")
FIRST = clean("first", FERRY, published_at="2026-03-02T09:00:00Z")


def put(linker: Linker, *articles: dict[str, object]) -> list[Written]:
    for article in articles:
        linker.put("clean", article)
        linker.put("entities", entities(article, ("PERSON", "Ama Mensah", ["Mensah"])))
        linker.put("quotes", quotes(article, (WORDS, "Ama Mensah")))
    return linker.flush()


def read_back(linker: Linker, records: list[Written]) -> None:
    for record in records:
        linker.seen(*record)


def test_what_a_linker_wrote_itself_is_not_written_again() -> None:
    linker = Linker()
    written = put(linker, FIRST, LATE)
    read_back(linker, written)

    assert linker.settle(100) == []


def test_a_new_state_writes_nothing_that_the_topics_have() -> None:
    written, rebuilt = put(Linker(), FIRST, LATE), Linker()
    read_back(rebuilt, written)
    again = put(rebuilt, FIRST, LATE)

    assert rebuilt.settle(100) == []
    assert all(value is not None for _, _, value in again)
    assert final(written) == final([*written, *again])


def test_ids_that_are_no_more_get_tombstones_from_a_new_state() -> None:
    before = put(Linker(), LATE)
    (statement,) = (key for topic, key, _ in before if topic == "statements")
    rebuilt = Linker()
    read_back(rebuilt, before)
    written = put(rebuilt, FIRST, LATE)
    read_back(rebuilt, written)
    settled = rebuilt.settle(100)

    assert ("statements", statement, None) in settled
    assert final([*before, *written, *settled]) == final(put(Linker(), FIRST, LATE))


def test_an_old_record_that_another_linker_wrote_late_is_replaced() -> None:
    linker = Linker()
    old = put(Linker(), LATE)
    written = put(linker, FIRST, LATE)
    read_back(linker, [*written, *old])

    assert final([*written, *old, *linker.settle(100)]) == final(written)


def test_records_of_articles_from_before_the_window_stay() -> None:
    before = put(Linker(), clean("old", STRIKE, published_at="2026-01-02T10:00:00Z"))
    rebuilt = Linker()
    read_back(rebuilt, before)
    put(rebuilt, FIRST)

    assert not any(value is None for _, _, value in rebuilt.settle(100))


def test_what_cannot_be_read_stays() -> None:
    linker = Linker()
    put(linker, FIRST)
    for topic in ("copies", "statements", "stories", "people"):
        linker.seen(topic, "other", b"no JSON")
        linker.seen(topic, "another", orjson.dumps({"first": 7, "articles": [], "entity_ids": [7]}))

    assert linker.settle(100) == []
