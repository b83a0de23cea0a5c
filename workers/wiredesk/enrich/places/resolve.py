"""Resolve a place name to the place that the article means, or to none without evidence."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.namesakes.waters import is_water
from wiredesk.enrich.places.evidence import Evidence, evidence_of, lies_in, stated
from wiredesk.enrich.places.gazetteer import Gazetteer, Place, folded, gazetteer, is_own_name, is_small, without_compass
from wiredesk.enrich.places.nearby import placed_nearby
from wiredesk.enrich.places.setting import (
    Use,
    agreed_state,
    counties_in,
    countries_in,
    has_american_county,
    is_american,
    is_local_american,
    states_in,
    use_of,
)
from wiredesk.enrich.places.strays import without_strays
from wiredesk.enrich.places.tagged import at_home, seats_in_state
from wiredesk.knowledge.dateline_places import places_in_dateline
from wiredesk.knowledge.organisations import SEATS
from wiredesk.knowledge.provinces import PROVINCES

ROUNDS = 2
"""Passes over the names, since each place that is found is evidence for the next."""
WORLD_CITY, WORLD_RATIO = 1_000_000, 20
"""Minimum population, and ratio to its namesake in the article's country, of a foreign city that is preferred to it."""
METROPOLIS = 5_000_000
"""Population from which a foreign city named once is meant even in local news of the USA: London, Moscow."""
MIN_POPULATION, MIN_RATIO = 100_000, 5
"""Minimum population of a city without evidence, and its minimum ratio to the next largest with that name."""
HOME_RATIO, AWAY_RATIO, LOCAL_RATIO = 3, 4, 10
"""Minimum ratio of a city to its next namesake in the same country: in general, in an article that shows states without
a city of this name, and in local news, where the town may be too small for the gazetteer."""
FAR_RATIO = 10
"""Ratio of a city abroad to a small town of its name in the article's state from which either may be meant."""
MAX_PASSING = 3
"""Times that another country may be shown more often than the one of a city that few know."""
MIN_LETTERS = 4
"""Minimum letters of a city's name. Shorter names are mostly fragments and postal codes."""
WITH_ARTICLE = frozenset({"Congo", "Gambia", "Lebanon", "Sudan", "Ukraine", "US", "USA", "UK", "UAE", "Vatican"})
"""Countries that may have "the"."""
_GOVERNED = re.compile(
    r"(?:['’]s)?\s+(?:state\s+)?(?:[Gg]overnor|Gov\.|[Ll]ieutenant|[Ss]tate|[Pp]remier|[Pp]rovince"
    r"|[Pp]rovincial|[Ll]egislat"
    r"|[Bb]order|[Ll]awmakers?|[Ss]enators?|Sen\.|[Aa]ttorney\s+[Gg]eneral|[Aa]ssembly|[Cc]ounty)"
)
"""Words after the name of a state or province, and not of a city."""
_PROVINCE = re.compile(
    r"(?:['’]s)?\s+(?:[Gg]overnorate|[Gg]overnor|[Kk]rai|[Oo]blast|[Pp]refecture|[Pp]rovince|[Pp]rovincial|[Rr]egion(?:al)?)\b"
)
_GOVERNOR_OF = tuple(f"{what} of " for what in ("governor", "Governor", "governorate", "oblast", "province", "region"))
_STATE = re.compile(r"\s+State\b(?!\s(?:[Uu]niversity|[Cc]ollege|[Dd]epartment|[Ss]treet|[Rr]oad))")
"""Behind a state that has the name of a town somewhere: "Delta State"."""
_COUNTIES = re.compile(r"(?P<others>(?:,? (?:and )?[A-Z][\w.’']*){0,60}),? [Cc]ounties\b")
_IN_LIST = re.compile(r",(?: and| or)? ")
MAX_APART = 40
"""Characters between the beginnings of neighbours in a list of states."""
_BEFORE_STATE = frozenset((", ", "D-", "I-", "R-", " ("))
"""Before an abbreviated state: a comma, the letter of a legislator's party, or a bracket around it: "Velm (Md.)"."""
MIN_CITY_BEFORE_STATE = 500_000
"""Minimum population of a city that is preferred to the state with the same name: New York, Washington."""
COUNTRY_RATIO = 10


