import asyncio
import resource
import time
from collections.abc import Sequence

import pytest

from wiredesk.partition_batch import PartitionBatch
from wiredesk.stages.waits import Waits, WatchedWriter


def test_the_longest_wait_is_known_while_it_lasts() -> None:
    waits = Waits()
    assert waits.longest is None

    with waits.on("acknowledged records"):
        began = time.monotonic()
        time.sleep(0.01)
        with waits.on("committed offsets"):
            longest = waits.longest
    assert longest is not None
    assert longest[1] == "acknowledged records"
    assert longest[0] <= began
    assert waits.longest is None


def test_a_lack_of_file_descriptors_ends_the_process_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[str] = []
    monkeypatch.setattr("wiredesk.stages.waits.end", ended.append)

    def failing() -> None:
        with pytest.raises(ConnectionError), Waits().on("acknowledged records"):
            raise ConnectionError

    failing()
    assert ended == []

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        failing()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    (reason,) = ended
    assert "the brokers have not acknowledged records, after ConnectionError" in reason
    assert "raise the limit of open files" in reason


class Silent:
    """A writer with brokers that never answer."""

    async def claim(self, parts: Sequence[PartitionBatch]) -> Sequence[PartitionBatch]:
        await asyncio.sleep(60)
        return parts

    async def write(self, part: PartitionBatch) -> None:
        await asyncio.sleep(60)

    async def renew(self, parts: Sequence[PartitionBatch]) -> None:
        await asyncio.sleep(60)

    async def settle(self) -> None:
        await asyncio.sleep(60)

    async def release(self) -> None:
        await asyncio.sleep(60)

    async def stop(self) -> None:
        await asyncio.sleep(60)


def test_every_step_of_a_writer_is_registered_as_a_wait() -> None:
    async def run() -> list[str]:
        waits = Waits()
        writer, seen = WatchedWriter(Silent(), waits), []
        part: PartitionBatch = object.__new__(PartitionBatch)
        steps = (
            writer.claim([]),
            writer.write(part),
            writer.renew([]),
            writer.settle(),
            writer.release(),
            writer.stop(),
        )
        for step in steps:
            task = asyncio.create_task(step)
            await asyncio.sleep(0)
            seen.append((waits.longest or (0.0, "nothing"))[1])
            task.cancel()
            await asyncio.wait({task})
            assert waits.longest is None
        return seen

    seen = asyncio.run(run())

    assert "nothing" not in seen
    assert len(set(seen)) == 6
