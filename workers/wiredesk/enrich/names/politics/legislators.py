"""Separate persons from the party, the seat or the trade before them: "Sinn Féin TD Bo Lind", "Velm farmer Bo Lind"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import ENDS_OF_BODIES, may_be_person
from wiredesk.enrich.names.politics.seats import COMPASS, HEAD_OF, MEMBER_FOR, SITS, may_be_party
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.courtesies import ABBREVIATED, TITLES, is_in_letters
from wiredesk.knowledge.given_names import GIVEN_NAMES, all_given_names
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, OFFICIAL_WORDS
from wiredesk.knowledge.trades import TRADES
from wiredesk.knowledge.vocabulary import listed

OFFICES = listed(
    "TD TDs MP MPs MEP MEPs MLA MLAs MLC MNA MPA MS MSP MSPs MEC MK Cllr Cllrs Senator senator councillor deputy"
)
"""Offices between a party and a person: "Sinn Féin TD Bo Lind"."""
RANKS = listed("ACP ADGP AIG ASI ASP BDO CSP DCP DGP DIG DSP IGP OIC SDM SDO SHO SI SP SSP XEN")
"""Ranks and offices in letters between a district and a person: "Velm SP Bo Lind"."""
MAX_RANK = 8
"""Characters before a mention that are searched for a rank."""
REACH = 40
"""Characters before a mention that are searched for "Member for"."""
MAX_OF_SEAT = 3
"""Words of a seat that the map is asked for."""
FULL_WITH_SEAT = 3
"""Words of a seat and its member."""
_TAG = re.compile(r"[DIR]-(?<=, .-)(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,;) ])")
"""A legislator's party and town: "Rep. Bo Lind, R-Augusta, …"."""
_ACTS = re.compile(r" (?:said|says|told|has|had|is|was|will|(?!based|called|named)[a-z]{3,}ed)\b")
_SITS = re.compile(
    rf"(?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:{'|'.join(sorted(filter(str.isupper, OFFICES)))})"
    r" (?P<person>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)
"""A seat or party and its member: "Velm South MP Ana"."""
_WORD = re.compile(r"\S+")
_HOLDER = re.compile(
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:Chief Minister|Governor|Mayor|Menteri Besar|Premier)"
)
"""A place and who governs it: "Selangor Menteri Besar"."""
_BESIDE_PERSON = re.compile(r",? [A-Z]")
_NEVER_LAST = ENDS_OF_BODIES - {"university"}
"""Last words of bodies behind which a person may stand; a university may go on: "University Putra Velma"."""
MAX_OF_PERSON = 3
"""Words of the name of an officer behind that of the body."""
_FOR_SEAT = re.compile(r"[A-Z][a-z]+ Member for (?P<seat>[A-Z].*)")
"""In what the network takes for one body: "Assembly Member for Velm"."""
_OF_HOUSE = re.compile(r"Members? of (?:the )?(?P<body>[A-Z].*)")
"""In the same way: "Member of Parliament"."""
_BEFORE_PERSON = re.compile(rf"\s+(?:{'|'.join(sorted(OFFICES))})\s+[^\W\d_a-z]")

_OF_BODY = re.compile(r"(?P<person>[A-Z][\w.’'-]* [A-Z][^\n]*?) of (?:the )?(?P<body>[A-Z][^\n]*)")
"""A person and the body behind: "Ana Ruiz of Police Velm"."""
_OF_MINISTRIES = frozenset({"CS", "PS"})
"""Letters of Kenya's heads of ministries, behind their field."""
_OF_FIELDS = re.compile(
    r"\b(?:Adviser|Advisor|Commissioner|Director|Leader|Minister|Secretary)(?:[ -]General)? (?:of|for) "
    r"(?:(?:[A-Z][a-z]+,?|and|&|the) ){0,8}$"
)
"""Before the last field of an office: "Minister of Transport, Highways and Urban | Development Ana Ruiz"."""
REACH_OF_FIELDS = 80
"""Characters before a mention that are searched for the office."""
_INITIALS_OF_MEMBER = re.compile(
    r"(?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?P<person>(?:[A-Z]\. ?){1,4}[A-Z][\w’'-]+)"
)
_PARTY_IN_LETTERS = re.compile(r"(?P<place>[A-Z][\w’'-]*[a-z](?: [A-Z][\w’'-]*[a-z]){0,2}) (?P<party>[A-Z]{2,6})")
"""A seat and the party of its member: "Velm South VRP MLA Bo Lind"."""
_PARTISAN = re.compile(r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?P<partisan>Democrat|Republican)")
_INDEFINITE = (" a ", " A ", " an ", " An ")
_RANKED = re.compile(
    r"(?P<district>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:" + "|".join(sorted(RANKS)) + r")"
    r" (?P<person>[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})"
)


