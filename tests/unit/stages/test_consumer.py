import asyncio
import uuid
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.structs import OffsetAndMetadata
from faust.types import TP

from wiredesk.message import Partition
from wiredesk.settings import load_settings
from wiredesk.stages.consumer import GroupConsumer, Progress, _Thread
from wiredesk.stages.in_flight import DroppedError, InFlightOffsets
from wiredesk.stages.source_topic import SourceTopic

OURS, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
HARBOUR, MARKET, QUAY = (TopicPartition("news.raw", number) for number in range(3))


class Client:
    """A fake of aiokafka's consumer: three partitions, one of them without a committed offset."""

    def __init__(self) -> None:
        self.position = {HARBOUR: 9, MARKET: 9, QUAY: 9}

    def assignment(self) -> Iterable[TopicPartition]:
        return list(self.position)

    async def commit_of(self, partition: TopicPartition) -> OffsetAndMetadata | None:
        return {HARBOUR: OffsetAndMetadata(4, str(OURS)), MARKET: OffsetAndMetadata(0, "")}.get(partition)

    def seek(self, partition: TopicPartition, offset: int) -> None:
        self.position[partition] = offset

    async def seek_to_beginning(self, partition: TopicPartition) -> None:
        self.position[partition] = 0


def thread_of(client: Client, topic_id: uuid.UUID = OURS) -> tuple[_Thread, InFlightOffsets]:
    in_flight = InFlightOffsets()
    thread = object.__new__(_Thread)  # without its thread and services
    thread._consumer = client
    source = SourceTopic(load_settings(), "news.raw", topic_id)
    thread.consumer = SimpleNamespace(in_flight=in_flight, source=source, group="wiredesk-clean")  # type: ignore[assignment]
    return thread, in_flight


def subscribed(subscription: Any) -> Any:
    """A fake consumer with that subscription."""
    return SimpleNamespace(_subscription=SimpleNamespace(subscription=subscription))


def test_seeking_back_includes_partitions_without_a_commit() -> None:
    client = Client()
    thread, _ = thread_of(client)

    asyncio.run(thread._seek_to_committed())

    assert client.position == {HARBOUR: 4, MARKET: 0, QUAY: 0}


def test_a_commit_of_a_deleted_topic_is_ignored(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    thread, _ = thread_of(client, OTHER)

    asyncio.run(thread._seek_to_committed())

    assert client.position == {HARBOUR: 0, MARKET: 0, QUAY: 0}
    assert thread.restarted == 1
    assert "news.raw 0: the committed offset 4 of wiredesk-clean belongs to a deleted topic" in caplog.text


def test_records_fetched_before_seeking_back_are_no_longer_expected() -> None:
    thread, in_flight = thread_of(Client())
    in_flight.add({HARBOUR: [SimpleNamespace(offset=7)]})

    asyncio.run(thread._seek_to_committed())
    in_flight.add({HARBOUR: [SimpleNamespace(offset=4)]})

    in_flight.arrived(Partition("news.raw", 0), 4)
    with pytest.raises(DroppedError):
        in_flight.arrived(Partition("news.raw", 0), 7)


@pytest.mark.parametrize(
    ("position", "end", "in_flight", "in_batch", "lag"),
    [
        (None, 10, [], {}, None),  # not fetched from yet
        (10, None, [], {}, None),
        (10, 10, [], {}, 0),  # all finished
        (4, 10, [], {}, 6),
        (10, 10, [7, 8, 9], {}, 3),  # fetched, not in the batch yet
        (10, 10, [8, 9], {Partition("news.raw", 0): 5}, 5),  # in the batch, which begins at 5
        (12, 10, [], {}, 0),  # a fetch that is not reported yet
    ],
)
def test_lag_counts_all_unfinished_articles(
    position: int | None, end: int | None, in_flight: list[int], in_batch: dict[Partition, int], lag: int | None
) -> None:
    member: Any = object.__new__(GroupConsumer)
    member.in_flight = InFlightOffsets()
    member.in_flight.add({HARBOUR: [SimpleNamespace(offset=offset) for offset in in_flight]})
    member._thread = SimpleNamespace(positions=lambda: {Partition("news.raw", 0): Progress(position, 2, end)})

    assert member.lag(in_batch) == ({} if lag is None else {("news.raw", 0): lag})
    assert member.partitions() == 1


@pytest.mark.parametrize(
    ("position", "stable", "end", "lag", "uncommitted"),
    [
        (4, 10, 10, 6, 0),
        (8, 8, 10, 2, 2),  # a transaction has been open since offset 8
        (4, 8, 10, 6, 2),
        (4, None, 10, 6, 0),  # some brokers report no stable offset
        (4, -1, 10, 6, 0),
    ],
)
def test_articles_after_an_open_transaction_are_lag_and_counted_as_uncommitted(
    position: int, stable: int | None, end: int, lag: int, uncommitted: int
) -> None:
    state = SimpleNamespace(_position=position, lso=stable, highwater=end)
    assignment = SimpleNamespace(tps=[HARBOUR], state_value=lambda partition: state)
    thread = object.__new__(_Thread)
    thread._consumer = subscribed(SimpleNamespace(assignment=assignment))
    member: Any = object.__new__(GroupConsumer)
    member.in_flight, member._thread = InFlightOffsets(), thread

    assert member.lag({}) == {HARBOUR: lag}
    assert member.uncommitted().get(Partition(*HARBOUR), 0) == uncommitted


class Deleted(Client):
    """A client whose partitions begin at offset 50."""

    async def beginning_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 50)


