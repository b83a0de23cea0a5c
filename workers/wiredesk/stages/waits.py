"""What a stage is waiting for from the brokers, and since when."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wiredesk.partition_batch import PartitionBatch
from wiredesk.stages.batches import BatchWriter
from wiredesk.stages.open_files import lack_of_files
from wiredesk.stages.watchdog import end


class Waits:
    """All current waits for the brokers; entered on the event loop, read by the watchdog's thread."""

    def __init__(self) -> None:
        self._since: dict[object, tuple[float, str]] = {}

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Register a wait for the length of a block.

        Ends the process if the block fails because no more files can be opened: the error only says that no broker
        answers.

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
        """The longest current wait: when it began, by `time.monotonic()`, and what it waits for."""
        return min(list(self._since.values()), default=None)


class WatchedWriter:
    """A batch writer that delegates to another one and registers its waits."""

    def __init__(self, writer: BatchWriter, waits: Waits) -> None:
        self._writer, self._waits = writer, waits

    async def claim(self, batches: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        """See `BatchWriter`."""
        with self._waits.on("let this worker claim its partitions"):
            return await self._writer.claim(batches)

    async def write(self, batch: PartitionBatch) -> None:
        """See `BatchWriter`."""
        with self._waits.on("acknowledged records"):
            await self._writer.write(batch)

    async def renew(self, batches: Sequence[PartitionBatch]) -> None:
        """See `BatchWriter`."""
        with self._waits.on("accepted a new producer after a rejection"):
            await self._writer.renew(batches)

    async def settle(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("committed offsets"):
            await self._writer.settle()

    async def release(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("let this worker release its partitions"):
            await self._writer.release()

    async def stop(self) -> None:
        """See `BatchWriter`."""
        with self._waits.on("let this worker close its producers"):
            await self._writer.stop()
