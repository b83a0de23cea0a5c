import time

from wiredesk.stages.lease import Lease


def test_a_lease_is_not_held_before_the_group_has_answered() -> None:
    assert not Lease(1000).held


def test_a_lease_counts_from_the_sending_of_the_answered_heartbeat() -> None:
    lease = Lease(1000)

    lease.renew(time.monotonic() - 700)
    assert lease.held

    lease = Lease(1000)
    lease.renew(time.monotonic() - 850)
    assert not lease.held


def test_a_late_answer_does_not_shorten_the_lease() -> None:
    lease = Lease(1000)

    lease.renew(time.monotonic())
    lease.renew(time.monotonic() - 600)

    assert lease.held
