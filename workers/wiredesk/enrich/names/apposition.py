"""Correct a name's type by the noun between it and the next: "Leeton publican Ana Ruiz", "the Ana Ruiz bridge"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.comparison import LEGAL_FORMS, is_acronym
from wiredesk.enrich.names.neighbours import BODIES, COMPANIES, ENDS_OF_BODIES
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.courtesies import HONORIFICS
from wiredesk.knowledge.firms import ENDS_OF_FIRMS
from wiredesk.knowledge.nations import is_country, is_nationality
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS
from wiredesk.knowledge.provinces import ABBREVIATIONS
from wiredesk.knowledge.sites import FOR_BODIES
from wiredesk.knowledge.trades import OF_A_PLACE, occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import EntityType

_ONLY_OF_A_PLACE = listed(
    """
    blacksmith farmer fisherman forester grazier grower headman herder hotelier housewife hunter innkeeper native
    neighbor neighbour pensioner postman postmistress priest publican rancher resident shepherd sheriff shopkeeper
    stallholder vicar villager
    """
)
"""What somebody is in a place, in lower case, and not for a party, club or firm."""
_OF_HOMES = _ONLY_OF_A_PLACE | listed("cllr coun councillor councilor elder labourer laborer")
"""What somebody is who is "of" a place, beside those; a councillor is for a party, too."""
REACH = 24
"""Characters before a person in which their occupation ends."""
PARTY_OFFICES = listed(
    """
    candidate councillor councilor deputy lawmaker leader legislator member parliamentarian president representative
    secretary-general senator spokesman spokesperson spokeswoman treasurer whip chairman chairwoman chairperson
    """
)
"""Offices after a party's initials: "DA councillor Bo Lind"."""
BUILT = listed(
    """
    airport arena barracks base bridge building camp cathedral centre center church clinic dam expressway hall harbour
    harbor highway hospital hotel library mausoleum memorial mosque museum park pier plant plaza port prison school
    shrine square stadium station street terminal theatre theater tower tunnel works
    """
)
"""Structures that are named after people, in lower case."""
OFFICES_OF_BODIES = listed(
    """
    captain ceo chair chairman chairperson chairwoman coach convener convenor coordinator director editor executive
    goalkeeper headmaster headmistress headteacher lecturer manager midfielder organiser organizer president principal
    professor secretary striker treasurer trustee
    """
)
"""What somebody is at a body, and hardly with a person: "Velm branch secretary Ana Ruiz"."""
_OF_LEADERS = listed("administration cabinet campaign family foundation government presidency regime")
_BETWEEN = re.compile(
    r" (?:(?!and |or |by |for |to |with |as )[a-z][a-z-]+ ){0,2}(?P<noun>[a-z][a-z-]{2,}) (?:[A-Z][a-z]{1,5}\.? )?"
)
_BUILT = re.compile(rf"(?: [a-z]+){{0,2}}? (?:{'|'.join(sorted(BUILT))})\b")
_OFFICERS = re.compile(
    r"['’]s? (?:managing director|chief (?:executive|financial|operating) officer|chief executive|CEO|CFO|COO"
    r"|general manager|shareholders?|subsidiar(?:y|ies))\b"
)
_TRADERS = ("FACILITY", "LOCATION", "MISC", "ORGANIZATION", "PERSON")
_ENDS = COMPANIES | ENDS_OF_BODIES
_AT = frozenset((" at ", " in "))
_DEMONYM = re.compile(r"(?:an|ish|ese|ic|ist|s|ite|al|i)$")


