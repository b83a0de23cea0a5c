"""Separate persons from the party, the seat or the trade before them: "Sinn Féin TD Bo Lind", "Velm farmer Bo Lind"."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.courtesies import TITLES
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.trades import TRADES
from wiredesk.knowledge.vocabulary import listed

OFFICES = listed(
    "TD TDs MP MPs MEP MEPs MLA MLAs MLC MNA MPA MSP MSPs MEC MK Cllr Cllrs Senator senator councillor deputy"
)
"""Offices between a party and a person: "Sinn Féin TD Bo Lind"."""
RANKS = listed("ACP ADGP AIG ASP BDO CSP DCP DGP DIG DSP IGP OIC SDM SHO SP SSP")
"""Ranks and offices in letters between a district and a person: "Velm SP Bo Lind"."""
REACH = 40
"""Characters before a mention that are searched for "Member for"."""
_WORD = re.compile(r"\S+")
_MEMBER_FOR = re.compile(r"\b(?:[Mm]ember(?: of Parliament)?|[Ss]enator|[Cc]ouncillor|M[HLN]?[AP]|MEP|MSP|MLC) for $")
"""Before a seat in parliament."""
_BEFORE_PERSON = re.compile(rf"\s+(?:{'|'.join(sorted(OFFICES))})\s+[^\W\d_a-z]")

_RANKED = re.compile(
    r"(?P<district>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:" + "|".join(sorted(RANKS)) + r")"
    r" (?P<person>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
)


def party_and_person(text: str, mention: EntityMention) -> list[EntityMention]:
    """The two names in a mention of party, seat or district, office and person; else the mention.

    Words before a lower-case trade ("Velm farmer Bo Lind") are dropped.
    """
    if mention.type not in ("PERSON", "ORGANIZATION"):
        return [mention]
    if seat := _seat(text, mention):
        return [
            EntityMention(Span(mention.span.start, seat - 1), "LOCATION"),
            EntityMention(Span(seat, mention.span.end), "PERSON"),
        ]
    if ranked := _RANKED.fullmatch(text, *mention.span):
        return [
            EntityMention(Span(*ranked.span("district")), "LOCATION"),
            EntityMention(Span(*ranked.span("person")), "PERSON"),
        ]
    if mention.type != "PERSON":
        return [mention]
    if _BEFORE_PERSON.match(text, mention.span.end):
        return [EntityMention(mention.span, "ORGANIZATION")]
    if len(text[slice(*mention.span)].split()) < 3:
        return [mention]
    found = list(_WORD.finditer(text, *mention.span))
    for index in range(len(found) - 2, 0, -1):
        word = found[index].group().rstrip(".")
        if word in OFFICES or word in TRADES or (index < len(found) - 2 and _is_office(word)):
            person = EntityMention(Span(found[index + 1].start(), mention.span.end), "PERSON")
            party = EntityMention(Span(mention.span.start, found[index - 1].end()), "ORGANIZATION")
            return [person] if word in TRADES else [party, person]
    return [mention]


def _is_office(word: str) -> bool:
    """Whether a word in capitals is an office: "MCA", "CS"."""
    return word.isupper() and len(word) > 1 and word.lower() in TITLES


def _seat(text: str, mention: EntityMention) -> int | None:
    """Where the person begins in a mention of a seat and its member: "Member for Velm Ana Ruiz"."""
    start, end = mention.span
    near = max(0, start - REACH)
    if not text.endswith(" for ", near, start) or not _MEMBER_FOR.search(text, near, start):
        return None
    if text[start:end].split()[0].lower() in GIVEN_NAMES:
        return None
    given = [word.start() for word in _WORD.finditer(text, start, end) if word.group().lower() in GIVEN_NAMES]
    return given[0] if given and " " in text[given[0] : end] else None
