"""Joins an article's records: it is shown once clean record, entities and quotes of the same text are there.

A record replaces the one of its kind unless it is older. Until all three records of a correction are there, the
previous version is shown.
"""

import hashlib
import sqlite3
from typing import NamedTuple

import orjson

from wiredesk.desk.store.records import Arrival, WrongRecordError, check_offsets, compress, decompressed
from wiredesk.desk.store.versions import RecordVersion, older
from wiredesk_schemas import CleanArticle, Entities, Entity, Quote, Quotes
from wiredesk_schemas.quotes import with_ellipses

KINDS = ("clean", "entities", "quotes")


class JoinedArticle(NamedTuple):
    """The three records of one version of an article."""

    clean: CleanArticle
    entities: list[Entity]
    quotes: list[Quote]
    arrived: int
    """Time of the raw record, in milliseconds since 1970."""

    def digest(self) -> bytes:
        """Equal for versions that differ only in revision and modification time."""
        same = self.clean.model_copy(update={"revision": 1, "modified_at": None})
        parts = orjson.dumps(
            [[item.model_dump(mode="json") for item in items] for items in (self.entities, self.quotes)]
        )
        return hashlib.blake2b(same.to_json() + parts, digest_size=16).digest()


def keep(write: sqlite3.Connection, record: Arrival) -> bool:
    """Store a record until its counterparts arrive; False if nothing changes: it is older, or already there."""
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
            'UPDATE records SET time = ?, partition = ?, "offset" = ? WHERE article_id = ? AND kind = ? AND shown = ?',
            (record.time, record.partition, record.offset, record.article_id, record.kind, known[0]),
        )
        return False
    if known and older(record.version, RecordVersion(*known[1:4])):
        return False
    write.execute(
        'INSERT OR REPLACE INTO records (article_id, kind, shown, time, partition, "offset", revision, modified_at, '
        "published_at, content_hash, digest, value) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.article_id,
            record.kind,
            record.time,
            record.partition,
            record.offset,
            *record.version,
            record.content_hash,
            record.digest,
            record.value,
        ),
    )
    return True


def withdraw(write: sqlite3.Connection, article_id: str, kind: str, time: int) -> bool:
    """Apply a tombstone: delete the records of older raw records, and those before it on its own topic.

    Returns:
        True if the article was shown and no longer can be.
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
    # The rest of the version that was shown waits again, unless a newer record of its kind is waiting.
    write.execute("UPDATE OR IGNORE records SET shown = 0 WHERE article_id = ? AND shown = 1", (article_id,))
    write.execute("DELETE FROM records WHERE article_id = ? AND shown = 1", (article_id,))
    return True


def join(write: sqlite3.Connection, article_id: str) -> JoinedArticle | None:
    """The newest records of an article if they belong together and are not all shown yet.

    Raises:
        WrongRecordError: their offsets are outside the text; they are deleted.
    """
    rows = write.execute(
        "SELECT kind, shown, content_hash FROM records WHERE article_id = ? ORDER BY shown DESC", (article_id,)
    ).fetchall()
    newest = {kind: (shown, content_hash) for kind, shown, content_hash in rows}  # waiting records come last
    if len(newest) < len(KINDS) or len({content_hash for _, content_hash in newest.values()}) > 1:
        return None
    if all(shown for shown, _ in newest.values()):
        return None
    values, arrived = {}, 0
    for kind, (shown, _) in newest.items():
        value, time = write.execute(
            "SELECT value, time FROM records WHERE article_id = ? AND kind = ? AND shown = ?", (article_id, kind, shown)
        ).fetchone()
        values[kind], arrived = decompressed(value), time if kind == "clean" else arrived
    try:
        article = _read(values, arrived)
    except WrongRecordError:
        write.execute("DELETE FROM records WHERE article_id = ? AND shown = 0", (article_id,))
        raise
    return _with_ellipses(write, article, values["quotes"], newest["quotes"][0])


def _with_ellipses(write: sqlite3.Connection, article: JoinedArticle, record: bytes, shown: int) -> JoinedArticle:
    """The article with an ellipsis in each quote that its attribution interrupts, also in the stored record.

    Args:
        write: the store.
        article: the joined article.
        record: the JSON of its record of quotes.
        shown: the column `shown` of that record.
    """
    text = article.clean.text
    quotes = [
        quote.model_copy(update={"text": with_ellipses(quote.text, quote.spans, text)})
        if len(quote.spans) > 1
        else quote
        for quote in article.quotes
    ]
    if quotes == article.quotes:
        return article
    value = compress(Quotes.from_json(record).model_copy(update={"quotes": quotes}).to_json())
    write.execute(
        "UPDATE records SET value = ? WHERE article_id = ? AND kind = 'quotes' AND shown = ?",
        (value, article.clean.article_id, shown),
    )
    return article._replace(quotes=quotes)


def show(write: sqlite3.Connection, article_id: str) -> None:
    """Mark the joined records as shown."""
    write.execute("UPDATE OR REPLACE records SET shown = 1 WHERE article_id = ? AND shown = 0", (article_id,))


def _shown(write: sqlite3.Connection, article_id: str) -> int:
    """Number of records shown for an article: three or none, except during a withdrawal."""
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