def test_articles_deleted_unread_are_counted_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    client = Deleted()
    thread, _ = thread_of(client)
    thread.consumer = SimpleNamespace(group="wiredesk-clean", _read_offset={})  # type: ignore[assignment]

    asyncio.run(thread._skip_deleted({HARBOUR: 9, MARKET: 40}))

    assert thread.deleted_unread == 41 + 10
    assert (client.position[HARBOUR], client.position[MARKET]) == (50, 50)
    assert "news.raw 0: 41 articles, offsets 9 to 49, were deleted before wiredesk-clean read them" in caplog.text
    assert "WIREDESK_RAW_RETENTION_HOURS" in caplog.text


def test_a_topic_that_was_created_again_is_read_from_its_beginning(caplog: pytest.LogCaptureFixture) -> None:
    client, read = Deleted(), {TP(*HARBOUR): 70}
    thread, _ = thread_of(client)
    thread.consumer = SimpleNamespace(group="wiredesk-clean", _read_offset=read)  # type: ignore[assignment]

    asyncio.run(thread._skip_deleted({HARBOUR: 70}))

    assert (thread.deleted_unread, client.position[HARBOUR], read) == (0, 50, {})
    assert "created again" in caplog.text


def test_a_consumer_without_an_assignment_has_no_positions() -> None:
    thread = object.__new__(_Thread)

    for consumer in (None, subscribed(None), subscribed(SimpleNamespace(assignment=None))):
        thread._consumer = consumer
        assert thread.positions() == {}


def test_a_commit_without_assigned_partitions_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    thread, _ = thread_of(Client())
    monkeypatch.setattr(_Thread, "assignment", lambda self: set())

    assert asyncio.run(thread._commit({TP("news.raw", 0): 5})) is False


def test_a_record_is_queued_directly_unless_the_queue_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run(room: int) -> tuple[list[str], bool]:
        queue: asyncio.Queue[str] = asyncio.Queue(1)
        if not room:
            queue.put_nowait("another")
        member: Any = object.__new__(GroupConsumer)
        member.app = SimpleNamespace(topics=[SimpleNamespace(queue=queue)])
        member.flow_active = True
        waited = []

        async def faust_waits(self: Any, *coros: Any, **limits: Any) -> None:
            waited.append(coros)
            for coro in coros:
                coro.close()

        monkeypatch.setattr("faust.transport.drivers.aiokafka.Consumer.wait_first", faust_waits)
        queued: list[str] = []

        async def put() -> None:
            queued.append("queued")

        await member.wait_first(put(), asyncio.Event().wait())
        return queued, bool(waited)

    assert asyncio.run(run(room=1)) == (["queued"], False)
    assert asyncio.run(run(room=0)) == ([], True)
