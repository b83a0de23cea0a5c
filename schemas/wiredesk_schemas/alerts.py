"""`news.alerts`: a watch and the story that matched it."""

from typing import Literal

from wiredesk_schemas.base import Part, Record, TextSpan
from wiredesk_schemas.quotes import QuoteKind

AlertStatus = Literal["open", "updated", "retracted", "merged"]
"""open: the first version; updated: the story went on; retracted: the article that raised it was withdrawn or killed,
or no longer matches; merged: its story turned out to be that of another alert, which goes on."""

MatchedField = Literal["title", "subhead", "text"]

Condition = Literal[
    "people",
    "organisations",
    "places",
    "sources",
    "languages",
    "words_all",
    "words_any",
    "phrases",
    "quotes_by",
    "quotes_about",
    "quote_kinds",
    "min_newsrooms",
]
"""The field of the watch that was met."""


class AlertArticle(Part):
    """One article of the story."""

    article_id: str
    title: str
    """The headline; the first words of the text where there is none."""
    url: str | None
    source: str | None
    published_at: str | None
    copy_of: str | None
    """The article that this one copies, as on `news.copies`."""


class AlertMention(TextSpan):
    """Words that matched: `start` and `end` are offsets into the field of the clean article."""

    field: MatchedField
    condition: Condition
    wanted: str
    """What the watch asks for."""
    entity_id: str | None
    """Of a name: the entity on `news.entities`."""


class AlertQuote(Part):
    """A quote that matched."""

    quote_id: str
    kind: QuoteKind
    text: str
    spans: list[tuple[int, int]]
    """`[start, end]` in code points of `CleanArticle.text`."""
    speaker: str | None
    speaker_id: str | None
    """The speaker's `entity_id`."""
    confidence: float


class Alert(Record):
    """One watch and one story. A newer version replaces the one before."""

    alert_id: str
    """ASCII, from the watch and the story, or the article where it is not linked: it stays while the story grows."""
    version: int
    """1 for the first; goes up with each change."""
    status: AlertStatus
    watch_id: str
    watch_name: str
    story_id: str | None
    """Null while the article is not linked to any story."""
    article: AlertArticle
    """The article that raised it: the earliest that matches and is no copy of another."""
    content_hash: str
    """Of the text of this article, which the offsets point into."""
    language: str | None
    reason: str
    """Why, in words."""
    conditions: list[Condition]
    """The conditions of the watch that were met."""
    mentions: list[AlertMention]
    """What matched in this article, in the order of the text; at most 50."""
    quotes: list[AlertQuote]
    """Its quotes that matched, in the order of the text; at most 20."""
    articles: list[AlertArticle]
    """The articles of the story so far, in the order of their times; at most 100, the first one and the newest. The
    address of one that does not match the watch is null."""
    articles_total: int
    """Articles of the story, including those that are not listed."""
    newsrooms: int
    """How many publications tell the story in their own words."""
    merged_into: str | None
    """With the status merged: the alert that goes on."""
