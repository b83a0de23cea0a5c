"""Trends: entities in the articles of the last hour and day, rising ones before merely frequent ones."""

import sqlite3
from math import sqrt
from typing import Any

from wiredesk.desk.queries.people import person_of
from wiredesk.desk.store.trends import TREND_WINDOWS, TrendWindow, first_step

SHOWN = 20

CANDIDATES, LOOKED_AT = 100, 2_000
"""Names that are compared, and names among which those of the wanted types are looked for, the most named first."""

TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "EVENT", "PRODUCT", "WORK", "MISC")
"""Types that trend unless one is chosen: nationalities are in every other article and are no news."""

MIN_RISING, MIN_SCORE = 3, 2.0
"""A name rises if at least this many recent articles name it, and these are this many standard deviations of a Poisson
distribution above the number expected from the time before."""

RECENT = 4
"""The last quarter of the day is compared with the three before; the last hour with the rest of the day."""


def trends(read: sqlite3.Connection, now: int, kind: str | None = None) -> dict[str, Any]:
    """The response of `/api/trends`.

    Args:
        read: the store.
        now: milliseconds since 1970.
        kind: a type of entity; None for `TYPES`.
    """
    hour, day = TREND_WINDOWS
    types = (kind,) if kind else TYPES
    rows = {entity: row for window in (hour, day) for entity, *row in _candidates(read, window, types)}
    series = {window.name: {entity: _series(read, window, entity, now) for entity in rows} for window in (hour, day)}
    found: dict[str, dict[str, dict[str, Any]]] = {"hour": {}, "day": {}}
    for entity, (entity_id, of, name) in rows.items():
        person_id, name = person_of(read, entity_id) or (entity_id, name)
        for window in (hour, day):
            steps = series[window.name][entity]
            blank = {"entity_id": person_id, "type": of, "name": name, "series": [0] * window.steps}
            trend = found[window.name].setdefault(person_id, blank)
            trend["series"] = [a + b for a, b in zip(trend["series"], steps, strict=True)]
    for key, trend in found["hour"].items():
        rest = sum(found["day"][key]["series"]) - sum(trend["series"])
        _judge(trend, sum(trend["series"]), max(0, rest) / (day.steps - 1))
    for trend in found["day"].values():
        recent = sum(trend["series"][-(day.steps // RECENT) :])
        _judge(trend, recent, (sum(trend["series"]) - recent) / (RECENT - 1))
    return {name: _top(list(named.values())) for name, named in found.items()}


def _judge(trend: dict[str, Any], recent: int, expected: float) -> None:
    score = (recent - expected) / sqrt(expected + 1)
    trend |= {
        "count": sum(trend["series"]),
        "expected": round(expected, 1),
        "rising": recent >= MIN_RISING and score >= MIN_SCORE,
        "score": score,
    }


def _top(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rising entities, steepest first, then the most frequent."""
    named = [trend for trend in found if trend["count"]]
    named.sort(
        key=lambda trend: (not trend["rising"], -trend["score"] if trend["rising"] else -trend["count"], trend["name"])
    )
    return [{key: value for key, value in trend.items() if key != "score"} for trend in named[:SHOWN]]


def _candidates(
    read: sqlite3.Connection, window: TrendWindow, types: tuple[str, ...]
) -> list[tuple[int, str, str, str]]:
    marks = ", ".join("?" * len(types))
    return read.execute(
        "SELECT entity, entity_id, type, name FROM "
        "(SELECT entity FROM trending WHERE width = ? ORDER BY articles DESC LIMIT ?) "
        f"CROSS JOIN entities USING (entity) WHERE type IN ({marks}) LIMIT ?",
        (window.width, LOOKED_AT, *types, CANDIDATES),
    ).fetchall()


def _series(read: sqlite3.Connection, window: TrendWindow, entity: int, now: int) -> list[int]:
    first = first_step(window, now)
    series = [0] * window.steps
    counted = read.execute(
        f"SELECT step, articles FROM steps WHERE width = ? AND entity = ? "
        f"AND step IN ({', '.join(str(first + index) for index in range(window.steps))})",
        (window.width, entity),
    )
    for step, articles in counted:
        series[step - first] = articles
    return series
