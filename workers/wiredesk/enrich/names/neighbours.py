"""Determine a mention's type from its words and their neighbours, regardless of the model's output."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.comparison import LEGAL_FORMS, MAX_CACHED_LENGTH, is_acronym
from wiredesk.enrich.names.pieces.addresses import is_in_state
from wiredesk.enrich.names.pieces.governments import AREAS, governs, is_governed
from wiredesk.enrich.names.pieces.own_words import (
    is_branch,
    is_of_agency,
    is_of_members,
    is_of_other_language,
    is_of_partners,
    is_school,
)
from wiredesk.enrich.names.politics.seats import MEMBER, has_member, is_constituency, is_party_of_member, is_seat
from wiredesk.enrich.namesakes.landscape import SETTLEMENTS_AT, SITE, is_built
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.courtesies import HONORIFICS, TITLES, is_in_letters
from wiredesk.knowledge.firms import COMMODITIES, ENDS_OF_FIRMS, HOUSES, PAPERS, is_firm
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.nations import is_nationality
from wiredesk.knowledge.organisations import KINDS_OF_COURTS, KNOWN_ORGANISATIONS, PURPOSES_OF_DISTRICTS
from wiredesk.knowledge.provinces import PLACES_IN_OTHER_LANGUAGES, STATE_CODES
from wiredesk.knowledge.speech import SPEAKING_BEFORE, STATED
from wiredesk.knowledge.trades import TRADES, occupations
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import EntityType

COMPANIES = listed(
    """
    university college school institute academy ministry department bank council committee commission agency
    association union party party's court office board company corporation group authority service force police
    army navy club team united city federation foundation society network news times post press radio tv media
    assembly parliament senate house congress government administration bureau centre center church hospital
    international national fund trust organisation organization inc corp ltd co plc airlines railways energy
    street journal house white supreme guard front movement league alliance campaign state states states'
    """
)
"""Words in companies' names that are never in a person's, in lower case."""

BODIES = listed(
    """
    agency airline automaker band bank brand broadcaster brokerage builder bureau carmaker carrier chain channel
    charity chipmaker choir club collective company conglomerate consortium consultancy contractor cooperative
    corporation developer distillery distributor drugmaker duo ensemble exchange federation firm foundation fund
    gallery giant group insurer label lender maker manufacturer marketplace miner newspaper ngo operator orchestra
    organisation organization outlet party platform producer publisher quartet refiner regulator retailer shipyard
    society start-up startup steelmaker studio subsidiary supplier tank think-tank trio troupe union university
    utility watchdog website
    """
)
"""Nouns for organisations, in lower case: "the insurer Velm", "Velm, a Dutch insurer"."""

GROUNDS = listed(
    """
    area borough capital city commune county department district governorate hamlet island municipality neighbourhood
    neighborhood oblast peninsula port prefecture province region resort settlement slum state suburb tehsil territory
    town township upazila valley village ward
    """
)
"""Nouns for places, in lower case: "Velm, a town in …", "the town of Velm"."""

ENDS_OF_PLACES = listed(
    """
    airport avenue basin bazaar bazar boulevard bridge chowk county creek desert district expressway gulf harbour harbor
    highway hills island islands lagoon mountains museum nagar ocean peninsula plateau pradesh province region river
    road sea stadium strait swamp tarn township upazila valley village
    """
)
"""Last words of the names of places, in lower case; surnames that mean places (Hill, Lake, Park) are not among them."""

ENDS_OF_BODIES = listed(
    """
    academy agency alliance assembly association authority bureau commission committee corporation council court dal
    department federation foundation front institute ittehad kazhagam mahasabha mahasangh mahasangha mahavidyalaya manch
    ministry morcha movement organisation organization parishad parivar parliament party sabha samiti sangam sangathan
    sangh sangha sanghatana sanstha sansthan sena sene seva sewa union university vidyalaya vidyalayam vidyapeeth
    vidyapith vishwavidyalaya
    """
)
"""Last words of organisations' names that are never a person's, in lower case."""

INSTITUTIONS = listed(
    """
    academy clinic college conservatory elementary hospice hospital infirmary institute kindergarten madrasa nursery
    polyclinic school seminary university
    """
)
"""Last words of the names of houses that teach or heal, in lower case; the press reports what they say and do."""

CHAMBERS = listed("army assembly cabinet census congress navy parliament senate")
"""Last words of the names of bodies of state, in lower case."""

SURE_FORMS = LEGAL_FORMS - listed("ag co sa limited company")
"""Legal forms that are neither surnames nor words in other names."""

PERSONS_OR_BODIES = listed("builder contractor developer distributor maker miner operator producer publisher")
"""Nouns for both people and companies, in lower case."""

PLACES_AFTER = frozenset(
    ("in", "In", "At", "near", "Near", "nearby", "neighbouring", "neighboring", "towards", "toward")
)
"""Words before the names of places, and rarely before those of persons."""
WHERE = listed("in In at At near Near from From to towards toward across outside around via of")
"""Words before the names of places, and less often before those of persons."""
_INSIDE = frozenset(("in", "In", "near", "Near", "outside", "Outside", "around", "between", "nearby"))
_ALONE = (["at"], ["in"], ["near"], ["off"])
_MAY_BE_TOWNS = ("FACILITY", "LOCATION", "ORGANIZATION", "PERSON")
_MAY_HAVE_SEATS = ("FACILITY", "LOCATION", "NORP", "ORGANIZATION")
_UNSURE = ("LOCATION", "ORGANIZATION", "MISC", "NORP")
_MAY_BE_PLACES = ("FACILITY", "ORGANIZATION", "PERSON")
"""Types that the model gives small places."""
_TRUST = listed("belief believe believed believes believing confidence faith interest interested trust")
"""Nouns and verbs before "in" and a person's name."""
MAX_PERSON_WORDS = 4
KIN_REACH = 48
"""Code points before a name that are searched for whose relative it is."""
CERTAIN = 50
"""Votes for an explicit statement in the article; outweighs any number of the model's guesses."""
AT_SITE = 6
"""Votes for a place by what lies there: more than a few of the model's, since 98 of 100 such names are places."""

