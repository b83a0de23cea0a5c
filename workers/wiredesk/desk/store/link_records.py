"""The newest records of the topics that link articles: copies, statements, stories and people.

They come after the articles they name, or before them while the store is filled, or never where no worker links.
"""

import sqlite3
from collections.abc import Callable, Iterable

from pydantic import ValidationError

from wiredesk.desk.store.cards import NAME
from wiredesk.desk.store.records import MAX_ID_LENGTH, WrongRecordError, article_of, compress, what_is_wrong
from wiredesk.message import Message
from wiredesk.watch.headlines import shorten
from wiredesk_schemas import Copy, Person, Statement, Story

LINK_KINDS = ("copies", "statements", "stories", "people")
"""Topics, without prefix."""

ROWS_PER_ARTICLE = {"copies": 2, "statements": 8, "stories": 2, "people": 8}
"""Records kept for each article that the desk keeps; the oldest beyond are dropped. An article has some four quotes and
names some eight people and organisations, and most of these are in other articles too."""

KEYS = {"copies": "article_id", "statements": "statement_id", "stories": "story_id", "people": "person_id"}

MEMBERS = {
    "statements": ("statement_quotes", "statement_id"),
    "stories": ("story_articles", "story_id"),
    "people": ("person_entities", "person_id"),
}
"""The table of what belongs to a record, and its column of the record's key."""


def put(write: sqlite3.Connection, kind: str, message: Message) -> set[str]:
    """Store a record or apply its tombstone.

    Returns:
        Ids of the articles whose place in the river may have changed.

    Raises:
        WrongRecordError: it is not a record of its topic.
    """
    key = article_of(message)
    if message.value is None:
        return _delete(write, kind, key)
    try:
        return PUT[kind](write, key, message.timestamp or 0, message.value)
    except ValidationError as error:
        raise WrongRecordError(what_is_wrong(error)) from error


def trim(write: sqlite3.Connection, max_articles: int) -> set[str]:
    """Drop the oldest records beyond the limit.

    Returns:
        Ids of the articles whose place in the river may have changed.
    """
    changed: set[str] = set()
    for kind in LINK_KINDS:
        most = max_articles * ROWS_PER_ARTICLE[kind]
        beyond = write.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] - most
        if beyond > 0:
            query = f"SELECT {KEYS[kind]} FROM {kind} ORDER BY time LIMIT ?"
            for (key,) in write.execute(query, (beyond,)).fetchall():
                changed |= _delete(write, kind, key)
    return changed


def clear(write: sqlite3.Connection) -> None:
    """Delete all link records, as when their topics were recreated."""
    for kind in LINK_KINDS:
        write.execute(f"DELETE FROM {kind}")
    for table, _ in MEMBERS.values():
        write.execute(f"DELETE FROM {table}")


def _delete(write: sqlite3.Connection, kind: str, key: str) -> set[str]:
    write.execute(f"DELETE FROM {kind} WHERE {KEYS[kind]} = ?", (key,))
    if kind == "copies":
        return {key}
    changed = _members(write, key) if kind == "stories" else set()
    table, column = MEMBERS[kind]
    write.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    return changed


def _copy(write: sqlite3.Connection, key: str, time: int, value: bytes) -> set[str]:
    copy = Copy.from_json(value)
    _same(copy.article_id, key, "article_id")
    original = copy.original_id if copy.original_id and len(copy.original_id) <= MAX_ID_LENGTH else None
    write.execute(
        "INSERT OR REPLACE INTO copies (article_id, time, original_id, relation, agency) VALUES (?, ?, ?, ?, ?)",
        (key, time, original, copy.relation, shorten(copy.agency, NAME) if copy.agency else None),
    )
    return {key}


def _statement(write: sqlite3.Connection, key: str, time: int, value: bytes) -> set[str]:
    statement = Statement.from_json(value)
    _same(statement.statement_id, key, "statement_id")
    write.execute(
        "INSERT OR REPLACE INTO statements (statement_id, time, repeats, value) VALUES (?, ?, ?, ?)",
        (key, time, min(max(statement.repeats_total, len(statement.repeats)), 1 << 31), compress(statement.to_json())),
    )
    quotes = {(source.article_id, source.quote_id) for source in (statement.first, *statement.repeats)}
    _replace(write, "statements", key, "article_id, quote_id", quotes)
    return set()


def _story(write: sqlite3.Connection, key: str, time: int, value: bytes) -> set[str]:
    story = Story.from_json(value)
    _same(story.story_id, key, "story_id")
    before = _members(write, key)
    write.execute(
        "INSERT OR REPLACE INTO stories (story_id, time, value) VALUES (?, ?, ?)",
        (key, time, compress(story.to_json())),
    )
    now = {article.article_id for article in story.articles}
    if story.articles_total > len(now):  # it lists only the first and the newest
        now |= before
    _replace(write, "stories", key, "article_id", [(article_id,) for article_id in now])
    return before | now


def _person(write: sqlite3.Connection, key: str, time: int, value: bytes) -> set[str]:
    person = Person.from_json(value)
    _same(person.person_id, key, "person_id")
    write.execute(
        "INSERT OR REPLACE INTO people (person_id, time, name, value) VALUES (?, ?, ?, ?)",
        (key, time, shorten(person.name, NAME), compress(person.to_json())),
    )
    _replace(write, "people", key, "entity_id", [(entity_id,) for entity_id in person.entity_ids])
    return set()


PUT: dict[str, Callable[[sqlite3.Connection, str, int, bytes], set[str]]] = {
    "copies": _copy,
    "statements": _statement,
    "stories": _story,
    "people": _person,
}


def _same(found: str, key: str, field: str) -> None:
    if found != key:
        raise WrongRecordError(f"field '{field}' differs from the key")


def _members(write: sqlite3.Connection, story_id: str) -> set[str]:
    rows = write.execute("SELECT article_id FROM story_articles WHERE story_id = ?", (story_id,))
    return {article_id for (article_id,) in rows}


def _replace(write: sqlite3.Connection, kind: str, key: str, columns: str, members: Iterable[tuple[str, ...]]) -> None:
    table, column = MEMBERS[kind]
    write.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    marks = ", ".join("?" * (columns.count(",") + 1))
    write.executemany(
        f"INSERT OR IGNORE INTO {table} ({columns}, {column}) VALUES ({marks}, ?)",
        [(*member, key) for member in members if all(len(part) <= MAX_ID_LENGTH for part in member)],
    )
