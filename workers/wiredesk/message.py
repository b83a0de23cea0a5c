"""A Kafka record as the stages see it: its bytes, and the partition and offset it was read from."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Headers = tuple[tuple[str, bytes | None], ...]
"""Name and value of each, in their order; Kafka allows a name several times, and a value to be null."""


RECORD_OVERHEAD = 1024
"""Bytes that Kafka's framing may add to a record; one that fits without them could still be refused."""

HEADER_OVERHEAD = 8
"""Bytes that it may add to a header: two lengths."""

MAX_TIMESTAMP = 253_402_300_799_999
"""The end of the year 9999 in milliseconds since 1970: the last that Python can write as a date."""


def plausible_timestamp(milliseconds: int | None) -> int | None:
    """A timestamp as a record has it; None where it is no date, which Kafka does not look at."""
    return milliseconds if milliseconds is not None and 0 <= milliseconds <= MAX_TIMESTAMP else None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a record is no article that can be worked on, and what its message's value holds instead."""

    kind: Literal["oversized", "record", "batch"]
    """oversized: the beginning of the value; record: the record's bytes on the wire; batch: those of the batch that the
    records stand in, from the message's offset to `last_offset`."""
    reason: str
    last_offset: int
    size: int
    """Bytes of the whole of which the message's value is the beginning, or all."""
    sha256: str
    """Of that whole, in hexadecimal; empty where it was not all read."""


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
    """The partition it was read from; None before it is written: the key selects the partition."""
    offset: int | None = None
    unreadable: Unreadable | None = None

    @property
    def size(self) -> int:
        """Bytes of the record on a topic at the most."""
        size = RECORD_OVERHEAD + len(self.key or b"") + len(self.value or b"")
        return size + sum(len(name.encode()) + len(value or b"") + HEADER_OVERHEAD for name, value in self.headers)

    def headers_for_json(self) -> dict[str, str | list[str | None] | None]:
        """The headers by name: text, null, or where a name comes several times the list of its values."""
        values: dict[str, list[str | None]] = {}
        for name, value in self.headers:
            values.setdefault(name, []).append(None if value is None else value.decode("utf-8", "replace"))
        return {name: found if len(found) > 1 else found[0] for name, found in values.items()}

    def header(self, name: str) -> str | None:
        """The last header of that name as text; None where there is none, or its value is null."""
        found = next((value for key, value in reversed(self.headers) if key == name), None)
        return None if found is None else found.decode("utf-8", "replace")