_SERVICES = (
    *(f" {of} {centre}" for of in ("Health", "Medical") for centre in ("Center", "Centre")),
    *(" Funeral Home", " Funeral Homes", " Nursing Home", " Food Bank", " Food Pantry", " School Board"),
    *(f" {purpose} District" for purpose in PURPOSES_OF_DISTRICTS),
    *(f" {law} Court" for law in KINDS_OF_COURTS),
)
"""Last words of bodies for care, of those that a town in America has beside its council, and of courts."""
THINGS = ("FACILITY", "LOCATION", "MISC", "NORP", "PERSON")
"""Types that the model gives institutions, beside organisation."""
NAMED_SO = (*THINGS, "ORGANIZATION")
"""An institution needs the vote as an organisation, too, if a person has its last word."""
_AGENT = re.compile(r"\b(?:[a-z]{2,}ed|built|held|led|made|owned|run|sold|sent|told|won|written) by (?:the )?$")
"""Before who did it, which a place does not."""
REACH_OF_AGENT = 24
_ENDS_NAME = re.compile(r"\w [A-Z][a-z]+ $")  # "Velm Foundation | Ana Ruiz", not "Insurer | Velm"
_SPEAKS = re.compile(rf",?\s+(?:{'|'.join(STATED)})\b")
# Up to seven words between the article and the noun, without punctuation: "a Hong Kong-listed maker of …". A noun
# after it ("a company director") would change the meaning, so only these may follow.
_GOES_ON = (
    "about|and|as|at|backed|based|by|deep|for|from|has|high|in|is|just|known|led|near|of|on|once|owned|run|some"
    "|that|to|"
    "was|where|which|whose|with"
)
_INTRODUCED = re.compile(
    r"(?:['’]s)?,\s+(?:an?|the|one of the)\s+((?:[\w'’.&-]+\s+){0,6}?[\w'’-]+)(?=\s+(?:" + _GOES_ON + r")\b|[,.;—–(])"
)
_RELATIVES = sorted(
    listed(
        """
        aunt brother cousin daughter father fiancé fiancée grandson granddaughter grandfather grandmother grandchild
        husband mother nephew niece partner sister son stepson twin uncle widow widower wife
        """
    )
)
_KIN = re.compile(
    r"\b(?:the (?:elde(?:st|r)|younge(?:st|r)|middle|twin)|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|['’]s|s['’]) "
    rf"(?:[a-z-]+ ){{0,2}}(?:{'|'.join(_RELATIVES)})s?,? (?:[A-Z][\w’'-]+(?:,| and) )?$"
)
"""Before a relative's name: "her sister, Ana", "their sons Bo and Tom"."""
_ENDS_OF_KIN = (", ", " and ", *(f"{relative}{plural} " for relative in _RELATIVES for plural in ("", "s")))
"""Its ends, a quick check."""
_BEFORE_APPOSITION, _BEHIND_OWNER = frozenset(",'’"), frozenset(" '’")
_ATTRIBUTE = re.compile(r"['’]s?\b|[ -][a-z]")
"""After a name with "the": "the Ruiz plan", where the name may be a person's."""
_GOVERNED = re.compile(
    r"(?:['’]s)? (?:Chief Minister|chief minister|Mayor|mayor|mayoral|residents?|locals|villagers|townsfolk"
    r"|municipality)\b"
)
"""Nouns that follow only places."""
_MANY = re.compile(r"\b(?P<many>[a-z]{3,}),? $")
_PEOPLE = listed("boys brothers children girls men people policemen policewomen siblings sisters twins women youths")
_STATE_AFTER = re.compile(
    rf",\s(?:{'|'.join(sorted(re.escape(form) for form in STATE_CODES if not form.isupper() or '.' in form))})\."
)
"""After a town: "Duluth, Minn."."""
_OF_PLACES = listed(
    "emir governor inhabitants mayor monarch native natives outskirts people resident residents ruler villagers"
)
"""Nouns before "of" and a place, in lower case."""
_OF_PARTY = re.compile(r" \((?:Ind(?:ependent)?|(?:[A-Z][\w’'-]+ ){1,4}Party)\)")
"""A party in brackets behind its member, who may be a seat in a list of results."""
_CALLED = ("surnamed ", "identified only as ", "named only as ", "known only as ")
"""Before the name of a person of whom no more is known."""
_ADMINISTRATIONS = (" administration", "’s administration", "'s administration")
_GROUND_BEFORE = re.compile(r"\b([A-Za-z][a-z]+)\s+of\s+$")


