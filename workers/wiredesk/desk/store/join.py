"""Joining an article's records: it is shown when a clean record, entities and quotes of one text are there.

A record that came is the newest of its kind unless it came late. Until all three of a correction are there, the version
before stays.
"""

import hashlib
import sqlite3
from typing import NamedTuple

import orjson

from wiredesk.desk.store.records import Arrival, WrongRecordError, check_offsets, unpacked
from wiredesk.desk.store.versions import RecordVersion, older
from wiredesk_schemas import CleanArticle, Entities, Entity, Quote, Quotes

KINDS = ("clean", "entities", "quotes")


class JoinedArticle(NamedTuple):
    """The three records of one version of an article."""

    clean: CleanArticle
    entities: list[Entity]
    quotes: list[Quote]
    arrived: int
    """The time of the clean record's raw record, in milliseconds since 1970."""

    def digest(self) -> bytes:
        """Equal for versions that differ in nothing but their number and time of change."""
        same = self.clean.model_copy(update={"revision": 1, "modified_at": None})
        parts = orjson.dumps(
            [[part.model_dump(mode="json") for part in parts] for parts in (self.entities, self.quotes)]
        )
        return hashlib.blake2b(same.to_json() + parts, digest_size=16).digest()


def keep(write: sqlite3.Connection, record: Arrival) -> bool:
    """Store a record to wait for its companions; False where it changes nothing: it came late, or is here already."""
    tombstone = write.execute("SELECT time FROM withdrawn WHERE article_id = ?", (record.article_id,)).fetchone()
    if tombstone and record.time < tombstone[0]:
        return False
    known = write.execute(
        "SELECT shown, revision, modified_at, published_at, digest FROM records WHERE article_id = ? AND kind = ? "
        "ORDER BY shown LIMIT 1",
        (record.article_id, record.kind),
    ).fetchone()
    if known and known[4] == record.digest:
        write.execute(
            "UPDATE records SET time = ?, partition = ?, place = ? WHERE article_id = ? AND kind = ? AND shown = ?",
            (record.time, record.partition, record.place, record.article_id, record.kind, known[0]),
        )
        return False
    if known and older(record.version, RecordVersion(*known[1:4])):
        return False
    write.execute(
        "INSERT OR REPLACE INTO records (article_id, kind, shown, time, partition, place, revision, modified_at, "
        "published_at, content_hash, digest, value) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.article_id,
            record.kind,
            record.time,
            record.partition,
            record.place,
            *record.version,
            record.content_hash,
            record.digest,
            record.value,
        ),
    )
    return True


def withdraw(write: sqlite3.Connection, article_id: str, kind: str, time: int) -> bool:
    """Take a tombstone: all records of older raw records go, and those of its own topic that stand before it.

    Returns:
        True where the article was shown and no longer can be.
    """
    write.execute(
        "INSERT INTO withdrawn (article_id, time) VALUES (?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET time = max(time, excluded.time)",
        (article_id, time),
    )
    before = _shown(write, article_id)
    write.execute(
        "DELETE FROM records WHERE article_id = ? AND (time < ? OR (kind = ? AND time = ?))",
        (article_id, time, kind, time),
    )
    if _shown(write, article_id) == before:
        return False
    # What is left of the version that was shown waits again, unless a newer one of its kind waits already.
    write.execute("UPDATE OR IGNORE records SET shown = 0 WHERE article_id = ? AND shown = 1", (article_id,))
    write.execute("DELETE FROM records WHERE article_id = ? AND shown = 1", (article_id,))
    return True


def join(write: sqlite3.Connection, article_id: str) -> JoinedArticle | None:
    """The newest records of an article if they belong together and one of them is not yet shown.

    Raises:
        WrongRecordError: they do, and yet point outside the text; they are dropped.
    """
    rows = write.execute(
        "SELECT kind, shown, content_hash FROM records WHERE article_id = ? ORDER BY shown DESC", (article_id,)
    ).fetchall()
    newest = {kind: (shown, content_hash) for kind, shown, content_hash in rows}  # what waits comes last
    if len(newest) < len(KINDS) or len({content_hash for _, content_hash in newest.values()}) > 1:
        return None
    if all(shown for shown, _ in newest.values()):
        return None
    values, arrived = {}, 0
    for kind, (shown, _) in newest.items():
        value, time = write.execute(
            "SELECT value, time FROM records WHERE article_id = ? AND kind = ? AND shown = ?", (article_id, kind, shown)
        ).fetchone()
        values[kind], arrived = unpacked(value), time if kind == "clean" else arrived
    try:
        return _read(values, arrived)
    except WrongRecordError:
        write.execute("DELETE FROM records WHERE article_id = ? AND shown = 0", (article_id,))
        raise


def show(write: sqlite3.Connection, article_id: str) -> None:
    """Make what was joined the version that is shown."""
    write.execute("UPDATE OR REPLACE records SET shown = 1 WHERE article_id = ? AND shown = 0", (article_id,))


def _shown(write: sqlite3.Connection, article_id: str) -> int:
    """How many of an article's records are shown: three or none, but in the midst of a withdrawal."""
    found: int = write.execute(
        "SELECT count(*) FROM records WHERE article_id = ? AND shown = 1", (article_id,)
    ).fetchone()[0]
    return found


def _read(values: dict[str, bytes], arrived: int) -> JoinedArticle:
    clean = CleanArticle.from_json(values["clean"])
    entities = Entities.from_json(values["entities"]).entities
    quotes = Quotes.from_json(values["quotes"]).quotes
    check_offsets(clean.text, entities, quotes)
    return JoinedArticle(clean, entities, quotes, arrived)
