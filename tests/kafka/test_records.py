"""Unusual records from other clients on Apache Kafka: codecs, sizes, header names and counts."""

import asyncio
import gzip
import hashlib
import re

import orjson
import pytest
from aiokafka import TopicPartition
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.client import AIOKafkaClient
from aiokafka.protocol.produce import ProduceRequest

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk, distinct
from tests.kafka.test_delivery import MODES, desk_of
from tests.wire import batch, record
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.connection import admin
from wiredesk.message import Message
from wiredesk.settings import Settings

pytestmark = pytest.mark.kafka

CODECS = ["gzip", "snappy", "lz4", "zstd"]


def produce(settings: Settings, topic: str, *batches: bytes, partition: int = 0) -> None:
    """Write raw batches to a partition.

    Raises:
        AssertionError: the broker rejects one.
    """

    async def send() -> None:
        client = AIOKafkaClient(bootstrap_servers=settings.broker_list)
        await client.bootstrap()
        try:
            client.add_topic(topic)
            await client.force_metadata_update()
            leader = client.cluster.leader_for_partition(TopicPartition(topic, partition))
            for data in batches:
                answer = await client.send(leader, ProduceRequest(None, -1, 10_000, [(topic, [(partition, data)])]))
                assert answer.topics[0][1][0][1] == 0, answer.topics
        finally:
            await client.close()

    asyncio.run(send())


def body(number: int) -> bytes:
    return orjson.dumps({"article_id": f"ferry-{number}", "text": f"“We waited,” said Ama Mensah at berth {number}."})


def articles(*numbers: int) -> list[bytes]:
    return [record(body(number), b"ferry-%d" % number, offset=at) for at, number in enumerate(numbers)]


def quoted(desk: Desk, *numbers: int) -> list[Message]:
    """The quotes on the topic, once those of all these articles are there."""
    expected = {b"ferry-%d" % number for number in numbers}
    return desk.wait("quotes", until=lambda records: expected <= {found.key for found in records})


def letters(desk: Desk, count: int) -> list[Message]:
    found = distinct(desk.wait("dead", until=lambda records: len(distinct(records)) >= count))
    assert len(found) == count
    return sorted(found, key=lambda letter: int(letter.header(PREFIX + "offset") or 0))


def of(letter: Message, *names: str) -> tuple[str | None, ...]:
    return tuple(letter.header(PREFIX + name) for name in names)


async def configure(settings: Settings, topic: str, **values: str) -> None:
    names = {name.replace("_", "."): value for name, value in values.items()}
    async with admin(settings) as client:
        await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, configs=names)])


@MODES
def test_articles_compressed_with_any_codec_are_read(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "packed", delivery)
    for number, codec in enumerate(CODECS):
        produce(desk.settings, desk.settings.topic("raw"), batch(*articles(2 * number, 2 * number + 1), codec=codec))

    with desk.worker("clean", "enrich"):
        quoted(desk, *range(8))

    tailed = desk.command("tail", "raw", "--json", "--from-beginning", "--once")
    assert {orjson.loads(line)["key"] for line in tailed.stdout.splitlines()} == {f"ferry-{at}" for at in range(8)}


def test_topics_with_compression_on_the_broker_are_read(kafka: Cluster) -> None:
    desk = desk_of(kafka, "packs", "at-least-once")
    raw = desk.settings.topic("raw")
    with desk.worker("clean", "enrich"):
        for number, codec in enumerate(CODECS, 1):
            for name in ("raw", "clean", "entities", "quotes", "dead"):
                asyncio.run(configure(desk.settings, desk.settings.topic(name), compression_type=codec))

            desk.publish(Message(raw, b"ferry-%d" % number, body(number)), Message(raw, b"x-%d" % number, b""))
            quoted(desk, *range(1, number + 1))
            letters(desk, number)

    assert desk.command("dead", "list").stdout.count(b"EmptyArticle") >= len(CODECS)


@MODES
def test_a_record_that_decompresses_to_megabytes_is_a_truncated_dead_letter(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "fat", delivery)
    raw, fat = desk.settings.topic("raw"), [b"boat " * 4_000_000, b"boat " * 40_000_000]
    produce(desk.settings, raw, batch(*articles(1)))
    for value in fat:
        compressed = gzip.compress(record(value, b"fat"))
        produce(desk.settings, raw, batch(codec="gzip", packed=compressed, count=1, last=0))
    produce(desk.settings, raw, batch(*articles(2)))

    with desk.worker("clean", "enrich"):
        quoted(desk, 1, 2)
        found = letters(desk, 2)

    for letter, value, offset in zip(found, fat, ("1", "2"), strict=True):
        assert of(letter, "topic", "partition", "offset") == (raw, "0", offset)
        assert of(letter, "body", "body.bytes") == ("cut", str(len(value)))
        assert of(letter, "body.sha256") == (hashlib.sha256(value).hexdigest(),)
        held = letter.value or b""
        assert letter.key == b"fat"
        assert value.startswith(held)
        assert len(held) > 15_000_000
    assert of(found[0], "exception.class.name") == ("OversizedArticle",)
    refused = desk.command("dead", "replay", f"{found[0].partition}:{found[0].offset}")
    assert refused.returncode == 1
    assert b"does not hold the whole record" in refused.stderr
    skipped = re.search(rb"(\d+) dead letters skipped", desk.command("dead", "replay", "--all").stderr)
    assert skipped
    assert int(skipped[1]) >= 2  # more if the worker repeated them


@MODES
def test_a_dead_letter_is_truncated_to_the_limit_of_the_topic(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "small", delivery)
    asyncio.run(configure(desk.settings, desk.settings.topic("dead"), max_message_bytes="20000"))
    raw, value = desk.settings.topic("raw"), b"\xff\xfe" * 50_000
    produce(desk.settings, raw, batch(*articles(1)), batch(record(b"", b"dead")), batch(record(value, b"large")))
    produce(desk.settings, raw, batch(*articles(2)))

    with desk.worker("clean", "enrich"):
        quoted(desk, 1, 2)
        found = letters(desk, 2)

    assert of(found[0], "body") == (None,)
    assert of(found[1], "offset", "body", "body.bytes") == ("2", "cut", "100000")
    assert value.startswith(found[1].value or b"none")


@MODES
def test_unusual_headers_stop_no_stage(kafka: Cluster, delivery: str) -> None:
    desk = desk_of(kafka, "headers", delivery)
    raw = desk.settings.topic("raw")
    odd = [(b"caf\xe9", b"1"), (b"content-type", None), (b"wiredesk.replays", b"9" * 5000)]
    twice = [(b"desk", b"sport"), (b"desk", None), (b"__connect.errors.timestamp", b"9" * 5000)]
    produce(desk.settings, raw, batch(record(body(1), b"ferry-1", odd)), batch(record(b"", b"dead", odd + twice)))

    with desk.worker("clean", "enrich"):
        quoted(desk, 1)
        (letter,) = letters(desk, 1)

    assert (r"caf\xe9", b"1") in letter.headers
    assert of(letter, "exception.class.name") == ("EmptyArticle",)
    listed, *_ = desk.command("dead", "list", "--json").stdout.splitlines()
    headers = orjson.loads(listed)["headers"]
    assert (headers["desk"], headers["content-type"]) == (["sport", None], None)
    assert desk.command("dead", "list").returncode == 0
    assert b"content-type: null" in desk.command("dead", "show", f"{letter.partition}:{letter.offset}").stdout
    tailed = desk.command("tail", "raw", "--json", "--from-beginning", "--once")
    assert len(tailed.stdout.splitlines()) == 2, tailed.stderr.decode()
