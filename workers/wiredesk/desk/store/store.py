"""The store: SQLite in threads, so that no query and no write blocks the event loop."""

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
"""Reader threads. SQLite releases the interpreter lock while it searches, so they run in parallel."""

MAX_WAITING = 256
"""Queries that may wait for a reader; beyond that, requests are rejected instead of falling further behind."""

Args = ParamSpec("Args")
Result = TypeVar("Result")


MAX_SECONDS = 0.8
"""Seconds that a query may run, so that no request takes longer than one."""

STEPS = 2_000
"""Steps of SQLite's virtual machine between two looks at the clock: a part of a millisecond."""


class BusyError(Exception):
    """Too many queries are waiting."""


class TooSlowError(Exception):
    """A query took too long and was ended."""


class Store:
    """The desk's articles, in one file.

    Args:
        path: the file.
        max_articles: articles to keep; older ones are deleted.
        clock: seconds since 1970.
    """

    def __init__(self, path: Path, max_articles: int, clock: Callable[[], float] = time.time) -> None:
        self._path, self._max_articles, self._clock = path, max_articles, clock
        self._writing = ThreadPoolExecutor(1, "desk-writer")
        self._reading = ThreadPoolExecutor(READERS, "desk-reader")
        self._readers: list[sqlite3.Connection] = []
        self._reader = threading.local()
        self._waiting = 0
        self._writer: Writer | None = None

    async def open(self) -> None:
        """Open the file, creating it if missing.

        Raises:
            ConfigurationError: it is not usable.
        """
        self._writer = await self._writes(Writer, self._path, self._max_articles, self._clock)

    async def close(self) -> None:
        """Finish the current write and close the file."""
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
        """The greatest `seq` ever assigned."""
        return self._opened.newest

    @property
    def ahead(self) -> frozenset[tuple[str, int]]:
        """Topics (without prefix) and partitions to pause, since too many of their records wait for counterparts."""
        return self._opened.ahead

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int(self._clock() * 1000)

    async def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """Offsets to resume at; see `Writer.offsets`."""
        return await self._writes(self._opened.offsets, origin)

    async def use_topics(self, group: str, origin: str) -> None:
        """Use the records of these topics; see `Writer.use_topics`."""
        await self._writes(self._opened.use_topics, group, origin)

    async def empty(self) -> None:
        """Clear the tables."""
        await self._writes(self._opened.empty)

    async def set_offsets(self, offsets: dict[tuple[str, int], int]) -> None:
        """Resume at other offsets; see `Writer.set_offsets`."""
        await self._writes(self._opened.set_offsets, offsets)

    async def mark_filled(self) -> None:
        """Record that the topics have been read to their end."""
        await self._writes(self._opened.mark_filled)

    async def ingest(self, messages: Sequence[Message], backlog: bool = False) -> Changes:
        """Store records and the offsets after them in one transaction; see `Writer.ingest`."""
        return await self._writes(self._opened.ingest, messages, backlog)

    async def expire(self) -> None:
        """Expire old counts."""
        await self._writes(self._opened.expire)

    async def ask(
        self,
        query: Callable[Concatenate[sqlite3.Connection, Args], Result],
        *args: Args.args,
        **kwargs: Args.kwargs,
    ) -> Result:
        """The result of a query function, called in a reader thread.

        Raises:
            BusyError: too many queries are waiting.
            TooSlowError: it took longer than `MAX_SECONDS`.
            StoreUnavailableError, DamagedStoreError: the file cannot be read.
        """
        if self._waiting >= MAX_WAITING:
            raise BusyError
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._reading, lambda: self._answer(query, *args, **kwargs)
            )
        except sqlite3.Error as error:
            if "interrupted" in str(error):
                raise TooSlowError from error
            raise store_fault(self._path, error) from error
        finally:
            self._waiting -= 1

    @property
    def _opened(self) -> Writer:
        assert self._writer is not None, "the store has not been opened"
        return self._writer

    async def _writes(self, write: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs) -> Result:
        # Shielded: a started transaction completes even if the calling task is cancelled.
        try:
            return await asyncio.shield(
                asyncio.get_running_loop().run_in_executor(self._writing, lambda: write(*args, **kwargs))
            )
        except sqlite3.Error as error:
            raise store_fault(self._path, error) from error

    def _answer(
        self,
        query: Callable[Concatenate[sqlite3.Connection, Args], Result],
        *args: Args.args,
        **kwargs: Args.kwargs,
    ) -> Result:
        read = self._connection()
        end = time.monotonic() + MAX_SECONDS
        read.execute("BEGIN")  # a consistent snapshot for the whole query
        read.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            return query(read, *args, **kwargs)
        finally:
            read.set_progress_handler(None, 0)
            read.execute("ROLLBACK")

    def _connection(self) -> sqlite3.Connection:
        """The thread's connection; opened here, since the file can have been damaged meanwhile."""
        found: sqlite3.Connection | None = getattr(self._reader, "connection", None)
        if found is None:
            found = self._reader.connection = open_for_reading(self._path)
            self._readers.append(found)
        return found
