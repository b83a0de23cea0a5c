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

Result = TypeVar("Result")

MAX_ATTEMPTS, RETRY_SECONDS = 20, 0.5
"""Attempts to read the committed offset or a topic id, and seconds between them: a coordinator that moves to another
broker takes some seconds, and ending the process instead would cost a rebalance."""


class ExactlyOnce:
    """The transactional producers of the assigned partitions."""

    def __init__(self, settings: Settings, group: str, source: SourceTopic) -> None:
        self._settings = settings
        self._source = source
        self._group = group
        self._producers: dict[Partition, AIOKafkaProducer] = {}
        self._begin: dict[Partition, int] = {}  # the first offset that no previous owner has committed

    async def claim(self, batches: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The batches to process, without articles that the previous owner has committed.

        Its transaction may have been committed after our consumer read the committed offset; once its producer is
        fenced, that is impossible. Nothing is written for a recreated topic either: its articles are read again from
        the beginning, and would be written twice.
        """
        await self._retried(self._source.check)
        new = [batch.partition for batch in batches if batch.partition not in self._producers]
        if new:
            await asyncio.gather(*(self._open(partition) for partition in new))
            self._begin |= await self._committed(new)
        for batch in batches:
            batch.articles = [a for a in batch.articles if (a.offset or 0) >= self._begin.get(batch.partition, 0)]
        return [batch for batch in batches if batch.articles]

    async def write(self, batch: PartitionBatch) -> None:
        """Write the records of a partition's batch and its offset in one transaction.

        Raises:
            RefusedError: the broker rejects some records; nothing is written, and `renew` aborts the transaction.
            aiokafka.errors.KafkaError: the outcome is unknown: the process must end, and uncommitted articles are read
                again.
        """
        producer = self._producers[batch.partition]
        await producer.begin_transaction()
        await deliver(producer, batch.records)
        read = TopicPartition(batch.partition.topic, batch.partition.partition)
        await producer.send_offsets_to_transaction(
            {read: OffsetAndMetadata(batch.next_offset, self._source.metadata)}, self._group
        )
        await producer.commit_transaction()
        self._begin[batch.partition] = batch.next_offset  # in case Faust seeks back in a partition that it keeps

    async def renew(self, batches: Sequence[PartitionBatch]) -> None:
        """Replace the producers after a rejection; starting one aborts the open transaction of its id.

        Raises:
            aiokafka.errors.ProducerFenced: another worker owned a partition meanwhile and wrote its articles.
        """
        for batch in batches:
            await self._open(batch.partition)
        committed = await self._committed([batch.partition for batch in batches])
        if any(committed.get(batch.partition, 0) > (batch.articles[0].offset or 0) for batch in batches):
            raise ProducerFenced

    async def settle(self) -> None:
        """Do nothing: offsets are committed with their records."""

    async def release(self) -> None:
        """Close all producers: the next owner of a partition starts a new one, which fences the old one."""
        await self.stop()

    async def stop(self) -> None:
        """Close the producers."""
        producers, self._producers, self._begin = list(self._producers.values()), {}, {}
        await asyncio.gather(*(producer.stop() for producer in producers), return_exceptions=True)

    async def _open(self, partition: Partition) -> None:
        if old := self._producers.pop(partition, None):
            await old.stop()
        producer = transactional_producer(self._settings, f"{self._group}-{partition.partition}")
        await producer.start()
        self._producers[partition] = producer

    async def _committed(self, partitions: Sequence[Partition]) -> dict[Partition, int]:
        tps = [TopicPartition(partition.topic, partition.partition) for partition in partitions]

        async def ask() -> dict[Partition, int]:
            async with admin(self._settings) as client:
                offsets = await client.list_consumer_group_offsets(self._group, partitions=list(tps))
            return {
                Partition(at.topic, at.partition): committed.offset
                for at, committed in offsets.items()
                if self._source.owns(committed.metadata)
            }

        return await self._retried(ask)

    async def _retried(self, request: Callable[[], Awaitable[Result]]) -> Result:
        attempt = 0
        while True:
            attempt += 1
            try:
                return await request()
            except KafkaError:
                if attempt == MAX_ATTEMPTS:
                    raise
                await asyncio.sleep(RETRY_SECONDS)
