"""Exactly-once delivery for consumers of committed records: records and offset in one Kafka transaction.

Each source partition has a transactional producer named after group and partition (as in KIP-98 and early Kafka
Streams). A new owner of a partition starts its producer before it reads the committed offset: Kafka then ends an open
transaction of the previous owner and fences it. So records and offset of an article are committed together or not at
all.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError, ProducerFenced
from aiokafka.structs import OffsetAndMetadata

from wiredesk.kafka.connection import admin, transactional_producer
from wiredesk.kafka.delivery import deliver
from wiredesk.message import Partition
from wiredesk.partition_batch import PartitionBatch
from wiredesk.settings import Settings
from wiredesk.stages.source_topic import SourceTopic

Found = TypeVar("Found")

MAX_ATTEMPTS, RETRY_SECONDS = 20, 0.5
"""Attempts to read the committed offset or a topic id, and seconds between them: a coordinator that moves to another
broker takes some seconds, and ending the process instead would cost a rebalance."""


class ExactlyOnce:
    """The transactional producers of the assigned partitions."""

    def __init__(self, settings: Settings, group: str, source: SourceTopic) -> None:
        self._settings = settings
        self._source = source
        self._group = group
        self._outlets: dict[Partition, AIOKafkaProducer] = {}
        self._begin: dict[Partition, int] = {}  # the first offset that no previous owner has committed

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The batches to process, without articles that the previous owner has committed.

        Its transaction may have been committed after our consumer read the committed offset; once its producer is
        fenced, that is impossible. Nothing is written for a recreated topic either: its articles are read again from
        the beginning, and would be written twice.
        """
        await self._retried(self._source.check)
        new = [part.partition for part in parts if part.partition not in self._outlets]
        if new:
            await asyncio.gather(*(self._open(partition) for partition in new))
            self._begin |= await self._committed(new)
        for part in parts:
            part.articles = [a for a in part.articles if (a.offset or 0) >= self._begin.get(part.partition, 0)]
        return [part for part in parts if part.articles]

    async def write(self, part: PartitionBatch) -> None:
        """Write the records of a partition's batch and its offset in one transaction.

        Raises:
            RefusedError: the broker rejects some records; nothing is written, and `renew` aborts the transaction.
            aiokafka.errors.KafkaError: the outcome is unknown: the process must end, and uncommitted articles are read
                again.
        """
        outlet = self._outlets[part.partition]
        await outlet.begin_transaction()
        await deliver(outlet, part.records)
        read = TopicPartition(part.partition.topic, part.partition.partition)
        await outlet.send_offsets_to_transaction(
            {read: OffsetAndMetadata(part.next_offset, self._source.metadata)}, self._group
        )
        await outlet.commit_transaction()
        self._begin[part.partition] = part.next_offset  # in case Faust seeks back in a partition that it keeps

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """Replace the producers after a rejection; starting one aborts the open transaction of its id.

        Raises:
            aiokafka.errors.ProducerFenced: another worker owned a partition meanwhile and wrote its articles.
        """
        for part in parts:
            await self._open(part.partition)
        committed = await self._committed([part.partition for part in parts])
        if any(committed.get(part.partition, 0) > (part.articles[0].offset or 0) for part in parts):
            raise ProducerFenced

    async def settle(self) -> None:
        """Do nothing: offsets are committed with their records."""

    async def release(self) -> None:
        """Close all producers: the next owner of a partition starts a new one, which fences the old one."""
        await self.stop()

    async def stop(self) -> None:
        """Close the producers."""
        outlets, self._outlets, self._begin = list(self._outlets.values()), {}, {}
        await asyncio.gather(*(outlet.stop() for outlet in outlets), return_exceptions=True)

    async def _open(self, partition: Partition) -> None:
        if old := self._outlets.pop(partition, None):
            await old.stop()
        outlet = transactional_producer(self._settings, f"{self._group}-{partition.partition}")
        await outlet.start()
        self._outlets[partition] = outlet

    async def _committed(self, partitions: Sequence[Partition]) -> dict[Partition, int]:
        wanted = [TopicPartition(partition.topic, partition.partition) for partition in partitions]

        async def ask() -> dict[Partition, int]:
            async with admin(self._settings) as client:
                offsets = await client.list_consumer_group_offsets(self._group, partitions=list(wanted))
            return {
                Partition(at.topic, at.partition): committed.offset
                for at, committed in offsets.items()
                if self._source.owns(committed.metadata)
            }

        return await self._retried(ask)

    async def _retried(self, request: Callable[[], Awaitable[Found]]) -> Found:
        attempt = 0
        while True:
            attempt += 1
            try:
                return await request()
            except KafkaError:
                if attempt == MAX_ATTEMPTS:
                    raise
                await asyncio.sleep(RETRY_SECONDS)
