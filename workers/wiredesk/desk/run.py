"""The running desk: ingestion and HTTP server together."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from wiredesk.desk.api.auth import is_local
from wiredesk.desk.api.files import page_files
from wiredesk.desk.api.server import Desk, application
from wiredesk.desk.ingest.ingester import Ingester, State
from wiredesk.desk.ingest.lag import watch_lag
from wiredesk.desk.metrics import DeskMetrics
from wiredesk.desk.queries.story_cards import CardStyle
from wiredesk.desk.store.store import Store
from wiredesk.settings import Settings
from wiredesk.web.server import serving

log = logging.getLogger(__name__)

FLOW_EVERY = 5.0
"""Seconds between `flow` events: often enough that no proxy closes an idle live stream."""


@dataclass(frozen=True, slots=True)
class RunningDesk:
    """A desk that serves requests."""

    address: str
    """For example `http://127.0.0.1:8600`."""
    tasks: "tuple[asyncio.Task[None], ...]"
    """Its background tasks; one that ends raises the reason why the desk cannot continue."""


@asynccontextmanager
async def running_desk(settings: Settings) -> AsyncIterator[RunningDesk]:
    """The desk as a context; it serves what its store has at once, even while no broker answers.

    Raises:
        ConfigurationError: the store's file, the host or the port is not available.
    """
    store = Store(settings.desk_file, settings.desk_max_articles)
    await store.open()
    try:
        desk = Desk(store, DeskMetrics(), CardStyle(settings.desk_min_confidence))
        ingester = Ingester(settings, store, desk.changed, desk.caught_up)

        def why_not_ready() -> list[str]:
            return [] if ingester.state is State.live or store.articles else [ingester.state.value]

        if not is_local(settings.desk_host) and not (settings.desk_token or settings.desk_user_header):
            log.warning(
                "the desk at %s has no access control: set WIREDESK_DESK_TOKEN or WIREDESK_DESK_USER_HEADER",
                settings.desk_host,
            )
        app = application(desk, settings, settings.desk_host, page_files(), ingester.why_not_live, why_not_ready)
        async with serving(app, settings.desk_host, settings.desk_port, "WIREDESK_DESK") as address:
            work = (ingester.run(), watch_lag(settings, desk.lag), desk.publish_flow(FLOW_EVERY))
            tasks = tuple(asyncio.create_task(coroutine) for coroutine in work)
            try:
                yield RunningDesk(address, tasks)
            finally:
                desk.live.end()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await store.close()
