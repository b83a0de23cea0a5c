"""A Kafka record as the stages see it: its bytes, and the partition and offset it was read from."""

from dataclasses import dataclass
from typing import NamedTuple

Headers = tuple[tuple[str, bytes], ...]


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

    def header(self, name: str) -> str | None:
        """The last header of that name as text, or None."""
        return next((value.decode("utf-8", "replace") for key, value in reversed(self.headers) if key == name), None)
