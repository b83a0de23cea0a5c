"""`news.watches`: a saved query, and where its alerts are delivered."""

from typing import Annotated

from pydantic import Field

from wiredesk_schemas.base import Part, Record
from wiredesk_schemas.quotes import QuoteKind

Words = Annotated[list[Annotated[str, Field(min_length=1, max_length=300)]], Field(max_length=500)]
"""Names, words or phrases."""


class WatchAddress(Part):
    """Where alerts go."""

    url: str = Field(min_length=1, max_length=2000)
    """`https://…` for a webhook; for other channels an address of the library apprise, as `mailto://…` or `slack://…`.
    It may hold a password, so this topic is for Wiredesk's own programs only."""
    secret: str | None = Field(default=None, pattern=r"^whsec_[A-Za-z0-9+/]{32,88}={0,2}$")
    """Of a webhook: the key that signs what is sent there, by Standard Webhooks. Null: the one that `notify` is
    configured with."""


class Watch(Record):
    """A saved query. An article matches when it meets every condition that is given; an empty list is no condition.

    A name stands for an entity with that name, or a longer one that contains it, or with that `entity_id`. Names and
    words are compared without case, accents and punctuation.
    """

    watch_id: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")
    name: str = Field(min_length=1, max_length=300)
    """As people read it."""
    people: Words = []
    """One of these people is named."""
    organisations: Words = []
    """One of these organisations is named."""
    places: Words = []
    """One of these places is named, or in the dateline; `country-gh` stands for every place in that country too."""
    sources: Words = []
    """The publication, agency or host is one of these; a host stands for those below it too."""
    languages: Words = []
    """The article is in one of these languages: ISO 639-1, or 639-3 where there is none."""
    words_all: Words = []
    """Each of these words stands in headline, standfirst or text."""
    words_any: Words = []
    """At least one of these words does."""
    words_none: Words = []
    """None of these words does."""
    phrases: Words = []
    """Each of these phrases does, word for word."""
    quotes_by: Words = []
    """One quote is by one of these people or organisations, …"""
    quotes_about: Words = []
    """… and names one of these people, organisations or places, …"""
    quote_kinds: list[QuoteKind] = []
    """… and is of one of these kinds, …"""
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    """… with at least this confidence. Without any condition on quotes it only chooses those that an alert lists."""
    min_newsrooms: int = Field(default=1, ge=1, le=1000)
    """At least this many publications have a report of their own on the story."""
    deliver_to: list[WatchAddress] = Field(default=[], max_length=20)
    """Where alerts go; they are on `news.alerts` in any case."""
    deliver_updates: bool = False
    """Whether later articles of a story are sent too, or only that it begins and that it is retracted."""
