"""Find dates that the model does not mark ("today", "last month", "three days ago"), and extend those it marks."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.computed import FEASTS
from wiredesk.enrich.dates.lists import one_by_one
from wiredesk.enrich.dates.marked import BEFORE_TIME, UNSURE, as_date
from wiredesk.enrich.dates.tense import is_ahead, opens_ahead
from wiredesk.enrich.dates.vocabulary import NUMBERS, ORDINALS, PART_OF_DAY
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS

_NUMBER = r"(?:\d{1,3}|" + "|".join(NUMBERS[1:]) + r"|an?|a\s+couple\s+of)"
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|" + "|".join(ORDINALS[1:]) + ")"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_UNIT = r"(?:hour|day|weekend|week|fortnight|month|year|decade)"
_MONTH = "(?:" + "|".join(ENGLISH_MONTHS) + ")"
_FORWARD = re.compile(
    r"\b(?=[\deflmnpstwy])(?:"
    r"(?:1[5-9]|20)\d\d-[01]?\d-[0-3]?\d(?![-\d])|[0-3]?\d([-./])[0-3]?\d\1(?:1[5-9]|20)\d\d(?!-)"
    r"|(?:early|mid|late)[-\s](?:in\s+)?(?:1[5-9]|20)\d\d(?!-)"
    rf"|(?:last|this|next)\s+{_MONTH}|(?:the\s+)?(?:first|second|third|fourth|fifth|last)\s+{_WEEKDAY}\s+(?:in|of)\s+{_MONTH}"
    r"|"
    rf"(?:today|tonight|yesterday|tomorrow)\b(?:\s+{PART_OF_DAY})?"
    rf"|(?:last|this|next)\s+(?:(?:past|coming)\s+)?(?:week(?:end)?|month|year|{PART_OF_DAY}|{_WEEKDAY}(?:\s+{PART_OF_DAY})?)"
    rf"|(?:last|this|next)\s+(?:spring|summer|autumn|winter)"
    rf"|the\s+(?:(?:past|last|next)\s+(?:{_NUMBER}\s+)?{_UNIT}s?|weekend"
    r"(?!\s+of\b)|day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:(?:early|mid|late)[-\s])?(?:1[5-9]|20)\d0s)"
    rf"|(?:past|last|next)\s+{_NUMBER}\s+{_UNIT}s?"
    rf"|{_WEEKDAY}\s+(?:{PART_OF_DAY}|(?:of\s+)?(?:last|this|next)\s+week\b|(?:week|fortnight)(?!\w|['’]))|(?:1[5-9]|20)\d0s"
    r")\b"
)
"""In lower case, with the first letters of all of these ahead: ignoring case takes three times as long."""
_AGO = re.compile(
    rf"\b{_NUMBER}\s+{_UNIT}s?\s+(?:ago|from\s+now)\b|\bin\s+{_NUMBER}\s+{_UNIT}(?:['’]s|s['’])\s+time\b", re.IGNORECASE
)
_RUN = re.compile(
    rf"\b(?:the\s+)?{_ORDINAL}\s+(?:(?:consecutive|straight|successive)\s+(?:{_UNIT}|{_WEEKDAY})"
    rf"|(?:{_UNIT}|{_WEEKDAY})\s+(?:in\s+a\s+row|running))\b",
    re.IGNORECASE,
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_WHICH_YEAR = rf"(?:{_YEAR}|(?:this|last|next)\s+year)"
_CAPITAL_MONTH = (
    "(?:" + "|".join(rf"{name.title()}|{name[:3].title()}\b\.?" for name in ENGLISH_MONTHS) + r"|Sept\b\.?)"
)
_IN_CALENDAR = re.compile(
    rf"\b(?:(?:the\s+)?(?:[0-3]?\d(?:st|nd|rd|th)?(?:(?:[-–]|\s(?:[-–]|and|to)\s)[0-3]?\d(?:st|nd|rd|th)?)?|{_ORDINAL}(?=\s+of\b))"
    rf"(?:\s+day)?(?:\s+of)?\s+{_CAPITAL_MONTH}(?:,?\s+(?:of\s+)?{_WHICH_YEAR}\b)?"
    rf"|{_CAPITAL_MONTH}\s+[0-3]?\d(?:st|nd|rd|th)?(?:(?:\s*[-–]\s*|\s+to\s+)[0-3]?\d\b)?"
    rf"(?:,?\s+(?:of\s+)?{_WHICH_YEAR}\b)?(?![\d:]|[.,]\d)"
    r"|(?:the\s+)?Fourth\s+of\s+July"
    rf"|{_CAPITAL_MONTH},?\s+(?:of\s+)?{_WHICH_YEAR}\b)"
)
"""Days and months in figures, which a model may cut short: "4th of July of 1995"."""
# Signs begin with a letter and only then look back at the word boundary before it: a search for one of a few letters
# passes over a text faster than one for a boundary, which halves the time of `_found`.
_SIGN_OF_MONTH = re.compile(
    rf"[ADFJMNOS](?<=\b[ADFJMNOS])(?:{'|'.join(sorted({name[1:3] for name in ENGLISH_MONTHS}))})"
)
_SIGNS_OF_AGO = {
    "ago": re.compile(r"ago(?<=\bago)\b"),
    "now": re.compile(r"from(?<=\bfrom)\s+now\b"),
    "time": re.compile(r"['’]s?\s+time\b"),
}
"""By the word that each of them has."""
_SIGN_OF_RUN = re.compile(r"[crs](?<=\b[crs])(?:onsecutive|traight|uccessive|ow|unning)\b")
_WORDS_OF_RUN = ("consecutive", "straight", "successive", "row", "running")
_SIGN_OF_COUNTED = re.compile(rf"(?:week|fortnight)s?\s+(?:(?:on|from)\s+)?(?:{_WEEKDAY}|today|tomorrow)\b")
_WEEKS = ("week", "fortnight")
_LONG_FEASTS = [re.escape(name).replace("'", "['’]") for name in FEASTS if " " in name or "'" in name]
_FEAST_OF_WORDS = re.compile(
    rf"\b(?:{'|'.join(_LONG_FEASTS)})"
    rf"(?:,?\s+(?:(?:of|in)\s+)?{_YEAR})?\b",
    re.IGNORECASE,
)
_SIGN_OF_FEAST = re.compile(r"[DEHNn](?<=\b[DEHNn])(?:ay|ve|ight|allowe['’]en)\b")
_IN_TIME = re.compile(
    rf"in(?<=\bin)\s+{_NUMBER}\s+(?:day|week|fortnight|month|year)s?\b(?!['’]|\s+(?:in\s+which|when|where)\b)"
)
_COUNTED_FROM = re.compile(rf"\b{_NUMBER}\s+(?:week|fortnight)s?\s+(?:(?:on|from)\s+)?(?:{_WEEKDAY}|today|tomorrow)\b")
_ONE_FURTHER = re.compile(
    rf"\b(?:the\s+)?(?:{_WEEKDAY}|week(?:end)?|fortnight|month|year)\s+(?:before\s+last|after\s+next)\b"
)
_SIGNS_OF_FURTHER = ("before last", "after next")
_OF_ANOTHER = re.compile(r"\s+(?:[A-Z]|(?:week|month|year|night|summer|winter|spring|autumn|fall|season)\b)")
"""After "the Sunday before last" if it is the Sunday before last Christmas, or last season."""
_LAST_FOR = re.compile(rf"last\s+(?:an?\s|{_NUMBER}\b)")
_OF_LAST = re.compile(
    r"(?:^|\n|[.!?:;][\"”’)]*\s+|\b(?:after|around|at|before|by|during|for|from|in|into|of|over|since|than|through|throughout"
    r"|until|with|within|my|our|your|his|her|its|their|these|those)\s+|['’]s?\s+)[\"“‘(]*$"
)
"""Before "last two weeks" if it is no verb: "in last two weeks", but "will last two weeks"."""
_SETS_TIME = re.compile(
    r"\b(?:(?:will|shall|would|to|is|are)\s+(?:not\s+)?(?:be\s+)?(?!last|spend|take|cost|lose|win|pay|work|earn|be\b)[a-z]+"
    r"|(?:begin|start|open|end|close|return|resume|meet|arrive|convene|reopen|leave)s|due|takes\s+place)\s+$"
)
"""Before "a week on Monday" if that is when, and not how long or how often: "$300 a week on Monday"."""
_DURATION = re.compile(
    r"\b(?:able|can|could|first|last|only|once|twice|times?|takes?|taken|took|since|most|more|less|fewer|within|every"
    r"|second|third|[a-z]{2,}est)\b[^.!?]*$",
    re.IGNORECASE,
)
"""Words of a clause in which "in two weeks" is how long something takes: "the second fire in two weeks"."""
BEFORE_SIGN = 48
"""Characters before the sign of a date ("ago", "consecutive") in which it begins."""
AFTER_SIGN = 24
_SMALL_MONTH = re.compile(r"\b(?:march|may)$")
"""A march or a verb, not a month: month names begin with a capital."""

_PART = re.compile(r"\b(?:(?:early|mid|late)[- ]|(?:the )?(?:beginning|end|middle|start) of (?:the )?)$")
_HAS_PARTS = re.compile(
    rf"{_YEAR}$|{_CAPITAL_MONTH}|(?:last|next|this) (?:week|month|year)$|(?:spring|summer|autumn|winter)\b"
)
"""A date that is long enough to have a beginning and an end."""


def with_dates(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions plus the dates found by pattern; a DATE mention inside a longer date is extended to it.

    Args:
        text: the article's.
        mentions: in any order, without overlaps.

    Returns:
        All mentions in text order; no date overlaps a mention of another type.
    """
    found = _found(text)
    ordered = [
        dated for mention in sorted(mentions, key=attrgetter("span")) if (dated := as_date(text, mention)) is not None
    ]
    if not found:
        return one_by_one(text, [_with_part(text, mention) for mention in ordered])
    kept: list[EntityMention] = []
    dates = iter(found)
    date = next(dates, None)
    for mention in ordered:
        while date is not None and date.end <= mention.span.start:
            kept.append(EntityMention(date, "DATE"))
            date = next(dates, None)
        if date is None or mention.span.end <= date.start:
            kept.append(mention)
        elif mention.type != "DATE" and not (mention.type in UNSURE and _holds(date, mention.span)):
            kept.append(mention)
            date = next(dates, None)
        else:
            date = Span(min(date.start, mention.span.start), max(date.end, mention.span.end))
    while date is not None:
        kept.append(EntityMention(date, "DATE"))
        date = next(dates, None)
    return one_by_one(text, [_with_part(text, mention) for mention in kept])


