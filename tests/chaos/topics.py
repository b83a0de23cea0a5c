"""Creates the topics of a chaos test, and reads their committed records."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import NewTopic
from aiokafka.errors import for_code

from tests.chaos.checker import Seen
from tests.chaos.progress import progress
from tests.chaos.reference import record
from wiredesk.kafka.connection import admin, consumer
from wiredesk.kafka.topics import NAMES
from wiredesk.message import Message
from wiredesk.settings import Settings

KEPT = {"cleanup.policy": "delete", "retention.ms": "-1", "max.message.bytes": str(16 << 20)}
"""Keeps all records: a compacted topic would hide duplicates."""

OPEN_TRANSACTIONS = 90.0
"""Seconds to wait for the end of a topic. An abandoned transaction hides what follows for up to a minute, until
Kafka aborts it."""


async def create_topics(settings: Settings) -> None:
    """Create all topics, with unlimited retention."""
    config = KEPT | {"min.insync.replicas": str(max(1, settings.replication_factor - 1))}
    topics = [
        NewTopic(settings.topic(name), settings.partitions, settings.replication_factor, topic_configs=config)
        for name in NAMES
    ]
    async with admin(settings) as client:
        answer = await client.create_topics(topics)
        for name, code, *_ in answer.topic_errors:
            if code:
                raise for_code(code)(name)


def partitions_of(settings: Settings, *names: str) -> list[TopicPartition]:
    """All partitions of some topics."""
    return [TopicPartition(settings.topic(name), number) for name in names for number in range(settings.partitions)]


async def ends(settings: Settings) -> dict[str, int]:
    """The sum of the end offsets of each topic, by short name."""
    async with _open(consumer(settings)) as reader:
        found: dict[TopicPartition, int] = await reader.end_offsets(partitions_of(settings, *NAMES))
    return {name: sum(found[place] for place in partitions_of(settings, name)) for name in NAMES}


async def committed(settings: Settings, stage: str) -> dict[TopicPartition, int]:
    """The committed offsets of a stage's group."""
    async with admin(settings) as client:
        offsets = await client.list_consumer_group_offsets(settings.group(stage))
    return {place: offset.offset for place, offset in offsets.items()}


async def read_all(settings: Settings, *names: str) -> list[Seen]:
    """All committed records of some topics, in order within each partition, as far as they are readable."""
    dead = settings.topic("dead")
    return [
        Seen(record(message, dead), message.partition or 0, message.offset or 0)
        for message in await read_messages(settings, *names)
    ]


async def read_messages(settings: Settings, *names: str) -> list[Message]:
    """The same with their bytes."""
    seen: list[Message] = []
    wanted = partitions_of(settings, *names)
    last, clock = await _high_waters(settings, wanted), asyncio.get_running_loop().time
    async with _open(consumer(settings)) as reader:
        reader.assign(wanted)
        await reader.seek_to_beginning(*wanted)
        moved_at = clock()
        while behind := [place for place in wanted if await reader.position(place) < last[place]]:
            if clock() - moved_at > OPEN_TRANSACTIONS:
                progress(f"the end of {len(behind)} partitions of {', '.join(names)} cannot be read")
                break
            for records in (await reader.getmany(timeout_ms=500)).values():
                seen += [_message(record) for record in records]
                moved_at = clock()
    return sorted(seen, key=lambda message: (message.topic, message.partition, message.offset))


async def _high_waters(settings: Settings, wanted: Sequence[TopicPartition]) -> dict[TopicPartition, int]:
    """The ends of partitions, open transactions included."""
    async with _open(AIOKafkaConsumer(bootstrap_servers=settings.broker_list)) as reader:
        found: dict[TopicPartition, int] = await reader.end_offsets(wanted)
    return found


@asynccontextmanager
async def _open(reader: AIOKafkaConsumer) -> AsyncIterator[AIOKafkaConsumer]:
    """A context for a consumer; its own context manager leaves it open if the start fails."""
    try:
        await reader.start()
        yield reader
    finally:
        await reader.stop()


def _message(at: Any) -> Message:
    return Message(at.topic, at.key, at.value, tuple(at.headers), at.timestamp, at.partition, at.offset)
