"""What the desk answers, as models: the documentation, the tests and the page's authors read the same ones."""

from pydantic import BaseModel, ConfigDict

from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity, EntityType
from wiredesk_schemas.quotes import Quote, QuoteKind


class Answer(BaseModel):
    """A piece of an answer: closed, and every field always there."""

    model_config = ConfigDict(
        extra="forbid", use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


class Refusal(Answer):
    """Why there is no other answer."""

    error: str
    """What is wrong, and what to do."""


class EntityName(Answer):
    """Whom or what an article is about, as its card names it."""

    entity_id: str
    type: EntityType
    name: str


class SpeakerName(Answer):
    """Whom the article credits with a quote."""

    name: str
    entity_id: str | None
    """Null where the speaker is none of the article's entities."""
    description: str | None


class ShortQuote(Answer):
    """A quote as cards and a person's page show it."""

    quote_id: str
    kind: QuoteKind
    text: str
    """On a card no more than 600 code points, on a person's page 10,000; ends with "…" where it was longer."""
    speaker: SpeakerName | None
    confidence: float


class Card(Answer):
    """One article in the river."""

    seq: int
    """Its place in the river: greater is newer. A correction gets a new one."""
    article_id: str
    title: str
    subhead: str | None
    source: str | None
    url: str | None
    """Begins with http:// or https://; any other address does not leave the desk."""
    published_at: str | None
    """ISO 8601, UTC; null where the source gave nothing that can be read as a time."""
    arrived_at: str
    """When its raw record came to Kafka. ISO 8601, UTC."""
    language: str | None
    dateline: str | None
    summary: str
    """The first words of the text, about 300 code points."""
    entities: list[EntityName]
    """The six most salient; dates and sums of money are left out."""
    quote_count: int
    quotes: list[ShortQuote]
    """The first three."""


class River(Answer):
    """Articles, the newest first."""

    articles: list[Card]
    next: int | None
    """What to ask for as `before` to go on; null at the end."""


class WholeArticle(Answer):
    """One article with all that was found in it."""

    card: Card
    article: CleanArticle
    """The record of `news.clean`; its `extra` is always empty here, and its `url` is as on the card."""
    entities: list[Entity]
    quotes: list[Quote]


class ArticleName(Answer):
    """Where a quote stands."""

    seq: int
    article_id: str
    title: str
    source: str | None
    published_at: str | None
    arrived_at: str


class QuoteInArticle(Answer):
    """A quote, and where it stands."""

    quote: ShortQuote
    article: ArticleName


class PersonPage(Answer):
    """Who was named, and all that they were quoted with, the newest first."""

    entity_id: str
    name: str
    articles: int
    """How many articles in the store name them."""
    quote_count: int
    quotes: list[QuoteInArticle]
    """Whole articles: a page ends with the article in which `limit` is reached."""
    next: int | None


class PlacePage(Answer):
    """A place, where it lies, and the articles that name it, the newest first."""

    entity_id: str
    name: str
    country: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    articles: list[Card]
    next: int | None


class Trend(Answer):
    """How many articles named one entity, over time."""

    entity_id: str
    type: EntityType
    name: str
    count: int
    """In the whole stretch: the sum of `series`."""
    series: list[int]
    """Equal steps, the oldest first; the last one has begun and goes on."""


class Trends(Answer):
    """The twenty that most articles named."""

    hour: list[Trend]
    """Twelve steps of five minutes."""
    day: list[Trend]
    """Twenty-four steps of an hour."""


class Lag(Answer):
    """How many articles wait before each stage; null where Kafka has not said."""

    clean: int | None
    enrich: int | None


class Flow(Answer):
    """How much passes."""

    per_minute: list[int]
    """Articles in each of the last sixty minutes, the oldest first."""
    stored: int
    """Articles in the store."""
    live_pages: int
    """Live streams that are open."""
    dead_last_hour: int
    """Articles that could not be processed."""
    lag: Lag


class KnownName(Answer):
    """One that a name can stand for."""

    entity_id: str
    type: EntityType
    name: str
    articles: int


class Names(Answer):
    """Up to ten, the most named first."""

    names: list[KnownName]


class SourceCount(Answer):
    """Where articles came from."""

    source: str
    articles: int


class Sources(Answer):
    """Up to 200, the one with most articles first."""

    sources: list[SourceCount]


class Withdrawn(Answer):
    """An article that was taken back."""

    article_id: str
