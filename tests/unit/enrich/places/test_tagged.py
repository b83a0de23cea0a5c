from collections import Counter

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.enrich.places.tagged import seats_in_state


def seats(text: str, name: str, **regions: int) -> dict[str, tuple[str, str] | None]:
    at = text.index(name)
    named = {name: [Span(at, at + len(name))]}
    largest = next(iter(gazetteer().named(name)), None)
    found = seats_in_state(text, named, {name: largest}, Counter(regions), gazetteer())
    return {name: place and (place.kind, place.region) for name, place in found.items()}


def test_a_legislator_is_from_the_state_of_the_article() -> None:
    text = "So said Delegate Ana Ruiz, R-Berkeley, and others."
    assert seats(text, "Berkeley", WV=2, CA=1) == {"Berkeley": ("county", "WV")}
    assert seats(text, "Berkeley", AK=2) == {"Berkeley": None}


def test_without_a_state_that_stands_out_and_without_a_party_the_place_stays() -> None:
    assert seats("So said Ana Ruiz, R-Berkeley.", "Berkeley", WV=1, CA=1) == {}
    assert seats("So they said in Berkeley.", "Berkeley", WV=2) == {}
    assert seats("So said Ana Ruiz, R-Iowa.", "Iowa", WV=2) == {}
