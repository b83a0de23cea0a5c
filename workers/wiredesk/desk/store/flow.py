"""How much passes: articles in each of the last minutes, and the letters of those that could not be processed."""

import sqlite3
from typing import Any, Literal

from wiredesk.desk.times import MINUTE

MINUTES = 60

What = Literal["article", "letter"]


def count(write: sqlite3.Connection, what: What, time: int) -> None:
    """Count one that passed at that time, in milliseconds since 1970."""
    write.execute(
        "INSERT INTO minutes (what, minute, passed) VALUES (?, ?, 1) "
        "ON CONFLICT (what, minute) DO UPDATE SET passed = passed + 1",
        (what, time // MINUTE),
    )


def fall_out(write: sqlite3.Connection, now: int) -> None:
    """Drop the minutes that no answer tells of any more."""
    for what in ("article", "letter"):
        write.execute("DELETE FROM minutes WHERE what = ? AND minute < ?", (what, _first(now)))


def passed(read: sqlite3.Connection, now: int) -> dict[str, Any]:
    """`per_minute` and `dead_last_hour` of the answer to `/api/flow`."""
    per_minute, letters = [0] * MINUTES, 0
    rows = read.execute(
        "SELECT what, minute, passed FROM minutes WHERE what IN ('article', 'letter') AND minute BETWEEN ? AND ?",
        (_first(now), _first(now) + MINUTES - 1),
    )
    for what, minute, number in rows:
        if what == "article":
            per_minute[minute - _first(now)] = number
        else:
            letters += number
    return {"per_minute": per_minute, "dead_last_hour": letters}


def _first(now: int) -> int:
    return now // MINUTE - MINUTES + 1
