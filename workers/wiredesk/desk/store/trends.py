"""Trends: the number of articles that name each entity, by time step.

Counts are updated when an article arrives, is corrected or withdrawn, so that queries are cheap however many articles
a day has. Steps that leave a window are subtracted from its sums.
"""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from wiredesk.desk.times import MINUTE


class TrendWindow(NamedTuple):
    """A time window in equal steps."""

    name: str
    width: int
    """Milliseconds of a step."""
    steps: int


TREND_WINDOWS = (TrendWindow("hour", 5 * MINUTE, 12), TrendWindow("day", 60 * MINUTE, 24))


def count(write: sqlite3.Connection, entities: Sequence[int], time: int, now: int) -> None:
    """Count an article for each of its entities; times in milliseconds since 1970."""
    for window in TREND_WINDOWS:
        step = time // window.width
        if step < first_step(window, now):
            continue
        write.executemany(
            "INSERT INTO steps (width, step, entity, articles) VALUES (?, ?, ?, 1) "
            "ON CONFLICT (width, step, entity) DO UPDATE SET articles = articles + 1",
            [(window.width, step, entity) for entity in entities],
        )
        write.executemany(
            "INSERT INTO trending (width, entity, articles) VALUES (?, ?, 1) "
            "ON CONFLICT (width, entity) DO UPDATE SET articles = articles + 1",
            [(window.width, entity) for entity in entities],
        )


def subtract(write: sqlite3.Connection, entities: Sequence[int], time: int) -> None:
    """Undo `count`, except for steps that have expired."""
    for window in TREND_WINDOWS:
        for entity in entities:
            counted = write.execute(
                "UPDATE steps SET articles = articles - 1 WHERE width = ? AND step = ? AND entity = ?",
                (window.width, time // window.width, entity),
            )
            if counted.rowcount:
                _subtract_sum(write, window, entity, 1)


def expire(write: sqlite3.Connection, now: int) -> list[int]:
    """Subtract expired steps from the sums; returns the entities concerned."""
    gone: list[int] = []
    for window in TREND_WINDOWS:
        expired = write.execute(
            "SELECT entity, articles FROM steps WHERE width = ? AND step < ?", (window.width, first_step(window, now))
        ).fetchall()
        for entity, articles in expired:
            _subtract_sum(write, window, entity, articles)
        write.execute("DELETE FROM steps WHERE width = ? AND step < ?", (window.width, first_step(window, now)))
        gone += [entity for entity, _ in expired]
    return gone


def first_step(window: TrendWindow, now: int) -> int:
    """The oldest step of a window."""
    return now // window.width - window.steps + 1


def _subtract_sum(write: sqlite3.Connection, window: TrendWindow, entity: int, articles: int) -> None:
    write.execute(
        "UPDATE trending SET articles = articles - ? WHERE width = ? AND entity = ?", (articles, window.width, entity)
    )
    write.execute("DELETE FROM trending WHERE width = ? AND entity = ? AND articles <= 0", (window.width, entity))
