"""The SQLite tables of a stateful role: opened, created, and dropped when their layout changes."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from wiredesk.errors import ConfigurationError

_SHARED = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE offsets (
  topic TEXT, partition INTEGER, offset INTEGER NOT NULL, PRIMARY KEY (topic, partition)
) WITHOUT ROWID;
CREATE TABLE outbox (
  num INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT, key BLOB, value BLOB, headers BLOB, timestamp INTEGER
);
"""
"""The tables that every state file has: facts by name, the offsets read so far, and records to be written."""

_SHARED_NAMES = frozenset({"about", "offsets", "outbox"})

LOCK_TIMEOUT = 30.0
"""Seconds to wait for another connection's write."""

STATEMENTS = 1024
"""Prepared statements that are kept: a query of several keys is another statement for each number of keys."""


class ForeignFileError(ConfigurationError):
    """A SQLite file that is not a state of Wiredesk, which is never changed."""


@dataclass(frozen=True, slots=True)
class StateTables:
    """The tables of a state, in addition to `about`, `offsets` and `outbox`."""

    version: int
    """A state of another version is dropped when it is opened."""
    schema: str
    """The statements that create the tables."""
    cache_kib: int = 2_000
    """Page cache; the default is SQLite's own."""
    checkpoint_pages: int = 16_384
    """Pages of 4 KiB in the write-ahead log after which they are moved into the file: once for many changes of one."""

    def open(self, path: Path | None) -> sqlite3.Connection:
        """Open the state in a file, which is created if missing, or in memory if `path` is None.

        Raises:
            ForeignFileError: the file has tables of another program.
            sqlite3.Error: it cannot be opened.
        """
        connection = sqlite3.connect(
            path if path is not None else ":memory:",
            isolation_level=None,
            timeout=LOCK_TIMEOUT,
            cached_statements=STATEMENTS,
        )
        if (names := self._names(connection)) and not names >= _SHARED_NAMES:
            connection.close()
            raise ForeignFileError(f"{path} holds tables of another program: name a file of its own")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{self.cache_kib}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA wal_autocheckpoint = {self.checkpoint_pages}")
        if connection.execute("PRAGMA user_version").fetchone()[0] != self.version:
            self.empty(connection)
        return connection

    def empty(self, connection: sqlite3.Connection) -> None:
        """Drop all tables and create them again."""
        for name in sorted(self._names(connection)):
            connection.execute(f"DROP TABLE {name}")
        connection.executescript(_SHARED + self.schema)
        connection.execute(f"PRAGMA user_version = {self.version}")

    @staticmethod
    def _names(connection: sqlite3.Connection) -> set[str]:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {name for (name,) in tables}
