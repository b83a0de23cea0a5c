"""Kafka's record batches (format 2) read so that one bad record costs no other, and none of them more than its memory.

aiokafka's own reader is strict: one header name that is not UTF-8, or one byte too many, ends the whole fetch for good.
The format: https://kafka.apache.org/documentation/#recordbatch
"""

import hashlib
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from aiokafka.record.util import calc_crc32c

from wiredesk.kafka.fetch.unpack import UnpackError, unpacked
from wiredesk.message import MAX_TIMESTAMP, Headers, Unreadable

HEADER = struct.Struct(">qiibIhiqqqhii")
"""Base offset, length, leader epoch, magic, CRC, attributes, last offset delta, first and largest timestamp, producer
id, producer epoch, base sequence, number of records."""

CRC_FROM = 21
"""Where the bytes begin that the CRC covers: behind itself, at the attributes."""

LOG_APPEND_TIME, TRANSACTIONAL, CONTROL, CODEC = 0x08, 0x10, 0x20, 0x07
"""Bits of the attributes."""

UNPACKED_RECORDS = 16
"""Largest records that one batch may unpack to. Producers limit a batch before it is packed, so none comes near; to go
on would keep the event loop from heartbeats for seconds."""

VARINT_BYTES = 10


@dataclass(frozen=True, slots=True)
class FetchedRecord:
    """One record of a batch; with `unreadable`, what stands for records that could not be read."""

    offset: int
    timestamp: int | None
    timestamp_type: int | None
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    unreadable: Unreadable | None = None

    @property
    def next_offset(self) -> int:
        """The offset to go on at."""
        return 1 + (self.offset if self.unreadable is None else self.unreadable.last_offset)


class RecordError(ValueError):
    """A record is not built as the format says; the message says what is wrong."""


class RecordBatch:
    """A batch as it came over the wire.

    Args:
        data: the batch with its header, as long as the header says.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        fields = HEADER.unpack_from(data)
        self.base_offset: int = fields[0]
        self._crc: int = fields[4]
        self._attributes: int = fields[5]
        self._last_delta: int = fields[6]
        self._first_timestamp: int = fields[7]
        self._largest_timestamp: int = fields[8]
        self.producer_id: int = fields[9]
        self.count: int = fields[12]

    @property
    def last_offset(self) -> int:
        """The offset of the last record that the batch was written with."""
        return self.base_offset + self._last_delta

    @property
    def is_control(self) -> bool:
        """True for the mark that ends a transaction."""
        return bool(self._attributes & CONTROL)

    @property
    def is_transactional(self) -> bool:
        """True for records of a transaction."""
        return bool(self._attributes & TRANSACTIONAL)

    @property
    def intact(self) -> bool:
        """Whether the CRC matches. It covers neither the base offset, nor the length, nor the format's number."""
        return bool(self._crc == calc_crc32c(self.data[CRC_FROM:]))

    @property
    def consistent(self) -> bool:
        """Whether the number of records and the last offset agree, as they do unless the batch was compacted.

        The timestamps have to be in order too: bytes that are missing from a header shift the other fields.
        """
        in_order = 0 <= self._first_timestamp <= self._largest_timestamp <= MAX_TIMESTAMP
        return self.count == self._last_delta + 1 > 0 and in_order and self.producer_id >= -1

    def records(self, largest: int) -> Iterator[FetchedRecord]:
        """The records in the order of their offsets, with one for each that cannot be read, or for all that are left.

        Args:
            largest: bytes of the largest record that is returned whole; of a larger one, so much of its value.
        """
        due, read = self.base_offset, 0
        source = _Source(unpacked(self._attributes & CODEC, self.data[HEADER.size :]), UNPACKED_RECORDS * largest)
        try:
            while read < self.count and due <= self.last_offset:
                record = self._record(source, due, largest)
                yield record
                due, read = record.next_offset, read + 1
            if due <= self.last_offset and not source.at_end:
                raise RecordError(f"bytes behind the last of {self.count} records")
        except (RecordError, UnpackError) as error:
            if due <= self.last_offset:
                yield unreadable_batch(self.data, due, self.last_offset, str(error), largest)

    def _record(self, source: "_Source", due: int, largest: int) -> FetchedRecord:
        length = source.varint()
        if length < 0:
            raise RecordError(f"a record of {length} bytes")
        if length > largest:
            return self._large_record(source, length, due, largest)
        data = source.take(length)
        try:
            return self._parsed(data, due)
        except RecordError as error:
            return self._bad_record(due, str(error), data, len(data), hashlib.sha256(data).hexdigest())

    def _parsed(self, data: bytes, due: int) -> FetchedRecord:
        cursor = _Cursor(data)
        cursor.skip(1)  # attributes, of which none is in use
        timestamp, offset = self._timestamp(cursor.varint()), self._offset(cursor.varint(), due)
        key, value = cursor.bytes_or_none(), cursor.bytes_or_none()
        headers = cursor.headers()
        if cursor.left:
            raise RecordError(f"{cursor.left} bytes behind the last header")
        return FetchedRecord(offset, timestamp, self._timestamp_type, key, value, headers)

    def _large_record(self, source: "_Source", length: int, due: int, largest: int) -> FetchedRecord:
        """The head of a record that is too large to be held, while all of its value is hashed."""
        ends = source.position + length
        try:
            source.skip(1)
            timestamp, offset = self._timestamp(source.varint()), self._offset(source.varint(), due)
            key_bytes = max(0, _within(source.varint(), ends - source.position))
            key = source.take(key_bytes) if key_bytes <= largest else None
            source.skip(0 if key is not None else key_bytes)
            value_bytes = max(0, _within(source.varint(), ends - source.position))
            head, digest = source.head(value_bytes, largest)
        except RecordError as error:
            if source.position > ends:
                raise
            source.skip(ends - source.position)
            return self._bad_record(due, str(error), None, length, "")
        left = ends - source.position
        headers: Headers = ()
        if left <= largest:
            with suppress(RecordError):
                headers = _Cursor(source.take(left)).headers()
        else:
            source.skip(left)
        reason = f"the record is {length} bytes and may be {largest}"
        what = Unreadable("oversized", reason, offset, value_bytes, digest)
        return FetchedRecord(offset, timestamp, self._timestamp_type, key, head, headers, what)

    def _bad_record(self, offset: int, reason: str, data: bytes | None, size: int, digest: str) -> FetchedRecord:
        what = Unreadable("record", reason, offset, size, digest)
        return FetchedRecord(offset, self._timestamp(0), self._timestamp_type, None, data, (), what)

    def _offset(self, delta: int, due: int) -> int:
        if not due <= self.base_offset + delta <= self.last_offset:
            raise RecordError(f"offset {self.base_offset + delta} where {due} to {self.last_offset} are due")
        return self.base_offset + delta

    @property
    def _timestamp_type(self) -> int:
        return 1 if self._attributes & LOG_APPEND_TIME else 0

    def _timestamp(self, delta: int) -> int:
        return self._largest_timestamp if self._attributes & LOG_APPEND_TIME else self._first_timestamp + delta


