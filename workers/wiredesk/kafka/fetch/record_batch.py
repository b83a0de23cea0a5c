"""Tolerant decoding of Kafka's record batches (format 2): one bad record affects no other, and memory is bounded.

aiokafka's own reader is strict: one header name that is not UTF-8, or one extra byte, makes the whole fetch fail.
The format: https://kafka.apache.org/documentation/#recordbatch
"""

import hashlib
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from aiokafka.record.util import calc_crc32c

from wiredesk.kafka.fetch.codecs import DecompressError, decompress
from wiredesk.message import MAX_TIMESTAMP, Headers, Unreadable

HEADER = struct.Struct(">qiibIhiqqqhii")
"""Base offset, length, leader epoch, magic, CRC, attributes, last offset delta, base and max timestamp, producer id,
producer epoch, base sequence, number of records."""

CRC_FROM = 21
"""Index of the first byte that the CRC covers: the attributes, after the CRC itself."""

LOG_APPEND_TIME, TRANSACTIONAL, CONTROL, CODEC = 0x08, 0x10, 0x20, 0x07
"""Bits of the attributes."""

DECOMPRESSED_RECORDS = 16
"""How many records of the maximum size one batch may decompress to. Producers limit a batch before they compress it,
so none comes near; decompressing more would block the event loop, and with it heartbeats, for seconds."""

VARINT_BYTES = 10


@dataclass(frozen=True, slots=True)
class FetchedRecord:
    """One record of a batch, or with `unreadable` a placeholder for records that could not be read."""

    offset: int
    timestamp: int | None
    timestamp_type: int | None
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    unreadable: Unreadable | None = None

    @property
    def next_offset(self) -> int:
        """The offset to read after this record."""
        return 1 + (self.offset if self.unreadable is None else self.unreadable.last_offset)


class RecordError(ValueError):
    """A record that violates the format; the message says how."""


