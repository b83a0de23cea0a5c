"""The desk's tables: one file of SQLite, made anew where it is of another version.

Everything in it comes from the topics, so nothing is lost by making it anew.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from wiredesk.desk.store.faults import store_fault
from wiredesk.errors import ConfigurationError

APPLICATION = 0x57_69_72_65
"""SQLite's `application_id`, by which we know a file of ours: no other is ever deleted or written to."""

VERSION = 1
"""Counted up whenever a table, or what is written into one, changes."""

TABLES = """
-- Where to go on reading, by full name of the topic.
CREATE TABLE offsets (
    topic TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

-- `writer`: who writes here; `origin`: whose topics these are; `filled`: the topics were once read to their end.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The newest record of each kind of each article: shown, and besides it one that waits for its companions.
CREATE TABLE records (
    article_id TEXT, kind TEXT, shown INTEGER,
    time INTEGER NOT NULL, partition INTEGER NOT NULL, place INTEGER NOT NULL,
    revision INTEGER NOT NULL, modified_at TEXT, published_at TEXT,
    content_hash TEXT NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (article_id, kind, shown)
);
CREATE INDEX records_by_place ON records (kind, partition, shown, place);

-- Tombstones, and the time of the raw record that withdrew the article: what is older came late.
CREATE TABLE withdrawn (article_id TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX withdrawn_by_time ON withdrawn (time);

CREATE TABLE articles (
    seq INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, source TEXT, digest BLOB NOT NULL, card BLOB NOT NULL
);
CREATE INDEX articles_by_source ON articles (source, seq);

CREATE TABLE sources (source TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sources_by_articles ON sources (articles);

-- Which kinds of quote an article has, and how many articles have each.
CREATE TABLE kinds (kind TEXT, seq INTEGER, PRIMARY KEY (kind, seq)) WITHOUT ROWID;
CREATE TABLE kind_totals (kind TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE entities (
    entity INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0, quotes INTEGER NOT NULL DEFAULT 0,
    country TEXT, latitude REAL, longitude REAL
);
CREATE INDEX entities_by_type ON entities (type, articles);
CREATE INDEX entities_by_articles ON entities (articles);

CREATE TABLE names (word TEXT, entity INTEGER, PRIMARY KEY (word, entity)) WITHOUT ROWID;
CREATE INDEX names_of_entity ON names (entity, word);

CREATE TABLE mentions (entity INTEGER, seq INTEGER, PRIMARY KEY (entity, seq)) WITHOUT ROWID;
CREATE INDEX mentions_in_article ON mentions (seq);

-- Quotes by speaker; `number` is the quote's place in its record.
CREATE TABLE said (speaker INTEGER, seq INTEGER, number INTEGER, PRIMARY KEY (speaker, seq, number)) WITHOUT ROWID;
CREATE INDEX said_in_article ON said (seq);

-- In how many articles of a step of time an entity was named, and the sum over the steps that count.
CREATE TABLE steps (
    width INTEGER, step INTEGER, entity INTEGER, articles INTEGER NOT NULL, PRIMARY KEY (width, step, entity)
) WITHOUT ROWID;
CREATE TABLE trending (
    width INTEGER, entity INTEGER, articles INTEGER NOT NULL, PRIMARY KEY (width, entity)
) WITHOUT ROWID;
CREATE INDEX trending_by_articles ON trending (width, articles);
CREATE INDEX trending_by_entity ON trending (entity);

-- What passed in each minute since 1970: `article` or `letter`.
CREATE TABLE minutes (what TEXT, minute INTEGER, passed INTEGER NOT NULL, PRIMARY KEY (what, minute)) WITHOUT ROWID;
"""

CACHE_KIB = 4_096
"""Memory of one connection for pages of the file. Five have one; what does not fit is in the system's own."""

PATIENCE = 10.0
"""Seconds to wait for another connection's write, which takes milliseconds."""


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The file with its tables, made where it is missing or of another version.

    Raises:
        ConfigurationError: the file is none of ours, is damaged, or cannot be written.
    """
    try:
        if path.exists() and path.stat().st_size and _version(path) != VERSION:
            delete(path)
        connection = _connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a lost last transaction is read again from Kafka
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            connection.executescript(
                f"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
            )
    except (sqlite3.Error, OSError) as error:
        fault = store_fault(path, error)
        raise fault if isinstance(fault, ConfigurationError) else ConfigurationError(str(fault)) from error
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Another connection to the file, which sees each transaction as a whole and writes nothing."""
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def delete(path: Path) -> None:
    """Remove the file and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    # Each connection is used by one thread alone; only closing may come from another.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise ConfigurationError(
            f"WIREDESK_DESK_FILE={path} is no store of the desk's: name another file, this one is left as it is"
        )
    return version
