"""Articles from files, folders, archives and standard input.

The kind of a file is detected by its name, otherwise by its first bytes. Everything is streamed: memory holds one
article at a time, except for a JSON document that lists articles, which is limited to `MAX_ITEM_BYTES`.
"""

import io
import os
import shutil
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Self, cast

import orjson

from wiredesk.feed.delivery import (
    HTML,
    MAX_ITEM_BYTES,
    TEXT,
    XML,
    Delivery,
    OnSkip,
    SourceError,
    UnknownKindError,
    too_large,
)
from wiredesk.feed.feed_entries import feed_entries
from wiredesk.feed.json_articles import document_articles, line_articles, listed_articles
from wiredesk.feed.kinds import SUPPORTED, Kind, compression_of, json_kind, kind_by_content, kind_by_name
from wiredesk.feed.streams import DAMAGED, BoundedStream, buffered, decompressed, head_of
from wiredesk.feed.table_articles import table_articles
from wiredesk.feed.web_archives import web_archive_articles

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"

CONTENT_TYPES = {"text": TEXT, "html": HTML}
"""Of files with a single article."""


def ignore(line: str) -> None:
    """For callers that do not report skipped files."""


class ArticleSources(AbstractContextManager["ArticleSources"]):
    """Paths to feed; `-` is standard input.

    Standard input with one JSON object per line is read as it arrives. Other input that can be read only once is first
    copied to a temporary file, so that it can be checked before it is fed.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = list(paths)
        self._live: Iterator[Delivery] | None = None
        self._copies: dict[str, BinaryIO] = {}
        if self._paths.count(STANDARD_INPUT) > 1:
            raise SourceError("- is standard input and can be named only once")

    def __enter__(self) -> Self:
        for path in self._paths:
            if path == STANDARD_INPUT:
                # Detached: Python would abort if it closed a stream that a thread still reads.
                self._open_standard_input(cast(BinaryIO, cast(io.TextIOWrapper, sys.stdin).detach()))
            elif Path(path).is_fifo() or Path(path).is_char_device():  # as in `wiredesk feed <(curl …)`
                with Path(path).open("rb") as stream:
                    self._copies[path] = _copy_of(b"", stream)
        return self

    def __exit__(self, *failure: object) -> None:
        for copy in self._copies.values():
            copy.close()

    def check(self, max_bytes: int, on_skip: OnSkip) -> int | None:
        """Read everything once, so that problems are found before anything is sent.

        Args:
            max_bytes: the largest article that the broker accepts.
            on_skip: called for each file that is skipped.

        Returns:
            The number of articles, or None if standard input is read as it arrives.

        Raises:
            SourceError: something is missing, unreadable or too large.
        """
        count = 0
        for delivery in self._read(on_skip, live=False):
            if len(delivery.value) > max_bytes:
                raise SourceError(
                    f"{delivery.origin}: {len(delivery.value)} bytes are more than WIREDESK_MAX_RECORD_BYTES="
                    f"{max_bytes} allows: raise it, or leave this article out"
                )
            count += 1
        return count if self._live is None else None

    def deliveries(self) -> Iterator[Delivery]:
        """The articles in the order of the paths; folders in the order of their file names.

        Raises:
            SourceError: a file has changed since it was checked, or standard input cannot be read.
        """
        return self._read(ignore, live=True)

    def _read(self, on_skip: OnSkip, live: bool) -> Iterator[Delivery]:
        for path in self._paths:
            if path in self._copies:
                copy = self._copies[path]
                size = copy.seek(0, os.SEEK_END)
                copy.seek(0)
                origin = STANDARD_INPUT_NAME if path == STANDARD_INPUT else path
                yield from stream_articles(copy, origin, "", size, on_skip)
            elif path != STANDARD_INPUT:
                yield from path_articles(Path(path), on_skip)
            elif self._live is not None and live:
                yield from self._live

    def _open_standard_input(self, stream: BinaryIO) -> None:
        start = b""
        while not start.strip() and (line := stream.readline(MAX_ITEM_BYTES + 1)):
            start = line
        if _is_article_line(start):
            rest = io.BufferedReader(_Joined(start, stream))
            self._live = line_articles(cast(BinaryIO, rest), STANDARD_INPUT_NAME)
        else:
            self._copies[STANDARD_INPUT] = _copy_of(start, stream)


def _copy_of(start: bytes, rest: BinaryIO) -> BinaryIO:
    copy = cast(BinaryIO, tempfile.TemporaryFile(prefix="wiredesk-"))  # noqa: SIM115 - closed by its owner
    copy.write(start)
    shutil.copyfileobj(rest, copy)
    return copy


class _Joined(io.RawIOBase):
    """A first line that has already been read, followed by the rest of its stream."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._start, self._rest = start, rest

    def readable(self) -> bool:
        """Always True."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        """Read what is available, at most as much as the buffer holds."""
        if self._start:
            piece, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        else:
            read = getattr(self._rest, "read1", self._rest.read)
            piece = read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _is_article_line(line: bytes) -> bool:
    """Whether a first line is a complete object that is not a list of articles."""
    try:
        parsed = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return False
    return isinstance(parsed, dict) and listed_articles(line.strip()) is None


def path_articles(path: Path, on_skip: OnSkip) -> Iterator[Delivery]:
    """The articles of a file, or of all files of a folder and its subfolders.

    Raises:
        SourceError: it is missing, unreadable, or of an unsupported kind.
    """
    if path.is_dir():
        for file in _files(path, on_skip):
            try:
                yield from _file_articles(file, on_skip)
            except UnknownKindError as error:
                on_skip(str(error))
    elif path.exists():
        yield from _file_articles(path, on_skip)
    else:
        raise SourceError(f"{path}: no such file or folder")


def _files(folder: Path, on_skip: OnSkip) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            on_skip(f"{entry}: skipped, hidden")
        elif entry.is_symlink() and entry.is_dir():
            on_skip(f"{entry}: skipped, a link to a folder")
        elif entry.is_dir():
            yield from _files(entry, on_skip)
        elif not entry.is_file() or kind_by_name(entry.name) == (None, None):
            on_skip(f"{entry}: skipped, not a supported kind of file")
        else:
            yield entry


def _file_articles(file: Path, on_skip: OnSkip) -> Iterator[Delivery]:
    try:
        with file.open("rb") as stream:
            yield from stream_articles(stream, str(file), file.name, file.stat().st_size, on_skip)
    except OSError as error:
        raise SourceError(f"{file}: {error.strerror or error}") from error


def stream_articles(
    stream: BinaryIO, origin: str, name: str, size: int | None, on_skip: OnSkip, inside: bool = False
) -> Iterator[Delivery]:
    """The articles of one stream.

    Args:
        stream: the bytes of a file.
        origin: for messages.
        name: the file's name, or empty if it has none.
        size: its size in bytes, or None if unknown.
        on_skip: called for each file of an archive that is skipped.
        inside: whether the stream is in an archive; archives inside archives are not supported.

    Raises:
        SourceError: it is unreadable, or of an unsupported kind.
    """
    try:
        yield from _articles(stream, origin, name, size, on_skip, inside)
    except (*DAMAGED, zlib.error, tarfile.TarError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise SourceError(f"{origin}: damaged or not what its name says: {error}: create the file again") from error


def _articles(
    stream: BinaryIO, origin: str, name: str, size: int | None, on_skip: OnSkip, inside: bool
) -> Iterator[Delivery]:
    kind, compression = kind_by_name(name)
    plain = buffered(stream)
    if found := compression_of(head_of(plain)):
        plain = decompressed(cast(BinaryIO, plain), found, origin, size)
    elif compression:
        raise SourceError(f"{origin}: the name says {compression}, but the file is not: rename it")
    head = head_of(plain)
    kind = kind or kind_by_content(head)
    if kind in ("json", "lines"):
        kind = json_kind(head, kind)
    if kind is None and not head.strip():
        raise UnknownKindError(f"{origin}: empty: there is no article in it")
    if kind is None or (inside and kind in ("zip", "tar")):
        raise UnknownKindError(f"{origin}: not a supported kind of file: convert it to one of {SUPPORTED}")
    yield from _articles_of_kind(kind, plain, stream if found is None else None, origin, name, on_skip)


def _articles_of_kind(
    kind: Kind, stream: io.BufferedReader, file: BinaryIO | None, origin: str, name: str, on_skip: OnSkip
) -> Iterator[Delivery]:
    binary = cast(BinaryIO, stream)
    match kind:
        case "text" | "html":
            yield Delivery(_whole(stream, origin), CONTENT_TYPES[kind], origin)
        case "xml":
            document = _whole(stream, origin)
            for index, entry in enumerate(feed_entries(document), 1):
                yield Delivery(entry, XML, origin if entry is document else f"{origin}:{index}")
        case "json":
            yield from document_articles(binary, origin, keep_broken=bool(name))
        case "lines":
            yield from line_articles(binary, origin)
        case "table":
            yield from table_articles(stream, origin)
        case "warc":
            yield from web_archive_articles(binary, origin, on_skip)
        case "tar":
            yield from _tar_articles(binary, origin, on_skip)
        case "zip":
            if file is None:
                raise SourceError(f"{origin}: a zip archive inside a compressed file: decompress it first")
            yield from _zip_articles(file, origin, on_skip)


def _whole(stream: io.BufferedReader, origin: str) -> bytes:
    value = stream.read(MAX_ITEM_BYTES + 1)
    if len(value) > MAX_ITEM_BYTES:
        raise too_large(origin)
    return value


def _tar_articles(stream: BinaryIO, origin: str, on_skip: OnSkip) -> Iterator[Delivery]:
    """The articles of the files in an archive; nothing is extracted to disk."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            if member.isfile() and _is_fed(member.name, f"{origin}/{member.name}", on_skip):
                file = archive.extractfile(member)
                assert file is not None  # it is a regular file
                location = f"{origin}/{member.name}"
                yield from _member_articles(cast(BinaryIO, file), location, member.size, on_skip)


