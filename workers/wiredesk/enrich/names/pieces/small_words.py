"""Words in lower case at the ends of an organisation's name that are not part of it: "state", "officials"."""

import re

from wiredesk.enrich.names.neighbours import (
    BODIES,
    CHAMBERS,
    COMPANIES,
    ENDS_OF_BODIES,
    ENDS_OF_PLACES,
    INSTITUTIONS,
)
from wiredesk.knowledge.courtesies import is_title
from wiredesk.knowledge.organisations import OFFICIAL_WORDS
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

_LEVEL = re.compile(r"(?:city|county|federal|free|local|national|provincial|regional|state) (?=[^\W\d_a-z])")
"""Before a body, whose level it says: of 13 bodies behind such a word in annotated news it is part of none."""
_OF_BODIES = (
    COMPANIES
    | BODIES
    | INSTITUTIONS
    | ENDS_OF_BODIES
    | ENDS_OF_PLACES
    | CHAMBERS
    | listed(
        """
        affairs branch center division embassy factory farm franchise hall lab laboratory library magazine market
        nonprofit office program programme service services shop subcommittee team trust unit wing
        """
    )
)
"""Last words, in lower case, of bodies that the press prints so: "the Velm hospital"."""
_OPENS_OFFICE = (" Acting", " Assistant", " Deputy", " Managing", " Permanent", " Principal", " Senior")
_OFFICE = re.compile(r" (?P<title>[A-Z][a-z]+)")
_BODIES = ENDS_OF_BODIES | INSTITUTIONS
MIN_WITH_OFFICE = 3
"""Words of a body and an office."""
_JOINS = frozenset(("&", "and", "for", "of", "on", "the"))


def without_small_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of an organisation without "state" before it and without common nouns behind: "VRB officials"."""
    if text[start : start + 1].islower() and (level := _LEVEL.match(text, start, end)):
        start = level.end()
    if text.endswith(_OPENS_OFFICE, start, end) and (office := _OFFICE.match(text, end)) and is_title(office["title"]):
        end = start + text[start:end].rindex(" ")  # "Ministry of Velm Permanent | Secretary"
    words = text[start:end].split()
    if text[end + 1 : end + 2].isupper() and (behind := _office_in(words)):
        end -= sum(map(len, behind)) + len(behind)  # "Velm Council Health Inspector | Ana Ruiz"
        words = words[: -len(behind)]
    if not _JOINS.isdisjoint(words):  # "Ministry of health", or the first half of "Federation of Farmers"
        return start, end
    while len(words) > 1 and words[-1].isalpha() and words[-1].islower() and words[-1] not in _OF_BODIES:
        words.pop()
        if not words[-1][:1].isupper() or not (len(words) > 1 or words[0].isupper()):
            break
        end = start + text[start:end].rindex(" ")
    return start, end


def _office_in(words: list[str]) -> list[str]:
    """The words of an office behind the last word of a body: "Health Inspector" of "Velm Council Health Inspector"."""
    last = words[-1].lower()
    if len(words) < MIN_WITH_OFFICE or not (is_title(last) or last in occupations()):
        return []
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() not in _BODIES and words[at - 1].lower() in OFFICIAL_WORDS:
        at -= 1
    return words[at:] if words[at - 1].lower() in _BODIES and at > 1 else []
