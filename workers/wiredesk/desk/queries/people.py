"""A person's page: all names they go by, and their quotes, newest first."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.queries.matching import Filters, entities_of
from wiredesk.desk.queries.quotes_found import quotes
from wiredesk.desk.store.records import decompressed


def is_known(read: sqlite3.Connection, some_id: str) -> bool:
    """True if an article in the store names this person; the id is as in `person`."""
    known = _record(read, some_id)
    rows = entities_of(read, known["person_id"] if known else some_id)
    marks = ", ".join("?" * len(rows))
    named = f"SELECT 1 FROM entities WHERE entity IN ({marks}) AND articles > 0"
    return bool(rows) and read.execute(named, rows).fetchone() is not None


def person(read: sqlite3.Connection, some_id: str, before: int | None, limit: int) -> dict[str, Any] | None:
    """The response of `/api/person`, or None if no article in the store names them.

    Args:
        read: the store.
        some_id: a `person_id`, or an `entity_id`, which stands for the person it belongs to.
        before: the `next` of the previous page.
        limit: quotes of a page.
    """
    known = _record(read, some_id)
    rows = entities_of(read, known["person_id"] if known else some_id)
    marks = ", ".join("?" * len(rows))
    if not rows:
        return None
    entities = read.execute(
        f"SELECT entity_id, name, articles, quotes FROM entities WHERE entity IN ({marks}) AND articles > 0 "
        "ORDER BY articles DESC, entity_id",
        rows,
    ).fetchall()
    if not entities:
        return None
    reasons = {name["entity_id"]: name["reason"] for name in known["merged"]} if known else {}
    return {
        "entity_id": known["person_id"] if known else entities[0][0],
        "person_id": known["person_id"] if known else None,
        "name": known["name"] if known else entities[0][1],
        "names": [
            {"entity_id": entity_id, "name": name, "articles": articles, "reason": reasons.get(entity_id)}
            for entity_id, name, articles, _ in entities
        ],
        "knowledge_id": known["links"].get("knowledge_id") if known else None,
        "articles": sum(articles for _, _, articles, _ in entities),
        "quote_count": sum(count for *_, count in entities),
        **quotes(read, Filters(speaker=known["person_id"] if known else some_id), before, limit),
    }


def person_of(read: sqlite3.Connection, entity_id: str) -> tuple[str, str] | None:
    """The id and name of the person or organisation that an entity belongs to, if `link` has said so."""
    row: tuple[str, str] | None = read.execute(
        "SELECT person_id, name FROM person_entities JOIN people USING (person_id) WHERE entity_id = ? "
        "ORDER BY time DESC, person_id LIMIT 1",
        (entity_id,),
    ).fetchone()
    return row


def _record(read: sqlite3.Connection, some_id: str) -> dict[str, Any] | None:
    known = person_of(read, some_id)
    person_id = known[0] if known else some_id
    row = read.execute("SELECT value FROM people WHERE person_id = ?", (person_id,)).fetchone()
    found: dict[str, Any] | None = orjson.loads(decompressed(row[0])) if row else None
    return found
