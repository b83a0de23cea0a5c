"""Processes batches one at a time: claim, process, write, commit; and drops or finishes them in a rebalance."""

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
from wiredesk.kafka.reader import describe_unreadable, unreadable_of
from wiredesk.message import Message, Partition, plausible_timestamp
from wiredesk.partition_batch import PartitionBatch
from wiredesk.stage import Outcome
from wiredesk.stages.watchdog import end
from wiredesk.telemetry.telemetry import Telemetry

log = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that a rebalance or a stop waits for the current batch. All members of a group wait for the slowest; a batch
that takes longer is read again by the next owner of its partitions."""


SETTLE_WITHIN = 1.5
"""Timeout of the last commit of a stopping stage in seconds; closing its producers takes as long again."""

WRITTEN_WITHIN = 10.0
"""Additional seconds for a batch that is being written. A write cannot be cancelled, and the group continues without
this worker after `consumer.REBALANCE_SECONDS`: no record may be in flight by then."""

SMALLEST_LETTER_BYTES = 2048
"""Size of a dead letter without body, key and record headers and with a short reason: `news.dead` must accept it."""

LEASE_CHECK_SECONDS = 0.05
"""Seconds between checks for an answered heartbeat."""

RETRYABLE = (RefusedError, OutOfOrderSequenceNumber)
"""Errors after which batches can be written again: a rejection, and its effect on later records of the producer."""


class BatchWriter(Protocol):
    """Writes the records and offsets of batches to Kafka: `AtLeastOnce` or `ExactlyOnce`."""

    async def claim(self, batches: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The batches to process."""

    async def write(self, batch: PartitionBatch) -> None:
        """Write the records of a partition's batch."""

    async def renew(self, batches: Sequence[PartitionBatch]) -> None:
        """Prepare to write these batches again after the broker rejected records."""

    async def settle(self) -> None:
        """Commit written batches, if not committed yet."""

    async def release(self) -> None:
        """Release the partitions before a rebalance."""

    async def stop(self) -> None:
        """Close the producers."""


