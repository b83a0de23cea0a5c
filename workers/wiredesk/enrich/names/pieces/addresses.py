"""Tell towns by the state or province behind them: "Velm, Kerala"."""

import re

from wiredesk.enrich.places.gazetteer import gazetteer

_AREA = re.compile(r", (?P<first>[A-Z][a-z]+)(?P<second> [A-Z][a-z]+)?")


def is_in_state(text: str, start: int, end: int) -> bool:
    """Whether a name is a known town of the state or province that stands behind it.

    Args:
        text: the article's.
        start: of the name, as an offset into the text.
        end: behind the name.
    """
    area = _AREA.match(text, end)
    if area is None:
        return False
    names = (area["first"] + area["second"], area["first"]) if area["second"] else (area["first"],)
    divisions = {
        (place.country, place.division)
        for name in names
        for place in gazetteer().named(name)
        if place.kind in ("state", "province") and place.division
    }
    if not divisions:
        return False
    return any((place.country, place.division) in divisions for place in gazetteer().all_named(text[start:end]))
