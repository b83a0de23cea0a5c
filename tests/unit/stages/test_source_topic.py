"""A recreated topic is distinguished from the original one."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import KafkaConnectionError
from aiokafka.structs import OffsetAndMetadata

from wiredesk.message import Partition
from wiredesk.settings import load_settings
from wiredesk.stages import exactly_once, source_topic
from wiredesk.stages.exactly_once import ExactlyOnce
from wiredesk.stages.source_topic import SourceTopic

OURS, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)


def topic(topic_id: uuid.UUID | None) -> SourceTopic:
    return SourceTopic(load_settings(), "news.raw", topic_id)


class Brokers:
    """A fake of a cluster that has one topic, or none, or does not answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.topic_id: uuid.UUID | None = OURS
        self.away = False
        self.connections: list[str] = []
        monkeypatch.setattr(source_topic, "admin", self._admin)
        monkeypatch.setattr(source_topic, "topic_ids", self._topic_ids)
        monkeypatch.setattr(source_topic, "end", self._end)

    @asynccontextmanager
    async def _admin(self, settings: Any) -> AsyncIterator[object]:
        self.connections.append("open")
        yield object()
        self.connections.append("closed")

    async def _topic_ids(self, client: Any, names: list[str]) -> dict[str, uuid.UUID]:
        if self.away:
            raise KafkaConnectionError
        return dict.fromkeys(names, self.topic_id) if self.topic_id else {}

    def _end(self, reason: str) -> None:
        raise SystemExit(reason)


@pytest.fixture
def brokers(monkeypatch: pytest.MonkeyPatch) -> Brokers:
    return Brokers(monkeypatch)


def test_a_worker_ends_when_its_topic_has_another_id(brokers: Brokers) -> None:
    asyncio.run(topic(OURS).check())  # does not end the process

    with pytest.raises(SystemExit, match=r"news\.raw was deleted and created again"):
        asyncio.run(topic(OTHER).check())


def test_a_missing_topic_does_not_end_the_worker(brokers: Brokers) -> None:
    brokers.topic_id = None

    asyncio.run(topic(OURS).check())


def test_nothing_is_checked_if_brokers_report_no_ids(brokers: Brokers) -> None:
    asyncio.run(topic(None).check())

    assert brokers.connections == []


def test_the_connection_is_reopened_after_an_outage(brokers: Brokers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_topic, "CHECK_EVERY", 0.001)

    async def run() -> None:
        watching = asyncio.create_task(topic(OURS).watch())
        for brokers.away, connections in ((False, 1), (True, 2), (False, 3)):
            while len(brokers.connections) < connections:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    asyncio.run(run())

    assert brokers.connections[:3] == ["open", "closed", "open"]
    assert brokers.connections[-1] == "closed"


@pytest.mark.parametrize(
    ("topic_id", "metadata", "owned"),
    [
        (OURS, str(OURS), True),
        (OURS, str(OTHER), False),
        (OURS, "", True),  # of an earlier version, or set by an operator
        (OURS, "moved by hand", True),
        (None, str(OTHER), True),
    ],
)
def test_a_commit_with_the_id_of_another_topic_is_ignored(
    topic_id: uuid.UUID | None, metadata: str, owned: bool
) -> None:
    assert topic(topic_id).owns(metadata) is owned
    assert topic(topic_id).owns(topic(topic_id).metadata)


def test_exactly_once_ignores_a_commit_of_another_topic(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = [TopicPartition("news.raw", number) for number in range(2)]

    class Client:
        async def list_consumer_group_offsets(self, group: str, partitions: Any) -> dict[Any, OffsetAndMetadata]:
            return {places[0]: OffsetAndMetadata(70, str(OTHER)), places[1]: OffsetAndMetadata(5, str(OURS))}

    @asynccontextmanager
    async def admin(settings: Any) -> AsyncIterator[Client]:
        yield Client()

    monkeypatch.setattr(exactly_once, "admin", admin)
    writer = ExactlyOnce(load_settings(), "wiredesk-clean", topic(OURS))

    assert asyncio.run(writer._committed([Partition(*place) for place in places])) == {("news.raw", 1): 5}
