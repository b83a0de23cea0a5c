"""Decodes the record batches of one fetch: readable records, and a placeholder record for each unreadable range.

Nothing here raises on what a broker sends. A damaged batch is fetched a second time, since most damage happens in
transit; then only this batch is skipped. The placeholder passes through a stage in order, so that its offset is
committed like any other.
"""

import hashlib
import logging
import struct
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from aiokafka import TopicPartition
from aiokafka.record.control_record import ABORT_MARKER, ControlRecord
from aiokafka.structs import ConsumerRecord

from wiredesk.kafka.fetch.legacy_batch import LegacyBatch
from wiredesk.kafka.fetch.record_batch import HEADER, FetchedRecord, RecordBatch, unreadable_batch

OFFSET_AND_LENGTH = 12
MAGIC_INDEX = 16
LEGACY_BYTES = 26
"""The smallest message of format 0."""

HELD_RECORDS = 2
"""How many records of the maximum size one fetch may hold decompressed; the rest is fetched again. The fetch of one
partition can hold thousands of highly compressed records."""

log = logging.getLogger(__name__)

Batch = RecordBatch | LegacyBatch


@dataclass(frozen=True, slots=True)
class Gap:
    """Offsets before a batch whose base offset is larger than expected."""

    begins: int
    probed: int
    """The last offset of that batch according to its header; the broker returns the same batch for it, unless the
    header is wrong."""
    batch: bytes
    """The hash of that batch."""


@dataclass(slots=True)
class Faults:
    """The damage that a consumer has found, by partition."""

    retried: dict[TopicPartition, int] = field(default_factory=dict)
    """The offset at which a fetch found damage; if it is found there again, the batch is skipped."""
    skipped: dict[TopicPartition, bytes] = field(default_factory=dict)
    """The hash of the last skipped batch. If its end is unknown, it is fetched again for each offset."""

    gaps: dict[TopicPartition, Gap] = field(default_factory=dict)
    """The next fetch checks whether the broker has this batch after the gap."""
    misplaced: dict[TopicPartition, bytes] = field(default_factory=dict)
    """The hash of a batch that the broker does not have at its base offset."""

    def forget(self, partition: TopicPartition) -> None:
        """Reading has continued after a damaged batch."""
        self.retried.pop(partition, None)
        self.skipped.pop(partition, None)
        self.misplaced.pop(partition, None)


