"""Join the pieces of names: "Bank of" and "Japan", "Velm's" and "Cay", "Barack" and "Obama"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_BODIES, ENDS_OF_PLACES, INSTITUTIONS
from wiredesk.enrich.names.pieces.first_words import ROYAL
from wiredesk.enrich.namesakes.landscape import ENDS_OF_NATURE
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.firms import ENDS_OF_FIRMS, is_firm
from wiredesk.knowledge.nations import is_country
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, OFFICIAL_WORDS
from wiredesk.knowledge.provinces import JOINED_AREAS, PROVINCES
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed

_LED = INSTITUTIONS | ENDS_OF_BODIES
_CUT = _LED | listed("center centre fund programme service services trust")
"""Last words of bodies, in lower case, that may be called by two things: "Velm and Orno Trust"."""
_OFFICES = frozenset({"department", "ministry", "office"})
_ENDS_OF_GROUPS = COMPANIES | INSTITUTIONS | ENDS_OF_BODIES | ENDS_OF_FIRMS
_LEADS_ON = re.compile(r"\s(?:(?P<of>of|of the|for)|(?:and|&|for|on)(?: the)?)$")
_HYPHENATED = re.compile(r"-[a-zāēīōū]{1,3}-")
"""Between the two halves of one name: "Te Velma" and "Ilsa Trust" in "Te Velma-a-Ilsa Trust"."""
_ROYAL = frozenset({"King", "Queen"})
_SAINT = ("St ", "St. ", "Saint ")
_GROUPS = listed("boys children girls ladies men people women youth")
_OF_OWNERS = ENDS_OF_PLACES | listed(
    """
    bay cape castle cay corner cove cross crossing falls farm ferry field gap gardens gate green head hill lake landing
    mill mount pass point quay reef rest wood woods
    """
)
"""What places are called after, in lower case, behind the name of its owner: "Velm's Cove"."""
_OWNER = re.compile(r"[a-z,] (?P<name>[A-Z][^\W\d_]+(?:['’]s|s['’]) )$")
"""An owner that is not the first word of a sentence."""
NEAR = 10_000
"""Characters before and behind a body that are searched for it and its owner."""
MAX_OWNER = 24
"""Characters before a place that are searched for its owner."""
BODIES_OR_HOUSES = frozenset({"ORGANIZATION", "FACILITY"})
_PLACES = frozenset({"LOCATION", "FACILITY"})
ARTICLES = frozenset(("the", "a", "an"))
_OF_HOUSE = (" at ", " by ", " from ", " of ")
_DENOMINATIONS = listed("Evangelical Lutheran Methodist Moravian Presbyterian Reformed Uniting")
"""Of churches that each country has one of, which say so by "in"; there is one Catholic Church."""
_BETWEEN_HALVES = frozenset({"+", *(f" {of} " for of in ("bwa", "cha", "kwa", "la", "lwa", "wa", "ya", "za"))})
"""An alliance's sign, and "of" in the languages of East Africa: "VRP+AFC", "Velma bwa Orno"."""
_PARTNERS = listed("advocates associates attorneys chambers partners solicitors")
"""Last words of the names of houses that are called after their partners, in lower case."""


def rejoined(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with split names as one ("Bank of" and "Japan"), and without a "The" that is one by itself.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    whole: list[EntityMention] = []
    for mention in mentions:
        before = whole[-1] if whole else None
        if before and mention.span.start == before.span.end + 1 and _leads_into(text, before, mention):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), before.type)
        elif before and _HYPHENATED.fullmatch(text, before.span.end, mention.span.start):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), mention.type)
        elif before and (
            _is_owned(text, before.span, mention.span)
            or _is_always_owned(text, before, mention)
            or _is_one_body(text, before, mention)
        ):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), "ORGANIZATION")
        elif before and mention.type in _PLACES and _is_one_place(text, before, mention):
            whole[-1] = EntityMention(Span(before.span.start, mention.span.end), mention.type)
        elif text[slice(*mention.span)].lower() not in ARTICLES:
            whole.append(_with_owner(text, mention))
    return whole


def _with_owner(text: str, mention: EntityMention) -> EntityMention:
    """The mention with the owner before it that the model leaves out: "Fisherman's" of "Fisherman's Point"."""
    start, end = mention.span
    if text[start - 2 : start] not in ("s ", "’ ", "' ") or text[start:end].lower() not in _OF_OWNERS:
        return mention
    owner = _OWNER.search(text, max(0, start - MAX_OWNER), start)
    return EntityMention(Span(owner.start("name"), end), "LOCATION") if owner else mention


def keeps_owner(owner: str, owned: str) -> bool:
    """Whether a place is called after its owner: "Velm's Bay", "Rea's Wood", "Queen's Park Velm", not "Kenya's Velm".

    Args:
        owner: with the possessive and the space behind it.
        owned: the rest of the name.
    """
    if owned.lower() in ENDS_OF_NATURE or owner in ROYAL:
        return True
    return owned.lower() in _OF_OWNERS and not gazetteer().named(owner.rstrip("s’' "))


