"""Messages of formats 0 and 1, the predecessors of record batches. Kafka before version 4 can still hold them.

The format: https://kafka.apache.org/documentation/#messageset
"""

import struct
import zlib
from collections.abc import Iterator

from wiredesk.kafka.fetch.codecs import LZ4, DecompressError, decompress
from wiredesk.kafka.fetch.record_batch import FetchedRecord, RecordError, unreadable_batch

OFFSET_AND_LENGTH, CRC_BYTES = 12, 4
CODEC, LOG_APPEND_TIME = 0x07, 0x08
"""Bits of the attributes."""

DECOMPRESSED_RECORDS = 2
"""How many records of the maximum size one message may decompress to; they are in memory together."""


class LegacyBatch:
    """A message as it was received; it may contain other, compressed messages.

    Args:
        data: the message with its offset and length, of exactly this length.
    """

    producer_id, is_control, is_transactional = -1, False, False

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.last_offset: int
        self._crc: int
        self.last_offset, _, self._crc, self._magic, self._attributes = struct.unpack_from(">qiIbb", data)

    @property
    def base_offset(self) -> int:
        """The first offset. Of compressed messages only the last offset is known until they are decompressed."""
        return self.last_offset

    @property
    def intact(self) -> bool:
        """Whether the CRC matches."""
        return self._crc == zlib.crc32(self.data[OFFSET_AND_LENGTH + CRC_BYTES :])

    @property
    def consistent(self) -> bool:
        """Always False: the header has no fields to check against each other."""
        return False

    def records(self, max_bytes: int) -> Iterator[FetchedRecord]:
        """The records by offset, or one placeholder for all of them if they are unreadable."""
        try:
            if not self._attributes & CODEC:
                yield self._record(self.data, self.last_offset, self._timestamp(self.data))
                return
            inner = list(_messages(self._decompressed(max_bytes)))
            shift = self.last_offset - _offset(inner[-1]) if self._magic and inner else 0
            for message in inner:
                stamp = self._timestamp(self.data if self._attributes & LOG_APPEND_TIME else message)
                yield self._record(message, _offset(message) + shift, stamp)
        except (RecordError, DecompressError, struct.error) as error:
            yield unreadable_batch(self.data, self.last_offset, self.last_offset, str(error), max_bytes)

    def _decompressed(self, max_bytes: int) -> bytes:
        if self._attributes & CODEC == LZ4 and not self._magic:
            raise DecompressError("lz4: in the message format 0, which uses another framing")
        decompressed = bytearray()
        for chunk in decompress(self._attributes & CODEC, self._record(self.data, 0, None).value or b""):
            decompressed += chunk
            if len(decompressed) > DECOMPRESSED_RECORDS * max_bytes:
                raise DecompressError(f"the message decompresses to more than {DECOMPRESSED_RECORDS * max_bytes} bytes")
        return bytes(decompressed)

    def _record(self, message: bytes, offset: int, timestamp: int | None) -> FetchedRecord:
        index = OFFSET_AND_LENGTH + CRC_BYTES + 2 + (8 if self._magic else 0)
        key, index = _bytes(message, index)
        value, _ = _bytes(message, index)
        kind = None if not self._magic else 1 if self._attributes & LOG_APPEND_TIME else 0
        return FetchedRecord(offset, timestamp, kind, key, value)

    def _timestamp(self, message: bytes) -> int | None:
        return struct.unpack_from(">q", message, OFFSET_AND_LENGTH + CRC_BYTES + 2)[0] if self._magic else None


def _messages(data: bytes) -> Iterator[bytes]:
    index = 0
    while index < len(data):
        (size,) = struct.unpack_from(">i", data, index + 8)
        end = index + OFFSET_AND_LENGTH + size
        if size < 0 or end > len(data):
            raise RecordError(f"a message of {size} bytes, {len(data) - index} left")
        yield data[index:end]
        index = end


def _offset(message: bytes) -> int:
    return int(struct.unpack_from(">q", message)[0])


def _bytes(message: bytes, index: int) -> tuple[bytes | None, int]:
    (size,) = struct.unpack_from(">i", message, index)
    index += 4
    if size < 0:
        return None, index
    if size > len(message) - index:
        raise RecordError(f"{size} bytes expected, {len(message) - index} left")
    return message[index : index + size], index + size
