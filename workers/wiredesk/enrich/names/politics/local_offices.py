"""Offices of a town or county behind its name, of which the model takes the first word for a part of the name."""

import re
from dataclasses import replace

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS

_OF = r" (?:Borough|Circuit|City|District|Fire|First|Town|Township|Village)"
"""What an office is of, behind the town or county: "Velm | City Manager", "Velm County | District Attorney"."""
_OFFICES = (
    " (?:Administrator|Attorney|Chief|Clerk|Commissioner|Council(?:lor|or|man|woman)|Engineer|Judge|Magistrate|Manager"
    "|Marshal|Planner|Prosecutor|Selectman|Selectwoman|Solicitor|Supervisor|Surveyor|Treasurer)"
)
_CUT = re.compile(rf"(?P<office>{_OF})$")
_WITH_OFFICE = re.compile(rf"(?P<office>{_OF}{_OFFICES})$")
_REST = re.compile(rf"{_OFFICES}\b")
_HOLDER = re.compile(r" (?=[A-Z])")
"""Behind an office."""
REACH = 32
"""Characters of an office at the end of a mention."""


def without_office(text: str, mention: EntityMention) -> EntityMention:
    """The mention, cut before an office that begins within it, as a place: "Velm" of "Velm City Manager Ana Ruiz".

    Args:
        text: the article's.
        mention: of any type.
    """
    start, end = mention.span
    if mention.type not in ("ORGANIZATION", "LOCATION") or text[end : end + 1] != " ":
        return mention
    if text[start:end] in KNOWN_ORGANISATIONS:
        return mention  # "Velm City" that plays football
    near = max(start, end - REACH)
    for office, behind in ((_CUT, _REST), (_WITH_OFFICE, _HOLDER)):
        found = office.search(text[near:end])
        if found and near + found.start() > start and behind.match(text, end):
            return replace(mention, span=Span(start, near + found.start()), type="LOCATION", shares=None)
    return mention
