"""When large stories are written."""

import pytest

from wiredesk.link.state.deferred import MAX_PAUSE, PAUSE, REST, Deferred
from wiredesk.link.state.tables import TABLES

STORY = 7


def written(size: int, seconds: float, takes: float = 0.0) -> list[float]:
    """When a story of some size is written that gets an article every 50 ms; writing it takes some time."""
    deferred, found = Deferred(TABLES.open(None)), []
    for tick in range(round(seconds * 20)):
        now = 1000.0 + tick / 20
        deferred.add("story", [STORY], now)
        due = deferred.due_stories(now, lambda story: size)
        deferred.wrote_stories(due, now, takes if due else 0.0)
        found += [now for _ in due]
    return found


@pytest.mark.parametrize("size", [41, 100, 400, 1000, 5000])
def test_a_growing_story_is_written_the_less_often_the_larger_it_is(size: int) -> None:
    moments = written(size, seconds=30)

    pause = min(MAX_PAUSE, max(0.05, PAUSE * size))
    assert moments[0] == 1000.0
    assert len(moments) == pytest.approx(30 / pause, rel=0.3)


def test_stories_rest_if_writing_takes_long() -> None:
    assert len(written(50, seconds=30, takes=0.2)) == pytest.approx(30 / (0.2 * REST), rel=0.2)


def test_a_story_that_rests_is_written_at_once_and_no_longer_waits() -> None:
    deferred = Deferred(TABLES.open(None))
    for now in (1000.0, 1000.0 + MAX_PAUSE):
        deferred.add("story", [STORY], now)
        assert deferred.due_stories(now, lambda story: 5000) == [STORY]
        deferred.wrote_stories([STORY], now, 0.0)

    assert not deferred.waiting


def test_a_clock_that_is_set_back_delays_no_story() -> None:
    deferred = Deferred(TABLES.open(None))
    deferred.wrote_stories([STORY], 1000.0, 0.2)
    deferred.add("story", [STORY], 10.0)

    assert deferred.due_stories(10.0, lambda story: 5000) == [STORY]
