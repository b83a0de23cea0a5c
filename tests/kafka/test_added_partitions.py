"""Added partitions and recreated topics are read within half a minute."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewPartitions

from tests.cluster.brokers import Cluster
from tests.kafka.guarded import WITHIN, running
from tests.kafka.test_delivery import frozen
from tests.kafka.test_recreated_topics import create_again
from tests.within import within
from wiredesk.kafka.connection import admin, consumer, producer
from wiredesk.kafka.topics import apply
from wiredesk.ports import free_port
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

NOTICED = 30.0
"""Seconds within which a change of a topic is detected."""


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    """Create topics with one partition and return their settings."""
    ours = {"partitions": 1, "pool_processes": 1, "monitoring_port": free_port(), **more}
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
    started = time.monotonic()
    assert within(NOTICED, seen), log.read_text()
    print(f"noticed after {time.monotonic() - started:.1f} s")


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

    async def ends() -> int:

        reader = consumer(settings)
        await reader.start()
        try:
            return sum((await reader.end_offsets([TopicPartition(settings.topic("clean"), 0)])).values())
        finally:
            await reader.stop()

    with running(settings, log, "worker", "clean"):
        publish(settings, "raw", "first", 0)
        assert within(WITHIN, lambda: asyncio.run(ends()) == 1), log.read_text()
        add_partition(settings, "raw")
        publish(settings, "raw", "added", 1)
        noticed(lambda: asyncio.run(ends()) == 2, log)
