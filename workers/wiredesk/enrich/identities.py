"""Identify entities across articles: a GeoNames place, a country, or an entry of the user's list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.comparison import fullest_of, identifier, name_words
from wiredesk.enrich.names.joining import Key
from wiredesk.enrich.places.evidence import home_of
from wiredesk.enrich.places.gazetteer import Place
from wiredesk.enrich.places.resolve import resolved
from wiredesk.enrich.user_knowledge import Knowledge
from wiredesk.knowledge.nations import nationality_code
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Links


class Identity(NamedTuple):
    """An entity's identity across articles."""

    entity_id: str
    links: Links


def identities_of(
    article: CleanArticle, groups: Mapping[Key, Sequence[EntityMention]], knowledge: Knowledge
) -> dict[Key, Identity]:
    """The known identities of an article's entities.

    Args:
        article: whose `text` the mentions point into.
        groups: the mentions of each entity.
        knowledge: the user's list; it takes precedence.

    Returns:
        Identities by group key. A country's id is `country-` and its lower-case ISO code, a nationality's
        `nationality-` and the code, another place's `place-` and its GeoNames id.
    """
    found = _nationalities(article, groups) | _places(article, groups)
    for key, group in groups.items():
        listed = knowledge.identify(key[0], _spelled(article, group))
        if listed:
            found[key] = Identity(listed, found[key].links if key in found else Links())
    return found


def _spelled(article: CleanArticle, group: Sequence[EntityMention]) -> list[str]:
    return [article.text[mention.span.start : mention.span.end] for mention in group]


def _nationalities(article: CleanArticle, groups: Mapping[Key, Sequence[EntityMention]]) -> dict[Key, Identity]:
    peoples = (
        (key, nationality_code(_spelled(article, group)[0])) for key, group in groups.items() if key[0] == "NORP"
    )
    return {key: Identity(f"nationality-{code.lower()}", Links(country=code)) for key, code in peoples if code}


def _places(article: CleanArticle, groups: Mapping[Key, Sequence[EntityMention]]) -> dict[Key, Identity]:
    named = {
        key: (fullest_of(_spelled(article, group)), [mention.span for mention in group])
        for key, group in groups.items()
        if key[0] == "LOCATION"
    }
    peoples: Counter[str] = Counter()
    for (kind, _), group in groups.items():
        code = nationality_code(_spelled(article, group)[0]) if kind == "NORP" else None
        if code:
            peoples[code] += len(group)
    filed = article.dateline.place if article.dateline else None
    bodies = {
        name
        for (kind, _), group in groups.items()
        if kind in ("ORGANIZATION", "FACILITY")
        for name in _spelled(article, group)
    }
    outlet = home_of(article.source, article.url)
    meant = resolved(article.text, dict(named.values()), peoples, filed, outlet, bodies)
    return {key: _identity(meant[name]) for key, (name, _) in named.items() if name in meant}


def _identity(place: Place) -> Identity:
    latitude, longitude = (place.latitude, place.longitude) if place.kind in ("city", "town") else (None, None)
    links = Links(geonames_id=place.geonames_id, country=place.country or None, latitude=latitude, longitude=longitude)
    if place.geonames_id is None:
        return Identity(identifier("region", place.country, *name_words(place.name)), links)
    is_country = place.kind == "country"
    return Identity(f"country-{place.country.lower()}" if is_country else f"place-{place.geonames_id}", links)
