"""`news.entities`: who and what an article is about."""

from typing import Literal

from wiredesk_schemas.base import Part, Record, TextSpan

EntityType = Literal[
    "PERSON",
    "ORGANIZATION",
    "LOCATION",
    "FACILITY",
    "NORP",
    "PRODUCT",
    "EVENT",
    "WORK",
    "DATE",
    "MONEY",
    "MISC",
]
"""NORP: nationalities, religious and political groups. MISC: named, and none of the others."""


class Mention(TextSpan):
    """One place in the text where the entity is named."""


class Links(Part):
    """What the entity is outside this article, as far as it is known."""

    geonames_id: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    latitude: float | None = None
    longitude: float | None = None
    date: str | None = None
    """ISO 8601 value of a date: a day, week, month or year, or its first and last with a slash between (a weekend, "the
    past three years", "the 1990s"); `--MM-DD` where no year can be known."""


class Entity(Part):
    """One person, organisation, place, …, with all its mentions."""

    entity_id: str
    """ASCII, from type and normalised name: the same in every article that names it alike; of a date from its value."""
    type: EntityType
    name: str
    """The fullest form in the article."""
    mentions: list[Mention]
    """In the order of the text."""
    salience: float
    """0 to 1: how much the article is about it."""
    links: Links


class Entities(Record):
    """All entities of one article, the most salient first."""

    article_id: str
    revision: int
    published_at: str | None
    modified_at: str | None = None
    """With `revision` it tells an older version that came late, as on the clean article."""
    language: str | None
    content_hash: str
    """Of the text that the offsets point into."""
    entities: list[Entity]
