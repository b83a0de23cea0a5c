"""A Kafka record as the stages see it: its bytes, and the partition and offset it was read from."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Headers = tuple[tuple[str, bytes | None], ...]
"""Name and value of each header, in order; in Kafka names can repeat and values can be null."""


RECORD_OVERHEAD = 1024
"""Maximum bytes that Kafka's framing adds to a record; a record that fits only without them could be rejected."""

HEADER_OVERHEAD = 8
"""Maximum bytes that the framing adds to a header: two lengths."""

MAX_TIMESTAMP = 253_402_300_799_999
"""The end of the year 9999 in milliseconds since 1970: the latest date in Python."""


def plausible_timestamp(milliseconds: int | None) -> int | None:
    """The timestamp of a record; None if it is not a date, which Kafka does not check."""
    return milliseconds if milliseconds is not None and 0 <= milliseconds <= MAX_TIMESTAMP else None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a record is unreadable, and what the value of its message contains instead."""

    kind: Literal["oversized", "record", "batch"]
    """oversized: the beginning of the value; record: the encoded bytes of the record; batch: those of the batch that
    contains the records from the message's offset to `last_offset`."""
    reason: str
    last_offset: int
    size: int
    """The full size in bytes, of which the message's value may be only the beginning."""
    sha256: str
    """The SHA-256 of the full bytes in hexadecimal; empty if they were not read completely."""


class Partition(NamedTuple):
    """One partition of a topic. Equal to the named tuples that Faust and aiokafka use for the same thing."""

    topic: str
    partition: int


@dataclass(frozen=True, slots=True)
class Message:
    """One record, read or to be written. A `value` of None is a tombstone."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp: int | None = None
    """Milliseconds since 1970, as in Kafka."""
    partition: int | None = None
    """The partition it was read from; None for a record to write, whose key selects the partition."""
    offset: int | None = None
    unreadable: Unreadable | None = None

    @property
    def size(self) -> int:
        """Maximum bytes of the record on a topic."""
        size = RECORD_OVERHEAD + len(self.key or b"") + len(self.value or b"")
        return size + sum(len(name.encode()) + len(value or b"") + HEADER_OVERHEAD for name, value in self.headers)

    def headers_for_json(self) -> dict[str, str | list[str | None] | None]:
        """The headers by name: a string, null, or for a repeated name the list of its values."""
        values: dict[str, list[str | None]] = {}
        for name, value in self.headers:
            values.setdefault(name, []).append(None if value is None else value.decode("utf-8", "replace"))
        return {name: found if len(found) > 1 else found[0] for name, found in values.items()}

    def header(self, name: str) -> str | None:
        """The last header of that name as text; None if it is missing or null."""
        found = next((value for key, value in reversed(self.headers) if key == name), None)
        return None if found is None else found.decode("utf-8", "replace")
