import asyncio
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import orjson
import pytest
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError

from tests.cluster.brokers import Cluster
from tests.integration.desk import WITHIN, Desk, distinct
from tests.integration.test_processes import children, stages_of
from tests.pace import timed
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.connection import admin
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.kafka

SESSION = 6.0
"""The shortest session timeout that Kafka allows by default, in seconds."""

MODES = pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])


def desk_of(kafka: Cluster, prefix: str, delivery: str, **settings: object) -> Desk:
    ours = {"brokers": kafka.bootstrap, "topic_prefix": f"{prefix}-{delivery}.", "delivery": delivery}
    made = load_settings(**ours, partitions=3, session_timeout_seconds=SESSION, **settings)
    asyncio.run(apply(made))
    return Desk(made)


def article(settings: Settings, number: int, version: int = 1, key: bytes | None = None) -> Message:
    """Version `version` of article `number`, with the same id."""
    text = f"“We waited {version} hours,” said Ama Mensah at berth {number}."
    body = {"article_id": f"ferry-{number}", "title": f"Ferry {number}", "text": text, "revision": version}
    name = key or b"ferry-%d" % number
    stamp = 1_760_000_000_000 + version * 100_000 + number
    return Message(settings.topic("raw"), name, orjson.dumps(body), timestamp=stamp)


def newest(records: list[Message]) -> dict[bytes | None, bytes | None]:
    """The last value of each key, as after compaction."""
    return {record.key: record.value for record in records}


def revisions(records: list[Message]) -> Counter[int]:
    """How many articles have each revision as their newest."""
    return Counter(orjson.loads(value)["revision"] for value in newest(records).values() if value)


def repeats(records: list[Message]) -> int:
    return sum(count - 1 for count in Counter((record.topic, record.key, record.value) for record in records).values())


@contextmanager
def frozen(worker: int) -> Iterator[None]:
    """Suspend a worker and all of its processes for the length of a block."""
    processes = [worker, *children(worker)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


@MODES
def test_killed_stages_lose_no_article(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "killed", delivery)
    numbers = range(300)
    with desk.worker("clean", "enrich") as worker:
        desk.publish(*(article(desk.settings, number) for number in numbers))
        desk.wait("quotes", until=lambda records: len(records) > 50)

        for stage in stages_of(worker.pid):
            os.kill(stage, signal.SIGKILL)

        found = desk.wait("quotes", until=lambda records: len(newest(records)) == len(numbers))
    if delivery == "exactly-once":
        assert repeats(found) == 0
        assert repeats(desk.records("clean", "entities")) == 0


@MODES
def test_a_frozen_worker_writes_no_older_version_after_a_newer_one(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "frozen", delivery)
    numbers = range(150)
    with desk.worker("clean", "enrich") as first, desk.worker("clean", "enrich"):
        desk.publish(*(article(desk.settings, number) for number in numbers))
        desk.wait("quotes", until=lambda records: len(records) > 10)
        with frozen(first.pid):
            desk.publish(*(article(desk.settings, number, version=2) for number in numbers))
            time.sleep(SESSION + 2)

        def all_new(records: list[Message]) -> bool:
            values = newest(records)
            return len(values) == len(numbers) and all(b"2 hours" in (value or b"") for value in values.values())

        desk.wait("clean", until=all_new)
        desk.wait("quotes", until=all_new)
        time.sleep(3)  # in case the frozen worker still writes something
        found = desk.records("clean", "quotes")
    assert all_new([record for record in found if record.topic.endswith("clean")])
    assert all_new([record for record in found if record.topic.endswith("quotes")])
    if delivery == "exactly-once":
        assert repeats(found) == 0


@MODES
def test_versions_of_a_key_stay_in_order_and_a_withdrawal_reaches_every_topic(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "versions", delivery)
    numbers = range(40)
    with desk.worker("clean", "enrich"):
        for version in (1, 2, 3):
            # The key is the crawler's own, not the article's id.
            addresses = [(number, b"https://harbour.example/%d" % number) for number in numbers]
            desk.publish(*(article(desk.settings, number, version, key) for number, key in addresses))
        topics = ("clean", "entities", "quotes")
        for topic in topics:
            desk.wait(topic, until=lambda records: revisions(records) == {3: len(numbers)})
        desk.publish(Message(desk.settings.topic("raw"), b"ferry-7", None, timestamp=1_770_000_000_000))
        for topic in topics:
            found = desk.wait(topic, until=lambda records: newest(records).get(b"ferry-7", b"") is None)
            assert revisions(found) == {3: len(numbers) - 1}


@MODES
def test_only_the_article_whose_record_is_rejected_becomes_a_dead_letter(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "refused", delivery)
    clean = desk.settings.topic("clean")

    async def shrink() -> None:
        async with admin(desk.settings) as client:
            limit = {"max.message.bytes": "40000", "cleanup.policy": "compact"}
            await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, clean, configs=limit)])

    asyncio.run(shrink())
    small = [article(desk.settings, number) for number in range(30)]
    text = "“We waited,” said Ama Mensah. " * 4000
    fat = Message(desk.settings.topic("raw"), b"fat", orjson.dumps({"article_id": "fat", "title": "F", "text": text}))
    with desk.worker("clean", "enrich"):
        desk.publish(*small[:15], fat, *small[15:])

        letter, *_ = desk.of_key(b"fat", 1, "dead")
        desk.wait("quotes", until=lambda records: len(newest(records)) == len(small))
    assert letter.value == fat.value
    assert letter.header(PREFIX + "exception.class.name") == "RefusedRecord"
    assert len(distinct(desk.records("dead"))) == 1


