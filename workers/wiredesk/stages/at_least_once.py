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
        self._outlet: AIOKafkaProducer | None = None
        self._written: dict[Partition, int] = {}
        self._acknowledged: dict[Partition, list[Message]] = {}
        self._settling = asyncio.Lock()

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The batches to process: all."""
        if self._outlet is None:
            await self._open()
        return parts

    async def write(self, part: PartitionBatch) -> None:
        """Write the records of a partition's batch; the next `settle` commits its offset.

        Raises:
            RefusedError: the broker rejects some records; nothing may be committed.
            aiokafka.errors.KafkaError: a record was not acknowledged.
        """
        assert self._outlet is not None, "parts are claimed before they are written"
        # Records acknowledged before a rejection are not written twice.
        acknowledged = self._acknowledged.setdefault(part.partition, [])
        safe = {id(record) for record in acknowledged}
        left = [record for record in part.records if id(record) not in safe]
        await deliver(self._outlet, left, acknowledged=acknowledged)
        del self._acknowledged[part.partition]
        self._written[part.partition] = part.next_offset

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """Replace the producer after a rejection, since its sequence numbers are invalid."""
        await self._open()

    async def settle(self) -> None:
        """Commit the offsets of written batches. A partition that was reassigned is read again by its new owner.

        One commit at a time: else a late one could follow the release of the partitions and skip articles that their
        next owner has not written yet.
        """
        async with self._settling:
            written, self._written = self._written, {}
            if written:
                await self._commit(written)

    async def release(self) -> None:
        """Commit before the partitions are reassigned."""
        await self.settle()

    async def stop(self) -> None:
        """Close the producer."""
        outlet, self._outlet = self._outlet, None
        if outlet is not None:
            await outlet.stop()

    async def _open(self) -> None:
        old, self._outlet = self._outlet, producer(self._settings)
        await self._outlet.start()
        if old is not None:
            await old.stop()
