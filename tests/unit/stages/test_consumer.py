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
    """Stands for aiokafka's consumer: three partitions, of which one has no committed offset."""

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
    handed = InFlightOffsets()
    thread = object.__new__(_Thread)  # its own thread and services are not wanted here
    thread._consumer = client
    source = SourceTopic(load_settings(), "news.raw", topic_id)
    thread.consumer = SimpleNamespace(handed=handed, source=source, group="wiredesk-clean")  # type: ignore[assignment]
    return thread, handed


def subscribed(subscription: Any) -> Any:
    """A consumer of aiokafka's with that subscription, or none yet."""
    return SimpleNamespace(_subscription=SimpleNamespace(subscription=subscription))


def test_every_partition_is_gone_back_in_also_one_without_a_commit() -> None:
    client = Client()
    thread, _ = thread_of(client)

    asyncio.run(thread._seek_to_committed())

    assert client.position == {HARBOUR: 4, MARKET: 0, QUAY: 0}


def test_a_commit_of_a_topic_that_was_created_again_is_not_gone_back_to(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    thread, _ = thread_of(client, OTHER)

    asyncio.run(thread._seek_to_committed())

    assert client.position == {HARBOUR: 0, MARKET: 0, QUAY: 0}
    assert thread.restarted == 1
    assert "news.raw 0: offset 4, where wiredesk-clean goes on, is of a topic that was deleted" in caplog.text


def test_what_was_handed_out_before_going_back_is_not_waited_for() -> None:
    thread, handed = thread_of(Client())
    handed.add({HARBOUR: [SimpleNamespace(offset=7)]})

    asyncio.run(thread._seek_to_committed())
    handed.add({HARBOUR: [SimpleNamespace(offset=4)]})

    handed.arrived(Partition("news.raw", 0), 4)
    with pytest.raises(DroppedError):
        handed.arrived(Partition("news.raw", 0), 7)


@pytest.mark.parametrize(
    ("position", "end", "handed_out", "in_hand", "lag"),
    [
        (None, 10, [], {}, None),  # not fetched from yet
        (10, None, [], {}, None),
        (10, 10, [], {}, 0),  # all finished
        (4, 10, [], {}, 6),
        (10, 10, [7, 8, 9], {}, 3),  # fetched, and on its way to the batch
        (10, 10, [8, 9], {Partition("news.raw", 0): 5}, 5),  # in the batch, which begins at 5
        (12, 10, [], {}, 0),  # a fetch that has not been told of yet
    ],
)
def test_lag_counts_all_that_is_not_finished_wherever_it_is(
    position: int | None, end: int | None, handed_out: list[int], in_hand: dict[Partition, int], lag: int | None
) -> None:
    member: Any = object.__new__(GroupConsumer)
    member.handed = InFlightOffsets()
    member.handed.add({HARBOUR: [SimpleNamespace(offset=offset) for offset in handed_out]})
    member._thread = SimpleNamespace(positions=lambda: {Partition("news.raw", 0): Progress(position, 2, end)})

    assert member.lag(in_hand) == ({} if lag is None else {("news.raw", 0): lag})
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
def test_articles_behind_an_open_transaction_are_lag_too_and_can_be_told_apart(
    position: int, stable: int | None, end: int, lag: int, uncommitted: int
) -> None:
    state = SimpleNamespace(_position=position, lso=stable, highwater=end)
    assignment = SimpleNamespace(tps=[HARBOUR], state_value=lambda place: state)
    thread = object.__new__(_Thread)
    thread._consumer = subscribed(SimpleNamespace(assignment=assignment))
    member: Any = object.__new__(GroupConsumer)
    member.handed, member._thread = InFlightOffsets(), thread

    assert member.lag({}) == {HARBOUR: lag}
    assert member.uncommitted().get(Partition(*HARBOUR), 0) == uncommitted


class Deleted(Client):
    """A client whose partitions begin at offset 50."""

    async def beginning_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 50)


def test_articles_that_were_deleted_unread_are_counted_and_named(caplog: pytest.LogCaptureFixture) -> None:
    client = Deleted()
    thread, _ = thread_of(client)
    thread.consumer = SimpleNamespace(group="wiredesk-clean", _read_offset={})  # type: ignore[assignment]

    asyncio.run(thread._go_on_behind_the_deleted({HARBOUR: 9, MARKET: 40}))

    assert thread.deleted_unread == 41 + 10
    assert (client.position[HARBOUR], client.position[MARKET]) == (50, 50)
    assert "news.raw 0: 41 articles, offsets 9 to 49, were deleted before wiredesk-clean read them" in caplog.text
    assert "WIREDESK_RAW_RETENTION_HOURS" in caplog.text


def test_a_topic_that_was_created_again_is_read_from_its_beginning(caplog: pytest.LogCaptureFixture) -> None:
    client, read = Deleted(), {TP(*HARBOUR): 70}
    thread, _ = thread_of(client)
    thread.consumer = SimpleNamespace(group="wiredesk-clean", _read_offset=read)  # type: ignore[assignment]

    asyncio.run(thread._go_on_behind_the_deleted({HARBOUR: 70}))

    assert (thread.deleted_unread, client.position[HARBOUR], read) == (0, 50, {})
    assert "created again" in caplog.text


def test_a_consumer_that_has_no_partitions_yet_says_so_without_an_error() -> None:
    thread = object.__new__(_Thread)

    for consumer in (None, subscribed(None), subscribed(SimpleNamespace(assignment=None))):
        thread._consumer = consumer
        assert thread.positions() == {}


def test_a_commit_whose_partitions_have_all_gone_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    thread, _ = thread_of(Client())
    monkeypatch.setattr(_Thread, "assignment", lambda self: set())

    assert asyncio.run(thread._commit({TP("news.raw", 0): 5})) is False


def test_a_record_is_handed_on_at_once_where_there_is_room_and_waits_interruptibly_where_there_is_none(
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
        told: list[str] = []

        async def take() -> None:
            told.append("taken")

        await member.wait_first(take(), asyncio.Event().wait())
        return told, bool(waited)

    assert asyncio.run(run(room=1)) == (["taken"], False)
    assert asyncio.run(run(room=0)) == ([], True)
