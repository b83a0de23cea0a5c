"""A story's page: its articles in time order, its people, places and statements."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.queries.story_cards import retold
from wiredesk.desk.store.cards import QUOTE_ON_CARD, shorten
from wiredesk.desk.store.records import decompressed

MAX_ARTICLES = 500

MAX_STATEMENTS = 30


def story(read: sqlite3.Connection, story_id: str) -> dict[str, Any] | None:
    """The response of `/api/story`, or None if the store has no such story."""
    row = read.execute("SELECT value FROM stories WHERE story_id = ?", (story_id,)).fetchone()
    if row is None:
        return None
    record: dict[str, Any] = orjson.loads(decompressed(row[0]))
    articles = [
        retold(
            read,
            article["article_id"],
            headline=shorten(article["title"], 300),
            source=article["source"],
            published_at=article["published_at"],
        )
        for article in record["articles"][:MAX_ARTICLES]
    ]
    return {
        "story_id": story_id,
        "title": record["title"] or next((each["headline"] for each in articles if each["headline"]), ""),
        "first_seen": record["first_seen"],
        "last_seen": record["last_seen"],
        "newsrooms": record["newsrooms"],
        "articles": articles,
        "articles_total": record["articles_total"],
        "people": record["people"],
        "places": record["places"],
        "statements": [
            found for key in record["statements"][:MAX_STATEMENTS] if (found := _statement(read, key)) is not None
        ],
    }


def _statement(read: sqlite3.Connection, statement_id: str) -> dict[str, Any] | None:
    row = read.execute("SELECT value FROM statements WHERE statement_id = ?", (statement_id,)).fetchone()
    if row is None:
        return None
    record = orjson.loads(decompressed(row[0]))
    return {
        "statement_id": statement_id,
        "speaker": record["speaker"],
        "text": shorten(record["text"], QUOTE_ON_CARD),
        "repeats": record["repeats_total"],
        "flags": sorted({flag for variant in record["variants"] for flag in variant["flags"]}),
    }
