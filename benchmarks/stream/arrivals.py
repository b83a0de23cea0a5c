"""Observes the output: records with their arrival times at a reader."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from wiredesk.kafka.reader import topic_reader
from wiredesk.settings import Settings

QUIET = 120.0
"""Seconds without a record after which a run fails; a rebalance after a killed worker takes a tenth of that."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record as received by a consumer of committed records."""

    topic: str
    """The topic without prefix, as `quotes`."""
    partition: int
    key: bytes
    at: float
    """Arrival time by `time.monotonic()`."""


async def arrivals(settings: Settings, names: Sequence[str]) -> AsyncIterator[Arrival]:
    """An endless iterator over the records of some topics from their beginning, as they arrive.

    Raises:
        SystemExit: no record arrived for `QUIET` seconds.
    """
    async with topic_reader(settings, [settings.topic(name) for name in names], from_start=True) as reader:
        records = reader.records()
        while True:
            try:
                record = await asyncio.wait_for(anext(records), QUIET)
            except TimeoutError:
                raise SystemExit(f"no record came on {', '.join(names)} for {QUIET:.0f} s: see the log above") from None
            name = record.topic.rpartition(".")[2]
            yield Arrival(name, record.partition or 0, record.key or b"", time.monotonic())
