"""One batch after another: worked out, written, passed over; and what becomes of it when partitions are taken away."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from aiokafka.errors import InvalidTimestampError, OutOfOrderSequenceNumber
from faust.types import EventT

from wiredesk.dead_letter import dead_letter, fitted, unreadable_letter
from wiredesk.errors import RefusedRecord
from wiredesk.kafka.delivery import RefusedError
from wiredesk.kafka.reader import unreadable_of, unreadable_place
from wiredesk.message import Message, Partition, plausible_timestamp
from wiredesk.partition_batch import PartitionBatch
from wiredesk.stage import Outcome
from wiredesk.stages.watchdog import end
from wiredesk.telemetry.telemetry import Telemetry

log = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that a rebalance, or a stop, waits for the batch in hand. All members of a group wait for the slowest, so
not longer; what takes longer is read again by whoever gets the partition."""


SETTLE_WITHIN = 1.5
"""Seconds for the last commit of a stage that ends; its producers have as long again to close in."""

WRITTEN_WITHIN = 10.0
"""Seconds more that a batch may take which is being written. It cannot be called back, and the group goes on without
this worker after `member.REBALANCE_SECONDS`: by then no record of it may be on its way any more."""

SMALLEST_LETTER_BYTES = 2048
"""A letter without body, key and the record's own headers, its reason shortened: what takes not even that is no topic
for letters."""

HEARD_EVERY = 0.05
"""Seconds between two looks whether the group has answered a heartbeat."""

CONSEQUENCES = (RefusedError, OutOfOrderSequenceNumber)
"""Errors after which parts can be written again: a refusal, and what it does to others that one producer sends."""


class BatchWriter(Protocol):
    """How a batch's records and offsets reach Kafka: `AtLeastOnce` or `ExactlyOnce`."""

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The parts that are to be worked on."""

    async def write(self, part: PartitionBatch) -> None:
        """Write a part's records."""

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """Make ready to write these parts again, of which the broker refused records."""

    async def settle(self) -> None:
        """Commit what is written, if that is left to do."""

    async def release(self) -> None:
        """The partitions may go to others."""

    async def stop(self) -> None:
        """Close what is open."""


