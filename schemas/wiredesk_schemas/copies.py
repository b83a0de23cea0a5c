"""`news.copies`: which earlier article an article takes its text from."""

from typing import Literal

from wiredesk_schemas.base import Record

Relation = Literal["identical", "edited", "excerpt"]
"""identical: the same words; edited: the same story with changes; excerpt: a shorter piece of a longer text, or a text
that takes in a shorter one whole."""


class Copy(Record):
    """How one article stands to the earliest article that it shares its text with."""

    article_id: str
    original_id: str | None
    """The earliest article within the window that shares this one's text; null where this is the earliest."""
    relation: Relation | None
    """Null where `original_id` is null."""
    shared_of_article: float
    """0 to 1: the share of this article's words that stand in the original; 0 without an original."""
    shared_of_original: float
    """0 to 1: the share of the original's words that stand in this article; 0 without an original."""
    agency: str | None
    """The news agency that the text comes from: what this article names, else what its original names."""
    source: str | None
    """The publication of this article."""
    published_at: str | None