def _leads_into(text: str, before: EntityMention, mention: EntityMention) -> bool:
    """Whether a name ends in a word that joins it to the next: "Bank of", also "Velm Gold and" before a body."""
    led = _LEADS_ON.search(text, *before.span)
    if led is None or text.endswith("Parliament", before.span.start, led.start()):
        return False  # "Member of Parliament for Velm"
    if led["of"]:
        return True
    whole, body = text[before.span.start : led.start()], text[slice(*mention.span)]
    is_cut = body.rpartition(" ")[2].lower() in _CUT and whole.rpartition(" ")[2].lower() not in _ENDS_OF_GROUPS
    return (is_cut or "and" not in led[0]) and before.type == mention.type == "ORGANIZATION"


def _is_owned(text: str, first: Span, second: Span) -> bool:
    """Whether two names are one with its owner: "Dick's" and "Sporting Goods", "King's" and "College"."""
    if text[first.end : second.start] not in ("'s ", "’s "):
        return False
    owner, words = text[slice(*first)], text[slice(*second)].lower().split()
    if words[-1] in (COMPANIES if owner.startswith(_SAINT) else ENDS_OF_FIRMS):
        return owner.startswith(_SAINT) or _is_only_owner(text, owner)
    trade = words[-1].removesuffix("s")
    if trade != words[-1] and trade in occupations() and " " not in owner and not gazetteer().named(owner):
        return True  # "Velm's Ironmongers"
    return owner in _ROYAL or is_firm(text[first.start : second.end])


def _is_always_owned(text: str, first: EntityMention, second: EntityMention) -> bool:
    """Whether an article has a body and its owner more than once, never one without the other: "Hope's Wings"."""
    if second.type != "ORGANIZATION" or text[first.span.end : second.span.start] not in ("'s ", "’s "):
        return False
    start, end = first.span.start, second.span.end
    owner, owned, name = text[slice(*first.span)], text[slice(*second.span)], text[start:end]
    if " " in owner or owner.isupper() or owned.lower() in OFFICIAL_WORDS or gazetteer().named(owner):
        return False
    low, high = max(0, start - NEAR), end + NEAR
    together = text.count(name, low, high)
    return together > 1 and text.count(owned, low, high) == text.count(owner, low, high) == together


def _is_only_owner(text: str, owner: str) -> bool:
    """Whether one word stands only as the owner of something: "Velm's Wholesale"."""
    owned = text.count(f"{owner}'s ") + text.count(f"{owner}’s ")
    return " " not in owner and text.count(owner) == owned


def _is_one_body(text: str, first: EntityMention, second: EntityMention) -> bool:
    if second.type == "ORGANIZATION" and (
        _is_of_halves(text, first.span, second.span) or _is_partnership(text, first.span, second.span)
    ):
        return True
    if first.type not in BODIES_OR_HOUSES:
        return first.type == "LOCATION" and second.type == "ORGANIZATION" and _is_of_area(text, first.span, second.span)
    if first.type == second.type == "ORGANIZATION" and _is_in_two(text, first.span, second.span):
        return True
    if first.type == second.type == "ORGANIZATION" and _is_of_two(text, first.span, second.span):
        return True
    if first.type == "ORGANIZATION" and second.type == "LOCATION":
        fits_place = (_is_branch, _is_church, _is_led)
        return any(fits(text, first.span, second.span) for fits in fits_place)
    fitting = (_is_of_group, _is_led) if second.type in BODIES_OR_HOUSES else (_is_led,)
    return any(fits(text, first.span, second.span) for fits in fitting)


def _is_of_halves(text: str, first: Span, second: Span) -> bool:
    """Whether two names are one body's with a slash: "Velm" and "Orno Council", "Velm D" and "A School"."""
    if text[first.end : second.start] != "/" or text[slice(*second)].rpartition(" ")[2].lower() not in _LED:
        return False
    before, _, last = text[slice(*first)].rpartition(" ")
    return not before or len(last) == 1


def _is_partnership(text: str, first: Span, second: Span) -> bool:
    """Whether a surname and a house of partners are one behind "of": "Ruiz" and "Lind Associates"."""
    if text[first.end : second.start] not in (" and ", " & ") or not text.endswith(_OF_HOUSE, 0, first.start):
        return False
    words = text[slice(*second)].lower().split()
    return " " not in text[slice(*first)] and len(words) == 2 and words[1] in _PARTNERS


