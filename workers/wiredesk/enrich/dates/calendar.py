"""Absolute dates: a day, month or year, or an interval of these: "15 February 2019", "Feb. 3-5", "the 1990s"."""

import re
from datetime import date

from wiredesk.enrich.dates.vocabulary import DAY, MONTH, ORDINAL, ORDINALS, YEAR, form, month_number

_TO = r"\s*(?:-|–|—|/|to|and|until|till)\s*"
_LAST_DAY = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?"

_DAYS = tuple(
    form(pattern)
    for pattern in (
        rf"{MONTH} ?{DAY}(?:{_TO}{_LAST_DAY})?(?: ?,?(?: of)? ?{YEAR})?",
        rf"(?:the )?{DAY}(?:{_TO}{_LAST_DAY})?(?: day)?(?: of)? {MONTH}(?: ?,?(?: of)? ?{YEAR})?",
        rf"(?:the )?{ORDINAL}(?: day)? of {MONTH}(?: ?,?(?: of)? ?{YEAR})?",
        rf"{YEAR}-(?P<month>[01]?\d)-{DAY}",
    )
)
_MONTH_OF_YEAR = form(rf"{MONTH},?(?: of)? {YEAR}")
_FIGURES = re.compile(r"(?P<first>[0-3]?\d)(?P<sign>[-/.])(?P<second>[0-3]?\d)(?P=sign)(?P<year>(?:1[5-9]|20)\d\d)")
_YEARS = form(rf"{YEAR}(?:{_TO}(?P<last_year>(?:(?:1[0-9]|20)\d\d|\d\d)))?")
_DECADE = form(r"(?:the )?(?:(?:early|mid|late)[- ])?(?P<century>1\d|20)?['’]?(?P<decade>\d)0s")
_CENTURY = form(r"(?:the )?(?:(?:early|mid|late)[- ])?(?P<century>\d\d?)(?:st|nd|rd|th)[- ]century")

FEASTS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
"""Holidays with the same date everywhere in the Gregorian calendar."""

_WHICH_YEAR = form(r"(?P<day>.*\d(?:st|nd|rd|th)?|.* [a-z]+|[a-z]+)(?: of)? (?P<which>last|this|next) year")
_FEAST = form(rf"(?:the )?(?P<feast>[a-z' ]+?)(?:,? {YEAR})?")

MAX_DAYS_AWAY = 183
"""Days: news names the year of a day that is further off than about half a year, unless the year just turned."""
MONTHS = 12
MAX_DAYS_NEAR = 31
"""Days from the filing date within which a day is meant in "07-05-2026", rather than one as much further off."""
MAX_DAYS_AHEAD = 30
"""Days by which a day may lie ahead though its sentence is in the past tense."""


def in_calendar(words: str, filed: date | None, ahead: bool | None) -> str | None:
    """The ISO 8601 value of an absolute date, whose year may be implied.

    Args:
        words: the mention without leading words.
        filed: the filing date, for dates without a year.
        ahead: whether the sentence refers to the future, if it shows that.

    Returns:
        `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, two of them with a slash between (first and last), or `--MM-DD` where no year
        is known; None for all other words.
    """
    which = _WHICH_YEAR.fullmatch(words)
    if which and filed:
        words = f"{which['day']} {filed.year + {'last': -1, 'this': 0, 'next': 1}[which['which'].lower()]}"
    name = _FEAST.fullmatch(words.lower().replace("’", "'"))
    feast = FEASTS.get(name["feast"]) if name else None
    if name and feast:
        return day_value(name["year"], *feast, filed, ahead)
    for day in _DAYS:
        if found := day.fullmatch(words):
            return _days(found, filed, ahead)
    if found := _MONTH_OF_YEAR.fullmatch(words):
        return f"{found['year']}-{month_number(found['month']):02}"
    if found := _YEARS.fullmatch(words):
        return _years(found)
    if found := _FIGURES.fullmatch(words):
        return _in_figures(found, filed)
    if found := _DECADE.fullmatch(words):
        first = int(f"{found['century'] or 19}{found['decade']}0")
        return f"{first}/{first + 9}"
    if found := _CENTURY.fullmatch(words):
        last = int(found["century"]) * 100
        return f"{last - 99:04}/{last:04}" if last else None
    return None


def day_value(year: str | None, month: int, day: int, filed: date | None, ahead: bool | None) -> str | None:
    """A day as `YYYY-MM-DD`, or `--MM-DD` without a filing date; None if it does not exist."""
    try:
        date(int(year or 2000), month, day)  # 2000 is a leap year, so 29 February is valid
    except ValueError:
        return None
    if year is None and filed is not None:
        year = _year_meant(month, day, filed, ahead)
    return f"{year or '-'}-{month:02}-{day:02}"


def _year_meant(month: int, day: int, filed: date, ahead: bool | None) -> str:
    """The filing year, which newsrooms omit; but in January "December 28" is in the past, and vice versa."""
    days = (min(month, 12) - filed.month) * 30 + day - filed.day
    if ahead and days < -MAX_DAYS_AWAY:
        return str(filed.year + 1)
    if not ahead and days > (MAX_DAYS_AWAY if ahead is None else MAX_DAYS_AHEAD):
        return str(filed.year - 1)
    return str(filed.year)


def _days(found: re.Match[str], filed: date | None, ahead: bool | None) -> str | None:
    named = found.groupdict()
    month = month_number(named["month"])
    day = ORDINALS.index(named["ordinal"].lower()) if named.get("ordinal") in ORDINALS else named.get("day")
    first = day_value(named["year"], month, int(day), filed, ahead) if day else None
    if first is None or named.get("last") is None:
        return first
    last = day_value(named["year"], month, int(named["last"]), filed, ahead)
    return f"{first}/{last}" if last is not None and first < last else None


def _years(found: re.Match[str]) -> str | None:
    first, last = found["year"], found["last_year"]
    if last is None:
        return first
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _in_figures(found: re.Match[str], filed: date | None) -> str | None:
    """A numeric date: with full stops the day is first, else the day near the filing date is meant, if only one is."""
    first, second = int(found["first"]), int(found["second"])
    orders = [(first, second)] if found["sign"] == "." and second <= MONTHS else [(first, second), (second, first)]
    values = {day_value(found["year"], month, day, None, False) for day, month in orders if month <= MONTHS}
    days = sorted(filter(None, values))
    if len(days) > 1 and filed:
        away = {value: abs((date.fromisoformat(value) - filed).days) for value in days}
        near, far = sorted(away.values())
        days = [value for value in days if near <= MAX_DAYS_NEAR < far - near and away[value] == near]
    return days[0] if len(days) == 1 else None
