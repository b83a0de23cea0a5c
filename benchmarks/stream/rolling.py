"""A rolling restart under load: the longest gap in the output, and articles processed twice.

    make bench-rolling
    python -m benchmarks.stream.rolling [--workers 8] [--rate 40] [--settle 8] [--annotator none]

Runs `--workers` workers of both stages, each with one text process, on three brokers. A feeder publishes articles at a
constant rate, round-robin over the partitions. The workers are restarted one after the other: SIGTERM, a new start once
the worker has ended, and `--settle` seconds after it reports that it is up. A reader of `news.clean` and `news.quotes`
records when each record arrives. In the first run every worker has a permanent name (WIREDESK_INSTANCE_ID), in the
second none has.

The last line is one JSON object; for `static` and for `dynamic` members:

    gap             the longest time, from the first SIGTERM on, without any new record on `news.quotes`
    partition_gap   the same for the partition that waited longest
    quiet_gap       and quiet_partition_gap: the same before the first SIGTERM, for comparison
    stops           seconds from SIGTERM to the end of each worker
    twice           duplicate records by topic: `clean`, and `quotes`, which includes those caused by duplicates on
                    `clean`
    missing         articles without a record on `news.quotes` at the end

Exits with status 1 if a gap reaches 10 s, a stop takes 10 s, or an article is missing.
"""

import argparse
import asyncio
import contextlib
import itertools
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.stream.arrivals import Arrival, arrivals
from benchmarks.stream.articles import article, partition
from benchmarks.stream.brokers import kafka, topics
from benchmarks.stream.processes import WorkerProcess, running
from benchmarks.stream.race import say
from wiredesk.kafka.connection import producer
from wiredesk.message import Message
from wiredesk.settings import Settings

MAX_GAP = 10.0
"""Guaranteed maximum of gaps and stops, in seconds."""

QUIET_SECONDS = 15.0
"""Seconds of steady output before the first restart, whose gaps are reported for comparison."""

LAST_WITHIN = 60.0
"""Seconds to wait for the last articles after feeding has ended."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a rolling restart; see above."""

    gap: float
    partition_gap: float
    quiet_gap: float
    quiet_partition_gap: float
    stops: list[float]
    twice: dict[str, int]
    missing: int
    articles: int
    seconds: float

    @property
    def kept(self) -> bool:
        """True if all guarantees held."""
        return max(self.gap, *self.stops) < MAX_GAP and not self.missing


class Load:
    """Feeds articles at a constant rate, and records arrivals."""

    def __init__(self, settings: Settings, rate: float) -> None:
        self._settings, self._rate = settings, rate
        self.articles = 0
        self.arrived: list[Arrival] = []
        self.flows = asyncio.Event()
        """Set with the first arrival on `news.quotes`."""
        self.settled = asyncio.Event()
        """Set while every article has arrived there."""
        self._on_their_way: set[bytes] = set()

    async def feed(self) -> None:
        """Feed until cancelled."""
        outlet = producer(self._settings)
        await outlet.start()
        sending: set[asyncio.Task[object]] = set()
        begun = time.monotonic()
        try:
            for number, message in enumerate(_in_turn(self._settings.partitions)):
                await asyncio.sleep(begun + number / self._rate - time.monotonic())
                sent = outlet.send_and_wait(
                    self._settings.topic("raw"), message.value, key=message.key, headers=list(message.headers)
                )
                task = asyncio.create_task(sent)
                sending.add(task)
                task.add_done_callback(sending.discard)
                self.articles += 1
                self._on_their_way.add(message.key or b"")
                self.settled.clear()
        finally:
            await asyncio.gather(*sending)
            await outlet.stop()

    async def watch(self) -> None:
        """Record arrivals until cancelled."""
        async for arrival in arrivals(self._settings, ["clean", "quotes"]):
            self.arrived.append(arrival)
            if arrival.topic == "quotes":
                self.flows.set()
                self._on_their_way.discard(arrival.key)
                if not self._on_their_way:
                    self.settled.set()

    @property
    def missing(self) -> int:
        """Articles that have not arrived on `news.quotes`."""
        return len(self._on_their_way)


