"""Mutations of a record batch: damage in transit or on disk, and batches of unusual clients."""

import struct
from random import Random

from aiokafka.record.util import calc_crc32c

from tests.wire import RawHeaders, batch, record
from wiredesk.kafka.fetch.record_batch import CRC_FROM, HEADER

CODEC_NAMES = ("none", "gzip", "snappy", "lz4", "zstd")


def damaged(data: bytes, rng: Random) -> bytes:
    """The batch with damage that its checksum or its frame reveals."""
    changed = bytearray(data)
    kind = rng.randrange(9)
    if kind == 0:
        _flip(changed, rng, 0, 1)
    elif kind == 1:
        _flip(changed, rng, 0, rng.randrange(2, 20))
    elif kind == 2:
        index = rng.randrange(len(changed))
        changed[index : index + rng.randrange(1, 40)] = b""
    elif kind == 3:
        index = rng.randrange(len(changed))
        changed[index:index] = rng.randbytes(rng.randrange(1, 40))
    elif kind == 4:
        struct.pack_into(">i", changed, 8, rng.choice([-1, 0, 7, 48, 49, len(data), 1 << 20, (1 << 31) - 1]))
    elif kind == 5:
        changed[16] = rng.randrange(256)
    elif kind == 6:
        struct.pack_into(
            ">q", changed, 0, rng.choice([-1, 0, 1, 1 << 40, rng.randrange(1 << 20), rng.randrange(1 << 10)])
        )
    elif kind == 7:
        changed[:] = rng.randbytes(len(changed))
    else:
        index = rng.randrange(len(changed))
        changed[index : index + 60] = bytes(len(changed[index : index + 60]))
    return bytes(changed)


def disguised(data: bytes, rng: Random) -> bytes:
    """The batch with changed content and a matching checksum."""
    changed = bytearray(data)
    kind = rng.randrange(4)
    if kind == 0:
        changed[22] = changed[22] & ~7 | rng.randrange(8)
    elif kind == 1:
        struct.pack_into(">i", changed, 57, rng.choice([-1, 0, 1, 2, 5, 1000, (1 << 31) - 1]))
    elif kind == 2:
        _flip(changed, rng, HEADER.size, rng.randrange(1, 6))
    else:
        index = rng.randrange(HEADER.size, len(changed))
        changed[index:] = rng.randbytes(rng.randrange(0, 60))
    struct.pack_into(">i", changed, 8, len(changed) - 12)
    struct.pack_into(">I", changed, 17, calc_crc32c(bytes(changed[CRC_FROM:])))
    return bytes(changed)


def odd(keys: list[bytes], values: list[bytes], rng: Random) -> bytes:
    """A batch as a careless client sends it; a broker accepts some of these and rejects others."""
    headers: RawHeaders = rng.choice(
        [
            [(b"caf\xe9", b"1")],
            [(b"content-type", None)],
            [(b"wiredesk.replays", b"9" * 5000), (b"k", b"1"), (b"k", None)],
            [(b"__connect.errors.timestamp", b"9" * 30)],
            [(bytes([index]), b"") for index in range(128)],
            [(b"traceparent", rng.randbytes(30))],
        ]
    )
    records = [record(value, key, headers, index) for index, (key, value) in enumerate(zip(keys, values, strict=True))]
    if rng.random() < 0.2:
        records[-1] += rng.randbytes(3)
    return batch(*records, codec=rng.choice(CODEC_NAMES))


def _flip(data: bytearray, rng: Random, first: int, bits: int) -> None:
    for _ in range(bits):
        data[rng.randrange(first, len(data))] ^= 1 << rng.randrange(8)
