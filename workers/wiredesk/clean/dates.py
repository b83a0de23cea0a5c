"""Parse dates and times as sources write them, in several languages, into ISO 8601."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import NamedTuple

from wiredesk.knowledge.calendar import HIJRI_MONTHS, ZONES, month_in_date

MAX_LENGTH = 120
"""Maximum characters of a written time; longer text is something else."""
MAX_OTHER_LETTERS = 36
"""Letters besides the time itself: a weekday and a label such as "Last updated on"."""
BUDDHIST_ERA = 543
"""Years by which the Thai calendar is ahead."""
REIWA = 2018
"""The year before the first year of the current Japanese era."""
HIJRI_YEARS = range(1370, 1430)
"""Years of the Solar Hijri calendar that may be the year of a written date: 1991 to 2051."""
YEARS = range(1900, 2100)
NEW_YEAR_1400 = date(2021, 3, 21).toordinal()
MAX_OFFSET, OFFSET_STEP = timedelta(hours=14), timedelta(minutes=15)
"""The maximum offset from UTC, and the unit of which all offsets are multiples."""

_MONTH = r"(?P<name>[^\W\d_](?:[^\s\d,:;/|()\[\]–—·•_-]{1,15}))"
_GAP = r"[\s,./–-]{0,3}"
_OF = r"(?:(?:del?|of|di|da)\s|d[’'])?"
_YEAR = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|[ºª°.]|-?го|-е)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])\s?(?P<month>[01]?\d)(?P=sep)\s?(?P<day>[0-3]?\d)(?!\d|"
        r"[-/.]\d{3})",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T?\d{4}|\D|$)",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?(?:[日일号號]|(?!\d))",
        r"令和\s?(?P<reiwa>\d{1,2}|元)\s?年\s?(?P<month>[01]?\d)\s?月\s?(?P<day>[0-3]?\d)\s?日",
        r"(?P<year>(?:19|20)\d\d)\s?оны\s?(?P<month>[01]?\d)[\w-]{0,3}\sсарын\s(?P<day>[0-3]?\d)",
        r"(?P<day>[0-3]?\d)\s?(?:tháng|thg)\s?(?P<month>[01]?\d)(?:\s?,|\s?năm)?\s?" + _YEAR,
        rf"{_DAY}{_GAP}{_OF}{_MONTH}{_GAP}{_OF}{_YEAR}",
        rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}",
        rf"{_YEAR}(?:ko\b)?(?:\.?\s?(?:m\.|gada|г\.?|р\.?))?{_GAP}{_MONTH}{_GAP}{_DAY}(?!\d)",
        rf"{_YEAR}\.?\s?gada\s?{_DAY}\s?{_MONTH}",
        r"(?<!\d)(?P<first>[0-3]?\d)(?P<sep>[./-])\s?(?P<second>[0-3]?\d)(?P=sep)\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)\s(?P<of_hijri>{'|'.join(HIJRI_MONTHS)})\s(?:ماه\s)?(?P<hijri>1[34]\d\d)(?!\d)",
        r"(?<!\d)(?P<hijri>1[34]\d\d)(?P<sep>[-/])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?![\d/-])",
        r"(?<![\d.])(?P<first>[0-3]\d)(?P<sep>\.)(?P<second>[01]\d)\.(?P<short>[012]\d)(?![\d.])",
        r"(?<![\d-])(?P<first>[0-3]\d)(?P<sep>[-/])(?P<second>[01]\d)(?P=sep)(?P<short>[012]\d)"
        r"(?=(?:,| \|)? \d\d[:.]\d\d)",
        r"(?:^|[,|•·–—-]\s|\b(?:am|vom)\s)(?P<first>[1-9]|[12]\d|3[01])(?P<sep>\.)(?P<second>[1-9]|1[0-2])\."
        r"(?P<short>[012]\d)(?![\d.])",
    )
)
"""Formats of a date. `first` and `second` are day and month in an order that depends on the locale."""
_YEAR_IN = re.compile(r"(?:19|20|25)\d\d|1[34]\d\d[-/]|[\u0600-\u06ff] 1[34]\d\d|令和|\d[./-]\s?\d{1,2}[./-]\d\d")
"""A fast check: each of these formats contains one of these."""
_DIGIT = re.compile("[0-9]")
_CLOCK = re.compile(
    r"(?:(?P<before>上午|下午|午前|午後|오전|오후|凌晨|晚上)\s?)?"
    r"(?<![\d:.])(?P<hour>[0-2]?\d)"
    r"(?:\s?(?:[:.：h時时시点點]|Uhr|uur|ч\.?|h\.)\s?(?P<minute>[0-5]\d|\d(?=\s?[分분]))\s?(?:分|분|"
    r"min\b)?(?:[:.](?P<second>[0-5]?\d)(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?|[πμ]\.?μ\b\.?))?"
    r"|\s?(?P<half2>[ap]\.?m\b\.?)|\s?(?:Uhr\b|時|时|시|h\b))(?![\d:]|\.\d)",
    re.IGNORECASE,
)
_CLOCK_LAST = re.compile(r"\d[:.]\d{2}(?:\s?[ap]\.?m\.?)?,?\s?$", re.IGNORECASE)
_ZONE_IN_WORDS = re.compile(r"\b([A-Z])[a-z]{3,8} ([DS])(?:aylight|tandard) Time\b")
"""A zone of America by its full name: "Eastern Daylight Time"."""
_BASIC_CLOCK = re.compile(
    r"^T?(?P<hour>[0-2]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d|(?<=:)\d))?(?:[.,]\d+)?(?!\d)"
)
_OFFSET = re.compile(
    r"^\s?\(?(?:(?P<name>[A-Z]{1,5})\b(?:\s?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?"
    r"|(?P<sign2>[+-])(?P<hours2>\d\d)(?::?(?P<minutes2>\d\d)|(?![\d:.-])))",
    re.IGNORECASE,
)
_DAY_OFFSET = re.compile(r"\s*(?:Z|[+-]\d\d:?\d\d)\s*", re.IGNORECASE)
"""An offset after a date without a time of day, as XML Schema's `date` allows; NITF has "20080219+0100"."""
_ASCTIME = re.compile(
    r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d:\d\d(?: [A-Z]{3,4}| [+-]\d{4})?) ((?:19|20)\d\d)"
)
"""The format of C's `asctime` and Unix `date`: "Sat May 2 15:05:21 UTC 2026"."""
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_IN_URL = re.compile(
    r"[/_.-](?P<year>(?:19|20)\d{2})[/_.-]?(?P<month>0[1-9]|1[0-2])[/_.-]?(?P<day>0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_IN_URL_SHORT = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>[1-9]|1[0-2])/(?P<day>[1-9]|[12]\d|3[01])(?=/)")
