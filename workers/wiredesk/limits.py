"""Limits of one raw article: articles are untrusted, so everything about them is bounded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one raw article; an article that exceeds them becomes a dead letter."""

    body_bytes: int = 4 * 1024 * 1024
    """Size of the record's value. News is far below; larger values are dumps, or made to stall a regular expression."""
    depth: int = 64
    """Nesting of JSON objects and arrays. No news feed comes near."""