class FetchedRecords:
    """An iterator over records. Replaces aiokafka's `PartitionRecords`; the fetcher uses only this interface.

    Args:
        partition: the partition.
        data: the fetched record batches; the last may be cut off. Empty if the broker reports them as corrupt.
        aborted: producer id and first offset of each aborted transaction; its records are left out.
        offset: the requested offset.
        end: the high watermark of the partition; None if unknown.
        max_bytes: size of the largest record that is returned whole.
        faults: the consumer's; updated here.
    """

    def __init__(
        self,
        partition: TopicPartition,
        data: bytes,
        aborted: Sequence[tuple[int, int]] | None,
        offset: int,
        end: int | None,
        max_bytes: int,
        faults: Faults,
    ) -> None:
        self.next_fetch_offset = offset
        self._partition, self._data, self._end = partition, data, end
        self._aborted = sorted(aborted or (), key=lambda transaction: transaction[1])
        self._aborted_producers: set[int] = set()
        self._max_bytes, self._faults = max_bytes, faults
        self._iterator = self._records()

    def __iter__(self) -> "FetchedRecords":
        return self

    def __next__(self) -> ConsumerRecord[bytes | None, bytes | None]:
        record = next(self._iterator)
        key, value = record.key, record.value
        # `checksum` exists for single messages of the old formats. Nothing reads it and Faust passes it on unchanged,
        # so it carries `Unreadable`.
        return ConsumerRecord(
            self._partition.topic,
            self._partition.partition,
            record.offset,
            record.timestamp,
            record.timestamp_type,
            key,
            value,
            record.unreadable,
            -1 if key is None else len(key),
            -1 if value is None else len(value),
            record.headers,
        )

    def _records(self) -> Iterator[FetchedRecord]:
        if self._gap_was_wrong():
            return
        if not self._data:
            yield from self._skip(None, 0, 0, "the broker reports corrupt data in its log")
        index = held = 0
        while index < len(self._data):
            batch, size, fault = read_batch(self._data, index, self.next_fetch_offset, self._end)
            if batch is not None and fault is None and self._is_skipped(batch):
                fault = "a batch that was skipped before"
            if fault is None and isinstance(batch, RecordBatch) and batch.base_offset > self.next_fetch_offset:
                fault = self._gap_fault(batch, index + size)
                if fault is None and not self._gap_is_confirmed(batch, index + size):
                    return
            if fault is not None:
                if index and batch is None and index + size >= len(self._data):
                    return  # cut off, as the last batch of a fetch may be: the next fetch begins with it
                next_is_here = yield from self._skip(batch, index, size, fault)
                if not next_is_here:
                    return
            elif batch is not None and not self._is_left_out(batch):
                for record in self._records_of(batch):
                    if record.next_offset <= self.next_fetch_offset:
                        continue
                    if record.unreadable is not None:
                        record = replace(record, offset=max(record.offset, self.next_fetch_offset))
                    self.next_fetch_offset = record.next_offset
                    held += len(record.key or b"") + len(record.value or b"")
                    yield record
                    if held > HELD_RECORDS * self._max_bytes:
                        return
            if batch is not None and fault is None:
                self._faults.forget(self._partition)
                self.next_fetch_offset = max(self.next_fetch_offset, batch.last_offset + 1)
                if batch.is_control and not self._end_transaction(batch):
                    return
            index += size

    def _records_of(self, batch: Batch) -> Iterator[FetchedRecord]:
        try:
            yield from batch.records(self._max_bytes)
        except Exception as error:  # a bug in our decoder must not stop the stage either
            log.error("reading %s failed", self._partition, exc_info=True)
            expected, last = self.next_fetch_offset, batch.last_offset
            yield unreadable_batch(batch.data, expected, max(expected, last), repr(error), self._max_bytes)

    def _skip(self, batch: Batch | None, index: int, size: int, fault: str) -> Generator[FetchedRecord, None, bool]:
        """Skip a damaged batch with a placeholder record; True if what follows it is in this fetch."""
        data, expected = self._data[index : index + size], self.next_fetch_offset
        digest = _digest(data)
        if self._faults.skipped.get(self._partition) == digest:  # its end is unknown: it covers the next offset too
            self.next_fetch_offset = expected + 1
            return False
        if self._faults.retried.get(self._partition) != expected:
            self._faults.retried[self._partition] = expected
            return False
        following, next_is_here = self._after(batch, index + size)
        self.next_fetch_offset, self._faults.skipped[self._partition] = following, digest
        yield unreadable_batch(data, expected, following - 1, fault, self._max_bytes)
        return next_is_here

    def _after(self, damaged: Batch | None, index: int) -> tuple[int, bool]:
        """The offset to read after a damaged batch, and whether it is in this fetch.

        It is taken from the damaged batch's header and the intact batch that follows if they agree, or from the header
        alone if that is consistent with itself and the partition. Otherwise the next offset is tried: fetching a batch
        twice is better than missing one.
        """
        expected = self.next_fetch_offset
        following = None if damaged is None else self._intact(index)
        if damaged is not None and following is not None and following.base_offset > expected:
            agreed = (expected + 1,) if damaged.intact else (expected + 1, damaged.last_offset + 1)
            return (following.base_offset, True) if following.base_offset in agreed else (expected + 1, False)
        if (
            isinstance(damaged, RecordBatch)
            and not damaged.intact  # otherwise it is its base offset that is wrong
            and damaged.consistent
            and damaged.base_offset <= expected <= damaged.last_offset
            and (self._end is None or damaged.last_offset < self._end)
        ):
            return damaged.last_offset + 1, False
        return expected + 1, False

    def _is_skipped(self, batch: Batch) -> bool:
        """Whether this batch was skipped for a wrong base offset, which can equal an offset tried later."""
        skipped = self._faults.skipped.get(self._partition)
        return skipped is not None and skipped == _digest(batch.data)

    def _gap_fault(self, batch: RecordBatch, next_index: int) -> str | None:
        """What is wrong with a batch after a gap; compaction leaves gaps too.

        No checksum covers the base offset, and trusting a wrong one would skip all records before it.
        """
        following = self._intact(next_index)
        if following is not None and following.base_offset <= batch.last_offset:
            return f"a batch with offsets to {batch.last_offset}, which overlaps the next batch"
        if self._faults.misplaced.get(self._partition) == _digest(batch.data):
            return f"a batch with offsets from {batch.base_offset}, where the broker has another one"
        return None

    def _gap_is_confirmed(self, batch: RecordBatch, next_index: int) -> bool:
        """Whether the next batch confirms the gap; if not, the next fetch requests the batch's last offset."""
        if self._intact(next_index) is not None:
            return True
        self._faults.gaps[self._partition] = Gap(self.next_fetch_offset, batch.last_offset, _digest(batch.data))
        self.next_fetch_offset = batch.last_offset
        return False

    def _gap_was_wrong(self) -> bool:
        """Whether this fetch probed a gap and the broker has another batch there: then reading goes back."""
        gap = self._faults.gaps.pop(self._partition, None)
        if gap is None or gap.probed != self.next_fetch_offset:
            return False
        batch = self._intact(0)
        if batch is not None and _digest(batch.data) == gap.batch:
            self.next_fetch_offset = batch.base_offset
            return False
        self._faults.misplaced[self._partition], self._faults.retried[self._partition] = gap.batch, gap.begins
        self.next_fetch_offset = gap.begins
        return True

    def _intact(self, index: int) -> RecordBatch | None:
        """The batch at an index if it is intact and of the current format."""
        if index >= len(self._data):
            return None
        batch, _, fault = read_batch(self._data, index, self.next_fetch_offset, self._end)
        return batch if isinstance(batch, RecordBatch) and fault is None else None

    def _is_left_out(self, batch: Batch) -> bool:
        """Whether the batch is a control batch, or belongs to an aborted transaction."""
        while self._aborted and self._aborted[0][1] <= batch.base_offset:
            self._aborted_producers.add(self._aborted.pop(0)[0])
        return batch.is_control or (batch.is_transactional and batch.producer_id in self._aborted_producers)

    def _end_transaction(self, batch: Batch) -> bool:
        """Process a transaction marker; False if it is unreadable, so that the next fetch lists what is aborted."""
        marker = next(batch.records(self._max_bytes), None)
        if marker is None or marker.unreadable is not None or len(marker.key or b"") < 4:
            return False
        if ControlRecord.parse(marker.key) == ABORT_MARKER:
            self._aborted_producers.discard(batch.producer_id)
        return True


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def read_batch(data: bytes, index: int, expected: int, end: int | None) -> tuple[Batch | None, int, str | None]:
    """The batch at an index of the fetched bytes, its size in bytes, and its fault, if any.

    The batch is None if its header is unreadable; the size is then that of all remaining bytes.

    Args:
        data: the bytes of a fetch.
        index: where the batch begins.
        expected: the next offset to read.
        end: the high watermark of the partition; None if unknown.
    """
    left = len(data) - index
    length = struct.unpack_from(">i", data, index + 8)[0] if left >= OFFSET_AND_LENGTH else 0
    size, magic = OFFSET_AND_LENGTH + length, data[index + MAGIC_INDEX] if left > MAGIC_INDEX else None
    if magic is None or size > left:
        return None, left, f"a batch of {size} bytes of which {left} arrived"
    if magic > 2:
        return None, left, f"a batch of the unknown format {magic}"
    if size < (HEADER.size if magic == 2 else LEGACY_BYTES):
        return None, left, f"a batch of {size} bytes, less than its header"
    batch: Batch = RecordBatch(data[index : index + size]) if magic == 2 else LegacyBatch(data[index : index + size])
    if not batch.intact:
        return batch, size, "a batch that does not match its checksum"
    if batch.last_offset < expected or batch.base_offset > batch.last_offset:
        return (
            batch,
            size,
            f"a batch with offsets from {batch.base_offset} to {batch.last_offset}, expected {expected}",
        )
    if end is not None and batch.last_offset >= end:
        return batch, size, f"a batch with offsets to {batch.last_offset} where the partition ends at {end}"
    return batch, size, None
