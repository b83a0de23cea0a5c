"""Exactly once, for readers that read committed records: a part's records and its offset in one Kafka transaction.

Each partition that is read has a transactional producer of its own, named after group and partition (as Kafka Streams
did at first, and as KIP-98 describes it). A worker that is given a partition starts that producer before it believes
the group's offset: Kafka then ends what the last owner left open, and fences that owner should it still live. So an
article is either written and passed over, or neither.
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

ASKED, ASK_AGAIN = 20, 0.5
"""Tries to learn a group's offset or a topic's id, and seconds between two: a coordinator that moves to another broker
takes some seconds, and to end the process instead would cost the group a rebalance."""


class ExactlyOnce:
    """The transactional producers of the partitions that are ours."""

    def __init__(self, settings: Settings, group: str, source: SourceTopic) -> None:
        self._settings = settings
        self._source = source
        self._group = group
        self._outlets: dict[Partition, AIOKafkaProducer] = {}
        self._begin: dict[Partition, int] = {}  # the first offset that no earlier owner has committed

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The parts that are to be worked on, without articles whose records the last owner has committed.

        Its transaction may have ended after our consumer asked where to begin; once its producer is fenced, it
        cannot any more. Nor is anything written of a topic that was created again: its articles are read again from
        its beginning, and would be written twice.
        """
        await self._asked(self._source.check)
        new = [part.partition for part in parts if part.partition not in self._outlets]
        if new:
            await asyncio.gather(*(self._open(partition) for partition in new))
            self._begin |= await self._committed(new)
        for part in parts:
            part.articles = [a for a in part.articles if (a.offset or 0) >= self._begin.get(part.partition, 0)]
        return [part for part in parts if part.articles]

    async def write(self, part: PartitionBatch) -> None:
        """Write a part's records and pass over its articles, both or neither.

        Raises:
            RefusedError: the broker will not take some records; nothing is written, and `renew` takes back the rest.
            aiokafka.errors.KafkaError: nothing of it can be counted on: the process has to end, and what was not
                committed is read again.
        """
        outlet = self._outlets[part.partition]
        await outlet.begin_transaction()
        await deliver(outlet, part.records)
        read = TopicPartition(part.partition.topic, part.partition.partition)
        await outlet.send_offsets_to_transaction(
            {read: OffsetAndMetadata(part.next_offset, self._source.metadata)}, self._group
        )
        await outlet.commit_transaction()
        self._begin[part.partition] = part.next_offset  # should Faust go back in a partition that it keeps

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """Begin anew after a refusal: a producer that starts takes back what was begun under its id.

        Raises:
            aiokafka.errors.ProducerFenced: another worker has had a partition meanwhile and written its articles.
        """
        for part in parts:
            await self._open(part.partition)
        committed = await self._committed([part.partition for part in parts])
        if any(committed.get(part.partition, 0) > (part.articles[0].offset or 0) for part in parts):
            raise ProducerFenced

    async def settle(self) -> None:
        """Nothing is left to commit: offsets go with their records."""

    async def release(self) -> None:
        """Forget all producers: whoever gets a partition next, we too, starts its producer anew and so fences ours."""
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

        return await self._asked(ask)

    async def _asked(self, question: Callable[[], Awaitable[Found]]) -> Found:
        attempt = 0
        while True:
            attempt += 1
            try:
                return await question()
            except KafkaError:
                if attempt == ASKED:
                    raise
                await asyncio.sleep(ASK_AGAIN)
