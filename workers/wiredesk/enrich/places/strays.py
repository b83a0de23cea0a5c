"""Leave out towns abroad that an article set in one country or state names without a word about theirs."""

import math
from collections import Counter
from collections.abc import Collection, Mapping

from wiredesk.enrich.places.gazetteer import Gazetteer, Place, folded

MIN_HOME = 3
"""Places in one country, or in one state of the USA, from which an article is set there."""
KNOWN_ABROAD, KNOWN_AT_HOME = 500_000, 250_000
"""Population from which a city needs no word about its country, or its state, if it is called by its own name."""
NEAR_HOME = 100
"""Kilometres to another of the article's places within which a border says nothing."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""
_TOWNS = ("city", "town", "region")


def without_strays(
    known: Gazetteer, meant: Mapping[str, Place], unstated: Collection[str], nationalities: Mapping[str, int]
) -> dict[str, Place]:
    """The places of an article but those that are alone in their country or state, while all others are in another.

    Papers say where such a place is ("Denton, Texas"); one that they don't is a small place at home of that name.

    Args:
        known: all places. A name of several words that only one of them has is no other's.
        meant: the places by name.
        unstated: the names without a country or state behind them.
        nationalities: ISO codes with mention counts.
    """
    countries = Counter(nationalities)
    countries.update(place.country for place in meant.values() if place.country)
    states = Counter(place.region for place in meant.values() if place.region)
    alone = {
        name
        for name, place in meant.items()
        if name in unstated
        and place.kind in _TOWNS
        and (
            (_is_alone(place.country, countries) and not _is_known(place, name, KNOWN_ABROAD))
            or (_is_alone(place.region, states) and not _is_known(place, name, KNOWN_AT_HOME))
        )
        and (" " not in name or len(known.all_named(name)) > 1)
    }
    return {
        name: place
        for name, place in meant.items()
        if name not in alone or any(_are_near(place, other) for other in meant.values() if other != place)
    }


def _is_alone(code: str, shown: Counter[str]) -> bool:
    """Whether a place is all that shows its country or state, and another is shown several times."""
    return bool(code) and shown[code] == 1 and max(shown.values()) >= MIN_HOME


def _is_known(place: Place, name: str, minimum: int) -> bool:
    return place.population >= minimum and folded(place.name) == folded(name)


def _are_near(first: Place, second: Place) -> bool:
    if first.latitude is None or second.latitude is None or first.longitude is None or second.longitude is None:
        return False
    north = first.latitude - second.latitude
    east = (first.longitude - second.longitude) * math.cos(math.radians(first.latitude))
    return math.hypot(north, east) * _DEGREE < NEAR_HOME
