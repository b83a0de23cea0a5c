"""Reading from a timestamp, which the embedded broker does not support."""

import asyncio

import pytest

from tests.cluster.brokers import Cluster
from tests.integration.desk import Desk
from wiredesk.kafka.reader import topic_reader
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import load_settings

pytestmark = pytest.mark.kafka

NINE, TEN, ELEVEN = 1_772_528_400_000, 1_772_532_000_000, 1_772_535_600_000


@pytest.fixture
def desk(kafka: Cluster) -> Desk:
    settings = load_settings(brokers=kafka.bootstrap, topic_prefix="letters.", partitions=2)
    asyncio.run(apply(settings))
    return Desk(settings)


def clean(key: bytes, timestamp: int) -> Message:
    return Message("letters.news.clean", key, b"{}", (), timestamp)


def test_only_records_since_the_oldest_letter_are_read(desk: Desk) -> None:
    for timestamp in (NINE, TEN, ELEVEN):
        desk.publish(clean(b"ferry", timestamp))
    desk.publish(*(clean(b"harbour %d" % n, NINE) for n in range(20)))

    async def read() -> list[int | None]:
        async with topic_reader(desk.settings, ["letters.news.clean"], from_start=True) as reader:
            await reader.skip_to(ELEVEN)
            return [record.timestamp async for record in reader.records_to_end() if record.key == b"ferry"]

    assert asyncio.run(read()) == [ELEVEN]


def test_a_partition_without_newer_records_is_read_from_its_end(desk: Desk) -> None:
    async def read() -> list[Message]:
        async with topic_reader(desk.settings, ["letters.news.quotes"], from_start=True) as reader:
            await reader.skip_to(ELEVEN)
            return [record async for record in reader.records_to_end()]

    desk.publish(Message("letters.news.quotes", b"ferry", b"{}", (), NINE))

    assert asyncio.run(read()) == []
