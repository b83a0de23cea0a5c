"""What one article may weigh: an article is untrusted, so everything about it is bounded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one raw article; beyond them it is a dead letter."""

    body_bytes: int = 4 * 1024 * 1024
    """Size of the record's value. News is far below; beyond are dumps, and regexes that would hold a worker."""
    depth: int = 64
    """Nesting of JSON objects and arrays. No feed of news comes near."""
