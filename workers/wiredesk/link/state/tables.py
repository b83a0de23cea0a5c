"""The tables of the state."""

from wiredesk.state_tables import StateTables

VERSION = 37
"""Increases with every change of the tables, of the parts of articles, or of a decision. Older states are dropped."""

TABLES = StateTables(
    VERSION,
    """
CREATE TABLE parts (
  article_id TEXT, kind TEXT, revision INTEGER, modified_at TEXT, published_at TEXT, hash TEXT, came REAL, part BLOB,
  PRIMARY KEY (article_id, kind)
);
CREATE TABLE replaced (num INTEGER, kind TEXT, hash TEXT, came REAL, part BLOB, PRIMARY KEY (num, kind));
CREATE INDEX parts_withdrawn ON parts (came) WHERE part IS NULL;
CREATE TABLE articles (num INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT UNIQUE, came REAL, digest BLOB);
CREATE INDEX articles_came ON articles (came);
CREATE TABLE linked_keys (last INTEGER PRIMARY KEY, keys BLOB);
CREATE TABLE copy_edges (
  here INTEGER, there INTEGER, relation TEXT, of_here REAL, of_there REAL, PRIMARY KEY (here, there)
) WITHOUT ROWID;
CREATE TABLE originals (copy INTEGER PRIMARY KEY, original INTEGER);
CREATE INDEX originals_original ON originals (original);
CREATE TABLE story_edges (here INTEGER, there INTEGER, chance REAL, PRIMARY KEY (here, there)) WITHOUT ROWID;
CREATE TABLE stories (num INTEGER PRIMARY KEY AUTOINCREMENT, story_id TEXT UNIQUE, founder INTEGER);
CREATE TABLE story_of (article INTEGER PRIMARY KEY, story INTEGER);
CREATE INDEX story_of_story ON story_of (story);
CREATE TABLE late (article INTEGER PRIMARY KEY);
CREATE TABLE deferred (kind TEXT, key, since REAL NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE quotes (
  num INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER, place INTEGER, quote_id TEXT, entity_id TEXT, statement TEXT,
  words BLOB
);
CREATE INDEX quotes_article ON quotes (article, place);
CREATE TABLE quote_edges (here INTEGER, there INTEGER, PRIMARY KEY (here, there)) WITHOUT ROWID;
CREATE TABLE bearers (
  num INTEGER PRIMARY KEY AUTOINCREMENT, entity_id TEXT, type TEXT, known TEXT, person_id TEXT, counts BLOB, keys BLOB
);
CREATE TABLE bearer_spellings (here INTEGER, there INTEGER, PRIMARY KEY (here, there)) WITHOUT ROWID;
CREATE TABLE name_contexts (article INTEGER PRIMARY KEY, context BLOB);
CREATE TABLE waiting (article_id TEXT PRIMARY KEY, since REAL) WITHOUT ROWID;
CREATE TABLE published (num INTEGER PRIMARY KEY, topic TEXT, key TEXT, digest BLOB);
CREATE TABLE doubts (topic TEXT, key TEXT, digest BLOB, named BLOB, PRIMARY KEY (topic, key)) WITHOUT ROWID;
""",
    cache_kib=131_072,
    # With 100,000 articles in the window, one changes about 100 pages: fewer would be moved with each batch.
    checkpoint_pages=131_072,
)
