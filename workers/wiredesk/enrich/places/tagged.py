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
    state = _most_shown(regions)
    if state is None:
        return {}
    tagged = {
        name
        for name, place in found.items()
        if (place is None or place.kind in _KINDS) and all(text.endswith(_TAGS, 0, span.start) for span in named[name])
    }
    return {name: _in_state(known, name, state) for name in tagged}


def at_home(known: Gazetteer, name: str, regions: Counter[str]) -> Place | None:
    """The town or county of a name in the state that an article shows most; None if no state stands out."""
    state = _most_shown(regions)
    return _in_state(known, name, state) if state else None


def _most_shown(regions: Counter[str]) -> str | None:
    first, second = [*regions.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None


def _in_state(known: Gazetteer, name: str, state: str) -> Place | None:
    places = [place for place in (*known.all_named(name), *known.counties(f"{name} County")) if place.region == state]
    seats = (place for place in places if place.kind in _KINDS)
    return min(seats, key=lambda place: _KINDS.index(place.kind), default=None)
