"""`news.statements`: one statement by one speaker, wherever it is quoted."""

from typing import Literal

from wiredesk_schemas.base import Part, Record

Flag = Literal["negation_lost", "number_changed", "name_changed", "speaker_conflict"]
"""negation_lost: a "not" or its like is missing on one side; number_changed, name_changed: another number or name
stands in the same place; speaker_conflict: the words are credited to somebody else."""


class StatementSpeaker(Part):
    """Who made the statement."""

    name: str
    person_id: str | None
    """The `person_id` on `news.people`, null where the speaker is nobody there."""


class Source(Part):
    """Where a statement is quoted."""

    article_id: str
    quote_id: str
    source: str | None
    """The publication."""
    published_at: str | None


class Repeat(Source):
    """A later article that quotes the statement."""

    independent: bool
    """False where the article is a copy of an earlier one that quotes the statement too, or quotes it a second time."""
    variant: int | None
    """Index into `variants`; null where the words are the first source's, or a part of them."""


class Difference(Part):
    """One place where the words differ."""

    first: str
    """The words of the first source; empty where words were added."""
    variant: str
    """The words of the variant; empty where words are missing."""


class Variant(Part):
    """One other wording of the statement."""

    text: str
    differences: list[Difference]
    flags: list[Flag]
    speaker: str | None
    """The speaker that the variant credits, if another one."""


class Statement(Record):
    """One statement: the first source, the repeats in time order, and the other wordings."""

    statement_id: str
    """ASCII, from the quote that came first."""
    speaker: StatementSpeaker | None
    """Null where no article says."""
    text: str
    """The fullest wording of all articles, which need not be that of the first source. " … " stands where the article
    says something between two pieces."""
    first: Source
    repeats: list[Repeat]
    """In the order of their times; at most 1,000, the earliest."""
    repeats_total: int
    """How many repeats there are."""
    variants: list[Variant]
