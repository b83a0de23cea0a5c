"""Decompression of record batches piece by piece, so that memory stays bounded however well a batch is packed.

aiokafka unpacks a batch whole: 291 kB of gzip become 200 MB, and nothing limits it.
"""

import struct
import sys
import zlib
from collections.abc import Iterator

import cramjam

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NONE, GZIP, SNAPPY, LZ4, ZSTD = range(5)
"""Kafka's numbers for the codecs, as a batch's attributes hold them."""

CODEC_NAMES = {GZIP: "gzip", SNAPPY: "snappy", LZ4: "lz4", ZSTD: "zstd"}

PIECE_BYTES = 1 << 20
"""Bytes unpacked at a time."""

SNAPPY_EXPANSION = 22
"""No snappy block grows more: its densest element makes 64 bytes of three."""

XERIAL_MAGIC = b"\x82SNAPPY\x00"
XERIAL_HEADER_BYTES = 16
"""Java's snappy streams: this header, then blocks with their length in four bytes."""

LZ4_MAGIC = 0x184D2204
LZ4_BLOCK_BYTES = {4: 1 << 16, 5: 1 << 18, 6: 1 << 20, 7: 1 << 22}
"""Largest block by the code in an LZ4 frame's header (LZ4 Frame Format Description 1.6.2)."""


FAULTS = (zlib.error, zstd.ZstdError, cramjam.DecompressionError, EOFError, OSError, ValueError, struct.error)
"""What the libraries raise at bytes that they did not write."""


class UnpackError(ValueError):
    """Bytes that are nothing their codec can have written; the message says which codec and why."""


def unpacked(codec: int, packed: bytes) -> Iterator[bytes]:
    """The bytes that `packed` unpacks to, in pieces of about `PIECE_BYTES`; a raw snappy batch is one piece.

    Raises:
        UnpackError: the codec is unknown, or did not write this.
    """
    if codec == NONE:
        yield packed
        return
    if codec not in CODEC_NAMES:
        raise UnpackError(f"unknown compression codec {codec}")
    try:
        yield from {GZIP: _gzip, SNAPPY: _snappy, LZ4: _lz4, ZSTD: _zstd}[codec](packed)
    except UnpackError:
        raise
    except FAULTS as error:
        raise UnpackError(f"{CODEC_NAMES[codec]}: {error}") from error


def _gzip(packed: bytes) -> Iterator[bytes]:
    rest = packed
    while rest:  # gzip files may follow one another
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            piece = stream.decompress(rest, PIECE_BYTES)
            rest = stream.unconsumed_tail
            if not piece and not rest and not stream.eof:
                raise EOFError("the stream ends before its end mark")
            yield piece
        rest = stream.unused_data


def _zstd(packed: bytes) -> Iterator[bytes]:
    rest = packed
    while rest:  # frames may follow one another
        stream = zstd.ZstdDecompressor()
        while not stream.eof:
            if stream.needs_input and not rest:
                raise EOFError("the stream ends before its end mark")
            piece = stream.decompress(rest, PIECE_BYTES)
            rest = b""
            yield piece
        rest = stream.unused_data


def _snappy(packed: bytes) -> Iterator[bytes]:
    if not packed.startswith(XERIAL_MAGIC):
        yield _snappy_block(packed)
        return
    at = XERIAL_HEADER_BYTES
    while at < len(packed):
        (size,) = struct.unpack_from(">i", packed, at)
        at += 4
        if not 0 <= size <= len(packed) - at:
            raise UnpackError(f"snappy: a block of {size} bytes where {len(packed) - at} are left")
        yield _snappy_block(packed[at : at + size])
        at += size


def _snappy_block(block: bytes) -> bytes:
    if not block:
        raise UnpackError("snappy: an empty block")
    size = cramjam.snappy.decompress_raw_len(block)
    if size > SNAPPY_EXPANSION * len(block):  # else the claim alone would take up to 4 GB
        raise UnpackError(f"snappy: a block of {len(block)} bytes claims to hold {size}")
    return bytes(cramjam.snappy.decompress_raw(block))


def _lz4(packed: bytes) -> Iterator[bytes]:
    magic, flags, sizes = struct.unpack_from("<IBB", packed)
    largest = LZ4_BLOCK_BYTES.get(sizes >> 4)
    if magic != LZ4_MAGIC or flags >> 6 != 1 or largest is None:
        raise UnpackError("lz4: no frame header")
    if not flags & 0x20:
        raise UnpackError("lz4: blocks that depend on one another, which Kafka does not allow")
    if flags & 0x01:
        raise UnpackError("lz4: a frame with a dictionary, which Kafka does not allow")
    room = memoryview(bytearray(largest))
    at = 7 + (8 if flags & 0x08 else 0)  # magic, flags, sizes, checksum of the header; and the content's size
    while True:
        (size,) = struct.unpack_from("<I", packed, at)
        at += 4
        if size == 0:
            return
        plain, size = bool(size & 0x80000000), size & 0x7FFFFFFF
        if size > len(packed) - at or size > largest:
            raise UnpackError(f"lz4: a block of {size} bytes where {len(packed) - at} are left")
        block = packed[at : at + size]
        # Into a buffer: `decompress_block` returns as many bytes as it was allowed to, the rest of them zeros.
        yield block if plain else bytes(room[: cramjam.lz4.decompress_block_into(block, room, output_len=largest)])
        at += size + (4 if flags & 0x10 else 0)
