"""Choose among places with the same name the one near the article's other places."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from wiredesk.enrich.places.evidence import Evidence, lies_in
from wiredesk.enrich.places.gazetteer import Gazetteer, Place, folded, is_own_name
from wiredesk.knowledge.organisations import SEATS
from wiredesk.knowledge.vocabulary import listed

MAX_CANDIDATES = 40
"""Maximum places of one name that are compared, the largest first."""
CELL = 0.5
"""Degrees of latitude and longitude; places in neighbouring cells count as near each other."""
IN_DIVISION, IN_COUNTRY, IN_USA = 0.8, 0.6, 0.3
"""Evidence, in near names, for a place in a state or province that the article names, and in its main country.

The USA has a town of nearly every name, so that its weight as a country is small.
"""
BY_SIZE = 0.15
"""Evidence, in near names, for ten times the population."""
MIN_EVIDENCE, MIN_LEAD = 0.45, 0.8
"""Minimum evidence for a place that has none by its size, and minimum lead over a namesake elsewhere."""
MIN_EVIDENCE_AGAINST, MIN_LEAD_AGAINST = 0.7, 0.4
"""The same for a place that replaces the one that its size or country would suggest."""
ONLY, STATED = 0.2, 1.0
"""Evidence for the only place of a name, and for one in the state or country that follows the name."""
WORLD_CITY, MIN_NEAR = 500_000, 0.5
"""Population from which a city gives way to a namesake only with near names, not by the state alone, and how many."""
MIN_LETTERS = 4
WIDE = ("country", "land", "state", "province")
NARROW = ("city", "town", "county", "region")

AREAS = listed(
    """
    Balkans; Baltics; Caribbean; Caucasus; Central America; Central Asia; East Asia; Far East; Gulf; Holy Land;
    Horn of Africa; Latin America; Maghreb; Middle East; Midlands; Midwest; Near East; New England; Red Sea; Sahel;
    Scandinavia; Siberia; South Asia; Southeast Asia
    """,
    ";",
)
"""Parts of the world that may share their names with towns."""

QUARTERS = listed(
    "Chinatown; Downtown; East End; East Side; Midtown; North Side; Old Town; South Side; Uptown; West End; West Side",
    ";",
)
"""Parts of many cities that share their names with towns."""

Cell = tuple[int, int]


class Surroundings:
    """The names of an article spread over the places that they may mean, to count those near a point."""

    def __init__(self, candidates: Mapping[str, Sequence[Place]], chosen: Mapping[str, Place | None]) -> None:
        """Spread each name over its candidates.

        Args:
            candidates: the places of each name, with coordinates.
            chosen: the place of a name that its size or the words beside it suggest, which gets half of the name.
        """
        self._own = {name: _shares(places, chosen.get(name)) for name, places in candidates.items()}
        self._all: dict[Cell, float] = defaultdict(float)
        for shares in self._own.values():
            for cell, share in shares.items():
                self._all[cell] += share

    def near(self, name: str, place: Place) -> float:
        """The names that may mean a place near this one, without its own; each counts by its share of namesakes."""
        own = self._own[name]
        return sum(self._all.get(cell, 0.0) - own.get(cell, 0.0) for cell in cells_around(cell_of(place)))


def _shares(places: Sequence[Place], chosen: Place | None) -> dict[Cell, float]:
    shares: dict[Cell, float] = defaultdict(float)
    for place in places:
        shares[cell_of(place)] += 1 / len(places)
    if chosen and chosen.latitude is not None:
        shares = defaultdict(float, {cell: share / 2 for cell, share in shares.items()})
        shares[cell_of(chosen)] += 0.5
    return dict(shares)


def cell_of(place: Place) -> Cell:
    """The cell that a place is in."""
    return math.floor((place.latitude or 0.0) / CELL), math.floor((place.longitude or 0.0) / CELL)


def cells_around(cell: Cell) -> list[Cell]:
    """A cell and its neighbours."""
    row, column = cell
    return [(row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def placed_nearby(
    known: Gazetteer,
    found: Mapping[str, Place | None],
    larger: Mapping[str, Sequence[Place]],
    evidence: Evidence,
    beside: Collection[str] = (),
    once: Collection[str] = (),
) -> dict[str, Place]:
    """The places that an article's other names indicate, where none was found so far or another fits better.

    Args:
        known: all places.
        found: the place of each name by its size and the words beside it.
        larger: the candidates for the country or state that the article puts behind a name.
        evidence: of the article.
        beside: names of further places, of the dateline and of counties in names of bodies.
        once: the names that occur once, which may be of a city abroad.

    Returns:
        The new or different places by name; names without enough evidence are missing.
    """
    candidates = {
        name: places
        for name, place in found.items()
        if (place is None or place.kind == "city") and (places := _candidates(known, name, larger.get(name, ())))
    }
    others = {name: places for name in sorted(beside) if name not in found and (places := _candidates(known, name, ()))}
    surroundings = Surroundings(candidates | others, found)
    divisions = _divisions(known, found, larger, evidence)
    most = max(evidence.countries.values(), default=0)
    chosen: dict[str, Place] = {}
    for name, places in candidates.items():
        before = found[name]
        near = {place: surroundings.near(name, place) for place in places}
        weights = {
            place: near[place]
            + IN_DIVISION * divisions.get((place.country, place.division), 0)
            + (IN_USA if place.country == "US" else IN_COUNTRY)
            * (evidence.countries[place.country] / most if most else 0)
            + (STATED if larger.get(name) else ONLY if len(places) == 1 else 0)
            for place in places
        }
        best, lead = _best(weights, before)
        if before is None:
            fits = weights[best] >= MIN_EVIDENCE and lead >= MIN_LEAD
        else:
            fits = weights[best] >= MIN_EVIDENCE_AGAINST and lead >= MIN_LEAD_AGAINST
            fits = fits and (before.population < WORLD_CITY or name not in once or near[best] >= MIN_NEAR)
        if fits:
            chosen[name] = best
    return chosen


def _best(weights: Mapping[Place, float], before: Place | None) -> tuple[Place, float]:
    """The place with most evidence and size, and its lead over `before`, or else over the next elsewhere."""
    total = {place: weight + BY_SIZE * math.log10(place.population + 100) for place, weight in weights.items()}
    best = max(total, key=lambda place: (total[place], -(place.geonames_id or 0)))
    near = set(cells_around(cell_of(best)))
    rivals = [total[place] for place in total if (place == before if before else cell_of(place) not in near)]
    return best, total[best] - max(rivals, default=0.0)


def _candidates(known: Gazetteer, name: str, regions: Sequence[Place]) -> list[Place]:
    if name in SEATS or name in AREAS or name in QUARTERS or len(folded(name)) < MIN_LETTERS:
        return []
    places = known.all_named(name)
    if not regions and any(place.kind in WIDE for place in known.named(name)):
        return []
    there = [
        place
        for place in places
        if place.kind in NARROW
        and place.latitude is not None
        and is_own_name(place, name)
        and (not regions or lies_in(place, regions))
    ]
    return there[:MAX_CANDIDATES]


def _divisions(
    known: Gazetteer, found: Mapping[str, Place | None], larger: Mapping[str, Sequence[Place]], evidence: Evidence
) -> dict[tuple[str, str], float]:
    """The states and provinces that the article shows, by country and division, each as a share of the most shown."""
    shown = Counter({("US", region): count for region, count in evidence.regions.items()})
    shown.update((place.country, place.division) for places in larger.values() for place in places if place.division)
    for name in found:
        places = known.all_named(name)
        if not any(place.kind in ("city", "town", "country", "state") for place in places):
            shown.update({(place.country, place.division): 1 for place in places if place.division})
    most = max(shown.values(), default=1)
    return {division: count / most for division, count in shown.items()}
