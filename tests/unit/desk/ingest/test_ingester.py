import asyncio
from pathlib import Path
from typing import Any

from aiokafka import TopicPartition

from tests.unit.desk.made import Clock, records
from wiredesk.desk.ingest.ingester import Ingester, State
from wiredesk.desk.store.store import Store
from wiredesk.settings import load_settings

CLEAN, DEAD = TopicPartition("news.clean", 0), TopicPartition("news.dead", 0)


class Reader:
    """As much of a consumer as looking for a lost place and pausing need."""

    def __init__(self, beginning: int) -> None:
        self.beginning = beginning
        self.held: set[TopicPartition] = set()

    async def beginning_offsets(self, parts: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(parts, self.beginning)

    def paused(self) -> set[TopicPartition]:
        return set(self.held)

    def pause(self, *parts: TopicPartition) -> None:
        self.held |= set(parts)

    def resume(self, *parts: TopicPartition) -> None:
        self.held -= set(parts)


def place_is_gone(
    folder: Path, beginning: int, place: int, part: TopicPartition
) -> tuple[int, dict[tuple[str, int], int]]:
    """Articles and places of a store after Kafka had nothing at a place."""

    async def run() -> tuple[int, dict[tuple[str, int], int]]:
        store = Store(folder / "desk.sqlite", 1000, Clock())
        await store.open()
        await store.offsets("here")
        await store.take(records())
        taking = Ingester(load_settings(), store, lambda changes, catching_up: None, _nothing)
        reader: Any = Reader(beginning)
        await taking._place_is_gone(reader, {part: place})
        found = store.articles, await store.offsets("here")
        await store.close()
        return found

    return asyncio.run(run())


async def _nothing(before: int) -> None:
    """Nobody looks on."""


def test_a_place_behind_the_end_means_other_topics_and_the_store_is_made_anew(tmp_path: Path) -> None:
    assert place_is_gone(tmp_path, beginning=0, place=9, part=CLEAN) == (0, {})


def test_letters_that_were_deleted_meanwhile_are_passed_over(tmp_path: Path) -> None:
    articles, places = place_is_gone(tmp_path, beginning=40, place=9, part=DEAD)
    assert (articles, places["news.dead", 0], places["news.clean", 0]) == (1, 40, 1)


def test_reading_stops_where_too_much_waits_and_goes_on_after(tmp_path: Path) -> None:
    class Ahead:
        ahead = frozenset({("clean", 0)})

    ahead: Any = Ahead()
    taking = Ingester(load_settings(), ahead, lambda changes, catching_up: None, _nothing)
    reader: Any = Reader(0)
    taking._pause(reader, [CLEAN, DEAD])
    assert reader.held == {CLEAN}
    ahead.ahead = frozenset()
    taking._pause(reader, [CLEAN, DEAD])
    assert reader.held == set()


def test_a_desk_is_live_while_it_waits_and_not_when_a_broker_that_was_there_says_nothing(monkeypatch: Any) -> None:
    store: Any = None
    taking = Ingester(load_settings(), store, lambda changes, catching_up: None, _nothing)
    monkeypatch.setattr("wiredesk.desk.ingest.ingester.STUCK", -1.0)
    assert taking.why_not_live() == []
    taking.state = State.live
    assert len(taking.why_not_live()) == 1
