"""Byte streams that are decompressed while they are read, with a limit on the decompressed size."""

import bz2
import gzip
import io
import lzma
import sys
from typing import BinaryIO, cast

from wiredesk.feed.delivery import SourceError
from wiredesk.feed.kinds import HEAD_BYTES, Compression

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FREE_BYTES = 256 * 1024 * 1024
"""Decompressed size that is always allowed. Beyond it, `MAX_RATIO` applies."""

MAX_RATIO = 200
"""Maximum compression ratio of larger files. News in JSON has 3 to 20; decompression bombs have 1,000 and more."""

DAMAGED = (OSError, EOFError, lzma.LZMAError, zstd.ZstdError)
"""What reading a damaged file raises. `zlib.error` is added by `wiredesk.feed.source`."""


class BoundedStream(io.RawIOBase):
    """Passes on what it reads, up to a limit derived from the compressed size; None means no limit."""

    def __init__(self, stream: BinaryIO, origin: str, compressed: int | None) -> None:
        super().__init__()
        self._stream, self._origin, self._read = stream, origin, 0
        self._limit = max(FREE_BYTES, MAX_RATIO * compressed) if compressed is not None else None

    def readable(self) -> bool:
        """Always True."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        """Read into the buffer; 0 at the end.

        Raises:
            SourceError: the limit is exceeded.
        """
        chunk = self._stream.read(len(buffer))
        self._read += len(chunk)
        if self._limit is not None and self._read > self._limit:
            raise SourceError(
                f"{self._origin}: decompresses to more than {self._limit // 2**20} MiB, over {MAX_RATIO} times its "
                "size: decompress it yourself if you trust it"
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a buffer that can be peeked. Closing it leaves the stream itself open."""
    return io.BufferedReader(BoundedStream(stream, "", None), HEAD_BYTES)


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes of an unread stream, up to `HEAD_BYTES`; they remain in the stream."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def decompressed(stream: BinaryIO, compression: Compression, origin: str, compressed: int | None) -> io.BufferedReader:
    """The decompressed content of a stream.

    Args:
        stream: the compressed bytes.
        compression: the format.
        origin: for messages.
        compressed: the number of compressed bytes, or None if unknown.
    """
    opened: BinaryIO
    match compression:
        case "gz":
            opened = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
        case "bz2":
            opened = cast(BinaryIO, bz2.BZ2File(stream))
        case "xz":
            opened = cast(BinaryIO, lzma.LZMAFile(stream))  # noqa: SIM115 - closed with the stream it reads
        case "zst":
            opened = cast(BinaryIO, zstd.ZstdFile(stream))
    return io.BufferedReader(BoundedStream(opened, origin, compressed), HEAD_BYTES)