def party_and_person(text: str, mention: EntityMention) -> list[EntityMention]:
    """The two names in a mention of party, seat or district, office and person; else the mention.

    Words before a lower-case trade ("Velm farmer Bo Lind") are dropped.
    """
    if mention.type == "LOCATION":
        return _seat_and_initials(text, mention)
    if mention.type not in ("PERSON", "ORGANIZATION"):
        return [mention]
    words = text[slice(*mention.span)].split()
    if len(words) < 2:
        is_member = mention.type == "PERSON" and _BEFORE_PERSON.match(text, mention.span.end)
        return [_party_or_seat(text, mention.span)] if is_member else [mention]
    if seat_of := _FOR_SEAT.fullmatch(text, *mention.span):
        return [EntityMention(Span(*seat_of.span("seat")), "LOCATION")]
    if words[0].startswith("Member") and (member_of := _OF_HOUSE.fullmatch(text, *mention.span)):
        return [EntityMention(Span(*member_of.span("body")), "ORGANIZATION")]
    if (holder := _HOLDER.fullmatch(text, *mention.span)) and gazetteer().named(holder["place"]):
        return [EntityMention(Span(*holder.span("place")), "LOCATION")]
    if mention.type == "PERSON" and (member := _OF_BODY.fullmatch(text, *mention.span)) and _is_body(member["body"]):
        return [
            EntityMention(Span(*member.span("person")), "PERSON"),
            EntityMention(Span(*member.span("body")), "ORGANIZATION"),
        ]
    if both := _with_party(text, mention):
        return both
    if holder_of_fields := _behind_fields(text, mention):
        return [EntityMention(holder_of_fields, "PERSON")]
    if words[-1] in _OF_MINISTRIES and OFFICIAL_WORDS.issuperset(word.lower() for word in words[:-1]):
        return []  # "Interior PS Bo Lind"
    if len(words) == 2 and words[1] in RANKS and words[0].lower() in COMPASS:
        return []  # "Divisional Commander West SSP"
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
        return _titled(text, mention) or _body_and_person(text, mention) or _sitting(text, mention)
    if _BEFORE_PERSON.match(text, mention.span.end):
        return [_party_or_seat(text, mention.span)]
    if len(words) < 3:
        return [mention]
    found = list(_WORD.finditer(text, *mention.span))
    for index in range(len(found) - 2, 0, -1):
        word = found[index].group().rstrip(".")
        if word in OFFICES or word in TRADES or (index < len(found) - 2 and is_in_letters(word)):
            person = EntityMention(Span(found[index + 1].start(), mention.span.end), "PERSON")
            party = _party_or_seat(text, Span(mention.span.start, found[index - 1].end()))
            return [person] if word in TRADES else [party, person]
    return [mention]


def _seat_and_initials(text: str, mention: EntityMention) -> list[EntityMention]:
    """The seat and its member with initials in what the network takes for a place: "MP for Velm S.M. Lind"."""
    start = mention.span.start
    sits = text.endswith(" for ", 0, start) and MEMBER_FOR.search(text, max(0, start - REACH), start)
    both = _INITIALS_OF_MEMBER.fullmatch(text, *mention.span) if sits else None
    if both is None:
        return [mention]
    return [EntityMention(Span(*both.span("seat")), "LOCATION"), EntityMention(Span(*both.span("person")), "PERSON")]


