"""Tell organisations by their own words: "Sekolah Velm", "Velm Rovers", "Velm Kenya", "Velm High"."""

from wiredesk.enrich.names.comparison import is_acronym
from wiredesk.enrich.namesakes.landscape import STRUCTURES
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.nations import BEFORE_COUNTRIES, is_country
from wiredesk.knowledge.organisations import ENDS_OF_TEAMS, KINDS_IN_OTHER_LANGUAGES, KNOWN_ORGANISATIONS, SCHOOLS
from wiredesk.knowledge.trades import occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import EntityType

_MALAYSIAN_SCHOOLS = listed("sjk sjkc sjkt smjk smk")


def is_of_other_language(name: str) -> bool:
    """Whether a name begins with what it is: "Sekolah Velm", "Te Rūnanga o Velm", "An Bord Velma"."""
    first, _, rest = name.lower().partition(" ")
    if first in ("an", "te"):
        first = rest.partition(" ")[0]
    return first in KINDS_IN_OTHER_LANGUAGES or first in _MALAYSIAN_SCHOOLS or first == "hospital"


def is_of_members(name: str) -> bool:
    """Whether a name ends in what its members are: "Velm Ramblers", "VSW Farmers"."""
    last = name.rpartition(" ")[2].lower()
    return last in ENDS_OF_TEAMS or (last[-1:] == "s" and not name.isupper() and last[:-1] in occupations())


def is_branch(name: str, kind: EntityType) -> bool:
    """Whether a name that is no person's ends in the country of a branch: "Velm Kenya", but not "Central Kenya"."""
    first, _, country = name.rpartition(" ")
    return kind != "PERSON" and is_country(country) and " " not in first and first.lower() not in BEFORE_COUNTRIES


def is_school(name: str) -> bool:
    """Whether a name ends as a school's: "Velm High", "Ana Ruiz High", but not "Ana High"."""
    first, _, rest = name.lower().partition(" ")
    last = rest.rpartition(" ")[2]
    return last in SCHOOLS and (first not in GIVEN_NAMES or " " in rest)


def is_of_agency(name: str) -> bool:
    """Whether a name is that of a branch of a body known by its letters: "RNLI Velm", "Velm RCMP", no "NASA Tower"."""
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" ")
    letters, place = (first, rest) if is_acronym(first) else (last, before)
    if letters not in KNOWN_ORGANISATIONS or not is_acronym(letters) or not place.istitle():
        return False
    return STRUCTURES.isdisjoint(place.lower().split())


def is_of_partners(name: str) -> bool:
    """Whether a name has two partners, which are not the two parts of a place: "Velm & Orno", no "Tyne & Wear"."""
    first, joint, second = name.partition(" & ")
    if not joint:
        return False
    known = gazetteer().all_named
    return not (known(name.replace("&", "and")) or (known(first) and known(second)))
