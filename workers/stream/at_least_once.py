"""At least once: records first, and their articles' offsets only when all of these are acknowledged.

A worker that ends in between leaves records whose articles the next worker reads again: it writes the same bytes under
the same keys.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiokafka import AIOKafkaProducer
from faust.types import TP

from workers.settings import Settings
from workers.stream.connection import producer
from workers.stream.delivery import RefusedError, deliver
from workers.stream.part import Part

Commit = Callable[[Mapping[TP, int]], Awaitable[bool]]


class AtLeastOnce:
    """One idempotent producer for all partitions, and the offsets that may be committed."""

    def __init__(self, settings: Settings, commit: Commit) -> None:
        self._settings = settings
        self._commit = commit
        self._outlet: AIOKafkaProducer | None = None
        self._written: dict[TP, int] = {}

    async def claim(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The parts that are to be worked on: all."""
        return parts

    async def write(self, part: Part) -> None:
        """Write a part's records; its offset is committed by the next `settle`.

        Raises:
            RefusedError: the broker will not take some; nothing is to be committed.
            aiokafka.errors.KafkaError: a record was not acknowledged.
        """
        if self._outlet is None:
            outlet = producer(self._settings)
            await outlet.start()
            self._outlet = outlet
        try:
            await deliver(self._outlet, part.records)
        except RefusedError:
            await self.stop()
            raise
        self._written[part.partition] = part.next_offset

    async def settle(self) -> None:
        """Commit the offsets of what is written. A partition that has gone to another worker is read again there."""
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