def may_be_person(name: str) -> bool:
    """Whether this can be a person's name: few words, none of those in names of organisations, no people's first."""
    words = name.lower().split()
    if len(words) > MAX_PERSON_WORDS or not COMPANIES.isdisjoint(words) or "of" in words or "&" in words:
        return False
    return len(words) == 1 or not is_nationality(name.split()[0])


def votes_of_neighbours(text: str, mention: EntityMention) -> Iterator[tuple[EntityType, int]]:
    """Votes for types from the words next to a mention and its own."""
    start, end = mention.span
    name = text[start:end]
    words = len(name.split())
    own = _remembered_votes if end - start <= MAX_CACHED_LENGTH else _votes_of_words
    yield from own(name, mention.type)
    before, behind = _word_before(text, start), text[end : end + 1]
    if behind == "," and (
        _STATE_AFTER.match(text, end) or (mention.type in _MAY_BE_PLACES and is_in_state(text, start, end))
    ):
        yield "LOCATION", CERTAIN
    if mention.type == "PERSON" and text[start - 1 : start] + text[end : end + 1] == "()" and is_acronym(name):
        yield "ORGANIZATION", CERTAIN
    agent = mention.type == "LOCATION" and text.endswith((" by ", " by the "), max(0, start - REACH_OF_AGENT), start)
    agent = agent and bool(_AGENT.search(text, max(0, start - REACH_OF_AGENT), start))
    if agent and not gazetteer().named(name):
        yield "ORGANIZATION", 2
    if words > 1 and mention.type in AREAS and is_governed(name):
        yield ("ORGANIZATION", CERTAIN) if governs(text, end) else ("LOCATION", 2)
    is_thing = mention.type == "PERSON" and text[max(0, start - 4) : start] == "the " and not name.endswith("s")
    if is_thing and not _ATTRIBUTE.match(text, end):
        yield "MISC", 2
    if mention.type == "PERSON" and before and text[start - 1] == " " and _is_house(text, before[0].lower(), mention):
        yield "ORGANIZATION", CERTAIN
    if words <= 2 and mention.type in _UNSURE and text.startswith(" and ", end) and _are_persons(text, mention):
        yield "PERSON", 3
    if words > 1 and mention.type in THINGS and _is_paper(text, start, name):
        yield "ORGANIZATION", CERTAIN
    if behind in _BEHIND_OWNER and words <= 2 and not name.isupper() and _GOVERNED.match(text, end):
        yield "LOCATION", 2
    if (words > 1 or "-" in name) and words <= MAX_PERSON_WORDS and is_constituency(name) and MEMBER.match(text, end):
        yield "LOCATION", CERTAIN
    may_be_seat = mention.type in _MAY_HAVE_SEATS and words < MAX_PERSON_WORDS and behind == " "
    if may_be_seat and not name.isupper() and not _is_other(name):
        if is_seat(text, start, end):
            yield "LOCATION", CERTAIN
        elif mention.type == "ORGANIZATION" and is_party_of_member(text, start, end):
            yield "ORGANIZATION", CERTAIN
        elif SITE.match(text, end) and not is_built(name):
            yield "LOCATION", AT_SITE
    if words > 1 and mention.type == "ORGANIZATION" and may_be_person(name) and _OF_PARTY.match(text, end):
        yield "PERSON", CERTAIN
    if mention.type != "PERSON" and text.endswith(_CALLED, 0, start) and may_be_person(name):
        yield "PERSON", CERTAIN
    is_leader = words == 1 and mention.type in _UNSURE and text.startswith(_ADMINISTRATIONS, end)
    if is_leader and not (name.isupper() or _is_other(name) or gazetteer().named(name)):
        yield "PERSON", CERTAIN
    if before and before[0].istitle() and before[0].lower() in PLACES_IN_OTHER_LANGUAGES and words <= 2:
        yield "LOCATION", CERTAIN  # "Barangay Velm"
    ranked = mention.type == "PERSON" and before and is_in_letters(before[0])  # "ASP Lind"
    if ranked or (before and before[0].rstrip(".").lower() in HONORIFICS):
        yield "PERSON", 2 if may_be_person(name) else 0
    if words > 1 and before and before[0] in TRADES and may_be_person(name):
        yield "PERSON", 2
    speaks = (behind == "," or behind.isspace()) and bool(_SPEAKS.match(text, end))
    says = speaks or bool(before and before[0] in SPEAKING_BEFORE)
    if says and words > 1 and mention.type != "ORGANIZATION" and may_be_person(name):
        yield "PERSON", 1
    if speaks and words == 1 and not name.isupper():
        yield "PERSON", 1
    if before and before[0] == "in" and mention.type == "FACILITY" and name.endswith(SETTLEMENTS_AT):
        yield "LOCATION", CERTAIN
    if before and before[0] in PLACES_AFTER and (words == 1 or mention.type == "PERSON"):
        yield "LOCATION", 1
    if before and before[0] in _INSIDE and mention.type in _MAY_BE_PLACES and gazetteer().named(name):
        yield "LOCATION", 1
    unsure = mention.type in _UNSURE and words <= 2 and not is_nationality(name)
    if unsure and text.endswith(_ENDS_OF_KIN, 0, start) and _KIN.search(text, max(0, start - KIN_REACH), start):
        yield "PERSON", 3
    introduced = _INTRODUCED.match(text, end) if behind in _BEFORE_APPOSITION else None
    is_a = introduced[1].split()[-1].lower() if introduced else ""
    is_body = is_a if is_a in BODIES else before[0].lower() if before and text[start - 1] == " " else ""
    if is_body in BODIES and (is_body == is_a or not _ENDS_NAME.search(text, max(0, start - 20), start)):
        may_be_trade = is_body in PERSONS_OR_BODIES and words in (2, 3) and may_be_person(name)
        yield "ORGANIZATION", 1 if may_be_trade else CERTAIN
    near = max(0, start - 24)
    of = _GROUND_BEFORE.search(text, near, start) if text.find("of", near, start) >= 0 else None
    if is_a in GROUNDS or is_a == "community" or (of and of[1] in GROUNDS):
        yield "LOCATION", CERTAIN
    has_people = mention.type in _MAY_BE_TOWNS and words <= 2 and of and of[1].lower() in _OF_PLACES
    if has_people or (mention.type in _MAY_BE_TOWNS and words <= 2 and has_member(text, start)):
        yield "LOCATION", 4


