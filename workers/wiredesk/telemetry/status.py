"""Where a stage stands, as metrics and health ask it: known at any moment, without waiting and without errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from wiredesk.message import Partition


class Processes(Protocol):
    """The pool, as far as it is asked."""

    @property
    def processes(self) -> int:
        """How many there are to be."""

    @property
    def warm_processes(self) -> int:
        """How many are ready to work."""

    @property
    def heard_at(self) -> float:
        """When one of them last said anything, by `time.monotonic()`."""


class BatchStatus(Protocol):
    """The batches, as far as they are asked."""

    @property
    def at_work(self) -> bool:
        """True while a batch is in hand."""

    @property
    def working_since(self) -> float | None:
        """When its articles began to be worked on, by `time.monotonic()`; None while none are."""

    @property
    def writing_since(self) -> float | None:
        """When its records began to be written; None while none are."""

    @property
    def finished_at(self) -> float:
        """When a batch was last finished."""


@dataclass(frozen=True, slots=True)
class Membership:
    """What the app and its consumer tell while they run. Asked in the event loop; none of these waits."""

    partitions: Callable[[], int]
    """How many are ours."""
    lag: Callable[[], Mapping[Partition, int]]
    """Records of each that are not finished, to the end of the log."""
    uncommitted: Callable[[], Mapping[Partition, int]]
    """Of these, how many nobody may read yet."""
    deleted_unread: Callable[[], int]
    """Articles that were deleted before they were read."""
    rebalances: Callable[[], int]
    """Assignments received."""
    heard: Callable[[], bool]
    """True while the group answers our heartbeats."""


@dataclass(slots=True)
class StageStatus:
    """One process of a stage, from its start to its end."""

    pool: Processes | None = None
    hand: BatchStatus | None = None
    membership: Membership | None = None
    """All three are there once the app is made, and never go again."""
    waits_for: str | None = "the brokers"
    """What has to be before the app is up, or where it is while it stops; None while it is up."""

    def processes_ready(self) -> int:
        """Processes of the pool with a warm model."""
        return self.pool.warm_processes if self.pool is not None else 0

    def partitions(self) -> int:
        """How many partitions this process has."""
        return self.membership.partitions() if self.membership is not None else 0

    def rebalances(self) -> int:
        """How often it has been given partitions."""
        return self.membership.rebalances() if self.membership is not None else 0

    def lag(self) -> Mapping[Partition, int]:
        """Records that are not finished, of each partition of which that is known so far."""
        return self.membership.lag() if self.membership is not None else {}

    def uncommitted(self) -> Mapping[Partition, int]:
        """Records of these behind the begin of an open transaction, which nobody may read yet."""
        return self.membership.uncommitted() if self.membership is not None else {}

    def deleted_unread(self) -> int:
        """Articles that were deleted before this process read them."""
        return self.membership.deleted_unread() if self.membership is not None else 0

    def articles_wait(self) -> bool:
        """True where articles may be read that are not finished."""
        uncommitted = self.uncommitted()
        return any(records > uncommitted.get(partition, 0) for partition, records in self.lag().items())
