"""The quotes of articles as rows: their kind, speaker, confidence, and who they are about."""

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wiredesk.desk.store.fulltext import about_token, kind_token, speaker_token
from wiredesk_schemas import Entity, Quote

PER_ARTICLE = 128
"""Numbers for the quotes of one article: more than are indexed of any."""

MAX_MENTIONS = 5_000
"""Mentions of an article that are compared with its quotes."""

MAX_ABOUT = 50
"""Entities that a quote is found by."""

Mentions = list[tuple[int, int, int]]
"""Start, end and entity of each mention, in the order of the text."""


class QuoteRow(NamedTuple):
    """One quote, ready to be stored."""

    quote: int
    kind: str
    speaker: int | None
    """Row of the entity; None for one that is not indexed."""
    confidence: float
    about: tuple[int, ...]

    def tokens(self) -> Iterator[str]:
        """What its article can be filtered by."""
        yield kind_token(self.kind)
        if self.speaker is not None:
            yield speaker_token(self.speaker)
        yield from (about_token(entity) for entity in self.about)


def quote_at(seq: int, index: int = 0) -> int:
    """The number of an article's quote by its index in the record."""
    return seq * PER_ARTICLE + index


def index_of(quote: int) -> int:
    """The quote's index in its record."""
    return quote % PER_ARTICLE


def mentions_of(entities: Iterable[tuple[int, Entity]]) -> Mentions:
    """The mentions of indexed entities, each with its row."""
    found = [(mention.start, mention.end, row) for row, entity in entities for mention in entity.mentions]
    return sorted(found)[:MAX_MENTIONS]


def rows_of(seq: int, quotes: Sequence[Quote], entities: Mapping[str, int], mentions: Mentions) -> list[QuoteRow]:
    """The rows of an article's quotes.

    Args:
        seq: the article's position in the river.
        quotes: at most `PER_ARTICLE`, in the order of their record.
        entities: rows of the indexed entities, by id.
        mentions: of these entities.
    """
    return [
        QuoteRow(
            quote_at(seq, index),
            quote.kind,
            entities.get(quote.speaker.entity_id or "") if quote.speaker else None,
            quote.confidence,
            _about(quote, mentions),
        )
        for index, quote in enumerate(quotes)
    ]


def put(write: sqlite3.Connection, rows: Sequence[QuoteRow]) -> None:
    """Store an article's quotes."""
    write.executemany(
        "INSERT INTO quotes (quote, kind, speaker, confidence) VALUES (?, ?, ?, ?)", [r[:4] for r in rows]
    )
    write.executemany(
        "INSERT INTO quote_about (quote, entity) VALUES (?, ?)",
        [(row.quote, entity) for row in rows for entity in row.about],
    )


def remove(write: sqlite3.Connection, seq: int) -> Counter[int]:
    """Delete an article's quotes; returns how many each speaker had."""
    bounds = (quote_at(seq), quote_at(seq + 1))
    speakers = write.execute(
        "SELECT speaker FROM quotes WHERE quote >= ? AND quote < ? AND speaker IS NOT NULL", bounds
    ).fetchall()
    write.execute("DELETE FROM quotes WHERE quote >= ? AND quote < ?", bounds)
    write.execute("DELETE FROM quote_about WHERE quote >= ? AND quote < ?", bounds)
    return Counter(speaker for (speaker,) in speakers)


def _about(quote: Quote, mentions: Mentions) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for start, end in quote.spans:
        for place in range(bisect_left(mentions, (start, 0, 0)), len(mentions)):
            mention_start, mention_end, entity = mentions[place]
            if mention_start >= end or len(found) >= MAX_ABOUT:
                break
            if mention_end <= end:
                found[entity] = None
    return tuple(found)