def _zip_articles(stream: BinaryIO, origin: str, on_skip: OnSkip) -> Iterator[Delivery]:
    stream.seek(0)
    with zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            location = f"{origin}/{member.filename}"
            if not member.is_dir() and _is_fed(member.filename, location, on_skip):
                with archive.open(member) as file:
                    bounded = BoundedStream(cast(BinaryIO, file), location, member.compress_size)
                    yield from _member_articles(cast(BinaryIO, bounded), location, member.file_size, on_skip)


def _member_articles(stream: BinaryIO, location: str, size: int, on_skip: OnSkip) -> Iterator[Delivery]:
    try:
        yield from stream_articles(stream, location, Path(location).name, size, on_skip, inside=True)
    except UnknownKindError as error:
        on_skip(str(error))


def _is_fed(name: str, location: str, on_skip: OnSkip) -> bool:
    """Whether a file of an archive is of a supported kind; if not, it is reported."""
    kind, compression = kind_by_name(Path(name).name)
    if Path(name).name.startswith("."):
        on_skip(f"{location}: skipped, hidden")
    elif kind in ("zip", "tar"):
        on_skip(f"{location}: skipped, an archive inside an archive")
    elif kind is None and compression is None:
        on_skip(f"{location}: skipped, not a supported kind of file")
    else:
        return True
    return False
