"""Reading topics as an onlooker: no group, no commits, nothing disturbed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition

from wiredesk.errors import ConfigurationError
from wiredesk.kafka.connection import admin, consumer
from wiredesk.kafka.stalls import TICK, Stall
from wiredesk.message import Message, Unreadable, plausible_timestamp
from wiredesk.settings import Settings

log = logging.getLogger(__name__)

Found = TypeVar("Found")

POLL = 200
"""Milliseconds to wait for records before looking whether the end has been reached."""


class TopicReader:
    """Reads some topics from where it was placed on, in order within each partition."""

    def __init__(self, reader: AIOKafkaConsumer, partitions: Sequence[TopicPartition], stall_seconds: float) -> None:
        self._reader = reader
        self._partitions = partitions
        self._stall_seconds = stall_seconds

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
        """Records as they arrive, without end."""
        while True:
            for message in await self._poll():
                yield message

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
    async with admin(settings) as client:
        described = {topic["topic"]: topic["partitions"] for topic in await client.describe_topics()}
    for topic in topics:
        if topic not in described:
            raise ConfigurationError(f"no topic {topic} at {settings.brokers}: run `wiredesk topics apply`")
    partitions = [TopicPartition(topic, part["partition"]) for topic in topics for part in described[topic]]
    reader = consumer(settings)
    reader.assign(partitions)
    await reader.start()
    try:
        if from_start:
            await reader.seek_to_beginning(*partitions)
        else:
            await reader.seek_to_end(*partitions)
        yield TopicReader(reader, partitions, settings.stall_timeout_seconds)
    finally:
        await reader.stop()


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
