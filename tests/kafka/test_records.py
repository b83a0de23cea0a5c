"""Unusual records from other clients on Apache Kafka: codecs, sizes, header names and counts."""

import asyncio
import gzip
import hashlib
import re
from collections.abc import Iterator

import orjson
import pytest
from aiokafka import TopicPartition
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.client import AIOKafkaClient
from aiokafka.protocol.produce import ProduceRequest

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from tests.kafka.test_delivery import MODES, desk_of
from tests.wire import batch, record
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.connection import admin
from wiredesk.message import Message
from wiredesk.settings import Settings

pytestmark = pytest.mark.kafka

CODECS = ["gzip", "snappy", "lz4", "zstd"]


@pytest.fixture(scope="module", params=["at-least-once", "exactly-once"])
def desk(kafka: Cluster, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk with running workers, for tests that write different articles and change no topic."""
    desk = desk_of(kafka, "records", request.param)
    with desk.worker("clean", "enrich"):
        yield desk


def produce(settings: Settings, topic: str, *batches: bytes, partition: int = 0) -> list[int]:
    """Write raw batches to a partition; return the offset of the first record of each.

    Raises:
        AssertionError: the broker rejects one.
    """

    async def send() -> list[int]:
        offsets = []
        client = AIOKafkaClient(bootstrap_servers=settings.broker_list)
        await client.bootstrap()
        try:
            client.add_topic(topic)
            await client.force_metadata_update()
            leader = client.cluster.leader_for_partition(TopicPartition(topic, partition))
            for data in batches:
                answer = await client.send(leader, ProduceRequest(None, -1, 10_000, [(topic, [(partition, data)])]))
                _, error, offset, *_ = answer.topics[0][1][0]
                assert error == 0, answer.topics
                offsets.append(offset)
        finally:
            await client.close()
        return offsets

    return asyncio.run(send())


def body(number: int) -> bytes:
    return orjson.dumps({"article_id": f"ferry-{number}", "text": f"“We waited,” said Ama Mensah at berth {number}."})


def articles(*numbers: int) -> list[bytes]:
    return [record(body(number), b"ferry-%d" % number, offset=at) for at, number in enumerate(numbers)]


def quoted(desk: Desk, *numbers: int) -> list[Message]:
    """The quotes on the topic, once those of all these articles are there."""
    expected = {b"ferry-%d" % number for number in numbers}
    return desk.wait("quotes", until=lambda records: expected <= {found.key for found in records})


def letters(desk: Desk, key: bytes, count: int) -> list[Message]:
    """The dead letters of a key, of which there must be `count`."""
    found = desk.of_key(key, count, "dead")
    assert len(found) == count
    return sorted(found, key=lambda letter: int(letter.header(PREFIX + "offset") or 0))


def of(letter: Message, *names: str) -> tuple[str | None, ...]:
    return tuple(letter.header(PREFIX + name) for name in names)


async def configure(settings: Settings, topic: str, **values: str) -> None:
    names = {name.replace("_", "."): value for name, value in values.items()}
    async with admin(settings) as client:
        await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, configs=names)])


def test_articles_compressed_with_any_codec_are_read(desk: Desk) -> None:
    for number, codec in enumerate(CODECS):
        produce(desk.settings, desk.settings.topic("raw"), batch(*articles(2 * number, 2 * number + 1), codec=codec))

    quoted(desk, *range(8))

    tailed = desk.command("tail", "raw", "--json", "--from-beginning", "--once")
    assert {orjson.loads(line)["key"] for line in tailed.stdout.splitlines()} >= {f"ferry-{at}" for at in range(8)}


def test_unusual_headers_stop_no_stage(desk: Desk) -> None:
    raw = desk.settings.topic("raw")
    odd = [(b"caf\xe9", b"1"), (b"content-type", None), (b"wiredesk.replays", b"9" * 5000)]
    twice = [(b"desk", b"sport"), (b"desk", None), (b"__connect.errors.timestamp", b"9" * 5000)]
    produce(desk.settings, raw, batch(record(body(21), b"ferry-21", odd)), batch(record(b"", b"odd", odd + twice)))

    quoted(desk, 21)
    (letter,) = letters(desk, b"odd", 1)

    assert (r"caf\xe9", b"1") in letter.headers
    assert of(letter, "exception.class.name") == ("EmptyArticle",)
    listed = [orjson.loads(line) for line in desk.command("dead", "list", "--json").stdout.splitlines()]
    headers, *_ = (found["headers"] for found in listed if found["key"] == "odd")
    assert (headers["desk"], headers["content-type"]) == (["sport", None], None)
    assert desk.command("dead", "list").returncode == 0
    assert b"content-type: null" in desk.command("dead", "show", f"{letter.partition}:{letter.offset}").stdout
    tailed = desk.command("tail", "raw", "--json", "--from-beginning", "--once")
    assert {"ferry-21", "odd"} <= {orjson.loads(line)["key"] for line in tailed.stdout.splitlines()}, tailed.stderr


def test_topics_with_compression_on_the_broker_are_read(kafka: Cluster) -> None:
    desk = desk_of(kafka, "packs", "at-least-once")
    raw = desk.settings.topic("raw")
    with desk.worker("clean", "enrich"):
        for number, codec in enumerate(CODECS, 1):
            for name in ("raw", "clean", "entities", "quotes", "dead"):
                asyncio.run(configure(desk.settings, desk.settings.topic(name), compression_type=codec))

            desk.publish(Message(raw, b"ferry-%d" % number, body(number)), Message(raw, b"x-%d" % number, b""))
            quoted(desk, *range(1, number + 1))
            letters(desk, b"x-%d" % number, 1)

    assert desk.command("dead", "list").stdout.count(b"EmptyArticle") >= len(CODECS)


def test_a_record_that_decompresses_to_megabytes_is_a_truncated_dead_letter(desk: Desk) -> None:
    raw, fat = desk.settings.topic("raw"), [b"boat " * 4_000_000, b"boat " * 40_000_000]
    packed = [gzip.compress(record(value, b"fat")) for value in fat]
    produce(desk.settings, raw, batch(*articles(11)))
    offsets = produce(desk.settings, raw, *(batch(codec="gzip", packed=one, count=1, last=0) for one in packed))
    produce(desk.settings, raw, batch(*articles(12)))

    quoted(desk, 11, 12)
    found = letters(desk, b"fat", 2)

    for letter, value, offset in zip(found, fat, offsets, strict=True):
        assert of(letter, "topic", "partition", "offset") == (raw, "0", str(offset))
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

    with desk.worker("clean"):
        desk.wait("clean", until=lambda records: {b"ferry-1", b"ferry-2"} <= {found.key for found in records})
        (dead,), (large,) = letters(desk, b"dead", 1), letters(desk, b"large", 1)

    assert of(dead, "body") == (None,)
    assert of(large, "offset", "body", "body.bytes") == ("2", "cut", "100000")
    assert value.startswith(large.value or b"none")
