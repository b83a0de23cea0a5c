"""What is to be delivered, when, and what is given up."""

import random
from pathlib import Path
from typing import Any

from tests.unit.notify.alerts import HOOK, NOON, alert, message, watch
from wiredesk.notify.delivery_state import MAX_IN_FLIGHT, MINUTE, WAIT_FOR_WATCH, DeliveryState, DueDelivery
from wiredesk_schemas.alerts import Alert

HOUR = 3600.0


def state(path: Path | None = None, per_minute: int = 60) -> DeliveryState:
    return DeliveryState(path, per_minute, 24 * HOUR, random.Random(1))


def put(deliveries: DeliveryState, *alerts: Alert, now: float = NOON, replayed: bool = False) -> None:
    for offset, raised in enumerate(alerts):
        deliveries.put_alert(message(raised, offset), now, replayed)
    deliveries.settle(now)


def ids(found: list[DueDelivery]) -> list[Any]:
    return [(delivery.message_id, delivery.address) for delivery in found]


def test_an_alert_goes_to_every_address_of_its_watch_once() -> None:
    deliveries = state()
    deliveries.put_watch(watch(HOOK, "mailto://desk"))
    put(deliveries, alert(), alert())  # written twice

    found = deliveries.due(NOON, 10)
    for delivery in found:
        deliveries.delivered(delivery)
    put(deliveries, alert())

    assert ids(found) == [("alert-1-1", HOOK), ("alert-1-1", "mailto://desk")]
    assert deliveries.due(NOON + 1, 10) == []


def test_only_opened_and_retracted_alerts_are_sent_unless_a_watch_wants_updates() -> None:
    for updates, sent in ((False, ["alert-1-1", "alert-1-3"]), (True, ["alert-1-1", "alert-1-2", "alert-1-3"])):
        deliveries = state()
        deliveries.put_watch(watch(deliver_updates=updates))
        put(deliveries, alert(), alert(version=2, status="updated"), alert(version=3, status="retracted"))
        found = []
        while due := deliveries.due(NOON, 10):
            found += [delivery.message_id for delivery in due]
            deliveries.delivered(due[0])

        assert found == sent


def test_versions_of_one_alert_wait_for_each_other() -> None:
    deliveries = state()
    deliveries.put_watch(watch())
    put(deliveries, alert(), alert(version=2, status="retracted"), alert(2))

    first, other = deliveries.due(NOON, 10)
    assert [first.message_id, other.message_id] == ["alert-1-1", "alert-2-1"]
    deliveries.failed(first, NOON, final=False, asked=None)
    assert deliveries.due(NOON, 10, busy=[other.num]) == []


def test_delays_grow_from_seconds_to_an_hour_until_the_retries_are_exhausted() -> None:
    deliveries = state()
    deliveries.put_watch(watch())
    put(deliveries, alert())
    now, waits = NOON, []
    for _ in range(200):
        due = deliveries.due(now, 1)
        if not due:
            now += 1.0
            continue
        waits.append(now)
        if deliveries.failed(due[0], now, final=False, asked=None):
            break
        while (
            not deliveries.due(now, 0)
            and deliveries.db.execute("SELECT 1 FROM deliveries WHERE next_at > ?", (now,)).fetchone()
        ):
            now += 60.0

    assert 15 < len(waits) < 80
    assert 20 * HOUR < waits[-1] - NOON <= 24 * HOUR
    assert deliveries.counts() == (0, 1)


def test_a_receiver_can_ask_to_wait_longer() -> None:
    deliveries = state()
    deliveries.put_watch(watch())
    put(deliveries, alert())
    (due,) = deliveries.due(NOON, 1)
    deliveries.failed(due, NOON, final=False, asked=120.0)

    assert deliveries.due(NOON + 119, 1) == []
    assert deliveries.due(NOON + 121, 1)


def test_attempts_per_address_and_minute_are_limited() -> None:
    deliveries = state(per_minute=3)
    deliveries.put_watch(watch(HOOK, "https://other.example/hook"))
    put(deliveries, *(alert(number) for number in range(5)))

    first = deliveries.due(NOON, 100)
    for delivery in first:
        deliveries.delivered(delivery)

    assert sorted(delivery.address for delivery in first) == [HOOK] * 3 + ["https://other.example/hook"] * 3
    assert deliveries.due(NOON + MINUTE - 1, 100) == []
    assert len(deliveries.due(NOON + MINUTE + 1, 100)) == 4


def test_a_receiver_that_does_not_answer_leaves_room_for_the_others() -> None:
    other = "https://other.example/hook"
    deliveries = state(per_minute=1000)
    deliveries.put_watch(watch("https://hangs.example/hook"))
    put(deliveries, *(alert(number) for number in range(60)))
    hanging = deliveries.due(NOON, 50)
    deliveries.put_watch(watch(other))
    put(deliveries, alert(100))

    assert len(hanging) == MAX_IN_FLIGHT
    assert ids(deliveries.due(NOON, 40, [delivery.num for delivery in hanging])) == [("alert-100-1", other)]


def test_a_removed_watch_sends_nothing_more() -> None:
    deliveries = state()
    deliveries.put_watch(watch())
    put(deliveries, alert())

    deliveries.remove_watch(watch().watch_id)

    assert deliveries.due(NOON, 10) == []
    assert deliveries.counts() == (0, 0)


def test_a_replayed_delivery_is_retried() -> None:
    deliveries = state()
    deliveries.put_watch(watch(HOOK, "https://other.example/hook"))
    put(deliveries, alert())
    first, second = deliveries.due(NOON, 10)
    deliveries.delivered(first)
    assert deliveries.failed(second, NOON, final=True, asked=None)

    put(deliveries, alert(), now=NOON + 5)
    assert deliveries.due(NOON + 5, 10) == []
    put(deliveries, alert(), now=NOON + 5, replayed=True)
    (again,) = deliveries.due(NOON + 5, 10)
    assert (again.message_id, again.address, again.attempts) == (second.message_id, second.address, 0)


def test_an_alert_waits_for_a_watch_that_comes_after_it() -> None:
    deliveries = state()
    put(deliveries, alert())
    deliveries.put_watch(watch())
    deliveries.settle(NOON + 1)

    assert len(deliveries.due(NOON + 1, 10)) == 1
    put(deliveries, alert(2, watch_id="gone"))
    deliveries.settle(NOON + WAIT_FOR_WATCH + 1)
    assert deliveries.counts() == (1, 0)


def test_a_restart_continues_open_deliveries(tmp_path: Path) -> None:
    deliveries = state(tmp_path / "notify")
    deliveries.put_watch(watch())
    put(deliveries, alert())
    (before,) = deliveries.due(NOON, 10)
    deliveries.db.close()

    (after,) = state(tmp_path / "notify").due(NOON, 10)

    assert (after.message_id, after.alert, after.cause) == (before.message_id, before.alert, before.cause)
