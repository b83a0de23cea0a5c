"""What the map says of a name: whether it is a place's, in the article's countries, and near its other places."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from wiredesk.enrich.names.comparison import MAX_CACHED_LENGTH
from wiredesk.enrich.places.gazetteer import gazetteer, is_own_name
from wiredesk.enrich.places.nearby import MAX_CANDIDATES, Cell, cell_of, cells_around
from wiredesk.knowledge.nations import COUNTRY_CODES, nationality_code
from wiredesk_schemas.entities import EntityType

BY_NAME = 2.0
"""Mentions that a country's or people's own name counts for."""
MAX_COUNTRIES = 8
"""Countries that have a place of one name, from which the name says nothing about the article's."""
MOST = 2 / 3
"""Share of the article's evidence in one country that counts as all of it: most articles name some other country."""
ENOUGH_NEAR = 2.0
"""Other places nearby that count as many."""
_PARTS = re.compile(r"[ -]")
_POSITIONS = ("LOCATION", "FACILITY")


class MapSigns(NamedTuple):
    """Signs from 0 to 1 that a name is a place's."""

    known: float
    """1 for a place of the gazetteer."""
    here: float
    """How much of the article's other evidence is for one of the place's countries."""
    near: float
    """How many of the article's other places are near the best of the namesakes."""
    near_share: float
    """The same by the number of namesakes."""


NO_SIGNS = MapSigns(0.0, 0.0, 0.0, 0.0)


class _Spots(NamedTuple):
    """Where the places of a name are."""

    countries: tuple[str, ...]
    cells: tuple[Cell, ...]


class ArticleMap:
    """The countries and areas that an article's names show."""

    def __init__(self, types: Mapping[str, EntityType]) -> None:
        """Take the types of the article's names."""
        self._types = types

    @cached_property
    def _countries(self) -> dict[str, float]:
        """How much the article shows each country; each name counts for the countries of its namesakes."""
        countries: dict[str, float] = defaultdict(float)
        for name, kind in self._types.items():
            for country, share in self._shown(name, kind).items():
                countries[country] += share
        return countries

    @cached_property
    def _near(self) -> dict[Cell, float]:
        """The article's places by cell; each is spread over its namesakes."""
        near: dict[Cell, float] = defaultdict(float)
        for name, kind in self._types.items():
            cells = _spots(name).cells if kind in _POSITIONS else ()
            for cell in cells:
                near[cell] += 1 / len(cells)
        return near

    @cached_property
    def _borne(self) -> set[str]:
        """The words of persons' names."""
        persons = [name for name, kind in self._types.items() if kind == "PERSON" and (" " in name or "-" in name)]
        return {word for name in persons for word in _PARTS.split(name)}

    def _shown(self, name: str, kind: EntityType) -> dict[str, float]:
        """The countries that a name shows, with its share of each."""
        if kind not in _POSITIONS and kind != "NORP":
            return {}
        code = COUNTRY_CODES.get(name) or nationality_code(name)
        if code:
            return {code: BY_NAME}
        countries = _spots(name).countries
        return {country: 1 / len(countries) for country in countries} if len(countries) <= MAX_COUNTRIES else {}

    def signs(self, name: str) -> MapSigns:
        """The signs that one of the article's names is a place, without what the name itself adds."""
        spots = _spots(name)
        if not spots.countries or name in self._borne:
            return NO_SIGNS  # somebody's surname is many a village's name, too
        kind = self._types[name]
        own = self._shown(name, kind)
        rest = sum(self._countries.values()) - sum(own.values())
        most = max(self._countries.get(country, 0.0) - own.get(country, 0.0) for country in spots.countries)
        near = max((self._beside(cell, spots.cells, kind) for cell in spots.cells), default=0.0)
        return MapSigns(
            1.0,
            min(1.0, most / rest / MOST) if rest > 0 else 0.0,
            min(1.0, near / ENOUGH_NEAR),
            min(1.0, near / max(1, len(spots.cells))),
        )

    def _beside(self, cell: Cell, own: tuple[Cell, ...], kind: EntityType) -> float:
        around = cells_around(cell)
        found = sum(self._near.get(neighbour, 0.0) for neighbour in around)
        return found - sum(other in around for other in own) / len(own) if kind in _POSITIONS else found


def _spots(name: str) -> _Spots:
    return _remembered_spots(name) if len(name) <= MAX_CACHED_LENGTH else _Spots((), ())


@lru_cache(maxsize=10_000)
def _remembered_spots(name: str) -> _Spots:
    """Where the gazetteer has places of this name; articles, and those of a day, repeat their names."""
    places = [place for place in gazetteer().all_named(name) if is_own_name(place, name)]
    found = [cell_of(place) for place in places[:MAX_CANDIDATES] if place.latitude is not None]
    return _Spots(tuple(dict.fromkeys(place.country for place in places)), tuple(found))
