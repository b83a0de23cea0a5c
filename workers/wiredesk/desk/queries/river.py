"""The river: cards of articles, newest first, with filters."""

import sqlite3
from typing import Any, NamedTuple

import orjson

NEWEST = 1 << 62
"""Greater than every `seq`."""

BY_SOURCE = "INDEXED BY articles_by_source"

MAX_MISSED = 100
"""Cards sent to a page that reconnects; older ones are loaded page by page."""


class Filters(NamedTuple):
    """Filters that articles have to pass, all of them; None for no filter."""

    person: str | None = None
    place: str | None = None
    source: str | None = None
    kind: str | None = None


class _Condition(NamedTuple):
    """One filter as SQL: how many articles pass it, and how to enumerate or test them."""

    articles: int
    table: str
    by: str
    """The index that SQLite should use: rows of `articles` contain a card each, so the index is far denser."""
    column: str
    value: object


def river(read: sqlite3.Connection, filters: Filters, before: int | None, limit: int) -> dict[str, Any]:
    """The response of `/api/articles`."""
    conditions = _conditions(read, filters)
    if any(condition.articles == 0 for condition in conditions):
        return {"articles": [], "next": None}
    rows = read.execute(*query(conditions, before, limit + 1)).fetchall()
    cards = [orjson.Fragment(card) for _, card in rows[:limit]]
    return {"articles": cards, "next": rows[limit - 1][0] if len(rows) > limit else None}


def query(conditions: list[_Condition], before: int | None, limit: int) -> tuple[str, list[object]]:
    """The query: enumerates the most selective filter and tests the others for each article.

    `CROSS JOIN` fixes the join order in SQLite, so that the plan does not depend on statistics.
    """
    if not conditions:
        return "SELECT seq, card FROM articles WHERE seq < ? ORDER BY seq DESC LIMIT ?", [
            NEWEST if before is None else before,
            limit,
        ]
    first, *others = sorted(conditions, key=lambda condition: condition.articles)
    joins = "".join(f" CROSS JOIN {other.table} AS t{index} {other.by}" for index, other in enumerate(others))
    tests = "".join(f" AND t{index}.seq = f.seq AND t{index}.{other.column} = ?" for index, other in enumerate(others))
    return (
        f"SELECT f.seq, a.card FROM {first.table} AS f {first.by}{joins} CROSS JOIN articles AS a "
        f"WHERE f.{first.column} = ? AND f.seq < ?{tests} AND a.seq = f.seq ORDER BY f.seq DESC LIMIT ?",
        [first.value, NEWEST if before is None else before, *(other.value for other in others), limit],
    )


def missed(read: sqlite3.Connection, after: int) -> list[tuple[int, bytes]]:
    """The newest cards after a `seq`, at most `MAX_MISSED`, oldest first, each with its `seq`."""
    rows = read.execute(
        "SELECT seq, card FROM articles WHERE seq > ? ORDER BY seq DESC LIMIT ?", (after, MAX_MISSED)
    ).fetchall()
    return rows[::-1]


def sources(read: sqlite3.Connection, most: int = 200) -> dict[str, Any]:
    """The response of `/api/sources`."""
    rows = read.execute("SELECT source, articles FROM sources ORDER BY articles DESC LIMIT ?", (most,))
    return {"sources": [{"source": source, "articles": articles} for source, articles in rows]}


def _conditions(read: sqlite3.Connection, filters: Filters) -> list[_Condition]:
    found = []
    for entity_id in (filters.person, filters.place):
        if entity_id is not None:
            row = read.execute("SELECT articles, entity FROM entities WHERE entity_id = ?", (entity_id,)).fetchone()
            articles, entity = row or (0, -1)
            found.append(_Condition(articles, "mentions", "", "entity", entity))
    if filters.source is not None:
        row = read.execute("SELECT articles FROM sources WHERE source = ?", (filters.source,)).fetchone()
        found.append(_Condition(row[0] if row else 0, "articles", BY_SOURCE, "source", filters.source))
    if filters.kind is not None:
        row = read.execute("SELECT articles FROM kind_totals WHERE kind = ?", (filters.kind,)).fetchone()
        found.append(_Condition(row[0] if row else 0, "kinds", "", "kind", filters.kind))
    return found
