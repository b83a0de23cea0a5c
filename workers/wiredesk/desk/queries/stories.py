"""A story's page: its articles in time order, its people, places and statements."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.queries.story_cards import retold
from wiredesk.desk.store.cards import NAME, QUOTE_ON_CARD, SOURCE, TITLE
from wiredesk.desk.store.records import decompressed
from wiredesk.link.story_record import first_and_newest
from wiredesk.watch.headlines import shorten

MAX_ARTICLES = 500
"""Articles listed, the first one and the newest."""

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
            headline=shorten(article["title"], TITLE),
            source=article["source"] and article["source"][:SOURCE],
            published_at=article["published_at"] and article["published_at"][:NAME],
        )
        for article in first_and_newest(record["articles"], MAX_ARTICLES)
    ]
    return {
        "story_id": story_id,
        "title": shorten(record["title"], TITLE)
        or next((article["headline"] for article in articles if article["headline"]), ""),
        "first_seen": record["first_seen"],
        "last_seen": record["last_seen"],
        "newsrooms": record["newsrooms"],
        "articles": articles,
        "articles_total": record["articles_total"],
        "people": _named(record["people"]),
        "places": _named(record["places"]),
        "statements": [
            found for key in record["statements"][:MAX_STATEMENTS] if (found := _statement(read, key)) is not None
        ],
    }


def speaker_of(statement: dict[str, Any]) -> dict[str, Any] | None:
    """The speaker of a statement's record, with a name of bounded length."""
    speaker = statement["speaker"]
    return speaker and {**speaker, "name": shorten(speaker["name"], NAME)}


def _named(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**name, "name": shorten(name["name"], NAME)} for name in names]


def _statement(read: sqlite3.Connection, statement_id: str) -> dict[str, Any] | None:
    row = read.execute("SELECT value FROM statements WHERE statement_id = ?", (statement_id,)).fetchone()
    if row is None:
        return None
    record = orjson.loads(decompressed(row[0]))
    return {
        "statement_id": statement_id,
        "speaker": speaker_of(record),
        "text": shorten(record["text"], QUOTE_ON_CARD),
        "repeats": record["repeats_total"],
        "flags": sorted({flag for variant in record["variants"] for flag in variant["flags"]}),
    }
