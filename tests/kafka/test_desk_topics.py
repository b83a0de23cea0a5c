"""The desk survives an outage and damaged batches, and detects added partitions and recreated topics."""

import asyncio
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from fuzz.records.__main__ import ProxiedCluster
from fuzz.records.proxy import Proxy
from tests.cluster.brokers import Cluster
from tests.kafka.guarded import WITHIN, running
from tests.kafka.test_added_partitions import add_partition, noticed, publish, settings_of
from tests.kafka.test_lag import metric
from tests.kafka.test_recreated_topics import create_again
from tests.ports import lasting_port
from tests.within import within
from wiredesk.kafka.connection import producer
from wiredesk.settings import Settings
from wiredesk_schemas import CleanArticle

pytestmark = pytest.mark.kafka

OUTAGE = 5.0
"""Seconds without the broker: long enough for each request to fail."""


def test_the_desk_survives_an_outage_and_detects_changed_topics(tmp_path: Path) -> None:
    port, log = lasting_port(), tmp_path / "log"
    (tmp_path / "kafka").mkdir()
    with Cluster(tmp_path / "kafka") as cluster:
        settings = settings_of(
            cluster, "desk", desk_port=port, monitoring_port=port, desk_file=tmp_path / "desk.sqlite"
        )

        def ingested(records: int) -> bool:
            return (metric(settings, "wiredesk_desk_records_total") or 0) >= records

        with running(settings, log, "desk") as desk:
            publish(settings, "clean", "first", 0)
            assert within(WITHIN, lambda: ingested(1)), log.read_text()

            broker = cluster.brokers[0]
            broker.kill()
            time.sleep(OUTAGE)
            broker.start()
            broker.wait_ready()
            publish(settings, "clean", "second", 0)
            assert within(WITHIN, lambda: ingested(2)), log.read_text()

            add_partition(settings, "clean")
            publish(settings, "clean", "added", 1)
            noticed(lambda: ingested(3), log)

            asyncio.run(create_again(settings, "clean"))
            for number in range(5):  # more than were read from the old topic
                publish(settings, "clean", f"again-{number}", 0)
            noticed(lambda: ingested(8), log)
            assert desk.poll() is None

    # By the topic's id, or by its end if the store asks for its next offset before it learns the id.
    assert "rebuilding it" in log.read_text() or "rebuilding the store" in log.read_text()
    assert "Traceback" not in log.read_text()


async def publish_articles(settings: Settings, count: int) -> None:
    """Send `count` clean articles to partition 0, each in a batch of its own."""
    async with producer(settings) as sender:
        for number in range(count):
            article = CleanArticle(article_id=f"ferry-{number}", text=f"Ferry {number} is back.")
            await sender.send_and_wait(
                settings.topic("clean"), article.to_json(), key=article.article_id.encode(), partition=0
            )


def test_the_desk_skips_damaged_batches_and_reads_what_follows(tmp_path: Path) -> None:
    proxy, port, log, batches = Proxy("damaged.news.clean", seed=5), lasting_port(), tmp_path / "log", 60
    (tmp_path / "kafka").mkdir()
    with ProxiedCluster(tmp_path / "kafka", proxy) as cluster:
        ours = {"desk_port": port, "monitoring_port": port, "desk_file": tmp_path / "desk.sqlite"}
        settings = settings_of(cluster, "damaged", **ours)
        asyncio.run(publish_articles(settings, batches))
        proxy.spared = lambda partition, offset: offset == batches - 1

        def articles() -> set[str]:
            with (
                suppress(sqlite3.Error),
                closing(sqlite3.connect(f"file:{settings.desk_file}?mode=ro", uri=True)) as file,
            ):
                return {article_id for (article_id,) in file.execute("SELECT article_id FROM records")}
            return set()

        with running(settings, log, "desk") as desk:
            assert within(WITHIN, lambda: f"ferry-{batches - 1}" in articles()), log.read_text()
            read = articles()
            assert desk.poll() is None
    proxy.stop()

    unread = {offset for (_, offset), how in proxy.mutated.items() if how != "once"}
    assert len(unread) > batches / 4
    assert {f"ferry-{number}" for number in range(batches) if number not in unread} <= read
    assert "Traceback" not in log.read_text()
