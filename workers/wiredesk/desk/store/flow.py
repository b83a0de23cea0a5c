"""Throughput: articles and dead letters per minute."""

import sqlite3
from typing import Any, Literal

from wiredesk.desk.times import MINUTE

MINUTES = 60

What = Literal["article", "letter"]


def count(write: sqlite3.Connection, what: What, time: int) -> None:
    """Count one article or dead letter at `time`, in milliseconds since 1970."""
    write.execute(
        "INSERT INTO minutes (what, minute, passed) VALUES (?, ?, 1) "
        "ON CONFLICT (what, minute) DO UPDATE SET passed = passed + 1",
        (what, time // MINUTE),
    )


def expire(write: sqlite3.Connection, now: int) -> None:
    """Delete minutes that are no longer shown."""
    for what in ("article", "letter"):
        write.execute("DELETE FROM minutes WHERE what = ? AND minute < ?", (what, _first(now)))


def throughput(read: sqlite3.Connection, now: int) -> dict[str, Any]:
    """`per_minute` and `dead_last_hour` of the response of `/api/flow`."""
    per_minute, letters = [0] * MINUTES, 0
    rows = read.execute(
        "SELECT what, minute, passed FROM minutes WHERE what IN ('article', 'letter') AND minute BETWEEN ? AND ?",
        (_first(now), _first(now) + MINUTES - 1),
    )
    for what, minute, passed in rows:
        if what == "article":
            per_minute[minute - _first(now)] = passed
        else:
            letters += passed
    return {"per_minute": per_minute, "dead_last_hour": letters}


def _first(now: int) -> int:
    return now // MINUTE - MINUTES + 1
