"""Who is in the news: in how many articles each entity was named, by steps of time.

Counted when an article comes, and taken out when it is corrected or withdrawn, so that asking costs nothing however
many articles a day has. What fell out of a stretch is taken off its sums with each step.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from wiredesk.desk.times import MINUTE


class TrendWindow(NamedTuple):
    """A stretch of time in equal steps."""

    name: str
    width: int
    """Milliseconds of a step."""
    steps: int


TREND_WINDOWS = (TrendWindow("hour", 5 * MINUTE, 12), TrendWindow("day", 60 * MINUTE, 24))

SHOWN = 20


def count(write: sqlite3.Connection, entities: Sequence[int], time: int, now: int) -> None:
    """Count an article of that time for each of its entities; times in milliseconds since 1970."""
    for stretch in TREND_WINDOWS:
        step = time // stretch.width
        if step < _first(stretch, now):
            continue
        write.executemany(
            "INSERT INTO steps (width, step, entity, articles) VALUES (?, ?, ?, 1) "
            "ON CONFLICT (width, step, entity) DO UPDATE SET articles = articles + 1",
            [(stretch.width, step, entity) for entity in entities],
        )
        write.executemany(
            "INSERT INTO trending (width, entity, articles) VALUES (?, ?, 1) "
            "ON CONFLICT (width, entity) DO UPDATE SET articles = articles + 1",
            [(stretch.width, entity) for entity in entities],
        )


def take_out(write: sqlite3.Connection, entities: Sequence[int], time: int) -> None:
    """Undo `count`, but for steps that have fallen out meanwhile."""
    for stretch in TREND_WINDOWS:
        for entity in entities:
            counted = write.execute(
                "UPDATE steps SET articles = articles - 1 WHERE width = ? AND step = ? AND entity = ?",
                (stretch.width, time // stretch.width, entity),
            )
            if counted.rowcount:
                _take_off(write, stretch, entity, 1)


def fall_out(write: sqlite3.Connection, now: int) -> list[int]:
    """Take the steps that are over off the sums; gives the entities that no longer trend."""
    gone: list[int] = []
    for stretch in TREND_WINDOWS:
        over = write.execute(
            "SELECT entity, articles FROM steps WHERE width = ? AND step < ?", (stretch.width, _first(stretch, now))
        ).fetchall()
        for entity, articles in over:
            _take_off(write, stretch, entity, articles)
        write.execute("DELETE FROM steps WHERE width = ? AND step < ?", (stretch.width, _first(stretch, now)))
        gone += [entity for entity, _ in over]
    return gone


def trends(read: sqlite3.Connection, now: int) -> dict[str, Any]:
    """The answer to `/api/trends`."""
    return {stretch.name: _most(read, stretch, now) for stretch in TREND_WINDOWS}


def _most(read: sqlite3.Connection, stretch: TrendWindow, now: int) -> list[dict[str, Any]]:
    first = _first(stretch, now)
    most = read.execute(
        "SELECT entity, entity_id, type, name FROM "
        "(SELECT entity FROM trending WHERE width = ? ORDER BY articles DESC LIMIT ?) JOIN entities USING (entity)",
        (stretch.width, SHOWN),
    ).fetchall()
    found = []
    for entity, entity_id, kind, name in most:
        series = [0] * stretch.steps
        counted = read.execute(
            f"SELECT step, articles FROM steps WHERE width = ? AND entity = ? "
            f"AND step IN ({', '.join(str(first + number) for number in range(stretch.steps))})",
            (stretch.width, entity),
        )
        for step, articles in counted:
            series[step - first] = articles
        if any(series):
            trend = {"entity_id": entity_id, "type": kind, "name": name, "count": sum(series), "series": series}
            found.append(trend)
    return sorted(found, key=lambda trend: (-trend["count"], trend["name"]))


def _first(stretch: TrendWindow, now: int) -> int:
    return now // stretch.width - stretch.steps + 1


def _take_off(write: sqlite3.Connection, stretch: TrendWindow, entity: int, articles: int) -> None:
    write.execute(
        "UPDATE trending SET articles = articles - ? WHERE width = ? AND entity = ?", (articles, stretch.width, entity)
    )
    write.execute("DELETE FROM trending WHERE width = ? AND entity = ? AND articles <= 0", (stretch.width, entity))
