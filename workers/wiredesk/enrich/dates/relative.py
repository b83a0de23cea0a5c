"""Dates relative to the filing date: "today", "last month", "on Monday", "the fifth consecutive weekend"."""

import re
from datetime import date, timedelta

from wiredesk.enrich.dates.vocabulary import (
    MONTH,
    NUMBER,
    ORDINAL,
    PART_OF_DAY,
    UNIT,
    WEEKDAY,
    amount,
    form,
    month_number,
)
from wiredesk.knowledge.calendar import WEEKDAYS

_LAST, _NEXT, _THIS = r"(?P<last>last|previous)", r"(?P<next>next|coming)", r"(?P<this>this|current)"
_WHICH = rf"(?:the )?(?:(?:early|earlier|late|later|mid) )?(?:{_LAST}|{_NEXT}|{_THIS})"

_DAYS_AWAY = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_DAY = form(
    rf"(?P<which>today|tonight|yesterday|tomorrow|the day before yesterday|the day after tomorrow)"
    rf"(?:['’]s)?(?: {PART_OF_DAY})?|(?:earlier |later )?this (?:{PART_OF_DAY})|(?P<before>last) night"
)
_ON_WEEKDAY = form(
    rf"(?:{_LAST} |{_NEXT} |{_THIS} )?(?:(?P<past>past) |(?P<to_come>coming) )?{WEEKDAY}"
    rf"(?:(?: of)? (?P<week>last|this|next) week)?(?: {PART_OF_DAY})?"
)
_IN_MONTH = form(
    rf"(?:(?:early|mid|late)[- ])?(?:{_LAST} |{_NEXT} |{_THIS} )?{MONTH}(?:(?: of)? (?P<year>last|this|next) year)?"
)
_UNIT = form(rf"{_WHICH} (?P<unit>week|month|year)")
_WEEKEND = form(
    r"(?:the )?(?:(?:(?P<last>last|past|this past)|(?P<next>next|coming|this coming)|(?P<this>this)) )?weekend"
)
_AGO = form(
    rf"(?:(?:about|around|some|nearly|almost|just|over|more than) )?{NUMBER} {UNIT}"
    r"(?:s? (?:ago|from now)|s?['’]s? time)"
    rf"|in {NUMBER.replace('number', 'ahead')} {UNIT.replace('unit', 'ahead_unit')}s?"
)
_COUNTED_FROM = form(rf"{NUMBER} {UNIT}s? (?:(?:on|from) )?(?:{WEEKDAY}|(?P<which>today|tomorrow))")
_ONE_FURTHER = form(rf"(?:the )?(?:{WEEKDAY}|{UNIT}) (?:(?P<before>before) last|after next)")
_STRETCH = form(rf"(?:the )?(?:(?P<past>past|last|previous)|(?P<next>next|coming)) (?:{NUMBER} )?{UNIT}s?")
_A_WEEK_FURTHER = form(rf"(?:{WEEKDAY}|(?P<which>today|tomorrow)) (?P<unit>week|fortnight)")
_RUN = form(
    rf"(?:the |a |an |its |their |his |her )?{ORDINAL} (?:consecutive|straight|successive|running) "
    rf"(?:{UNIT}|{WEEKDAY})(?: in a row)?|(?:the |a )?(?P<nth>\w{{3,11}}) (?P<what>\w{{3,9}}) (?:in a row|running)"
)


def from_filing(words: str, filed: date, ahead: bool | None) -> str | None:
    """The ISO 8601 value of a date relative to the filing date.

    Args:
        words: the mention without leading words.
        filed: the filing date.
        ahead: whether the sentence refers to the future, if it shows that.

    Returns:
        `YYYY-MM-DD`, `YYYY-Www`, `YYYY-MM`, `YYYY`, or first and last with a slash between for a weekend or an
        interval ("the past three days"); None for all other words, and outside the calendar's range.
    """
    try:
        for pattern, value in _FORMS:
            if found := pattern.fullmatch(words):
                return value(found, filed, ahead)
    except OverflowError:
        return None
    return None


