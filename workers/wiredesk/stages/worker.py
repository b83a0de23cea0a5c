"""The process of one stage: starts it, runs it until SIGTERM, and stops it."""

import asyncio
import logging
import os
import signal
import threading
from typing import TYPE_CHECKING

from aiohttp import web

from wiredesk.dlq.limits import DeadLimits, TooManyDeadError
from wiredesk.errors import ConfigurationError
from wiredesk.kafka.acls import DENIALS, topics_of
from wiredesk.kafka.connection import wait_for_broker
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.topics import require
from wiredesk.pool.parent import end_with_parent
from wiredesk.pool.pool import Pool
from wiredesk.settings import Settings
from wiredesk.stage import Stage
from wiredesk.stages.exit_statuses import MISCONFIGURED, TOO_MANY_DEAD
from wiredesk.stages.open_files import require_open_files
from wiredesk.stages.source_topic import SourceTopic, source_topic
from wiredesk.stages.watchdog import SETTING, end
from wiredesk.telemetry.health import Health
from wiredesk.telemetry.logs import set_up_logs
from wiredesk.telemetry.loop_errors import LoopErrors
from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus
from wiredesk.telemetry.telemetry import Telemetry
from wiredesk.telemetry.tracing import open_spans
from wiredesk.web.observed import observed
from wiredesk.web.server import serving

if TYPE_CHECKING:
    from wiredesk.stages.batches import Batches
    from wiredesk.telemetry.spans import Spans

log = logging.getLogger(__name__)

CLOSE_WITHIN = 3.0
"""Timeout in seconds for closing a stage's producers: milliseconds normally, much longer while brokers are
unavailable."""

SPANS_WITHIN = 1.0
"""Timeout in seconds for sending the last spans; an unavailable collector must not delay a stop."""

STOP_WITHIN = 8.0
"""Seconds that a stage has to stop after SIGTERM or a crash; then it exits, before the supervisor kills it.

By then its batch is written, or left to the next owner, so nothing is lost. Faust, and clients of unavailable brokers,
can take forever to stop.
"""


def work(stage: Stage, settings: Settings) -> None:
    """Run a stage until SIGTERM; the target of a process.

    Exits with status 0 when stopped, 78 if the configuration is wrong, 75 if it makes no progress, 4 if too many
    articles are dead letters, and 1 after any other error. Uncommitted articles are read again by the next worker.
    """
    set_up_logs(settings, stage.name)
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the supervisor stops this one
    status = _status(stage, settings)
    logging.shutdown()
    os._exit(status)  # everything is closed; Python's own shutdown takes seconds while partitions are unowned


def _status(stage: Stage, settings: Settings) -> int:
    try:
        asyncio.run(_until_stopped(stage, settings))
    except ConfigurationError as error:
        log.error("%s", error)
        return MISCONFIGURED
    except TooManyDeadError as error:
        log.error("%s", error)
        return TOO_MANY_DEAD
    except DENIALS as error:
        log.error("%s ends: not allowed (%s): grant this user what `wiredesk topics acls` prints", stage.name, error)
        return 1
    except Exception as error:
        log.error("%s ends: %s: %s", stage.name, type(error).__name__, error, exc_info=settings.log_level == "DEBUG")
        return 1
    return 0


async def _until_stopped(stage: Stage, settings: Settings) -> None:
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        _end_within(STOP_WITHIN, 0)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(LoopErrors())
    loop.add_signal_handler(signal.SIGTERM, stop)
    status = StageStatus()
    metrics, health, page = Metrics(stage.name, status), Health(settings, status), web.Application()
    page.add_routes(observed(metrics.registry, health.live, health.ready))
    async with serving(page, settings.monitoring_host, settings.monitoring_port, "WIREDESK_MONITORING") as address:
        log.info("metrics and health are at %s", address)
        check = asyncio.create_task(health.watch())
        spans = open_spans(settings, stage.name)
        status.pool = pool = Pool(stage, settings)
        try:
            ready = asyncio.create_task(_ready(stage, settings, pool.processes))
            waiting = asyncio.create_task(stopped.wait())
            await asyncio.wait({ready, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if not stopped.is_set():
                settings, topic = await ready
                await _serve(stage, settings, status, Telemetry(metrics, spans), pool, topic, stopped)
            ready.cancel()
            waiting.cancel()
        finally:
            pool.stop()
            check.cancel()
            await _send_off(spans)


async def _ready(stage: Stage, settings: Settings, processes: int) -> tuple[Settings, SourceTopic]:
    """Wait for the broker; return the settings with what it supports, and the topic to read."""
    await wait_for_broker(settings)
    try:
        async with asyncio.timeout(settings.stall_timeout_seconds):
            await require(settings, topics_of(stage.name))
            settings = await with_producer_support(settings)
            await require_open_files(settings, settings.topic(stage.source), processes)
            topic = await source_topic(settings, settings.topic(stage.source))
    except TimeoutError:
        end(
            f"the brokers answer but have not described the topics for {settings.stall_timeout_seconds:g} s ({SETTING})"
        )
    return settings, topic


async def _serve(
    stage: Stage,
    settings: Settings,
    status: StageStatus,
    telemetry: Telemetry,
    pool: Pool,
    topic: SourceTopic,
    stopped: asyncio.Event,
) -> None:
    from wiredesk.stages.agent import stage_app  # imports Faust, which is not needed while there is no broker

    pool.warm()  # models load while the group is joined
    status.waits_for = "the group"
    app, batches, membership, watchdog = stage_app(stage, settings, pool, DeadLimits(settings).add, telemetry, topic)
    app.finalize()
    crash: BaseException | None = None
    # Before joining the group, which may never succeed.
    watching = [asyncio.create_task(watch) for watch in (watchdog.watch(), topic.watch())]
    try:
        await app.start()
        status.batch, status.membership, status.waits_for = batches, membership, None
        log.info("%s is up", stage.name)
        await app.wait(stopped.wait())
        crash = app.crash_reason
        if crash is None:
            status.waits_for = "its end: it was stopped"
            await batches.release()
    finally:
        status.waits_for = "its end"
        for task in watching:
            task.cancel()  # from here on `STOP_WITHIN` limits the time
        if not stopped.is_set():
            _end_within(STOP_WITHIN, TOO_MANY_DEAD if isinstance(crash, TooManyDeadError) else 1)
        await _close(batches)  # before leaving the group: until then the partitions are still ours
        await app.stop()
        log.info("%s: %s", stage.name, telemetry)
    if crash is not None:
        raise crash


async def _send_off(spans: "Spans | None") -> None:
    if spans is not None:
        await asyncio.to_thread(spans.close, SPANS_WITHIN)


def _end_within(seconds: float, status: int) -> None:
    """Exit with that status if the process is still running after `seconds`."""
    limit = threading.Timer(seconds, os._exit, [status])
    limit.daemon = True
    limit.start()


async def _close(batches: "Batches") -> None:
    try:
        await asyncio.wait_for(batches.stop(), CLOSE_WITHIN)
    except TimeoutError:
        end("records are still in flight to brokers that do not answer")
