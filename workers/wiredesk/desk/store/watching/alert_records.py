"""The newest records of `news.watches` and `news.alerts`.

Alerts do not depend on their watch: one that is removed, or whose record comes later, leaves its alerts as they are.
"""

import sqlite3

from pydantic import ValidationError

from wiredesk.desk.store.cards import web_address
from wiredesk.desk.store.records import WrongRecordError, article_of, compress, what_is_wrong
from wiredesk.desk.times import SEQ_PER_MS, seq_at
from wiredesk.message import Message
from wiredesk_schemas.alerts import Alert, AlertArticle
from wiredesk_schemas.watches import Watch

ALERT_KINDS = ("watches", "alerts")
"""Topics, without prefix."""

MAX_WATCHES = 100_000
"""Watches kept; the oldest beyond are dropped."""


def put(write: sqlite3.Connection, kind: str, message: Message) -> str | None:
    """Store a record or apply its tombstone.

    Returns:
        The id of the alert that changed; None for a watch, and for an alert older than the one in the store.

    Raises:
        WrongRecordError: it is not a record of its topic.
    """
    key, time = article_of(message), message.timestamp or 0
    if message.value is None:
        table, column = ("watches", "watch_id") if kind == "watches" else ("alerts", "alert_id")
        write.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
        return key if kind == "alerts" else None
    try:
        if kind == "watches":
            _put_watch(write, key, time, Watch.from_json(message.value))
            return None
        return _put_alert(write, key, time, Alert.from_json(message.value))
    except ValidationError as error:
        raise WrongRecordError(what_is_wrong(error)) from error


def trim(write: sqlite3.Connection, max_alerts: int) -> None:
    """Drop the oldest records beyond the limits."""
    for table, most, order in (("watches", MAX_WATCHES, "time"), ("alerts", max_alerts, "seq")):
        beyond = write.execute(f"SELECT count(*) FROM {table}").fetchone()[0] - most
        if beyond > 0:
            write.execute(
                f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} ORDER BY {order} LIMIT ?)", (beyond,)
            )


def clear(write: sqlite3.Connection) -> None:
    """Delete all records, as when their topics were recreated."""
    for table in ALERT_KINDS:
        write.execute(f"DELETE FROM {table}")


def _put_watch(write: sqlite3.Connection, key: str, time: int, watch: Watch) -> None:
    if watch.watch_id != key:
        raise WrongRecordError("field 'watch_id' differs from the key")
    write.execute(
        "INSERT OR REPLACE INTO watches (watch_id, time, value) VALUES (?, ?, ?)",
        (key, time, compress(watch.to_json())),
    )


def _put_alert(write: sqlite3.Connection, key: str, time: int, alert: Alert) -> str | None:
    if alert.alert_id != key:
        raise WrongRecordError("field 'alert_id' differs from the key")
    known = write.execute("SELECT version, raised FROM alerts WHERE alert_id = ?", (key,)).fetchone()
    if known and alert.version < known[0]:
        return None
    safe = alert.model_copy(
        update={"article": _linkable(alert.article), "articles": [_linkable(article) for article in alert.articles]}
    )
    write.execute("DELETE FROM alerts WHERE alert_id = ?", (key,))
    write.execute(
        "INSERT INTO alerts (seq, alert_id, watch_id, status, version, raised, changed, value) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _free_seq(write, seq_at(time)),
            key,
            alert.watch_id,
            alert.status,
            min(alert.version, 1 << 62),
            min(known[1], time) if known else time,
            time,
            compress(safe.to_json()),
        ),
    )
    return key


def _linkable(article: AlertArticle) -> AlertArticle:
    return article.model_copy(update={"url": web_address(article.url)})


def _free_seq(write: sqlite3.Connection, preferred: int) -> int:
    """A free `seq` at or soon after `preferred`."""
    while write.execute("SELECT 1 FROM alerts WHERE seq = ?", (preferred,)).fetchone():
        reach = preferred + 1000 * SEQ_PER_MS
        row = write.execute("SELECT max(seq) FROM alerts WHERE seq >= ? AND seq < ?", (preferred, reach)).fetchone()
        preferred = row[0] + 1
    return preferred
