"""Timeouts for brokers that do not answer: aiokafka's clients and idempotent producers retry forever."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from wiredesk.errors import BrokerAwayError

log = logging.getLogger(__name__)

Result = TypeVar("Result")

REPORT_AFTER = 5.0
"""Seconds without progress after which a warning is logged."""

TICK = 0.5
"""Seconds between checks of the progress."""

CANCEL_WITHIN = 3.0
"""Seconds for cancelled work to close its connections."""


class SilentBrokersError(BrokerAwayError):
    """The brokers made no progress for too long."""


class Stall:
    """How long there has been no progress.

    Time in which the event loop was busy does not count: responses could not be read.
    """

    def __init__(self, limit: float, status: str) -> None:
        """Args: limit: seconds without progress after which to give up.

        status: the progress so far, for log messages, as in "12 articles acknowledged".
        """
        self._limit = limit
        self.status = status
        self._silent = 0.0
        self._checked = time.monotonic()
        self._reported = False

    def progress(self) -> None:
        """The brokers answered."""
        if self._reported:
            log.warning("the brokers answer again")
        self._silent, self._checked, self._reported = 0.0, time.monotonic(), False

    def check(self) -> None:
        """Log one warning per silence, and raise once the limit is reached.

        Raises:
            SilentBrokersError: the limit has been reached.
        """
        now = time.monotonic()
        self._silent += min(now - self._checked, 2 * TICK)
        self._checked = now
        if self._silent >= self._limit:
            raise SilentBrokersError(
                f"no answer from the brokers for {self._limit:g} s (WIREDESK_STALL_TIMEOUT_SECONDS)"
            )
        if self._silent >= REPORT_AFTER and not self._reported:
            self._reported = True
            left = self._limit - self._silent
            log.warning(
                "no answer from the brokers for %.0f s, %s; giving up in %.0f s", self._silent, self.status, left
            )


async def with_stall_timeout(
    work: Coroutine[Any, Any, Result],
    limit: float,
    progress: Callable[[], int],
    status: Callable[[int], str],
    is_waiting: Callable[[], bool],
) -> Result:
    """The result of `work`, which is cancelled if it makes no progress.

    Args:
        work: sends to the brokers.
        limit: seconds without progress after which it is cancelled.
        progress: a count that rises with each response of the brokers.
        status: describes the count, for log messages.
        is_waiting: False while no response is expected.

    Raises:
        SilentBrokersError: there was no progress for that long.
    """
    task = asyncio.create_task(work)
    count, stall = progress(), Stall(limit, status(progress()))
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=TICK)
            if progress() != count or not is_waiting():
                count = progress()
                stall.status = status(count)
                stall.progress()
            elif not task.done():
                stall.check()
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=CANCEL_WITHIN)
