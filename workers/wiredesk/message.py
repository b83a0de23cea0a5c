"""A Kafka record as the stages see it: bytes, and where they stood."""

from dataclasses import dataclass

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One record, read or to be written. `value` None is a tombstone."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp: int | None = None
    """Milliseconds since 1970, as Kafka counts them."""
    partition: int | None = None
    """Where it was read; None lets the key decide where it is written."""
    offset: int | None = None

    def header(self, name: str) -> str | None:
        """The last header of that name as text, or None."""
        return next((value.decode("utf-8", "replace") for key, value in reversed(self.headers) if key == name), None)
