"""Acronyms that an article defines: "Northern Railways Board (NRB)", "power purchase deal (PPD)"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.apposition import OFFICES_OF_BODIES
from wiredesk.enrich.names.comparison import SMALL_WORDS
from wiredesk.enrich.names.neighbours import BODIES, COMPANIES
from wiredesk.knowledge.courtesies import POSTNOMINALS, TITLES
from wiredesk.knowledge.vocabulary import listed

NAMELESS = listed("""
    AGM AI ATM CCTV CEO CFO COVID Covid Covid-19 DNA EV EVs ESG FAQ GDP GPS GPU HIV ICU ID IPO IPOs Ind LGBT LGBTQ LNG
    LPG MEC MEP MEPs MLA MLAs MLC MNA MoU MoUs MP MPs MPV MSP MSPs TD TDs NFT NFTs NGO NGOs PCR PDF PhD PPP PPPs QR R&D
    RNA SIM SME SMEs SMS SOS SUV SUVs TV TVs UFO URL USB USD VAT VIP VPN Wi-Fi
    """)
"""Abbreviations of words that are not names, whatever the model's output."""

Expansion = Literal["body", "name", "nothing"]
"""An organisation's name, by a word that only those have; another name; or lower-case words, which are not a name."""

_IN_BRACKETS = re.compile(r"\(\s*([A-Z][A-Za-z&-]{1,9})\s*\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OF_BODIES = BODIES | COMPANIES
_LAST_OF_OFFICES = TITLES | listed("executive manager officer")
_NO_BODIES = NAMELESS | POSTNOMINALS
_ACTS = re.compile(
    rf"(?P<name>[A-Z][A-Z]{{2,5}}) (?:(?:{'|'.join(sorted(OFFICES_OF_BODIES))})(?= [A-Z]| in | for )"
    r"|(?:has|had|have|will|would|says?|said|plans?|wants?|opposes?|told|[a-z]{3,}ed)\b(?! by\b))"
)
"""Letters before an office or a verb."""
_BEGINS = re.compile(r"(?:(?:^|[.!?:”\"] |\n)(?:The )?|[a-z] [Tt]he )$")
"""Before letters that begin a sentence or have "the"."""
_ROMAN = re.compile(r"[IVXLCDM]+")
REACH_OF_BEGINNING = 6
_REACH = 90
"""Code points before the bracket that are searched for the expansion: ten long words."""


def acting_in(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """Bodies named by letters that act or have officers, and are in no mention: "NUT backed", "CAN chairman".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    taken = [mention.span for mention in mentions]
    found: list[EntityMention] = []
    for acronym in _ACTS.finditer(text):
        name, span = acronym["name"], Span(*acronym.span("name"))
        at = bisect_right(taken, span)
        free = (at == 0 or taken[at - 1].end <= span.start) and (at == len(taken) or span.end <= taken[at].start)
        begins = _BEGINS.search(text, max(0, span.start - REACH_OF_BEGINNING), span.start)
        if begins and free and name not in _NO_BODIES and name.lower() not in TITLES and not _ROMAN.fullmatch(name):
            found.append(EntityMention(span, "ORGANIZATION"))
    return found


def acronyms_in(text: str) -> dict[str, Expansion]:
    """The acronyms in brackets that abbreviate the words before them, with the kind of these words."""
    found: dict[str, Expansion] = {}
    for acronym, _, kind in expansions_in(text):
        found.setdefault(acronym, kind)
    return found


def is_short_for(acronym: str, name: str) -> bool:
    """True if letters begin as a name does and have the first letters of its other words in order: "INAPE", "VDCs"."""
    words = [word for word in _WORD.findall(name) if word.lower() not in SMALL_WORDS]
    acronym = acronym.removesuffix("s") if acronym[:-1].isupper() else acronym
    if len(words) < 2 or not acronym.isalpha() or not acronym.isupper() or acronym[:1] != words[0][:1].upper():
        return False
    left = iter(acronym)
    return all(word[0].upper() in left for word in words)


def expansions_in(text: str) -> list[tuple[str, Span, Expansion]]:
    """Each acronym in brackets with the words before it that it abbreviates, and their kind."""
    found: list[tuple[str, Span, Expansion]] = []
    for bracket in _IN_BRACKETS.finditer(text):
        words = list(_WORD.finditer(text, max(0, bracket.start() - _REACH), bracket.start()))
        spelled = _spelled([word.group() for word in words], _letters(bracket[1]))
        main = [word for word in spelled if word.lower() not in SMALL_WORDS]
        if main:
            span = Span(words[-len(spelled)].start(), words[-1].end())
            found.append((bracket[1], span, _expansion(main)))
    return found


def _letters(acronym: str) -> list[str]:
    """The acronym's letters that stand for words, in lower case: of "NGOs" all but the last."""
    plural = acronym[-1] == "s" and acronym[:-1].isupper()
    return [letter.lower() for letter in (acronym[:-1] if plural else acronym) if letter.isalpha()]


def _expansion(words: list[str]) -> Expansion:
    if all(word[0].islower() for word in words) or words[-1].lower() in _LAST_OF_OFFICES:
        return "nothing"  # "Resident District Commissioner (RDC)"
    is_body = not _OF_BODIES.isdisjoint(word.lower() for word in words)
    return "body" if is_body and not any(word[0].islower() for word in words) else "name"


def _spelled(words: list[str], letters: list[str]) -> list[str]:
    """The last words, one per letter; function words may come between. None if they do not match."""
    taken: list[str] = []
    left = list(letters)
    for word in reversed(words):
        if not left:
            break
        if word[0].lower() == left[-1]:
            left.pop()
        elif word.lower() not in SMALL_WORDS:
            return []
        taken.append(word)
    return taken[::-1] if not left else []