@MODES
def test_a_worker_stops_within_ten_seconds_and_at_most_one_batch_is_read_again(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "stopped", delivery)
    numbers = range(600)
    with desk.worker("clean", "enrich") as worker:
        desk.publish(*(article(desk.settings, number) for number in numbers))
        desk.wait("quotes", until=lambda records: len(records) > 50)
        with timed() as stopped:
            worker.end()
        assert (worker.returncode, stopped.seconds < 10) == (0, True), stopped
    with desk.worker("clean", "enrich"):
        desk.wait("quotes", until=lambda records: len(newest(records)) == len(numbers))
    for topic in ("clean", "quotes"):
        assert repeats(desk.records(topic)) <= (0 if delivery == "exactly-once" else desk.settings.batch_max_articles)


def test_a_static_member_gets_its_partitions_back_without_a_rebalance(kafka: Cluster) -> None:
    desk = desk_of(kafka, "named", "at-least-once", instance_id="stays")
    other = Desk(desk.settings.model_copy(update={"instance_id": "restarts"}))
    # Longer than a restart on a busy machine: only then does the group wait for the missing member.
    patient = [member.settings.model_copy(update={"session_timeout_seconds": 60.0}) for member in (desk, other)]
    desk, other = map(Desk, patient)

    def settled() -> dict[str, tuple[str, bytes]]:
        """The group, once both members have partitions."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            with suppress(KafkaError):  # a new group has no coordinator yet
                found = asyncio.run(members(desk.settings))
                if len(found) == 2 and all(parts for _, parts in found.values()):
                    return found
            time.sleep(0.5)
        raise AssertionError("the group has not settled")

    with desk.worker("clean"):
        with other.worker("clean"):
            before = settled()
        with other.worker("clean"):
            desk.publish(*(article(desk.settings, number) for number in range(60)))
            desk.wait("clean", until=lambda records: len(newest(records)) == 60)
            after = settled()

    assert {name: parts for name, (_, parts) in before.items()} == {name: parts for name, (_, parts) in after.items()}
    assert before["stays"][0] == after["stays"][0]  # the other member never had to rejoin
    assert before["restarts"][0] != after["restarts"][0]


async def members(settings: Settings) -> dict[str, tuple[str, bytes]]:
    """The members of the group of `clean` by instance id: the member id and the partitions of each."""
    async with admin(settings) as client:
        (answer,) = await client.describe_consumer_groups([settings.group("clean")])
    found = answer.groups[0][5]
    return {member[0].split("-")[0]: (member[0], member[-1]) for member in found}
