import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError

from tests.unit.desk.desk_records import Clock, records
from wiredesk.desk.ingest.ingester import Ingester, State, TopicsMissingError
from wiredesk.desk.store.faults import StoreUnavailableError
from wiredesk.desk.store.store import Store
from wiredesk.settings import load_settings

CLEAN, DEAD = TopicPartition("news.clean", 0), TopicPartition("news.dead", 0)


class Reader:
    """A fake consumer for tests of lost offsets and pausing."""

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
    """Articles and offsets of a store after an offset was missing in Kafka."""

    async def run() -> tuple[int, dict[tuple[str, int], int]]:
        store = Store(folder / "desk.sqlite", 1000, Clock())
        await store.open()
        await store.offsets("here")
        await store.ingest(records())
        taking = Ingester(load_settings(), store, _no_changes, _nothing)
        reader: Any = Reader(beginning)
        await taking._handle_deleted(reader, {part: place})
        found = store.articles, await store.offsets("here")
        await store.close()
        return found

    return asyncio.run(run())


async def _no_changes(changes: object, catching_up: bool) -> None:
    """Nobody looks on."""


async def _nothing(before: int) -> None:
    """Nobody looks on."""


def test_an_offset_behind_the_end_means_recreated_topics_and_rebuilds_the_store(tmp_path: Path) -> None:
    assert place_is_gone(tmp_path, beginning=0, place=9, part=CLEAN) == (0, {})


def test_dead_letters_that_were_deleted_meanwhile_are_skipped(tmp_path: Path) -> None:
    articles, places = place_is_gone(tmp_path, beginning=40, place=9, part=DEAD)
    assert (articles, places["news.dead", 0], places["news.clean", 0]) == (1, 40, 1)


def test_reading_pauses_while_too_many_records_wait(tmp_path: Path) -> None:
    class Ahead:
        ahead = frozenset({("clean", 0)})

    ahead: Any = Ahead()
    taking = Ingester(load_settings(), ahead, _no_changes, _nothing)
    reader: Any = Reader(0)
    taking._pause(reader, [CLEAN, DEAD])
    assert reader.held == {CLEAN}
    ahead.ahead = frozenset()
    taking._pause(reader, [CLEAN, DEAD])
    assert reader.held == set()


def test_a_desk_is_live_while_it_waits_for_brokers_and_not_when_a_connected_broker_is_silent(monkeypatch: Any) -> None:
    store: Any = None
    taking = Ingester(load_settings(), store, _no_changes, _nothing)
    monkeypatch.setattr("wiredesk.desk.ingest.ingester.STUCK", -1.0)
    assert taking.why_not_live() == []
    taking.state = State.live
    assert len(taking.why_not_live()) == 1


class Interrupted(Ingester):
    """An ingester whose reading fails with one error after another and is then cancelled."""

    def __init__(self, errors: list[BaseException]) -> None:
        store: Any = None
        super().__init__(load_settings(), store, _no_changes, _nothing)
        self.errors = errors

    async def _read(self) -> None:
        if not self.errors:
            raise EndError
        raise self.errors.pop(0)


class EndError(Exception):
    """All errors have been raised."""


def interrupted(monkeypatch: pytest.MonkeyPatch, *errors: BaseException, seen_at: float | None = None) -> None:
    async def here(*arguments: Any) -> None:
        """A broker that is available."""

    async def at_once(seconds: float) -> None:
        """No pause."""

    monkeypatch.setattr("wiredesk.desk.ingest.ingester.wait_for_broker", here)
    monkeypatch.setattr("wiredesk.desk.ingest.ingester.asyncio.sleep", at_once)
    taking = Interrupted(list(errors))
    taking._topics_seen_at = seen_at
    asyncio.run(taking.run())


def test_reading_resumes_after_any_failure_of_the_brokers(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = [asyncio.CancelledError(), KafkaConnectionError("gone"), TimeoutError(), ConnectionResetError()]

    with pytest.raises(EndError):
        interrupted(monkeypatch, *errors)


def test_a_full_disk_is_retried(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(EndError):
        interrupted(monkeypatch, StoreUnavailableError("WIREDESK_DESK_FILE=x: full: free some space"))

    assert "free some space" in caplog.text


def test_topics_may_be_missing_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = TopicsMissingError("no topic news.clean")

    with pytest.raises(EndError):
        interrupted(monkeypatch, missing, missing, seen_at=time.monotonic() - 30)
    with pytest.raises(TopicsMissingError):
        interrupted(monkeypatch, missing, seen_at=time.monotonic() - 61)
    with pytest.raises(TopicsMissingError):
        interrupted(monkeypatch, missing, seen_at=None)


def test_an_ingester_ends_on_request() -> None:
    async def run() -> None:
        store: Any = None
        taking = Ingester(load_settings(brokers="127.0.0.1:9"), store, _no_changes, _nothing)
        task = asyncio.create_task(taking.run())
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())


class Cluster:
    """A fake admin client for topic lookups."""

    def __init__(self, *topics: str) -> None:
        self.topics = topics

    async def describe_topics(self) -> list[dict[str, Any]]:
        return [{"topic": topic, "partitions": [{"partition": 0}]} for topic in self.topics]

    async def describe_cluster(self) -> dict[str, str]:
        return {"cluster_id": "cluster"}


def partitions(monkeypatch: pytest.MonkeyPatch, *topics: str) -> tuple[set[str], str, dict[str, str]]:
    @asynccontextmanager
    async def connected(settings: object) -> AsyncIterator[Cluster]:
        yield Cluster(*topics)

    async def ids(client: object, names: list[str]) -> dict[str, str]:
        return {name: f"id-of-{name}" for name in names}

    monkeypatch.setattr("wiredesk.desk.ingest.ingester.admin", connected)
    monkeypatch.setattr("wiredesk.desk.ingest.ingester.topic_ids", ids)
    store: Any = None
    ingester = Ingester(load_settings(), store, _no_changes, _nothing)
    parts, origin, more = asyncio.run(ingester._partitions())
    return {part.topic for part in parts}, origin, more


def test_the_topics_of_link_and_watch_are_read_if_they_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ("news.clean", "news.entities", "news.quotes", "news.dead")
    alone = partitions(monkeypatch, *needed)
    some = partitions(monkeypatch, *needed, "news.stories", "news.raw", "news.alerts")

    assert alone[0] == set(needed)
    assert some[0] == {*needed, "news.stories", "news.alerts"}
    assert some[1] == alone[1], "the store is not rebuilt when they appear"
    assert alone[2] == {"links": "", "alerts": ""}
    assert some[2] == {"links": "id-of-news.stories", "alerts": "id-of-news.alerts"}
    with pytest.raises(TopicsMissingError, match=r"news\.quotes"):
        partitions(monkeypatch, "news.clean", "news.entities", "news.dead", "news.stories")
