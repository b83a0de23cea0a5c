import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError, OutOfOrderSequenceNumber

from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.delivery import RefusedError
from wiredesk.message import Message, Partition, Unreadable
from wiredesk.partition_batch import PartitionBatch
from wiredesk.stage import Outcome
from wiredesk.stages import batches as module
from wiredesk.stages.batches import Batches
from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus
from wiredesk.telemetry.telemetry import Telemetry

HARBOUR, MARKET = Partition("news.raw", 0), Partition("news.raw", 1)


def event(partition: Partition, offset: int, assignment: int = 1) -> Any:
    record = SimpleNamespace(
        topic=partition.topic,
        partition=partition.partition,
        offset=offset,
        tp=partition,
        key=b"ferry-%d" % offset,
        value=b"The boat is back.",
        headers=None,
        timestamp=1.0,
        generation_id=assignment,
    )
    return SimpleNamespace(message=record)


@dataclass
class Written:
    """A fake of Kafka: stores written records, and rejects those of selected articles."""

    parts: list[tuple[Partition, int]] = field(default_factory=list)
    records: list[Message] = field(default_factory=list)
    refuses: set[bytes] = field(default_factory=set)
    fails: dict[Partition, Exception] = field(default_factory=dict)
    takes_letters_of: int = 1 << 30
    """Maximum bytes."""
    settled: list[tuple[Partition, int]] = field(default_factory=list)
    released: int = 0

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        return parts

    async def write(self, part: PartitionBatch) -> None:
        await asyncio.sleep(0)
        if error := self.fails.get(part.partition):
            raise error
        refused = [record for record in part.records if self._refused(record)]
        if refused:
            raise RefusedError([(record, MessageSizeTooLargeError()) for record in refused])
        self.records += part.records
        self.parts.append((part.partition, part.next_offset))

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        self.fails.clear()

    def _refused(self, record: Message) -> bool:
        if record.topic == "news.dead":
            return record.size > self.takes_letters_of
        return record.key in self.refuses

    async def settle(self) -> None:
        self.settled, self.parts = [*self.settled, *self.parts], []

    async def release(self) -> None:
        self.released += 1

    async def stop(self) -> None: ...


@dataclass
class Desk:
    """Batches that write to `Written`, with conditions that tests change."""

    written: Written = field(default_factory=Written)
    assignment: int = 1
    held: bool = True
    worked: asyncio.Event = field(default_factory=asyncio.Event)
    allow: Any = field(default=lambda outcomes: None)
    arrived: list[tuple[Partition, int]] = field(default_factory=list)
    letter_bytes: int = 1 << 20
    metrics: Metrics = field(default_factory=lambda: Metrics("clean", StageStatus()))

    def __post_init__(self) -> None:
        self.worked.set()
        self.batches = Batches(
            "clean",
            "news.dead",
            self.work,
            self.written,
            lambda outcomes: self.allow(outcomes),
            lambda: self.assignment,
            lambda partition, offset: self.arrived.append((partition, offset)),
            lambda: self.held,
            Telemetry(self.metrics),
            self.letter_bytes,
        )

    async def work(self, articles: list[Message]) -> list[Outcome]:
        await self.worked.wait()
        return [Outcome("published", (Message("news.clean", article.key, b"{}"),)) for article in articles]

    def see_through(self, *events: Any) -> None:
        asyncio.run(self.batches.work_on(events))


def keys(records: Iterable[Message]) -> list[bytes | None]:
    return [record.key for record in records]


def test_a_batch_is_written_by_partition_in_the_order_of_its_articles() -> None:
    desk = Desk()

    desk.see_through(event(HARBOUR, 4), event(MARKET, 9), event(HARBOUR, 5))

    assert desk.written.parts == [(HARBOUR, 6), (MARKET, 10)]
    assert keys(desk.written.records) == [b"ferry-4", b"ferry-5", b"ferry-9"]
    assert desk.metrics.by_result == {"published": 3}


