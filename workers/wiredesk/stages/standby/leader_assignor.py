"""Assigns all partitions to one member of a consumer group: the leader.

The leader keeps the lead when others join. Otherwise the member takes over that has the least input left to apply, so
that a worker with an empty state does not stop the work of a group that has a better one.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import orjson
from aiokafka.cluster import ClusterMetadata
from aiokafka.coordinator.assignors.abstract import AbstractPartitionAssignor
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment, ConsumerProtocolMemberMetadata

UNKNOWN = 1 << 62
"""`behind` of a member that has not compared its state with the group yet."""


class Candidate(NamedTuple):
    """What a member tells the group about itself when it joins."""

    term: int
    """The number of its last term as the leader, counted over the group; 0 if it has never led."""
    behind: int
    """Records that the leader has finished and this member has not applied."""

    def packed(self) -> bytes:
        """The bytes sent with the join request."""
        return orjson.dumps(list(self))

    @classmethod
    def unpacked(cls, data: bytes | None) -> "Candidate":
        """The same, from these bytes."""
        term, behind = orjson.loads(data) if data else (0, UNKNOWN)
        return cls(int(term), int(behind))


class LeaderAssignor(AbstractPartitionAssignor):  # type: ignore[misc]  # aiokafka has no types
    """The assignor of one member; aiokafka takes instances as well as classes."""

    name = "wiredesk-leader"

    def __init__(self) -> None:
        self.term = 0
        self.behind = UNKNOWN

    def metadata(self, topics: Iterable[str]) -> ConsumerProtocolMemberMetadata:
        """What this member sends when it joins."""
        return ConsumerProtocolMemberMetadata(0, sorted(topics), Candidate(self.term, self.behind).packed())

    def assign(
        self, cluster: ClusterMetadata, members: Mapping[str, ConsumerProtocolMemberMetadata]
    ) -> dict[str, ConsumerProtocolMemberAssignment]:
        """Assign all partitions to the leader, and none to the others."""
        candidates = {name: Candidate.unpacked(member.user_data) for name, member in members.items()}
        leader = chosen(candidates)
        term = max(candidate.term for candidate in candidates.values()) + 1
        parts = [
            (topic, sorted(cluster.partitions_for_topic(topic) or ())) for topic in sorted(members[leader].subscription)
        ]
        return {
            name: ConsumerProtocolMemberAssignment(0, parts if name == leader else [], str(term).encode())
            for name in members
        }

    def on_assignment(self, assignment: ConsumerProtocolMemberAssignment) -> None:
        """Note the term if this member leads now."""
        if assignment.assignment:
            self.term = int(assignment.user_data)


def chosen(candidates: Mapping[str, Candidate]) -> str:
    """The id of the member that leads: the last leader, otherwise the one that is least behind."""
    return min(candidates, key=lambda name: (-candidates[name].term, candidates[name].behind, name))
