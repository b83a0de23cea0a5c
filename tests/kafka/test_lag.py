"""Metrics of articles that were deleted unread, and of articles that cannot be read yet."""

import asyncio
import time
import urllib.request
from pathlib import Path

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from tests.kafka.guarded import WITHIN, worker
from tests.ports import lasting_port
from tests.within import within
from wiredesk.desk.ingest.lag import Records, _lag
from wiredesk.kafka import connection
from wiredesk.kafka.connection import admin, consumer, transactional_producer
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka


def settings_of(kafka: Cluster, prefix: str) -> Settings:
    ours = {"partitions": 1, "pool_processes": 1, "monitoring_port": lasting_port()}
    settings = load_settings(brokers=kafka.bootstrap, topic_prefix=f"{prefix}.", **ours)
    asyncio.run(apply(settings))
    return settings


def articles(settings: Settings, count: int) -> list[Message]:
    body = b'{"article_id": "a%d", "title": "Ferry", "text": "The ferry is back."}'
    return [Message(settings.topic("raw"), b"a%d" % number, body % number) for number in range(count)]


def metric(settings: Settings, name: str) -> float | None:
    """The sum of a metric's series; None if the worker does not serve it."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.monitoring_port}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return None
    found = [float(line.rpartition(" ")[2]) for line in lines if line.startswith(name + "{")]
    return sum(found) if found else None


async def commit(settings: Settings, offset: int) -> None:
    """Commit `offset` for the stage's group."""
    partition = TopicPartition(settings.topic("raw"), 0)
    sender = transactional_producer(settings, f"{settings.topic_prefix}commits")
    await sender.start()
    await sender.begin_transaction()
    await sender.send_offsets_to_transaction({partition: offset}, settings.group("clean"))
    await sender.commit_transaction()
    await sender.stop()


def test_articles_that_were_deleted_unread_are_logged_and_counted(kafka: Cluster, tmp_path: Path) -> None:
    settings, log = settings_of(kafka, "deleted"), tmp_path / "log"
    Desk(settings).publish(*articles(settings, 60))

    async def expire() -> None:
        await commit(settings, 9)
        async with admin(settings) as client:  # as retention does
            await client.delete_records({TopicPartition(settings.topic("raw"), 0): RecordsToDelete(before_offset=50)})

    asyncio.run(expire())
    with worker(settings, log, "clean"):
        assert within(WITHIN, lambda: metric(settings, "wiredesk_articles_deleted_unread_total") == 41), log.read_text()
        assert within(WITHIN, lambda: len({record.key for record in Desk(settings).records("clean")}) == 10), (
            log.read_text()
        )

    warning = "deleted.news.raw 0: 41 articles, offsets 9 to 49, were deleted before deleted.wiredesk-clean read them"
    assert warning in log.read_text()


def test_articles_after_an_open_transaction_are_lag(
    kafka: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "TRANSACTION_SECONDS", 600.0)  # open while the worker starts
    settings, log = settings_of(kafka, "open"), tmp_path / "log"

    async def open_transaction() -> None:
        sender = transactional_producer(settings, "never-committed")
        await sender.start()
        await sender.begin_transaction()
        for article in articles(settings, 51):
            await sender.send_and_wait(article.topic, article.value, key=article.key)
        with worker(settings, log, "clean"):
            assert await seen("wiredesk_consumer_lag_records", 51), log.read_text()
            assert await seen("wiredesk_consumer_uncommitted_records", 51), log.read_text()
            assert await group_lag() == 51
            await sender.commit_transaction()
            assert await seen("wiredesk_consumer_lag_records", 0), log.read_text()
            assert await seen("wiredesk_consumer_uncommitted_records", 0), log.read_text()
            # The committed offset becomes that of the transaction marker: there is no lag.
            deadline = time.monotonic() + WITHIN
            while (waits := await group_lag()) and time.monotonic() < deadline:  # noqa: ASYNC110
                await asyncio.sleep(0.5)
            assert waits == 0
        await sender.stop()

    async def seen(name: str, value: float) -> bool:
        return await asyncio.to_thread(within, WITHIN, lambda: metric(settings, name) == value)

    async def group_lag() -> int:
        """The lag as the desk measures it, in several rounds."""
        ends, records = consumer(settings, isolation_level="read_uncommitted"), Records()
        await ends.start()
        try:
            async with admin(settings) as client:
                partitions = [TopicPartition(settings.topic("raw"), 0)]
                for _ in range(3):
                    lags = await _lag(client, ends, settings.group("clean"), partitions, records)
                return lags[partitions[0]]
        finally:
            await ends.stop()

    asyncio.run(open_transaction())
