"""Ministries and unions with commas in their names: "Ministry of Works, Transport and Ports"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_BODIES, INSTITUTIONS
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, OFFICIAL_WORDS

_LEADS = ("Ministry of ", "Ministry for ", "Department of ", "Department for ")
_FIELD = r"(?:the )?[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*){0,3}"
_FIELDS = re.compile(rf"{_FIELD}(?:, {_FIELD}){{1,8}},? (?:and|&) {_FIELD}")
_BETWEEN = re.compile(r", (?:and |& )?| (?:and|&) ")
_BODIES = (COMPANIES | ENDS_OF_BODIES | INSTITUTIONS) - {"works", "services"}
"""Last words, in lower case, of what is a body itself: "the Ministry of Health, the Velm Council and others"."""
_ALLIED = re.compile(r" (?:and|&) Allied (?:[A-Z][\w’'-]* ){0,3}(?:Association|Federation|Union)\b")
_TRADES = re.compile(r"(?:(?!The )[A-Z][\w’'-]* ){0,4}[A-Z][\w’'-]*(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}){1,8}$")
"""Before the allied trades of a union: "Velm Mine, Metal"."""
REACH = 200
"""Characters of a name that are examined."""


def with_lists_of_fields(text: str, mentions: Sequence[EntityMention]) -> Iterator[Span]:
    """The ministries, departments and unions in whose names the fields are a list with commas.

    Args:
        text: the article's.
        mentions: in the order of the text; a person's name ends the list before it.
    """
    persons: list[int] | None = None
    for lead in _LEADS:
        at = text.find(lead)
        while at >= 0:
            if persons is None:
                persons = [mention.span.start for mention in mentions if mention.type == "PERSON"]
            start = at + len(lead)
            after = bisect_left(persons, start)
            end = min(start + REACH, persons[after] - 1 if after < len(persons) else len(text))
            fields = _FIELDS.match(text, start, end)
            if fields and _are_fields(fields[0]):
                yield Span(at, fields.end())
            at = text.find(lead, start)
    if " Allied " in text:
        for allied in _ALLIED.finditer(text):
            trades = _TRADES.search(text, max(0, allied.start() - REACH), allied.start())
            if trades:
                yield Span(trades.start(), allied.end())


def _are_fields(words: str) -> bool:
    """Whether half of the words of a list, or more, are what ministries are for, and none of its names a body's."""
    known = 0
    fields = _BETWEEN.split(words)
    for field in fields:
        lower = field.lower().removeprefix("the ").split()
        if lower[-1] in _BODIES or (field.isupper() and len(field) > 1) or field in KNOWN_ORGANISATIONS:
            return False
        if not OFFICIAL_WORDS.isdisjoint(lower):
            known += 1
        elif gazetteer().named(field):
            return False
    return 2 * known >= len(fields)
