"""The desk at work: the topics taken into the store, and the store shown, for the length of a block."""

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
from wiredesk.desk.store.store import Store
from wiredesk.settings import Settings
from wiredesk.web.server import serving

log = logging.getLogger(__name__)

FLOW_EVERY = 5.0
"""Seconds between two `flow` events: often enough that no proxy takes a live stream for dead."""


@dataclass(frozen=True, slots=True)
class AtWork:
    """A desk that answers."""

    address: str
    """As `http://127.0.0.1:8600`."""
    tasks: "tuple[asyncio.Task[None], ...]"
    """What it is at; one that ends says by its exception why the desk cannot go on."""


@asynccontextmanager
async def desk_at_work(settings: Settings) -> AsyncIterator[AtWork]:
    """The desk for the length of a block; it answers at once with what its store has, also while no broker does.

    Raises:
        ConfigurationError: the store's file, the host or the port cannot be had.
    """
    store = Store(settings.desk_file, settings.desk_max_articles)
    await store.open()
    try:
        desk = Desk(store, DeskMetrics())
        taking = Ingester(settings, store, desk.changed, desk.caught_up)

        def why_not_ready() -> list[str]:
            return [] if taking.state is State.live or store.articles else [taking.state.value]

        if not is_local(settings.desk_host) and not (settings.desk_token or settings.desk_user_header):
            log.warning(
                "anyone who reaches %s can read this desk: set WIREDESK_DESK_TOKEN or WIREDESK_DESK_USER_HEADER",
                settings.desk_host,
            )
        app = application(desk, settings, settings.desk_host, page_files(), taking.why_not_live, why_not_ready)
        async with serving(app, settings.desk_host, settings.desk_port, "WIREDESK_DESK") as address:
            work = (taking.run(), watch_lag(settings, desk.lag), desk.keep_telling(FLOW_EVERY))
            tasks = tuple(asyncio.create_task(each) for each in work)
            try:
                yield AtWork(address, tasks)
            finally:
                desk.live.end()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        await store.close()
