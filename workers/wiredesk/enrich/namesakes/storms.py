"""Storms, which are called like persons: "Storm Ana", "a hurricane named Ruiz"."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk_schemas.entities import EntityType

STORM: EntityType = "MISC"
TYPES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "MISC", "NORP", "PRODUCT"})
_KINDS = r"(?:(?:Sub-?[Tt]ropical|Tropical|Super|Severe) )?(?:Storm|Hurricane|Typhoon|Cyclone|Medicane)"
_BEFORE = re.compile(rf"(?<![\w-]){_KINDS} $")
_STARTS = re.compile(rf"{_KINDS} (?=[A-Z])")
_CALLED = re.compile(r"\b(?:storm|hurricane|typhoon|cyclone),? (?:named|called|dubbed|christened) $")
_SIGNS = ("torm", "urricane", "yphoon", "yclone")
"""In every word for a storm, with or without a capital."""
REACH = 32
"""Code points before a name that are searched."""


def with_storms(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with the storms among them as such and with what kind of storm they are.

    Args:
        text: the article's.
        mentions: in the order of the text.
    """
    if not any(sign in text for sign in _SIGNS):
        return list(mentions)
    storms = {index: span for index, mention in enumerate(mentions) if (span := _storm(text, mention))}
    if not storms:
        return list(mentions)
    names = {_bare(text[slice(*span)]) for span in storms.values()}
    return [
        EntityMention(storms.get(index, mention.span), STORM)
        if index in storms or (mention.type in TYPES and text[slice(*mention.span)] in names)
        else mention
        for index, mention in enumerate(mentions)
    ]


def _storm(text: str, mention: EntityMention) -> Span | None:
    start, end = mention.span
    if mention.type not in TYPES or " " in _bare(text[start:end]):
        return None
    if kind := _BEFORE.search(text, max(0, start - REACH), start):
        return Span(kind.start(), end)
    if _STARTS.match(text, start, end) or _CALLED.search(text, max(0, start - REACH), start):
        return mention.span
    return None


def _bare(name: str) -> str:
    kind = _STARTS.match(name)
    return name[kind.end() :] if kind else name
