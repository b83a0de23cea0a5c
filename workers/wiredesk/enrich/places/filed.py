"""The place that an article was filed from."""

from typing import NamedTuple

from wiredesk.enrich.places.gazetteer import Place, gazetteer
from wiredesk_schemas.clean import Dateline

MIN_CITY = 500_000
"""Minimum people of a city that is meant without its state, though towns elsewhere in the country have its name."""

_DIVISIONS = ("state", "province", "land", "country")


class FiledFrom(NamedTuple):
    """The country and the state or province of a dateline, as codes in lower case; empty if unknown."""

    country: str = ""
    division: str = ""


UNKNOWN = FiledFrom()


def filed_from(dateline: Dateline | None) -> FiledFrom:
    """The country and the state or province that a dateline says: "RIVERSIDE, Ohio", "MUMBAI"; not two places of it."""
    if dateline is None or "/" in dateline.place:
        return UNKNOWN
    town, _, rest = dateline.place.partition(", ")
    for place in (*gazetteer().abbreviated(rest), *gazetteer().named(rest)) if rest else ():
        if place.kind in _DIVISIONS:
            return _filed(place, place.division)
    found = gazetteer().named(town)
    if not found:
        return UNKNOWN
    largest = found[0]
    others = {place.division for place in gazetteer().all_named(town) if place.country == largest.country}
    return _filed(largest, largest.division if largest.population >= MIN_CITY or len(others) == 1 else "")


def _filed(place: Place, division: str) -> FiledFrom:
    return FiledFrom(place.country.lower(), division.lower())
