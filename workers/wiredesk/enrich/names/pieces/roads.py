"""Complete roads of which the model leaves out the number: "County Road 109", "U.S. 79", "33rd Avenue"."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.vocabulary import listed

_TYPES = frozenset({"FACILITY", "LOCATION", "ORGANIZATION"})
_NUMBERED = listed("Highway Hwy Interstate Road Route")
"""Last words of the names of roads that have numbers."""
_LETTERS = listed("CR FM RM SR")
"""What else stands before the number of a road: "county road", "farm-to-market road"."""
_NATION = "U.S."
_NUMBER = re.compile(r"(?P<dot>\.)? \d{1,4}[A-Z]?(?![\w%-]|[.,]\d|\.\w)")
_ON = re.compile(r"\b(?:along|at|cross(?:ed|es|ing)|from|near|of|off|on|onto|to|via) $")
"""Before a road of the nation: "on U.S. 79"."""
_STREETS = listed("Ave Avenue Boulevard Court Drive Lane Place Road St Street Terrace")
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th) $")
REACH = 10
"""Characters before a road that are searched."""


def with_number(text: str, mention: EntityMention) -> EntityMention:
    """A road with the number that is part of its name; any other mention as it is."""
    start, end = mention.span
    if mention.type not in _TYPES:
        return mention
    if text[end : end + 1] in (" ", ".") and text[end + 1 : end + 3].strip()[:1].isdigit():
        number = _NUMBER.match(text, end) if _has_number(text, start, end) else None
        if number and not (number["dot"] and text[start:end] != _NATION[:-1]):
            return EntityMention(Span(start, number.end()), "FACILITY")
    if text[start - 1 : start] == " " and text[start:end].rstrip(".") in _STREETS:
        ordinal = _ORDINAL.search(text, max(0, start - REACH), start)
        return EntityMention(Span(ordinal.start(), end), "FACILITY") if ordinal else mention
    return mention


def _has_number(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name in (_NATION, _NATION[:-1]):
        return bool(_ON.search(text, max(0, start - REACH), start))
    return name in _LETTERS or name.rpartition(" ")[2] in _NUMBERED
