"""Places with hyphens: two of a route ("the Velm-Ilsa road"), or one of several words ("Velm-on-Orno")."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.politics.seats import SITS

PLACED = frozenset({"LOCATION", "PERSON", "NORP", "FACILITY"})
_HYPHENATED = re.compile(
    r"(?<![\w-])[^\W\d_a-z][\w’']+(?:-[^\W\d_a-z][\w’']+)*(?:-(?:by|cum|de|du|en|in|juxta|la|le|les|next|of|on"
    r"|over|sous|sub|super|sur"
    r"|under|upon|with)(?:-(?:the|la|le|les))?-[^\W\d_a-z][\w’']+)+(?![\w-])"
)
"""Places with a small word between hyphens: "Velm-on-Orno", "Kest-le-Vey"."""
_COOPERATIVE = re.compile(r"-operatives?\b(?: [A-Z][\w’'-]+)*")
"""The rest of a body that the model cuts at its hyphen: "Velm Growers Co-operative Society"."""
_SUBDIVISION = re.compile(r"-(?:county|district|division|location|prefecture|region)\b", re.IGNORECASE)
"""The rest of what a part of a district is: "Velm Sub-district"."""
_DASHES = frozenset(("-", "–", "—"))
REACH = 40
"""Characters before and after a mention that are searched for the whole name."""


def apart(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with a route between two places split into both: "the Velm-Ilsa road".

    Args:
        text: the article's.
        mentions: in the order of the text. A part must occur as a place elsewhere in the article.
    """
    mentions = _whole_seats(text, mentions)
    places = {text[slice(*mention.span)] for mention in mentions if mention.type == "LOCATION"}
    seats = {
        name
        for mention in mentions
        if "-" in (name := text[slice(*mention.span)]) and SITS.match(text, mention.span.end)
    }
    found: list[EntityMention] = []
    for mention in mentions:
        start, end = mention.span
        first, hyphen, second = text[start:end].partition("-")
        is_route = hyphen and second[:1].isupper() and text[start:end] not in seats
        if mention.type == "LOCATION" and is_route and places & {first, second}:
            at = start + len(first)
            found += [EntityMention(Span(start, at), "LOCATION"), EntityMention(Span(at + 1, end), "LOCATION")]
        else:
            found.append(mention)
    return _whole_places(text, found)


def _whole_seats(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with the towns of a seat as one name before its member: "Velm-Orno-Ilsa MP Ana Ruiz"."""
    found: list[EntityMention] = []
    for mention in mentions:
        between = text[found[-1].span.end : mention.span.start] if found else ""
        if between in _DASHES and found and SITS.match(text, mention.span.end):
            found[-1] = EntityMention(Span(found[-1].span.start, mention.span.end), "LOCATION")
        else:
            found.append(mention)
    return found


def _whole_places(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with a place of several words and hyphens as one: "Velm-on-Orno"."""
    found: list[EntityMention] = []
    for mention in mentions:
        start, end = mention.span
        if found and start < found[-1].span.end:
            continue
        if text.startswith("-operative", end) and (rest := _COOPERATIVE.match(text, end)):
            mention = EntityMention(Span(start, rest.end()), "ORGANIZATION")
        elif text.endswith(" Sub", start, end) and (rest := _SUBDIVISION.match(text, end)):
            mention = EntityMention(Span(start, rest.end()), "LOCATION")
        elif mention.type in PLACED and "-" in (text[end : end + 1], text[start - 1 : start], *_small(text, mention)):
            whole = next(
                (
                    match
                    for match in _HYPHENATED.finditer(text, max(0, start - REACH), end + REACH)
                    if match.end() >= end
                ),
                None,
            )
            if whole and whole.start() <= start and not (found and found[-1].span.end > whole.start()):
                mention = EntityMention(Span(*whole.span()), "LOCATION")
        found.append(mention)
    return found


def _small(text: str, mention: EntityMention) -> tuple[str, ...]:
    """A hyphen, if the name ends in a hyphen and a word in lower case: "Velm-on"."""
    return ("-",) if text[slice(*mention.span)].rpartition("-")[2].islower() else ()
