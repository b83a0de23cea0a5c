"""Encodes record batches, for tests with unusual clients and damaged data."""

import gzip
import struct
from collections.abc import Sequence

import cramjam
from aiokafka.codec import lz4_encode, snappy_encode, zstd_encode
from aiokafka.record.util import calc_crc32c

from wiredesk.kafka.fetch.codecs import GZIP, LZ4, NONE, SNAPPY, ZSTD
from wiredesk.kafka.fetch.record_batch import CONTROL, HEADER, TRANSACTIONAL

CODECS = {"none": NONE, "gzip": GZIP, "snappy": SNAPPY, "lz4": LZ4, "zstd": ZSTD}

RawHeaders = Sequence[tuple[bytes, bytes | None]]

NOW = 1_772_528_400_000
"""The first timestamp of every batch here, in milliseconds since 1970."""


def varint(value: int) -> bytes:
    """A zigzag varint, as in records."""
    left, encoded = (value << 1) ^ (value >> 63), bytearray()
    while left > 0x7F:
        encoded.append(left & 0x7F | 0x80)
        left >>= 7
    return bytes([*encoded, left])


def _sized(data: bytes | None) -> bytes:
    return varint(-1) if data is None else varint(len(data)) + data


def record(
    value: bytes | None,
    key: bytes | None = None,
    headers: RawHeaders = (),
    offset: int = 0,
    length: int | None = None,
    behind: bytes = b"",
) -> bytes:
    """One record; `offset` is relative to its batch, `length` overrides the true length, `behind` is appended."""
    fields = b"".join(_sized(name) + _sized(held) for name, held in headers)
    body = (
        b"\0" + varint(offset) + varint(offset) + _sized(key) + _sized(value) + varint(len(headers)) + fields + behind
    )
    return varint(len(body) if length is None else length) + body


def pack(codec: str, data: bytes) -> bytes:
    """The bytes compressed with one of Kafka's codecs."""
    if codec == "gzip":
        return gzip.compress(data, 6)
    packers = {"snappy": snappy_encode, "lz4": lz4_encode, "zstd": zstd_encode}
    return data if codec == "none" else bytes(packers[codec](data))


def raw_snappy(data: bytes) -> bytes:
    """One snappy block without the framing of Java's library, as librdkafka writes it."""
    return bytes(cramjam.snappy.compress_raw(data))


def batch(
    *records: bytes,
    base: int = 0,
    codec: str = "none",
    count: int | None = None,
    last: int | None = None,
    packed: bytes | None = None,
    producer: int = -1,
    transactional: bool = False,
    control: bool = False,
) -> bytes:
    """A batch with a valid checksum.

    Args:
        records: encoded records.
        base: the base offset.
        codec: the compression.
        count: overrides the number of records.
        last: overrides the last offset, relative to `base`.
        packed: replaces the compressed records.
        producer: the producer id.
        transactional: sets this attribute.
        control: sets this attribute.
    """
    body = pack(codec, b"".join(records)) if packed is None else packed
    attributes = CODECS[codec] | (TRANSACTIONAL if transactional else 0) | (CONTROL if control else 0)
    number = len(records) if count is None else count
    covered = struct.pack(
        ">hiqqqhii",
        attributes,
        len(records) - 1 if last is None else last,
        NOW,
        NOW + len(records),
        producer,
        -1 if producer < 0 else 0,
        -1,
        number,
    )
    covered += body
    head = struct.pack(">qiibI", base, HEADER.size - 12 + len(body), 0, 2, calc_crc32c(covered))
    return head + covered


def numbered(first: int, count: int, codec: str = "none") -> bytes:
    """A batch of valid records whose keys are their offsets."""
    written = [record(b"value %d" % (first + at), b"%d" % (first + at), offset=at) for at in range(count)]
    return batch(*written, base=first, codec=codec)
