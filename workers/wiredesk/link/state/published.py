"""Tracks link's records on the topics: those that this state wrote, and those that others wrote.

A record equal to the one on its topic is not written again. There may also be records from a previous leader with its
own state, or from this worker before its state was deleted. They are read back, and a record that differs from this
state is doubtful until it is settled.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from wiredesk_schemas.base import Record

Written = tuple[str, str, bytes | None]
"""Topic without prefix, key, and record (None for a tombstone)."""


class Doubt(NamedTuple):
    """A record on a topic that this state did not write."""

    topic: str
    key: str
    digest: bytes | None
    """The digest of its bytes; None for a tombstone."""
    named: tuple[str, ...]
    """What the record refers to: its first article, or all entities of a person."""


class Published:
    """The records on the topics.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def changed(self, found: Iterable[tuple[str, str, Record | None]]) -> list[Written]:
        """The records that differ from the topics, as bytes; tombstones come last, after records that replace them."""
        written: list[Written] = []
        digests: dict[tuple[str, str], bytes | None] = {}
        for topic, key, record in found:
            value = record.to_json() if record is not None else None
            digest = _digest(value)
            known = digests[topic, key] if (topic, key) in digests else self._known(topic, key)
            if known != digest:
                digests[topic, key] = digest
                written.append((topic, key, value))
        self._note(digests)
        return [one for one in written if one[2] is not None] + [one for one in written if one[2] is None]

    def _known(self, topic: str, key: str) -> bytes | None:
        row = self._db.execute("SELECT digest FROM published WHERE topic = ? AND key = ?", (topic, key)).fetchone()
        return row[0] if row else None

    def _note(self, digests: dict[tuple[str, str], bytes | None]) -> None:
        self._db.executemany(
            "REPLACE INTO published VALUES (?, ?, ?)",
            ((*place, digest) for place, digest in digests.items() if digest is not None),
        )
        self.forget(place for place, digest in digests.items() if digest is None)

    def forget(self, places: Iterable[tuple[str, str]]) -> None:
        """Stop tracking records, by topic and key; they stay on the topics."""
        self._db.executemany("DELETE FROM published WHERE topic = ? AND key = ?", places)

    def seen(self, topic: str, key: str, value: bytes | None) -> None:
        """Track a record that was read back; the last one of a key counts."""
        digest = _digest(value)
        self._db.execute("DELETE FROM doubts WHERE topic = ? AND key = ?", (topic, key))
        if digest != self._known(topic, key):
            named = orjson.dumps(_named(topic, value)) if value is not None else b"[]"
            self._db.execute("INSERT INTO doubts VALUES (?, ?, ?, ?)", (topic, key, digest, named))

    def doubts(self, most: int) -> Iterator[Doubt]:
        """Some doubtful records. From now on, the state treats what is on the topics as their published version."""
        rows = self._db.execute("SELECT * FROM doubts ORDER BY topic, key LIMIT ?", (most,)).fetchall()
        found = [Doubt(topic, key, digest, tuple(orjson.loads(named))) for topic, key, digest, named in rows]
        self._note({(doubt.topic, doubt.key): doubt.digest for doubt in found})
        self._db.executemany("DELETE FROM doubts WHERE topic = ? AND key = ?", (doubt[:2] for doubt in found))
        return iter(found)


def _digest(value: bytes | None) -> bytes | None:
    return hashlib.blake2b(value, digest_size=16).digest() if value is not None else None


def _named(topic: str, value: bytes) -> list[str]:
    """What a record refers to; empty if the record cannot be parsed."""
    try:
        record = orjson.loads(value)
        if topic == "copies":
            named = [record["article_id"]]
        elif topic == "statements":
            named = [record["first"]["article_id"]]
        elif topic == "stories":
            named = [article["article_id"] for article in record["articles"][:1]]
        else:
            named = record["entity_ids"]
    except (ValueError, LookupError, TypeError):
        return []
    return [name for name in named if isinstance(name, str)]
