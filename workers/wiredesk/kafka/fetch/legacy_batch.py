"""Messages of the formats before record batches (0 and 1), which a Kafka older than 4 can still hold.

The format: https://kafka.apache.org/documentation/#messageset
"""

import struct
import zlib
from collections.abc import Iterator

from wiredesk.kafka.fetch.record_batch import FetchedRecord, RecordError, unreadable_batch
from wiredesk.kafka.fetch.unpack import LZ4, UnpackError, unpacked

OFFSET_AND_LENGTH, CRC_BYTES = 12, 4
CODEC, LOG_APPEND_TIME = 0x07, 0x08
"""Bits of the attributes."""

UNPACKED_RECORDS = 2
"""Largest records that one message may unpack to: these are held at once."""


class LegacyBatch:
    """A message as it came over the wire, which may hold others, packed.

    Args:
        data: the message with its offset and length, as long as that says.
    """

    producer_id, is_control, is_transactional = -1, False, False

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.last_offset: int
        self._crc: int
        self.last_offset, _, self._crc, self._magic, self._attributes = struct.unpack_from(">qiIbb", data)

    @property
    def base_offset(self) -> int:
        """The first offset: of packed messages only the last is known before they are unpacked."""
        return self.last_offset

    @property
    def intact(self) -> bool:
        """Whether the CRC matches."""
        return self._crc == zlib.crc32(self.data[OFFSET_AND_LENGTH + CRC_BYTES :])

    @property
    def consistent(self) -> bool:
        """Whether what the header says can be told to agree: there is nothing to compare."""
        return False

    def records(self, largest: int) -> Iterator[FetchedRecord]:
        """The records in the order of their offsets; one that stands for all where they cannot be read."""
        try:
            if not self._attributes & CODEC:
                yield self._record(self.data, self.last_offset, self._timestamp(self.data))
                return
            inner = list(_messages(self._unpacked(largest)))
            shift = self.last_offset - _offset(inner[-1]) if self._magic and inner else 0
            for message in inner:
                stamp = self._timestamp(self.data if self._attributes & LOG_APPEND_TIME else message)
                yield self._record(message, _offset(message) + shift, stamp)
        except (RecordError, UnpackError, struct.error) as error:
            yield unreadable_batch(self.data, self.last_offset, self.last_offset, str(error), largest)

    def _unpacked(self, largest: int) -> bytes:
        if self._attributes & CODEC == LZ4 and not self._magic:
            raise UnpackError("lz4: in the message format 0, which has another framing")
        found = bytearray()
        for piece in unpacked(self._attributes & CODEC, self._record(self.data, 0, None).value or b""):
            found += piece
            if len(found) > UNPACKED_RECORDS * largest:
                raise UnpackError(f"the message unpacks to more than {UNPACKED_RECORDS * largest} bytes")
        return bytes(found)

    def _record(self, message: bytes, offset: int, timestamp: int | None) -> FetchedRecord:
        at = OFFSET_AND_LENGTH + CRC_BYTES + 2 + (8 if self._magic else 0)
        key, at = _bytes(message, at)
        value, _ = _bytes(message, at)
        kind = None if not self._magic else 1 if self._attributes & LOG_APPEND_TIME else 0
        return FetchedRecord(offset, timestamp, kind, key, value)

    def _timestamp(self, message: bytes) -> int | None:
        return struct.unpack_from(">q", message, OFFSET_AND_LENGTH + CRC_BYTES + 2)[0] if self._magic else None


def _messages(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        (size,) = struct.unpack_from(">i", data, at + 8)
        ends = at + OFFSET_AND_LENGTH + size
        if size < 0 or ends > len(data):
            raise RecordError(f"a message of {size} bytes where {len(data) - at} are left")
        yield data[at:ends]
        at = ends


def _offset(message: bytes) -> int:
    return int(struct.unpack_from(">q", message)[0])


def _bytes(message: bytes, at: int) -> tuple[bytes | None, int]:
    (size,) = struct.unpack_from(">i", message, at)
    at += 4
    if size < 0:
        return None, at
    if size > len(message) - at:
        raise RecordError(f"{size} bytes are due where {len(message) - at} are left")
    return message[at : at + size], at + size
