"""What day, month or year a mention means, where the words alone, or the day of filing, say so."""

import re
from datetime import date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MONTH = r"(?P<month>" + "|".join(rf"{name}|{name[:3]}\.?" for name in MONTHS) + r"|sept\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = r"(?:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        _YEAR,
    )
)


def iso_date(words: str, filed: str | None) -> str | None:
    """The ISO 8601 value of an absolute date.

    Args:
        words: the mention, e.g. "February 15, 2019", "September 25", "May 2020", "2019".
        filed: ISO date (or date and time) of the article's filing, whose year a day without one gets.

    Returns:
        `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `--MM-DD` where no year can be known; None for all other words.
    """
    for form in _FORMS:
        found = form.fullmatch(words.strip())
        if found:
            named = found.groupdict()
            return _iso(named.get("year"), named.get("month"), named.get("day"), filed)
    return None


def _iso(year: str | None, month: str | None, day: str | None, filed: str | None) -> str | None:
    if month is None:
        return year
    number = int(month) if month.isdigit() else _month_number(month)
    if day is None:
        return f"{year}-{number:02}"
    if year is None:
        year = filed[:4] if filed is not None and filed[:4].isdigit() else None
    try:
        date(int(year or 2000), number, int(day))  # 2000: a leap year, so that 29 February stands
    except ValueError:
        return None
    return f"{year or '-'}-{number:02}-{int(day):02}"


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))
