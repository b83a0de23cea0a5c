"""Decompression of record batches in chunks, so that memory is bounded at any compression ratio.

aiokafka decompresses a whole batch at once: 291 kB of gzip become 200 MB, without a limit.
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
"""Kafka's codec ids, as in the attributes of a batch."""

CODEC_NAMES = {GZIP: "gzip", SNAPPY: "snappy", LZ4: "lz4", ZSTD: "zstd"}

CHUNK_BYTES = 1 << 20
"""Bytes decompressed at a time."""

SNAPPY_EXPANSION = 22
"""Upper limit on the ratio of a snappy block: its densest element makes 64 bytes of three."""

XERIAL_MAGIC = b"\x82SNAPPY\x00"
XERIAL_HEADER_BYTES = 16
"""Snappy streams of the Java library: this header, then blocks, each after its length in four bytes."""

LZ4_MAGIC = 0x184D2204
LZ4_BLOCK_BYTES = {4: 1 << 16, 5: 1 << 18, 6: 1 << 20, 7: 1 << 22}
"""Maximum block size by the code in an LZ4 frame header (LZ4 Frame Format Description 1.6.2)."""


CODEC_ERRORS = (zlib.error, zstd.ZstdError, cramjam.DecompressionError, EOFError, OSError, ValueError, struct.error)
"""What the libraries raise on bytes that they cannot decode."""


class DecompressError(ValueError):
    """Bytes that are not valid for their codec; the message has the codec and the reason."""


def decompress(codec: int, compressed: bytes) -> Iterator[bytes]:
    """The decompressed bytes in chunks of about `CHUNK_BYTES`; a raw snappy batch is one chunk.

    Raises:
        DecompressError: the codec is unknown, or the bytes are not valid for it.
    """
    if codec == NONE:
        yield compressed
        return
    if codec not in CODEC_NAMES:
        raise DecompressError(f"unknown compression codec {codec}")
    try:
        yield from {GZIP: _gzip, SNAPPY: _snappy, LZ4: _lz4, ZSTD: _zstd}[codec](compressed)
    except DecompressError:
        raise
    except CODEC_ERRORS as error:
        raise DecompressError(f"{CODEC_NAMES[codec]}: {error}") from error


def _gzip(compressed: bytes) -> Iterator[bytes]:
    rest = compressed
    while rest:  # there may be several gzip members
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            chunk = stream.decompress(rest, CHUNK_BYTES)
            rest = stream.unconsumed_tail
            if not chunk and not rest and not stream.eof:
                raise EOFError("the stream ends before its end marker")
            yield chunk
        rest = stream.unused_data


def _zstd(compressed: bytes) -> Iterator[bytes]:
    rest = compressed
    while rest:  # there may be several frames
        stream = zstd.ZstdDecompressor()
        while not stream.eof:
            if stream.needs_input and not rest:
                raise EOFError("the stream ends before its end marker")
            chunk = stream.decompress(rest, CHUNK_BYTES)
            rest = b""
            yield chunk
        rest = stream.unused_data


def _snappy(compressed: bytes) -> Iterator[bytes]:
    if not compressed.startswith(XERIAL_MAGIC):
        yield _snappy_block(compressed)
        return
    index = XERIAL_HEADER_BYTES
    while index < len(compressed):
        (size,) = struct.unpack_from(">i", compressed, index)
        index += 4
        if not 0 <= size <= len(compressed) - index:
            raise DecompressError(f"snappy: a block of {size} bytes, {len(compressed) - index} left")
        yield _snappy_block(compressed[index : index + size])
        index += size


def _snappy_block(block: bytes) -> bytes:
    if not block:
        raise DecompressError("snappy: an empty block")
    size = cramjam.snappy.decompress_raw_len(block)
    if size > SNAPPY_EXPANSION * len(block):  # else the claim alone would take up to 4 GB
        raise DecompressError(f"snappy: a block of {len(block)} bytes claims to hold {size}")
    return bytes(cramjam.snappy.decompress_raw(block))


def _lz4(compressed: bytes) -> Iterator[bytes]:
    magic, flags, sizes = struct.unpack_from("<IBB", compressed)
    largest = LZ4_BLOCK_BYTES.get(sizes >> 4)
    if magic != LZ4_MAGIC or flags >> 6 != 1 or largest is None:
        raise DecompressError("lz4: no frame header")
    if not flags & 0x20:
        raise DecompressError("lz4: dependent blocks, which Kafka does not allow")
    if flags & 0x01:
        raise DecompressError("lz4: a frame with a dictionary, which Kafka does not allow")
    buffer = memoryview(bytearray(largest))
    index = 7 + (8 if flags & 0x08 else 0)  # magic, flags, sizes, header checksum, and the content size if present
    while True:
        (size,) = struct.unpack_from("<I", compressed, index)
        index += 4
        if size == 0:
            return
        plain, size = bool(size & 0x80000000), size & 0x7FFFFFFF
        if size > len(compressed) - index or size > largest:
            raise DecompressError(f"lz4: a block of {size} bytes, {len(compressed) - index} left")
        block = compressed[index : index + size]
        # Into a buffer: `decompress_block` returns as many bytes as allowed, padded with zeros.
        yield block if plain else bytes(buffer[: cramjam.lz4.decompress_block_into(block, buffer, output_len=largest)])
        index += size + (4 if flags & 0x10 else 0)
