"""Times of the desk.

An article's `seq` is a time as well: milliseconds since 1970 in the upper bits, a counter within the millisecond in the
lower ones. So one number orders the river, the trends and the throughput, and it fits a JavaScript number until the
year 2248.
"""

from datetime import UTC, datetime

SEQ_PER_MS = 1024
"""Values of `seq` within a millisecond; when they are used up, those of the next millisecond are taken."""

MINUTE = 60_000
"""Milliseconds."""


def seq_at(milliseconds: int) -> int:
    """The first `seq` of a millisecond since 1970."""
    return milliseconds * SEQ_PER_MS


def time_of(seq: int) -> int:
    """The millisecond since 1970 of a `seq`."""
    return seq // SEQ_PER_MS


def iso_utc(milliseconds: int) -> str:
    """ISO 8601 in UTC: `2026-03-03T09:00:00.000Z`."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_time(written: str | None) -> datetime | None:
    """A record's time in UTC, or None if it is not ISO 8601. A time without a zone is taken as UTC."""
    if not written or len(written) > 64:
        return None
    try:
        found = datetime.fromisoformat(written)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def in_utc(written: str | None) -> str | None:
    """A record's time as ISO 8601 in UTC with `Z`, or None if it is not ISO 8601."""
    found = parse_time(written)
    return found.isoformat().replace("+00:00", "Z") if found else None
