"""Joins the records of each article: clean text, entities and quotes of one version."""

import sqlite3
from typing import Any, NamedTuple

import orjson

from wiredesk.link.state.parts import Version, older

Json = dict[str, Any]

KINDS = ("clean", "entities", "quotes")

KEEP_TEXTS = 86_400.0
"""Seconds that the records of an article are kept for others of its records, which come late while `enrich` is behind.
Longer would fill the disk where `enrich` does not run at all."""


class Joined(NamedTuple):
    """The records of one version of an article."""

    clean: Json
    entities: Json | None
    quotes: Json | None
    came: float | None
    """When its raw record arrived in Kafka, in seconds since 1970."""


class ArticleJoin:
    """The newest record of each article and kind, kept until the article is complete and matched."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._fresh: set[str] = set()

    def put(self, kind: str, record: Json, value: bytes, came: float | None) -> None:
        """Store a record, unless a newer version or a later withdrawal is known.

        Args:
            kind: `clean`, `entities` or `quotes`.
            record: its fields.
            value: its bytes.
            came: when its raw record arrived in Kafka, in seconds since 1970.
        """
        article_id = record["article_id"]
        version = Version(int(record.get("revision") or 1), record.get("modified_at"), record.get("published_at"))
        known = self._db.execute(
            "SELECT revision, modified_at, published_at, came, gone FROM parts WHERE article_id = ? AND kind = ?",
            (article_id, kind),
        ).fetchone()
        if known is not None:
            if known[4] and came is not None and known[3] is not None and came < known[3]:
                return
            if not known[4] and older(version, Version(*known[:3])):
                return
        self._db.execute(
            "REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (article_id, kind, *version, record.get("content_hash") or "", came, value),
        )
        self._fresh.add(article_id)

    def withdraw(self, kind: str, article_id: str, came: float | None) -> None:
        """Delete a record, and store when: earlier records that arrive late are ignored."""
        self._db.execute("REPLACE INTO parts VALUES (?, ?, 0, NULL, NULL, '', ?, 1, NULL)", (article_id, kind, came))
        self._fresh.add(article_id)

    def ready(self, now: float, overdue: float) -> list[str]:
        """The articles that are complete or withdrawn, and those that have waited since before `overdue`.

        They stay ready until `finish` is called for each, also after a crash.
        """
        ready = {article_id for article_id in self._fresh if self._is_complete(article_id)}
        rows = self._db.execute("SELECT article_id FROM waiting WHERE since <= ?", (overdue,)).fetchall()
        ready.update(row[0] for row in rows)
        self._db.executemany("REPLACE INTO waiting VALUES (?, 0)", ((article_id,) for article_id in ready))
        self._db.executemany(
            "INSERT OR IGNORE INTO waiting VALUES (?, ?)", ((article_id, now) for article_id in self._fresh - ready)
        )
        self._fresh.clear()
        return sorted(ready)

    def _is_complete(self, article_id: str) -> bool:
        rows = self._db.execute(
            "SELECT kind, hash, gone, value IS NOT NULL FROM parts WHERE article_id = ?", (article_id,)
        )
        parts = {kind: (hash_, gone, there) for kind, hash_, gone, there in rows}
        clean = parts.get("clean")
        if clean is None:
            return False
        if clean[1]:
            return True
        return all(kind in parts and parts[kind][2] and parts[kind][0] == clean[0] for kind in KINDS)

    def withdrawn(self, article_id: str) -> float | None:
        """When an article was withdrawn, in seconds since 1970; None if it was not."""
        row = self._db.execute(
            "SELECT coalesce(came, 0) FROM parts WHERE article_id = ? AND kind = 'clean' AND gone", (article_id,)
        ).fetchone()
        return row[0] if row else None

    def read(self, article_id: str) -> Joined | None:
        """The records of an article; None if there is no new clean text."""
        rows = self._db.execute(
            "SELECT kind, hash, came, value FROM parts WHERE article_id = ? AND value IS NOT NULL", (article_id,)
        )
        parts = {kind: (hash_, came, value) for kind, hash_, came, value in rows}
        if "clean" not in parts:
            return None
        hash_, came, clean = parts["clean"]
        entities, quotes = (
            orjson.loads(parts[kind][2]) if kind in parts and parts[kind][0] == hash_ else None
            for kind in ("entities", "quotes")
        )
        return Joined(orjson.loads(clean), entities, quotes, came)

    def finish(self, article_id: str) -> None:
        """Note that an article is matched, and delete its records unless some are still to come or it was withdrawn."""
        self._db.execute("DELETE FROM waiting WHERE article_id = ?", (article_id,))
        if self.withdrawn(article_id) is None and self._is_complete(article_id):
            self._db.execute("UPDATE parts SET value = NULL WHERE article_id = ?", (article_id,))

    def expire(self, before: float) -> None:
        """Delete articles that arrived before a time, in seconds since 1970."""
        self._db.execute("DELETE FROM parts WHERE came < ?", (before,))

    def drop_texts(self, before: float) -> None:
        """Delete the records of incomplete articles that arrived before a time; what comes late is then not matched."""
        self._db.execute("UPDATE parts SET value = NULL WHERE value IS NOT NULL AND came < ?", (before,))
