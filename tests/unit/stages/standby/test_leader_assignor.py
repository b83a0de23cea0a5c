"""Which member of a group leads."""

from aiokafka.cluster import ClusterMetadata
from aiokafka.coordinator.protocol import ConsumerProtocolMemberMetadata
from aiokafka.structs import TopicPartition

from wiredesk.stages.standby.leader_assignor import UNKNOWN, Candidate, LeaderAssignor, chosen


class Topics(ClusterMetadata):  # type: ignore[misc]  # aiokafka has no types
    """A cluster in which each topic has two partitions."""

    def partitions_for_topic(self, topic: str) -> set[int]:
        return {0, 1}


def test_the_leader_keeps_the_lead_when_a_better_one_joins() -> None:
    assert chosen({"a": Candidate(0, 0), "b": Candidate(3, 20)}) == "b"


def test_a_leader_that_was_paused_does_not_get_the_lead_back() -> None:
    assert chosen({"paused": Candidate(3, 0), "successor": Candidate(4, 0)}) == "successor"


def test_the_member_with_the_least_to_apply_takes_over() -> None:
    assert chosen({"a": Candidate(0, UNKNOWN), "b": Candidate(0, 500), "c": Candidate(0, 3)}) == "c"


def test_all_partitions_of_all_topics_go_to_the_leader_and_begin_a_term() -> None:
    old, new = LeaderAssignor(), LeaderAssignor()
    old.term, new.behind = 7, 0
    members = {"old": old.metadata({"quotes", "clean"}), "new": new.metadata({"quotes", "clean"})}

    assigned = new.assign(Topics(), members)
    for member, assignor in (("old", old), ("new", new)):
        assignor.on_assignment(assigned[member])

    parts = [TopicPartition(topic, number) for topic in ("clean", "quotes") for number in (0, 1)]
    assert assigned["old"].partitions() == parts
    assert assigned["new"].partitions() == []
    assert (old.term, new.term) == (8, 0)


def test_the_members_describe_themselves_in_the_join_request() -> None:
    assignor = LeaderAssignor()
    assignor.term, assignor.behind = 2, 9
    sent = ConsumerProtocolMemberMetadata.decode(assignor.metadata({"clean"}).encode())

    assert Candidate.unpacked(sent.user_data) == Candidate(2, 9)
    assert Candidate.unpacked(None) == Candidate(0, UNKNOWN)
