from dataclasses import dataclass, field

import pytest

from wiredesk.message import Partition
from wiredesk.settings import load_settings
from wiredesk.telemetry import health as module
from wiredesk.telemetry.health import Health
from wiredesk.telemetry.status import Membership, StageStatus

STUCK, ARTICLE = 120.0, 60.0
HARBOUR = Partition("news.raw", 0)


@dataclass
class Clock:
    """A clock that tests advance."""

    now: float = 1000.0

    def monotonic(self) -> float:
        return self.now


@dataclass
class Pool:
    processes: int = 2
    warm_processes: int = 2
    heard_at: float = 1000.0


@dataclass
class FakeBatch:
    at_work: bool = False
    working_since: float | None = None
    writing_since: float | None = None
    finished_at: float = 1000.0


@dataclass
class Desk:
    """A running stage with a state that tests change."""

    clock: Clock
    pool: Pool = field(default_factory=Pool)
    hand: FakeBatch = field(default_factory=FakeBatch)
    lag: dict[Partition, int] = field(default_factory=dict)
    uncommitted: dict[Partition, int] = field(default_factory=dict)
    partitions: int = 3
    heard: bool = True

    def __post_init__(self) -> None:
        membership = Membership(
            partitions=lambda: self.partitions,
            lag=lambda: self.lag,
            uncommitted=lambda: self.uncommitted,
            deleted_unread=lambda: 0,
            restarted=lambda: 0,
            rebalances=lambda: 1,
            heard=lambda: self.heard,
        )
        self.standing = StageStatus(self.pool, self.hand, membership, waits_for=None)
        self.health = Health(load_settings(stall_timeout_seconds=STUCK, article_timeout_seconds=ARTICLE), self.standing)

    def pass_time(self, seconds: float) -> None:
        """Advance the time, with a check every second."""
        for _ in range(round(seconds)):
            self.clock.now += 1
            self.health.live()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return Desk(clock)


def test_a_working_stage_is_live_and_ready(desk: Desk) -> None:
    assert desk.health.live() == []
    assert desk.health.ready() == []


def test_uncommitted_articles_do_not_count_as_waiting(desk: Desk) -> None:
    desk.lag = desk.uncommitted = {HARBOUR: 7}

    desk.pass_time(STUCK + 10)

    assert desk.health.live() == []


def test_a_stage_that_does_not_read_waiting_articles_is_not_live(desk: Desk) -> None:
    desk.lag = {HARBOUR: 7}

    desk.pass_time(STUCK)
    assert desk.health.live() == []
    desk.pass_time(1)

    assert desk.health.live() == [
        "articles are waiting and none was read for 121 s (WIREDESK_STALL_TIMEOUT_SECONDS=120)"
    ]


def test_a_stage_is_live_on_an_idle_topic_and_at_the_first_article_after_it(desk: Desk) -> None:
    desk.pass_time(3 * STUCK)
    desk.lag = {HARBOUR: 1}

    assert desk.health.live() == []


def test_a_stage_that_works_off_a_backlog_is_live(desk: Desk) -> None:
    desk.lag = {HARBOUR: 70_000}
    for _ in range(5):
        desk.pass_time(STUCK - 20)
        desk.hand.finished_at = desk.clock.now

    assert desk.health.live() == []


def test_long_processing_is_live_while_the_pool_sends_messages(desk: Desk) -> None:
    desk.lag = {HARBOUR: 64}
    desk.hand.at_work, desk.hand.working_since = True, desk.clock.now
    for _ in range(10):
        desk.pass_time(STUCK)
        desk.pool.heard_at = desk.clock.now

    assert desk.health.live() == []


def test_a_pool_that_is_silent_for_too_long_is_not_live(desk: Desk) -> None:
    desk.hand.at_work, desk.hand.working_since = True, desk.clock.now

    desk.pass_time(STUCK + 2 * ARTICLE)
    assert desk.health.live() == []
    desk.pass_time(1)

    (why,) = desk.health.live()
    assert "have been silent for 241 s" in why


def test_a_stage_whose_records_are_not_acknowledged_is_not_live(desk: Desk) -> None:
    desk.hand.at_work, desk.hand.writing_since = True, desk.clock.now

    desk.pass_time(STUCK + 1)

    (why,) = desk.health.live()
    assert "not acknowledged records for 121 s" in why


def test_a_stage_that_waits_for_brokers_is_live_but_not_ready() -> None:
    health = Health(load_settings(), StageStatus())

    assert health.live() == []
    assert health.ready() == ["waiting for the brokers"]


def test_a_stopping_stage_is_live_but_not_ready(desk: Desk) -> None:
    desk.standing.waits_for = "its end"
    desk.lag, desk.hand.finished_at = {HARBOUR: 7}, 0.0

    assert desk.health.live() == []
    assert desk.health.ready() == ["waiting for its end"]


def test_a_stage_without_partitions_is_not_ready(desk: Desk) -> None:
    desk.partitions = 0

    (why,) = desk.health.ready()
    assert why.startswith("no partitions assigned")
    assert "WIREDESK_PARTITIONS=6" in why


def test_a_stage_whose_group_does_not_answer_is_not_ready(desk: Desk) -> None:
    desk.heard = False

    (why,) = desk.health.ready()
    assert why.startswith("no answer from the group")
    assert "localhost:9092" in why


def test_a_stage_with_a_cold_model_is_not_ready(desk: Desk) -> None:
    desk.pool.warm_processes = 1

    assert desk.health.ready() == ["1 of 2 pool processes are loading their model"]


def test_all_reasons_are_reported(desk: Desk) -> None:
    desk.partitions, desk.heard, desk.pool.warm_processes = 0, False, 0

    assert len(desk.health.ready()) == 3
