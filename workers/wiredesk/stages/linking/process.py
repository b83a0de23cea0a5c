"""The process of the stage `link`: from configuration to a worker that links or stands by, and back to nothing."""

import asyncio
import logging
import os
import signal
import threading

from aiohttp import web
from aiokafka.errors import KafkaError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.acls import DENIALS, topics_of
from wiredesk.kafka.connection import wait_for_broker
from wiredesk.kafka.producer_support import with_producer_support
from wiredesk.kafka.topics import require
from wiredesk.pool.parent import end_with_parent
from wiredesk.settings import Settings
from wiredesk.stages.linking.collector import collect_rarely
from wiredesk.stages.linking.leadership import leadership
from wiredesk.stages.linking.reading import read_while_leading
from wiredesk.stages.linking.status import LinkStatus
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.watchdog import MISCONFIGURED
from wiredesk.telemetry.logs import set_up_logs
from wiredesk.web.observed import observed
from wiredesk.web.server import serving

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds before reading begins again after the brokers went away."""

STOP_WITHIN = 8.0
"""Seconds to stop in after SIGTERM; then the process ends at once. What is not written is written by the next."""


def work(settings: Settings) -> None:
    """Link until SIGTERM; the target of a process.

    Ends with status 0 when told to stop, 78 when the configuration is wrong, 1 after anything else.
    """
    set_up_logs(settings, "link")
    collect_rarely()
    threading.Thread(target=end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the supervisor tells us when to stop
    status = _status(settings)
    logging.shutdown()
    os._exit(status)


def _status(settings: Settings) -> int:
    try:
        asyncio.run(_until_stopped(settings))
    except ConfigurationError as error:
        log.error("%s", error)
        return MISCONFIGURED
    except DENIALS as error:
        log.error("link ends: not allowed (%s): grant this user what `wiredesk topics acls` prints", error)
        return 1
    except Exception as error:
        log.error("link ends: %s: %s", type(error).__name__, error, exc_info=settings.log_level == "DEBUG")
        return 1
    return 0


async def _until_stopped(settings: Settings) -> None:
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        limit = threading.Timer(STOP_WITHIN, os._exit, [0])
        limit.daemon = True
        limit.start()

    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    status, page = LinkStatus(settings), web.Application()
    page.add_routes(observed(status.registry, status.live, status.ready))
    async with serving(page, settings.monitoring_host, settings.monitoring_port, "WIREDESK_MONITORING") as address:
        log.info("metrics and health are at %s", address)
        linking = asyncio.create_task(_link(settings, status))
        waiting = asyncio.create_task(stopped.wait())
        await asyncio.wait({linking, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if linking.done():
            await linking
        linking.cancel()
        await asyncio.gather(linking, return_exceptions=True)


async def _link(settings: Settings, status: LinkStatus) -> None:
    """Link whenever this worker has the lead; wait for brokers that are away."""
    await wait_for_broker(settings)
    await require(settings, topics_of("link"))
    settings = await with_producer_support(settings)
    while True:
        try:
            await _take_part(settings, status)
        except (KafkaError, OSError) as error:
            if isinstance(error, DENIALS):
                raise
            log.warning("lost the brokers (%s: %s); linking begins again", type(error).__name__, error)
            status.waits_for, status.standby = "the brokers", False
            await asyncio.sleep(PAUSE)
            await wait_for_broker(settings)


async def _take_part(settings: Settings, status: LinkStatus) -> None:
    status.waits_for = "the group"
    async with leadership(settings) as member:
        log.info("link is up")
        while True:
            status.standby = not member.leads
            status.waits_for = "the lead, which another worker has"
            await member.wait()
            store = LinkStore(settings)
            status.waits_for, status.standby = "the state", False
            await store.open()
            try:
                log.info("this worker links")
                status.alive()
                status.waits_for = None
                await read_while_leading(settings, store, member, status)
            finally:
                await store.close()
            log.info("another worker links from now on")