class Batches:
    """Processes batches, one at a time."""

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
        """Args: the steps of a batch.

        stage: its name, for dead letters.
        dead_topic: topic of dead letters.
        work: returns the outcomes of articles, in order.
        delivery: writes records and offsets.
        allow: raises if outcomes must not be written because of too many dead letters.
        generation: the number of the current assignment; partitions may have been reassigned since an older one.
        arrived: called with partition and offset of each article; raises if an earlier one is missing.
        held: False if another worker may own the partitions.
        telemetry: metrics, logs and traces.
        letter_bytes: maximum size of a dead letter with its headers; larger ones are truncated.
        """
        self._letter_bytes = letter_bytes
        self._stage, self._dead = stage, dead_topic
        self._work, self._delivery = work, delivery
        self._allow, self._generation, self._arrived = allow, generation, arrived
        self._held, self._telemetry = held, telemetry
        self._released: int | None = None  # the last assignment that was released
        self._dropped = 0  # number of dropped batches
        self._free = asyncio.Event()
        self._free.set()
        self.in_batch: Mapping[Partition, int] = {}
        """The first offset of each partition in the current batch."""
        self.working_since: float | None = None
        """When processing of the current batch started, by `time.monotonic()`; None if not processing."""
        self.writing_since: float | None = None
        """When writing of the current batch started, by `time.monotonic()`; None if not writing."""
        self.finished_at = time.monotonic()
        """When the last batch was finished."""

    @property
    def at_work(self) -> bool:
        """True while a batch is processed or written."""
        return not self._free.is_set()

    async def work_on(self, events: Iterable[EventT[bytes]]) -> None:
        """Process a batch: when this returns, its articles are written, or their partitions are reassigned.

        Raises:
            TooManyDeadError: see `wiredesk.dlq.limits`; nothing of the batch is written.
            DroppedError: see `wiredesk.stages.in_flight`; nothing of the batch is written.
            aiokafka.errors.KafkaError: the process must end.
        """
        self._free.clear()
        try:
            generation = self._generation()
            if generation != self._released:
                await self._process(self._by_partition(events, generation), generation)
        finally:
            self.working_since = self.writing_since = None
            self.in_batch = {}
            self.finished_at = time.monotonic()
            self._free.set()

    async def release(self) -> None:
        """Before a rebalance: finish the current batch if that takes no longer than `PATIENCE`, else drop it."""
        self._released = self._generation()  # first, so that no other batch starts when the current one ends
        await self._pause()
        await self._delivery.release()

    async def stop(self) -> None:
        """Commit written batches, so that they are not read and written again, and close the producers."""
        try:
            await asyncio.wait_for(self._delivery.settle(), SETTLE_WITHIN)
        except Exception as error:
            log.warning("the last commit failed, its records will be written again: %r", error)
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
                    end("records are still in flight while the group waits for this worker")

    async def _process(self, batches: Sequence[PartitionBatch], generation: int) -> None:
        dropped = self._dropped
        self.in_batch = {batch.partition: batch.articles[0].offset or 0 for batch in batches}
        batches = await self._delivery.claim(batches)
        articles = [article for batch in batches for article in batch.articles]
        if not articles:
            return
        self._telemetry.batch_started(len(articles))
        self.working_since = started = time.monotonic()
        outcomes = iter(await self._work([article for article in articles if article.unreadable is None]))
        self.working_since = None
        self._telemetry.batch_processed(time.monotonic() - started)
        for batch in batches:
            batch.outcomes = [self._unreadable_outcome(article) or next(outcomes) for article in batch.articles]
        self._allow([outcome for batch in batches for outcome in batch.outcomes])
        # The next answered heartbeat confirms that the partitions are still owned.
        while not self._held() and self._ours(generation, dropped):  # noqa: ASYNC110  # the lease is renewed by a thread
            await asyncio.sleep(LEASE_CHECK_SECONDS)
        if not self._ours(generation, dropped):
            log.info("%d articles are left to the next owner of their partitions", len(articles))
            await self._delivery.release()  # again: producers opened by `claim` must not outlive the assignment
            return
        self.writing_since = started = time.monotonic()
        await self._write(batches)
        self._telemetry.batch_written(batches, time.monotonic() - started)

    def _unreadable_outcome(self, article: Message) -> Outcome | None:
        """The dead letter for an unreadable record; None if it is readable."""
        if article.unreadable is None:
            return None
        log.warning("%s", describe_unreadable(article, article.unreadable))
        letter = unreadable_letter(article, article.unreadable, self._stage, self._dead)
        return Outcome("dead", (fitted(letter, self._letter_bytes),))

    def _by_partition(self, events: Iterable[EventT[bytes]], generation: int) -> list[PartitionBatch]:
        """The batch by partition, without records fetched before the last assignment: they are fetched again."""
        batches: dict[Partition, PartitionBatch] = {}
        for event in events:
            record, partition = event.message, Partition(*event.message.tp)
            if record.generation_id == generation:
                self._arrived(partition, record.offset)
                batches.setdefault(partition, PartitionBatch(partition, [])).articles.append(_article(event))
        return list(batches.values())

    def _ours(self, generation: int, dropped: int) -> bool:
        return generation == self._generation() and dropped == self._dropped

    async def _write(self, batches: Sequence[PartitionBatch]) -> None:
        while batches:
            ends = await asyncio.gather(*(self._delivery.write(batch) for batch in batches), return_exceptions=True)
            # Only now: no write may be in flight when the partitions are released.
            failed = [(batch, end) for batch, end in zip(batches, ends, strict=True) if end is not None]
            replaced = [self._replace_rejected(batch, end) for batch, end in failed if isinstance(end, RefusedError)]
            fatal = next((end for _, end in failed if not isinstance(end, RETRYABLE)), None)
            if failed and (fatal is not None or not any(replaced)):
                raise fatal or failed[0][1]
            batches = [batch for batch, _ in failed]
            if batches:
                await self._delivery.renew(batches)

    def _replace_rejected(self, batch: PartitionBatch, refusal: RefusedError) -> bool:
        """Replace outcomes with rejected records by dead letters, and rejected letters by smaller ones.

        Records of up to 16 KiB share a rejected Kafka batch with others and become dead letters together. That needs a
        topic with a smaller limit; then the limits on dead letters stop the worker.

        Returns:
            False if nothing is replaced, so that writing again would fail again.
        """
        refused, before = dict(refusal.refused), list(batch.outcomes)
        self._shrink_letters([record for record in refused if record.topic == self._dead])
        for index, outcome in enumerate(before):
            found = next((record for record in outcome.messages if record in refused), None)
            if found is None:
                continue
            if outcome.result == "dead":
                late = isinstance(refused[found], InvalidTimestampError)
                letter = replace(found, timestamp=None) if late else found
            else:
                reason = RefusedRecord(
                    f"the broker rejects its record for {found.topic} ({refused[found]}): raise the topic's "
                    "max.message.bytes (`wiredesk topics apply`), replay"
                )
                letter = dead_letter(batch.articles[index], self._stage, self._dead, reason)
            batch.outcomes[index] = Outcome("dead", (fitted(letter, self._letter_bytes),), outcome.worked)
        return batch.outcomes != before

    def _shrink_letters(self, letters: Sequence[Message]) -> None:
        """Halve the maximum size of dead letters: the broker rejects some and does not report its limit."""
        largest = max((letter.size for letter in letters), default=0)
        if largest > SMALLEST_LETTER_BYTES:
            self._letter_bytes = max(SMALLEST_LETTER_BYTES, min(self._letter_bytes, largest) // 2)
            log.warning(
                "%s rejects dead letters of %d bytes: truncating them to %d", self._dead, largest, self._letter_bytes
            )


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
