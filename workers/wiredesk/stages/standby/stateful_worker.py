"""What a worker of a stateful role works with while it leads or follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from wiredesk.settings import Settings
from wiredesk.stages.standby.leadership import Leadership
from wiredesk.stages.standby.state_file import StateFile
from wiredesk.stages.standby.worker_status import WorkerStatus

StatusCo = TypeVar("StatusCo", bound=WorkerStatus, covariant=True)
StateCo = TypeVar("StateCo", bound=StateFile, covariant=True)


@dataclass(frozen=True, slots=True)
class StatefulWorker(Generic[StatusCo, StateCo]):
    """A worker with an open state, in its group."""

    settings: Settings
    topics: Sequence[str]
    """The topics that it reads, without prefix."""
    batch: int
    """Maximum number of records per transaction."""
    state: StateCo
    """Open."""
    member: Leadership
    """Says whether this worker leads."""
    status: StatusCo
    """For metrics and health."""