def _day(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    which = " ".join((found["which"] or "").lower().split())
    away = _DAYS_AWAY.get(which, -1 if found["before"] else 0)
    return str(filed + timedelta(away))


def _on_weekday(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    weekday_index = WEEKDAYS.index(found["weekday"].lower())
    of_this_week = filed + timedelta(weekday_index - filed.weekday())
    if found["week"]:
        return str(of_this_week + timedelta(7 * _step(found["week"])))
    if found["last"] or found["past"]:
        return str(_beside(found["weekday"], filed, -1))
    if found["next"] or found["to_come"]:
        return str(_beside(found["weekday"], filed, 1))
    if found["this"]:
        return str(of_this_week)
    return str(filed + timedelta((weekday_index - filed.weekday()) % 7) if ahead else _latest(weekday_index, filed))


def _beside(weekday: str, filed: date, away: int) -> date:
    """The last weekday of a name before the filing date (-1), or the first one after it (1)."""
    index = WEEKDAYS.index(weekday.lower())
    if away < 0:
        return filed - timedelta((filed.weekday() - index - 1) % 7 + 1)
    return filed + timedelta((index - filed.weekday() - 1) % 7 + 1)


def _latest(weekday: int, filed: date) -> date:
    return filed - timedelta((filed.weekday() - weekday) % 7)


def _in_month(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    month, year = month_number(found["month"]), filed.year
    if found["year"]:
        year += _step(found["year"])
    elif found["last"]:
        year -= month >= filed.month
    elif found["next"]:
        year += month <= filed.month
    elif ahead and not found["this"]:
        year += month < filed.month
    elif not found["this"]:
        year -= month > filed.month
    return f"{year}-{month:02}"


def _step(which: str) -> int:
    return {"last": -1, "this": 0, "next": 1}[which.lower()]


def _unit(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    if (found["last"] or found["next"] or "").lower() in ("previous", "coming"):
        return None  # may refer to another time than the filing date
    return _at(found["unit"], -1 if found["last"] else 1 if found["next"] else 0, filed)


def _at(unit: str, away: int, filed: date) -> str | None:
    """The day, week, month or year at a distance of some units, at the precision of the unit."""
    match unit.lower():
        case "day":
            return str(filed + timedelta(away))
        case "fortnight":
            return _at("week", 2 * away, filed)
        case "week":
            year, week, _ = (filed + timedelta(7 * away)).isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return _month_away(filed, away)
        case "year":
            return f"{_checked_year(filed.year + away):04}"
    return None


def _month_away(filed: date, away: int) -> str:
    months = filed.year * 12 + filed.month - 1 + away
    return f"{_checked_year(months // 12):04}-{months % 12 + 1:02}"


def _checked_year(year: int) -> int:
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return year


def _weekend(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    saturday = _latest(5, filed)
    within = filed.weekday() >= 5
    if found["next"] or (ahead and not found["last"] and not within):
        saturday += timedelta(7)
    elif found["last"] and within:
        saturday -= timedelta(7)
    elif found["this"] and not within and filed.weekday() >= 2:
        saturday += timedelta(7)
    return _both_days(saturday)


def _both_days(saturday: date) -> str:
    return f"{saturday}/{saturday + timedelta(1)}"


def _ago(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    if found["ahead"]:
        return _at(found["ahead_unit"], amount(found["ahead"]), filed)
    count = amount(found["number"])
    return _at(found["unit"], -count if found.group().lower().endswith("ago") else count, filed)


def _counted_from(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    days = {"week": 7, "fortnight": 14}.get(found["unit"].lower())
    if days is None:
        return None
    which = found["which"]
    first = filed + timedelta(_DAYS_AWAY[which.lower()]) if which else _beside(found["weekday"], filed, 1)
    return str(first + timedelta(days * amount(found["number"])))


def _a_week_further(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    """British "Thursday week": a week behind the next one."""
    which = found["which"]
    first = filed + timedelta(_DAYS_AWAY[which.lower()]) if which else _beside(found["weekday"], filed, 1)
    return str(first + timedelta(7 if found["unit"].lower() == "week" else 14))


def _one_further(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    """The one before last, or the one after next."""
    away = -1 if found["before"] else 1
    if found["weekday"]:
        return str(_beside(found["weekday"], filed, away) + timedelta(7 * away))
    if found["unit"].lower() == "weekend":
        saturday = _latest(5, filed) + timedelta(0 if filed.weekday() < 5 and away < 0 else 7 * away)
        return _both_days(saturday + timedelta(7 * away))
    return _at(found["unit"], 2 * away, filed)


def _stretch(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    unit, sign = found["unit"].lower(), -1 if found["past"] else 1
    if found["number"] is None and found.group().split()[-2].lower() != "past":
        return None
    count = amount(found["number"] or "1")
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return _ordered(str(filed), str(filed + timedelta(sign * count * days)))
    if unit == "month":
        return _ordered(_month_away(filed, 0), _month_away(filed, sign * count))
    years = {"year": 1, "decade": 10}.get(unit)
    return _ordered(f"{filed.year:04}", f"{_checked_year(filed.year + sign * count * years):04}") if years else None


def _ordered(near: str, far: str) -> str:
    return "/".join(sorted((near, far)))


def _run(found: re.Match[str], filed: date, ahead: bool | None) -> str | None:
    """The last of a series of days, weekends or years: the one that the article is about."""
    what = (found["unit"] or found["weekday"] or found["what"]).lower()
    if what == "weekend":
        return _both_days(_latest(5, filed))
    if what in WEEKDAYS:
        return str(_latest(WEEKDAYS.index(what), filed))
    return _at(what, 0, filed)


_FORMS = (
    (_DAY, _day),
    (_ON_WEEKDAY, _on_weekday),
    (_UNIT, _unit),
    (_IN_MONTH, _in_month),
    (_WEEKEND, _weekend),
    (_AGO, _ago),
    (_COUNTED_FROM, _counted_from),
    (_A_WEEK_FURTHER, _a_week_further),
    (_ONE_FURTHER, _one_further),
    (_STRETCH, _stretch),
    (_RUN, _run),
)
