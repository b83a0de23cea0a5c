"""Tell bodies of different countries apart whose names are the same: each country has its ministry of health."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wiredesk.enrich.names.comparison import name_words
from wiredesk.knowledge.organisations import (
    BODIES_OF_ONE_COUNTRY,
    OF_EACH_COUNTRY,
    ORGANISATIONS,
    PORTFOLIOS,
    WORLDWIDE,
)
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import Entity

PREVAILS = 4
"""An article is about one country if its places and peoples weigh this many times as much as those of any other."""

_COMMON = OF_EACH_COUNTRY | PORTFOLIOS | listed("and for of the")
_BEFORE, _AFTER = frozenset({" ", "'s ", "’s "}), frozenset({" of ", " in ", " of the ", " in the "})


def with_homes(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities of an article, where the ids of bodies that many countries have also name the country.

    Args:
        text: the article's text.
        entities: with their links.

    Returns:
        The entities in the same order. An id is changed only if the article leaves no doubt: the country stands beside
        the name ("Kenya's Supreme Court"), only one country has a body of that name ("Home Office"), or all or most of
        the article is about the country.
    """
    bodies = [entity for entity in entities if entity.type == "ORGANIZATION" and _is_of_each_country(entity)]
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
    main = _prevailing(weights)
    homes = {}
    for body in bodies:
        beside = _beside(text, body, starts, ends)
        country = _prevailing(beside) if beside else BODIES_OF_ONE_COUNTRY.get(body.name, main)
        if country:
            homes[body.entity_id] = f"{body.entity_id}-{country.lower()}"
    return [
        entity.model_copy(update={"entity_id": homes[entity.entity_id]}) if entity.entity_id in homes else entity
        for entity in entities
    ]


def _is_of_each_country(entity: Entity) -> bool:
    """True for "Ministry of Health"; False for one word, which is often part of a name."""
    if entity.name in ORGANISATIONS or not entity.entity_id.startswith("organization-"):
        return False
    words = name_words(entity.name)
    return len(words) > 1 and words[0] not in WORLDWIDE and _COMMON.issuperset(words)


def _prevailing(weights: Mapping[str, float]) -> str | None:
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < PREVAILS * weights[ranked[1]]):
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
