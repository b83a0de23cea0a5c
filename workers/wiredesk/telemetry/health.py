"""Is a stage alive, and is it ready? Each answer that is no says why."""

import asyncio
import time

from wiredesk.settings import Settings
from wiredesk.telemetry.status import StageStatus

LOOK_EVERY = 1.0
"""Seconds between two looks whether articles wait. Without them an article that comes to an idle worker would seem to
have waited for as long as nothing was finished."""

ATTEMPTS = 2
"""How often the pool tries an article, each time for as long as `WIREDESK_ARTICLE_TIMEOUT_SECONDS`."""


class Health:
    """The two questions of whoever runs a worker: end it? count on it?"""

    def __init__(self, settings: Settings, standing: StageStatus) -> None:
        """Args: standing: what is asked."""
        self._stuck = settings.stall_timeout_seconds
        self._silent = settings.stall_timeout_seconds + ATTEMPTS * settings.article_timeout_seconds
        self._brokers, self._partitions = settings.brokers, settings.partitions
        self._standing = standing
        self._clear_at = time.monotonic()

    async def watch(self) -> None:
        """Look, again and again, whether articles wait; until cancelled."""
        while True:
            self._look(time.monotonic())
            await asyncio.sleep(LOOK_EVERY)

    def live(self) -> list[str]:
        """Why another process should take this one's place: it has work to do, and gets nowhere.

        Uses the watchdog's criteria, for the case that the watchdog cannot end the process itself. Waiting for brokers
        and long work on text (limited by `WIREDESK_ARTICLE_TIMEOUT_SECONDS`) are not failures; a pool that is silent
        for longer than that limit allows is one. A hung event loop does not answer at all.
        """
        now, hand, pool = time.monotonic(), self._standing.hand, self._standing.pool
        self._look(now)
        if hand is None or pool is None or self._standing.waits_for is not None:
            return []
        idle = now - max(self._clear_at, hand.finished_at)
        if not hand.at_work and idle > self._stuck:
            return [
                f"articles wait, and none was taken for {idle:.0f} s (WIREDESK_STALL_TIMEOUT_SECONDS={self._stuck:g})"
            ]
        if hand.writing_since is not None and (wrote := now - hand.writing_since) > self._stuck:
            return [
                f"the brokers have not acknowledged records for {wrote:.0f} s "
                f"(WIREDESK_STALL_TIMEOUT_SECONDS={self._stuck:g})"
            ]
        if hand.working_since is not None and (silent := now - max(hand.working_since, pool.heard_at)) > self._silent:
            return [f"articles are in hand, and the processes that work on them have said nothing for {silent:.0f} s"]
        return []

    def ready(self) -> list[str]:
        """Why no article gets through at the moment."""
        standing = self._standing
        if standing.waits_for is not None or standing.membership is None or standing.pool is None:
            return [f"it waits for {standing.waits_for or 'its start'}"]
        why = []
        if not standing.membership.heard():
            why.append(
                f"the group does not answer: the brokers ({self._brokers}) are away, or the group is rebalancing"
            )
        if not standing.partitions():
            why.append(
                "it has no partitions: the group has not given it any yet, or there are more workers than "
                f"partitions (WIREDESK_PARTITIONS={self._partitions})"
            )
        warm, processes = standing.processes_ready(), standing.pool.processes
        if warm < processes:
            why.append(f"{processes - warm} of {processes} processes are not warm: they load what they work with")
        return why

    def _look(self, now: float) -> None:
        if not self._standing.articles_wait():
            self._clear_at = now
