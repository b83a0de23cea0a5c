"""At least once: records first, and their articles' offsets only when all of these are acknowledged.

A worker that ends in between leaves records whose articles the next worker reads again: it writes the same bytes under
the same keys.
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
    """One idempotent producer for all partitions, and the offsets that may be committed."""

    def __init__(self, settings: Settings, commit: Commit) -> None:
        self._settings = settings
        self._commit = commit
        self._outlet: AIOKafkaProducer | None = None
        self._written: dict[Partition, int] = {}
        self._acknowledged: dict[Partition, list[Message]] = {}
        self._settling = asyncio.Lock()

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """The parts that are to be worked on: all."""
        if self._outlet is None:
            await self._open()
        return parts

    async def write(self, part: PartitionBatch) -> None:
        """Write a part's records; its offset is committed by the next `settle`.

        Raises:
            RefusedError: the broker will not take some; nothing is to be committed.
            aiokafka.errors.KafkaError: a record was not acknowledged.
        """
        assert self._outlet is not None, "parts are claimed before they are written"
        # What was acknowledged before a refusal is not written twice.
        acknowledged = self._acknowledged.setdefault(part.partition, [])
        safe = {id(record) for record in acknowledged}
        left = [record for record in part.records if id(record) not in safe]
        await deliver(self._outlet, left, acknowledged=acknowledged)
        del self._acknowledged[part.partition]
        self._written[part.partition] = part.next_offset

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """Begin anew after a refusal: the producer has lost count."""
        await self._open()

    async def settle(self) -> None:
        """Commit the offsets of what is written. A partition that has gone to another worker is read again there.

        One at a time: a commit that a moving coordinator answers late would else come after the partitions are given
        up, and pass over what their next owner has not written yet.
        """
        async with self._settling:
            written, self._written = self._written, {}
            if written:
                await self._commit(written)

    async def release(self) -> None:
        """Commit before the partitions may go to others."""
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
