"""Runs the linker in a thread, and stores its offsets and an outbox of records still to be written.

State changes, offsets and outgoing records are committed in one transaction. A record is deleted from the outbox once
Kafka has acknowledged it: after a crash some records are written again, but none is lost.
"""

import logging
import sqlite3
import time
from collections.abc import Iterable, Sequence

from wiredesk.dead_letter import dead_letter, fitted, unreadable_letter
from wiredesk.errors import MalformedArticle
from wiredesk.events import record
from wiredesk.link.linker import TOPICS, Linker
from wiredesk.link.reading import read_key, read_record
from wiredesk.link.state.published import Written
from wiredesk.link.state.tables import TABLES
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.filters.link_filter import identify_with
from wiredesk.stages.standby.state_file import StateFile

log = logging.getLogger(__name__)

WAIT_FOR_PARTS = 60.0
"""Seconds after which an article is linked even if its entities or quotes are missing."""

SETTLE = 2000
"""Doubtful records settled per transaction."""

SLACK = 86_400.0
"""Seconds that articles are kept beyond the window, for late arrivals."""


class LinkStore(StateFile):
    """The state of linking in a file.

    Args:
        settings: for topics, the file, the window and the user's own knowledge file.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.link_file, "linker", "WIREDESK_LINK_FILE")
        self._settings = settings
        self._linker: Linker | None = None

    def load(self) -> None:
        """Open the file."""
        window = self._settings.link_window_hours * 3600.0
        self._linker = Linker(self._path, identify_with(self._settings), window)

    @property
    def db(self) -> sqlite3.Connection:
        """The file, once it is open."""
        return self._opened.db

    def empty(self) -> None:
        """Delete everything in the file."""
        TABLES.empty(self.db)

    async def take(self, messages: Sequence[Message], now: float) -> int:
        """Store records and link the articles that they complete, in one transaction.

        Args:
            messages: consecutive records of each partition.
            now: seconds since 1970.

        Returns:
            How many articles were linked.
        """
        return await self.run(self._take, messages, now)

    def _take(self, messages: Sequence[Message], now: float) -> int:
        linker = self._opened
        linker.following = self.following
        with self.transaction():
            letters = [
                fitted(letter, self._settings.max_record_bytes)
                for message in messages
                if (letter := self._put(linker, message))
            ]
            written = linker.flush(now=now, overdue=now - WAIT_FOR_PARTS)
            newest = max((message.timestamp or 0 for message in messages), default=round(now * 1000))
            self.send_later([*letters, *self._records(written, newest)])
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
        await self.run(self._seen, messages)

    def _seen(self, messages: Sequence[Message]) -> None:
        linker = self._opened
        with self.transaction():
            for message in messages:
                self.passed(message)
                if message.unreadable is not None:  # link compares what it can read, and rewrites what differs
                    continue
                try:
                    key = read_key(message.key)
                except MalformedArticle:  # not a record of link
                    continue
                linker.seen(message.topic.rpartition(".")[2], key, message.value)

    async def settle(self, now: float, since: float, idle: bool) -> bool:
        """Rewrite records of other workers that differ from this state; call this when all records are read.

        Args:
            now: seconds since 1970.
            since: when all records had been read for the first time. Articles that have waited for their entities or
                quotes since then may be missing in the state: nothing is settled before they are linked.
            idle: also rebuild large stories.

        Returns:
            True if nothing had to be written.
        """
        return await self.run(self._settle, now, since, idle)

    def _settle(self, now: float, since: float, idle: bool) -> bool:
        linker = self._opened
        if linker.waits_since(since):
            return False
        with self.transaction():
            written = (linker.rest(SETTLE) if idle else []) or linker.settle(SETTLE)
            self.send_later(self._records(written, round(now * 1000)))
        return not written

    async def write_unwritten(self, now: float) -> bool:
        """Write records that this state made as a standby and that the last leader did not write.

        Returns:
            True if none is left.
        """
        return await self.run(self._write_unwritten, now)

    def _write_unwritten(self, now: float) -> bool:
        linker = self._opened
        linker.following = False
        with self.transaction():
            written = linker.unwritten(SETTLE)
            self.send_later(self._records(written, round(now * 1000)))
        return not linker.has_unwritten

    async def follow_records(self, idle: bool) -> None:
        """Give stories the ids that the leader gave them; if idle, also rebuild large stories as the leader does."""
        await self.run(self._follow_records, idle)

    def _follow_records(self, idle: bool) -> None:
        linker = self._opened
        linker.following = True
        with self.transaction():
            if idle:
                linker.rest(SETTLE)
            linker.adopt_story_ids()

    def supersede_unsent(self) -> None:
        """Another leader has finished the input of the records in the outbox: compare them with what it wrote."""
        with self.transaction():
            rows = self.db.execute("SELECT DISTINCT topic, CAST(key AS TEXT) FROM outbox").fetchall()
            self.db.execute("DELETE FROM outbox")
            kinds = {self._settings.topic(kind): kind for kind in TOPICS}
            self._opened.doubt((kinds[topic], key) for topic, key in rows if topic in kinds)

    def _put(self, linker: Linker, message: Message) -> Message | None:
        """Store one record; return a dead letter if it cannot be read."""
        self.passed(message)
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

    async def expire(self) -> None:
        """Delete articles that are too old, compared with the newest, for anything new to be linked to them.

        An article of a producer whose clock is ahead arrived now: it must not make all others old.
        """
        await self.run(self._expire)

    def _expire(self) -> None:
        linker, now = self._opened, time.time()
        with self.transaction():
            linker.db.execute("UPDATE articles SET came = ? WHERE came > ?", (now, now + SLACK))
            newest = linker.db.execute("SELECT max(came) FROM articles").fetchone()[0]
            if newest is None:
                return
            linker.expire(newest - self._settings.link_window_hours * 3600.0 - SLACK)

    async def articles(self) -> int:
        """The number of articles in the state."""
        count = "SELECT count(*) FROM articles"
        return await self.run(lambda: int(self._opened.db.execute(count).fetchone()[0]))

    @property
    def _opened(self) -> Linker:
        assert self._linker is not None, "the store has not been opened"
        return self._linker
