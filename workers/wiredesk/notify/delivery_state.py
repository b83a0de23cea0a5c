"""Deliveries in a SQLite file: pending, delivered and given up."""

import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from wiredesk.message import Message
from wiredesk.notify.payload import message_id
from wiredesk.notify.retries import delay
from wiredesk.state_tables import StateTables
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch, WatchAddress

VERSION = 2
"""Increases with every change of the tables. An older file is emptied, and alerts of the last hours are sent again."""

TABLES = StateTables(
    VERSION,
    """
CREATE TABLE watches (watch_id TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE inbox (
  num INTEGER PRIMARY KEY AUTOINCREMENT, since REAL NOT NULL, replayed INTEGER NOT NULL, topic TEXT, key BLOB,
  value BLOB, headers BLOB, timestamp INTEGER, partition INTEGER, offset INTEGER
);
CREATE TABLE deliveries (
  num INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, address TEXT NOT NULL, secret TEXT,
  watch_id TEXT NOT NULL, alert_id TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL, next_at REAL NOT NULL, since REAL NOT NULL,
  value BLOB, topic TEXT, headers BLOB, timestamp INTEGER, partition INTEGER, offset INTEGER,
  UNIQUE (message_id, address)
);
CREATE INDEX deliveries_due ON deliveries (address, next_at) WHERE state = 'pending';
CREATE INDEX deliveries_watch ON deliveries (watch_id) WHERE state = 'pending';
CREATE INDEX deliveries_dead ON deliveries (state) WHERE state = 'dead';
CREATE INDEX deliveries_alert ON deliveries (address, alert_id) WHERE state = 'pending';
CREATE INDEX deliveries_since ON deliveries (since);
CREATE TABLE attempts (address TEXT, at REAL);
CREATE INDEX attempts_address ON attempts (address, at);
""",
)

WAIT_FOR_WATCH = 60.0
"""Seconds that an alert waits for a watch that is not yet known, since topics are read in any order."""

MINUTE = 60.0

MAX_IN_FLIGHT = 10
"""Deliveries in flight to one address: a receiver that never answers takes no more from the others."""

_PENDING_ADDRESSES = """
WITH RECURSIVE pending (address) AS (
  SELECT min(address) FROM deliveries WHERE state = 'pending'
  UNION ALL
  SELECT (SELECT min(address) FROM deliveries WHERE state = 'pending' AND address > pending.address) FROM pending
  WHERE pending.address IS NOT NULL
)
SELECT address FROM pending WHERE address IS NOT NULL
"""
"""One step through an index for each address, however many deliveries wait for it."""

_DUE_AT = """
SELECT next_at, num, message_id, address, secret, attempts, since, value, topic, headers, timestamp, partition, offset
FROM deliveries AS here WHERE state = 'pending' AND address = ? AND next_at <= ? AND NOT EXISTS (
  SELECT 1 FROM deliveries AS before WHERE before.state = 'pending' AND before.address = here.address
  AND before.alert_id = here.alert_id AND before.num < here.num
)
"""

_FIRST = "ORDER BY next_at, num LIMIT ?"


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """A delivery that is due."""

    num: int
    message_id: str
    address: str
    secret: str | None
    attempts: int
    since: float
    """When it was first due, in seconds since 1970."""
    alert: Alert
    cause: Message
    """The alert record."""


