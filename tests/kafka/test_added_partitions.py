"""Added partitions and recreated topics are read within half a minute."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from aiokafka.admin import NewPartitions

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from tests.kafka.guarded import WITHIN, running
from tests.kafka.test_delivery import frozen
from tests.kafka.test_recreated_topics import create_again
from tests.pace import timed
from tests.ports import lasting_port
from tests.within import within
from wiredesk.kafka.connection import admin, producer
from wiredesk.kafka.topics import apply
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

NOTICED = 30.0
"""Seconds within which a change of a topic is detected."""


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    """Create topics with one partition and return their settings."""
    ours = {"partitions": 1, "pool_processes": 1, "monitoring_port": lasting_port(), **more}
    settings = load_settings(brokers=kafka.bootstrap, topic_prefix=f"{prefix}.", **ours)
    asyncio.run(apply(settings))
    return settings


def publish(settings: Settings, topic: str, article_id: str, partition: int) -> None:
    """Send one article to a partition."""
    body = b'{"article_id": "%s", "title": "Ferry", "text": "The ferry is back."}' % article_id.encode()

    async def send() -> None:
        async with producer(settings) as sender:
            await sender.send_and_wait(settings.topic(topic), body, key=article_id.encode(), partition=partition)

    asyncio.run(send())


def add_partition(settings: Settings, topic: str) -> None:
    """Add a second partition to a topic."""

    async def add() -> None:
        async with admin(settings) as client:
            await client.create_partitions({settings.topic(topic): NewPartitions(total_count=2)})
            while len((await client.describe_topics([settings.topic(topic)]))[0]["partitions"]) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    asyncio.run(add())


def noticed(seen: Callable[[], bool], log: Path) -> None:
    """Fail unless `seen` becomes true in time."""
    with timed() as change:
        assert within(WITHIN, seen), log.read_text()
    assert change.seconds < NOTICED, change


def test_tail_shows_added_partitions_and_recreated_topics(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = settings_of(kafka, "tail"), tmp_path / "log"

    with running(settings, log, "tail", "raw", "--json", "--from-beginning") as tail:
        publish(settings, "raw", "first", 0)
        assert within(WITHIN, lambda: "first" in log.read_text()), log.read_text()
        add_partition(settings, "raw")
        publish(settings, "raw", "added", 1)
        noticed(lambda: "added" in log.read_text(), log)
        with frozen(tail.pid):  # so that it does not see the missing topic
            asyncio.run(create_again(settings, "raw"))
            for article_id in ("again-1", "again-2"):
                publish(settings, "raw", article_id, 0)
        noticed(lambda: "again-1" in log.read_text() and "again-2" in log.read_text(), log)

    assert log.read_text().count('"key":"first"') == 1  # no record is shown twice
    assert "tail.news.raw was deleted and created again" in log.read_text()


def test_a_worker_reads_added_partitions(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = settings_of(kafka, "added"), tmp_path / "log"

    def processed(article_id: bytes) -> bool:
        return article_id in {record.key for record in Desk(settings).records("clean")}

    with running(settings, log, "worker", "clean"):
        publish(settings, "raw", "first", 0)
        assert within(WITHIN, lambda: processed(b"first")), log.read_text()
        add_partition(settings, "raw")
        publish(settings, "raw", "added", 1)
        noticed(lambda: processed(b"added"), log)
