"""Resolve a place name to the place that the article means, or to none without evidence."""

import re
from collections.abc import Mapping, Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.evidence import Evidence, evidence_of, lies_in, stated
from wiredesk.enrich.places.gazetteer import Gazetteer, Place, folded, gazetteer, is_own_name, is_small
from wiredesk.knowledge.organisations import SEATS

WORLD_CITY, WORLD_RATIO = 1_000_000, 20
"""Minimum population, and ratio to its namesake in the article's country, of a foreign city that is preferred to it."""
MIN_POPULATION, MIN_RATIO = 100_000, 5
"""Minimum population of a city without evidence, and its minimum ratio to the next largest with that name."""
HOME_RATIO = 3
MIN_LETTERS = 4
"""Minimum letters of a city's name. Shorter names are mostly fragments and postal codes."""
_GOVERNED = re.compile(
    r"(?:['’]s)?\s+(?:state\s+)?(?:[Gg]overnor|Gov\.|[Ll]ieutenant|[Ss]tate|[Pp]remier|[Pp]rovince|[Pp]rovincial|[Ll]egislat"
    r"|[Ll]awmakers?|[Ss]enators?|Sen\.|[Aa]ttorney\s+[Gg]eneral|[Aa]ssembly|[Cc]ounty)"
)
MIN_CITY_BEFORE_STATE = 500_000
"""Minimum population of a city that is preferred to the state with the same name: New York, Washington."""
COUNTRY_RATIO = 10


def resolved(
    text: str,
    named: Mapping[str, Sequence[Span]],
    nationalities: Mapping[str, int],
    dateline: str | None,
    outlet: str | None = None,
) -> dict[str, Place]:
    """The places that an article names, if it identifies them.

    Args:
        text: the article's.
        named: the article's places by name, with their mentions.
        nationalities: ISO codes with mention counts.
        dateline: the place of its dateline as printed.
        outlet: the outlet's country.

    Returns:
        Places by name, without unknown and ambiguous names.
    """
    if not named:
        return {}
    known = gazetteer()
    evidence = evidence_of({name: len(spans) for name, spans in named.items()}, nationalities, dateline, known, outlet)
    larger = {
        name: [place for span in spans for place in stated(text, span.end, known)] for name, spans in named.items()
    }
    evidence.regions.update(
        place.region for regions in larger.values() for place in regions if place.kind == "state" and place.region
    )
    for name, regions in larger.items():
        # If only one Georgia has an Atlanta, "Atlanta, Georgia" means that Georgia.
        for code in {place.country for place in known.named(name) if lies_in(place, regions)} if regions else ():
            evidence.within[code] += len(named[name])
            evidence.countries[code] += len(named[name])
    governed = {name for name, spans in named.items() if any(_is_governed(text, span) for span in spans)}
    found = {name: _meant(known, name, larger[name], evidence, name in governed) for name in named}
    found |= {name: state for name, spans in named.items() if (state := _abbreviated(text, known, name, spans))}
    return {name: place for name, place in found.items() if place is not None}


def _abbreviated(text: str, known: Gazetteer, name: str, spans: Sequence[Span]) -> Place | None:
    """The state abbreviated after a city and a comma: "Abbeville, La."."""
    state = known.state(name)
    return state if state and all(text[max(0, span.start - 2) : span.start] == ", " for span in spans) else None


def _is_governed(text: str, span: Span) -> bool:
    """Whether the words after a name refer to states and provinces: "New York Governor", "Quebec's premier"."""
    return bool(_GOVERNED.match(text, span.end)) or text[max(0, span.start - 8) : span.start].lower() == "upstate "


def _meant(known: Gazetteer, name: str, regions: Sequence[Place], evidence: Evidence, governed: bool) -> Place | None:
    if name in SEATS or (len(folded(name)) < MIN_LETTERS and not name.isupper()):
        return None  # "White House" in Tennessee; "Pa", "Wa": remains of a postal code or an abbreviation
    places = [place for place in known.named(name) if is_own_name(place, name) or evidence.countries[place.country]]
    countries = [place for place in places if place.kind == "country"]
    states = [place for place in places if place.kind in ("land", "state", "province")]
    cities = [place for place in places if place.kind == "city"]
    counties = [place for place in places if place.kind == "county"]
    if regions and not any(place.kind == "country" and place in countries for place in regions):
        there = [place for place in (*cities, *counties) if lies_in(place, regions)]
        if there:
            return there[0]
        if cities and not states:
            return None
    if len(folded(name)) < MIN_LETTERS and not countries:
        return None
    if countries and states:
        return _country_or_state_meant(countries[0], states[0], evidence)
    if countries:
        stated_in_state = any(place.kind != "country" for place in regions)
        return None if stated_in_state else _country_meant(countries, evidence)
    if states:
        is_city = (
            not governed and states[0].kind == "state" and cities and cities[0].population >= MIN_CITY_BEFORE_STATE
        )
        return cities[0] if is_city else states[0]
    return _city_meant(cities, evidence) if cities else _county_meant(counties, evidence)


def _country_or_state_meant(country: Place, state: Place, evidence: Evidence) -> Place | None:
    for_country, for_state = (evidence.within[place.country] for place in (country, state))
    if for_country == for_state:
        return None
    return country if for_country > for_state else state


def _country_meant(countries: Sequence[Place], evidence: Evidence) -> Place | None:
    if len(countries) == 1:
        return countries[0]
    shown = [place for place in countries if evidence.countries[place.country]]
    if len(shown) == 1:
        return shown[0]
    return countries[0] if countries[0].population >= COUNTRY_RATIO * countries[1].population else None


def _city_meant(cities: Sequence[Place], evidence: Evidence) -> Place | None:
    shown = [place for place in cities if place.region and evidence.regions[place.region]]
    if shown:
        best = max(shown, key=lambda place: (evidence.regions[place.region], place.population))
        return cities[0] if cities[0].population >= max(WORLD_CITY, WORLD_RATIO * best.population) else best
    towns = [place for place in cities if is_small(place)]
    cities = [place for place in cities if not is_small(place)]
    if not cities:
        return towns[0] if len(towns) == 1 and evidence.countries[towns[0].country] else None
    largest = cities[0]
    home = [place for place in cities if evidence.countries[place.country]]
    if not home:
        second = cities[1].population if len(cities) > 1 else 0
        return largest if largest.population >= max(MIN_POPULATION, MIN_RATIO * second) else None
    if largest.population >= max(WORLD_CITY, WORLD_RATIO * home[0].population):
        return largest
    second = home[1].population if len(home) > 1 else 0
    return home[0] if home[0].population >= HOME_RATIO * second else None


def _county_meant(counties: Sequence[Place], evidence: Evidence) -> Place | None:
    shown = [place for place in counties if evidence.regions[place.region]] or counties
    return shown[0] if len(shown) == 1 else None
