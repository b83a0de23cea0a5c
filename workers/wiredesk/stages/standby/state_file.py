"""A SQLite state file accessed in a thread, with the offsets read so far and an outbox of records to be written.

Each worker has a file of its own: a second one with the same setting uses `link-2.sqlite` beside `link.sqlite`.

State changes, offsets and outgoing records are committed in one transaction. A record is deleted from the outbox once
Kafka has acknowledged it: after a crash some records are written again, but none is lost.
"""

import asyncio
import errno
import fcntl
import logging
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, ParamSpec, TypeVar

import orjson

from wiredesk.errors import ConfigurationError, OperationError
from wiredesk.message import Headers, Message
from wiredesk.state_tables import ForeignFileError

log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Found = TypeVar("Found")

UNUSABLE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.EROFS})
"""Errors of the operating system that last: another path or other permissions are needed."""

UNWRITABLE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
DAMAGED = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
"""Errors of SQLite, without their extensions in the upper bits."""


class StateFileError(OperationError):
    """The file of a state cannot be written at the moment, as on a full disk; the message names setting and file."""


class UnusableStateFileError(ConfigurationError):
    """The file of a state cannot be used; the message names setting, file and remedy."""


class StateFile(ABC):
    """A state in a file. All calls run in a single thread, and a lock keeps other processes out.

    The file has the tables `about`, `offsets` and `outbox`.

    Args:
        path: the file, created if it is missing.
        name: the name of the thread.
        setting: the setting that names the file, for messages.
    """

    def __init__(self, path: Path, name: str, setting: str) -> None:
        self._path, self._setting = path, setting
        self._loaded = False
        self._thread = ThreadPoolExecutor(1, name)
        self._lock: IO[bytes] | None = None
        self.following = False
        """True on a standby, which applies its input and leaves the writing to the leader."""

    @abstractmethod
    def load(self) -> None:
        """Open the file."""

    @property
    @abstractmethod
    def db(self) -> sqlite3.Connection:
        """The file, once it is open."""

    @abstractmethod
    def empty(self) -> None:
        """Delete everything in the file."""

    async def open(self, own: bool) -> None:
        """Open the file.

        Args:
            own: if another process has the file, use the next one that is free; otherwise wait for that process.

        Raises:
            UnusableStateFileError: it is missing its folder, not writable, damaged, or no state.
            StateFileError: it cannot be opened at the moment.
        """
        await self.run(self._open, own)

    def _open(self, own: bool) -> None:
        try:
            self._path, self._lock = self._locked(own)
        except OSError as error:
            raise self._fault(error.strerror or str(error), error.errno in UNUSABLE) from error
        try:
            self.load()
        except ForeignFileError as error:
            raise UnusableStateFileError(f"{self._setting}={error}") from error
        self._loaded = True

    def _locked(self, own: bool) -> tuple[Path, IO[bytes]]:
        path, number = self._path, 1
        while True:
            lock = path.with_name(path.name + ".lock").open("wb")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if own else 0))
                return path, lock
            except BlockingIOError:
                lock.close()
                number += 1
                path = self._path.with_stem(f"{self._path.stem}-{number}")

    def _fault(self, problem: str, lasts: bool, damaged: bool = False) -> OperationError:
        named = f"{self._setting}={self._path}: {problem}"
        if damaged:
            return UnusableStateFileError(
                f"{named}: name another file, or delete this one: the state is built again from the topics"
            )
        if lasts:
            return UnusableStateFileError(f"{named}: name a file in a folder that exists and can be written")
        return StateFileError(f"{named}: the state cannot be written; free some space")

    async def close(self) -> None:
        """Close the file."""
        await self.run(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._loaded:
            self.db.close()
        if self._lock is not None:
            self._lock.close()

    async def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """The offsets to resume from, by topic and partition; empty if the state belonged to another cluster.

        Args:
            origin: identifies the cluster and topic prefix.
        """
        return await self.run(self._offsets, origin)

    def _offsets(self, origin: str) -> dict[tuple[str, int], int]:
        known = self.db.execute("SELECT value FROM about WHERE name = 'origin'").fetchone()
        if known is not None and known[0] != origin:
            log.warning("%s holds the state of other topics: it is emptied", self._path)
            self.empty()
            self.db.close()
            self.load()
        self.db.execute("REPLACE INTO about VALUES ('origin', ?)", (origin,))
        found = self.db.execute("SELECT topic, partition, offset FROM offsets").fetchall()
        return {(topic, partition): offset for topic, partition, offset in found}

    def passed(self, message: Message) -> None:
        """Store the offset after a processed record; call it within the transaction."""
        last = message.unreadable.last_offset if message.unreadable else message.offset
        place = (message.topic, message.partition, (last or 0) + 1)
        self.db.execute("REPLACE INTO offsets VALUES (?, ?, ?)", place)

    def send_later(self, messages: Iterable[Message]) -> None:
        """Put records into the outbox; call it within the transaction. A standby writes none."""
        if self.following:
            return
        self.db.executemany(
            "INSERT INTO outbox (topic, key, value, headers, timestamp) VALUES (?, ?, ?, ?, ?)",
            (
                (message.topic, message.key, message.value, _packed(message.headers), message.timestamp)
                for message in messages
            ),
        )

    def supersede_unsent(self) -> None:
        """Drop what is not to be written, as another leader has finished its input: dead letters are not repeated."""
        self.db.execute("DELETE FROM outbox WHERE topic LIKE '%news.dead'")

    async def unsent(self, most: int) -> tuple[list[Message], int]:
        """The oldest records in the outbox, and the number of the last one, for `sent`."""
        return await self.run(self._unsent, most)

    def _unsent(self, most: int) -> tuple[list[Message], int]:
        rows = self.db.execute("SELECT * FROM outbox ORDER BY num LIMIT ?", (most,)).fetchall()
        messages = [
            Message(topic, key, value, _unpacked(headers), timestamp)
            for _, topic, key, value, headers, timestamp in rows
        ]
        return messages, rows[-1][0] if rows else 0

    async def sent(self, last: int) -> None:
        """Delete records from the outbox up to a number: Kafka has acknowledged them."""
        await self.run(lambda: self.db.execute("DELETE FROM outbox WHERE num <= ?", (last,)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Context manager: commit at the end of the block, roll back on an exception."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            self.db.execute("ROLLBACK")
            raise

    async def run(self, function: Callable[Given, Found], *args: Given.args, **kwargs: Given.kwargs) -> Found:
        """Call a function in the thread.

        Shielded: a transaction that has started finishes even if the calling task is cancelled.

        Raises:
            UnusableStateFileError, StateFileError: the file cannot be read or written.
        """
        running = asyncio.get_running_loop().run_in_executor(self._thread, lambda: function(*args, **kwargs))
        try:
            return await asyncio.shield(running)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code not in UNWRITABLE | DAMAGED | NO_ROOM:
                raise
            raise self._fault(str(error), code in UNWRITABLE, code in DAMAGED) from error


def _packed(headers: Sequence[tuple[str, bytes | None]]) -> bytes:
    return orjson.dumps([[name, None if value is None else value.decode("latin-1")] for name, value in headers])


def _unpacked(packed: bytes) -> Headers:
    return tuple((name, None if value is None else value.encode("latin-1")) for name, value in orjson.loads(packed))
