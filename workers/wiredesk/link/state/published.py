"""Tracks link's records on the topics: those that this state wrote, and those that others wrote.

A record equal to the one on its topic is not written again. There may also be records from a previous leader with its
own state, or from this worker before its state was deleted. They are read back, and a record that differs from this
state is doubtful until it is settled.

A standby writes nothing: it expects its records from the leader. One that the leader has not written, or wrote
differently, is unwritten until the leader writes it, or the standby leads.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import orjson

from wiredesk.link.state.recent import batched
from wiredesk.link.state.row_index import RowIndex, columns, keys_of, text_key
from wiredesk_schemas.base import Record

Written = tuple[str, str, bytes | None]
"""Topic without prefix, key, and record (None for a tombstone)."""

Place = tuple[str, str]
"""Topic without prefix, and key."""


_UNKNOWN = b""
"""The digest of a record whose version on the topic is unknown."""


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
        self.following = False
        """True on a standby."""
        self._index = RowIndex()
        self._next = 1
        self._load()

    def _load(self) -> None:
        for nums, topics, keys in columns(self._db, "published", "topic", "key"):
            if nums:
                self._index.load(np.array(nums, np.uint32), keys_of(topics, keys))
                self._next = nums[-1] + 1
        self._index.loaded()

    def compact(self) -> None:
        """Free the memory of records that are no longer tracked."""
        self._index.compact()

    def changed(self, found: Iterable[tuple[str, str, Record | None]]) -> list[Written]:
        """The records that differ from the topics, as bytes; tombstones come last, after records that replace them.

        None on a standby, which notes them as unwritten.
        """
        written: list[Written] = []
        found = list(found)
        rows = self._rows([(topic, key) for topic, key, _ in found])
        known: dict[Place, bytes | None] = {place: digest for place, (_, digest) in rows.items()}
        digests: dict[Place, bytes | None] = {}
        for topic, key, record in found:
            value = record.to_json() if record is not None else None
            digest = _digest(value)
            before = known.get((topic, key))
            if before != digest:
                known[topic, key] = digests[topic, key] = digest
                if self.following:
                    self._expect(topic, key, before, digest)
                else:
                    written.append((topic, key, value))
        self._note(digests, rows)
        return [record for record in written if record[2] is not None] + [
            record for record in written if record[2] is None
        ]

    def _rows(self, places: Iterable[Place]) -> dict[Place, tuple[int, bytes]]:
        """The row and the digest of the published records of these topics and keys."""
        wanted = set(places)
        nums = [num for _, num in self._index.find([text_key(*place) for place in wanted])]
        rows = (
            row
            for some in batched(sorted(set(nums)))
            for row in self._db.execute(
                f"SELECT topic, key, num, digest FROM published WHERE num IN ({','.join('?' * len(some))})", some
            )
        )
        return {(topic, key): (num, digest) for topic, key, num, digest in rows if (topic, key) in wanted}

    def _note(self, digests: dict[Place, bytes | None], rows: dict[Place, tuple[int, bytes]] | None = None) -> None:
        """Save digests, None for those of no record.

        Args:
            digests: what is on the topics.
            rows: what `_rows` returns of them.
        """
        rows = rows if rows is not None else self._rows(digests)
        new = {place: digest for place, digest in digests.items() if digest is not None and place not in rows}
        self._index.add((text_key(*place), num) for num, place in enumerate(new, self._next))
        self._db.executemany(
            "INSERT INTO published VALUES (?, ?, ?, ?)",
            ((num, *place, digest) for num, (place, digest) in enumerate(new.items(), self._next)),
        )
        self._next += len(new)
        known = {place: rows[place][0] for place in digests if place in rows}
        self._db.executemany(
            "UPDATE published SET digest = ? WHERE num = ?",
            ((digest, num) for place, num in known.items() if (digest := digests[place]) is not None),
        )
        self._delete({place: num for place, num in known.items() if digests[place] is None})

    def _delete(self, rows: dict[Place, int]) -> None:
        self._index.remove((text_key(*place), num) for place, num in rows.items())
        self._db.executemany("DELETE FROM published WHERE num = ?", ((num,) for num in rows.values()))

    def forget(self, places: Iterable[Place]) -> None:
        """Stop tracking records, by topic and key; they stay on the topics."""
        gone = list(places)
        self._delete({place: num for place, (num, _) in self._rows(gone).items()})
        self._db.executemany("DELETE FROM doubts WHERE topic = ? AND key = ? AND named IS NULL", gone)

    def _expect(self, topic: str, key: str, before: bytes | None, digest: bytes | None) -> None:
        """Note a record that the leader writes, or has written."""
        row = self._db.execute("SELECT digest FROM doubts WHERE topic = ? AND key = ?", (topic, key)).fetchone()
        on_topic = row[0] if row else before
        if on_topic == digest:
            self._db.execute("DELETE FROM doubts WHERE topic = ? AND key = ?", (topic, key))
        else:
            self._db.execute("REPLACE INTO doubts VALUES (?, ?, ?, NULL)", (topic, key, on_topic))

    def doubt(self, places: Iterable[tuple[str, str]]) -> None:
        """Treat records as unwritten whose version on the topic is unknown, by topic and key."""
        self._db.executemany("REPLACE INTO doubts VALUES (?, ?, ?, NULL)", ((*place, _UNKNOWN) for place in places))

    def seen(self, topic: str, key: str, value: bytes | None) -> bool:
        """Track a record that was read back; the last one of a key counts. Return True if it differs."""
        digest = _digest(value)
        row = self._db.execute("SELECT named IS NULL FROM doubts WHERE topic = ? AND key = ?", (topic, key)).fetchone()
        _, known = self._rows([(topic, key)]).get((topic, key), (0, None))
        if digest == known:
            if row:
                self._db.execute("DELETE FROM doubts WHERE topic = ? AND key = ?", (topic, key))
            return False
        named = None
        if not (row and row[0]):
            named = orjson.dumps(named_by(topic, value)) if value is not None else b"[]"
        self._db.execute("REPLACE INTO doubts VALUES (?, ?, ?, ?)", (topic, key, digest, named))
        return True

    def missing(self, topic: str, key: str) -> bool:
        """True if a record is unwritten and its topic has none of this key."""
        found = self._db.execute(
            "SELECT 1 FROM doubts WHERE topic = ? AND key = ? AND digest IS NULL AND named IS NULL", (topic, key)
        )
        return found.fetchone() is not None

    @property
    def has_unwritten(self) -> bool:
        """True if records are unwritten."""
        return self._db.execute("SELECT 1 FROM doubts WHERE named IS NULL LIMIT 1").fetchone() is not None

    def unwritten(self, most: int) -> list[tuple[str, str]]:
        """Topic and key of some unwritten records, to be compared again with what is on the topics."""
        rows = self._db.execute(
            "SELECT topic, key, digest FROM doubts WHERE named IS NULL ORDER BY topic, key LIMIT ?", (most,)
        ).fetchall()
        self._note({(topic, key): digest for topic, key, digest in rows})
        self._db.executemany("DELETE FROM doubts WHERE topic = ? AND key = ?", (row[:2] for row in rows))
        return [(topic, key) for topic, key, _ in rows]

    def doubts(self, most: int) -> Iterator[Doubt]:
        """Some doubtful records. From now on, the state treats what is on the topics as their published version."""
        rows = self._db.execute(
            "SELECT * FROM doubts WHERE named IS NOT NULL ORDER BY topic, key LIMIT ?", (most,)
        ).fetchall()
        found = [Doubt(topic, key, digest, tuple(orjson.loads(named))) for topic, key, digest, named in rows]
        self._note({(doubt.topic, doubt.key): doubt.digest for doubt in found})
        self._db.executemany("DELETE FROM doubts WHERE topic = ? AND key = ?", (doubt[:2] for doubt in found))
        return iter(found)


def _digest(value: bytes | None) -> bytes | None:
    return hashlib.blake2b(value, digest_size=16).digest() if value is not None else None


def named_by(topic: str, value: bytes) -> list[str]:
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
