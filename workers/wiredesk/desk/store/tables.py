"""The desk's tables: one SQLite file, recreated if it is of another version.

Everything in it comes from the topics, so recreating it loses nothing.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from wiredesk.desk.store.faults import store_fault
from wiredesk.errors import ConfigurationError

APPLICATION = 0x57_69_72_65
"""SQLite's `application_id`, which marks a file of the desk: no other file is deleted or written to."""

VERSION = 6
"""Increased whenever a table or its content changes."""

TEXTS = """
-- Full text by `seq`; `facets` holds a token for everything that an article can be filtered by (fulltext.py).
CREATE VIRTUAL TABLE texts USING fts5(
    title, text, quotes, facets, tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);
"""

TABLES = """
-- The offset to resume at, by full topic name.
CREATE TABLE offsets (
    topic TEXT, partition INTEGER, next INTEGER NOT NULL, PRIMARY KEY (topic, partition)
) WITHOUT ROWID;

-- `writer`: token of the current writer; `origin`: cluster and topic prefix; `links`, `alerts`: ids of further topics;
-- `filled`: read to the end once.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The newest record of each kind of each article: the one shown, and one that waits for its counterparts.
CREATE TABLE records (
    article_id TEXT, kind TEXT, shown INTEGER,
    time INTEGER NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL,
    revision INTEGER NOT NULL, modified_at TEXT, published_at TEXT,
    content_hash TEXT NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (article_id, kind, shown)
);
CREATE INDEX records_by_offset ON records (kind, partition, shown, offset);

-- Tombstones with the time of the raw record that withdrew the article: older records are ignored.
CREATE TABLE withdrawn (article_id TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX withdrawn_by_time ON withdrawn (time);

-- Cards of withdrawn articles, with nothing but their headline and times.
CREATE TABLE withdrawn_cards (seq INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, card BLOB NOT NULL);

-- Articles that a kill notice names; what a notice may call an article; and what the notices say, as JSON.
CREATE TABLE killed (article_id TEXT PRIMARY KEY, time INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE called (
    key TEXT, article_id TEXT, name TEXT, senders BLOB NOT NULL, came REAL NOT NULL, PRIMARY KEY (key, article_id, name)
) WITHOUT ROWID;
CREATE INDEX names_of_article ON called (article_id);
CREATE TABLE kills (article_id TEXT PRIMARY KEY, came REAL NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;

-- `grp`: the card of the river that the article belongs to (groups.py); `head`: 1 for the article that the card shows;
-- `copied`: 1 if the article that it copies is here too. The card is last: it is long, and most queries stop before it.
CREATE TABLE articles (
    seq INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE,
    grp TEXT NOT NULL, head INTEGER NOT NULL DEFAULT 1, copied INTEGER NOT NULL DEFAULT 0,
    source INTEGER, language INTEGER, section INTEGER, published INTEGER, agency TEXT,
    digest BLOB NOT NULL, card BLOB NOT NULL
);
CREATE INDEX articles_by_group ON articles (grp, copied, seq DESC);
CREATE INDEX river ON articles (seq) WHERE head = 1;
CREATE INDEX articles_by_time ON articles (published);

-- Values of `source`, `language` and `section`, with the number of articles.
CREATE TABLE labels (
    label INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL, UNIQUE (kind, value)
);
CREATE INDEX labels_by_articles ON labels (kind, articles);

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

-- The quotes of each article: `quote` is its `seq` times 128 plus the quote's index in its record.
CREATE TABLE quotes (
    quote INTEGER PRIMARY KEY, kind TEXT NOT NULL, speaker INTEGER, confidence REAL NOT NULL
);
CREATE INDEX quotes_by_speaker ON quotes (speaker, quote);

-- The entities that are named inside each quote.
CREATE TABLE quote_about (quote INTEGER, entity INTEGER, PRIMARY KEY (quote, entity)) WITHOUT ROWID;

-- The newest record of each key of the topics that link articles; `time` is that of the record in Kafka.
CREATE TABLE copies (
    article_id TEXT PRIMARY KEY, time INTEGER NOT NULL, original_id TEXT, relation TEXT, agency TEXT
);
CREATE INDEX copies_of ON copies (original_id);
CREATE TABLE statements (
    statement_id TEXT PRIMARY KEY, time INTEGER NOT NULL, repeats INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE TABLE statement_quotes (
    article_id TEXT, quote_id TEXT, statement_id TEXT, PRIMARY KEY (article_id, quote_id, statement_id)
) WITHOUT ROWID;
CREATE INDEX quotes_of_statement ON statement_quotes (statement_id);
CREATE TABLE stories (story_id TEXT PRIMARY KEY, time INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE story_articles (article_id TEXT, story_id TEXT, PRIMARY KEY (article_id, story_id)) WITHOUT ROWID;
CREATE INDEX articles_of_story ON story_articles (story_id);
CREATE TABLE people (person_id TEXT PRIMARY KEY, time INTEGER NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL);
CREATE TABLE person_entities (entity_id TEXT, person_id TEXT, PRIMARY KEY (entity_id, person_id)) WITHOUT ROWID;
CREATE INDEX entities_of_person ON person_entities (person_id);
CREATE INDEX copies_by_time ON copies (time);
CREATE INDEX statements_by_time ON statements (time);
CREATE INDEX stories_by_time ON stories (time);
CREATE INDEX people_by_time ON people (time);

-- The newest record of each watch, and of each alert; `seq` is the time of its newest version, as of an article.
CREATE TABLE watches (watch_id TEXT PRIMARY KEY, time INTEGER NOT NULL, value BLOB NOT NULL);
CREATE TABLE alerts (
    seq INTEGER PRIMARY KEY, alert_id TEXT NOT NULL UNIQUE, watch_id TEXT NOT NULL, status TEXT NOT NULL,
    version INTEGER NOT NULL, raised INTEGER NOT NULL, changed INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE INDEX alerts_of_watch ON alerts (watch_id, seq, status);

-- Number of articles per entity and time step, and the sum over the current steps.
CREATE TABLE steps (
    width INTEGER, step INTEGER, entity INTEGER, articles INTEGER NOT NULL, PRIMARY KEY (width, step, entity)
) WITHOUT ROWID;
CREATE TABLE trending (
    width INTEGER, entity INTEGER, articles INTEGER NOT NULL, PRIMARY KEY (width, entity)
) WITHOUT ROWID;
CREATE INDEX trending_by_articles ON trending (width, articles);
CREATE INDEX trending_by_entity ON trending (entity);

-- Throughput per minute since 1970: `article` or `letter`.
CREATE TABLE minutes (what TEXT, minute INTEGER, passed INTEGER NOT NULL, PRIMARY KEY (what, minute)) WITHOUT ROWID;
"""

