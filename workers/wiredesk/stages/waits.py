"""What a stage is waiting for from its brokers, and since when."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wiredesk.partition_batch import PartitionBatch
from wiredesk.stages.batches import BatchWriter
from wiredesk.stages.open_files import lack_of_files
from wiredesk.stages.watchdog import end


class Waits:
    """Every await of the brokers' answer, entered in the event loop and read by the watchdog's thread."""

    def __init__(self) -> None:
        self._since: dict[object, tuple[float, str]] = {}

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Wait for the length of a block.

        Ends the process where the block fails and no file can be opened: the error says that no broker answers.

        Args:
            what: completes the sentence "the brokers have not … for 120 s".
        """
        wait = object()
        self._since[wait] = time.monotonic(), what
        try:
            yield
        except Exception as error:
            if lack := lack_of_files():
                end(f"the brokers have not {what}, after {type(error).__name__}{lack}")
            raise
        finally:
            del self._since[wait]

    @property
    def longest(self) -> tuple[float, str] | None:
        """When the wait that has lasted longest began, by `time.monotonic()`, and what it is on."""
        return min(list(self._since.values()), default=None)


class WatchedWriter:
    """A batch writer that passes everything on to another one, and notes what that waits for."""

    def __init__(self, writer: BatchWriter, waits: Waits) -> None:
        self._writer, self._waits = writer, waits

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """See `BatchWriter`."""
        with self._waits.on("let this worker claim its partitions"):
            return await self._writer.claim(parts)

    async def write(self, part: PartitionBatch) -> None:
        """See `BatchWriter`."""
        with self._waits.on("acknowledged records"):
            await self._writer.write(part)

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        """See `BatchWriter`."""
        with self._waits.on("let this worker begin again after a refusal"):
            await self._writer.renew(parts)

    async def settle(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("taken committed offsets"):
            await self._writer.settle()

    async def release(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("let this worker release its partitions"):
            await self._writer.release()

    async def stop(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("let this worker close its producers"):
            await self._writer.stop()