_IN_URL_NAMED = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<name>[a-z]{3,9})/(?P<day>0?[1-9]|[12]\d|3[01])(?=/)")
_LETTERS = re.compile(r"[^\W\d_]")
_AFTERNOON = frozenset({"下午", "午後", "오후", "晚上"})
_DIGITS = str.maketrans({chr(code): str(unicodedata.digit(chr(code))) for code in range(0x660, 0xE60)
                         if unicodedata.category(chr(code)) == "Nd"})  # fmt: skip
"""Arabic-Indic, Persian, Devanagari, Bengali and Thai digits."""
_TWO_NAMES = re.compile("[\u0620-\u064a]{3,8}\\s?/\\s?([\u0620-\u064a]{3,8})(?=\\s\\S{4}(?!\\S))")
"""A month by both of its names in Arabic, "أيار/مايو"."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


class WrittenTime(NamedTuple):
    """A time found in a text."""

    iso: str
    """`YYYY-MM-DD`, with time of day and offset if given."""
    start: int
    end: int
    """The position of the date in the text."""


def iso_time(written: str, language: str | None = None) -> str | None:
    """Return a written time in ISO 8601: `YYYY-MM-DD`, with time of day and offset if given.

    None where the text cannot be read as one time, or could be two different days (`05/02/2026`).

    Args:
        written: the time alone, possibly with a weekday or a label.
        language: of the text, e.g. `en-US`; decides the order of day and month.
    """
    written = _plain(written)
    if _EPOCH.fullmatch(written):
        seconds = float(written) / (1000 if len(written.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    found = _find(written, language)
    if found is None:
        try:
            return parsedate_to_datetime(written).isoformat().replace("+00:00", "Z")
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    time, rest = found
    if len(time.iso) == len("2026-05-02") and _DAY_OFFSET.fullmatch(rest):
        return time.iso
    if len(_LETTERS.findall(rest)) > MAX_OTHER_LETTERS or any(map(str.isdigit, rest)):
        return None
    return time.iso


def find_time(text: str, language: str | None = None) -> WrittenTime | None:
    """Return the first time in a line of text, or None."""
    if text.isascii() and _DIGIT.search(text) is None:  # as most lines
        return None
    found = _find(_plain(text), language)
    return found[0] if found else None


def _plain(written: str) -> str:
    written = written.strip()[:MAX_LENGTH]
    if not written.isascii():
        if "/" in written:
            written = _TWO_NAMES.sub(r"\1", written)
        written = _INVISIBLE.sub("", unicodedata.normalize("NFKC", written)).translate(_DIGITS)
    written = " ".join(written.split())
    written = with_short_zone(written)
    return _ASCTIME.sub(r"\1 \3 \2", written) if written.count(":") > 1 else written


def with_short_zone(written: str) -> str:
    """A written time with initials for a zone's full name: "EDT" for "Eastern Daylight Time"."""
    return _ZONE_IN_WORDS.sub(r"\1\2T", written) if " Time" in written else written


