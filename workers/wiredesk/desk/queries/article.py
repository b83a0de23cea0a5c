"""One article with everything known about it."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.queries.story_cards import CardStyle, cards, link_statements
from wiredesk.desk.store.records import decompressed


def article(read: sqlite3.Connection, article_id: str, style: CardStyle) -> dict[str, Any] | None:
    """The response of `/api/article`, or None if the store has no such article."""
    # One statement, so that the card and the three records are of the same version.
    rows = read.execute(
        "SELECT kind, value, seq FROM articles JOIN records USING (article_id) WHERE article_id = ? AND shown = 1",
        (article_id,),
    ).fetchall()
    if not rows:
        return None
    found = {kind: decompressed(value) for kind, value, _ in rows}
    quotes = orjson.loads(found["quotes"])["quotes"]
    return {
        "card": cards(read, [rows[0][2]], style)[0],
        "article": orjson.Fragment(found["clean"]),
        "entities": orjson.loads(found["entities"])["entities"],
        "quotes": quotes,
        "statements": _statements(read, article_id, quotes),
        "copied": _copied(read, article_id),
    }


def _statements(read: sqlite3.Connection, article_id: str, quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statements of the article's quotes that other quotes repeat."""
    linked = [{"quote_id": quote["quote_id"], "statement_id": None, "repeats": 0} for quote in quotes]
    link_statements(read, article_id, linked)
    return [quote for quote in linked if quote["statement_id"] is not None]


def _copied(read: sqlite3.Connection, article_id: str) -> dict[str, Any] | None:
    row = read.execute(
        "SELECT original_id, relation, copies.agency, a.article_id IS NOT NULL FROM copies LEFT JOIN articles AS a "
        "ON a.article_id = original_id WHERE copies.article_id = ? AND original_id IS NOT NULL",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    original_id, relation, agency, here = row
    return {"original_id": original_id, "relation": relation, "agency": agency, "here": bool(here)}
