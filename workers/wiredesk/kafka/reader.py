"""Reading topics as an onlooker: no group, no commits, nothing disturbed."""

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

LOOK_FOR_TOPICS = 10.0
"""Seconds between two looks whether a topic has more partitions than are read, or is another one of the same name."""

POLL = 200
"""Milliseconds to wait for records before looking whether the end has been reached."""


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic as the cluster has it."""

    topic_id: uuid.UUID | None
    """None where the brokers report no ids."""
    partitions: frozenset[TopicPartition]


class TopicReader:
    """Reads some topics from where it was placed on, in order within each partition."""

    def __init__(self, reader: AIOKafkaConsumer, topics: Mapping[str, KnownTopic], settings: Settings) -> None:
        self._reader = reader
        self._topics = topics
        self._settings = settings
        self._stall_seconds = settings.stall_timeout_seconds

    @property
    def _partitions(self) -> list[TopicPartition]:
        return sorted(partition for topic in self._topics.values() for partition in topic.partitions)

    async def skip_to(self, timestamp: int) -> None:
        """Go on at the first record of each partition that is of this time or later, in milliseconds since 1970.

        A broker that cannot look up times (the embedded one) answers an earlier place: there is more to read then.
        """
        times = dict.fromkeys(self._partitions, timestamp)
        for part, found in (await self._reader.offsets_for_times(times)).items():
            if found is None:
                await self._reader.seek_to_end(part)
            else:
                self._reader.seek(part, found.offset)

    async def records(self) -> AsyncIterator[Message]:
        """Records as they arrive, without end.

        Partitions that are added meanwhile are read from their beginning, and so is a topic that is created again.
        """
        looked = time.monotonic()
        while True:
            for message in await self._poll():
                yield message
            if time.monotonic() - looked > LOOK_FOR_TOPICS:
                try:
                    await self._look_for_topics()
                except (KafkaError, OSError) as error:  # the next look may find brokers that answer
                    log.debug("cannot look for new partitions: %s: %s", type(error).__name__, error)
                looked = time.monotonic()

    async def _look_for_topics(self) -> None:
        found = dict(self._topics)
        for name, topic in (await _topics(self._settings, list(found))).items():
            if topic.topic_id is not None or found[name].topic_id is None:  # else it is being deleted at this moment
                found[name] = topic
        again = [name for name, topic in found.items() if topic.topic_id != self._topics[name].topic_id]
        for name in again:
            log.warning("%s was deleted and created again: it is read from its beginning", name)
        before, self._topics = dict(self._topics), found
        if all(found[name].partitions == before[name].partitions for name in found) and not again:
            return
        known = {part for name in found if name not in again for part in before[name].partitions}
        places = {part: await self._reader.position(part) for part in self._partitions if part in known}
        self._reader.assign(self._partitions)
        for part in self._partitions:
            if part in places:
                self._reader.seek(part, places[part])
            else:
                await self._reader.seek_to_beginning(part)

    async def records_to_end(self) -> AsyncIterator[Message]:
        """The records that are there now.

        The end of a partition is what its first fetch says: asked for offsets, the embedded broker tells the
        beginning of the last batch for its end.

        Raises:
            SilentBrokersError: the brokers are silent for `stall_timeout_seconds`.
        """
        stall = Stall(self._stall_seconds, "0 records read")
        ends: dict[TopicPartition, int] = await self._within(stall, self._reader.end_offsets(self._partitions))
        fetched: set[TopicPartition] = set()
        read, position = 0, -1
        while left := [part for part in self._partitions if await self._position(stall, part) < ends[part]]:
            for message in await self._poll():
                read += 1
                part = TopicPartition(message.topic, message.partition)
                if part not in fetched:
                    fetched.add(part)
                    ends[part] = max(ends[part], self._reader.highwater(part) or 0)
                if (message.offset or 0) < ends[part]:
                    yield message
            before, position = position, sum([await self._position(stall, part) for part in left])
            stall.doing = f"{read} records read"
            stall.look() if position == before else stall.progress()

    async def _position(self, stall: Stall, part: TopicPartition) -> int:
        return await self._within(stall, self._reader.position(part))

    async def _within(self, stall: Stall, question: Awaitable[Found]) -> Found:
        """The answer to a question that waits for the brokers."""
        asking = asyncio.ensure_future(question)
        try:
            while not asking.done():
                await asyncio.wait({asking}, timeout=TICK)
                if not asking.done():
                    stall.look()
            return asking.result()
        finally:
            asking.cancel()

    async def _poll(self) -> list[Message]:
        fetched = await self._reader.getmany(timeout_ms=POLL)
        return readable(fetched)


@asynccontextmanager
async def onlooker(settings: Settings, topics: Sequence[str], from_start: bool) -> AsyncIterator[TopicReader]:
    """An onlooker for the length of a block, at the first records kept or after the last ones there are now.

    Raises:
        ConfigurationError: a topic is missing on the cluster.
    """
    found = await _topics(settings, topics)
    for topic in topics:
        if topic not in found:
            raise ConfigurationError(f"no topic {topic} at {settings.brokers}: run `wiredesk topics apply`")
    partitions = [part for topic in topics for part in found[topic].partitions]
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
    """Those topics of some names that exist."""
    async with admin(settings) as client:
        described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
        ids = await topic_ids(client, names)
    return {
        name: KnownTopic(ids.get(name), frozenset(TopicPartition(name, part["partition"]) for part in described[name]))
        for name in names
        if name in described
    }


def message_of(record: Any) -> Message:
    """A record of aiokafka's as the stages see it."""
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
    """What is wrong with a record of `TopicConsumer`, also one that Faust has passed on."""
    checksum = getattr(record, "checksum", None)
    return checksum if isinstance(checksum, Unreadable) else None


def readable(fetched: Mapping[TopicPartition, Sequence[Any]]) -> list[Message]:
    """The records of a fetch, without those that cannot be read: of these a warning says where they are."""
    messages = [message_of(record) for records in fetched.values() for record in records]
    for message in messages:
        if message.unreadable is not None:
            log.warning("%s", unreadable_place(message, message.unreadable))
    return [message for message in messages if message.unreadable is None]


def unreadable_place(message: Message, unreadable: Unreadable) -> str:
    """For a log line: where the records are that cannot be read, and why."""
    last = unreadable.last_offset
    offsets = f"offset {message.offset}" if last == message.offset else f"offsets {message.offset} to {last}"
    return f"{message.topic} {message.partition}: {offsets} cannot be read and are passed over: {unreadable.reason}"