def test_articles_fetched_before_the_last_assignment_are_ignored() -> None:
    desk = Desk(assignment=2)

    desk.see_through(event(HARBOUR, 4, assignment=1), event(HARBOUR, 3, assignment=2))

    assert desk.written.parts == [(HARBOUR, 4)]


def test_only_the_article_of_a_rejected_record_becomes_a_dead_letter() -> None:
    desk = Desk(Written(refuses={b"ferry-5"}))

    desk.see_through(event(HARBOUR, 4), event(HARBOUR, 5), event(HARBOUR, 6))

    kept, letter, after = desk.written.records
    assert [kept.key, after.key] == [b"ferry-4", b"ferry-6"]
    assert (letter.topic, letter.key, letter.value) == ("news.dead", b"ferry-5", b"The boat is back.")
    assert letter.header(PREFIX + "exception.class.name") == "RefusedRecord"
    assert "max.message.bytes" in (letter.header(PREFIX + "exception.message") or "")
    assert desk.metrics.by_result == {"published": 2, "dead": 1}


def test_a_failed_partition_ends_the_batch_only_after_the_others_are_written() -> None:
    desk = Desk(Written(fails={HARBOUR: KafkaTimeoutError()}))

    with pytest.raises(KafkaTimeoutError):
        desk.see_through(event(HARBOUR, 4), event(MARKET, 9))

    assert desk.written.parts == [(MARKET, 10)]


def test_nothing_is_written_of_a_batch_that_exceeds_the_limits_on_dead_letters() -> None:
    def refuse(outcomes: Sequence[Outcome]) -> None:
        raise RuntimeError("too many dead")

    desk = Desk(allow=refuse)

    with pytest.raises(RuntimeError):
        desk.see_through(event(HARBOUR, 4))

    assert not desk.written.records


def test_partitions_affected_by_a_rejection_are_written_again() -> None:
    desk = Desk(Written(refuses={b"ferry-5"}, fails={MARKET: OutOfOrderSequenceNumber()}))

    desk.see_through(event(HARBOUR, 5), event(MARKET, 9))

    assert desk.metrics.by_result == {"published": 1, "dead": 1}
    assert sorted(desk.written.parts) == [(HARBOUR, 6), (MARKET, 10)]


def test_nothing_is_written_before_a_heartbeat_confirms_the_partitions() -> None:
    desk = Desk(held=False)

    async def run() -> None:
        batch = asyncio.create_task(desk.batches.work_on([event(HARBOUR, 4)]))
        await asyncio.sleep(0.2)
        assert not desk.written.records
        desk.held = True  # a heartbeat was answered
        await batch
        assert desk.written.parts == [(HARBOUR, 5)]

        desk.held = False
        batch = asyncio.create_task(desk.batches.work_on([event(HARBOUR, 5)]))
        await asyncio.sleep(0.1)
        desk.assignment = 2  # the group has reassigned the partitions
        await batch
        assert desk.written.parts == [(HARBOUR, 5)]

    asyncio.run(run())


def test_a_rebalance_waits_for_the_current_batch() -> None:
    desk = Desk()

    async def run() -> None:
        desk.worked.clear()
        batch = asyncio.create_task(desk.batches.work_on([event(HARBOUR, 4)]))
        await asyncio.sleep(0)
        releasing = asyncio.create_task(desk.batches.release())
        await asyncio.sleep(0.01)
        assert not releasing.done()
        desk.worked.set()
        await asyncio.gather(batch, releasing)

    asyncio.run(run())

    assert desk.written.parts == [(HARBOUR, 5)]
    assert desk.written.released == 1


def test_no_batch_starts_after_the_one_that_a_rebalance_waits_for() -> None:
    desk = Desk()

    async def take() -> None:
        await desk.batches.work_on([event(HARBOUR, 4)])
        await desk.batches.work_on([event(HARBOUR, 5)])

    async def run() -> None:
        desk.worked.clear()
        batches = asyncio.create_task(take())
        await asyncio.sleep(0)
        releasing = asyncio.create_task(desk.batches.release())
        await asyncio.sleep(0.01)
        desk.worked.set()
        await asyncio.gather(batches, releasing)

    asyncio.run(run())

    assert desk.written.parts == [(HARBOUR, 5)]


