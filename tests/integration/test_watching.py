"""The stage `watch` on a broker, with and without `link`: one alert for a watch and a story."""

import asyncio
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from tests.integration.desk import Desk
from tests.integration.test_processes import children
from tests.unit.link.stories import FERRY
from tests.unit.watch.records import article
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")

WATCH = Watch(watch_id="ferry", name="The ferry", words_all=["ferry"])
COPIES, FOLLOW_UPS = 12, 5


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A broker with the topics, and files of the test's own for the states."""
    with embedded_broker(load_settings(partitions=3, session_timeout_seconds=6.0)) as broker:
        asyncio.run(apply(broker))
        files = {name: tmp_path / f"{name}.sqlite" for name in ("link_file", "watch_file")}
        yield broker.model_copy(update={**files, "watch_story_wait_seconds": 0.0})


def watched(watch: Watch) -> Message:
    """The record of a watch."""
    return Message("news.watches", watch.watch_id.encode(), watch.to_json())


def messages(article_id: str, text: str, hour: int = 9) -> list[Message]:
    """The records of one article, as `clean` and `enrich` write them."""
    records = article(article_id, text, published_at=f"2026-03-02T{hour:02}:00:00Z", source=article_id)
    kinds = zip(("clean", "entities", "quotes"), records, strict=True)
    return [Message(f"news.{kind}", article_id.encode(), orjson.dumps(record)) for kind, record in kinds]


def alerts(records: list[Message]) -> list[Alert]:
    """The alerts in the order of their versions; one that is sent again after a crash counts once."""
    read = {record.value: Alert.from_json(record.value) for record in records if record.value is not None}
    return sorted(read.values(), key=lambda alert: (alert.alert_id, alert.version))


def test_twelve_copies_and_five_follow_ups_are_one_alert_that_the_withdrawn_original_retracts(
    settings: Settings,
) -> None:
    settings = settings.model_copy(update={"watch_story_wait_seconds": 80.0})  # on a busy machine link takes its time
    original = messages("original", FERRY)
    with Desk(settings).worker("link", "watch") as worker:
        desk = Desk(settings, worker)
        desk.publish(watched(WATCH), *original)
        for number in range(COPIES):
            desk.publish(*messages(f"copy-{number}", FERRY, 10))
        desk.wait("alerts", until=bool)
        for number in range(FOLLOW_UPS):
            desk.publish(*messages(f"follow-{number}", f"{FERRY} It was day {number}. A search goes on.", 11 + number))
        everything = 1 + COPIES + FOLLOW_UPS
        desk.wait("alerts", until=lambda found: bool(found) and alerts(found)[-1].articles_total == everything)

        desk.publish(*(replace(message, value=None) for message in original))
        found = alerts(desk.wait("alerts", until=lambda found: alerts(found)[-1].status == "retracted"))

    assert {alert.alert_id for alert in found} == {found[0].alert_id}
    statuses = [alert.status for alert in found]
    assert (statuses[0], set(statuses[1:-1]), statuses[-1]) == ("open", {"updated"}, "retracted")
    assert [alert.version for alert in found] == list(range(1, len(found) + 1))


def test_without_link_an_article_is_its_own_story_and_a_restart_goes_on(settings: Settings) -> None:
    with Desk(settings).worker("watch") as worker:
        desk = Desk(settings, worker)
        desk.publish(watched(WATCH), *messages("first", "The ferry is out"), *messages("other", "A plane"))
        desk.wait("alerts", until=bool)
        for process in (*children(worker.pid), worker.pid):
            os.kill(process, signal.SIGKILL)
    desk = Desk(settings)
    desk.publish(*messages("second", "The ferry is back"))
    with desk.worker("watch") as worker:
        desk = Desk(settings, worker)
        found = alerts(desk.wait("alerts", until=lambda found: len(alerts(found)) >= 2))

    assert sorted((alert.article.article_id, alert.status, alert.version) for alert in found) == [
        ("first", "open", 1),
        ("second", "open", 1),
    ]


def test_a_new_state_file_writes_no_alert_again(settings: Settings, tmp_path: Path) -> None:
    with Desk(settings).worker("watch") as worker:
        desk = Desk(settings, worker)
        desk.publish(watched(WATCH), *messages("first", "The ferry is out"))
        desk.wait("alerts", until=bool)
    again = settings.model_copy(update={"watch_file": tmp_path / "another.sqlite"})
    with Desk(again).worker("watch") as worker:
        desk = Desk(again, worker)
        desk.publish(*messages("second", "The ferry is back"))
        found = alerts(desk.wait("alerts", until=lambda found: len(alerts(found)) >= 2))

    assert sorted((alert.article.article_id, alert.version) for alert in found) == [("first", 1), ("second", 1)]


def test_unreadable_records_are_dead_letters(settings: Settings) -> None:
    with Desk(settings).worker("watch") as worker:
        desk = Desk(settings, worker)
        desk.publish(
            Message("news.watches", b"bad", b'{"watch_id": "bad", "name": "Bad", "people": 7}'), watched(WATCH)
        )
        desk.publish(*messages("first", "The ferry is out"))
        letter, *_ = desk.wait("dead", until=bool)
        desk.wait("alerts", until=bool)

    assert letter.header("__connect.errors.stage") == "watch"
    assert "people" in (letter.header("__connect.errors.exception.message") or "")
