"""Tell bodies apart whose names are the same: each country has its ministry of health, each state its high schools."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.places.filed import FiledFrom, filed_from
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.organisations import (
    BODIES_OF_ONE_COUNTRY,
    OFFICIAL_WORDS,
    ORGANISATIONS,
    PARTY_AIMS,
    PARTY_KINDS,
    WORLDWIDE,
    is_of_each_town,
)
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity

PREVAILS = 4
"""An article is about one country if its places and peoples weigh this many times as much as those of any other."""

_OFFICES = listed(
    "board brigade center centre club college commission company council department district office squad"
)
_LOCAL = _OFFICES | listed("church hospital library police school")
"""Last words of the names of bodies of a town; before the first ones stands another word of these names."""

_KINDS = _LOCAL | listed(
    """
    area baptist borough catholic central city community council country county elementary fire general golf grammar
    high independent intermediate junior lutheran medical memorial methodist middle parish police presbyterian primary
    public regional rescue rotary secondary senior sheriff sheriffs town township unified village volunteer
    """
)
"""Words of such names that say which kind of body it is."""

_SAINTS = listed("bethel calvary christ good grace holy mercy our providence sacred saint st trinity zion")
"""First words of the names of churches, and of the hospitals and schools that these founded."""

_OF_PARTIES = OFFICIAL_WORDS | PARTY_AIMS | PARTY_KINDS
_BEFORE, _AFTER = frozenset({" ", "'s ", "’s "}), frozenset({" of ", " in ", " of the ", " in the "})


def with_homes(article: CleanArticle, entities: Sequence[Entity]) -> list[Entity]:
    """The entities of an article, where the ids of bodies that many countries have also name the country.

    Args:
        article: whose text the mentions point into.
        entities: with their links.

    Returns:
        The entities in the same order. An id is changed only if the article leaves no doubt: the country stands beside
        the name ("Kenya's Supreme Court"), only one country has a body of that name ("Home Office"), or all or most of
        the article is about the country. That of a local body which several states or provinces have ("Lincoln High
        School", "Springfield Police Department") also names the one that most of the article is about, and so does
        that of a body of "the state", which otherwise ends with "-state". An article without places is about that of
        its dateline.
    """
    organisations = [entity for entity in entities if entity.type == "ORGANIZATION"]
    of_states = {entity.entity_id for entity in organisations if _is_of_state(article.text, entity)}
    bodies = [
        entity
        for entity in organisations
        if entity.entity_id in of_states or _is_of_each_country(entity) or _is_local(entity)
    ]
    if not bodies:
        return list(entities)
    weights: dict[str, float] = defaultdict(float)
    starts, ends = {}, {}
    for entity in entities:
        country = entity.links.country
        if country and entity.type in ("LOCATION", "NORP"):
            weights[country] += entity.salience
            for mention in entity.mentions:
                starts[mention.start], ends[mention.end] = country, country
    filed = filed_from(article.dateline)
    main = _prevailing(weights) if weights else filed.country.upper()
    homes = {}
    for body in bodies:
        beside = _beside(article.text, body, starts, ends)
        country = _prevailing(beside) if beside else BODIES_OF_ONE_COUNTRY.get(body.name, main)
        of_state = body.entity_id in of_states
        local = of_state or _is_local(body) or is_of_each_town(name_words(body.name))
        division = division_of(entities, country, filed) if country and local else ""
        division = division or "state" * of_state
        if country and (division or _is_of_each_country(body)):
            homes[body.entity_id] = "-".join(filter(None, (body.entity_id, country.lower(), division)))
    return [
        entity.model_copy(update={"entity_id": homes[entity.entity_id]}) if entity.entity_id in homes else entity
        for entity in entities
    ]


def _is_of_each_country(entity: Entity) -> bool:
    """True for "Ministry of Health"; False for one word, which is often part of a name."""
    if entity.name in ORGANISATIONS or not entity.entity_id.startswith("organization-"):
        return False
    words = name_words(entity.name)
    common = _OF_PARTIES if words and words[-1] in PARTY_KINDS else OFFICIAL_WORDS
    is_common = common.issuperset(words) or words[:2] == ("ministry", "of")
    return len(words) > 1 and words[0] not in WORLDWIDE and is_common


def _is_of_state(text: str, entity: Entity) -> bool:
    """True for a body that the article says is the state's: "the state Department of Health"."""
    is_hashed = entity.entity_id.startswith("organization-")
    return is_hashed and any(text.endswith(" state ", 0, mention.start) for mention in entity.mentions)


def _is_local(entity: Entity) -> bool:
    """True for a body of a town whose name several states or provinces of a country have: "St. Mary's Hospital"."""
    words = name_words(entity.name)
    if len(words) < 2 or words[-1] not in _LOCAL or not entity.entity_id.startswith("organization-"):
        return False
    if words[-1] in _OFFICES and words[-2] not in _KINDS:  # "Commerce Department": there is a town of this name
        return False
    own = entity.name.split()
    while own and _KINDS.issuperset(name_words(own[-1])):
        own.pop()
    if not own or words[0] in _SAINTS:
        return words[-1] != "church" or bool(own)
    divisions = Counter((place.country, place.division) for place in gazetteer().all_named(" ".join(own)))
    countries = Counter(country for country, division in divisions if division)
    return max(countries.values(), default=0) > 1


def division_of(entities: Sequence[Entity], country: str, filed: FiledFrom, prevails: float = PREVAILS) -> str:
    """The code of the state or province of a country that an article is mostly about, in lower case.

    Args:
        entities: those of the article, with their links.
        country: the code of the country, in either case.
        filed: that of the dateline, which counts where no place of the country is named.
        prevails: how many times as much its places must weigh as those of any other.

    Returns:
        Empty if that is unclear.
    """
    weights: dict[str, float] = defaultdict(float)
    for entity in entities:
        links = entity.links
        if entity.type == "LOCATION" and links.geonames_id and (links.country or "").lower() == country.lower():
            named = gazetteer().all_named(entity.name)
            if place := next((place for place in named if place.geonames_id == links.geonames_id), None):
                weights[place.division] += entity.salience
    weights.pop("", None)
    if not weights:
        return filed.division if filed.country == country.lower() else ""
    return (_prevailing(weights, prevails) or "").lower()


def _prevailing(weights: Mapping[str, float], prevails: float = PREVAILS) -> str | None:
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < prevails * weights[ranked[1]]):
        return None
    return ranked[0]


def _beside(text: str, body: Entity, starts: dict[int, str], ends: dict[int, str]) -> Counter[str]:
    """The countries that stand directly before or behind a name."""
    found: Counter[str] = Counter()
    for mention in body.mentions:
        for words in _BEFORE:
            at = mention.start - len(words)
            if at in ends and text[at : mention.start] == words:
                found[ends[at]] += 1
        for words in _AFTER:
            at = mention.end + len(words)
            if at in starts and text[mention.end : at] == words:
                found[starts[at]] += 1
    return found
