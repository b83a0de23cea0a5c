"""Saved watches, and what is needed to change them."""

import sqlite3
from typing import Any

import orjson

from wiredesk.desk.store.records import decompressed
from wiredesk.desk.times import iso_utc
from wiredesk.watch.saved_watches import made_id, unused_id
from wiredesk_schemas.watches import Watch


def watches(read: sqlite3.Connection, after: str | None, limit: int) -> tuple[list[dict[str, Any]], int, str | None]:
    """Watches after an id, how many there are in all, and the value of `after` for the next page."""
    rows = read.execute(
        "SELECT watch_id, time, value FROM watches WHERE watch_id > ? ORDER BY watch_id LIMIT ?",
        (after or "", limit + 1),
    ).fetchall()
    total: int = read.execute("SELECT count(*) FROM watches").fetchone()[0]
    page = rows[:limit]
    return [_shown(read, *row) for row in page], total, page[-1][0] if len(rows) > limit else None


def watch(read: sqlite3.Connection, watch_id: str) -> dict[str, Any] | None:
    """One watch, or None if the store has none with this id."""
    row = read.execute("SELECT watch_id, time, value FROM watches WHERE watch_id = ?", (watch_id,)).fetchone()
    return _shown(read, *row) if row else None


def saved(read: sqlite3.Connection, watch_id: str) -> tuple[Watch, str] | None:
    """The record of a watch with all its addresses, and its etag."""
    row = read.execute("SELECT time, value FROM watches WHERE watch_id = ?", (watch_id,)).fetchone()
    return (Watch.from_json(decompressed(row[1])), etag_of(row[0])) if row else None


def id_for(read: sqlite3.Connection, name: str) -> str:
    """The id for a new watch of this name.

    Raises:
        InvalidWatchError: the name has no letter or digit.
    """
    return unused_id(made_id(name), lambda watch_id: _left_alerts(read, watch_id))


def _left_alerts(read: sqlite3.Connection, watch_id: str) -> bool:
    """True if no watch has this id, and alerts of a removed one have it."""
    row = read.execute(
        "SELECT 1 FROM alerts WHERE watch_id = ?1 AND NOT EXISTS (SELECT 1 FROM watches WHERE watch_id = ?1) LIMIT 1",
        (watch_id,),
    ).fetchone()
    return row is not None


def etag_of(time: int) -> str:
    """What tells two versions of a watch apart."""
    return f'"{time}"'


def _shown(read: sqlite3.Connection, watch_id: str, time: int, value: bytes) -> dict[str, Any]:
    """A watch as its record, besides the desk's own fields; the addresses are still whole."""
    record: dict[str, Any] = orjson.loads(decompressed(value))
    last: int | None = read.execute("SELECT max(changed) FROM alerts WHERE watch_id = ?", (watch_id,)).fetchone()[0]
    count: int = read.execute(
        "SELECT count(*) FROM alerts WHERE watch_id = ? AND status IN ('open', 'updated')", (watch_id,)
    ).fetchone()[0]
    return {
        **record,
        "saved_at": iso_utc(time),
        "etag": etag_of(time),
        "alerts": count,
        "last_alert_at": iso_utc(last) if last is not None else None,
    }
