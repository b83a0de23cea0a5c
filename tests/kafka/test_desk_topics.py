"""The desk lives through a broker's absence, and notices added partitions and topics that are created again."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster
from tests.kafka.guarded import WITHIN, running
from tests.kafka.test_added_partitions import add_partition, noticed, publish, settings_of
from tests.kafka.test_lag import metric
from tests.kafka.test_recreated_topics import create_again
from tests.within import within
from wiredesk.ports import free_port

pytestmark = pytest.mark.kafka

ABSENCE = 5.0
"""Seconds for which the broker is away: long enough that each request to it fails."""


def test_the_desk_survives_an_outage_and_detects_changed_topics(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    (tmp_path / "kafka").mkdir()
    with Cluster(tmp_path / "kafka") as cluster:
        settings = settings_of(
            cluster, "desk", desk_port=port, monitoring_port=port, desk_file=tmp_path / "desk.sqlite"
        )

        def taken(records: int) -> bool:
            return (metric(settings, "wiredesk_desk_records_total") or 0) >= records

        with running(settings, log, "desk") as desk:
            publish(settings, "clean", "first", 0)
            assert within(WITHIN, lambda: taken(1)), log.read_text()

            broker = cluster.brokers[0]
            broker.kill()
            time.sleep(ABSENCE)
            broker.start()
            broker.wait_ready()
            publish(settings, "clean", "second", 0)
            assert within(WITHIN, lambda: taken(2)), log.read_text()

            add_partition(settings, "clean")
            publish(settings, "clean", "added", 1)
            noticed(lambda: taken(3), log)

            asyncio.run(create_again(settings, "clean"))
            for number in range(5):  # more than were read of the old topic
                publish(settings, "clean", f"again-{number}", 0)
            noticed(lambda: taken(8), log)
            assert desk.poll() is None

    assert "rebuilding it" in log.read_text()
    assert "Traceback" not in log.read_text()
