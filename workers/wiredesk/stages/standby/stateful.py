"""The process of a stateful role, from configuration to shutdown: it leads or stands by."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
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
from wiredesk.stages.exit_statuses import MISCONFIGURED
from wiredesk.stages.standby.collector import collect_rarely
from wiredesk.stages.standby.leadership import leadership
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.stages.standby.stateful_worker import StatefulWorker
from wiredesk.stages.standby.worker_status import WorkerStatus
from wiredesk.telemetry.logs import set_up_logs
from wiredesk.web.observed import observed
from wiredesk.web.server import serving

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds to wait before reconnecting after the brokers became unavailable."""

STOP_WITHIN = 8.0
"""Time limit after SIGTERM, in seconds; then the process exits at once. The next leader writes what is left."""

RETRY_LEAD = 1.0
"""Seconds between two checks for the lead, in a role that does not follow the leader."""

Status = TypeVar("Status", bound=WorkerStatus)
State = TypeVar("State", bound=StateFile)


@dataclass(frozen=True, slots=True)
class StandbyRole(Generic[Status, State]):
    """A role that only one of several workers has at a time."""

    name: str
    """`link`, `watch` or `notify`: the name used for its group, permissions and metrics."""
    topics: Sequence[str]
    """The topics that it reads, without prefix; the leader commits the offsets that it has finished."""
    batch: int
    """Maximum number of records per transaction."""
    status: Callable[[Settings], Status]
    state: Callable[[Settings], State]
    lead: Callable[[StatefulWorker[Status, State]], Awaitable[None]]
    """Runs while the member leads; calls `works` of the status once it works."""
    follow: Callable[[StatefulWorker[Status, State]], Awaitable[None]] | None = None
    """Keeps the state of a standby current until the member leads and has applied all that the last leader finished;
    may return earlier. Without it a standby opens the state when it leads, and waits for the process that has it."""


def run_role(role: StandbyRole[Status, State], settings: Settings) -> None:
    """Lead or stand by until SIGTERM, then end the process.

    Exits with status 0 on SIGTERM, 78 if the configuration is invalid, and 1 otherwise.
    """
    set_up_logs(settings, role.name)
    collect_rarely()
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the supervisor decides when to stop
    status = _exit_status(role, settings)
    logging.shutdown()
    os._exit(status)


def _exit_status(role: StandbyRole[Status, State], settings: Settings) -> int:
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


async def _until_stopped(role: StandbyRole[Status, State], settings: Settings) -> None:
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


async def _work(role: StandbyRole[Status, State], settings: Settings, status: Status) -> None:
    """Run the role whenever this worker leads; reconnect when brokers are unavailable."""
    await wait_for_broker(settings)
    await require(settings, topics_of(role.name))
    settings = await with_producer_support(settings)
    if role.follow is None:
        await _reconnecting(role, settings, None, status)
        return
    status.waits_for = "the state"
    async with _opened(role, settings, own=True) as state:
        await _reconnecting(role, settings, state, status)


@asynccontextmanager
async def _opened(role: StandbyRole[Status, State], settings: Settings, own: bool) -> AsyncIterator[State]:
    state = role.state(settings)
    try:
        await state.open(own)
        yield state
    finally:
        await state.close()


async def _reconnecting(
    role: StandbyRole[Status, State], settings: Settings, state: State | None, status: Status
) -> None:
    while True:
        try:
            await _take_part(role, settings, state, status)
        except (KafkaError, OSError) as error:
            if isinstance(error, DENIALS):
                raise
            log.warning("lost the brokers (%s: %s); reading begins again", type(error).__name__, error)
            status.waits_for, status.standby = "the brokers", False
            await asyncio.sleep(PAUSE)
            await wait_for_broker(settings)


async def _take_part(role: StandbyRole[Status, State], settings: Settings, state: State | None, status: Status) -> None:
    status.waits_for = "the group"
    async with leadership(settings, role.name, role.topics) as member:
        log.info("%s is up", role.name)

        def worker(opened: State) -> StatefulWorker[Status, State]:
            return StatefulWorker(settings, role.topics, role.batch, opened, member, status)

        while True:
            status.standby = not member.leads
            status.waits_for = "the lead, which another worker has"
            if state is not None and role.follow is not None:
                await role.follow(worker(state))
            else:
                await member.wait(RETRY_LEAD)
            if not member.leads:
                continue
            status.waits_for, status.standby = "the state", False
            if state is not None:
                await role.lead(worker(state))
            else:
                async with _opened(role, settings, own=False) as opened:
                    await role.lead(worker(opened))
            log.info("another worker has the lead from now on")