class Batches:
    """Works on batches, one at a time."""

    def __init__(
        self,
        stage: str,
        dead_topic: str,
        work: Callable[[list[Message]], Awaitable[list[Outcome]]],
        delivery: BatchWriter,
        allow: Callable[[Sequence[Outcome]], None],
        generation: Callable[[], int],
        arrived: Callable[[Partition, int], None],
        held: Callable[[], bool],
        telemetry: Telemetry,
        letter_bytes: int,
    ) -> None:
        """Args: what a batch goes through.

        stage: its name, for dead letters.
        dead_topic: where these go.
        work: the outcomes of articles, in their order.
        delivery: how they are written.
        allow: raises where the outcomes are not to be written, since too many articles die.
        generation: the number of the last assignment; partitions may have changed hands since an older one.
        arrived: called with each article's partition and offset; raises if an earlier one is missing.
        held: False when the partitions may be another's already.
        telemetry: metrics, logs and traces.
        letter_bytes: the largest dead letter, with its headers; larger ones are cut.
        """
        self._letter_bytes = letter_bytes
        self._stage, self._dead = stage, dead_topic
        self._work, self._delivery = work, delivery
        self._allow, self._generation, self._arrived = allow, generation, arrived
        self._held, self._telemetry = held, telemetry
        self._released: int | None = None  # the last assignment that was given up
        self._dropped = 0  # batches in hand that were given up
        self._free = asyncio.Event()
        self._free.set()
        self.in_hand: Mapping[Partition, int] = {}
        """The first offset of each partition that the batch in hand has articles of."""
        self.working_since: float | None = None
        """When the articles in hand began to be worked on, by `time.monotonic()`; None while none are."""
        self.writing_since: float | None = None
        """When the records in hand began to be written, by `time.monotonic()`; None while none are."""
        self.finished_at = time.monotonic()
        """When a batch was last finished."""

    @property
    def at_work(self) -> bool:
        """True while a batch is in hand."""
        return not self._free.is_set()

    async def work_on(self, events: Iterable[EventT[bytes]]) -> None:
        """See a batch through: when this returns, its articles are written, or no longer ours to write.

        Raises:
            TooManyDeadError: see `workers/wiredesk/dlq/limits.py`; nothing of the batch is written.
            DroppedError: see `workers/wiredesk/stages/in_flight.py`; nothing of the batch is written.
            aiokafka.errors.KafkaError: the process has to end.
        """
        self._free.clear()
        try:
            generation = self._generation()
            if generation != self._released:
                await self._see_through(self._parts(events, generation), generation)
        finally:
            self.working_since = self.writing_since = None
            self.in_hand = {}
            self.finished_at = time.monotonic()
            self._free.set()

    async def release(self) -> None:
        """The partitions are to go: finish what is in hand if that takes no longer than `PATIENCE`, else drop it."""
        self._released = self._generation()  # first, so that no other batch begins when the one in hand ends
        await self._pause()
        await self._delivery.release()

    async def stop(self) -> None:
        """Commit what is written, so that it is not read and written again, and close what is open."""
        try:
            await asyncio.wait_for(self._delivery.settle(), SETTLE_WITHIN)
        except Exception as error:
            log.warning("what was written last could not be committed and is written again: %r", error)
        await self._delivery.stop()

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._free.wait(), PATIENCE)
        except TimeoutError:
            self._dropped += 1
            if self.writing_since is not None:
                try:
                    await asyncio.wait_for(self._free.wait(), WRITTEN_WITHIN)
                except TimeoutError:
                    end("records are on their way while the group waits for this worker")

    async def _see_through(self, parts: Sequence[PartitionBatch], generation: int) -> None:
        dropped = self._dropped
        self.in_hand = {part.partition: part.articles[0].offset or 0 for part in parts}
        parts = await self._delivery.claim(parts)
        articles = [article for part in parts for article in part.articles]
        if not articles:
            return
        self._telemetry.batch_started(len(articles))
        self.working_since = began = time.monotonic()
        outcomes = iter(await self._work([article for article in articles if article.unreadable is None]))
        self.working_since = None
        self._telemetry.batch_processed(time.monotonic() - began)
        for part in parts:
            part.outcomes = [self._unread(article) or next(outcomes) for article in part.articles]
        self._allow([outcome for part in parts for outcome in part.outcomes])
        # The group's answer to the next heartbeat tells whose the partitions are.
        while not self._held() and self._ours(generation, dropped):  # noqa: ASYNC110  # the lease lives in a thread
            await asyncio.sleep(HEARD_EVERY)
        if not self._ours(generation, dropped):
            log.info("%d articles are left to whoever has their partitions next", len(articles))
            await self._delivery.release()  # again: what `claim` has opened since must not outlast the assignment
            return
        self.writing_since = began = time.monotonic()
        await self._write(parts)
        self._telemetry.batch_written(parts, time.monotonic() - began)

    def _unread(self, article: Message) -> Outcome | None:
        """The letter for what could not be read; None where it could."""
        if article.unreadable is None:
            return None
        log.warning("%s", unreadable_place(article, article.unreadable))
        letter = unreadable_letter(article, article.unreadable, self._stage, self._dead)
        return Outcome("dead", (fitted(letter, self._letter_bytes),))

    def _parts(self, events: Iterable[EventT[bytes]], generation: int) -> list[PartitionBatch]:
        """A batch by partition, without what was fetched before the last assignment: that is fetched again."""
        parts: dict[Partition, PartitionBatch] = {}
        for event in events:
            record, partition = event.message, Partition(*event.message.tp)
            if record.generation_id == generation:
                self._arrived(partition, record.offset)
                parts.setdefault(partition, PartitionBatch(partition, [])).articles.append(_article(event))
        return list(parts.values())

    def _ours(self, generation: int, dropped: int) -> bool:
        return generation == self._generation() and dropped == self._dropped

    async def _write(self, parts: Sequence[PartitionBatch]) -> None:
        while parts:
            ends = await asyncio.gather(*(self._delivery.write(part) for part in parts), return_exceptions=True)
            # Only now: no part may still be written when the process leaves its partitions to others.
            failed = [(part, end) for part, end in zip(parts, ends, strict=True) if end is not None]
            buried = [self._bury(part, end) for part, end in failed if isinstance(end, RefusedError)]
            beyond = next((end for _, end in failed if not isinstance(end, CONSEQUENCES)), None)
            if failed and (beyond is not None or not any(buried)):
                raise beyond or failed[0][1]
            parts = [part for part, _ in failed]
            if parts:
                await self._delivery.renew(parts)

    def _bury(self, part: PartitionBatch, refusal: RefusedError) -> bool:
        """Replace outcomes of which the broker refuses a record by dead letters, and refused letters by smaller ones.

        Records of up to 16 KiB share a refused batch with others. They die together, which only a topic that takes
        less than that brings about: then the limits on the dead end the worker.

        Returns:
            False where nothing is replaced, so that to write again would be in vain.
        """
        refused, before = dict(refusal.refused), list(part.outcomes)
        self._take_in([record for record in refused if record.topic == self._dead])
        for index, outcome in enumerate(before):
            found = next((record for record in outcome.messages if record in refused), None)
            if found is None:
                continue
            if outcome.result == "dead":
                late = isinstance(refused[found], InvalidTimestampError)
                letter = replace(found, timestamp=None) if late else found
            else:
                reason = RefusedRecord(
                    f"the broker does not take its record for {found.topic} ({refused[found]}): raise the topic's "
                    "max.message.bytes (`wiredesk topics apply`), replay"
                )
                letter = dead_letter(part.articles[index], self._stage, self._dead, reason)
            part.outcomes[index] = Outcome("dead", (fitted(letter, self._letter_bytes),), outcome.worked)
        return part.outcomes != before

    def _take_in(self, letters: Sequence[Message]) -> None:
        """Cut letters to half from now on: the broker refuses some, and does not say what it would take."""
        largest = max((letter.size for letter in letters), default=0)
        if largest > SMALLEST_LETTER_BYTES:
            self._letter_bytes = max(SMALLEST_LETTER_BYTES, min(self._letter_bytes, largest) // 2)
            log.warning("%s takes no letter of %d bytes: cut to %d", self._dead, largest, self._letter_bytes)


def _article(event: EventT[bytes]) -> Message:
    record = event.message
    headers = record.headers or ()
    return Message(
        topic=record.topic,
        key=record.key,
        value=record.value,
        headers=tuple(headers.items() if isinstance(headers, Mapping) else headers),
        timestamp=plausible_timestamp(round(record.timestamp * 1000) if record.timestamp else None),
        partition=record.partition,
        offset=record.offset,
        unreadable=unreadable_of(record),
    )
