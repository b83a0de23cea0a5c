"""Timeouts for brokers that do not answer: aiokafka's clients and idempotent producers retry forever."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from wiredesk.errors import BrokerAwayError

log = logging.getLogger(__name__)

Found = TypeVar("Found")

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

    Time in which the event loop was busy does not count: the brokers could not have been heard.
    """

    def __init__(self, limit: float, doing: str) -> None:
        """Args: what is waited for.

        limit: seconds without progress after which to give up.
        doing: the work, for messages, as in "12 articles acknowledged".
        """
        self._limit = limit
        self.doing = doing
        self._silent = 0.0
        self._looked = time.monotonic()
        self._reported = False

    def progress(self) -> None:
        """The brokers answered."""
        if self._reported:
            log.warning("the brokers answer again")
        self._silent, self._looked, self._reported = 0.0, time.monotonic(), False

    def look(self) -> None:
        """Report a silence once, and end it.

        Raises:
            SilentBrokersError: the limit has been reached.
        """
        now = time.monotonic()
        self._silent += min(now - self._looked, 2 * TICK)
        self._looked = now
        if self._silent >= self._limit:
            raise SilentBrokersError(
                f"no answer from the brokers for {self._limit:g} s (WIREDESK_STALL_TIMEOUT_SECONDS)"
            )
        if self._silent >= REPORT_AFTER and not self._reported:
            self._reported = True
            left = self._limit - self._silent
            log.warning(
                "no answer from the brokers for %.0f s, %s; giving up in %.0f s", self._silent, self.doing, left
            )


async def ending(
    work: Coroutine[Any, Any, Found],
    limit: float,
    done: Callable[[], int],
    doing: Callable[[int], str],
    awaited: Callable[[], bool],
) -> Found:
    """What `work` returns, as long as it makes progress.

    Args:
        work: sends to the brokers.
        limit: seconds without progress after which it is cancelled.
        done: counts up with each answer of the brokers.
        doing: says what that count means, for the message that they are silent.
        awaited: False while nothing is expected of the brokers.

    Raises:
        SilentBrokersError: there was no progress for that long.
    """
    task = asyncio.create_task(work)
    count, stall = done(), Stall(limit, doing(done()))
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=TICK)
            if done() != count or not awaited():
                count = done()
                stall.doing = doing(count)
                stall.progress()
            elif not task.done():
                stall.look()
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=CANCEL_WITHIN)