@lru_cache(maxsize=1_000)  # the lines around a headline are searched for several parts
def _find(text: str, language: str | None) -> tuple[WrittenTime, str] | None:
    """The first date in a text with its time of day, and the rest of the text."""
    if _YEAR_IN.search(text) is None:
        return None
    best: tuple[int, int, date] | None = None
    for form in _FORMS:
        start = 0
        while (found := form.search(text, start)) is not None:
            day = _day_of(found, language)
            if day is not None:
                if best is None or found.start() < best[0]:
                    best = found.start(), found.end(), day
                break
            start = found.start() + 1
    if best is None:
        return None
    first, last, day = best
    clock, rest = _clock_near(text, first, last)
    return WrittenTime(day.isoformat() + clock, first, last), rest


def _day_of(found: re.Match[str], language: str | None) -> date | None:
    parts = found.groupdict()
    if parts.get("hijri"):
        month = HIJRI_MONTHS.index(parts["of_hijri"]) + 1 if parts.get("of_hijri") else int(parts["month"])
        return _of_hijri(int(parts["hijri"]), month, int(parts["day"]))
    if parts.get("reiwa"):
        year = REIWA + (1 if parts["reiwa"] == "元" else int(parts["reiwa"]))
    elif parts.get("short"):
        year = 2000 + int(parts["short"])
    else:
        year = int(parts["year"])
    if year >= YEARS.stop:
        year -= BUDDHIST_ERA
    if parts.get("first"):
        order = _day_and_month(int(parts["first"]), int(parts["second"]), parts["sep"], language)
        if order is None:
            return None
        day, month = order
    else:
        named = month_in_date(parts["name"], language) if parts.get("name") else int(parts["month"])
        if named is None:
            return None
        day, month = int(parts["day"]), named
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _of_hijri(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar of Iran: its year begins in March and has six months of 31 days first."""
    if year not in HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= 31 - (month > 6):
        return None
    days = 30 * (month - 1) + min(month - 1, 6) + day
    return date.fromordinal(
        NEW_YEAR_1400 + 365 * (year - 1400) + (8 * year + 21) // 33 - (8 * 1400 + 21) // 33 + days - 1
    )


def _day_and_month(first: int, second: int, separator: str, language: str | None) -> tuple[int, int] | None:
    """Day and month of a numeric date; None if both orders are possible and nothing decides between them."""
    if first > 12 or separator == "." or first == second:
        return first, second
    if second > 12:
        return second, first
    if language is None:
        return None
    code = language.replace("_", "-").lower()
    if code in ("en-us", "en-ph", "fil", "tl"):
        return second, first
    return None if code == "en" else (first, second)


def _clock_near(text: str, first: int, last: int) -> tuple[str, str]:
    """The time of day after a date, or else before it, in ISO 8601; and the rest of the text."""
    before, after = text[:first], text[last:]
    joined = _BASIC_CLOCK.match(after)
    sides = [("after", joined), ("after", _CLOCK.search(after)), ("before", _CLOCK.search(before))]
    if joined is None and sides[1][1] is not None and _CLOCK_LAST.search(before) and _YEAR_IN.search(after):
        sides.reverse()  # "4:05 PM, Mar 11, 2026 and last updated 6:12 PM, Mar 12, 2026"
    for side, found in sides:
        if found is None:
            continue
        clock = _time_of(found)
        if clock is None:
            continue
        words = after if side == "after" else before
        offset, end = _offset_at(words, found.end())
        if offset == "" and side == "before":
            offset, other_end = _offset_at(after, 0)
            after = after[other_end:] if offset else after
        remaining = words[: found.start()] + " " + words[end:]
        rest = before + " " + remaining if side == "after" else remaining + " " + after
        return f"T{clock}{offset}", rest
    return "", before + " " + after


def _time_of(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    half = (parts.get("half") or parts.get("half2") or "").lower().replace(".", "").replace(" ", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("pm", "μμ") else 0)
    elif parts.get("before") and hour < 12:
        hour += 12 if parts["before"] in _AFTERNOON else 0
    return f"{hour:02}:{minute:02}:{second:02}" if hour < 24 else None


def _offset_at(text: str, start: int) -> tuple[str, int]:
    """The UTC offset at a position in ISO 8601, and where it ends; empty if there is none."""
    found = _OFFSET.match(text[start : start + 20])
    if found is None:
        return "", start
    end = start + found.end()
    if found["sign2"]:
        return f"{found['sign2']}{found['hours2']}:{found['minutes2'] or '00'}", end
    name = found["name"].upper()
    if name in ("Z", "UTC", "GMT"):
        if not found["sign"]:
            return "Z", end
        return f"{found['sign']}{int(found['hours']):02}:{found['minutes'] or '00'}", end
    if name in ZONES and not found["sign"]:
        return ZONES[name], end
    return "", start


def date_of(time: str | None) -> date | None:
    """Return the day of an ISO 8601 time, or None."""
    try:
        return date.fromisoformat((time or "")[:10])
    except ValueError:
        return None


def date_in_url(url: str | None) -> date | None:
    """Return the date in a URL's path, e.g. `/2026/02/11/` or `/2026/feb/11/`; None if there is none."""
    address = (url or "").lower()
    found = _IN_URL.search(address) or _IN_URL_SHORT.search(address) or _IN_URL_NAMED.search(address)
    if found is None:
        return None
    parts = found.groupdict()
    month = month_in_date(parts["name"]) if parts.get("name") else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])) if month else None
    except ValueError:
        return None


