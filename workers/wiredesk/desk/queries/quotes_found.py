"""Quotes that pass filters, newest article first."""

import sqlite3
from itertools import islice
from typing import Any

import orjson

from wiredesk.desk.queries.matching import Filters, Matcher
from wiredesk.desk.queries.story_cards import link_statements, quotes_of, withdrawn_at
from wiredesk.desk.store.cards import QUOTE_ALONE, short_quote

ARTICLE_FIELDS = (
    "seq",
    "article_id",
    "title",
    "headline",
    "source",
    "url",
    "published_at",
    "published_as_given",
    "arrived_at",
)


def quotes(
    read: sqlite3.Connection, filters: Filters, before: int | None, limit: int, by_relevance: bool = False
) -> dict[str, Any]:
    """The response of `/api/quotes`. A page contains whole articles: the one in which `limit` is reached is the last.

    Quotes of an article that copies another one in the store are left out, except where a source is asked for: the
    original has them. By relevance, `before` and `next` are numbers of articles.

    Raises:
        SearchSyntaxError: the search cannot be read.
    """
    # Words are looked for in quotes, unless they are to be in the title.
    where = filters if filters.q is None or filters.within == "title" else filters._replace(within="quotes")
    matcher = Matcher(read, where)
    found: list[dict[str, Any]] = []
    ranked = by_relevance and matcher.search is not None
    first = (before or 0) if ranked else 0
    seqs = islice(matcher.ranked(), first, None) if ranked else matcher.seqs(before)
    for place, seq in enumerate(seqs, first + 1):
        article_id, card, copied = read.execute(
            "SELECT article_id, card, copied FROM articles WHERE seq = ?", (seq,)
        ).fetchone()
        indexes = [] if copied and filters.source is None else matcher.quotes(seq)
        if indexes:
            found += _of_article(read, article_id, orjson.loads(card), indexes)
        if len(found) >= limit:
            following = place if ranked else seq
            return {"quotes": found, "next": following if next(iter(islice(seqs, 1)), None) is not None else None}
    return {"quotes": found, "next": None}


def _of_article(
    read: sqlite3.Connection, article_id: str, card: dict[str, Any], indexes: list[int]
) -> list[dict[str, Any]]:
    every = quotes_of(read, article_id)
    article = {field: card[field] for field in ARTICLE_FIELDS} | {"withdrawn_at": withdrawn_at(read, article_id)}
    found = [short_quote(every[index], QUOTE_ALONE).model_dump() for index in indexes if index < len(every)]
    link_statements(read, article_id, found)
    return [{"quote": quote, "article": article} for quote in found]