def _with_party(text: str, mention: EntityMention) -> list[EntityMention]:
    """A place and the party of its member, or what somebody there is: "Velm South VRP" MLA, "a Velm Democrat".

    Empty if it is neither.
    """
    start, end = mention.span
    if text.endswith(("Democrat", "Republican"), start, end) and text.endswith(_INDEFINITE, 0, start):
        both = _PARTISAN.fullmatch(text, start, end)
        if both and not may_be_party(both["place"]) and gazetteer().all_named(both["place"]):
            return [
                EntityMention(Span(*both.span("place")), "LOCATION"),
                EntityMention(Span(*both.span("partisan")), "NORP"),
            ]
    if text[end - 2 : end].isupper() and SITS.match(text, end):
        both = _PARTY_IN_LETTERS.fullmatch(text, start, end)
        if both and both["party"].lower() not in TITLES and text[start:end] not in KNOWN_ORGANISATIONS:
            return [
                EntityMention(Span(*both.span("place")), "LOCATION"),
                EntityMention(Span(*both.span("party")), "ORGANIZATION"),
            ]
    return []


def _is_body(name: str) -> bool:
    return name in KNOWN_ORGANISATIONS or name.rpartition(" ")[2].lower() in ENDS_OF_BODIES


def _behind_fields(text: str, mention: EntityMention) -> Span | None:
    """The person behind the last field of an office: "Minister of Roads and Urban | Development Ana Ruiz"."""
    start, end = mention.span
    words = text[start:end].split(" ")
    if words[0].lower() not in OFFICIAL_WORDS or not _OF_FIELDS.search(text, max(0, start - REACH_OF_FIELDS), start):
        return None
    while len(words) > 2 and words[0].lower() in OFFICIAL_WORDS:
        start += len(words.pop(0)) + 1
    is_person = 1 < len(words) <= MAX_OF_PERSON and may_be_person(text[start:end])
    return Span(start, end) if is_person and words[0].lower() not in OFFICIAL_WORDS else None


def _sitting(text: str, mention: EntityMention) -> list[EntityMention]:
    """A seat or party and a person in what the network takes for one body: "Velm South MP Ana"."""
    sits = _SITS.fullmatch(text, *mention.span)
    if sits is None or sits["person"].rpartition(" ")[2].lower() in ENDS_OF_BODIES:
        return [mention]
    return [_party_or_seat(text, Span(*sits.span("seat"))), EntityMention(Span(*sits.span("person")), "PERSON")]


def _titled(text: str, mention: EntityMention) -> list[EntityMention]:
    """The person behind an abbreviated title in what the network takes for one body, and a body: "State Rep. Ana Ruiz".

    Empty if there is none.
    """
    start, end = mention.span
    stop = text.find(". ", start, end)
    title = max(start, text.rfind(" ", start, stop) + 1) if stop > start else start
    person = Span(stop + len(". "), end)
    if stop < 0 or text[title:stop] not in ABBREVIATED or " " not in text[slice(*person)]:
        return []
    if not may_be_person(text[slice(*person)]) or not all(
        word[:1].isupper() for word in text[slice(*person)].split(" ")
    ):
        return []
    body = text[start : max(start, title - 1)]
    named = [] if OFFICIAL_WORDS.issuperset(body.lower().split()) else [Span(start, start + len(body))]
    return [*(EntityMention(span, "ORGANIZATION") for span in named), EntityMention(person, "PERSON")]


