"""A topic that is deleted and created again while a worker reads it: each article of the new topic is read."""

import asyncio
from pathlib import Path

import pytest

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from tests.kafka.guarded import WITHIN, worker
from tests.kafka.test_delivery import MODES, article, frozen, repeats
from tests.within import within
from wiredesk.kafka.connection import admin
from wiredesk.kafka.topics import apply, missing
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka


def settings_of(kafka: Cluster, prefix: str, delivery: str) -> Settings:
    settings = load_settings(
        brokers=kafka.bootstrap,
        topic_prefix=f"{prefix}-{delivery}.",
        delivery=delivery,
        partitions=1,
        pool_processes=1,
        session_timeout_seconds=45.0,
    )
    asyncio.run(apply(settings))
    return settings


async def create_again(settings: Settings, name: str) -> None:
    async with admin(settings) as client:
        await client.delete_topics([settings.topic(name)])
    while not await missing(settings, [name]):  # noqa: ASYNC110  # there is no notification
        await asyncio.sleep(0.1)
    await apply(settings)


@MODES
def test_no_article_of_a_recreated_topic_is_skipped(kafka: Cluster, tmp_path: Path, delivery: str) -> None:
    settings, log = settings_of(kafka, "again", delivery), tmp_path / "log"
    desk = Desk(settings)
    with worker(settings, log, "clean") as process:
        desk.publish(*(article(settings, number) for number in range(5)))
        assert within(WITHIN, lambda: len({record.key for record in desk.records("clean")}) == 5), log.read_text()
        with frozen(process.pid):  # so that it does not see the missing topic
            asyncio.run(create_again(settings, "raw"))
            desk.publish(*(article(settings, number) for number in range(100, 120)))  # beyond the committed offset
        expected = {b"ferry-%d" % number for number in range(100, 120)}
        assert within(WITHIN, lambda: expected <= {record.key for record in desk.records("clean")}), log.read_text()

    assert "again-" + delivery + ".news.raw was deleted and created again" in log.read_text()
    if delivery == "exactly-once":
        assert repeats(desk.records("clean")) == 0
