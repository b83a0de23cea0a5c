"""Mentions for the tests of pieces."""

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk_schemas.entities import EntityType


def mention(text: str, name: str, kind: EntityType = "PERSON") -> EntityMention:
    """The first occurrence of a name."""
    start = text.index(name)
    return EntityMention(Span(start, start + len(name)), kind)