def _with_part(text: str, mention: EntityMention) -> EntityMention:
    """A date with the part of a year or month that it begins with: "early 2027", "the end of March"."""
    start, end = mention.span
    if mention.type != "DATE" or not _HAS_PARTS.match(text, start, end):
        return mention
    part = _PART.search(text, max(0, start - BEFORE_SIGN), start)
    return EntityMention(Span(part.start(), end), "DATE") if part else mention


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _found(text: str) -> list[Span]:
    """All dates found by pattern, without overlaps, in text order."""
    lowered = _lowered(text)
    spans = {Span(*match.span()) for match in _FORWARD.finditer(lowered) if not _is_word(text, lowered, *match.span())}
    spans |= _around(_SIGN_OF_MONTH.finditer(text), _IN_CALENDAR, text)
    for word, sign in _SIGNS_OF_AGO.items():
        if word in lowered:
            spans |= _around(sign.finditer(lowered), _AGO, text)
    if any(word in lowered for word in _WORDS_OF_RUN):
        spans |= _around(_SIGN_OF_RUN.finditer(lowered), _RUN, text)
    if "Day" in text or "Eve" in text or "ight" in text or "Hallow" in text:
        spans |= _around(_SIGN_OF_FEAST.finditer(text), _FEAST_OF_WORDS, text)
    if any(sign in lowered for sign in _SIGNS_OF_FURTHER):
        spans |= {
            Span(*match.span()) for match in _ONE_FURTHER.finditer(lowered) if not _OF_ANOTHER.match(text, match.end())
        }
    if any(word in lowered for word in _WEEKS) and _SIGN_OF_COUNTED.search(lowered):
        spans |= {
            Span(*match.span())
            for match in _COUNTED_FROM.finditer(lowered)
            if _SETS_TIME.search(text, max(0, match.start() - BEFORE_TIME), match.start())
        }
    spans |= {Span(*match.span()) for match in _IN_TIME.finditer(lowered) if _is_moment(text, *match.span())}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _is_word(text: str, lowered: str, start: int, end: int) -> bool:
    """Whether what looks like a date is a march, or the verb "last"."""
    if _SMALL_MONTH.search(text, start, end):
        return True
    return bool(_LAST_FOR.match(lowered, start, end)) and not _OF_LAST.search(
        lowered, max(0, start - BEFORE_SIGN), start
    )


def _is_moment(text: str, start: int, end: int) -> bool:
    """Whether "in two weeks" says when something will happen, and not how long it takes."""
    ahead = is_ahead(text, start, end) is True or opens_ahead(text, start, end)
    return ahead and not _DURATION.search(text[max(0, start - BEFORE_TIME) : start])


def _lowered(text: str) -> str:
    """The text in lower case, with unchanged offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _around(signs: Iterable[re.Match[str]], pattern: re.Pattern[str], text: str) -> set[Span]:
    """A pattern's matches near words that it requires; searching the whole text takes five times as long."""
    found: set[Span] = set()
    for sign in signs:
        first, last = max(0, sign.start() - BEFORE_SIGN), min(len(text), sign.end() + AFTER_SIGN)
        found.update(Span(*match.span()) for match in pattern.finditer(text, first, last))
    return found
