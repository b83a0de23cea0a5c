"""From paths to raw messages: files, folders, JSON lines, standard input."""

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wiredesk.errors import OperationError

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""One article a line."""

CONTENT_TYPES = {
    ".json": b"application/json",
    ".txt": b"text/plain",
    ".html": b"text/html",
    ".htm": b"text/html",
}
"""One article a file. No charset: that is for `clean` to find out."""

STANDARD_INPUT = "-"


class SourceError(OperationError):
    """A path that cannot be fed; the message names it and says what can be."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One article as found: its bytes and where they were."""

    value: bytes
    content_type: bytes
    origin: str
    """The file, and the line in it where a line is an article."""


def deliveries(paths: Iterable[str]) -> Iterator[Delivery]:
    """The articles under `paths`, folders in the order of their file names; `-` is standard input.

    Raises:
        SourceError: a path is missing, cannot be read, or is of no kind that is understood.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _lines(sys.stdin.buffer, "standard input")
        else:
            for file in _files(Path(path)):
                yield from _file(file)


def size(paths: Iterable[str]) -> int | None:
    """Bytes to read under `paths`, for a progress bar; None where standard input is among them."""
    paths = list(paths)
    if STANDARD_INPUT in paths:
        return None
    return sum(file.stat().st_size for path in paths for file in _files(Path(path)))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        inside = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
        return sorted(file for file in inside if _kind(file))
    if not path.exists():
        raise SourceError(f"{path}: no such file or folder")
    if not _kind(path):
        known = " ".join((*CONTENT_TYPES, *LINES))
        raise SourceError(f"{path}: not a kind of file that can be fed: rename it to one of {known}")
    return [path]


def _kind(file: Path) -> bool:
    return file.suffix.lower() in CONTENT_TYPES or file.name.lower().endswith(LINES)


def _file(file: Path) -> Iterator[Delivery]:
    try:
        if file.name.lower().endswith(LINES):
            with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as lines:
                yield from _lines(lines, str(file))
        else:
            yield Delivery(file.read_bytes(), CONTENT_TYPES[file.suffix.lower()], str(file))
    except (OSError, EOFError) as error:
        raise SourceError(f"{file}: {error}") from error


def _lines(lines: Iterable[bytes], name: str) -> Iterator[Delivery]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Delivery(line.strip(), b"application/json", f"{name}:{number}")