def _is_other(name: str) -> bool:
    """Whether a name is an organisation's or a people's."""
    return name in KNOWN_ORGANISATIONS or is_firm(name) or is_nationality(name)


def _votes_of_words(name: str, kind: EntityType) -> tuple[tuple[EntityType, int], ...]:
    """Votes for types from a name's own words, wherever it stands."""
    return tuple(_votes_of_several(name, kind) if len(name.split()) > 1 else _votes_of_word(name, kind))


_remembered_votes = lru_cache(maxsize=10_000)(_votes_of_words)
"""Articles, and those of a day, repeat their names."""


def _votes_of_word(name: str, kind: EntityType) -> Iterator[tuple[EntityType, int]]:
    if kind == "PERSON" and "&" in name:
        yield "ORGANIZATION", CERTAIN


def _votes_of_several(name: str, kind: EntityType) -> Iterator[tuple[EntityType, int]]:
    yield from _votes_of_word(name, kind)
    if kind == "ORGANIZATION" and name.endswith((" Constituency", " Senatorial District")):
        yield "LOCATION", CERTAIN
    if kind == "FACILITY" and name.endswith((" Court", " Office")):
        yield "ORGANIZATION", 2
    if kind in NAMED_SO and (_is_institution(name) or is_of_other_language(name)):
        yield "ORGANIZATION", CERTAIN
    if kind in AREAS and " Health " in name:
        yield "ORGANIZATION", CERTAIN
    if kind in _MAY_BE_TOWNS and (is_school(name) or is_of_agency(name) or is_of_partners(name)):
        yield "ORGANIZATION", CERTAIN
    if kind == "PERSON" and name.partition(" ")[0].lower() in PLACES_IN_OTHER_LANGUAGES:
        yield "LOCATION", CERTAIN
    if kind in THINGS and (is_of_members(name) or is_branch(name, kind)):
        yield "ORGANIZATION", 2
    if name.startswith("Operation "):
        yield "MISC", CERTAIN
    if kind == "PERSON" and is_nationality(name.split()[0]):
        yield "ORGANIZATION", 2
    if kind in ("PERSON", "LOCATION", "NORP"):
        yield from _votes_of_last_word(name)
    if kind in ("FACILITY", "LOCATION", "MISC", "ORGANIZATION", "PERSON") and _ends_as_firm(name):
        yield "ORGANIZATION", CERTAIN
    if kind == "MISC" and may_be_person(name) and name.partition(" ")[0].lower() in TITLES:
        yield "PERSON", 2


