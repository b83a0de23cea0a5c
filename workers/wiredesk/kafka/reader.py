"""Reads topics without a group and without commits."""

import asyncio
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import admin, consumer
from wiredesk.kafka.protocol import topic_ids
from wiredesk.kafka.stalls import TICK, Stall
from wiredesk.message import Message, Unreadable, plausible_timestamp
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

Found = TypeVar("Found")

CHECK_TOPICS_AFTER = 10.0
"""Seconds between checks for new partitions, and for topics that were deleted and created again."""

POLL_MS = 200
"""Milliseconds to wait for records before checking whether the end has been reached."""


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic on the cluster."""

    topic_id: uuid.UUID | None
    """None if the brokers report no ids."""
    partitions: frozenset[TopicPartition]


class TopicReader:
    """Reads assigned topics, in order within each partition."""

    def __init__(self, reader: AIOKafkaConsumer, topics: Mapping[str, KnownTopic], settings: Settings) -> None:
        self._reader = reader
        self._topics = topics
        self._settings = settings
        self._stall_seconds = settings.stall_timeout_seconds
        self.unfinished: list[TopicPartition] = []
        """The partitions whose ends `records_to_end` has not reached."""

    @property
    def _partitions(self) -> list[TopicPartition]:
        return sorted(partition for topic in self._topics.values() for partition in topic.partitions)

    async def skip_to(self, timestamp: int) -> None:
        """Seek to the first record of each partition with this timestamp or a later one, in milliseconds since 1970.

        A broker that cannot look up timestamps (the embedded one) returns an earlier offset, so more records are read.
        """
        times = dict.fromkeys(self._partitions, timestamp)
        for partition, found in (await self._reader.offsets_for_times(times)).items():
            if found is None:
                await self._reader.seek_to_end(partition)
            else:
                self._reader.seek(partition, found.offset)

    async def records(self) -> AsyncIterator[Message]:
        """Records as they arrive, endlessly.

        New partitions, and topics that are created again, are read from their beginning.
        """
        checked = time.monotonic()
        while True:
            for message in await self._poll():
                yield message
            if time.monotonic() - checked > CHECK_TOPICS_AFTER:
                try:
                    await self._check_topics()
                except (KafkaError, OSError) as error:  # tried again at the next check
                    log.debug("cannot check for new partitions: %s: %s", type(error).__name__, error)
                checked = time.monotonic()

    async def _check_topics(self) -> None:
        found = dict(self._topics)
        for name, topic in (await _topics(self._settings, list(found))).items():
            if topic.topic_id is not None or found[name].topic_id is None:  # otherwise it is just being deleted
                found[name] = topic
        recreated = [name for name, topic in found.items() if topic.topic_id != self._topics[name].topic_id]
        for name in recreated:
            log.warning("topic %s was deleted and created again: reading it from its beginning", name)
        before, self._topics = dict(self._topics), found
        if all(found[name].partitions == before[name].partitions for name in found) and not recreated:
            return
        known = {partition for name in found if name not in recreated for partition in before[name].partitions}
        positions = {
            partition: await self._reader.position(partition) for partition in self._partitions if partition in known
        }
        self._reader.assign(self._partitions)
        for partition in self._partitions:
            if partition in positions:
                self._reader.seek(partition, positions[partition])
            else:
                await self._reader.seek_to_beginning(partition)

    async def records_to_end(self) -> AsyncIterator[Message]:
        """The records up to the current end of each partition.

        The end of a partition is taken from its first fetch: the embedded broker reports the beginning of the last
        batch as the end offset.

        Raises:
            SilentBrokersError: the brokers are silent for `stall_timeout_seconds`.
        """
        stall = Stall(self._stall_seconds, "0 records read")
        ends: dict[TopicPartition, int] = await self._within(stall, self._reader.end_offsets(self._partitions))
        fetched: set[TopicPartition] = set()
        read, position = 0, -1
        while left := [
            partition for partition in self._partitions if await self._position(stall, partition) < ends[partition]
        ]:
            self.unfinished = left
            for message in await self._poll():
                read += 1
                partition = TopicPartition(message.topic, message.partition)
                if partition not in fetched:
                    fetched.add(partition)
                    ends[partition] = max(ends[partition], self._reader.highwater(partition) or 0)
                if (message.offset or 0) < ends[partition]:
                    yield message
            before, position = position, sum([await self._position(stall, partition) for partition in left])
            stall.status = f"{read} records read"
            stall.check() if position == before else stall.progress()
        self.unfinished = []

    async def _position(self, stall: Stall, partition: TopicPartition) -> int:
        return await self._within(stall, self._reader.position(partition))

    async def _within(self, stall: Stall, request: Awaitable[Found]) -> Found:
        """The result of a request to the brokers.

        Raises:
            SilentBrokersError: they do not answer in time.
        """
        task = asyncio.ensure_future(request)
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=TICK)
                if not task.done():
                    stall.check()
            return task.result()
        finally:
            task.cancel()

    async def _poll(self) -> list[Message]:
        fetched = await self._reader.getmany(timeout_ms=POLL_MS)
        return readable(fetched)


@asynccontextmanager
async def topic_reader(settings: Settings, topics: Sequence[str], from_start: bool) -> AsyncIterator[TopicReader]:
    """A reader for the length of a block, at the first record of each topic or after the current last one.

    Raises:
        ConfigurationError: a topic is missing on the cluster.
    """
    found = await _topics(settings, topics)
    for topic in topics:
        if topic not in found:
            raise ConfigurationError(f"no topic {topic} at {settings.brokers}: run `wiredesk topics apply`")
    partitions = [partition for topic in topics for partition in found[topic].partitions]
    reader = consumer(settings)
    reader.assign(partitions)
    await reader.start()
    try:
        if from_start:
            await reader.seek_to_beginning(*partitions)
        else:
            await reader.seek_to_end(*partitions)
        yield TopicReader(reader, found, settings)
    finally:
        await reader.stop()


async def _topics(settings: Settings, names: Sequence[str]) -> dict[str, KnownTopic]:
    """The existing ones among some topics."""
    async with admin(settings) as client:
        described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
        ids = await topic_ids(client, names)
    return {
        name: KnownTopic(
            ids.get(name),
            frozenset(TopicPartition(name, partition["partition"]) for partition in described[name]),
        )
        for name in names
        if name in described
    }


def message_of(record: Any) -> Message:
    """Convert a record of aiokafka to a `Message`."""
    return Message(
        topic=record.topic,
        key=record.key,
        value=record.value,
        headers=tuple(record.headers),
        timestamp=plausible_timestamp(record.timestamp),
        partition=record.partition,
        offset=record.offset,
        unreadable=unreadable_of(record),
    )


def unreadable_of(record: Any) -> Unreadable | None:
    """The fault of a record from `TopicConsumer`, also after Faust has passed it on; None if it is readable."""
    checksum = getattr(record, "checksum", None)
    return checksum if isinstance(checksum, Unreadable) else None


def readable(fetched: Mapping[TopicPartition, Sequence[Any]]) -> list[Message]:
    """The readable records of a fetch; a warning is logged for each unreadable one."""
    messages = [message_of(record) for records in fetched.values() for record in records]
    for message in messages:
        if message.unreadable is not None:
            log.warning("%s", describe_unreadable(message, message.unreadable))
    return [message for message in messages if message.unreadable is None]


def describe_unreadable(message: Message, unreadable: Unreadable) -> str:
    """A log line with the offsets of unreadable records and the reason."""
    last = unreadable.last_offset
    offsets = f"offset {message.offset}" if last == message.offset else f"offsets {message.offset} to {last}"
    return f"{message.topic} {message.partition}: {offsets} cannot be read and are skipped: {unreadable.reason}"