def resolved(
    text: str,
    named: Mapping[str, Sequence[Span]],
    nationalities: Mapping[str, int],
    dateline: str | None,
    outlet: str | None = None,
    bodies: Collection[str] = (),
) -> dict[str, Place]:
    """The places that an article names, if it identifies them.

    Args:
        text: the article's.
        named: the article's places by name, with their mentions.
        nationalities: ISO codes with mention counts.
        dateline: the place of its dateline as printed.
        outlet: the outlet's country.
        bodies: the names of its organisations and buildings.

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
    stated_in_bodies = states_in(bodies, known)
    if is_american(evidence, stated_in_bodies, _towns_named_like_countries(known, named)):
        evidence.regions.update(stated_in_bodies)
        evidence.countries["US"] = max(evidence.countries["US"], evidence.regions.total())
        agreed = agreed_state({*named, *counties_in(bodies)}, known)
        evidence.regions.update([agreed] if agreed else [])
    evidence.countries.update(countries_in(bodies))
    states = [span for name, spans in named.items() if _is_only_state(known, name) for span in spans]
    governed = {
        name
        for name, spans in named.items()
        if any(_is_governed(text, span) or _is_beside(text, span, states) for span in spans)
    }
    uses = {name: use_of(text, spans) for name, spans in named.items()}
    found = {name: _meant(known, name, larger[name], evidence, name in governed, uses[name]) for name in named}
    listed = {name for name, spans in named.items() if any(_in_counties(text, span) for span in spans)}
    alone = {name: place for name, place in found.items() if name not in listed}
    beside = {*places_in_dateline(dateline), *counties_in(bodies), *(f"{name} County" for name in listed)}
    once = {name for name, use in uses.items() if use == "once"}
    for _ in range(ROUNDS):
        before = dict(alone)
        alone |= placed_nearby(known, alone, larger, evidence, beside, once)
        if alone == before:
            break
    found |= alone
    found |= {
        name: None
        for name, place in found.items()
        if place and place.kind == "city" and all(_STATE.match(text, span.end) for span in named[name])
    }
    found |= {
        name: None
        for name, place in found.items()
        if place and _may_be_water(place, name) and all(is_water(text, span) for span in named[name])
    }
    doubtful = {
        name: place
        for name, place in found.items()
        if place and not larger[name] and _may_be_at_home(known, name, place)
    }
    shown = +evidence.countries
    if has_american_county(bodies):
        for name, place in doubtful.items():
            shown[place.country] -= len(named[name]) if place.kind == "city" else 0
    abroad = {name for name, place in doubtful.items() if _is_abroad(place, shown, len(named[name]), uses[name])}
    if abroad and is_local_american(text):
        at_states = evidence.regions or stated_in_bodies
        found |= {name: at_home(known, name, at_states) for name in abroad}
    found |= seats_in_state(text, named, found, evidence.regions, known)
    found |= {name: whole for name in named if (whole := _part_of_state(known, name))}
    found |= {name: _listed_county(known, name, evidence) for name in listed}
    found |= {
        name: region
        for name, place in found.items()
        if place and place.kind == "city" and (region := _governed_region(text, known, name, place, named[name]))
    }
    found |= {name: state for name, spans in named.items() if (state := _abbreviated(text, known, name, spans))}
    meant = {name: place for name, place in found.items() if place is not None}
    return without_strays(known, meant, {name for name in named if not larger[name]}, nationalities)


def _may_be_at_home(known: Gazetteer, name: str, place: Place) -> bool:
    """Whether a foreign city or country has the name of a town in the USA."""
    if place.kind not in ("city", "country") or place.country in ("US", ""):
        return False
    return any(other.region for other in known.all_named(name))


def _is_abroad(place: Place, shown: Counter[str], mentions: int, use: Use) -> bool:
    """Whether only the size of a foreign city or country with some mentions speaks for it; `shown` by country."""
    own = mentions if place.kind == "country" else 0
    others = {code for code, count in shown.items() if count > own * (code == place.country)}
    return others <= {"US"} and not (use == "once" and place.population >= METROPOLIS)


def _may_be_water(place: Place, name: str) -> bool:
    """Whether a river may have this place's name: a town's, or a country's that never has "the", such as Niger."""
    return place.kind == "city" or (
        place.kind == "country" and " " not in name and not name.endswith("s") and name not in WITH_ARTICLE
    )


