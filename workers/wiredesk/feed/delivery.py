"""One article as found in a source, before it is parsed."""

from collections.abc import Callable
from dataclasses import dataclass

from wiredesk.errors import OperationError

MAX_ITEM_BYTES = 32 * 1024 * 1024
"""The largest piece of a file that is held in memory: an article, or a JSON document that lists articles. Topics accept
far less."""

JSON, TEXT, HTML, XML = b"application/json", b"text/plain", b"text/html", b"application/xml"


class SourceError(OperationError):
    """A source that cannot be fed. The message names the file, the problem and the remedy."""


class UnknownKindError(SourceError):
    """A file of a kind that cannot be fed. In a folder it is skipped, with this message."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One article: its bytes, their media type, and where they were found."""

    value: bytes
    content_type: bytes
    """Without charset: `clean` detects it."""
    origin: str
    """The file, with the line or item if a file contains several articles."""


OnSkip = Callable[[str], None]
"""Called with a file that is skipped and why, as one line for the user."""


def too_large(origin: str) -> SourceError:
    """The error for a piece larger than `MAX_ITEM_BYTES`."""
    return SourceError(
        f"{origin}: more than {MAX_ITEM_BYTES // 2**20} MiB in one article or document: write one article a line "
        "(JSON lines), or leave it out"
    )
