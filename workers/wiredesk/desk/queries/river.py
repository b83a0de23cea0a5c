"""The river: cards, the newest first, and what it can be narrowed down to."""

import sqlite3
from typing import Any, NamedTuple

import orjson

NEWEST = 1 << 62
"""Above every `seq`."""

BY_SOURCE = "INDEXED BY articles_by_source"

MISSED = 100
"""Cards that a page which was away is sent; what is older it asks for by itself."""


class Filters(NamedTuple):
    """What articles have to have, all of it together; None asks for nothing."""

    person: str | None = None
    place: str | None = None
    source: str | None = None
    kind: str | None = None


class _Narrowing(NamedTuple):
    """One filter: how many articles it leaves, and how to follow it or to look whether an article passes."""

    articles: int
    table: str
    by: str
    """What SQLite is to look into: rows of `articles` hold a card each, so the index is far denser."""
    column: str
    value: object


def river(read: sqlite3.Connection, filters: Filters, before: int | None, limit: int) -> dict[str, Any]:
    """The answer to `/api/articles`."""
    narrowings = _narrowings(read, filters)
    if any(narrowing.articles == 0 for narrowing in narrowings):
        return {"articles": [], "next": None}
    rows = read.execute(*query(narrowings, before, limit + 1)).fetchall()
    cards = [orjson.Fragment(card) for _, card in rows[:limit]]
    return {"articles": cards, "next": rows[limit - 1][0] if len(rows) > limit else None}


def query(narrowings: list[_Narrowing], before: int | None, limit: int) -> tuple[str, list[object]]:
    """The question to SQLite: it follows the filter that leaves fewest articles, and looks up the others for each.

    The joins are written as `CROSS JOIN`, which SQLite keeps in their order, so that no plan depends on statistics.
    """
    if not narrowings:
        return "SELECT seq, card FROM articles WHERE seq < ? ORDER BY seq DESC LIMIT ?", [
            NEWEST if before is None else before,
            limit,
        ]
    first, *others = sorted(narrowings, key=lambda narrowing: narrowing.articles)
    joins = "".join(f" CROSS JOIN {each.table} AS t{number} {each.by}" for number, each in enumerate(others))
    looks = "".join(f" AND t{number}.seq = f.seq AND t{number}.{each.column} = ?" for number, each in enumerate(others))
    return (
        f"SELECT f.seq, a.card FROM {first.table} AS f {first.by}{joins} CROSS JOIN articles AS a "
        f"WHERE f.{first.column} = ? AND f.seq < ?{looks} AND a.seq = f.seq ORDER BY f.seq DESC LIMIT ?",
        [first.value, NEWEST if before is None else before, *(each.value for each in others), limit],
    )


def missed(read: sqlite3.Connection, after: int) -> list[tuple[int, bytes]]:
    """The newest cards after a `seq`, up to `MISSED`, the oldest of them first, each with its own `seq`."""
    rows = read.execute(
        "SELECT seq, card FROM articles WHERE seq > ? ORDER BY seq DESC LIMIT ?", (after, MISSED)
    ).fetchall()
    return rows[::-1]


def sources(read: sqlite3.Connection, most: int = 200) -> dict[str, Any]:
    """The answer to `/api/sources`."""
    rows = read.execute("SELECT source, articles FROM sources ORDER BY articles DESC LIMIT ?", (most,))
    return {"sources": [{"source": source, "articles": articles} for source, articles in rows]}


def _narrowings(read: sqlite3.Connection, filters: Filters) -> list[_Narrowing]:
    found = []
    for entity_id in (filters.person, filters.place):
        if entity_id is not None:
            row = read.execute("SELECT articles, entity FROM entities WHERE entity_id = ?", (entity_id,)).fetchone()
            number, entity = row or (0, -1)
            found.append(_Narrowing(number, "mentions", "", "entity", entity))
    if filters.source is not None:
        row = read.execute("SELECT articles FROM sources WHERE source = ?", (filters.source,)).fetchone()
        found.append(_Narrowing(row[0] if row else 0, "articles", BY_SOURCE, "source", filters.source))
    if filters.kind is not None:
        row = read.execute("SELECT articles FROM kind_totals WHERE kind = ?", (filters.kind,)).fetchone()
        found.append(_Narrowing(row[0] if row else 0, "kinds", "", "kind", filters.kind))
    return found
