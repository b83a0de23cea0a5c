"""`wiredesk topics apply` on a real cluster: what it sets, what it leaves alone, and several at once."""

import asyncio

import pytest
from aiokafka.admin import NewTopic

from tests.cluster.brokers import Cluster
from wiredesk.kafka.connection import admin
from wiredesk.kafka.protocol import set_topic_configs, topic_ids
from wiredesk.kafka.topics import NAMES, Described, apply, describe
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

OPERATORS = {"retention.bytes": "123456789", "compression.type": "zstd", "segment.bytes": "10485760"}
"""What an operator sets, and we do not declare."""


def settings_of(kafka: Cluster, prefix: str, **more: object) -> Settings:
    return load_settings(brokers=kafka.bootstrap, topic_prefix=f"{prefix}.", partitions=2, **more)


async def described(settings: Settings, name: str) -> Described:
    async with admin(settings) as client:
        return await describe(client, settings.topic(name))


@pytest.mark.parametrize("name", NAMES)
def test_changing_a_declared_value_keeps_the_settings_of_an_operator(kafka: Cluster, name: str) -> None:
    settings = settings_of(kafka, f"operators-{name}")

    async def run() -> Described:
        await apply(settings)
        async with admin(settings) as client:
            await set_topic_configs(client, settings.topic(name), OPERATORS)
            await set_topic_configs(client, settings.topic(name), {"max.message.bytes": "4711"})
        states = {state.name: state.state for state in await apply(settings)}
        assert states[settings.topic(name)] == "changed"
        assert list(states.values()).count("as declared") == len(NAMES) - 1
        return await described(settings, name)

    values = asyncio.run(run()).values

    assert {key: values[key] for key in OPERATORS} == OPERATORS
    assert int(values["max.message.bytes"]) >= settings.max_record_bytes


def test_concurrent_applies_create_each_topic_once(kafka: Cluster) -> None:
    settings = settings_of(kafka, "at-once")

    async def three() -> list[list[str]]:
        rounds = await asyncio.gather(apply(settings), apply(settings), apply(settings))
        return [[topic.state for topic in states] for states in rounds]

    rounds = asyncio.run(three())

    for states in zip(*rounds, strict=True):
        assert sorted(states) == ["as declared", "as declared", "created"]


def test_every_topic_has_the_cleanup_policy_that_we_declare_whatever_the_cluster_has(kafka: Cluster) -> None:
    settings = settings_of(kafka, "policies")

    async def run() -> dict[str, str]:
        async with admin(settings) as client:
            wrong = {"cleanup.policy": "compact"}
            await client.create_topics([NewTopic(settings.topic("raw"), 2, 1, topic_configs=wrong)])
        await apply(settings)
        return {name: (await described(settings, name)).values["cleanup.policy"] for name in NAMES}

    assert asyncio.run(run()) == {
        "raw": "delete",
        "clean": "compact",
        "entities": "compact",
        "quotes": "compact",
        "copies": "compact",
        "statements": "compact",
        "stories": "compact",
        "people": "compact",
        "watches": "compact",
        "alerts": "delete",
        "dead": "delete",
    }


def test_a_recreated_topic_has_another_id(kafka: Cluster) -> None:
    settings = settings_of(kafka, "again")
    raw, clean = settings.topic("raw"), settings.topic("clean")

    async def run() -> None:
        await apply(settings)
        async with admin(settings) as client:
            before = await topic_ids(client, [raw, clean])
            await client.delete_topics([raw])
            while raw in await topic_ids(client, [raw]):  # noqa: ASYNC110  # the broker tells of no event
                await asyncio.sleep(0.1)
            await apply(settings)
            after = await topic_ids(client, [raw, clean])
        assert set(before) == set(after) == {raw, clean}
        assert before[clean] == after[clean]
        assert before[raw] != after[raw]

    asyncio.run(run())
