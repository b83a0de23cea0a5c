"""Runs the linker in a thread, and stores its offsets and an outbox of records still to be written.

State changes, offsets and outgoing records are committed in one transaction. A record is deleted from the outbox once
Kafka has acknowledged it: after a crash some records are written again, but none is lost.
"""

import asyncio
import fcntl
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, ParamSpec, TypeVar

import orjson

from wiredesk.dead_letter import dead_letter, fitted, unreadable_letter
from wiredesk.errors import MalformedArticle
from wiredesk.events import record
from wiredesk.link.linker import Linker
from wiredesk.link.reading import read_key, read_record
from wiredesk.link.state.published import Written
from wiredesk.link.state.tables import empty
from wiredesk.message import Headers, Message
from wiredesk.settings import Settings
from wiredesk.stages.filters.link_filter import identify_with

log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Found = TypeVar("Found")

WAIT_FOR_PARTS = 60.0
"""Seconds after which an article is linked even if its entities or quotes are missing."""

SETTLE = 2000
"""Doubtful records settled per transaction."""

SLACK = 86_400.0
"""Seconds that articles are kept beyond the window, for late arrivals."""


class LinkStore:
    """The state of linking in a file. All calls run in a single thread, and a lock keeps other processes out.

    Args:
        settings: for topics, the file, the window and the user's own knowledge file.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._path: Path = settings.link_file
        self._thread = ThreadPoolExecutor(1, "linker")
        self._linker: Linker | None = None
        self._lock: IO[bytes] | None = None

    async def open(self) -> None:
        """Open the file; wait until no other process holds its lock."""
        await self._run(self._open)

    def _open(self) -> None:
        lock = self._path.with_name(self._path.name + ".lock").open("wb")
        fcntl.flock(lock, fcntl.LOCK_EX)
        self._lock = lock
        self._linker = self._new_linker()

    def _new_linker(self) -> Linker:
        window = self._settings.link_window_hours * 3600.0
        return Linker(self._path, identify_with(self._settings), window)

    async def close(self) -> None:
        """Close the file."""
        await self._run(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._linker is not None:
            self._linker.db.close()
        if self._lock is not None:
            self._lock.close()

    async def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """The offsets to resume from, by topic and partition; empty if the state belonged to another cluster.

        Args:
            origin: identifies the cluster and topic prefix.
        """
        return await self._run(self._offsets, origin)

    def _offsets(self, origin: str) -> dict[tuple[str, int], int]:
        db = self._opened.db
        known = db.execute("SELECT value FROM about WHERE name = 'origin'").fetchone()
        if known is not None and known[0] != origin:
            log.warning("%s is of other topics: it is made anew", self._path)
            empty(db)
            self._opened.db.close()
            self._linker = self._new_linker()
            db = self._opened.db
        db.execute("REPLACE INTO about VALUES ('origin', ?)", (origin,))
        found = db.execute("SELECT topic, partition, offset FROM offsets").fetchall()
        return {(topic, partition): offset for topic, partition, offset in found}

    async def take(self, messages: Sequence[Message], now: float) -> int:
        """Store records and link the articles that they complete, in one transaction.

        Args:
            messages: consecutive records of each partition.
            now: seconds since 1970.

        Returns:
            How many articles were linked.
        """
        return await self._run(self._take, messages, now)

    def _take(self, messages: Sequence[Message], now: float) -> int:
        with self._transaction() as linker:
            letters = [
                fitted(letter, self._settings.max_record_bytes)
                for message in messages
                if (letter := self._put(linker, message))
            ]
            written = linker.flush(now=now, overdue=now - WAIT_FOR_PARTS)
            newest = max((message.timestamp or 0 for message in messages), default=round(now * 1000))
            self._send_later(linker, [*letters, *self._records(written, newest)])
        return sum(topic == "copies" for topic, _, _ in written)

    def _records(self, written: Iterable[Written], timestamp: int) -> list[Message]:
        """The messages for written records. Records over the size limit are skipped; they would block all others."""
        cause = Message("", None, None, timestamp=timestamp)
        records = []
        for topic, key, value in written:
            message = record(cause, self._settings.topic(topic), topic, "link", key, value)
            if message.size > self._settings.max_record_bytes:
                log.error(
                    "the record of %s on %s has %d bytes: it is not written; set WIREDESK_MAX_RECORD_BYTES and the "
                    "topic's max.message.bytes higher",
                    key,
                    message.topic,
                    message.size,
                )
                continue
            records.append(message)
        return records

    async def seen(self, messages: Sequence[Message]) -> None:
        """Process records read back from the topics that link writes.

        Args:
            messages: consecutive records of each partition.
        """
        await self._run(self._seen, messages)

    def _seen(self, messages: Sequence[Message]) -> None:
        with self._transaction() as linker:
            for message in messages:
                self._note_offset(linker, message)
                if message.unreadable is not None:  # link compares what it can read, and rewrites what differs
                    continue
                try:
                    key = read_key(message.key)
                except MalformedArticle:  # not a record of link
                    continue
                linker.seen(message.topic.rpartition(".")[2], key, message.value)

    async def settle(self, now: float) -> bool:
        """Rewrite records of other workers that differ from this state; call this when all records are read.

        Returns:
            True if nothing had to be written. False also while articles wait for entities or quotes.
        """
        return await self._run(self._settle, now)

    def _settle(self, now: float) -> bool:
        if self._opened.waiting:
            return False
        with self._transaction() as linker:
            written = linker.settle(SETTLE)
            self._send_later(linker, self._records(written, round(now * 1000)))
        return not written

    @contextmanager
    def _transaction(self) -> Iterator[Linker]:
        linker = self._opened
        linker.db.execute("BEGIN IMMEDIATE")
        try:
            yield linker
            linker.db.execute("COMMIT")
        except BaseException:
            linker.db.execute("ROLLBACK")
            raise

    @staticmethod
    def _note_offset(linker: Linker, message: Message) -> None:
        last = message.unreadable.last_offset if message.unreadable else message.offset
        place = (message.topic, message.partition, (last or 0) + 1)
        linker.db.execute("REPLACE INTO offsets VALUES (?, ?, ?)", place)

    def _put(self, linker: Linker, message: Message) -> Message | None:
        """Store one record; return a dead letter if it cannot be read."""
        self._note_offset(linker, message)
        kind, came = message.topic.rpartition(".")[2], (message.timestamp or 0) / 1000 or None
        if message.unreadable is not None:
            return unreadable_letter(message, message.unreadable, "link", self._settings.topic("dead"))
        try:
            if message.value is None:
                linker.withdraw(kind, read_key(message.key), came)
            else:
                linker.put(kind, read_record(kind, message.value), came)
        except MalformedArticle as error:
            return dead_letter(message, "link", self._settings.topic("dead"), error)
        return None

    @staticmethod
    def _send_later(linker: Linker, messages: Iterable[Message]) -> None:
        linker.db.executemany(
            "INSERT INTO outbox (topic, key, value, headers, timestamp) VALUES (?, ?, ?, ?, ?)",
            (
                (
                    one.topic,
                    one.key,
                    one.value,
                    _packed(one.headers),
                    one.timestamp,
                )
                for one in messages
            ),
        )

    async def unsent(self, most: int) -> tuple[list[Message], int]:
        """The oldest records in the outbox, and the number of the last one, for `sent`."""
        return await self._run(self._unsent, most)

    def _unsent(self, most: int) -> tuple[list[Message], int]:
        rows = self._opened.db.execute("SELECT * FROM outbox ORDER BY num LIMIT ?", (most,)).fetchall()
        messages = [
            Message(topic, key, value, _unpacked(headers), timestamp)
            for _, topic, key, value, headers, timestamp in rows
        ]
        return messages, rows[-1][0] if rows else 0

    async def sent(self, last: int) -> None:
        """Delete records from the outbox up to a number: Kafka has acknowledged them."""
        await self._run(lambda: self._opened.db.execute("DELETE FROM outbox WHERE num <= ?", (last,)))

    async def expire(self) -> None:
        """Delete articles that are too old, compared with the newest, for anything new to be linked to them."""
        await self._run(self._expire)

    def _expire(self) -> None:
        linker = self._opened
        newest = linker.db.execute("SELECT max(came) FROM articles").fetchone()[0]
        if newest is None:
            return
        with self._transaction():
            linker.expire(newest - self._settings.link_window_hours * 3600.0 - SLACK)

    async def articles(self) -> int:
        """The number of articles in the state."""
        count = "SELECT count(*) FROM articles"
        return await self._run(lambda: int(self._opened.db.execute(count).fetchone()[0]))

    @property
    def _opened(self) -> Linker:
        assert self._linker is not None, "the store has not been opened"
        return self._linker

    async def _run(self, function: Callable[Given, Found], *args: Given.args, **kwargs: Given.kwargs) -> Found:
        # Shielded: a transaction that has started finishes even if the calling task is cancelled.
        running = asyncio.get_running_loop().run_in_executor(self._thread, lambda: function(*args, **kwargs))
        return await asyncio.shield(running)


def _packed(headers: Headers) -> bytes:
    return orjson.dumps([[name, None if value is None else value.decode("latin-1")] for name, value in headers])


def _unpacked(packed: bytes) -> Headers:
    return tuple((name, None if value is None else value.encode("latin-1")) for name, value in orjson.loads(packed))
