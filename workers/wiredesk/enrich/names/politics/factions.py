"""Factions of a party, which its letters have in brackets: "CPI(M)", of which the model marks a part or two."""

import re

from wiredesk.enrich.annotation import Span

_FACTION = re.compile(r"(?<![\w.])[A-Z]{2,8}\([A-Z]{1,4}\)(?!\w)")
LONGEST = 16
"""Characters of a party with its faction."""


def with_faction(text: str, start: int, end: int) -> Span:
    """A name with the letters before or behind it that are part of a party's: "CPI" or "M" of "CPI(M)".

    Args:
        text: the article's.
        start: of the name, as an offset into the text.
        end: behind the name.
    """
    if text[end : end + 1] != "(" and text[start - 1 : start] != "(" and "(" not in text[start:end]:
        return Span(start, end)
    for found in _FACTION.finditer(text, max(0, start - LONGEST), min(len(text), end + LONGEST)):
        if found.start() <= start and end <= found.end():
            return Span(*found.span())
    return Span(start, end)
