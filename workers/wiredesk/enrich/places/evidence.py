"""What an article shows of where it plays: the countries it names, by names, nationalities and cities that mean one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wiredesk.enrich.places.gazetteer import Gazetteer, Place

DATELINE_WEIGHT = 3
"""Mentions that a country in the dateline counts for."""

_STATED = re.compile(r",\s((?:the\s)?[A-Z][\w.'’-]*(?:\s(?:of\s|and\s)?[A-Z][\w.'’-]*){0,3})")
_PLACE_ENDS = re.compile(r"\s*[,/(]\s*")


@dataclass(slots=True)
class Evidence:
    """Mentions by country (ISO 3166-1 alpha-2), and of them those that no name of a country itself gives."""

    countries: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    """Nationalities, cities and states alone: who writes "Tbilisi" or "Ohio" is nearer than who writes "U.S."."""


def evidence_of(
    named: Mapping[str, int], nationalities: Mapping[str, int], dateline: str | None, gazetteer: Gazetteer
) -> Evidence:
    """Count what speaks for each country.

    Args:
        named: the article's places, with how often it names them.
        nationalities: ISO codes, with how often the article names a people.
        dateline: its place as printed ("NAIROBI, Kenya"), if there is one.
        gazetteer: all places.
    """
    evidence = Evidence()
    evidence.countries.update(nationalities)
    evidence.within.update(nationalities)
    filed = [part.title() if part.isupper() else part for part in _PLACE_ENDS.split(dateline or "") if part]
    for name, count in (*named.items(), *((part, DATELINE_WEIGHT) for part in filed)):
        places = gazetteer.named(name)
        if not any(place.kind == "state" for place in places):
            places = [place for place in places if place.kind == "country"] or places
        codes = {place.country for place in places}
        if len(codes) == 1 and places[0].country:
            evidence.countries[places[0].country] += count
            if places[0].kind != "country":
                evidence.within[places[0].country] += count
    return evidence


def stated(text: str, end: int, gazetteer: Gazetteer) -> list[Place]:
    """The country or state that follows a place after a comma ("Paris, Texas"): all that it may be."""
    found = _STATED.match(text, end)
    words = found[1].split() if found else []
    for count in range(len(words), 0, -1):
        larger = [place for place in gazetteer.named(" ".join(words[:count]).rstrip(".")) if place.kind != "city"]
        if larger:
            return larger
    return []


def lies_in(place: Place, larger: Sequence[Place]) -> bool:
    """Whether a city lies in one of some countries or states."""
    return any(
        place.country == each.country and (each.kind == "country" or not each.region or place.region == each.region)
        for each in larger
    )
