"""Counties as the press of Ireland writes them: "Co. Mayo", of which the model makes a firm, or "Co" alone."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.provinces import IRISH_COUNTIES

_COUNTY = re.compile(
    rf"\bCo\.? (?:{'|'.join(sorted(IRISH_COUNTIES))}|Durham)\b"
    r"(?!['’-]\w)(?! (?:Council|Board|Hall|Hospital|Museum)\b)"
)
_JOIN = re.compile(r"[\s,;(]+$")


def with_counties(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with each "Co. Mayo" as a place, apart from the town before it.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    if "Co " not in text and "Co. " not in text:
        return list(mentions)
    counties = [Span(*found.span()) for found in _COUNTY.finditer(text)]
    if not counties:
        return list(mentions)
    kept: list[EntityMention] = []
    rest = iter(counties)
    county = next(rest, None)
    for mention in mentions:
        while county is not None and county.end <= mention.span.start:
            kept.append(EntityMention(county, "LOCATION"))
            county = next(rest, None)
        if county is None or mention.span.end <= county.start:
            kept.append(mention)
        elif mention.span.start < county.start:
            joint = _JOIN.search(text, mention.span.start, county.start)
            town = Span(mention.span.start, joint.start() if joint else county.start)
            kept.append(EntityMention(town, "LOCATION" if mention.type == "ORGANIZATION" else mention.type))
    kept.extend(EntityMention(span, "LOCATION") for span in (county, *rest) if span is not None)
    return kept
