"""Computed dates: "the first Tuesday in October", Easter and the holidays that depend on it, Thanksgiving."""

from collections.abc import Callable
from datetime import date, timedelta

from wiredesk.enrich.dates.vocabulary import MONTH, WEEKDAY, YEAR, form, month_number
from wiredesk.knowledge.calendar import WEEKDAYS

_NTH = form(
    rf"(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last) {WEEKDAY} (?:in|of) {MONTH}"
    rf"(?:(?:,| of| in)? {YEAR})?"
)
_PLACES = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
}

DAYS_FROM_EASTER = {
    "shrove tuesday": -47,
    "pancake day": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
}
"""Of the Western churches."""
WEEKDAYS_OF_MONTHS = {
    "martin luther king jr. day": (3, 0, 1),
    "martin luther king day": (3, 0, 1),
    "presidents' day": (3, 0, 2),
    "memorial day": (-1, 0, 5),
    "labor day": (1, 0, 9),
    "thanksgiving": (4, 3, 11),
    "thanksgiving day": (4, 3, 11),
    "remembrance sunday": (2, 6, 11),
}
"""Holidays, most of the USA, by (which one, weekday from Monday, month); their names mean no other day."""
FIXED_DAYS = {
    "new year's day": (1, 1),
    "burns night": (1, 25),
    "australia day": (1, 26),
    "groundhog day": (2, 2),
    "waitangi day": (2, 6),
    "valentine's day": (2, 14),
    "st david's day": (3, 1),
    "st. david's day": (3, 1),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "saint patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "earth day": (4, 22),
    "st george's day": (4, 23),
    "st. george's day": (4, 23),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "hallowe'en": (10, 31),
    "all saints' day": (11, 1),
    "bonfire night": (11, 5),
    "guy fawkes night": (11, 5),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "st andrew's day": (11, 30),
    "st. andrew's day": (11, 30),
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "st. stephen's day": (12, 26),
    "st stephen's day": (12, 26),
    "new year's eve": (12, 31),
}
"""Feasts of a fixed month and day wherever they are kept; not those with a day in each country (Independence Day)."""
FEASTS = (*DAYS_FROM_EASTER, *WEEKDAYS_OF_MONTHS, *FIXED_DAYS)
"""In lower case, with straight apostrophes."""
_NAMES = sorted(FEASTS, key=lambda name: (-len(name), name))
_FEAST = form(
    r"(?:(?P<which>last|previous|this|next) )?"
    rf"(?P<feast>{'|'.join(name.replace('.', '[.]') for name in _NAMES)})(?: (?:(?:of|in) )?{YEAR})?"
)


def computed_day(words: str, filed: date | None, ahead: bool | None) -> str | None:
    """The ISO 8601 day of a computed date.

    Args:
        words: the mention without leading words.
        filed: the filing date; without it or a year the day is unknown.
        ahead: whether the sentence refers to the future, if it shows that.
    """
    if nth := _NTH.fullmatch(words):
        place, weekday, month = _place(nth["nth"]), WEEKDAYS.index(nth["weekday"].lower()), month_number(nth["month"])
        return _in_year(lambda year: _weekday_of(year, month, weekday, place), nth["year"], filed, ahead, None)
    if feast := _FEAST.fullmatch(words.replace("’", "'")):
        name = " ".join(feast["feast"].lower().split())
        return _in_year(lambda year: _feast(name, year), feast["year"], filed, ahead, feast["which"])
    return None


def _place(word: str) -> int:
    return _PLACES.get(word.lower(), -1)


def _feast(name: str, year: int) -> date | None:
    if name in DAYS_FROM_EASTER:
        return easter(year) + timedelta(DAYS_FROM_EASTER[name])
    if name in FIXED_DAYS:
        return date(year, *FIXED_DAYS[name])
    place, weekday, month = WEEKDAYS_OF_MONTHS[name]
    return _weekday_of(year, month, weekday, place)


def _in_year(
    day_in: Callable[[int], date | None], year: str | None, filed: date | None, ahead: bool | None, which: str | None
) -> str | None:
    """The day in the given year, or in the year implied by the filing date."""
    if year:
        return _iso(day_in(int(year)))
    if filed is None:
        return None
    days = [day for day in (day_in(filed.year + step) for step in (-1, 0, 1)) if day is not None]
    word = (which or "").lower()
    if word in ("last", "previous"):
        return _iso(max((day for day in days if day < filed), default=None))
    if word == "next":
        return _iso(min((day for day in days if day > filed), default=None))
    if word == "this":
        return _iso(day_in(filed.year))
    if ahead:
        return _iso(min((day for day in days if day >= filed), default=None))
    return _iso(min(days, key=lambda day: abs((day - filed).days), default=None))


def _iso(day: date | None) -> str | None:
    return str(day) if day else None


def _weekday_of(year: int, month: int, weekday: int, place: int) -> date | None:
    """The first (1), second, … or last (-1) of a weekday in a month; None if the month has no such day."""
    first = date(year, month, 1)
    first += timedelta((weekday - first.weekday()) % 7)
    if place > 0:
        found = first + timedelta(7 * (place - 1))
        return found if found.month == month else None
    return max(day for day in (first + timedelta(7 * week) for week in range(5)) if day.month == month)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - moon - leap_rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