def unreadable_batch(data: bytes, first: int, last: int, reason: str, largest: int) -> FetchedRecord:
    """What stands for the records from `first` to `last`: the bytes of their batch, at most `largest` of them."""
    what = Unreadable("batch", reason, last, len(data), hashlib.sha256(data).hexdigest())
    return FetchedRecord(first, None, None, None, data[:largest], (), what)


class _Source:
    """Bytes that come in pieces, of which as few as possible are held."""

    def __init__(self, pieces: Iterator[bytes], most: int) -> None:
        self._pieces, self._most = pieces, most
        self._held, self._at, self._before = b"", 0, 0

    @property
    def position(self) -> int:
        return self._before + self._at

    @property
    def at_end(self) -> bool:
        return not self._fill(1)

    def varint(self) -> int:
        self._fill(VARINT_BYTES)
        value, self._at = _varint(self._held, self._at)
        return value

    def take(self, size: int) -> bytes:
        if not self._fill(size):
            raise RecordError(f"{size} bytes are due where {len(self._held) - self._at} are left")
        taken = self._held[self._at : self._at + size]
        self._at += size
        return taken

    def skip(self, size: int) -> None:
        for _ in self._through(size):
            pass

    def head(self, size: int, most: int) -> tuple[bytes, str]:
        """The first `most` of the next `size` bytes, and the SHA-256 of all of them."""
        head, digest = bytearray(), hashlib.sha256()
        for piece in self._through(size):
            digest.update(piece)
            head += piece[: most - len(head)]
        return bytes(head), digest.hexdigest()

    def _through(self, size: int) -> Iterator[bytes]:
        while size:
            if not self._fill(1):
                raise RecordError(f"the batch ends {size} bytes early")
            piece = self._held[self._at : self._at + size]
            self._at += len(piece)
            size -= len(piece)
            yield piece

    def _fill(self, size: int) -> bool:
        """Hold `size` bytes from here on; False where fewer are left."""
        if len(self._held) - self._at >= size:
            return True
        parts = [self._held[self._at :]]
        held = len(parts[0])
        while held < size and (piece := next(self._pieces, None)) is not None:
            parts.append(piece)
            held += len(piece)
            if self.position + held > self._most:
                raise RecordError(f"the batch unpacks to more than {self._most} bytes")
        self._before, self._at = self.position, 0
        self._held = b"".join(parts)
        return held >= size


class _Cursor:
    """A place in the bytes of one record."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def varint(self) -> int:
        value, self._at = _varint(self._data, self._at)
        return value

    def skip(self, size: int) -> None:
        self._take(size)

    def bytes_or_none(self) -> bytes | None:
        size = self.varint()
        return None if size < 0 else self._take(size)

    def headers(self) -> Headers:
        r"""Name and value of each header, in their order. A name that is not UTF-8 has its odd bytes as `\xe9`."""
        count = self.varint()
        if not 0 <= count <= self.left:
            raise RecordError(f"{count} headers in {self.left} bytes")
        found = []
        for _ in range(count):
            size = self.varint()
            if size < 0:
                raise RecordError(f"a header name of {size} bytes")
            found.append((self._take(size).decode("utf-8", "backslashreplace"), self.bytes_or_none()))
        return tuple(found)

    def _take(self, size: int) -> bytes:
        if size > self.left:
            raise RecordError(f"{size} bytes are due where {self.left} are left")
        self._at += size
        return self._data[self._at - size : self._at]


def _within(size: int, left: int) -> int:
    if size > left:
        raise RecordError(f"{size} bytes are due where {left} are left")
    return size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The zigzag number at a place, and the place behind it."""
    value = shift = 0
    for place in range(at, min(at + VARINT_BYTES, len(data))):
        byte = data[place]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), place + 1
        shift += 7
    raise RecordError("a number without an end")
