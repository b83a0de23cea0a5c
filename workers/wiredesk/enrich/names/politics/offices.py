"""Offices with capitals before their holder, of which the model takes the first words for a body: "Public"."""

import re

from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_BODIES, INSTITUTIONS
from wiredesk.knowledge.courtesies import TITLES
from wiredesk.knowledge.organisations import CHAMBERS, OFFICIAL_WORDS
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

_OF_OFFICES = OFFICIAL_WORDS | listed(
    """
    area assembly chief deputy district divisional forest joint operations permanent personnel principal range regional
    relations resident self senior services state technical
    """
)
"""Words, in lower case, of which an office consists beside its last."""
_BODIES = (COMPANIES | ENDS_OF_BODIES | INSTITUTIONS) - listed("state states national international united")
"""Last words, in lower case, of bodies, whose officer may stand behind them: "Supreme Court Justice Ana Ruiz"."""
_WORD = re.compile(r" (?P<word>[A-Z][a-z]+)(?P<holder>\.?(?= (?:of |[A-Z]|\([A-Z]+\)))|,(?= [A-Z][\w’'-]*\.? [A-Z]))?")
"""A word of an office, and what stands between the last one and the holder."""
MAX_WORDS = 3
"""Words of an office behind the mention."""
MAX_WORD = 20
"""Characters of a word of an office."""
_MINISTER = re.compile(r"(?: [A-Z][a-z]+){0,2} Minister,")
"""Behind a field, for somebody named before: "Ana Ruiz, the Economic Development Minister, …"."""
_SECRETARY = (" Secretary ", " Secretaries ")
_TIES = (" of ", " for ")
_OFFICE_OF = re.compile(
    r"\b(?:Commissioner|Controller|Director|Inspector|Minister|Registrar|Secretary)(?:-General)? (?:of|for) $"
)
"""Before what an officer is responsible for: "Director of Health Services"."""
REACH_OF_OFFICE = 32
"""Characters before what an officer is responsible for."""
_PREFIXED = re.compile(r"-(?P<rest>[A-Z][a-z]+)\b")
_PREFIXES = frozenset({"Sub", "Vice", "Deputy", "Ex", "Co"})
_PARLIAMENT = "Parliament"
_OF_MEMBERS = re.compile(r"\b[Mm]embers? of (?:the )?$")
_SEATED = re.compile(r" (?:for |[A-Z])")
REACH = 16
"""Characters before a parliament that are searched for its member."""


def is_part_of_office(text: str, start: int, end: int) -> bool:
    """Whether a mention is only a part of an office: "Public" of "Public Relations Officer Ana Ruiz".

    Args:
        text: the article's.
        start: of the mention, as an offset into the text.
        end: behind it.
    """
    behind = text[end : end + 1]
    opened = text.rfind("(", max(0, start - REACH_OF_OFFICE), start) if behind == ")" else -1
    if opened >= 0:
        return _is_field(text, opened + 1, end)
    if text.endswith(_TIES, 0, start) and _OFFICE_OF.search(text, max(0, start - REACH_OF_OFFICE), start):
        words = text[start:end].lower().split()
        if goes_on := len(words) > 1 and words[-1] == "and":  # "Minister of | Environment and | Tourism Ana Ruiz"
            words.pop()
        before_holder = behind == " " and text[end + 1 : end + 2].isupper() and not goes_on
        following = text[end + 1 : end + 1 + MAX_WORD].split(" ")[0].lower()
        before_holder = before_holder and following not in _OF_OFFICES  # "Minister of | Natural | Resources Ana Ruiz"
        # before its holder it would be joined to the name
        return _OF_OFFICES.issuperset(words) and words[-1] not in _BODIES and not before_holder
    if behind == "-":
        rest = _PREFIXED.match(text, end) if text[start:end] in _PREFIXES else None
        return rest is not None and _is_office(rest["rest"].lower())
    if behind != " ":
        return False
    name = text[start:end]
    if name == "Assembly" and text.startswith(" Member", end):
        return True  # "Assembly Member for Velm"
    if name.endswith(_PARLIAMENT):
        at = end - len(_PARLIAMENT)
        return bool(_OF_MEMBERS.search(text, max(0, at - REACH), at) and _SEATED.match(text, end))
    if not text[end + 1 : end + 2].isupper():
        return False
    if name.endswith("Cabinet"):
        return text.startswith(_SECRETARY, end)
    if name in CHAMBERS:
        return False
    words = name.lower().split()
    if len(words) > 1 and _is_office(words[-1]) and _OF_OFFICES.issuperset(words[:-1]):
        return True
    if not _OF_OFFICES.issuperset(words) or (words[0] in _BODIES and "of" in words):
        return False  # "Ministry of Ports Permanent Secretary"
    return words[-1] not in _BODIES and bool(_leads_to_holder(text, end) or _MINISTER.match(text, end))


def _is_field(text: str, start: int, end: int) -> bool:
    """Whether words in brackets are what the office before is for: "Permanent Secretary (Technical Services)"."""
    before = text[max(0, start - MAX_WORD) : start - 1].split()[-1:]
    return bool(before) and _is_office(before[0].lower()) and _OF_OFFICES.issuperset(text[start:end].lower().split())


def _leads_to_holder(text: str, at: int) -> bool:
    """Whether words with capitals from an offset on end in an office with its holder."""
    for _ in range(MAX_WORDS):
        found = _WORD.match(text, at)
        if found is None:
            return False
        if found["holder"] is not None and _is_office(found["word"].lower()):
            return True
        at = found.end("word")
    return False


def _is_office(word: str) -> bool:
    return word in TITLES or word in occupations()