async def roll(workers: Sequence[WorkerProcess], load: Load, settle: float) -> Result:
    """Restart the workers one after the other under load."""
    feeding, watching = asyncio.create_task(load.feed()), asyncio.create_task(load.watch())
    stops = []
    try:
        await load.flows.wait()
        await asyncio.sleep(settle)
        quiet = time.monotonic()
        await asyncio.sleep(QUIET_SECONDS)
        begun = time.monotonic()
        for number, worker in enumerate(workers, 1):
            stops.append(round(await asyncio.to_thread(worker.stop), 2))
            worker.start()
            await asyncio.to_thread(worker.wait_up)
            await asyncio.sleep(settle)
            say(f"worker {number} of {len(workers)}: ended in {stops[-1]} s; {load.missing} articles on their way")
        ended = time.monotonic()
        feeding.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await feeding
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(load.settled.wait(), LAST_WITHIN)
    finally:
        feeding.cancel()
        watching.cancel()
        await asyncio.wait([feeding, watching])
    gap, partition_gap = _gaps(load.arrived, begun, ended)
    quiet_gap, quiet_partition_gap = _gaps(load.arrived, quiet, begun)
    return Result(
        gap,
        partition_gap,
        quiet_gap,
        quiet_partition_gap,
        stops,
        _twice(load.arrived),
        load.missing,
        load.articles,
        round(ended - begun, 1),
    )


def _in_turn(partitions: int) -> Iterator[Message]:
    """An endless sequence of articles, the first for partition 0, the next for 1, and so on."""
    numbers = itertools.count()
    waiting: list[list[Message]] = [[] for _ in range(partitions)]
    for place in itertools.cycle(range(partitions)):
        while not waiting[place]:
            made = article(next(numbers))
            waiting[partition(made, partitions)].append(made)
        yield waiting[place].pop(0)


def _gaps(arrived: Iterable[Arrival], begun: float, ended: float) -> tuple[float, float]:
    """The longest time without any record on `news.quotes`, and the longest without a record on one partition."""
    within = [arrival for arrival in arrived if arrival.topic == "quotes" and begun <= arrival.at <= ended]
    by_partition: dict[int, list[float]] = {}
    for arrival in within:
        by_partition.setdefault(arrival.partition, []).append(arrival.at)
    whole = _longest([arrival.at for arrival in within], begun, ended)
    return whole, max((_longest(moments, begun, ended) for moments in by_partition.values()), default=whole)


def _longest(moments: Sequence[float], begun: float, ended: float) -> float:
    return round(max(after - before for before, after in itertools.pairwise([begun, *moments, ended])), 2)


def _twice(arrived: Iterable[Arrival]) -> dict[str, int]:
    counts = Counter((arrival.topic, arrival.key) for arrival in arrived)
    twice = {"clean": 0, "quotes": 0}
    for (topic, _), count in counts.items():
        twice[topic] += count - 1
    return twice


def _measured(settings: Settings, args: argparse.Namespace, kind: str) -> Result:
    with topics(settings, kind) as ours, tempfile.TemporaryDirectory() as folder:
        names: list[str | None] = [f"w{number + 1}" if kind == "static" else None for number in range(args.workers)]
        workers = [
            WorkerProcess(ours, args.annotator, Path(folder) / str(number), **({"instance_id": name} if name else {}))
            for number, name in enumerate(names)
        ]
        say(f"{kind}: {args.workers} workers start")
        with running(workers):
            result = asyncio.run(roll(workers, Load(ours, args.rate), args.settle))
        for complaint in sorted({line for worker in workers for line in worker.complaints}):
            say(complaint)
    return result


def main() -> int:
    """Measure, and print one JSON object; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--rate", type=float, default=40.0, help="articles a second")
    parser.add_argument("--settle", type=float, default=8.0, help="seconds after each restart")
    parser.add_argument("--annotator", choices=("none", "newsroom"), default="none")
    parser.add_argument("--brokers", type=int, default=3)
    args = parser.parse_args()
    with kafka(args.brokers, partitions=args.workers, pool_processes=1) as settings:
        results = {kind: _measured(settings, args, kind) for kind in ("static", "dynamic")}
    report = {kind: asdict(result) for kind, result in results.items()}
    print(json.dumps({**report, "workers": args.workers, "rate": args.rate, "annotator": args.annotator}))
    return 0 if all(result.kept for result in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
