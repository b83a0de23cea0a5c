"""The API's responses as models: the source of the OpenAPI document, and what tests validate against."""

from pydantic import BaseModel, ConfigDict

from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity, EntityType
from wiredesk_schemas.quotes import Quote, QuoteKind


class Answer(BaseModel):
    """Part of a response: no unknown fields, and every field always present."""

    model_config = ConfigDict(
        extra="forbid", use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


class Refusal(Answer):
    """An error response."""

    error: str
    """What is wrong, and what to do."""


class EntityName(Answer):
    """An entity of an article, as its card names it."""

    entity_id: str
    type: EntityType
    name: str


class SpeakerName(Answer):
    """The speaker of a quote."""

    name: str
    entity_id: str | None
    """Null if the speaker is not among the article's entities."""
    description: str | None


class ShortQuote(Answer):
    """A quote as cards and a person's page show it."""

    quote_id: str
    kind: QuoteKind
    text: str
    """At most 600 code points on a card and 10,000 on a person's page; truncated text ends with "…"."""
    speaker: SpeakerName | None
    confidence: float


class Card(Answer):
    """One article in the river."""

    seq: int
    """Position in the river: greater is newer. A correction gets a new one."""
    article_id: str
    title: str
    subhead: str | None
    source: str | None
    url: str | None
    """Starts with http:// or https://; any other URL is omitted."""
    published_at: str | None
    """ISO 8601, UTC; null if the source gave no valid time."""
    arrived_at: str
    """When its raw record arrived in Kafka. ISO 8601, UTC."""
    language: str | None
    dateline: str | None
    summary: str
    """The first words of the text, about 300 code points."""
    entities: list[EntityName]
    """The six most salient; dates and amounts of money are omitted."""
    quote_count: int
    quotes: list[ShortQuote]
    """The first three."""


class River(Answer):
    """Articles, newest first."""

    articles: list[Card]
    next: int | None
    """Value of `before` for the next page; null at the end."""


class WholeArticle(Answer):
    """One article with its entities and quotes."""

    card: Card
    article: CleanArticle
    """The record of `news.clean`; its `extra` is always empty here, and its `url` is as on the card."""
    entities: list[Entity]
    quotes: list[Quote]


class ArticleName(Answer):
    """The article of a quote."""

    seq: int
    article_id: str
    title: str
    source: str | None
    published_at: str | None
    arrived_at: str


class QuoteInArticle(Answer):
    """A quote and its article."""

    quote: ShortQuote
    article: ArticleName


class PersonPage(Answer):
    """A person with all their quotes, newest first."""

    entity_id: str
    name: str
    articles: int
    """Number of articles in the store that name them."""
    quote_count: int
    quotes: list[QuoteInArticle]
    """Quotes of whole articles: a page ends with the article in which `limit` is reached."""
    next: int | None


class PlacePage(Answer):
    """A place with its coordinates and the articles that name it, newest first."""

    entity_id: str
    name: str
    country: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    articles: list[Card]
    next: int | None


class Trend(Answer):
    """Number of articles that name one entity, over time."""

    entity_id: str
    type: EntityType
    name: str
    count: int
    """The sum of `series`."""
    series: list[int]
    """Equal intervals, oldest first; the last one is still open."""


class Trends(Answer):
    """The twenty entities named by most articles."""

    hour: list[Trend]
    """Twelve intervals of five minutes."""
    day: list[Trend]
    """Twenty-four intervals of an hour."""


class Lag(Answer):
    """Number of articles that wait for each stage; null if unknown."""

    clean: int | None
    enrich: int | None


class Flow(Answer):
    """Throughput and lag."""

    per_minute: list[int]
    """Articles in each of the last sixty minutes, the oldest first."""
    stored: int
    """Articles in the store."""
    live_pages: int
    """Open live streams."""
    dead_last_hour: int
    """Articles that could not be processed."""
    lag: Lag


class KnownName(Answer):
    """An entity that matches a search."""

    entity_id: str
    type: EntityType
    name: str
    articles: int


class Names(Answer):
    """Up to ten, those named most often first."""

    names: list[KnownName]


class SourceCount(Answer):
    """A source of articles."""

    source: str
    articles: int


class Sources(Answer):
    """Up to 200, ordered by number of articles."""

    sources: list[SourceCount]


class Withdrawn(Answer):
    """An article that was withdrawn."""

    article_id: str
