"""A person's page: their name and their quotes, newest first."""

import sqlite3
from itertools import groupby
from typing import Any

import orjson

from wiredesk.desk.queries.river import NEWEST
from wiredesk.desk.store.cards import QUOTE_ALONE, short_quote
from wiredesk.desk.store.index import MAX_QUOTES
from wiredesk.desk.store.records import decompressed
from wiredesk_schemas import Quotes


def person(read: sqlite3.Connection, entity_id: str, before: int | None, limit: int) -> dict[str, Any] | None:
    """The response of `/api/person`, or None if no article in the store names them.

    A page contains whole articles: the one in which `limit` is reached is the last.
    """
    row = read.execute(
        "SELECT entity, name, articles, quotes FROM entities WHERE entity_id = ? AND articles > 0", (entity_id,)
    ).fetchone()
    if row is None:
        return None
    speaker, name, articles, quote_count = row
    quotes, next_before = _said(read, speaker, NEWEST if before is None else before, limit)
    return {
        "entity_id": entity_id,
        "name": name,
        "articles": articles,
        "quote_count": quote_count,
        "quotes": quotes,
        "next": next_before,
    }


def _said(read: sqlite3.Connection, speaker: int, before: int, limit: int) -> tuple[list[dict[str, Any]], int | None]:
    rows = read.execute(
        "SELECT seq, number FROM said WHERE speaker = ? AND seq < ? ORDER BY seq DESC, number DESC LIMIT ?",
        (speaker, before, limit + MAX_QUOTES),  # so the article in which `limit` is reached is whole
    ).fetchall()
    found: list[dict[str, Any]] = []
    seen = 0
    for seq, group in groupby(rows, key=lambda row: row[0]):
        indexs = sorted(index for _, index in group)
        seen += len(indexs)
        found += _quotes(read, seq, indexs)
        if seen >= limit:
            return found, seq if seen < len(rows) else None
    return found, None


def _quotes(read: sqlite3.Connection, seq: int, indexs: list[int]) -> list[dict[str, Any]]:
    row = read.execute(
        "SELECT card, value FROM articles JOIN records USING (article_id) "
        "WHERE seq = ? AND kind = 'quotes' AND shown = 1",
        (seq,),
    ).fetchone()
    card, quotes = orjson.loads(row[0]), Quotes.from_json(decompressed(row[1])).quotes
    article = {key: card[key] for key in ("seq", "article_id", "title", "source", "published_at", "arrived_at")}
    return [{"quote": short_quote(quotes[index], QUOTE_ALONE).model_dump(), "article": article} for index in indexs]