def _is_of_group(text: str, first: Span, second: Span) -> bool:
    """Whether two names are those of a body and of its members: "Velm Fishermen" and "Association"."""
    if (
        text[first.end : second.start] not in ("'s ", "’s ", "' ", "’ ")
        or text[slice(*second)].rpartition(" ")[2].lower() not in COMPANIES
    ):
        return False
    last = text[slice(*first)].rpartition(" ")[2].lower()
    return last in _GROUPS or last.removesuffix("s") in occupations() or last.replace("men", "man") in occupations()


def _is_of_two(text: str, first: Span, second: Span) -> bool:
    """Whether two names are a body's of two things: "the Transport" and "Harbours Department"."""
    name, body = text[slice(*first)], text[slice(*second)]
    if text[first.end : second.start] != " and " or text[max(0, first.start - 4) : first.start].lower() != "the ":
        return False
    last = body.rpartition(" ")[2].lower()
    cut = " " in body and (last in _CUT or last in _OFFICES)
    whole = name in KNOWN_ORGANISATIONS or is_firm(name) or name.lower() in ENDS_OF_BODIES
    return cut and name.istitle() and name.isalpha() and text.count(name) == 1 and not whole


def _is_in_two(text: str, first: Span, second: Span) -> bool:
    """Whether two bodies with only a space between them are one's, or with a hyphen and never apart.

    Held out, 5 of 6 with a space were one, and the other began with a heading in capitals. Behind a space several words
    without one that ends bodies may be a person's: "Department of Ports" and "Velma Ní Orno".
    """
    between, name = text[first.end : second.start], text[slice(*first)]
    if between == "-":
        return text.count(name) == text.count(text[first.start : second.end])
    if between in _BETWEEN_HALVES:
        return True
    if between != " " or (name.isupper() and " " in name) or _LEADS_ON.search(text, *first):
        return False
    words = text[slice(*second)].lower().split()
    return len(words) == 1 or words[-1] in _ENDS_OF_GROUPS or is_country(text[slice(*second)])


def _is_branch(text: str, first: Span, second: Span) -> bool:
    """Whether a body's name is followed by the country of its branch: "VRB" and "Kenya"."""
    return text[first.end : second.start] == " " and is_country(text[slice(*second)])


def _is_church(text: str, first: Span, second: Span) -> bool:
    """Whether a church of one denomination is that of a country: "Evangelical Church" and "Velm" with "in" between."""
    if text[first.end : second.start] != " in " or not text.endswith(" Church", first.start, first.end):
        return False
    return not _DENOMINATIONS.isdisjoint(text[slice(*first)].split()) and is_country(text[slice(*second)])


def _is_of_area(text: str, first: Span, second: Span) -> bool:
    """Whether a place and a body are the body of two joined areas: "Devon" and "Cornwall Police"."""
    return text[first.end : second.start] == " and " and text.startswith(JOINED_AREAS, first.start, second.end)


def _is_led(text: str, first: Span, second: Span) -> bool:
    """Whether two names in a row are one of a body: "Down" and "East Hospital", "Velm" and "Sramik Sanghati"."""
    last = text[slice(*second)].rpartition(" ")[2].lower()
    return text[first.end : second.start] == " " and last in _LED and not _LEADS_ON.search(text, *first)


def _is_one_place(text: str, first: EntityMention, second: EntityMention) -> bool:
    """Whether two names are one place's: "Greater" and "Sudbury", "Velm's" and "Cay"."""
    between = text[first.span.end : second.span.start]
    if between == " " and first.type == second.type == "LOCATION":
        return text[slice(*first.span)] == "Greater" or bool(
            gazetteer().named(text[first.span.start : second.span.end])
        )
    if between == " and ":  # "Newfoundland and Labrador"
        return text[first.span.start : second.span.end] in PROVINCES
    if between not in ("'s ", "’s ") or first.type not in ("LOCATION", "PERSON"):
        return False
    owner = text[slice(*first.span)]
    return text[slice(*second.span)].lower() in _OF_OWNERS and _is_only_owner(text, owner) and not is_country(owner)


def with_surnames(
    text: str, mentions: Sequence[EntityMention], repeats: Iterable[EntityMention]
) -> list[EntityMention]:
    """The mentions and repeats in order, where a given name and the surname behind it are one name: "Barack", "Velm".

    Args:
        text: the article's.
        mentions: of the model.
        repeats: names that the model marks elsewhere in the article.
    """
    marked = [*((mention, False) for mention in mentions), *((repeat, True) for repeat in repeats)]
    found: list[tuple[EntityMention, bool]] = []
    for mention, repeated in sorted(marked, key=lambda pair: pair[0].span):
        given, given_repeated = found[-1] if found else (mention, False)
        start = mention.span.start
        in_row = given.span.end == start - 1 and text[start - 1] == " " and (repeated or given_repeated)
        if in_row and given.type == mention.type == "PERSON" and text[slice(*given.span)].isalpha():
            found[-1] = replace(given, span=Span(given.span.start, mention.span.end)), repeated
        else:
            found.append((mention, repeated))
    return [mention for mention, _ in found]
