"""Persons and towns called like a month or a day: "April Jones", "Tuesday Weld", "May Pen"."""

import re
from collections import Counter
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.computed import FEASTS
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS
from wiredesk.knowledge.courtesies import HONORIFICS
from wiredesk.knowledge.trades import TRADES
from wiredesk.knowledge.vocabulary import listed

MIN_DAYS = 2
"""How often a day has to stand before the same surname: once may be "said Tuesday Ruiz would go"."""
_GIVEN = re.compile(rf"(?<![\w.,'’-])(?P<given>{'|'.join((*ENGLISH_MONTHS, *WEEKDAYS))}) $", re.IGNORECASE)
_ENDS_OF_GIVEN = tuple(f"{name.lower()} " for name in (*ENGLISH_MONTHS, *WEEKDAYS))
_TIME = re.compile(
    r"(?:\b(?:in|on|since|by|until|till|last|next|this|past|from|before|after|during|of|early|late|mid|every"
    r"|each|to|through"
    r"|between|for|around|come|coming)\s|\b(?:early|late|mid)-|\d(?:st|nd|rd|th)?\s)$",
    re.IGNORECASE,
)
"""Before a month that is a time."""
_DESCRIBED = re.compile(r"\b([A-Za-z][a-z]+),? $")
_NO_DATES = frozenset({"FACILITY", "LOCATION", "MISC", "NORP", "ORGANIZATION", "PERSON"})
_FEASTS = frozenset(FEASTS) | listed(
    "ashura deepavali diwali divali eid hanukkah holi lent nowruz passover pentecost purim ramadan ramzan vesak"
)
"""In lower case; those of the moon have no date by themselves."""
OFFICES = TRADES | HONORIFICS
_DAY_AFTER = re.compile(r"\s+(?:\d|of\b)")
REACH = 12
"""Characters before a name: the longest month and a space, or a preposition and a space."""


def with_calendar_names(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with months and days that are given names as part of a person, and those that towns have.

    A month directly before a surname is a given name unless a preposition or a number makes it a time. The given name
    alone is the person, too, wherever nothing makes it a time.

    Args:
        text: the article's text.
        mentions: in the order of the text.
    """
    mentions = [_town_or_feast(text, mention) for mention in mentions]
    taken = {mention.span for mention in mentions}
    given = {index: span for index, mention in enumerate(mentions) if (span := _given(text, mention, mentions, index))}
    named = Counter(text[span.start : mentions[index].span.end] for index, span in given.items())
    persons: dict[int, EntityMention] = {}
    names: set[str] = set()
    joined: set[Span] = set()
    for index, span in given.items():
        person = Span(span.start, mentions[index].span.end)
        name = text[slice(*span)]
        if name.lower() in WEEKDAYS and named[text[slice(*person)]] < MIN_DAYS and not _is_apposition(text, person):
            continue
        persons[index] = EntityMention(person, "PERSON")
        names.add(name)
        if span in taken:
            joined.add(span)
    if not persons:
        return mentions
    found = []
    for index, mention in enumerate(mentions):
        if mention.span in joined:
            continue
        alone = mention.type == "DATE" and text[slice(*mention.span)] in names and _is_no_time(text, mention.span)
        found.append(EntityMention(mention.span, "PERSON") if alone else persons.get(index, mention))
    return found


def _town_or_feast(text: str, mention: EntityMention) -> EntityMention:
    """The date, if a feast behind a word of time is marked as a name: "until Easter".

    The place, if two capitalised words marked as a date are a town's name: "May Pen".
    """
    name = text[slice(*mention.span)]
    if mention.type in _NO_DATES and name.lower() in _FEASTS and not _is_no_time(text, mention.span):
        return EntityMention(mention.span, "DATE")
    is_town = mention.type == "DATE" and " " in name and name.istitle() and gazetteer().named(name)
    return EntityMention(mention.span, "LOCATION") if is_town else mention


def _given(text: str, mention: EntityMention, mentions: Sequence[EntityMention], index: int) -> Span | None:
    """The month or day directly before a person, if it is in no other mention, or is one that could be a date."""
    if mention.type != "PERSON":
        return None
    start = mention.span.start
    near = max(0, start - REACH)
    before = _GIVEN.search(text, near, start) if text[near:start].lower().endswith(_ENDS_OF_GIVEN) else None
    if before is None or not before["given"][0].isupper():
        return None
    span = Span(*before.span("given"))
    other = mentions[index - 1] if index else None
    if other and other.span.end > span.start and (other.type != "DATE" or other.span != span):
        return None
    return span if _is_no_time(text, span) else None


def _is_apposition(text: str, person: Span) -> bool:
    """Whether a name stands behind what its bearer is: "the governor, Monday Ruiz, left", "Resident Monday Ruiz"."""
    before = _DESCRIBED.search(text, max(0, person.start - 2 * REACH), person.start)
    if before is None or before[1].lower() not in OFFICES:
        return False
    return before[0].endswith(", ") == (text[person.end : person.end + 1] in (",", "."))


def _is_no_time(text: str, span: Span) -> bool:
    before = text[max(0, span.start - REACH) : span.start]
    return not _TIME.search(before) and not _DAY_AFTER.match(text, span.end)
