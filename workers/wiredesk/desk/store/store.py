"""The store: SQLite behind threads, so that no query and no write ever holds up the event loop."""

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from wiredesk.desk.store.faults import store_fault
from wiredesk.desk.store.tables import open_for_reading
from wiredesk.desk.store.writer import Changes, Writer
from wiredesk.message import Message

READERS = 4
"""Threads that answer. SQLite lets go of the interpreter's lock while it searches, so they do run side by side."""

MOST_WAITING = 256
"""Questions that may wait for a reader; beyond, the desk says that it is busy rather than fall ever further behind."""

Given = ParamSpec("Given")
Found = TypeVar("Found")


class BusyError(Exception):
    """More questions wait than will be answered in time."""


class Store:
    """The desk's articles, in one file.

    Args:
        path: the file.
        most: articles to keep; older ones drop.
        clock: seconds since 1970.
    """

    def __init__(self, path: Path, most: int, clock: Callable[[], float] = time.time) -> None:
        self._path, self._most, self._clock = path, most, clock
        self._writing = ThreadPoolExecutor(1, "desk-writer")
        self._reading = ThreadPoolExecutor(READERS, "desk-reader", self._open_for_reading)
        self._readers: list[sqlite3.Connection] = []
        self._reader = threading.local()
        self._waiting = 0
        self._writer: Writer | None = None

    async def open(self) -> None:
        """Open the file, making it where it is missing.

        Raises:
            ConfigurationError: it cannot be used.
        """
        self._writer = await self._writes(Writer, self._path, self._most, self._clock)

    async def close(self) -> None:
        """Finish what is being written, and close the file."""
        if self._writer:
            await self._writes(self._writer.close)
        self._reading.shutdown(wait=True, cancel_futures=True)
        self._writing.shutdown()
        for reader in self._readers:
            with contextlib.suppress(sqlite3.Error):
                reader.close()

    @property
    def articles(self) -> int:
        """Articles in the store."""
        return self._opened.articles

    @property
    def newest(self) -> int:
        """The greatest `seq` there has been."""
        return self._opened.newest

    @property
    def ahead(self) -> frozenset[tuple[str, int]]:
        """Topics (without prefix) and partitions of which so many records wait that reading on should."""
        return self._opened.ahead

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int(self._clock() * 1000)

    async def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """Where to go on reading; see `Writer.offsets`."""
        return await self._writes(self._opened.offsets, origin)

    async def empty(self) -> None:
        """Make the tables anew."""
        await self._writes(self._opened.empty)

    async def go_on_at(self, places: dict[tuple[str, int], int]) -> None:
        """Go on reading at other places; see `Writer.go_on_at`."""
        await self._writes(self._opened.go_on_at, places)

    async def filled(self) -> None:
        """Note that the topics have been read to their end."""
        await self._writes(self._opened.filled)

    async def take(self, messages: Sequence[Message], backlog: bool = False) -> Changes:
        """Take records, and where to go on after them, in one transaction; see `Writer.take`."""
        return await self._writes(self._opened.take, messages, backlog)

    async def pass_time(self) -> None:
        """Let the past fall out of what is counted."""
        await self._writes(self._opened.pass_time)

    async def ask(
        self,
        question: Callable[Concatenate[sqlite3.Connection, Given], Found],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Found:
        """What a function finds in the store, called in a reader's thread.

        Raises:
            BusyError: too many questions wait already.
            StoreUnavailableError, DamagedStoreError: the file cannot be read.
        """
        if self._waiting >= MOST_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._reading, lambda: self._answer(question, *given, **named)
            )
        except sqlite3.Error as error:
            raise store_fault(self._path, error) from error
        finally:
            self._waiting -= 1

    @property
    def _opened(self) -> Writer:
        assert self._writer is not None, "the store has not been opened"
        return self._writer

    async def _writes(self, write: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
        # Shielded: a transaction that has begun ends, whatever becomes of the task that wanted it.
        try:
            return await asyncio.shield(
                asyncio.get_running_loop().run_in_executor(self._writing, lambda: write(*given, **named))
            )
        except sqlite3.Error as error:
            raise store_fault(self._path, error) from error

    def _answer(
        self,
        question: Callable[Concatenate[sqlite3.Connection, Given], Found],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Found:
        read: sqlite3.Connection = self._reader.connection
        read.execute("BEGIN")  # all that one question looks up is of one state of the store
        try:
            return question(read, *given, **named)
        finally:
            read.execute("ROLLBACK")

    def _open_for_reading(self) -> None:
        self._reader.connection = open_for_reading(self._path)
        self._readers.append(self._reader.connection)
