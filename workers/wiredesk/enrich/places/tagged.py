"""Place the towns and counties of legislators in the state that an article is set in: "Rep. Ana Ruiz, D-Hardy"."""

from collections import Counter
from collections.abc import Mapping, Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.gazetteer import Gazetteer, Place

_TAGS = ("D-", "I-", "R-")
"""The letter of a legislator's party, before the seat."""
_KINDS = ("city", "county", "town")
"""Kinds of seats, the likeliest first."""


def seats_in_state(
    text: str,
    named: Mapping[str, Sequence[Span]],
    found: Mapping[str, Place | None],
    regions: Counter[str],
    known: Gazetteer,
) -> dict[str, Place | None]:
    """The towns and counties that an article has only behind letters of parties, in the state that it shows most.

    Args:
        text: the article's.
        named: the article's places by name, with their mentions.
        found: the place of each name by other evidence. States stay.
        regions: mentions by state of the USA.
        known: all places.
    """
    first, second = [*regions.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] <= second[1]:
        return {}
    tagged = {
        name
        for name, place in found.items()
        if (place is None or place.kind in _KINDS) and all(text.endswith(_TAGS, 0, span.start) for span in named[name])
    }
    return {name: _seat(known, name, first[0]) for name in tagged}


def _seat(known: Gazetteer, name: str, state: str) -> Place | None:
    places = [place for place in (*known.all_named(name), *known.counties(f"{name} County")) if place.region == state]
    return min(
        (place for place in places if place.kind in _KINDS), key=lambda place: _KINDS.index(place.kind), default=None
    )
