"""The tables of the state."""

from wiredesk.state_tables import StateTables

VERSION = 5
"""Increases with every change of the tables. An older state is dropped and rebuilt from the topics."""

TABLES = StateTables(
    VERSION,
    """
CREATE TABLE watches (watch_id TEXT PRIMARY KEY, value BLOB NOT NULL, since REAL) WITHOUT ROWID;
CREATE TABLE people (person_id TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE parts (
  article_id TEXT, kind TEXT, revision INTEGER, modified_at TEXT, published_at TEXT, hash TEXT, came REAL,
  gone INTEGER NOT NULL, value BLOB, PRIMARY KEY (article_id, kind)
) WITHOUT ROWID;
CREATE INDEX parts_came ON parts (came);
CREATE TABLE waiting (article_id TEXT PRIMARY KEY, since REAL) WITHOUT ROWID;
CREATE TABLE stories (story_id TEXT PRIMARY KEY, newsrooms INTEGER, total INTEGER, articles BLOB, touched REAL)
  WITHOUT ROWID;
CREATE INDEX stories_touched ON stories (touched);
CREATE TABLE story_of (article_id TEXT PRIMARY KEY, story_id TEXT, copy_of TEXT) WITHOUT ROWID;
CREATE INDEX story_of_story ON story_of (story_id);
CREATE TABLE matches (
  watch_id TEXT, article_id TEXT, alert_id TEXT, hold_until REAL, stale INTEGER NOT NULL, first_came REAL,
  withdrawn REAL, copy_of TEXT, time REAL, article BLOB NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (watch_id, article_id)
) WITHOUT ROWID;
CREATE INDEX matches_article ON matches (article_id);
CREATE INDEX matches_alert ON matches (alert_id);
CREATE INDEX matches_stale ON matches (stale) WHERE stale;
CREATE TABLE names (
  key TEXT, article_id TEXT, name TEXT, senders BLOB, came REAL, PRIMARY KEY (key, article_id, name)
) WITHOUT ROWID;
CREATE INDEX names_came ON names (came);
CREATE TABLE kills (article_id TEXT PRIMARY KEY, came REAL, value BLOB) WITHOUT ROWID;
CREATE TABLE alerts (
  alert_id TEXT PRIMARY KEY, watch_id TEXT, story_id TEXT, merged_into TEXT, version INTEGER NOT NULL, status TEXT,
  digest BLOB, article BLOB, touched REAL, stale INTEGER NOT NULL,
  raised_by TEXT, written REAL
) WITHOUT ROWID;
CREATE INDEX alerts_story ON alerts (watch_id, story_id);
CREATE INDEX alerts_raised_by ON alerts (raised_by);
CREATE INDEX alerts_by_story ON alerts (story_id);
CREATE INDEX alerts_stale ON alerts (stale, written) WHERE stale;
""",
)
