"""Liveness and readiness of a stage, each with the reasons if it fails."""

import asyncio
import time

from wiredesk.settings import Settings
from wiredesk.telemetry.status import StageStatus

CHECK_EVERY = 1.0
"""Seconds between checks for waiting articles. Without them an article that reaches an idle worker would seem to have
waited since the last one was finished."""

ATTEMPTS = 2
"""How often the pool tries an article, each time for up to `WIREDESK_ARTICLE_TIMEOUT_SECONDS`."""


class Health:
    """Liveness (should the process be replaced?) and readiness (can it process articles?)."""

    def __init__(self, settings: Settings, status: StageStatus) -> None:
        """Args: status: the state to report on."""
        self._stuck = settings.stall_timeout_seconds
        self._silent = settings.stall_timeout_seconds + ATTEMPTS * settings.article_timeout_seconds
        self._brokers, self._partitions = settings.brokers, settings.partitions
        self._status = status
        self._clear_at = time.monotonic()

    async def watch(self) -> None:
        """Check periodically whether articles wait, until cancelled."""
        while True:
            self._check(time.monotonic())
            await asyncio.sleep(CHECK_EVERY)

    def live(self) -> list[str]:
        """Reasons to replace this process: it has work to do and makes no progress.

        Uses the watchdog's criteria, for the case that the watchdog cannot end the process itself. Waiting for brokers
        and long work on text (limited by `WIREDESK_ARTICLE_TIMEOUT_SECONDS`) are not failures; a pool that is silent
        for longer than that limit allows is one. A hung event loop does not answer at all.
        """
        now, batch, pool = time.monotonic(), self._status.batch, self._status.pool
        self._check(now)
        if batch is None or pool is None or self._status.waits_for is not None:
            return []
        idle = now - max(self._clear_at, batch.finished_at)
        if not batch.at_work and idle > self._stuck:
            return [
                f"articles are waiting and none was read for {idle:.0f} s "
                f"(WIREDESK_STALL_TIMEOUT_SECONDS={self._stuck:g})"
            ]
        if batch.writing_since is not None and (wrote := now - batch.writing_since) > self._stuck:
            return [
                f"the brokers have not acknowledged records for {wrote:.0f} s "
                f"(WIREDESK_STALL_TIMEOUT_SECONDS={self._stuck:g})"
            ]
        if batch.working_since is not None and (silent := now - max(batch.working_since, pool.heard_at)) > self._silent:
            return [f"a batch is in progress and its pool processes have been silent for {silent:.0f} s"]
        return []

    def ready(self) -> list[str]:
        """Reasons why no article is processed at the moment."""
        status = self._status
        if status.waits_for is not None or status.membership is None or status.pool is None:
            return [f"waiting for {status.waits_for or 'the start'}"]
        reasons = []
        if not status.membership.heard():
            reasons.append(
                f"no answer from the group: the brokers ({self._brokers}) are unavailable, or the group is rebalancing"
            )
        if not status.partitions():
            reasons.append(
                "no partitions assigned: the group has not assigned any yet, or there are more workers than "
                f"partitions (WIREDESK_PARTITIONS={self._partitions})"
            )
        warm, processes = status.processes_ready(), status.pool.processes
        if warm < processes:
            reasons.append(f"{processes - warm} of {processes} pool processes are loading their model")
        return reasons

    def _check(self, now: float) -> None:
        if not self._status.articles_wait():
            self._clear_at = now
