"""Countries, states, provinces, US counties and cities by name: GeoNames data packed by `training/places`."""

import gzip
import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from wiredesk.enrich.names.comparison import name_words
from wiredesk.knowledge.nations import AMBIGUOUS_CODES, COUNTRY_CODES
from wiredesk.knowledge.provinces import ABBREVIATIONS, PROVINCES, STATE_CODES

FILE = Path(__file__).parent / "gazetteer.tsv.gz"

# The countries of the United Kingdom and the continents, which are not in the file.
_LANDS = {
    "England": (6269131, "GB"), "Scotland": (2638360, "GB"), "Wales": (2634895, "GB"),
    "Northern Ireland": (2641364, "GB"), "Africa": (6255146, ""), "Asia": (6255147, ""), "Europe": (6255148, ""),
    "North America": (6255149, ""), "South America": (6255150, ""), "Antarctica": (6255152, ""),
}  # fmt: skip


SMALL = 15_000
"""Population below which a town is linked only if its state is given, or if no other place has its name."""
ALIKE = 0.7
"""Minimum similarity (Ratcliff and Obershelp) of a variant spelling to a city's own name."""


_SPELLED_OUT = {"D.C.": "District of Columbia", "DC": "District of Columbia"}


_PART = re.compile(
    r"(?:(?:North|South)(?:-?(?:[Ee]ast|[Ww]est))?(?:ern)?|(?:East|West|Central)(?:ern)?|Upstate)\s+(?=[A-Z])"
)
MAX_KEPT = 4096
"""Names whose places are kept, since the same names come again."""
_STATE = " State"
_SAINT = {"st": "saint", "saint": "st"}


class Place(NamedTuple):
    """A place."""

    kind: Literal["country", "land", "state", "province", "county", "city"]
    geonames_id: int | None
    """None for an abbreviation, and for a province of which only the country is known."""
    name: str
    country: str
    """ISO 3166-1 alpha-2; empty for a continent."""
    region: str
    """The state of a place in the USA, as two letters; empty elsewhere."""
    latitude: float | None
    longitude: float | None
    population: int


class Gazetteer:
    """All places by name."""

    def __init__(self, lines: list[str]) -> None:
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._countries: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._found: dict[str, tuple[Place, ...]] = {}
        for line in lines:
            for name in line[line.rindex("\t") + 1 :].split("|"):
                self._lines[name].append(line)
            if line.startswith("country"):
                self._countries[_place(line).country] = line
            elif line.startswith("state"):
                self._states[_place(line).region] = line
        for name, codes in (COUNTRY_CODES | AMBIGUOUS_CODES).items():
            known = self._lines[folded(name)]
            known += [line for line in map(self._countries.__getitem__, codes.split()) if line not in known]

    def named(self, name: str) -> list[Place]:
        """The places with this name, largest first; ignores case, accents and full stops."""
        if name in _LANDS:
            identifier, country = _LANDS[name]
            return [Place("land", identifier, name, country, "", None, None, 0)]
        found = list(self._lines_named(_SPELLED_OUT.get(name, name)))
        if not found and name.endswith(_STATE):
            return [place for place in self.named(name.removesuffix(_STATE)) if place.kind in ("state", "province")]
        if name not in PROVINCES:
            return [place for place in found if place.kind != "province"]
        if not any(place.kind == "province" for place in found):
            return [Place("province", None, name, PROVINCES[name], "", None, None, 0), *found]
        return found

    def counties(self, name: str) -> list[Place]:
        """The counties of the USA with this name."""
        return [place for place in self._lines_named(name) if place.kind == "county"]

    def abbreviated(self, name: str) -> list[Place]:
        """The states and provinces that an abbreviation stands for: "Pa.", "WA", "NSW"."""
        bare = name.removesuffix(".")
        return [
            Place("state", None, bare, country, STATE_CODES.get(bare, "") if country == "US" else "", None, None, 0)
            for country in ABBREVIATIONS.get(bare, ())
        ]

    def _lines_named(self, name: str) -> tuple[Place, ...]:
        known = self._found.get(name)
        if known is None:
            if len(self._found) >= MAX_KEPT:
                self._found.clear()
            known = self._found[name] = self._search(name)
        return known

    def _search(self, name: str) -> tuple[Place, ...]:
        key = folded(name)
        lines = list(self._lines.get(key, ()))
        words = key.split()
        if not _SAINT.keys().isdisjoint(words):
            lines += self._lines.get(" ".join(_SAINT.get(word, word) for word in words), ())
        found = [_place(line) for line in dict.fromkeys(lines)]
        return tuple(sorted(found, key=lambda place: (-place.population, place.geonames_id or 0)))

    def state(self, abbreviation: str) -> Place | None:
        """The state of the USA that an abbreviation stands for: "La.", "TX"."""
        line = self._states.get(STATE_CODES.get(abbreviation.removesuffix("."), ""))
        return _place(line) if line else None

    def country(self, code: str) -> Place | None:
        """The country of an ISO code."""
        line = self._countries.get(code)
        return _place(line) if line else None


def is_own_name(place: Place, name: str) -> bool:
    """Whether a name is a place's own name or a variant (Kiev, Quebec City), not only a nickname."""
    if place.kind != "city":
        return True
    own, called = folded(place.name), folded(name)
    return own == called or SequenceMatcher(None, own, called).ratio() >= ALIKE


def is_small(place: Place) -> bool:
    """Whether a place is a town whose name is too weak as evidence of an article's setting."""
    return place.kind == "city" and place.population < SMALL


def without_compass(name: str) -> str:
    """A name without the part of a state or country that it begins with: "Northeast Texas", "Southern California"."""
    part = _PART.match(name)
    return name[part.end() :] if part else name


def folded(name: str) -> str:
    """A name's words as they are compared, without "the"."""
    words = name_words(name)
    return " ".join(words[1:] if words[:1] == ("the",) else words)


def _place(line: str) -> Place:
    kind, identifier, name, country, region, latitude, longitude, population, _ = line.split("\t")
    return Place(
        kind,  # type: ignore[arg-type]  # the file has these alone
        int(identifier),
        name,
        country,
        region,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once per process: 45,000 places, about 0.15 s and 40 MB."""
    return Gazetteer(gzip.decompress(FILE.read_bytes()).decode().splitlines())
