"""The process of the `link` stage: links articles or stands by until SIGTERM."""

from wiredesk.link.reading import KINDS
from wiredesk.settings import Settings
from wiredesk.stages.linking.link_standby import follow_leader
from wiredesk.stages.linking.reading import BATCH, link_while_leading
from wiredesk.stages.linking.status import LinkStatus
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby.stateful import StandbyRole, run_role


def work(settings: Settings) -> None:
    """Run the stage until SIGTERM; the target of a process."""
    run_role(StandbyRole("link", KINDS, BATCH, LinkStatus, LinkStore, link_while_leading, follow_leader), settings)
