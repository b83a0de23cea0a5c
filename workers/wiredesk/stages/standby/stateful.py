"""The process of a role with a state: from configuration to a worker that works or stands by, and back to nothing."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiohttp import web
from aiokafka.errors import KafkaError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.acls import DENIALS, topics_of
from wiredesk.kafka.connection import wait_for_broker
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.topics import require
from wiredesk.pool.parent import end_with_parent
from wiredesk.settings import Settings
from wiredesk.stages.standby.collector import collect_rarely
from wiredesk.stages.standby.leadership import Leadership, leadership
from wiredesk.stages.standby.worker_status import WorkerStatus
from wiredesk.stages.watchdog import MISCONFIGURED
from wiredesk.telemetry.logs import set_up_logs
from wiredesk.web.observed import observed
from wiredesk.web.server import serving

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds before reading begins again after the brokers went away."""

STOP_WITHIN = 8.0
"""Seconds to stop in after SIGTERM; then the process ends at once. What is not written is written by the next."""

Status = TypeVar("Status", bound=WorkerStatus)


@dataclass(frozen=True, slots=True)
class StandbyRole(Generic[Status]):
    """A role that one of several workers has."""

    name: str
    """`link`, `watch` or `notify`: of its group, its permissions and its metrics."""
    topic: str
    """The topic, without prefix, whose first partition makes the leader."""
    status: Callable[[Settings], Status]
    lead: Callable[[Settings, Leadership, Status], Awaitable[None]]
    """Works for as long as the member leads; calls `works` of the status once its state is open."""


def run_role(role: StandbyRole[Status], settings: Settings) -> None:
    """Work or stand by until SIGTERM, and end the process.

    Ends with status 0 when told to stop, 78 when the configuration is wrong, 1 after anything else.
    """
    set_up_logs(settings, role.name)
    collect_rarely()
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the supervisor tells us when to stop
    status = _exit_status(role, settings)
    logging.shutdown()
    os._exit(status)


def _exit_status(role: StandbyRole[Status], settings: Settings) -> int:
    try:
        asyncio.run(_until_stopped(role, settings))
    except ConfigurationError as error:
        log.error("%s", error)
        return MISCONFIGURED
    except DENIALS as error:
        log.error("%s ends: not allowed (%s): grant this user what `wiredesk topics acls` prints", role.name, error)
        return 1
    except Exception as error:
        log.error("%s ends: %s: %s", role.name, type(error).__name__, error, exc_info=settings.log_level == "DEBUG")
        return 1
    return 0


async def _until_stopped(role: StandbyRole[Status], settings: Settings) -> None:
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        limit = threading.Timer(STOP_WITHIN, os._exit, [0])
        limit.daemon = True
        limit.start()

    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    status, page = role.status(settings), web.Application()
    page.add_routes(observed(status.registry, status.live, status.ready))
    async with serving(page, settings.monitoring_host, settings.monitoring_port, "WIREDESK_MONITORING") as address:
        log.info("metrics and health are at %s", address)
        working = asyncio.create_task(_work(role, settings, status))
        waiting = asyncio.create_task(stopped.wait())
        await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if working.done():
            await working
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _work(role: StandbyRole[Status], settings: Settings, status: Status) -> None:
    """Work whenever this worker has the lead; wait for brokers that are away."""
    await wait_for_broker(settings)
    await require(settings, topics_of(role.name))
    settings = await with_producer_support(settings)
    while True:
        try:
            await _take_part(role, settings, status)
        except (KafkaError, OSError) as error:
            if isinstance(error, DENIALS):
                raise
            log.warning("lost the brokers (%s: %s); reading begins again", type(error).__name__, error)
            status.waits_for, status.standby = "the brokers", False
            await asyncio.sleep(PAUSE)
            await wait_for_broker(settings)


async def _take_part(role: StandbyRole[Status], settings: Settings, status: Status) -> None:
    status.waits_for = "the group"
    async with leadership(settings, role.name, role.topic) as member:
        log.info("%s is up", role.name)
        while True:
            status.standby = not member.leads
            status.waits_for = "the lead, which another worker has"
            await member.wait()
            status.waits_for, status.standby = "the state", False
            await role.lead(settings, member, status)
            log.info("another worker has the lead from now on")
