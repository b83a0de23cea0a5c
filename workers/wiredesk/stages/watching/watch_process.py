"""The process of the stage `watch`: matches articles or stands by until it is told to stop."""

import logging
import time

from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.standby.leadership import Leadership
from wiredesk.stages.standby.stateful import StandbyRole, run_role
from wiredesk.stages.standby.topic_reading import read_while_leading
from wiredesk.stages.watching.watch_status import WatchStatus
from wiredesk.stages.watching.watch_store import WatchStore

log = logging.getLogger(__name__)

KINDS = ("alerts", "watches", "clean", "entities", "quotes", "copies", "stories")
"""The topics that are read, without prefix."""

BATCH = 1000
"""Records of a transaction: some 200 articles with their stories."""

EXPIRE_EVERY = 600.0
"""Seconds between two looks for what is too old to be kept."""

TICK = 5.0
"""Seconds after which articles are looked for that wait for entities or quotes in vain, when nothing comes."""


def work(settings: Settings) -> None:
    """Watch until SIGTERM; the target of a process."""
    run_role(StandbyRole("watch", "clean", WatchStatus, _watch), settings)


async def _watch(settings: Settings, member: Leadership, status: WatchStatus) -> None:
    store = WatchStore(settings)
    await store.open()
    expired = ticked = time.monotonic()

    async def step(messages: list[Message], caught_up: bool) -> None:
        nonlocal expired, ticked
        now, moment = time.monotonic(), time.time()
        due = await store.due()
        if messages or now - ticked > TICK or (due is not None and due <= moment):
            ticked = now
            matched, statuses = await store.take(messages, moment, caught_up)
            status.took(matched, statuses)
            status.watches = await store.watches()
        if now - expired > EXPIRE_EVERY:
            expired = now
            await store.expire(moment)

    try:
        log.info("this worker watches")
        status.works()
        await read_while_leading(settings, KINDS, store, member, status, step, BATCH)
    finally:
        await store.close()