def _abbreviated(text: str, known: Gazetteer, name: str, spans: Sequence[Span]) -> Place | None:
    """The state abbreviated after a city or a party ("Abbeville, La.", "R-La.", "(La.)"), or with stops: "N.C."."""
    state = known.state(name)
    if state is None or name.rstrip(".").count(".") == 1:
        return state
    return state if all(text[max(0, span.start - 2) : span.start] in _BEFORE_STATE for span in spans) else None


def _is_governed(text: str, span: Span) -> bool:
    """Whether the words after a name refer to states and provinces: "New York Governor", "Quebec's premier"."""
    return bool(_GOVERNED.match(text, span.end)) or text[max(0, span.start - 8) : span.start].lower() == "upstate "


def _governed_region(text: str, known: Gazetteer, name: str, city: Place, spans: Sequence[Span]) -> Place | None:
    """The province with a city's name, if a word for a province is next to a mention: "Murmansk governor"."""
    regions = [place for place in known.all_named(name) if place.kind == "region" and place.country == city.country]
    if not regions or not any(
        _PROVINCE.match(text, span.end) or text.endswith(_GOVERNOR_OF, 0, span.start) for span in spans
    ):
        return None
    return regions[0]


def _part_of_state(known: Gazetteer, name: str) -> Place | None:
    """The state or province of which a name is a part: "Northeast Texas", "Southern California"."""
    whole = without_compass(name)
    places = known.named(whole) if whole != name and not known.named(name) else []
    return next((place for place in places if place.kind in ("state", "province")), None)


def _in_counties(text: str, span: Span) -> bool:
    """Whether a name stands in a list of counties: "Hayes" in "Hayes and Hitchcock counties"."""
    others = _COUNTIES.match(text, span.end)
    return bool(others and (others["others"] or text[max(0, span.start - 4) : span.start] == "and "))


def _listed_county(known: Gazetteer, name: str, evidence: Evidence) -> Place | None:
    return _county_meant(known.counties(f"{name} County"), evidence)


def _towns_named_like_countries(known: Gazetteer, named: Mapping[str, Sequence[Span]]) -> Counter[str]:
    """The mentions of countries whose names towns of the USA share: Lebanon, Jordan."""
    shared: Counter[str] = Counter()
    for name, spans in named.items():
        places = known.named(name)
        if any(place.kind == "city" and place.region for place in places):
            shared.update({place.country: len(spans) for place in places if place.kind == "country"})
    return shared


def _is_only_state(known: Gazetteer, name: str) -> bool:
    places = known.named(name)
    return any(place.kind == "state" for place in places) and places[0].population < MIN_CITY_BEFORE_STATE


def _is_beside(text: str, span: Span, states: Sequence[Span]) -> bool:
    """Whether a name stands in a list between states: "Missouri, New York, North Carolina and Virginia"."""
    return any(
        _IN_LIST.fullmatch(text, min(span.end, state.end), max(span.start, state.start)) is not None
        for state in states
        if abs(span.start - state.start) < MAX_APART
    )


