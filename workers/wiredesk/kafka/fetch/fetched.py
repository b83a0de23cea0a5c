"""What one fetch brought of a partition: good records, and for what cannot be read one that says so.

Nothing here raises on what a broker sends. A batch that is damaged is fetched a second time, since most damage happens
on the way; then it is skipped, and no record beside it. What is skipped comes out as a record too, so that it passes
through a stage in its turn and its offset is committed like any other.
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
MAGIC_AT = 16
LEGACY_BYTES = 26
"""The smallest message of format 0."""

HELD_RECORDS = 2
"""Largest records whose values one fetch may hold unpacked; what is left of it is fetched again. A partition's fetch
can hold thousands of well packed records."""

log = logging.getLogger(__name__)

Batch = RecordBatch | LegacyBatch


@dataclass(frozen=True, slots=True)
class Gap:
    """Offsets that reading passed over because a batch claims to be the first behind them."""

    begins: int
    looked_at: int
    """The last offset of that batch, by its header: the broker sends the same batch for it, unless that is false."""
    batch: bytes
    """The hash of that batch."""


@dataclass(slots=True)
class Faults:
    """What a consumer has found damaged, by partition."""

    tried: dict[TopicPartition, int] = field(default_factory=dict)
    """The offset at which a fetch found damage; found there again, it is skipped."""
    skipped: dict[TopicPartition, bytes] = field(default_factory=dict)
    """The hash of the batch that was skipped last. Where its end is not known, it is fetched again for each offset."""

    gaps: dict[TopicPartition, Gap] = field(default_factory=dict)
    """Where the next fetch looks whether the broker has that batch behind the gap."""
    false: dict[TopicPartition, bytes] = field(default_factory=dict)
    """The hash of a batch that the broker does not have where its first offset says."""

    def forget(self, place: TopicPartition) -> None:
        """Reading goes on behind a damaged batch."""
        self.tried.pop(place, None)
        self.skipped.pop(place, None)
        self.false.pop(place, None)


class FetchedRecords:
    """An iterator over records; stands in for aiokafka's `PartitionRecords`, of which the fetcher uses just that.

    Args:
        place: the partition.
        data: the record batches as they came; the last may be cut off. Empty where the broker calls them corrupt.
        aborted: producer and first offset of each transaction that was taken back; its records are left out.
        offset: where the fetch began.
        end: the partition's end, behind which no record can be; None where it is not known.
        largest: bytes of the largest record that is returned whole.
        faults: the consumer's; changed here.
    """

    def __init__(
        self,
        place: TopicPartition,
        data: bytes,
        aborted: Sequence[tuple[int, int]] | None,
        offset: int,
        end: int | None,
        largest: int,
        faults: Faults,
    ) -> None:
        self.next_fetch_offset = offset
        self._place, self._data, self._end = place, data, end
        self._aborted = sorted(aborted or (), key=lambda transaction: transaction[1])
        self._taken_back: set[int] = set()
        self._largest, self._faults = largest, faults
        self._iterator = self._records()

    def __iter__(self) -> "FetchedRecords":
        return self

    def __next__(self) -> ConsumerRecord[bytes | None, bytes | None]:
        record = next(self._iterator)
        key, value = record.key, record.value
        # The checksum is that of single messages in the old formats; nobody reads it, and Faust passes it on as it is.
        return ConsumerRecord(
            self._place.topic,
            self._place.partition,
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
        if self._gap_was_false():
            return
        if not self._data:
            yield from self._skip(None, 0, 0, "what the broker cannot read from its own log")
        at = held = 0
        while at < len(self._data):
            batch, size, fault = read_batch(self._data, at, self.next_fetch_offset, self._end)
            if batch is not None and fault is None and self._is_skipped(batch):
                fault = "a batch that was skipped"
            if fault is None and isinstance(batch, RecordBatch) and batch.base_offset > self.next_fetch_offset:
                fault = self._false_gap(batch, at + size)
                if fault is None and not self._gap_is_sure(batch, at + size):
                    return
            if fault is not None:
                if at and batch is None and at + size >= len(self._data):
                    return  # cut off, as the last batch of a fetch may be: the next fetch begins with it
                goes_on = yield from self._skip(batch, at, size, fault)
                if not goes_on:
                    return
            elif batch is not None and not self._is_left_out(batch):
                for record in self._of(batch):
                    if record.next_offset <= self.next_fetch_offset:
                        continue
                    if record.unreadable is not None:
                        record = replace(record, offset=max(record.offset, self.next_fetch_offset))
                    self.next_fetch_offset = record.next_offset
                    held += len(record.key or b"") + len(record.value or b"")
                    yield record
                    if held > HELD_RECORDS * self._largest:
                        return
            if batch is not None and fault is None:
                self._faults.forget(self._place)
                self.next_fetch_offset = max(self.next_fetch_offset, batch.last_offset + 1)
                if batch.is_control and not self._ended(batch):
                    return
            at += size

    def _of(self, batch: Batch) -> Iterator[FetchedRecord]:
        try:
            yield from batch.records(self._largest)
        except Exception as error:  # a fault of ours; it must not stop the stage any more than one of the batch's
            log.error("reading %s failed", self._place, exc_info=True)
            due, last = self.next_fetch_offset, batch.last_offset
            yield unreadable_batch(batch.data, due, max(due, last), repr(error), self._largest)

    def _skip(self, batch: Batch | None, at: int, size: int, fault: str) -> Generator[FetchedRecord, None, bool]:
        """Go on behind a damaged batch, and say so in a record; True where what follows it is at hand."""
        data, due = self._data[at : at + size], self.next_fetch_offset
        digest = _digest(data)
        if self._faults.skipped.get(self._place) == digest:  # its end is not known, so it is the next offset's too
            self.next_fetch_offset = due + 1
            return False
        if self._faults.tried.get(self._place) != due:
            self._faults.tried[self._place] = due
            return False
        following, goes_on = self._behind(batch, at + size)
        self.next_fetch_offset, self._faults.skipped[self._place] = following, digest
        yield unreadable_batch(data, due, following - 1, fault, self._largest)
        return goes_on

    def _behind(self, damaged: Batch | None, at: int) -> tuple[int, bool]:
        """The offset to go on at behind a damaged batch, and whether that is at hand.

        The damaged batch's header and the intact batch that follows tell it where they agree; the header alone, where
        it agrees with itself and with the partition. Otherwise the next offset is tried: rather one batch fetched twice
        than one left out.
        """
        due = self.next_fetch_offset
        following = None if damaged is None else self._intact(at)
        if damaged is not None and following is not None and following.base_offset > due:
            agreed = (due + 1,) if damaged.intact else (due + 1, damaged.last_offset + 1)
            return (following.base_offset, True) if following.base_offset in agreed else (due + 1, False)
        if (
            isinstance(damaged, RecordBatch)
            and not damaged.intact  # else its first offset is what is wrong
            and damaged.consistent
            and damaged.base_offset <= due <= damaged.last_offset
            and (self._end is None or damaged.last_offset < self._end)
        ):
            return damaged.last_offset + 1, False
        return due + 1, False

    def _is_skipped(self, batch: Batch) -> bool:
        """Whether this batch was skipped for a false first offset, which the next offset tried may happen to equal."""
        skipped = self._faults.skipped.get(self._place)
        return skipped is not None and skipped == _digest(batch.data)

    def _false_gap(self, batch: RecordBatch, behind: int) -> str | None:
        """What is wrong with a batch that claims to stand behind a gap, such as compaction leaves.

        No checksum covers a batch's first offset, and to believe a false one would leave out all before it.
        """
        following = self._intact(behind)
        if following is not None and following.base_offset <= batch.last_offset:
            return f"a batch with offsets to {batch.last_offset}, which the next one has too"
        if self._faults.false.get(self._place) == _digest(batch.data):
            return f"a batch with offsets from {batch.base_offset}, where the broker has another"
        return None

    def _gap_is_sure(self, batch: RecordBatch, behind: int) -> bool:
        """Whether the next batch confirms the gap; if not, the next fetch looks where the batch claims to end."""
        if self._intact(behind) is not None:
            return True
        self._faults.gaps[self._place] = Gap(self.next_fetch_offset, batch.last_offset, _digest(batch.data))
        self.next_fetch_offset = batch.last_offset
        return False

    def _gap_was_false(self) -> bool:
        """Whether this fetch looked behind a gap and the broker has another batch there: then reading goes back."""
        gap = self._faults.gaps.pop(self._place, None)
        if gap is None or gap.looked_at != self.next_fetch_offset:
            return False
        batch = self._intact(0)
        if batch is not None and _digest(batch.data) == gap.batch:
            self.next_fetch_offset = batch.base_offset
            return False
        self._faults.false[self._place], self._faults.tried[self._place] = gap.batch, gap.begins
        self.next_fetch_offset = gap.begins
        return True

    def _intact(self, at: int) -> RecordBatch | None:
        """The batch at a place, if it is whole and of the present format."""
        if at >= len(self._data):
            return None
        batch, _, fault = read_batch(self._data, at, self.next_fetch_offset, self._end)
        return batch if isinstance(batch, RecordBatch) and fault is None else None

    def _is_left_out(self, batch: Batch) -> bool:
        """Whether the batch is a mark, or of a transaction that was taken back."""
        while self._aborted and self._aborted[0][1] <= batch.base_offset:
            self._taken_back.add(self._aborted.pop(0)[0])
        return batch.is_control or (batch.is_transactional and batch.producer_id in self._taken_back)

    def _ended(self, batch: Batch) -> bool:
        """Note a transaction's end; False where the mark cannot be read, so that the next fetch tells what holds."""
        mark = next(batch.records(self._largest), None)
        if mark is None or mark.unreadable is not None or len(mark.key or b"") < 4:
            return False
        if ControlRecord.parse(mark.key) == ABORT_MARKER:
            self._taken_back.discard(batch.producer_id)
        return True


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def read_batch(data: bytes, at: int, due: int, end: int | None) -> tuple[Batch | None, int, str | None]:
    """The batch at a place, its size in bytes, and what is wrong with it, if anything is.

    The batch is None where its header cannot be read; the size is then that of all that is left.
    """
    left = len(data) - at
    length = struct.unpack_from(">i", data, at + 8)[0] if left >= OFFSET_AND_LENGTH else 0
    size, magic = OFFSET_AND_LENGTH + length, data[at + MAGIC_AT] if left > MAGIC_AT else None
    if magic is None or size > left:
        return None, left, f"a batch of {size} bytes of which {left} came"
    if magic > 2:
        return None, left, f"a batch of the unknown format {magic}"
    if size < (HEADER.size if magic == 2 else LEGACY_BYTES):
        return None, left, f"a batch of {size} bytes, less than its header"
    batch: Batch = RecordBatch(data[at : at + size]) if magic == 2 else LegacyBatch(data[at : at + size])
    if not batch.intact:
        return batch, size, "a batch that does not match its checksum"
    if batch.last_offset < due or batch.base_offset > batch.last_offset:
        return batch, size, f"a batch with offsets from {batch.base_offset} to {batch.last_offset} where {due} is due"
    if end is not None and batch.last_offset >= end:
        return batch, size, f"a batch with offsets to {batch.last_offset} where the partition ends at {end}"
    return batch, size, None