def test_a_batch_that_takes_too_long_for_a_rebalance_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    desk = Desk()

    async def run() -> None:
        desk.worked.clear()
        batch = asyncio.create_task(desk.batches.work_on([event(HARBOUR, 4)]))
        await asyncio.sleep(0)
        await desk.batches.release()
        desk.worked.set()
        await batch

    asyncio.run(run())

    assert not desk.written.records


def test_no_batch_starts_between_release_and_assignment() -> None:
    desk = Desk()

    async def run() -> None:
        await desk.batches.release()
        await desk.batches.work_on([event(HARBOUR, 4)])
        assert not desk.written.records
        desk.assignment = 2
        await desk.batches.work_on([event(HARBOUR, 4, assignment=2)])

    asyncio.run(run())

    assert desk.written.parts == [(HARBOUR, 5)]


def unreadable(partition: Partition, offset: int, last: int) -> Any:
    found = event(partition, offset)
    found.message.key, found.message.value = None, b"bytes of a batch"
    found.message.checksum = Unreadable("batch", "a number without an end", last, 16, "hash")
    return found


def test_an_unreadable_record_is_a_dead_letter_and_its_last_offset_is_committed() -> None:
    desk = Desk()

    desk.see_through(event(HARBOUR, 1), unreadable(HARBOUR, 2, 7), event(HARBOUR, 8))

    assert [record.topic for record in desk.written.records] == ["news.clean", "news.dead", "news.clean"]
    letter = desk.written.records[1]
    assert letter.value == b"bytes of a batch"
    headers = {name: letter.header(PREFIX + name) for name in ("partition", "offset", "last.offset", "body", "stage")}
    assert headers == {"partition": "0", "offset": "2", "last.offset": "7", "body": "batch", "stage": "clean"}
    assert letter.header(PREFIX + "exception.class.name") == "UnreadableRecord"
    assert desk.written.parts == [(HARBOUR, 9)]


def test_the_offsets_of_a_trailing_unreadable_record_are_committed() -> None:
    desk = Desk()

    desk.see_through(unreadable(HARBOUR, 2, 7))

    assert desk.written.parts == [(HARBOUR, 8)]


@pytest.mark.parametrize("takes", [500_000, 70_000, 10_000, 2_500])
def test_a_rejected_dead_letter_is_truncated_until_it_fits(takes: int) -> None:
    desk = Desk(letter_bytes=1 << 20)
    desk.written.takes_letters_of = takes
    large = event(HARBOUR, 3)
    large.message.value, large.message.headers = b"boat" * 250_000, [("note", b"x" * 3000)]
    large.message.checksum = Unreadable("oversized", "too large", 3, 5_000_000, "hash")

    desk.see_through(large, event(HARBOUR, 4))

    letter = next(record for record in desk.written.records if record.topic == "news.dead")
    assert letter.size <= takes
    assert letter.header(PREFIX + "body") == "cut"
    assert letter.header(PREFIX + "body.bytes") == "5000000"
    assert letter.header(PREFIX + "offset") == "3"
    assert desk.written.parts == [(HARBOUR, 5)]


def test_a_topic_that_accepts_no_dead_letter_ends_the_worker() -> None:
    desk = Desk()
    desk.written.takes_letters_of = 100

    with pytest.raises(RefusedError):
        desk.see_through(unreadable(HARBOUR, 2, 7))


def test_a_stopping_worker_commits_what_it_has_written() -> None:
    desk = Desk()

    async def end() -> None:
        await desk.batches.work_on([event(HARBOUR, 1)])
        desk.written.fails[HARBOUR] = KafkaTimeoutError()
        with pytest.raises(KafkaTimeoutError):
            await desk.batches.work_on([event(HARBOUR, 2)])
        await desk.batches.stop()

    asyncio.run(end())

    assert desk.written.settled == [(HARBOUR, 2)]
