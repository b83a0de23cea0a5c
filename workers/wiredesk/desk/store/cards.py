"""The card of an article: what the river shows of it. Every part is bounded, since article text is untrusted."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from wiredesk.clean.dates import iso_time
from wiredesk.desk.responses import Card, EntityName, ShortQuote, SpeakerName
from wiredesk.desk.times import in_utc, iso_utc
from wiredesk.watch.headlines import first_sentence, shorten
from wiredesk_schemas import CleanArticle, Entity, Quote

TITLE, NAME, DESCRIPTION, SUMMARY, URL, SOURCE = 300, 200, 300, 300, 2000, 200
"""Maximum lengths in code points; longer text is truncated, a longer URL is omitted."""

QUOTE_ON_CARD, QUOTE_ALONE = 600, 10_000
"""Code points of a quote on a card and on a person's page."""

ENTITIES_ON_CARD, QUOTES_ON_CARD = 6, 3

QUOTES_KEPT = 12
"""Quotes of a stored card: those shown are chosen among them when it is read."""

KIND_ORDER = {"direct": 0, "mixed": 1, "indirect": 2}
"""Words in quote marks are what an editor can print, so they come first."""

UNNAMED_TYPES = frozenset({"DATE", "MONEY"})
"""Entity types that are not names: cards and trends leave them out."""


def card_of(clean: CleanArticle, entities: Sequence[Entity], quotes: Sequence[Quote], seq: int, arrived: int) -> Card:
    """The card of an article.

    Args:
        clean: its record.
        entities: the most salient first.
        quotes: in the order of the text.
        seq: its position in the river.
        arrived: arrival of its raw record in Kafka, in milliseconds since 1970.
    """
    published = published_of(clean)
    named = [entity for entity in entities if entity.type not in UNNAMED_TYPES and len(entity.entity_id) <= NAME]
    return Card(
        seq=seq,
        article_id=clean.article_id,
        title=shorten(clean.title, TITLE),
        headline=headline_of(clean),
        subhead=shorten(clean.subhead, TITLE) if clean.subhead else None,
        source=source_of(clean),
        url=web_address(clean.url),
        published_at=published,
        published_as_given=shorten(clean.published_at, 100) if clean.published_at and not published else None,
        arrived_at=iso_utc(arrived),
        language=shorten(clean.language, 35) if clean.language else None,  # RFC 5646 requires no more
        dateline=shorten(clean.dateline.text, NAME) if clean.dateline else None,
        summary=shorten(" ".join(clean.text[: SUMMARY * 2].split()), SUMMARY),
        entities=[
            EntityName(entity_id=entity.entity_id, type=entity.type, name=shorten(entity.name, NAME))
            for entity in named[:ENTITIES_ON_CARD]
        ],
        quote_count=len(quotes),
        quotes=[
            short_quote(quote, QUOTE_ON_CARD)
            for quote in sorted(quotes, key=lambda quote: KIND_ORDER[quote.kind])[:QUOTES_KEPT]
        ],
        group="",
        head=True,
        story=None,
        passage=None,
        withdrawn_at=None,
    )


def short_quote(quote: Quote, max_length: int) -> ShortQuote:
    """A quote for cards and people's pages, with at most `max_length` code points of text."""
    speaker = quote.speaker
    known = speaker and speaker.entity_id and len(speaker.entity_id) <= NAME
    return ShortQuote(
        quote_id=quote.quote_id[:NAME],
        kind=quote.kind,
        text=shorten(quote.text, max_length),
        speaker=speaker
        and SpeakerName(
            name=shorten(speaker.name, NAME),
            entity_id=speaker.entity_id if known else None,
            description=shorten(speaker.description, DESCRIPTION) if speaker.description else None,
        ),
        confidence=quote.confidence,
        statement_id=None,
        repeats=0,
        matches=False,
    )


def source_of(clean: CleanArticle) -> str | None:
    """The source by which an article can be filtered: of the record, else the host of its URL, else its agency."""
    if clean.source:
        return clean.source[:SOURCE]
    url = web_address(clean.url)
    host = urlsplit(url).hostname if url else None
    return (host.removeprefix("www.") if host else clean.agency or "")[:SOURCE] or None


def published_of(clean: CleanArticle) -> str | None:
    """The time of publication as ISO 8601 in UTC, also of one written in another way; None if it cannot be read."""
    written = clean.published_at
    if not written or len(written) > 120:
        return None
    return in_utc(written) or in_utc(iso_time(written, clean.language))


def headline_of(clean: CleanArticle) -> str:
    """The title, or the first sentence of the text; empty where there is neither."""
    return shorten(clean.title, TITLE) if clean.title.strip() else first_sentence(clean.text)


def web_address(url: str | None) -> str | None:
    """The URL if it is safe to link: http or https with a host; otherwise None."""
    if not url or len(url) > URL or any(ord(character) <= 32 for character in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
