"""At-least-once delivery: writes records, and commits the offsets of their articles when all are acknowledged.

If a worker ends in between, the next one reads the articles again and writes the same bytes under the same keys.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiokafka import AIOKafkaProducer

from wiredesk.kafka.connection import producer
from wiredesk.kafka.delivery import deliver
from wiredesk.message import Message, Partition
from wiredesk.partition_batch import PartitionBatch
from wiredesk.settings import Settings

Commit = Callable[[Mapping[Partition, int]], Awaitable[bool]]


class AtLeastOnce:
    """One idempotent producer for all partitions, and the offsets to commit."""

    def __init__(self, settings: Settings, commit: Commit) -> None:
        self._settings = settings
        self._commit = commit
        self._producer: AIOKafkaProducer | None = None
        self._written: dict[Partition, int] = {}
        self._acknowledged: dict[Partition, list[Message]] = {}
        self._lock = asyncio.Lock()

    async def claim(self, batches: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The batches to process: all."""
        if self._producer is None:
            await self._open()
        return batches

    async def write(self, batch: PartitionBatch) -> None:
        """Write the records of a partition's batch; the next `settle` commits its offset.

        Raises:
            RefusedError: the broker rejects some records; nothing may be committed.
            aiokafka.errors.KafkaError: a record was not acknowledged.
        """
        assert self._producer is not None, "batches are claimed before they are written"
        # Records acknowledged before a rejection are not written twice.
        acknowledged = self._acknowledged.setdefault(batch.partition, [])
        safe = {id(record) for record in acknowledged}
        left = [record for record in batch.records if id(record) not in safe]
        await deliver(self._producer, left, acknowledged=acknowledged)
        del self._acknowledged[batch.partition]
        self._written[batch.partition] = batch.next_offset

    async def renew(self, batches: Sequence[PartitionBatch]) -> None:
        """Replace the producer after a rejection, since its sequence numbers are invalid."""
        await self._open()

    async def settle(self) -> None:
        """Commit the offsets of written batches. A partition that was reassigned is read again by its new owner.

        One commit at a time: else a late one could follow the release of the partitions and skip articles that their
        next owner has not written yet.
        """
        async with self._lock:
            written, self._written = self._written, {}
            if written:
                await self._commit(written)

    async def release(self) -> None:
        """Commit before the partitions are reassigned."""
        await self.settle()

    async def stop(self) -> None:
        """Close the producer."""
        old, self._producer = self._producer, None
        if old is not None:
            await old.stop()

    async def _open(self) -> None:
        old, self._producer = self._producer, producer(self._settings)
        await self._producer.start()
        if old is not None:
            await old.stop()