class DeliveryState:
    """The deliveries and their state.

    Args:
        path: the file; None for an in-memory database.
        per_minute: attempts per address and minute.
        patience: seconds after which a delivery is given up.
        rng: random generator for the jitter.
    """

    def __init__(self, path: Path | None, per_minute: int, patience: float, rng: random.Random | None = None) -> None:
        self.db: sqlite3.Connection = TABLES.open(path)
        self._per_minute, self._patience, self._rng = per_minute, patience, rng or random.Random()
        self.watches = {
            watch_id: Watch.from_json(value)
            for watch_id, value in self.db.execute("SELECT watch_id, value FROM watches")
        }

    def empty(self) -> None:
        """Drop all tables and create them again."""
        TABLES.empty(self.db)
        self.watches = {}

    def put_watch(self, watch: Watch) -> None:
        """Store a watch."""
        self.db.execute("REPLACE INTO watches VALUES (?, ?)", (watch.watch_id, watch.to_json()))
        self.watches[watch.watch_id] = watch

    def remove_watch(self, watch_id: str) -> None:
        """Delete a watch and its pending deliveries."""
        self.db.execute("DELETE FROM watches WHERE watch_id = ?", (watch_id,))
        self.db.execute("DELETE FROM deliveries WHERE watch_id = ? AND state = 'pending'", (watch_id,))
        self.watches.pop(watch_id, None)

    def put_alert(self, message: Message, now: float, replayed: bool) -> None:
        """Store a record of `news.alerts`; `settle` looks up its receivers.

        Args:
            message: the record.
            now: seconds since 1970.
            replayed: whether it was replayed by hand; deliveries that were given up are then tried again.
        """
        self.db.execute(
            "INSERT INTO inbox (since, replayed, topic, key, value, headers, timestamp, partition, offset) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                now,
                replayed,
                message.topic,
                message.key,
                message.value,
                _packed(message),
                message.timestamp,
                message.partition,
                message.offset,
            ),
        )

    def settle(self, now: float) -> int:
        """Create the deliveries of newly stored alerts; return how many."""
        added = 0
        for num, since, replayed, *fields in self.db.execute("SELECT * FROM inbox ORDER BY num").fetchall():
            topic, key, value, headers, timestamp, partition, offset = fields
            watch = self.watches.get(orjson.loads(value)["watch_id"])
            if watch is None and now - since < WAIT_FOR_WATCH:
                continue
            self.db.execute("DELETE FROM inbox WHERE num = ?", (num,))
            if watch is None or not watch.deliver_to:
                continue
            alert = Alert.from_json(value)
            if not _is_sent(alert, watch):
                continue
            message = Message(topic, key, value, _unpacked(headers), timestamp, partition, offset)
            for address in watch.deliver_to:
                added += self._add(alert, address, message, now, bool(replayed))
        return added

    def _add(self, alert: Alert, address: WatchAddress, message: Message, now: float, replayed: bool) -> int:
        fields = (
            address.secret,
            alert.alert_id,
            now,
            now,
            message.value,
            message.topic,
            _packed(message),
            message.timestamp,
            message.partition,
            message.offset,
        )
        known = self.db.execute(
            "SELECT num, state FROM deliveries WHERE message_id = ? AND address = ?", (message_id(alert), address.url)
        ).fetchone()
        if known is None:
            self.db.execute(
                "INSERT INTO deliveries (message_id, address, watch_id, secret, alert_id, state, attempts, next_at, "
                "since, value, topic, headers, timestamp, partition, offset) "
                "VALUES (?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?, ?, ?, ?, ?, ?)",
                (message_id(alert), address.url, alert.watch_id, *fields),
            )
            return 1
        if replayed and known[1] == "dead":
            self.db.execute(
                "UPDATE deliveries SET state = 'pending', attempts = 0, secret = ?, alert_id = ?, next_at = ?, "
                "since = ?, value = ?, topic = ?, headers = ?, timestamp = ?, partition = ?, offset = ? WHERE num = ?",
                (*fields, known[0]),
            )
            return 1
        return 0

    def due(self, now: float, most: int, busy: Sequence[int] = ()) -> list[DueDelivery]:
        """The due deliveries, oldest first.

        Only the oldest pending version of an alert is sent to an address, and the rate per address and the deliveries
        in flight to it are limited. Each returned delivery counts as an attempt.

        Args:
            now: seconds since 1970.
            most: the maximum number to return.
            busy: the numbers of deliveries in flight.
        """
        self.db.execute("DELETE FROM attempts WHERE at <= ?", (now - MINUTE,))
        used = dict(self.db.execute("SELECT address, count(*) FROM attempts GROUP BY address").fetchall())
        marks = ",".join("?" * len(busy))
        in_flight = Counter(
            row[0] for row in self.db.execute(f"SELECT address FROM deliveries WHERE num IN ({marks})", busy)
        )
        rows: list[tuple[Any, ...]] = []
        for (address,) in self.db.execute(_PENDING_ADDRESSES).fetchall():
            free = min(most, self._per_minute - used.get(address, 0), MAX_IN_FLIGHT - in_flight[address])
            if free > 0:
                rows += self.db.execute(f"{_DUE_AT} AND num NOT IN ({marks}) {_FIRST}", (address, now, *busy, free))
        rows.sort(key=lambda row: (row[0], row[1]))
        found = [_due_delivery(*row[1:]) for row in rows[:most]]
        attempts = [(delivery.address, now) for delivery in found]
        self.db.executemany("INSERT INTO attempts VALUES (?, ?)", attempts)
        return found

    def delivered(self, delivery: DueDelivery) -> None:
        """Mark a delivery as delivered."""
        self.db.execute(
            "UPDATE deliveries SET state = 'delivered', value = NULL, headers = NULL WHERE num = ?", (delivery.num,)
        )

    def failed(self, delivery: DueDelivery, now: float, final: bool, asked: float | None) -> bool:
        """Record a failed attempt; return True if the delivery is given up.

        Args:
            delivery: the delivery.
            now: seconds since 1970.
            final: whether no further attempt can succeed.
            asked: the delay that the receiver asks for, in seconds.
        """
        attempts = delivery.attempts + 1
        next_at = now + delay(attempts, self._rng, asked)
        given_up = final or next_at - delivery.since > self._patience
        self.db.execute(
            "UPDATE deliveries SET state = ?, attempts = ?, next_at = ? WHERE num = ?",
            ("dead" if given_up else "pending", attempts, next_at, delivery.num),
        )
        if given_up:
            self.db.execute("UPDATE deliveries SET value = NULL, headers = NULL WHERE num = ?", (delivery.num,))
        return given_up

    def counts(self) -> tuple[int, int]:
        """The numbers of pending deliveries and of deliveries given up."""
        counted = (
            "SELECT (SELECT count(*) FROM deliveries WHERE state = 'pending') + (SELECT count(*) FROM inbox), "
            "(SELECT count(*) FROM deliveries WHERE state = 'dead')"
        )
        pending, dead = self.db.execute(counted).fetchone()
        return int(pending), int(dead)

    def expire(self, before: float) -> None:
        """Delete what was delivered or given up before a time, in seconds since 1970."""
        self.db.execute("DELETE FROM deliveries WHERE state != 'pending' AND since < ?", (before,))


def _due_delivery(
    num: int,
    key: str,
    address: str,
    secret: str | None,
    attempts: int,
    since: float,
    value: bytes,
    topic: str,
    headers: bytes,
    timestamp: int | None,
    partition: int | None,
    offset: int | None,
) -> DueDelivery:
    alert = Alert.from_json(value)
    cause = Message(topic, alert.alert_id.encode(), value, _unpacked(headers), timestamp, partition, offset)
    return DueDelivery(num, key, address, secret, attempts, since, alert, cause)


def _is_sent(alert: Alert, watch: Watch) -> bool:
    return watch.deliver_updates or alert.status in ("open", "retracted")


def _packed(message: Message) -> bytes:
    pairs = [[name, None if value is None else value.decode("latin-1")] for name, value in message.headers]
    return orjson.dumps(pairs)


def _unpacked(packed: bytes) -> tuple[tuple[str, bytes | None], ...]:
    return tuple((name, None if value is None else value.encode("latin-1")) for name, value in orjson.loads(packed))
