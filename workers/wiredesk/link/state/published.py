"""What the topics hold of the records of link: what this state wrote, and what others wrote.

A record that is the same as the one on its topic is not written again. Others write too: the worker that had the lead
before with a state of its own, or this one before its state was deleted. What they wrote is read back, and where it is
not what this state says, the record is in doubt until it is settled.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from wiredesk_schemas.base import Record

Written = tuple[str, str, bytes | None]
"""Topic without prefix, key, and the record; None for a tombstone."""


class Doubt(NamedTuple):
    """A record on a topic that this state did not write."""

    topic: str
    key: str
    digest: bytes | None
    """Of its bytes; None for a tombstone."""
    named: tuple[str, ...]
    """What the record is about: its first article, or all entities of a person."""


class Published:
    """The records on the topics.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def changed(self, found: Iterable[tuple[str, str, Record | None]]) -> list[Written]:
        """The records that the topics don't have, as bytes; tombstones last, so that a survivor stands before them."""
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
        """Forget records, by topic and key: they stay on the topics."""
        self._db.executemany("DELETE FROM published WHERE topic = ? AND key = ?", places)

    def seen(self, topic: str, key: str, value: bytes | None) -> None:
        """Note a record that was read back: of several with one key the last one counts."""
        digest = _digest(value)
        self._db.execute("DELETE FROM doubts WHERE topic = ? AND key = ?", (topic, key))
        if digest != self._known(topic, key):
            named = orjson.dumps(_named(topic, value)) if value is not None else b"[]"
            self._db.execute("INSERT INTO doubts VALUES (?, ?, ?, ?)", (topic, key, digest, named))

    def doubts(self, most: int) -> Iterator[Doubt]:
        """Some records that are in doubt. What they are on their topics is what the state has of them from now on."""
        rows = self._db.execute("SELECT * FROM doubts ORDER BY topic, key LIMIT ?", (most,)).fetchall()
        found = [Doubt(topic, key, digest, tuple(orjson.loads(named))) for topic, key, digest, named in rows]
        self._note({(doubt.topic, doubt.key): doubt.digest for doubt in found})
        self._db.executemany("DELETE FROM doubts WHERE topic = ? AND key = ?", (doubt[:2] for doubt in found))
        return iter(found)


def _digest(value: bytes | None) -> bytes | None:
    return hashlib.blake2b(value, digest_size=16).digest() if value is not None else None


def _named(topic: str, value: bytes) -> list[str]:
    """What a record is about; nothing where it cannot be read: then nothing is known of it."""
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
