"""The process of the `watch` stage: matches articles or stands by until SIGTERM."""

import logging
import time

from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.standby.following import EXPIRE_EVERY, follow
from wiredesk.stages.standby.stateful import StandbyRole, run_role
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.topic_reading import read_while_leading
from wiredesk.stages.watching.watch_status import WatchStatus
from wiredesk.stages.watching.watch_store import WatchStore

log = logging.getLogger(__name__)

KINDS = ("alerts", "watches", "clean", "entities", "quotes", "copies", "stories", "people")
"""The topics read, without prefix."""

BATCH = 1000
"""Records per transaction: about 200 articles with their stories."""

TICK = 5.0
"""Seconds between two checks for overdue articles, which still wait for entities or quotes, when no record arrives."""


def work(settings: Settings) -> None:
    """Run the stage until SIGTERM; the target of a process."""
    run_role(StandbyRole("watch", KINDS, BATCH, WatchStatus, WatchStore, _watch, _follow), settings)


async def _follow(worker: StatefulWorker[WatchStatus, WatchStore]) -> None:
    store = worker.state

    async def step(messages: list[Message]) -> None:
        await store.take(messages, time.time(), settle=False, on_step=worker.status.alive)

    async def after_round() -> None:
        worker.status.watches = await store.watches()

    async def expire() -> None:
        await store.expire(time.time())

    await follow(worker, step, after_round, expire)


async def _watch(worker: StatefulWorker[WatchStatus, WatchStore]) -> None:
    store, status = worker.state, worker.status
    expired = ticked = time.monotonic()

    async def step(messages: list[Message], caught_up: bool) -> None:
        nonlocal expired, ticked
        now, moment = time.monotonic(), time.time()
        due = await store.due()
        if messages or now - ticked > TICK or (due is not None and due <= moment):
            ticked = now
            matched, statuses = await store.take(messages, moment, caught_up, status.alive)
            status.took(matched, statuses)
            status.watches = await store.watches()
        if now - expired > EXPIRE_EVERY:
            expired = now
            await store.expire(moment)

    log.info("this worker watches")
    status.works()
    await read_while_leading(worker, step)
