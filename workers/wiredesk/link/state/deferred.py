"""Large groups that wait to be regrouped and written.

Rebuilding one takes time proportional to its size instead of what was added. All of them are rebuilt together, at most
every `INTERVAL` seconds, and less often if that takes long.
"""

import sqlite3
from collections.abc import Iterable

LARGE = 40
"""Members of a statement or story above which it is deferred."""

INTERVAL = 5.0
"""Minimum seconds from a change of a large group to its record."""

REST = 10
"""Minimum ratio of the interval to the time that the last rebuild took."""

Key = int | str


class Deferred:
    """What waits, by kind and key.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._interval = INTERVAL

    def add(self, kind: str, keys: Iterable[Key], now: float) -> None:
        """Defer groups from now on, in seconds; those that already wait keep their time."""
        self._db.executemany("INSERT OR IGNORE INTO deferred VALUES (?, ?, ?)", ((kind, key, now) for key in keys))

    @property
    def waiting(self) -> bool:
        """True if anything is deferred."""
        return self._db.execute("SELECT 1 FROM deferred LIMIT 1").fetchone() is not None

    def due(self, now: float) -> bool:
        """True if a group has waited long enough."""
        first = self._db.execute("SELECT min(since) FROM deferred").fetchone()[0]
        return first is not None and not 0 <= now - first < self._interval

    def keys(self, kind: str) -> list[Key]:
        """All that wait of a kind."""
        return [row[0] for row in self._db.execute("SELECT key FROM deferred WHERE kind = ?", (kind,)).fetchall()]

    def take(self, kind: str) -> list[Key]:
        """The same; they no longer wait."""
        found = self.keys(kind)
        self._db.execute("DELETE FROM deferred WHERE kind = ?", (kind,))
        return found

    def rebuilt(self, seconds: float) -> None:
        """Called after all were rebuilt in this time."""
        self._interval = max(INTERVAL, REST * seconds)
