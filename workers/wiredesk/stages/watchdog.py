"""Ends a worker that makes no progress, or that may no longer own its partitions, so that another can take over.

Most such faults raise no error: a consumer can stop fetching forever (faust-streaming, issue 175), aiokafka does not
report a coordinator's rejections and its producers retry forever, and a worker that was frozen or partitioned keeps
writing for partitions that have been reassigned. Processing of text is not watched here: it has its own time limits.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from wiredesk.errors import BrokerAwayError, ConfigurationError, OperationError
from wiredesk.kafka.group_faults import GroupFault
from wiredesk.stages.exit_statuses import ENDED, MISCONFIGURED
from wiredesk.stages.open_files import lack_of_files

log = logging.getLogger(__name__)

CHECK_SECONDS = 0.25
"""Seconds between checks: well below what `lease.SHARE` leaves of the shortest session timeout, one second."""

DIAGNOSE_AFTER = 0.5
"""The fraction of the stall timeout after which the brokers are asked why the group does not answer: early enough to
report a rejection before the timeout, late enough for a starting broker to load its users."""

SETTING = "WIREDESK_STALL_TIMEOUT_SECONDS"


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the watchdog checks. The plain functions do not block; times are those of `time.monotonic()`."""

    waits: Callable[[], tuple[float, str] | None]
    """The longest wait for a response of the brokers: since when, and for what."""
    writing: Callable[[], bool]
    """True while records are written."""
    may_write: Callable[[], bool]
    """False if the partitions may have been reassigned."""
    at_work: Callable[[], bool]
    """True while a batch is processed or written."""
    finished_at: Callable[[], float]
    """When a batch was last finished."""
    lost_for: Callable[[], float]
    """Seconds since the group last answered; 0 while it does."""
    group_fault: Callable[[], GroupFault | None]
    """Why the group's coordinator rejects this worker."""
    articles_wait: Callable[[], Awaitable[bool]]
    """Asks Kafka whether there are articles to read; called only after a long time without a batch."""
    brokers_serve: Callable[[], Awaitable[None]]
    """Returns if the brokers serve us, otherwise raises; called only while the group does not answer."""


class Watchdog:
    """Checks a worker from its own thread, which keeps running when the event loop hangs."""

    def __init__(self, stall_timeout_seconds: float, rebalance_seconds: float, vitals: Vitals) -> None:
        """Args: stall_timeout_seconds: the longest time without progress.

        rebalance_seconds: the longest time that a healthy group may not answer.
        vitals: what to check.
        """
        self._stall, self._rebalance, self._vitals = stall_timeout_seconds, rebalance_seconds, vitals
        self._pulse = time.monotonic()
        self._stopped = threading.Event()

    async def watch(self) -> None:
        """Check progress until cancelled; the thread checks that this coroutine runs."""
        self._pulse = time.monotonic()
        threading.Thread(target=self._check, daemon=True, name="watchdog").start()
        try:
            await asyncio.gather(self._beat(), self._check_group(), self._check_articles())
        finally:
            self._stopped.set()

    async def _beat(self) -> None:
        while True:
            self._pulse = time.monotonic()
            await asyncio.sleep(CHECK_SECONDS)

    async def _check_group(self) -> None:
        while True:
            if (fault := self._vitals.group_fault()) is not None:
                end(fault.message, MISCONFIGURED if fault.lasting else ENDED)
            if self._vitals.lost_for() > self._stall * DIAGNOSE_AFTER:
                reason = await self._refusal()
                if isinstance(reason, ConfigurationError) and self._vitals.lost_for():
                    end(str(reason), MISCONFIGURED)
                if reason is None and self._vitals.lost_for() > max(self._stall, self._rebalance):
                    end(f"the brokers answer, but the group has not for {self._vitals.lost_for():.0f} s ({SETTING})")
            await asyncio.sleep(1)

    async def _refusal(self) -> OperationError | None:
        """Why the brokers do not serve us; None if they do."""
        try:
            await asyncio.wait_for(self._vitals.brokers_serve(), self._stall / 4)
        except OperationError as error:
            return error
        except Exception as error:
            return BrokerAwayError(f"{type(error).__name__}: {error}")
        return None

    async def _check_articles(self) -> None:
        asked_at = time.monotonic()
        while True:
            silent = time.monotonic() - max(asked_at, self._vitals.finished_at())
            if silent > self._stall and not self._vitals.at_work():
                if await self._waiting():
                    end(f"articles are waiting and none was read for {self._stall:.0f} s ({SETTING})")
                asked_at = time.monotonic()
            await asyncio.sleep(1)

    async def _waiting(self) -> bool:
        try:
            return await asyncio.wait_for(self._vitals.articles_wait(), self._stall / 2)
        except Exception as error:  # the brokers are unavailable, so no worker makes progress
            log.warning("cannot ask Kafka whether articles wait: %s: %s", type(error).__name__, error)
            return False

    def _check(self) -> None:
        while not self._stopped.wait(CHECK_SECONDS):
            now = time.monotonic()
            if self._vitals.writing() and not self._vitals.may_write():
                end("no heartbeat was answered for so long that the partitions may have been reassigned")
            if (waits := self._vitals.waits()) is not None and now - waits[0] > self._stall:
                end(f"the brokers have not {waits[1]} for {self._stall:.0f} s ({SETTING}){lack_of_files()}")
            if now - self._pulse > self._stall:
                end(f"the event loop has been blocked for {self._stall:.0f} s ({SETTING}){lack_of_files()}")


def end(reason: str, status: int = ENDED) -> None:
    """End this process at once."""
    log.error("%s: exiting; uncommitted articles will be read again", reason)
    os._exit(status)
