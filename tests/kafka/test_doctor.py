"""`wiredesk doctor` reports all faults of a cluster, not only the first."""

import asyncio

import pytest
from aiokafka.admin import AIOKafkaAdminClient

from tests.cluster.brokers import Cluster
from tests.kafka.guarded import run
from wiredesk.kafka.connection import admin
from wiredesk.kafka.protocol import set_topic_configs
from wiredesk.kafka.topics import apply, missing
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    return load_settings(brokers=kafka.bootstrap, topic_prefix=f"{prefix}.", partitions=2, **more)


async def delete(client: AIOKafkaAdminClient, settings: Settings, name: str) -> None:
    """Delete a topic and wait until the broker no longer has it."""
    await client.delete_topics([settings.topic(name)])
    while not await missing(settings, [name]):  # noqa: ASYNC110  # there is no notification
        await asyncio.sleep(0.1)


def test_a_healthy_cluster_has_no_faults(kafka: Cluster) -> None:
    settings = settings_of(kafka, "well")
    asyncio.run(apply(settings))

    report = run(settings, "doctor")

    assert report.returncode == 0, report.stdout
    assert "BAD" not in report.stdout


def test_every_fault_is_reported_with_its_remedy(kafka: Cluster) -> None:
    settings = settings_of(kafka, "ill", session_timeout_seconds=1)

    async def damage() -> None:
        await apply(settings)
        async with admin(settings) as client:
            await delete(client, settings, "quotes")
            await set_topic_configs(client, settings.topic("clean"), {"cleanup.policy": "delete"})
            await set_topic_configs(client, settings.topic("clean"), {"max.message.bytes": "1000"})
            await set_topic_configs(client, settings.topic("raw"), {"min.insync.replicas": "2"})

    asyncio.run(damage())

    report = run(settings, "doctor")

    assert report.returncode == 1
    bad = [" ".join(line.split()) for line in report.stdout.splitlines() if line.startswith("BAD")]
    for output in (
        "ill.news.quotes does not exist",
        "cleanup.policy is delete, declared is compact: run `wiredesk topics apply`",
        "max.message.bytes is 1000, declared is 16777216",
        "1 copies are fewer than min.insync.replicas=2, so no write succeeds",
        "WIREDESK_SESSION_TIMEOUT_SECONDS=1 is outside of the allowed range, 6 to 1800",
    ):
        assert any(output in line for line in bad), (output, bad)


def test_joined_topics_need_the_same_number_of_partitions(kafka: Cluster) -> None:
    settings = settings_of(kafka, "uneven")

    async def uneven() -> None:
        await apply(settings)
        async with admin(settings) as client:
            await delete(client, settings, "quotes")
        await apply(settings.model_copy(update={"partitions": 5}))

    asyncio.run(uneven())

    report = run(settings, "doctor")

    assert report.returncode == 1
    assert "uneven.news.clean has 2, uneven.news.entities has 2, uneven.news.quotes has 5" in report.stdout
