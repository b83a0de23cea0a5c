"""The state of a stage for metrics and health: available at any time, without blocking and without errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from wiredesk.message import Partition


class Processes(Protocol):
    """The part of the pool that is read here."""

    @property
    def processes(self) -> int:
        """Configured number of processes."""

    @property
    def warm_processes(self) -> int:
        """Number of processes ready to work."""

    @property
    def heard_at(self) -> float:
        """Time of the last message from any process, by `time.monotonic()`."""


class BatchStatus(Protocol):
    """The part of `Batches` that is read here."""

    @property
    def at_work(self) -> bool:
        """True while a batch is in progress."""

    @property
    def working_since(self) -> float | None:
        """Start of the work on the batch, by `time.monotonic()`; None if there is none."""

    @property
    def writing_since(self) -> float | None:
        """Start of writing the batch's records; None if none are being written."""

    @property
    def finished_at(self) -> float:
        """Time the last batch finished."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What the running consumer knows. Called in the event loop; none of these blocks."""

    partitions: Callable[[], int]
    """Number of assigned partitions."""
    lag: Callable[[], Mapping[Partition, int]]
    """Unfinished records by partition, up to the end of the log."""
    uncommitted: Callable[[], Mapping[Partition, int]]
    """Of these, the records that cannot be read yet."""
    deleted_unread: Callable[[], int]
    """Articles that were deleted before they were read."""
    restarted: Callable[[], int]
    """Partitions read from the beginning because their topic was created again."""
    rebalances: Callable[[], int]
    """Number of assignments received."""
    heard: Callable[[], bool]
    """True while the group answers heartbeats."""


@dataclass(slots=True)
class StageStatus:
    """One stage process, from start to end."""

    pool: Processes | None = None
    batch: BatchStatus | None = None
    membership: Membership | None = None
    """All three are set once the app is created, and stay set."""
    waits_for: str | None = "the brokers"
    """What the stage waits for while it starts or stops; None while it runs."""

    def processes_ready(self) -> int:
        """Pool processes that are ready to work."""
        return self.pool.warm_processes if self.pool is not None else 0

    def partitions(self) -> int:
        """Number of assigned partitions."""
        return self.membership.partitions() if self.membership is not None else 0

    def rebalances(self) -> int:
        """Number of assignments received."""
        return self.membership.rebalances() if self.membership is not None else 0

    def lag(self) -> Mapping[Partition, int]:
        """Unfinished records by partition, as far as known."""
        return self.membership.lag() if self.membership is not None else {}

    def uncommitted(self) -> Mapping[Partition, int]:
        """Of these, the records that follow the begin of an open transaction and cannot be read yet."""
        return self.membership.uncommitted() if self.membership is not None else {}

    def deleted_unread(self) -> int:
        """Articles that were deleted before this process read them."""
        return self.membership.deleted_unread() if self.membership is not None else 0

    def restarted(self) -> int:
        """Partitions read from the beginning because their topic was created again."""
        return self.membership.restarted() if self.membership is not None else 0

    def articles_wait(self) -> bool:
        """True if there are unfinished articles that can be read."""
        uncommitted = self.uncommitted()
        return any(records > uncommitted.get(partition, 0) for partition, records in self.lag().items())
