"""A model of a consumer group at its coordinator (classic protocol, eager rebalances)."""

from collections.abc import Mapping, Sequence
from typing import Literal

from aiokafka.errors import IllegalGenerationError, UnknownMemberIdError

from tests.machine.clock import Clock
from wiredesk.message import Partition

SESSION_SECONDS = 10.0
REBALANCE_SECONDS = 30.0
"""As in `workers/wiredesk/stages/consumer.py`: members that have not joined by then are removed."""

Beat = Literal["fine", "rebalancing", "unknown"]


class Group:
    """Members, generations and committed offsets.

    A member that is silent, or late for a rebalance, is removed without a notice. Joining and being assigned
    partitions are one step; the answer lies in `answers` until the member looks.
    """

    def __init__(self, clock: Clock, places: Sequence[Partition]) -> None:
        self._clock, self.places = clock, places
        self.committed: dict[Partition, int] = {}
        self.generation = 0
        self.answers: dict[int, tuple[int, set[Partition]]] = {}
        self.heard: dict[int, float] = {}  # of each member
        self.silenced: list[int] = []
        """Members whose session has expired, until the machine has checked them."""
        self._joined: set[int] = set()
        self._rebalancing_since: float | None = None
        self._ids = 0

    def join(self, member: int | None) -> int:
        """JoinGroup; returns the member's id."""
        if member not in self.heard:
            self._ids += 1
            member = self._ids
        self.heard[member] = self._clock.now
        self.rebalance()
        self._joined.add(member)
        self._complete()
        return member

    def heartbeat(self, member: int | None, generation: int) -> Beat:
        """Heartbeat: whether the member is known, and whether it has to rejoin."""
        if member not in self.heard or (self._rebalancing_since is None and generation != self.generation):
            return "unknown"
        self.heard[member] = self._clock.now
        return "fine" if self._rebalancing_since is None else "rebalancing"

    def rebalance(self) -> None:
        """All members have to rejoin."""
        if self._rebalancing_since is None:
            self._rebalancing_since = self._clock.now
            self._joined = set()

    def leave(self, member: int) -> None:
        """LeaveGroup."""
        if self.heard.pop(member, None) is not None:
            self.answers.pop(member, None)
            self._joined.discard(member)
            if self.heard:
                self.rebalance()
            self._complete()

    def commit(self, member: int | None, generation: int, offsets: Mapping[Partition, int]) -> None:
        """OffsetCommit. Kafka checks the member and its generation, not who owns the partitions.

        Raises:
            UnknownMemberIdError, IllegalGenerationError: the group has moved on.
        """
        if member not in self.heard and (member is not None or self.heard):
            raise UnknownMemberIdError
        if member is not None and generation != self.generation:
            raise IllegalGenerationError
        self.committed.update(offsets)

    def tick(self) -> None:
        """Advance the time."""
        now = self._clock.now
        for member, heard in list(self.heard.items()):
            if member not in self._waiting and now - heard > SESSION_SECONDS:
                self.silenced.append(member)
                self.leave(member)
        if self._rebalancing_since is not None and now - self._rebalancing_since > REBALANCE_SECONDS:
            for member in set(self.heard) - self._joined:
                self.leave(member)

    @property
    def _waiting(self) -> set[int]:
        return self._joined if self._rebalancing_since is not None else set()

    def _complete(self) -> None:
        if self._rebalancing_since is None or self._joined != set(self.heard):
            return
        self._rebalancing_since = None
        self.generation += 1
        members = sorted(self.heard)
        for member in members:
            self.heard[member] = self._clock.now
            self.answers[member] = self.generation, set()
        for number, place in enumerate(self.places):
            if members:
                self.answers[members[(number + self.generation) % len(members)]][1].add(place)
