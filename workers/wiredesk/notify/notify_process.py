"""The process of `notify`: delivers alerts or stands by until SIGTERM."""

import asyncio
import logging
import time

from wiredesk.message import Message
from wiredesk.notify.addresses import networks
from wiredesk.notify.channels import Channels, Trial
from wiredesk.notify.delivery_state import DueDelivery
from wiredesk.notify.notify_status import NotifyStatus
from wiredesk.notify.notify_store import NotifyStore
from wiredesk.notify.payload import text_for_people, webhook_body
from wiredesk.settings import Settings
from wiredesk.stages.standby.stateful import StandbyRole, run_role
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.topic_reading import read_while_leading
from wiredesk.watch.saved_watches import host_of, is_webhook

log = logging.getLogger(__name__)

KINDS = ("watches", "alerts")
"""The topics read, without prefix."""

BATCH = 500
"""Records per transaction."""

AT_ONCE = 50
"""Maximum number of deliveries in flight."""

LOOK = 0.1
"""Seconds between two checks for due deliveries."""

COUNT_EVERY = 1.0
"""Seconds between two counts of pending and dead deliveries, for the metrics."""

EXPIRE_EVERY = 600.0
"""Seconds between two deletions of old deliveries."""


def work(settings: Settings) -> None:
    """Deliver alerts until SIGTERM; the target of a process."""
    run_role(StandbyRole("notify", KINDS, BATCH, NotifyStatus, NotifyStore, _notify), settings)


async def _notify(worker: StatefulWorker[NotifyStatus, NotifyStore]) -> None:
    store = worker.state
    channels = Channels(networks(worker.settings.notify_private_networks))
    expired = time.monotonic()

    async def step(messages: list[Message], caught_up: bool) -> None:
        nonlocal expired
        await store.take(messages, time.time(), caught_up)
        if time.monotonic() - expired > EXPIRE_EVERY:
            expired = time.monotonic()
            await store.expire(time.time())

    log.info("this process delivers")
    worker.status.works()
    tasks = [
        asyncio.create_task(read_while_leading(worker, step)),
        asyncio.create_task(_deliver(worker, channels)),
    ]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await channels.close()


async def _deliver(worker: StatefulWorker[NotifyStatus, NotifyStore], channels: Channels) -> None:
    """Send due deliveries concurrently until another process becomes the leader."""
    store, status = worker.state, worker.status
    under_way: dict[int, asyncio.Task[None]] = {}
    counted = -COUNT_EVERY
    try:
        while worker.member.leads:
            free = AT_ONCE - len(under_way)
            for delivery in await store.due(time.time(), free, list(under_way)) if free else ():
                under_way[delivery.num] = asyncio.create_task(_attempt(worker, channels, delivery))
            if time.monotonic() - counted > COUNT_EVERY:
                counted = time.monotonic()
                status.pending, status.dead = await store.counts()
            if under_way:
                await asyncio.wait(under_way.values(), timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
            else:
                await asyncio.sleep(LOOK)
            for num, task in list(under_way.items()):
                if task.done():
                    del under_way[num]
                    await task
    finally:  # the next leader sends unanswered deliveries again, with the same id
        for task in under_way.values():
            task.cancel()
        await asyncio.gather(*under_way.values(), return_exceptions=True)


async def _attempt(
    worker: StatefulWorker[NotifyStatus, NotifyStore], channels: Channels, delivery: DueDelivery
) -> None:
    attempt = await _send(worker.settings, channels, delivery)
    now = time.time()
    result = await worker.state.finish(delivery, attempt, now)
    worker.status.attempted(result, now - (delivery.cause.timestamp or 0) / 1000 if attempt.delivered else None)
    if not attempt.delivered:
        level = logging.WARNING if result == "dead" else logging.INFO
        log.log(
            level, "alert %s to %s: %s (%s)", delivery.message_id, host_of(delivery.address), result, attempt.reason
        )


async def _send(settings: Settings, channels: Channels, delivery: DueDelivery) -> Trial:
    if not is_webhook(delivery.address):
        return await channels.other(delivery.address, *text_for_people(delivery.alert))
    default = settings.notify_secret.get_secret_value() if settings.notify_secret else None
    body = webhook_body(delivery.alert, delivery.cause.timestamp or 0)
    secret = delivery.secret or default
    return await channels.webhook(delivery.address, secret, delivery.message_id, round(time.time()), body)
