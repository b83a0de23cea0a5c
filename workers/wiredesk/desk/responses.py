"""The API's responses as models: the source of the OpenAPI document, and what tests validate against."""

from pydantic import BaseModel, ConfigDict

from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.copies import Relation
from wiredesk_schemas.entities import Entity, EntityType
from wiredesk_schemas.quotes import Quote, QuoteKind


class ResponseModel(BaseModel):
    """Part of a response: no unknown fields, and every field always present."""

    model_config = ConfigDict(
        extra="forbid", use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


class Problem(ResponseModel):
    """An error response: problem details (RFC 9457)."""

    type: str
    """Always `about:blank`: the status says what kind of error it is."""
    title: str
    """The name of the status."""
    status: int
    detail: str
    """What is wrong, and what to do."""
    parameter: str | None
    """The query parameter, or the field of the body, that is wrong."""


class EntityName(ResponseModel):
    """An entity of an article, as its card names it."""

    entity_id: str
    type: EntityType
    name: str


class SpeakerName(ResponseModel):
    """The speaker of a quote."""

    name: str
    entity_id: str | None
    """Null if the speaker is not among the article's entities."""
    description: str | None


class ShortQuote(ResponseModel):
    """A quote as cards and a person's page show it."""

    quote_id: str
    kind: QuoteKind
    text: str
    """At most 600 code points on a card and 10,000 on a person's page; truncated text ends with "…"."""
    speaker: SpeakerName | None
    confidence: float
    statement_id: str | None
    """The statement that it is part of, if other articles repeat it."""
    repeats: int
    """How many other quotes repeat the statement."""
    matches: bool
    """It is what a search or filter found."""


class Retold(ResponseModel):
    """An article in a list: what it is called, where it comes from, and which article it copies."""

    seq: int | None
    """Null if the desk does not have the article."""
    article_id: str
    headline: str
    source: str | None
    published_at: str | None
    published_as_given: str | None
    arrived_at: str | None
    copy_of: str | None
    """The article it takes its text from."""
    relation: Relation | None
    withdrawn_at: str | None
    """When its source killed it."""


class StoryOnCard(ResponseModel):
    """The other articles that share a card."""

    story_id: str | None
    """Null for an article that is only copied."""
    articles: int
    """Articles in the store that share the card, this one counted."""
    newsrooms: list[str]
    """Sources that tell it in their own words, at most 12."""
    copies: int
    others: list[Retold]
    """Twelve: the newest, own reports before copies."""


class Card(ResponseModel):
    """One article in the river."""

    seq: int
    """Position in the river: greater is newer. A correction gets a new one."""
    article_id: str
    title: str
    headline: str
    """The title; the first sentence of the text where there is none."""
    subhead: str | None
    source: str | None
    """The host of the URL where the record names no source."""
    url: str | None
    """Starts with http:// or https://; any other URL is omitted."""
    published_at: str | None
    """ISO 8601, UTC; null if the source gave no valid time."""
    published_as_given: str | None
    """What the source gave instead of a valid time."""
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
    """Three: those that a search found first, then direct before reported ones. Without a search, quotes below
    `WIREDESK_DESK_MIN_CONFIDENCE` are left out."""
    group: str
    """Equal for articles that share a card of the river."""
    head: bool
    """The river shows this article on the group's card."""
    story: StoryOnCard | None
    """Null for an article that shares its card with no other."""
    passage: str | None
    """What the text says around the words searched for."""
    withdrawn_at: str | None
    """When its source withdrew or killed it. ISO 8601, UTC. Of a withdrawn article only headline, source and times are
    here; a killed one, which a notice names, is here in full."""


class River(ResponseModel):
    """Articles, newest first."""

    articles: list[Card]
    next: int | None
    """Value of `before` for the next page; null at the end."""


class RepeatedQuote(ResponseModel):
    """A quote of an article that other articles repeat."""

    quote_id: str
    statement_id: str
    repeats: int


class CopyNote(ResponseModel):
    """The article that an article takes its text from."""

    original_id: str
    relation: Relation | None
    agency: str | None
    here: bool
    """The desk has the original."""


class WholeArticle(ResponseModel):
    """One article with its entities and quotes."""

    card: Card
    article: CleanArticle
    """The record of `news.clean`; its `extra` is always empty here, and its `url` is as on the card."""
    entities: list[Entity]
    quotes: list[Quote]
    statements: list[RepeatedQuote]
    """Those of its quotes that other articles repeat."""
    copied: CopyNote | None
    """Null where it copies no other article, or nobody has said so."""


class ArticleName(ResponseModel):
    """The article of a quote."""

    seq: int
    article_id: str
    title: str
    headline: str
    source: str | None
    url: str | None
    published_at: str | None
    published_as_given: str | None
    arrived_at: str
    withdrawn_at: str | None
    """When its source killed it."""


class QuoteInArticle(ResponseModel):
    """A quote and its article."""

    quote: ShortQuote
    article: ArticleName


class QuoteList(ResponseModel):
    """Quotes, newest article first."""

    quotes: list[QuoteInArticle]
    """Quotes of whole articles: a page ends with the article in which `limit` is reached."""
    next: int | None


class NameOfPerson(ResponseModel):
    """One name of a person or organisation."""

    entity_id: str
    name: str
    articles: int
    reason: str | None
    """Why it is taken for the same, as on `news.people`; null where nobody has said so."""


class PersonPage(ResponseModel):
    """A person with all their quotes, newest first."""

    entity_id: str
    """The `person_id` if `link` knows the person, else the `entity_id`."""
    person_id: str | None
    name: str
    names: list[NameOfPerson]
    """The most frequent first."""
    knowledge_id: str | None
    """The id in the user's own file of people and organisations."""
    articles: int
    """Number of articles in the store that name them."""
    quote_count: int
    quotes: list[QuoteInArticle]
    """Quotes of whole articles: a page ends with the article in which `limit` is reached."""
    next: int | None


class PlacePage(ResponseModel):
    """A place with its coordinates and the articles that name it, newest first."""

    entity_id: str
    name: str
    country: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    articles: list[Card]
    next: int | None


class PlaceOnMap(ResponseModel):
    """A place of a view."""

    entity_id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    articles: int


class Places(ResponseModel):
    """The places of a view."""

    places: list[PlaceOnMap]
    """At most 300, the most frequent first."""
    total: int
    """Places that these articles name."""
    articles: int
    """Articles that were looked at: the newest 2,000 of the view."""


class Trend(ResponseModel):
    """Number of articles that name one entity, over time."""

    entity_id: str
    type: EntityType
    name: str
    count: int
    """The sum of `series`."""
    series: list[int]
    """Equal intervals, oldest first; the last one is still open."""
    expected: float
    """Articles that the time before lets expect, for the last hour and for the last six hours of the day."""
    rising: bool
    """Far more articles than expected."""


class Trends(ResponseModel):
    """Twenty entities each: those that rise first, then those named by most articles."""

    hour: list[Trend]
    """Twelve intervals of five minutes."""
    day: list[Trend]
    """Twenty-four intervals of an hour."""


class Lag(ResponseModel):
    """Number of articles that wait for each stage; null if unknown."""

    clean: int | None
    enrich: int | None


class Flow(ResponseModel):
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


class KnownName(ResponseModel):
    """An entity that matches a search."""

    entity_id: str
    """The `person_id` of one that `link` knows under several names."""
    type: EntityType
    name: str
    articles: int


class Names(ResponseModel):
    """Up to ten, those named most often first."""

    names: list[KnownName]


class SourceCount(ResponseModel):
    """A source of articles."""

    source: str
    articles: int


class Sources(ResponseModel):
    """Up to 200, ordered by number of articles."""

    sources: list[SourceCount]


class Choice(ResponseModel):
    """A value of a filter."""

    value: str
    articles: int


class Choices(ResponseModel):
    """Values of filters, each up to 200, ordered by number of articles."""

    sources: list[Choice]
    languages: list[Choice]
    sections: list[Choice]


class Withdrawn(ResponseModel):
    """An article that was withdrawn."""

    article_id: str
    card: Card | None
    """What stays of it in the river; null if a newer version is shown already."""
