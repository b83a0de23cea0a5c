"""Ends a worker that no longer gets anywhere, or that may no longer write, so that another can go on.

Both happen without any error: a consumer can stop fetching for good (faust-streaming, issue 175), and a worker that was
frozen or cut off writes on for partitions that another has been given. What it does not look at is work on text, which
has time limits of its own.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

ENDED = 75
"""Exit status of a worker that ends itself; EX_TEMPFAIL of sysexits.h: the next one reads again what was not committed.
It ends at once, since whatever hangs would hang an orderly stop too."""

LOOK_EVERY = 0.25
"""Seconds between two looks: well below what `lease.SHARE` keeps back of the shortest session timeout, one second."""


class Watchdog:
    """Looks at a worker from a thread of its own, which goes on when the event loop hangs."""

    def __init__(
        self,
        stall_timeout_seconds: float,
        writing_since: Callable[[], float | None],
        finished_at: Callable[[], float],
        at_work: Callable[[], bool],
        may_write: Callable[[], bool],
        articles_wait: Callable[[], Awaitable[bool]],
    ) -> None:
        """Args: how to look.

        stall_timeout_seconds: the longest time without progress.
        writing_since: when records began to be written, by `time.monotonic()`, or None.
        finished_at: when a batch was last finished.
        at_work: True while a batch is in hand.
        may_write: False when the partitions may be another worker's.
        articles_wait: asks Kafka whether there are articles to read; called only after a long silence.
        """
        self._stuck = stall_timeout_seconds
        self._writing_since, self._finished_at, self._at_work = writing_since, finished_at, at_work
        self._may_write, self._articles_wait = may_write, articles_wait
        self._pulse = time.monotonic()
        self._stopped = threading.Event()

    async def watch(self) -> None:
        """Look after progress until cancelled; the thread looks after this."""
        threading.Thread(target=self._look, daemon=True, name="watchdog").start()
        asked_at = time.monotonic()
        try:
            while True:
                self._pulse = now = time.monotonic()
                if now - max(asked_at, self._finished_at()) > self._stuck and not self._at_work():
                    if await self._waiting():
                        end(f"articles wait and none was taken for {self._stuck:.0f} s")
                    asked_at = time.monotonic()
                await asyncio.sleep(1)
        finally:
            self._stopped.set()

    async def _waiting(self) -> bool:
        try:
            return await asyncio.wait_for(self._articles_wait(), self._stuck / 2)
        except Exception as error:  # a broker that is away: then nobody gets anywhere, and it is no fault of ours
            log.warning("cannot ask Kafka whether articles wait: %s: %s", type(error).__name__, error)
            return False

    def _look(self) -> None:
        while not self._stopped.wait(LOOK_EVERY):
            now, since = time.monotonic(), self._writing_since()
            if since is not None and not self._may_write():
                end("no heartbeat was answered for so long that the partitions may be another worker's")
            if since is not None and now - since > self._stuck:
                end(f"records have not been taken by the brokers for {self._stuck:.0f} s")
            if now - self._pulse > self._stuck:
                end(f"the event loop has not moved for {self._stuck:.0f} s")


def end(reason: str) -> None:
    """End this process at once."""
    log.error("%s: the process ends, and what was not committed is read again", reason)
    os._exit(ENDED)