def _is_house(text: str, before: str, mention: EntityMention) -> bool:
    """Whether what stands before a name is a kind of business, or what several people are: "solicitors Ruiz Lind"."""
    start, end = mention.span
    if before in HOUSES:
        first = text[start:end].partition(" ")[0]
        return before not in occupations() or not (first.endswith(".") or first.lower() in GIVEN_NAMES)
    of_many = before[-1:] == "s" and before[:-1] in occupations() and " " in text[start:end]
    return of_many and not text.startswith((",", " and ", " &", " of "), end)


def _are_persons(text: str, mention: EntityMention) -> bool:
    """Whether what several people are is before the first of their names: "two farmers, Ana Ruiz and Bo Lind"."""
    start, end = mention.span
    found = _MANY.search(text, max(0, start - REACH_OF_AGENT), start)
    if found is None or is_nationality(text[start:end]) or not may_be_person(text[start:end]):
        return False
    return found["many"][:-1] in occupations() or found["many"] in _PEOPLE


def _is_paper(text: str, start: int, name: str) -> bool:
    """Whether a name with "the" ends as a newspaper's: "the Velm Ledger"."""
    return name.rpartition(" ")[2] in PAPERS and text[max(0, start - 4) : start] in ("the ", "The ")


def _is_institution(name: str) -> bool:
    return name.rpartition(" ")[2].lower() in INSTITUTIONS or name.endswith(_SERVICES)


def _ends_as_firm(name: str) -> bool:
    last = name.rpartition(" ")[2].lower()
    return last in ENDS_OF_FIRMS or (last in COMMODITIES and name.partition(" ")[0].lower() not in GIVEN_NAMES)


def _votes_of_last_word(name: str) -> Iterator[tuple[EntityType, int]]:
    last = name.split()[-1].lower()
    if last in ENDS_OF_PLACES:
        yield "LOCATION", 2
    if last in ENDS_OF_BODIES or last in CHAMBERS:
        yield "ORGANIZATION", 2


def stands_as_place(text: str, mention: EntityMention) -> bool:
    """Whether the word before the mention is one that precedes places, though it may precede persons too."""
    start = mention.span.start
    before = _word_before(text, start)
    return bool(before) and text[start - 1] == " " and before[0] in WHERE


def stands_inside(text: str, mention: EntityMention) -> bool:
    """Whether a one-word name follows "in" or "off", and not a noun such as trust, which one has in a person."""
    start, end = mention.span
    before = text[max(0, start - 24) : start].split()[-2:]
    alone = text[end : end + 1] in ".,;" or text[end : end + 5] in (
        " and ",
        " on M",
        " on T",
        " on W",
        " on F",
        " on S",
    )
    return alone and " " not in text[start:end] and before[-1:] in _ALONE and before[0] not in _TRUST


def _word_before(text: str, start: int) -> list[str]:
    """The word before an offset, truncated to its end if long; empty if there is none."""
    return text[max(0, start - 16) : start].split()[-1:]