def _body_and_person(text: str, mention: EntityMention) -> list[EntityMention]:
    """A body and its officer in what the network takes for one body: "Velm Growers Association Ana Ruiz".

    Also a body before an officer's rank in letters ("Velm Police SHO"). Empty if it is neither.
    """
    start, end = mention.span
    words = text[start:end].split(" ")
    is_office = words[-1] in RANKS or (words[-1] in OFFICES and words[-1].isupper())
    if is_office and _BESIDE_PERSON.match(text, end):
        before = Span(start, end - len(words[-1]) - 1)
        return [EntityMention(before, "ORGANIZATION") if len(words) > 2 else _party_or_seat(text, before)]
    for count in range(2, min(MAX_OF_PERSON, len(words) - 2) + 1):
        person = words[-count:]
        if words[-count - 1].lower() not in _NEVER_LAST:
            continue
        at = end - len(" ".join(person))
        known = person[0].lower() in GIVEN_NAMES or (_ACTS.match(text, end) and not gazetteer().all_named(person[0]))
        if known and may_be_person(text[at:end]) and all(word[:1].isupper() for word in person):
            return [EntityMention(Span(start, at - 1), "ORGANIZATION"), EntityMention(Span(at, end), "PERSON")]
    return []


def _party_or_seat(text: str, span: Span) -> EntityMention:
    return EntityMention(span, "ORGANIZATION" if may_be_party(text[slice(*span)]) else "LOCATION")


def _seat(text: str, mention: EntityMention) -> int | None:
    """Where the person begins in a mention of a seat and its member: "Member for Velm Ana Ruiz".

    Without a frequent given name, the seat is the first of three words if the network takes them for a person, or the
    person speaks or acts; an officer's town also if the map has it: "the engineer in Velm Ana Ruiz said".
    """
    start, end = mention.span
    near = max(0, start - REACH)
    if text[start - 1 : start] == " " and not RANKS.isdisjoint(text[max(near, start - MAX_RANK) : start].split()[-1:]):
        return _behind_district(text, mention)
    sits = text.endswith(" for ", near, start) and bool(MEMBER_FOR.search(text, near, start))
    sits = sits or (text.endswith(" of ", near, start) and bool(HEAD_OF.search(text, near, start)))
    if not sits and not (text.endswith(" in ", near, start) and _ACTS.match(text, end)):
        return None
    words = list(_WORD.finditer(text, start, end))
    first = words[0].group()
    if first.lower() in GIVEN_NAMES or not (sits or gazetteer().all_named(first)):
        return None
    for quarter, person in pairwise(words[1:-1]):
        if quarter.group().lower() in COMPASS:  # "Velm East Ana Ruiz", "St Thomas Eastern Ana Ruiz"
            return person.start()
    for count in range(min(MAX_OF_SEAT, len(words) - 2), 1, -1):
        if gazetteer().all_named(text[start : words[count - 1].end()]):  # "Batu Velm Ana Ruiz"
            return words[count].start()
    given = [word.start() for word in words if word.group().lower() in GIVEN_NAMES]
    if given:
        return given[0] if " " in text[given[0] : end] else None
    is_person = len(words) == FULL_WITH_SEAT and (mention.type == "PERSON" or _ACTS.match(text, end))
    if not is_person or words[-1].group().lower() in COMPASS or not may_be_person(text[words[1].start() : end]):
        return None
    return words[1].start()


def _behind_district(text: str, mention: EntityMention) -> int | None:
    """Where the person begins behind a rank and its district: "SSP | Velm Bashir Ahmed Lind"."""
    found = list(_WORD.finditer(text, *mention.span))
    first = found[0].group()
    if len(found) < FULL_WITH_SEAT or first.lower() in all_given_names():
        return None
    known = gazetteer().all_named(first) if len(found) > FULL_WITH_SEAT else gazetteer().named(first)
    return found[1].start() if known else None


def tagged_towns(text: str, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """The known towns of legislators behind their parties' letters, if no mention has them: "R-Augusta"."""
    taken = {mention.span.start for mention in mentions}
    for tag in _TAG.finditer(text):
        span = Span(*tag.span("town"))
        if taken.isdisjoint(range(tag.start(), span.end)) and gazetteer().all_named(tag["town"]):
            yield EntityMention(span, "LOCATION")
