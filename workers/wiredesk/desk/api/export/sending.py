"""Sends a view as a table, part by part, so that a long one needs no more memory than a short one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from aiohttp import web

from wiredesk.desk.api.export.rows import Exported
from wiredesk.desk.api.export.writers import FORMATS, MAX_ENTRIES, Feed
from wiredesk.desk.api.parameters import Given
from wiredesk.desk.api.problems import UNCACHED
from wiredesk.desk.store.faults import DamagedStoreError, StoreUnavailableError
from wiredesk.desk.store.store import BusyError, TooSlowError

log = logging.getLogger(__name__)

LARGEST_PART, SMALLEST_PART = 500, 25
"""Entries that one query reads: fewer after one that took too long."""

PAUSE, MAX_PAUSES = 1.0, 30
"""Seconds to wait while the desk is busy, and how often within one export."""


class TablePart(NamedTuple):
    """A part of a table."""

    rows: list[Exported]
    title: str | None
    """Of its feed; None for the route's own."""
    next: int | None
    """Where the next part begins; None if this is the last."""


Ask = Callable[[Given], Awaitable[TablePart | None]]
"""The part of a table for parameters of a request; None for an unknown id."""


async def send_table(request: web.Request, given: dict[str, Any], feed: Feed, ask: Ask) -> web.StreamResponse | None:
    """Answer a request for a view as a table: all of it, unless `limit` is given; a feed has its newest entries.

    A client sees that a table is cut short, since the connection ends without the end of the response.

    Args:
        request: to be answered.
        given: its parameters.
        feed: metadata of a feed.
        ask: reads a part.

    Returns:
        The response; None for an unknown id.

    Raises:
        BusyError, TooSlowError, StoreUnavailableError, DamagedStoreError: the first part cannot be read.
    """
    form = FORMATS[given["format"]]
    most = given["limit"] if "limit" in request.query else None if form.attached else MAX_ENTRIES
    reading = _Reading(ask, given)
    part = await reading.next(most)
    if part is None:
        return None
    response = web.StreamResponse(headers={**UNCACHED, "Content-Type": f"{form.content_type}; charset=utf-8"})
    if form.attached:
        name = request.path.removeprefix("/api/")
        response.headers["Content-Disposition"] = f'attachment; filename="wiredesk-{name}.{given["format"]}"'
    feed = feed._replace(title=part.title or feed.title)
    first = await asyncio.to_thread(form.write, part.rows, feed, True)
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    sent = len(part.rows)
    try:
        await response.write(first)
        while part is not None and part.rows and part.next is not None and (most is None or sent < most):
            part = await reading.next(None if most is None else most - sent, part.next)
            if part is not None and part.rows:
                await response.write(await asyncio.to_thread(form.write, part.rows, feed, False))
                sent += len(part.rows)
    except (BusyError, TooSlowError, StoreUnavailableError, DamagedStoreError) as error:
        log.warning("an export ended after %d entries: %s: %s", sent, type(error).__name__, error)
        if request.transport is not None:
            request.transport.abort()
    except ConnectionError:  # the client has enough
        pass
    return response


class _Reading:
    """Reads the parts of a table, in the size that the desk manages in time."""

    def __init__(self, ask: Ask, given: Given) -> None:
        self._ask, self._given = ask, given
        self._size, self._pauses = LARGEST_PART, MAX_PAUSES

    async def next(self, most: int | None, before: int | None = None) -> TablePart | None:
        """The next part, of at most so many entries.

        Args:
            most: entries that are still wanted; None for all.
            before: where it begins; None for the first.
        """
        wanted = {**self._given} if before is None else {**self._given, "before": before}
        while True:
            wanted["limit"] = self._size if most is None else min(self._size, most)
            try:
                return await self._ask(wanted)
            except TooSlowError:
                if self._size <= SMALLEST_PART:
                    raise
                self._size = max(SMALLEST_PART, self._size // 4)
            except BusyError:
                if before is None or not self._pauses:
                    raise
                self._pauses -= 1
                await asyncio.sleep(PAUSE)
