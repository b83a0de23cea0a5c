"""The date in a dateline, even with a typing error in the month, and the dashes around it."""

import re

from wiredesk.clean.dates import date_of
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, month_in_date, month_number

DAY = re.compile(
    r"(?:^|[,.\s(]\s*)(?:(?:(?P<month>[^\W\d_]{3,10})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th|\.|er)?\s*(?:(?:de|of)\s+)?(?P<month2>[^\W\d_]{3,10})\.?)"
    r"(?:[.,]?\s+(?:de\s+)?(?P<year>(?:19|20)\d{2})\.?)?"
    r"|(?P<year3>(?:19|20)\d{2})\.\s?(?P<month3>[^\W\d_]{3,10})\.?\s(?P<day3>\d{1,2})\.?"
    r"(?:,?\s(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap))?"
    r"|(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})|(?P<figures>\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}))\s*[,)]?\s*$",
    re.IGNORECASE,
)
"""A day at the end of a dateline: "March 4", "4 mars 2026", "2026. március 4., szerda", "2026-03-04", "04.03.2026"."""
WEEKDAY = re.compile(r",?\s*\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s*$", re.IGNORECASE)
GARBLED_DAY = re.compile(r",\s*[A-Z][a-z]{2,9}\.?\s*(?:\d\w{0,2}|[lO]\d?)$")
"""An unreadable, mistyped date: "March 2O", "April l"."""

DASH = re.compile(
    r"(?<=[)/])\s?\.\s?[—–-]+\s+|\s*(?:[—–―−]|--+)\s*|\s+-\s+(?:-\s+)?|(?<=[\d).])-\s+|\s+_\s+|\s+-(?=[A-Z\"“])|"
    r"(?<=[^\W\d_])-\s+(?=[A-Z\"“])"
)
"""What ends a dateline, or divides place, agency and day."""
IN_DASH = "-–—―−_"
"""Every such mark contains one of these."""
BRACKETED = re.compile(r"\([A-Z][^()]{1,30}\)")
IN_ONE_BRACKET = re.compile(
    r"\s\((?P<agency>[^\W\d_][^()/]{1,30}?)\s?(?:/|,|\s[-–—])\s?(?P<day>[^()/]{4,20})\)\s*(?:[-–—]{1,2}\s+)?(?=[^\Wa-z]|[\"“])"
)
"""The same behind the place: "DAVAO CITY (MindaNews / 01 May) – "."""
AGENCY_AND_DAY = re.compile(r"\((?P<agency>[A-Z][^()]{1,30}?)\s[-–—]\s(?P<day>[A-Z][^()]{4,20})\)\s*[-–—]{1,2}\s+")
"""Agency and day in one bracket: "(Newsfile Corp. - May 5, 2026) - "."""
AGENCY_BEHIND = re.compile(r"\((?P<agency>[A-Z][^()]{1,30})\)(?P<gap>\s+)(?=[A-ZÀ-Þ“\"‘])")
"""The agency behind the dash, where the story begins at once: "Rabat - (MAP) The"."""
GAP = re.compile(r"\s+")
MAX_PART = 40
"""Characters of a day or an agency between two dashes."""


def behind_dash(paragraph: str, dash: re.Match[str]) -> tuple[str, re.Match[str] | None]:
    """Return the day and the agency between dashes after the place, as if no dash were there, and the last dash.

    Of "CASPER, Wyo. - March 4 - A" this is ", March 4", of "LEEDS--(BUSINESS WIRE)--Mar 4, 2026--A"
    ", Mar 4, 2026 (BUSINESS WIRE)". Without such parts it is empty, and the dash None.
    """
    days, agency = "", ""
    last: re.Match[str] | None = None
    start = dash.end()
    both = AGENCY_AND_DAY.match(paragraph, start)
    if both and (day := DAY.fullmatch(both["day"])) and month_of(day["month"] or day["month2"] or ""):
        return f", {both['day']} ({both['agency']})", both
    behind = AGENCY_BEHIND.match(paragraph, start)
    if behind and behind["agency"].lower() in AGENCIES:
        return f" ({behind['agency']})", GAP.match(paragraph, behind.start("gap"))
    for _ in range(2):
        mark = DASH.search(paragraph, start, start + MAX_PART)
        if mark is None or mark.end() >= len(paragraph):
            break
        part = paragraph[start : mark.start()]
        day = DAY.fullmatch(part)
        if day and (day["iso"] or day["figures"] or month_of(day["month"] or day["month2"])):
            days = f", {part}"
        elif BRACKETED.fullmatch(part):
            agency = f" {part}"
        elif part.lower() in AGENCIES:
            agency = f" ({part})"
        elif (named := part.partition(", "))[0].lower() in AGENCIES and DAY.fullmatch(named[2]):
            days, agency = f", {named[2]}", f" ({named[0]})"
        else:
            break
        last, start = mark, mark.end()
    return days + agency, last


def split_day(words: str, sure: bool = False) -> tuple[int | None, int | None, int | None, str]:
    """Return month, day and year at the end of a dateline, and the words before; None if there is no date.

    Args:
        words: the dateline without its agency.
        sure: whether an agency shows that it is a dateline, so that short names of months are read too: "16 ian".
    """
    no_day = (None, None, None, words)
    found = DAY.search(words)
    if found is None:
        return no_day
    if found["iso"]:
        written = date_of(found["iso"])
        if written:
            return written.month, written.day, written.year, words[: found.start()]
        return no_day
    if found["figures"]:
        written_day, number, full = map(int, found["figures"].split("."))
        is_day = 1 <= number <= 12 and 1 <= written_day <= 31
        return (number, written_day, full, words[: found.start()]) if is_day else no_day
    month = month_of(found["month"] or found["month2"] or found["month3"])
    if month is None and (sure or found["year"] or found["year3"]):
        month = month_in_date(
            found["month2"] or found["month3"] or ""
        )  # "3 fév. 2026"; without a year it may be another word
    day, year = int(found["day"] or found["day2"] or found["day3"]), found["year"] or found["year3"]
    if month is None or not 1 <= day <= 31:
        return no_day
    return month, day, int(year) if year else None, words[: found.start()]


def month_of(name: str) -> int | None:
    """Return the number of a month name, allowing one typing error."""
    known = month_number(name) or (month_in_date(name) if name.isupper() else None)
    if known is None and len(name) > 3 and name[0].isupper():
        known = next(
            (number for number, full in enumerate(ENGLISH_MONTHS, start=1) if _mistyped(name.lower(), full)), None
        )
    return known


def _mistyped(name: str, meant: str) -> bool:
    """Whether a word equals another except for one missing, extra or wrong letter, or two swapped letters."""
    if abs(len(name) - len(meant)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(name, meant, strict=False)) if a != b), min(len(name), len(meant)))
    rest, wanted = name[same:], meant[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (rest[1:], swapped) or rest == wanted[1:] or rest[1:] == wanted[1:]