class RecordBatch:
    """A batch as it was received.

    Args:
        data: the batch with its header, of exactly the length in the header.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        fields = HEADER.unpack_from(data)
        self.base_offset: int = fields[0]
        self._crc: int = fields[4]
        self._attributes: int = fields[5]
        self._last_delta: int = fields[6]
        self._base_timestamp: int = fields[7]
        self._max_timestamp: int = fields[8]
        self.producer_id: int = fields[9]
        self.count: int = fields[12]

    @property
    def last_offset(self) -> int:
        """The offset of the last record at the time when the batch was written."""
        return self.base_offset + self._last_delta

    @property
    def is_control(self) -> bool:
        """True for a batch with a transaction marker."""
        return bool(self._attributes & CONTROL)

    @property
    def is_transactional(self) -> bool:
        """True for records of a transaction."""
        return bool(self._attributes & TRANSACTIONAL)

    @property
    def intact(self) -> bool:
        """Whether the CRC matches. It does not cover the base offset, the length and the format."""
        return bool(self._crc == calc_crc32c(self.data[CRC_FROM:]))

    @property
    def consistent(self) -> bool:
        """Whether the number of records matches the last offset, as it does unless the batch was compacted.

        The timestamps have to be in order too: missing bytes in a header shift the other fields.
        """
        in_order = 0 <= self._base_timestamp <= self._max_timestamp <= MAX_TIMESTAMP
        return self.count == self._last_delta + 1 > 0 and in_order and self.producer_id >= -1

    def records(self, max_bytes: int) -> Iterator[FetchedRecord]:
        """The records by offset, with a placeholder for each unreadable record, or for all that follow it.

        Args:
            max_bytes: size of the largest record that is returned whole; of a larger one, this much of its value.
        """
        expected, read = self.base_offset, 0
        source = _Source(
            decompress(self._attributes & CODEC, self.data[HEADER.size :]), DECOMPRESSED_RECORDS * max_bytes
        )
        try:
            while read < self.count and expected <= self.last_offset:
                record = self._record(source, expected, max_bytes)
                yield record
                expected, read = record.next_offset, read + 1
            if expected <= self.last_offset and not source.at_end:
                raise RecordError(f"extra bytes after the last of {self.count} records")
        except (RecordError, DecompressError) as error:
            if expected <= self.last_offset:
                yield unreadable_batch(self.data, expected, self.last_offset, str(error), max_bytes)

    def _record(self, source: "_Source", expected: int, max_bytes: int) -> FetchedRecord:
        length = source.varint()
        if length < 0:
            raise RecordError(f"a record of {length} bytes")
        if length > max_bytes:
            return self._large_record(source, length, expected, max_bytes)
        data = source.take(length)
        try:
            return self._parsed(data, expected)
        except RecordError as error:
            return self._bad_record(expected, str(error), data, len(data), hashlib.sha256(data).hexdigest())

    def _parsed(self, data: bytes, expected: int) -> FetchedRecord:
        cursor = _Cursor(data)
        cursor.skip(1)  # attributes, all unused
        timestamp, offset = self._timestamp(cursor.varint()), self._offset(cursor.varint(), expected)
        key, value = cursor.bytes_or_none(), cursor.bytes_or_none()
        headers = cursor.headers()
        if cursor.left:
            raise RecordError(f"{cursor.left} extra bytes after the last header")
        return FetchedRecord(offset, timestamp, self._timestamp_type, key, value, headers)

    def _large_record(self, source: "_Source", length: int, expected: int, max_bytes: int) -> FetchedRecord:
        """The beginning of a record that is too large to hold in memory, and the hash of its whole value."""
        end = source.position + length
        try:
            source.skip(1)
            timestamp, offset = self._timestamp(source.varint()), self._offset(source.varint(), expected)
            key_bytes = max(0, _within(source.varint(), end - source.position))
            key = source.take(key_bytes) if key_bytes <= max_bytes else None
            source.skip(0 if key is not None else key_bytes)
            value_bytes = max(0, _within(source.varint(), end - source.position))
            head, digest = source.head(value_bytes, max_bytes)
        except RecordError as error:
            if source.position > end:
                raise
            source.skip(end - source.position)
            return self._bad_record(expected, str(error), None, length, "")
        left = end - source.position
        headers: Headers = ()
        if left <= max_bytes:
            with suppress(RecordError):
                headers = _Cursor(source.take(left)).headers()
        else:
            source.skip(left)
        reason = f"the record has {length} bytes, allowed are {max_bytes}"
        what = Unreadable("oversized", reason, offset, value_bytes, digest)
        return FetchedRecord(offset, timestamp, self._timestamp_type, key, head, headers, what)

    def _bad_record(self, offset: int, reason: str, data: bytes | None, size: int, digest: str) -> FetchedRecord:
        what = Unreadable("record", reason, offset, size, digest)
        return FetchedRecord(offset, self._timestamp(0), self._timestamp_type, None, data, (), what)

    def _offset(self, delta: int, expected: int) -> int:
        if not expected <= self.base_offset + delta <= self.last_offset:
            raise RecordError(f"offset {self.base_offset + delta}, expected {expected} to {self.last_offset}")
        return self.base_offset + delta

    @property
    def _timestamp_type(self) -> int:
        return 1 if self._attributes & LOG_APPEND_TIME else 0

    def _timestamp(self, delta: int) -> int:
        return self._max_timestamp if self._attributes & LOG_APPEND_TIME else self._base_timestamp + delta


def unreadable_batch(data: bytes, first: int, last: int, reason: str, max_bytes: int) -> FetchedRecord:
    """A placeholder for the records from `first` to `last`: the bytes of their batch, at most `max_bytes` of them."""
    what = Unreadable("batch", reason, last, len(data), hashlib.sha256(data).hexdigest())
    return FetchedRecord(first, None, None, None, data[:max_bytes], (), what)


class _Source:
    """Bytes that arrive in chunks; holds as few chunks as possible."""

    def __init__(self, chunks: Iterator[bytes], max_bytes: int) -> None:
        self._chunks, self._max_bytes = chunks, max_bytes
        self._held, self._index, self._before = b"", 0, 0

    @property
    def position(self) -> int:
        return self._before + self._index

    @property
    def at_end(self) -> bool:
        return not self._fill(1)

    def varint(self) -> int:
        self._fill(VARINT_BYTES)
        value, self._index = _varint(self._held, self._index)
        return value

    def take(self, size: int) -> bytes:
        if not self._fill(size):
            raise RecordError(f"{size} bytes expected, {len(self._held) - self._index} left")
        taken = self._held[self._index : self._index + size]
        self._index += size
        return taken

    def skip(self, size: int) -> None:
        for _ in self._consume(size):
            pass

    def head(self, size: int, max_bytes: int) -> tuple[bytes, str]:
        """The first `max_bytes` of the next `size` bytes, and the SHA-256 of all of them."""
        head, digest = bytearray(), hashlib.sha256()
        for chunk in self._consume(size):
            digest.update(chunk)
            head += chunk[: max_bytes - len(head)]
        return bytes(head), digest.hexdigest()

    def _consume(self, size: int) -> Iterator[bytes]:
        while size:
            if not self._fill(1):
                raise RecordError(f"the batch ends {size} bytes early")
            chunk = self._held[self._index : self._index + size]
            self._index += len(chunk)
            size -= len(chunk)
            yield chunk

    def _fill(self, size: int) -> bool:
        """Hold the next `size` bytes; False if fewer are left."""
        if len(self._held) - self._index >= size:
            return True
        parts = [self._held[self._index :]]
        held = len(parts[0])
        while held < size and (chunk := next(self._chunks, None)) is not None:
            parts.append(chunk)
            held += len(chunk)
            if self.position + held > self._max_bytes:
                raise RecordError(f"the batch decompresses to more than {self._max_bytes} bytes")
        self._before, self._index = self.position, 0
        self._held = b"".join(parts)
        return held >= size


class _Cursor:
    """A position in the bytes of one record."""

    def __init__(self, data: bytes) -> None:
        self._data, self._index = data, 0

    @property
    def left(self) -> int:
        return len(self._data) - self._index

    def varint(self) -> int:
        value, self._index = _varint(self._data, self._index)
        return value

    def skip(self, size: int) -> None:
        self._take(size)

    def bytes_or_none(self) -> bytes | None:
        size = self.varint()
        return None if size < 0 else self._take(size)

    def headers(self) -> Headers:
        r"""Name and value of each header, in order. In a name that is not UTF-8, invalid bytes appear as `\xe9`."""
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
            raise RecordError(f"{size} bytes expected, {self.left} left")
        self._index += size
        return self._data[self._index - size : self._index]


def _within(size: int, left: int) -> int:
    if size > left:
        raise RecordError(f"{size} bytes expected, {left} left")
    return size


def _varint(data: bytes, index: int) -> tuple[int, int]:
    """The zigzag number at an index, and the index after it."""
    value = shift = 0
    for position in range(index, min(index + VARINT_BYTES, len(data))):
        byte = data[position]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), position + 1
        shift += 7
    raise RecordError("a varint without an end")