def built_after(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with persons extended to the full name of a structure named after them.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    return [_built(text, mention) if mention.type == "PERSON" else mention for mention in mentions]


def _built(text: str, mention: EntityMention) -> EntityMention:
    start, end = mention.span
    if " " not in text[start:end] or text[max(0, start - 4) : start].lower() != "the ":
        return mention
    noun = _BUILT.match(text, end)
    return EntityMention(Span(start, noun.end()), "FACILITY") if noun else mention


def homes(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names in the position of a person's home place: "Leeton" of "Leeton publican Ana Ruiz".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found = ((noun, text[slice(*mention.span)], mention) for mention, noun in _tied(text, mentions))
    at_home = {name for noun, name, mention in found if _is_home(name, mention, noun) or _is_seat(name, mention, noun)}
    return at_home | _sites_of_bodies(text, mentions)


def _sites_of_bodies(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The known places marked as bodies where another body is: "Velm" of "the Pollution Control Board at Velm"."""
    found: set[str] = set()
    for body, mention in pairwise(mentions):
        if not (body.type == mention.type == "ORGANIZATION") or text[body.span.end : mention.span.start] not in _AT:
            continue
        name = text[slice(*mention.span)]
        is_body = text[slice(*body.span)].rpartition(" ")[2].lower() in _ENDS
        if is_body and not name.isupper() and name not in KNOWN_ORGANISATIONS and gazetteer().named(name):
            found.add(name)
    return found


def parties(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The initials before an office and its holder: "DA" of "DA councillor Bo Lind".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found = ((noun, text[slice(*mention.span)]) for mention, noun in _tied(text, mentions))
    return {
        name
        for noun, name in found
        if noun in PARTY_OFFICES and is_acronym(name) and not is_country(name) and name not in ABBREVIATIONS
    }


def short_for_firms(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The PERSON names of one word that begin an organisation's name and are in no person's: "Velm" of "Velm Inns".

    A government or campaign is called after the person that the article names alone.

    Args:
        text: the article's.
        mentions: in any order.
    """
    firsts = set[str]()
    persons = list[str]()
    for mention in mentions:
        name = text[slice(*mention.span)]
        if mention.type == "ORGANIZATION" and " " in name and name.rpartition(" ")[2].lower() not in _OF_LEADERS:
            firsts.add(name.partition(" ")[0])
        elif mention.type == "PERSON":
            persons.append(name)
    borne = {word for name in persons if " " in name or "-" in name for word in re.split("[ -]", name)}
    return (firsts & set(persons)) - borne


def short_for_traders(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names of one word that begin the name of a firm with its trade and no person's: "Velm" of "Velm Foods".

    Args:
        text: the article's.
        mentions: in any order. A known place stays one.
    """
    firsts, alone, borne = set[str](), set[str](), set[str]()
    for mention in mentions:
        name = text[slice(*mention.span)]
        first, _, rest = name.rpartition(" ")
        if rest.lower() in ENDS_OF_FIRMS and first and mention.type in _TRADERS:
            firsts.add(first)
        elif not first:
            alone.add(name)
        elif mention.type == "PERSON":
            borne.update(re.split("[ -]", name))
    return {name for name in (firsts & alone) - borne if not gazetteer().named(name)}


def with_officers(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The names marked as persons before an office of a body and its holder: "Bo Velm regional manager Ana Ruiz".

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    found = {
        text[slice(*mention.span)]
        for mention, noun in _tied(text, mentions)
        if mention.type in ("PERSON", "NORP") and noun in OFFICES_OF_BODIES
    }
    persons = {text[slice(*mention.span)] for mention in mentions if mention.type == "PERSON"}
    borne = {word for name in persons if " " in name for word in (name.split()[0], name.split()[-1])}
    return {name for name in found - borne if not is_nationality(name)}


def affiliations(text: str, mentions: Sequence[EntityMention]) -> dict[str, EntityType]:
    """What the names marked as persons are that a full name is of: "Orno Velm" of "Ana Ruiz of Orno Velm".

    Farmers, herders and others who are hardly of a body are of a place, whatever it is called.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    persons = [text[slice(*mention.span)] for mention in mentions if mention.type == "PERSON"]
    borne = {word for name in persons if " " in name for word in (name.split()[0], name.split()[-1])}
    found: dict[str, EntityType] = {}
    for person, mention in pairwise(mentions):
        name = text[slice(*mention.span)]
        between = text[person.span.end : mention.span.start]
        full = person.type == "PERSON" and " " in text[slice(*person.span)]
        if full and between == " of " and mention.type == "PERSON" and name not in borne:
            before = text[max(0, person.span.start - REACH) : person.span.start].split()[-1:]
            rural = bool(before) and before[0].lower().rstrip(".") in _OF_HOMES
            found[name] = "LOCATION" if rural or gazetteer().all_named(name) else "ORGANIZATION"
    return found


def companies(text: str, mentions: Sequence[EntityMention]) -> set[str]:
    """The PERSON names that are short for a company and no person's surname, or have a managing director.

    Args:
        text: the article's.
        mentions: in any order.
    """
    full = [text[slice(*mention.span)] for mention in mentions if mention.type == "ORGANIZATION"]
    persons = (text[slice(*mention.span)] for mention in mentions if mention.type == "PERSON")
    surnames = {name.rpartition(" ")[2] for name in persons if " " in name}
    full = [name for name in full if name.rstrip(".").rpartition(" ")[2].lower() in LEGAL_FORMS]
    found: set[str] = set()
    for mention in mentions:
        name = text[slice(*mention.span)]
        if mention.type == "PERSON" and (
            _OFFICERS.match(text, mention.span.end)
            or (name not in surnames and any(other.startswith(name + " ") for other in full))
        ):
            found.add(name)
    return found


def _tied(text: str, mentions: Sequence[EntityMention]) -> Iterator[tuple[EntityMention, str]]:
    """The mentions that a lower-case noun links to a person, with the noun."""
    for mention, following in pairwise(mentions):
        end = mention.span.end
        if following.type not in ("PERSON", "ORGANIZATION") or text[end : end + 1] != " ":
            continue
        if between := _BETWEEN.fullmatch(text, end, following.span.start):
            yield mention, between["noun"]


def _is_seat(name: str, mention: EntityMention, noun: str) -> bool:
    """Whether a known place is where the next name's body is: "Velm" of "the Velm firm Orno Foods"."""
    if mention.type not in ("ORGANIZATION", "FACILITY", "NORP") or is_acronym(name) or name.count(" ") > 1:
        return False
    if noun in _ONLY_OF_A_PLACE and mention.type == "ORGANIZATION":
        return name not in KNOWN_ORGANISATIONS
    is_province = noun in occupations() and any(place.kind == "province" for place in gazetteer().named(name))
    if noun not in BODIES and noun[:-1] not in occupations() and not is_province:
        return False
    return not is_nationality(name) and name not in KNOWN_ORGANISATIONS and bool(gazetteer().named(name))


def _is_home(name: str, mention: EntityMention, noun: str) -> bool:
    if mention.type not in ("LOCATION", "PERSON", "NORP") or name.count(" ") > 1 or is_acronym(name):
        return False
    at_home = noun in occupations() and noun not in OFFICES_OF_BODIES and noun not in FOR_BODIES
    if at_home and (mention.type == "LOCATION" or (mention.type == "PERSON" and gazetteer().all_named(name))):
        return True
    if mention.type == "NORP" and (is_nationality(name) or _is_demonym(name, noun)):
        return False
    return noun in OF_A_PLACE and name.split()[0].lower() not in HONORIFICS


def _is_demonym(name: str, noun: str) -> bool:
    """Whether a name ends as a people's, and is not where a farmer or shopkeeper is from: "Punjabi farmer"."""
    if noun in _ONLY_OF_A_PLACE and name.endswith("i"):
        return bool(gazetteer().all_named(name[:-1]))
    return bool(_DEMONYM.search(name))