def with_local_offset(instant: str, clock: str) -> str:
    """Return a UTC instant with the offset that matches a local clock time; unchanged if no offset fits.

    Args:
        instant: ISO 8601, ending in `Z`.
        clock: the local time of the same instant, to the minute or second, without an offset.
    """
    try:
        utc, local = datetime.fromisoformat(instant), datetime.fromisoformat(clock)
    except ValueError:
        return instant
    if len(clock) < len("2026-05-02T15:05") or utc.tzinfo is None or local.tzinfo is not None:
        return instant
    offset = local.replace(second=0) - utc.replace(second=0, tzinfo=None)
    if abs(offset) > MAX_OFFSET or offset % OFFSET_STEP:
        return instant
    return utc.astimezone(timezone(offset)).isoformat(timespec="seconds")


def on_local_day(instant: str, day: date) -> str:
    """Return a UTC instant with the smallest offset in hours that puts it on a day next to its own; else unchanged."""
    try:
        utc = datetime.fromisoformat(instant)
    except ValueError:
        return instant
    if len(instant) <= len("2026-05-02") or utc.tzinfo is None or abs((day - utc.date()).days) != 1:
        return instant
    hours = 24 - utc.hour if day > utc.date() else -utc.hour - 1
    if abs(hours) > MAX_OFFSET // timedelta(hours=1):
        return instant
    return utc.astimezone(timezone(timedelta(hours=hours))).isoformat(timespec="seconds")


def nearest(month: int, day: int, near: date) -> date | None:
    """Return the date with this month and day nearest to `near`; None if no nearby year has such a day."""
    possible = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            possible.append(date(year, month, day))
        except ValueError:
            continue
    return min(possible, key=lambda candidate: abs(candidate - near), default=None)
