from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import TopicPartition

from wiredesk.message import Partition
from wiredesk.stages.in_flight import DroppedError, InFlightOffsets

HARBOUR = Partition("news.raw", 0)


def records(*offsets: int) -> dict[Any, list[Any]]:
    return {TopicPartition("news.raw", 0): [SimpleNamespace(offset=offset) for offset in offsets]}


def test_articles_may_arrive_with_gaps_in_their_offsets() -> None:
    in_flight = InFlightOffsets()
    in_flight.add(records(4, 5))
    in_flight.add(records(9))  # gaps of a transaction marker and of compaction

    for offset in (4, 5, 9):
        in_flight.arrived(HARBOUR, offset)


@pytest.mark.parametrize("arriving", [5, 9, 3])
def test_a_dropped_article_is_detected_at_the_next_one(arriving: int) -> None:
    in_flight = InFlightOffsets()
    in_flight.add(records(4, 5, 9))

    with pytest.raises(DroppedError, match="where 4 was expected"):
        in_flight.arrived(HARBOUR, arriving)


def test_offsets_from_before_an_assignment_are_no_longer_expected() -> None:
    in_flight = InFlightOffsets()
    in_flight.add(records(4, 5))
    in_flight.begin([HARBOUR])
    in_flight.add(records(2, 3))

    in_flight.arrived(HARBOUR, 2)
    in_flight.arrived(HARBOUR, 3)