def _meant(
    known: Gazetteer, name: str, regions: Sequence[Place], evidence: Evidence, governed: bool, use: Use
) -> Place | None:
    if name in SEATS or (len(folded(name)) < MIN_LETTERS and not name.isupper() and name not in PROVINCES):
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
        in_list = countries and all(place.kind == "country" for place in regions)  # "Poland, Romania"
        if cities and not states and not in_list:
            return None
    if len(folded(name)) < MIN_LETTERS and not countries and name not in PROVINCES:
        return None
    if states and states[0].kind == "province" and not evidence.countries[states[0].country]:
        there = [place for place in cities if evidence.countries[place.country] and not is_small(place)]
        if there:
            return there[0]  # Acre in Israel, not in Brazil
    if countries and states:
        return _country_or_state_meant(countries[0], states[0], evidence)
    if countries and use == "local" and not evidence.within[countries[0].country]:
        elsewhere = [place for place in cities if place.country != countries[0].country]
        there = [place for place in elsewhere if evidence.regions[place.region]]
        if elsewhere:
            return there[0] if there else None  # "a Palestine man", in Texas
    if countries:
        stated_in_state = any(place.kind != "country" for place in regions)
        return None if stated_in_state else _country_meant(countries, evidence)
    if states:
        is_city = (
            not governed and states[0].kind == "state" and cities and cities[0].population >= MIN_CITY_BEFORE_STATE
        )
        return cities[0] if is_city else states[0]
    return _city_meant(cities, evidence, use) if cities else _county_meant(counties, evidence)


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


def _city_meant(cities: Sequence[Place], evidence: Evidence, use: Use) -> Place | None:
    largest = cities[0]
    shown = [place for place in cities if place.region and evidence.regions[place.region]]
    if shown and evidence.countries[largest.country] <= evidence.countries["US"]:
        return _city_in_state(largest, shown, evidence, use)
    towns = [place for place in cities if is_small(place)]
    if len(towns) == len(cities):
        return towns[0] if len(towns) == 1 and not evidence.regions and _is_home(towns[0], evidence) else None
    home = [place for place in cities if _is_home(place, evidence) and not is_small(place)]
    if not home:
        second = cities[1].population if len(cities) > 1 else 0
        if use == "local" and not largest.region and any(place.region for place in cities):
            return None
        return largest if largest.population >= max(MIN_POPULATION, MIN_RATIO * second) else None
    if largest not in home and largest.population >= max(WORLD_CITY, WORLD_RATIO * home[0].population):
        return None if use == "local" or (use == "often" and _may_be_home(home[0], evidence)) else largest
    second = home[1].population if len(home) > 1 else 0
    rivals = [place for place in cities[1:] if place.region]
    if home[0].region and rivals and (use == "local" or evidence.regions):
        ratio = LOCAL_RATIO if use == "local" else AWAY_RATIO
        return home[0] if home[0].population >= max(MIN_POPULATION, ratio * second) else None
    return home[0] if home[0].population >= HOME_RATIO * second else None


def _is_home(place: Place, evidence: Evidence) -> bool:
    """Whether the article shows a place's country, and for a place that few know not only in passing."""
    shown = evidence.countries[place.country]
    return shown > 0 and (place.population >= MIN_POPULATION or shown * MAX_PASSING >= max(evidence.countries.values()))


def _may_be_home(place: Place, evidence: Evidence) -> bool:
    """Whether a city may be the article's own place, rather than the larger one of its name abroad."""
    is_at_home = evidence.countries[place.country] == max(evidence.countries.values())
    return is_at_home and (place.population >= MIN_POPULATION or bool(evidence.regions))


def _city_in_state(largest: Place, shown: Sequence[Place], evidence: Evidence, use: Use) -> Place | None:
    """The city in a state that the article shows, or the largest of the name if the article can only mean that."""
    best = max(shown, key=lambda place: (evidence.regions[place.region], place.population))
    if use == "local":
        return best
    if best.country == largest.country:
        return largest if largest.population >= WORLD_RATIO * best.population else best
    if largest.population < max(WORLD_CITY, WORLD_RATIO * best.population):
        return (
            None if is_small(best) and largest.population >= max(MIN_POPULATION, FAR_RATIO * best.population) else best
        )
    return largest if use == "once" or evidence.countries[largest.country] else None


def _county_meant(counties: Sequence[Place], evidence: Evidence) -> Place | None:
    """The only county, or the one in the state that the article shows most."""
    if len(counties) < 2:
        return counties[0] if counties else None
    first, second = sorted(counties, key=lambda place: -evidence.regions[place.region])[:2]
    return first if evidence.regions[first.region] > evidence.regions[second.region] else None
