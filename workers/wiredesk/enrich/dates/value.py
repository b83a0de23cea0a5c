"""Convert the words of a date to its ISO 8601 value."""

import re
from collections.abc import Iterator
from datetime import date

from wiredesk.enrich.dates.calendar import in_calendar
from wiredesk.enrich.dates.computed import computed_day
from wiredesk.enrich.dates.relative import from_filing
from wiredesk.enrich.dates.vocabulary import PART_OF_DAY, form
from wiredesk.knowledge.calendar import WEEKDAYS

MAX_LENGTH = 60
"""Characters of a mention that can be a date."""

_CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?"
_LEAD = form(
    rf"(?:{_CLOCK},? )?(?:(?:on|in|since|by|during|for|from|until|till|of|at|around|about|over|early|late|earlier|later"
    r"|before|after|mid|fiscal(?: year)?|(?:the )?(?:beginning|end|middle|start) of)[- ])*"
)
_TAIL = re.compile(rf"(?:,?\s(?:at\s)?(?:{PART_OF_DAY}|{_CLOCK.replace(' ?', ' ?')}))$", re.IGNORECASE)
_BEHIND_FIGURES = re.compile(r"(?P<date>.*\d)(?: [a-z]{4,})+")
"""A date with what happened then: "1992-93 season", "May 7 election"."""
_SHORT_DAYS = r"mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun"
_NAMED_DAY = form(
    rf"(?:(?:this|last|next) )?(?P<weekday>{'|'.join(WEEKDAYS)}|(?:{_SHORT_DAYS})\b\.?),? \(?(?=\d|\w+\.? \d|the \d)"
)


def iso_value(words: str, filed: str | None, ahead: bool | None = None) -> str | None:
    """The ISO 8601 value of a date.

    Args:
        words: the mention, e.g. "February 15, 2019", "Sept. 25", "last month", "the fifth consecutive weekend".
        filed: ISO date (or date and time) of filing; None or without a year if unknown.
        ahead: whether the sentence refers to the future, if it shows that.

    Returns:
        `YYYY-MM-DD`, `YYYY-Www`, `YYYY-MM`, `YYYY`, first and last of an interval with a slash between, or `--MM-DD`
        if the year is unknown; None without a single value.
    """
    if len(words) > MAX_LENGTH:
        return None
    day = day_of(filed)
    for meant in dict.fromkeys(_readings(" ".join(words.split()))):
        value = in_calendar(meant, day, ahead) or computed_day(meant, day, ahead)
        value = value or (from_filing(meant, day, ahead) if day else None)
        if value:
            return _on_weekday(words, value, day, ahead)
    return None


def _on_weekday(words: str, value: str, filed: date | None, ahead: bool | None) -> str:
    """A day in the year nearest to filing in which it is the weekday that its words name: "Friday, February 12"."""
    named = _NAMED_DAY.match(_bare(words))
    day = day_of(value)
    if named is None or day is None or filed is None or str(day.year) in words:
        return value
    index = next(index for index, name in enumerate(WEEKDAYS) if name.startswith(named["weekday"][:3].lower()))
    years = (year for year in (filed.year - 1, filed.year, filed.year + 1) if (day.month, day.day) != (2, 29))
    fitting = [
        there
        for there in (day.replace(year=year) for year in years)
        if there.weekday() == index and not (ahead and there < filed)
    ]
    if day in fitting or not fitting:
        return value
    return str(min(fitting, key=lambda there: abs((there - filed).days)))


def _bare(words: str) -> str:
    """The words without those that lead to a date."""
    return words[_LEAD.match(words).end() :]  # type: ignore[union-attr]


def day_of(filed: str | None) -> date | None:
    """The calendar day of an ISO date or time; None if incomplete."""
    try:
        return date.fromisoformat((filed or "")[:10])
    except ValueError:
        return None


def _readings(words: str) -> Iterator[str]:
    """The words, then with more and more of the words around the date removed."""
    yield words
    bare = _bare(words)
    yield bare
    bare = _TAIL.sub("", bare)
    yield bare
    behind = _BEHIND_FIGURES.fullmatch(bare)
    if behind:
        yield behind["date"]
    named = _NAMED_DAY.match(bare)
    if named:
        yield bare[named.end() :].rstrip(")")
