"""Watches on Apache Kafka: from articles to webhooks, with a standby that takes over."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from tests.cluster.brokers import Cluster
from tests.integration.alert_chaos import SECRET, command, messages, watched
from tests.integration.desk import Desk, distinct
from tests.integration.receiver import Receiver, receiving
from tests.integration.test_processes import children
from tests.kafka.guarded import WITHIN
from tests.kafka.test_delivery import desk_of
from tests.within import within
from wiredesk.message import Message
from wiredesk_schemas.watches import Watch

pytestmark = [
    pytest.mark.kafka,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc"),
]


def publish(desk: Desk, *records: Message) -> None:
    desk.publish(
        *(replace(record, topic=desk.settings.topic(record.topic.removeprefix("news."))) for record in records)
    )


def delivered(receiver: Receiver) -> list[tuple[str, str]]:
    """The kind of each webhook and the article that raised its alert, without repeats."""
    unique = dict(receiver.came)
    return sorted((body["type"], body["data"]["article"]["article_id"]) for body in unique.values())


def test_alerts_are_delivered_and_retracted_and_a_standby_goes_on(kafka: Cluster, tmp_path: Path) -> None:
    log = tmp_path / "log"
    files = {"watch_file": tmp_path / "watch.sqlite", "notify_file": tmp_path / "notify.sqlite"}
    options = {"notify_private_networks": "127.0.0.0/8", "watch_story_wait_seconds": 0.0}
    desk = desk_of(kafka, "alerts", "at-least-once", **files, **options)
    other = desk.settings.model_copy(update={"watch_file": tmp_path / "standby.sqlite"})
    with (
        receiving(SECRET) as receiver,
        command(desk.settings, log, "notify"),
        command(desk.settings, log, "worker", "watch") as worker,
    ):
        publish(desk, watched(receiver), *messages("first", "The ferry is late"))
        assert within(WITHIN, lambda: bool(receiver.acknowledged)), log.read_text()
        with command(other, log, "worker", "watch"):
            assert within(WITHIN, lambda: log.read_text().count("watch is up") >= 2), log.read_text()
            for process in (*children(worker.pid), worker.pid):
                os.kill(process, signal.SIGKILL)
            withdrawn = [replace(message, value=None) for message in messages("first", "The ferry is late")]
            publish(desk, *withdrawn, *messages("second", "The ferry sinks"))
            assert within(WITHIN, lambda: len(receiver.acknowledged) >= 3), log.read_text()

    assert delivered(receiver) == [("alert.open", "first"), ("alert.open", "second"), ("alert.retracted", "first")]


def raw(article_id: str, **fields: str) -> Message:
    return Message("news.raw", article_id.encode(), orjson.dumps({"article_id": article_id, "source": "KNA", **fields}))


def test_a_kill_notice_in_another_language_retracts_the_alert_of_the_article_that_it_names(
    kafka: Cluster, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    desk = desk_of(kafka, "kills", "at-least-once", watch_file=tmp_path / "watch.sqlite", watch_story_wait_seconds=0.0)
    watch = Watch(watch_id="ferry", name="Die Fähre", words_any=["Fähre"])
    with command(desk.settings, log, "worker", "clean", "enrich", "watch"):
        publish(desk, Message("news.watches", b"ferry", watch.to_json()))
        publish(desk, raw("a", title="Fähre auf Grund gelaufen", text="Die Fähre nach Tamba sitzt seit Montag fest."))
        desk.wait("alerts", until=bool)
        line = "Achtung Redaktionen: Bitte die Meldung „Fähre auf Grund gelaufen“ nicht verwenden."
        publish(desk, raw("kill", title="Hinweis", text=line))
        alerts = distinct(desk.wait("alerts", until=lambda records: len(distinct(records)) >= 2))

    found = [orjson.loads(record.value or b"") for record in alerts]
    assert [(alert["status"], alert["article"]["article_id"]) for alert in found] == [("open", "a"), ("retracted", "a")]
