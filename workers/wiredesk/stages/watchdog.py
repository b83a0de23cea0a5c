"""Ends a worker that makes no progress, or that may no longer write, so that another can go on.

Most such faults raise no error: a consumer can stop fetching for good (faust-streaming, issue 175), aiokafka keeps the
refusals of the group's coordinator to itself and its producers wait for ever, and a worker that was frozen or cut off
writes on for partitions that another has been given. Work on text is not watched here: it has time limits of its own.
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
from wiredesk.stages.open_files import lack_of_files

log = logging.getLogger(__name__)

ENDED = 75
"""Exit status of a worker that ends itself; EX_TEMPFAIL of sysexits.h: the next one reads again what was not committed.
It ends at once, since whatever hangs would hang an orderly stop too."""

MISCONFIGURED = 78
"""Exit status of a worker that no restart can help; EX_CONFIG of sysexits.h."""

LOOK_EVERY = 0.25
"""Seconds between two looks: well below what `lease.SHARE` keeps back of the shortest session timeout, one second."""

ASK_SHARE = 0.5
"""Of the stall timeout, after which the brokers are asked why the group does not answer: what refuses us is named
before the time is up, and a broker that starts has that long to learn of its users."""

SETTING = "WIREDESK_STALL_TIMEOUT_SECONDS"


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the watchdog looks at. None of the plain functions waits; times are those of `time.monotonic()`."""

    waits: Callable[[], tuple[float, str] | None]
    """The longest wait for the brokers' answer: since when, and for what."""
    writing: Callable[[], bool]
    """True while records are written."""
    may_write: Callable[[], bool]
    """False when the partitions may be another worker's."""
    at_work: Callable[[], bool]
    """True while a batch is in hand."""
    finished_at: Callable[[], float]
    """When a batch was last finished."""
    lost_for: Callable[[], float]
    """Seconds for which the group has not answered; 0 while it does."""
    group_fault: Callable[[], GroupFault | None]
    """Why the group's coordinator does not have us."""
    articles_wait: Callable[[], Awaitable[bool]]
    """Asks Kafka whether there are articles to read; called only after a long silence."""
    brokers_serve: Callable[[], Awaitable[None]]
    """Returns where the brokers serve us, else raises why not; called only while the group does not answer."""


class Watchdog:
    """Looks at a worker from a thread of its own, which goes on when the event loop hangs."""

    def __init__(self, stall_timeout_seconds: float, rebalance_seconds: float, vitals: Vitals) -> None:
        """Args: how to look.

        stall_timeout_seconds: the longest time without progress.
        rebalance_seconds: the longest time in which a group can be without an answer and all is well.
        vitals: what to look at.
        """
        self._stall, self._rebalance, self._vitals = stall_timeout_seconds, rebalance_seconds, vitals
        self._pulse = time.monotonic()
        self._stopped = threading.Event()

    async def watch(self) -> None:
        """Look after progress until cancelled; the thread looks after this."""
        self._pulse = time.monotonic()
        threading.Thread(target=self._look, daemon=True, name="watchdog").start()
        try:
            await asyncio.gather(self._beat(), self._look_after_group(), self._look_after_articles())
        finally:
            self._stopped.set()

    async def _beat(self) -> None:
        while True:
            self._pulse = time.monotonic()
            await asyncio.sleep(LOOK_EVERY)

    async def _look_after_group(self) -> None:
        while True:
            if (fault := self._vitals.group_fault()) is not None:
                end(fault.message, MISCONFIGURED if fault.lasting else ENDED)
            if self._vitals.lost_for() > self._stall * ASK_SHARE:
                reason = await self._refusal()
                if isinstance(reason, ConfigurationError) and self._vitals.lost_for():
                    end(str(reason), MISCONFIGURED)
                if reason is None and self._vitals.lost_for() > max(self._stall, self._rebalance):
                    end(f"the brokers answer, and the group has not for {self._vitals.lost_for():.0f} s ({SETTING})")
            await asyncio.sleep(1)

    async def _refusal(self) -> OperationError | None:
        """Why the brokers do not serve us; None where they do."""
        try:
            await asyncio.wait_for(self._vitals.brokers_serve(), self._stall / 4)
        except OperationError as error:
            return error
        except Exception as error:
            return BrokerAwayError(f"{type(error).__name__}: {error}")
        return None

    async def _look_after_articles(self) -> None:
        asked_at = time.monotonic()
        while True:
            silent = time.monotonic() - max(asked_at, self._vitals.finished_at())
            if silent > self._stall and not self._vitals.at_work():
                if await self._waiting():
                    end(f"articles wait and none was taken for {self._stall:.0f} s ({SETTING})")
                asked_at = time.monotonic()
            await asyncio.sleep(1)

    async def _waiting(self) -> bool:
        try:
            return await asyncio.wait_for(self._vitals.articles_wait(), self._stall / 2)
        except Exception as error:  # a broker that is away: then nobody gets anywhere, and it is no fault of ours
            log.warning("cannot ask Kafka whether articles wait: %s: %s", type(error).__name__, error)
            return False

    def _look(self) -> None:
        while not self._stopped.wait(LOOK_EVERY):
            now = time.monotonic()
            if self._vitals.writing() and not self._vitals.may_write():
                end("no heartbeat was answered for so long that the partitions may be another worker's")
            if (waits := self._vitals.waits()) is not None and now - waits[0] > self._stall:
                end(f"the brokers have not {waits[1]} for {self._stall:.0f} s ({SETTING}){lack_of_files()}")
            if now - self._pulse > self._stall:
                end(f"the event loop has not moved for {self._stall:.0f} s ({SETTING}){lack_of_files()}")


def end(reason: str, status: int = ENDED) -> None:
    """End this process at once."""
    log.error("%s: the process ends, and what was not committed is read again", reason)
    os._exit(status)
