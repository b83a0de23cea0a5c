"""Evidence of an article's setting: the countries it names, directly or by nationalities and unambiguous cities."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wiredesk.enrich.places.gazetteer import Gazetteer, Place, is_own_name, is_small
from wiredesk.knowledge.dateline_places import places_in_dateline
from wiredesk.knowledge.nations import COUNTRY_CODES, nationality_code

DATELINE_WEIGHT = 3
"""Mentions that a country in the dateline counts for."""

OUTLET_WEIGHT = 2
"""Mentions that the country of the outlet counts for."""

_STATED = re.compile(r",\s((?:the\s)?[A-Z][\w.'’-]*(?:\s(?:of\s|and\s)?[A-Z][\w.'’-]*){0,3})")
_DOMAIN = re.compile(r"(?:https?://)?[^/\s]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)")
_CODES = frozenset(COUNTRY_CODES.values())
ELSEWHERE = frozenset({"CO", "IO", "TV", "ME", "AI", "FM", "LY", "TO", "CC", "WS", "GG", "LA", "GL", "SH", "ST"})
"""Countries whose domains are mostly used by others."""


@dataclass(slots=True)
class Evidence:
    """Mentions by country (ISO 3166-1 alpha-2), and how many of them are not the country's own name."""

    countries: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    """Only nationalities, cities and states: "Tbilisi" or "Ohio" indicates a closer setting than "U.S."."""
    regions: Counter[str] = field(default_factory=Counter)
    """Mentions by state of the USA, as two letters."""


def evidence_of(
    named: Mapping[str, int],
    nationalities: Mapping[str, int],
    dateline: str | None,
    gazetteer: Gazetteer,
    outlet: str | None = None,
) -> Evidence:
    """Count the evidence for each country.

    Args:
        named: the article's places with their mention counts.
        nationalities: ISO codes with mention counts.
        dateline: the dateline's place as printed ("NAIROBI, Kenya"), if any.
        gazetteer: all places.
        outlet: the country of the article's outlet, if known.
    """
    evidence = Evidence()
    if outlet:
        evidence.countries[outlet] += OUTLET_WEIGHT
        evidence.within[outlet] += OUTLET_WEIGHT
    evidence.countries.update(nationalities)
    evidence.within.update(nationalities)
    filed = places_in_dateline(dateline)
    for part in filed:
        evidence.regions.update(place.region for place in gazetteer.abbreviated(part) if place.region)
    for name, count in (*named.items(), *((part, DATELINE_WEIGHT) for part in filed)):
        places = [place for place in gazetteer.named(name) if is_own_name(place, name)]
        for region in dict.fromkeys(place.region for place in places if place.kind == "state"):
            evidence.regions[region] += count
        if not any(place.kind in ("state", "province") for place in places):
            places = [place for place in places if place.kind == "country"] or places
        codes = {place.country for place in places}
        if len(codes) == 1 and places[0].country and not all(is_small(place) for place in places):
            evidence.countries[places[0].country] += count
            if places[0].kind != "country":
                evidence.within[places[0].country] += count
    return evidence


def home_of(source: str | None, url: str | None) -> str | None:
    """The country of an outlet, from its URL's domain or its name; None if neither shows it.

    Args:
        source: the outlet's name: "The Irish Times".
        url: the article's address.
    """
    found = _DOMAIN.match(url or "")
    code = found[1].upper() if found else ""
    code = {"UK": "GB"}.get(code, code)
    if code in _CODES and code not in ELSEWHERE:
        return code
    words = (source or "").split()
    names = [" ".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, first + 3)]
    codes = {code for name in names for code in (COUNTRY_CODES.get(name), nationality_code(name)) if code}
    return codes.pop() if len(codes) == 1 else None


def stated(text: str, end: int, gazetteer: Gazetteer) -> list[Place]:
    """The candidates for the country or state after a place and a comma ("Paris, Texas")."""
    found = _STATED.match(text, end)
    words = found[1].split() if found else []
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        larger = [place for place in gazetteer.named(name.rstrip(".")) if place.kind != "city"]
        larger = larger or gazetteer.abbreviated(name)
        if larger:
            return larger
    return []


def lies_in(place: Place, larger: Sequence[Place]) -> bool:
    """Whether a city is in one of these countries or states."""
    return any(
        place.country == region.country
        and (region.kind == "country" or not region.division or place.division == region.division)
        for region in larger
    )
