"""The card of an article: what the river shows of it, every part bounded, since an article can hold anything."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from wiredesk.desk.responses import Card, EntityName, ShortQuote, SpeakerName
from wiredesk.desk.times import in_utc, told
from wiredesk_schemas import CleanArticle, Entity, Quote

TITLE, NAME, DESCRIPTION, SUMMARY, URL, SOURCE = 300, 200, 300, 300, 2000, 200
"""Code points that leave the desk of each; what is longer is cut, an address left out."""

QUOTE_ON_CARD, QUOTE_ALONE = 600, 10_000
"""Code points of a quote on a card, and on a person's page."""

ENTITIES_ON_CARD, QUOTES_ON_CARD = 6, 3

NO_NAMES = frozenset({"DATE", "MONEY"})
"""Types that are found in an article but name nobody: no card shows them, no trend counts them."""


def card_of(clean: CleanArticle, entities: Sequence[Entity], quotes: Sequence[Quote], seq: int, arrived: int) -> Card:
    """The card of an article.

    Args:
        clean: its record.
        entities: the most salient first.
        quotes: in the order of the text.
        seq: its place in the river.
        arrived: when its raw record came to Kafka, in milliseconds since 1970.
    """
    named = [entity for entity in entities if entity.type not in NO_NAMES and len(entity.entity_id) <= NAME]
    return Card(
        seq=seq,
        article_id=clean.article_id,
        title=shorten(clean.title, TITLE),
        subhead=shorten(clean.subhead, TITLE) if clean.subhead else None,
        source=source_of(clean),
        url=web_address(clean.url),
        published_at=in_utc(clean.published_at),
        arrived_at=told(arrived),
        language=shorten(clean.language, 35) if clean.language else None,  # the longest tag that RFC 5646 asks for
        dateline=shorten(clean.dateline.text, NAME) if clean.dateline else None,
        summary=shorten(" ".join(clean.text[: SUMMARY * 2].split()), SUMMARY),
        entities=[
            EntityName(entity_id=entity.entity_id, type=entity.type, name=shorten(entity.name, NAME))
            for entity in named[:ENTITIES_ON_CARD]
        ],
        quote_count=len(quotes),
        quotes=[short_quote(quote, QUOTE_ON_CARD) for quote in quotes[:QUOTES_ON_CARD]],
    )


def short_quote(quote: Quote, longest: int) -> ShortQuote:
    """A quote as cards and people's pages show it, its text of `longest` code points at most."""
    speaker = quote.speaker
    known = speaker and speaker.entity_id and len(speaker.entity_id) <= NAME
    return ShortQuote(
        quote_id=quote.quote_id[:NAME],
        kind=quote.kind,
        text=shorten(quote.text, longest),
        speaker=speaker
        and SpeakerName(
            name=shorten(speaker.name, NAME),
            entity_id=speaker.entity_id if known else None,
            description=shorten(speaker.description, DESCRIPTION) if speaker.description else None,
        ),
        confidence=quote.confidence,
    )


def source_of(clean: CleanArticle) -> str | None:
    """The source under which an article is found."""
    return clean.source[:SOURCE] if clean.source else None


def web_address(url: str | None) -> str | None:
    """The address if a browser may be led there: http or https with a host, nothing that runs or reads a file."""
    if not url or len(url) > URL or any(ord(sign) <= 32 for sign in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def shorten(words: str, longest: int) -> str:
    """The words, cut before a space and ended with "…" where there are more than `longest` code points."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[longest // 2 :] else cut
    return whole.rstrip() + "…"
