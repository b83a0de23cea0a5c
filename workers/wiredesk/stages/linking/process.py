"""The process of the `link` stage: links articles or stands by until SIGTERM."""

import logging

from wiredesk.settings import Settings
from wiredesk.stages.linking.reading import read_while_leading
from wiredesk.stages.linking.status import LinkStatus
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby.leadership import Leadership
from wiredesk.stages.standby.stateful import StandbyRole, run_role

log = logging.getLogger(__name__)


def work(settings: Settings) -> None:
    """Run the stage until SIGTERM; the target of a process."""
    run_role(StandbyRole("link", "clean", LinkStatus, _link), settings)


async def _link(settings: Settings, member: Leadership, status: LinkStatus) -> None:
    store = LinkStore(settings)
    await store.open()
    try:
        log.info("this worker links")
        status.works()
        await read_while_leading(settings, store, member, status)
    finally:
        await store.close()
