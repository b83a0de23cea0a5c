"""Reads times as sources write them and returns ISO 8601."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from wiredesk.knowledge.calendar import month_number

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_DAY_MONTH = re.compile(
    r"(?:\w{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?([^\W\d_]{3,10})\.?,?[\s-]+(?:de\s+)?(\d{4})"
    r"(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?:\w{3,9},?\s+)?([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
    r"(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T,]?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
"""Day and month as numbers: read where only one order is possible, or where dots divide them, as in `3.4.2026`."""
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_IN_URL = re.compile(r"[/-]((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")


def iso_time(written: str) -> str | None:
    """A time in ISO 8601: `YYYY-MM-DD`, or with the time of day, and with an offset where one was given.

    None where the words cannot be read as a time.
    """
    written = written.strip()[:80]
    for pattern, order in ((_ISO, (1, 2, 3)), (_BASIC, (1, 2, 3)), (_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        found = pattern.fullmatch(written)
        if found:
            year, month, day = (found[number] for number in order)
            number = int(month) if month.isdigit() else month_number(month)
            return _compose(int(year), number, int(day), found[4], found[5], found[6], found[7])
    if numeric := _NUMERIC.fullmatch(written):
        day, month = int(numeric[1]), int(numeric[3])
        if day <= 12 and month > 12 and numeric[2] != ".":
            day, month = month, day
        elif day <= 12 and day != month and numeric[2] != ".":
            return None
        return _compose(int(numeric[4]), month, day, numeric[5], numeric[6], numeric[7], numeric[8])
    if _EPOCH.fullmatch(written):
        seconds = float(written) / (1000 if len(written.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        return parsedate_to_datetime(written).isoformat().replace("+00:00", "Z")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def date_of(time: str | None) -> date | None:
    """Return the day of an ISO 8601 time, or None."""
    try:
        return date.fromisoformat((time or "")[:10])
    except ValueError:
        return None


def date_in_url(url: str | None) -> date | None:
    """The day that stands in the path of many papers' addresses, e.g. `/2026/02/11/`."""
    found = _IN_URL.search(url or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def nearest(month: int, day: int, near: date) -> date | None:
    """The date with this month and day that is nearest to `near`; None where no near year has such a day."""
    possible = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            possible.append(date(year, month, day))
        except ValueError:
            continue
    return min(possible, key=lambda candidate: abs(candidate - near), default=None)


def _compose(
    year: int,
    month: int | None,
    day: int,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: str | None,
) -> str | None:
    try:
        if month is None:
            return None
        if hour is None:
            return date(year, month, day).isoformat()
        moment = datetime(year, month, day, int(hour), int(minute or 0), int(second or 0)).isoformat()
    except ValueError:
        return None
    if zone is None:
        return moment
    if zone.upper() in ("Z", "UTC", "GMT"):
        return moment + "Z"
    return moment + zone[:3] + ":" + zone[-2:]
