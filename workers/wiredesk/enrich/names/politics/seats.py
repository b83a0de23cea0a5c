"""Tell a place by who and what it has, from a party or firm: "Velm MP", "Velm police", "its Velm factory"."""

import re

from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.nations import is_nationality
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS
from wiredesk.knowledge.vocabulary import listed

COMPASS = listed("central east eastern north northern south southern west western")
"""Last words of the names of constituencies, in lower case."""
_OF_PARTIES = listed(
    """
    action alliance christian coalition communist conservative conservatives congress dem dems democrat democratic
    democrats first forward freedom front green greens independent independents jamaat justice labour left liberal
    liberals movement national nationalist nationalists new party people's people’s peoples popular progressive
    progressives radical rally reform republican republicans social socialist socialists solidarity tories tory union
    unionist unionists unity workers workers' workers’
    """
)
"""Words in the names of parties, in lower case."""
MEMBER = re.compile(
    r" (?:M[HLS]?[AP]|MCA|MEP|MPP|MS|MSP|TD|[Mm]ember of [Pp]arliament|[Pp]remier|[Pp]rovincial"
    r"|[Aa]ssembly(?:man|woman)|[Ll]awmaker"
    r"|[Ll]egislator|Woman Rep|(?:Woman )?[Rr]epresentative|[Ss]enator|Sen\.|[Gg]overnor|Gov\.|[Mm]ayor|Chief Minister"
    r"|Menteri Besar|[Ee]xco|(?:[A-Z][a-z]+ )?Minister|Commissioner of Police)(?:s\b|(?<=\.)|\b)"
)
"""Seats and offices that a place has; so may a party."""
SITS = re.compile(r" (?:(?:M[HL]?[AP]|MCA|MPP|MSP?|TD) [A-Z]|member of parliament\b)")
"""Members of a parliament, who represent a seat or a party."""
MEMBER_FOR = re.compile(
    r"\b(?:[Aa]ssembly(?:man|member|woman) for"
    r"|(?:[Cc]ouncillor|[Ll]awmaker|[Ll]egislator|[Mm]ember|[Ss]enator) representing"
    r"|(?:[Aa]spirant|[Cc]andidate|[Cc]hief [Ee]xecutive|[Cc]oordinator|[Mm]ember(?: of Parliament)?"
    r"|[Ss]enator|[Cc]ouncillor|M[HLN]?[AP]|MEP|MSP|MLC) for) $"
)
"""Before a seat in parliament or a council."""
HEAD_OF = re.compile(
    r"\b(?:(?:[Aa]rch)?[Bb]ishop|[Gg]overnor|[Mm]ayor|(?:Chief |Prime )Minister|[Pp]remier|[Cc]onstable"
    r"|[Pp]rovost) of $"
)
"""Before the place of an office."""
_PREMISES = re.compile(
    r" (?:[a-z]+ )?(?:abattoir|bakery|branch|brewery|campus|dairy|depot|distillery|factory|foundry|headquarters|hotel"
    r"|mill|mine|office|outlet|plant|quarry|refinery|restaurant|shipyard|shop|showroom|site|smelter|store|studio"
    r"|warehouse|works)\b"
)
"""Where a business is that the place before is not: "its Velm factory"."""
_OF_TOWN = re.compile(
    r" (?:police(?! force)|detachment|residents?|natives?|man|men|woman|women|voters|taxpayers|school board)\b"
)
"""Who a town has: behind the name of a known one in annotated news, of 49 none is a body."""
_OF_COUNTY = re.compile(
    r" (?:[a-z]+|(?:Chief |Deputy |Assistant )?(?:Assessor|Attorney|Auditor|Clerk|Coroner|Engineer|Judge|Manager"
    r"|Prosecutor|Sheriff|Treasurer)(?= [A-Z]))\b"
)
"""What a county has, behind its name, and not the rest of a longer name."""
_HAS = re.compile(r"(?:\b(?:an?|another|her|his|its|my|new|old|our|their)|['’]s?) $")


_REGIONAL = re.compile(
    r" (?:(?:Divisional|District|Municipal|Regional|State) (?:Chairman|Commander|Commissioner|Coordinator|Director"
    r"|Executive|Governor|Manager|Minister|Officer|Secretary)|Coroner)\b"
)
"""Who an area has: "Ashanti Regional Director"."""


_OF_SEAT = (" for ", " representing ", " represents ")
_REPRESENTS = re.compile(
    r"\b(?:M[HLS]?[AP]|MLC|MPP|MS|MSP|TD|[Cc]ouncillor|Cllr|[Ll]awmaker|[Ss]enator|Sen\.|Rep\.)(?: [\w.’'-]+){1,4}"
    r"(?: \([^()]{2,30}\))?, who (?:represents|sits for) (?:the )?$"
)
"""Behind a member by name, and before their seat: "MLA Bo Lind, who represents Velm"."""
REACH = 96
"""Characters before a seat that are searched for its member."""


def has_member(text: str, start: int) -> bool:
    """Whether a member of a parliament or council is before the seat at an offset: "the senator for Velm"."""
    near = max(0, start - REACH)
    if not text.endswith(_OF_SEAT, near, start):
        return False
    return bool(MEMBER_FOR.search(text, max(0, start - 28), start) or _REPRESENTS.search(text, near, start))


def is_constituency(name: str) -> bool:
    """Whether a name ends in a quarter of the compass, or is of two towns: "Velm South", "Burgeo-La Poile"."""
    first, hyphen, _ = name.partition("-")
    last = name.rpartition(" ")[2]
    return (last.istitle() and last.lower() in COMPASS) or bool(hyphen and gazetteer().all_named(first))


def may_be_party(name: str) -> bool:
    """Whether a name before a member of parliament is a party's, and not that of the seat: "Green Left", "VRP"."""
    if name.isupper() or name in KNOWN_ORGANISATIONS or is_nationality(name):
        return True
    return not _OF_PARTIES.isdisjoint(name.lower().split())


def is_party_of_member(text: str, start: int, end: int) -> bool:
    """Whether a name is that of the party of the member behind it, whatever town is called so: "Greens MP Bo Lind"."""
    return SITS.match(text, end) is not None and may_be_party(text[start:end])


def is_seat(text: str, start: int, end: int) -> bool:
    """Whether a name is a place with a police or members of parliament, or is where a business has one of its sites."""
    name = text[start:end]
    if name.lower() in _OF_PARTIES:
        return False  # "Liberal MP", whatever town is called so
    if _OF_TOWN.match(text, end) and gazetteer().named(name):
        return True
    if name.endswith((" County", " Parish")) and _OF_COUNTY.match(text, end) and gazetteer().counties(name):
        return True
    if _REGIONAL.match(text, end):
        return bool(gazetteer().all_named(name))
    if MEMBER.match(text, end):
        return bool(gazetteer().all_named(name)) or (bool(SITS.match(text, end)) and not may_be_party(name))
    at_site = _PREMISES.match(text, end) and _HAS.search(text, max(0, start - 10), start)
    return bool(at_site) and bool(gazetteer().named(name))