CACHE_KIB = 4_096
"""Page cache of each of the five connections; the system caches the rest."""

LOCK_TIMEOUT = 10.0
"""Seconds to wait for another connection's write, which takes milliseconds."""


def open_for_writing(path: Path) -> sqlite3.Connection:
    """The file with its tables, created if missing or of another version.

    Raises:
        ConfigurationError: the file is not a desk store, is damaged, or is not writable.
    """
    try:
        if path.exists() and path.stat().st_size and _version(path) != VERSION:
            delete(path)
        connection = _connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a lost last transaction is read again from Kafka
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            connection.executescript(
                f"BEGIN; {TABLES} {TEXTS} PRAGMA application_id = {APPLICATION}; "
                f"PRAGMA user_version = {VERSION}; COMMIT;"
            )
    except (sqlite3.Error, OSError) as error:
        fault = store_fault(path, error)
        raise fault if isinstance(fault, ConfigurationError) else ConfigurationError(str(fault)) from error
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection to the file."""
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def delete(path: Path) -> None:
    """Delete the file and SQLite's files beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    # Each connection is used by one thread; only closing may happen in another.
    connection = sqlite3.connect(path, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        application: int = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        raise ConfigurationError(
            f"WIREDESK_DESK_FILE={path} is not a desk store: set it to another file; this one is left unchanged"
        )
    return version
