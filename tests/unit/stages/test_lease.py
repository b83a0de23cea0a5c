import time

from wiredesk.stages.lease import Lease


def test_a_lease_is_not_held_before_the_group_has_answered() -> None:
    assert not Lease(10).held


def test_a_lease_counts_from_when_the_answered_heartbeat_was_sent() -> None:
    lease = Lease(10)

    lease.renew(time.monotonic() - 7)
    assert lease.held

    lease = Lease(10)
    lease.renew(time.monotonic() - 8.5)
    assert not lease.held


def test_an_answer_that_comes_late_takes_nothing_from_the_lease() -> None:
    lease = Lease(10)

    lease.renew(time.monotonic())
    lease.renew(time.monotonic() - 60)

    assert lease.held
