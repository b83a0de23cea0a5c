"""Dates that the model cuts: the day of the week from its day of the month, the first words of a feast."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.computed import FEASTS
from wiredesk.enrich.dates.vocabulary import MONTH, WEEKDAY

_WEEKDAY = re.compile(rf"{WEEKDAY}\.?", re.IGNORECASE)
_BETWEEN = re.compile(r",? (?:the )?")
_DAY_OF_MONTH = re.compile(
    rf"(?P<before>\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH}(?P<after> \d{{1,2}}(?!\d))?", re.IGNORECASE
)
_FEASTS = tuple(sorted(name for name in FEASTS if " " in name))
_MAX_FEAST_LENGTH = max(map(len, _FEASTS))


def with_whole_dates(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with "Saturday" and "June 6" in "Saturday, June 6" as one, and "Monday" as "Easter Monday".

    Args:
        text: the article's text.
        mentions: in the order of the text.
    """
    found: list[EntityMention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if mention.type != "DATE":
            found.append(mention)
        elif before and before.type == "DATE" and _is_day_of_week(text, before, mention):
            found[-1] = EntityMention(Span(before.span.start, mention.span.end), "DATE")
        else:
            whole = _whole_feast(text, mention.span)
            while found and found[-1].span.start >= whole.start:
                found.pop()
            taken = found and found[-1].span.end > whole.start
            found.append(mention if taken else EntityMention(whole, "DATE"))
    return found


def _is_day_of_week(text: str, before: EntityMention, mention: EntityMention) -> bool:
    if not _WEEKDAY.fullmatch(text, *before.span) or not _BETWEEN.fullmatch(text, before.span.end, mention.span.start):
        return False
    day = _DAY_OF_MONTH.match(text, *mention.span)
    return day is not None and (day["before"] is not None or day["after"] is not None)


def _whole_feast(text: str, span: Span) -> Span:
    """The span from the beginning of the feast that it ends."""
    if not text[max(0, span.end - _MAX_FEAST_LENGTH) : span.end].lower().endswith(_FEASTS):
        return span
    words = text[slice(*span)].lower()
    for feast in _FEASTS:
        start = span.end - len(feast)
        is_whole = 0 <= start < span.start and not text[max(0, start - 1) : start].isalpha()  # not "backlash Wednesday"
        if is_whole and feast.endswith(words) and text[start : span.end].lower() == feast:
            return Span(start, span.end)
    return span
