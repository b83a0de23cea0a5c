"""Times as the desk counts and tells them.

An article's `seq` is a time too: milliseconds since 1970 in its upper part, a number within that millisecond in its
lower one. So the river's order, the trends and the throughput go by one number, and it fits a JavaScript number until
the year 2248.
"""

from datetime import UTC, datetime

NUMBERS = 1024
"""Places in the river within a millisecond; when they are used up, the next millisecond's are taken."""

MINUTE = 60_000
"""Milliseconds."""


def seq_at(milliseconds: int) -> int:
    """The first `seq` of a millisecond since 1970."""
    return milliseconds * NUMBERS


def time_of(seq: int) -> int:
    """The millisecond since 1970 that a `seq` stands for."""
    return seq // NUMBERS


def told(milliseconds: int) -> str:
    """ISO 8601, UTC: `2026-03-03T09:00:00.000Z`."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(written: str | None) -> datetime | None:
    """A record's time, in UTC; None where it cannot be read as one. A time without a zone is taken for UTC."""
    if not written or len(written) > 64:
        return None
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def in_utc(written: str | None) -> str | None:
    """A record's time as ISO 8601 in UTC with `Z`, or None where it cannot be read as one."""
    found = moment(written)
    return found.isoformat().replace("+00:00", "Z") if found else None
