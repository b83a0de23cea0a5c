"""The API's responses about several articles: statements, stories and numbers."""

from typing import Literal

from wiredesk.desk.responses import ResponseModel, Retold
from wiredesk_schemas.statements import Flag, StatementSpeaker
from wiredesk_schemas.stories import StoryName


class WordingPart(ResponseModel):
    """A piece of a wording, compared with the first source's."""

    op: Literal["same", "added", "missing", "changed"]
    text: str
    """Empty for `missing`."""
    was: str
    """The words of the first source in its place; empty for `same` and `added`."""


class Wording(ResponseModel):
    """Another wording of a statement."""

    text: str
    parts: list[WordingPart]
    flags: list[Flag]
    speaker: str | None
    """The speaker that it credits, if another one."""


class FirstSource(ResponseModel):
    """Where a statement was quoted first."""

    quote: str
    """The words there."""
    article: Retold
    quote_id: str


class RepeatedIn(ResponseModel):
    """Where a statement is repeated."""

    article: Retold
    quote_id: str
    independent: bool
    """False where the article copies one that quotes the statement too, or quotes it a second time."""
    variant: int | None
    """Index into `variants`; null where the words are the first source's."""


class StatementPage(ResponseModel):
    """A statement and its history."""

    statement_id: str
    speaker: StatementSpeaker | None
    text: str
    """The fullest wording of all articles, which need not be that of the first source."""
    first: FirstSource
    repeats: list[RepeatedIn]
    """In the order of their times; at most 500, the earliest."""
    repeats_total: int
    variants: list[Wording]
    """At most 50."""


class StatementInStory(ResponseModel):
    """A statement made in a story."""

    statement_id: str
    speaker: StatementSpeaker | None
    text: str
    repeats: int
    flags: list[Flag]
    """Of all its wordings."""


class StoryPage(ResponseModel):
    """A story and its articles."""

    story_id: str
    title: str
    first_seen: str | None
    last_seen: str | None
    newsrooms: int
    articles: list[Retold]
    """In time order; at most 500, the earliest."""
    articles_total: int
    people: list[StoryName]
    places: list[StoryName]
    statements: list[StatementInStory]
    """At most 30, those quoted most often first."""


class DaysCounted(ResponseModel):
    """A stretch of days."""

    first: str
    last: str


class QuotedBy(ResponseModel):
    """How often one source quotes somebody."""

    source: str
    quotes: int


class QuotedPerson(ResponseModel):
    """How often somebody is quoted."""

    entity_id: str
    name: str
    quotes: int
    direct: int
    series: list[int]
    """Quotes in each of the `steps`; those of articles without a day of publication are in none."""
    sources: list[QuotedBy]
    """Six, those that quote them most first."""


class Newsroom(ResponseModel):
    """What one source published."""

    source: str | None
    articles: int
    own: int
    """Articles that name no agency and copy no other article."""
    agency: int
    """Articles of an agency, as they or their original say."""
    copies: int
    """Articles that copy another one of no known agency."""
    quotes: int
    direct: int


class Numbers(ResponseModel):
    """Numbers of a view."""

    articles: int
    """Articles counted: the newest 10,000 of the view."""
    quotes: int
    direct: int
    mixed: int
    indirect: int
    own: int
    """Of the articles those that are neither of an agency nor copies, …"""
    agency: int
    """… those of agencies, …"""
    copies: int
    """… and other copies."""
    steps: list[DaysCounted]
    """At most twelve, from the first day of publication to the last."""
    speakers: list[QuotedPerson]
    """Twenty, those quoted most first."""
    newsrooms: list[Newsroom]
    """Thirty, those with most articles first."""
