"""Compares two ways to run the stages in alternating pairs: articles per second of each, and their ratio.

Both sides of a pair read the same articles on the same brokers within a minute or two, and alternate in going first, so
that load on the machine affects both; the result is the median of the pairs' ratios.
"""

import asyncio
import multiprocessing
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

from benchmarks.stream.arrivals import arrivals
from benchmarks.stream.articles import article, feed
from benchmarks.stream.brokers import topics
from wiredesk.settings import Settings
from wiredesk.stage import Stage

WARM = 0.1
"""Share of the articles that is not timed, for warm-up: processes start, models load, groups form."""

STOP_WITHIN = 30.0
"""Seconds after SIGTERM before a process is killed."""

Run = Callable[[Stage, Settings], None]
"""The target of a stage's process."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: its name, the stages, and the function that runs each in a separate process."""

    name: str
    stages: Sequence[Stage]
    run: Run
    settings: Settings

    def articles_per_second(self, articles: int, run: str) -> float:
        """Articles per second that reach `news.quotes`, from a backlog on `news.raw`.

        Args:
            articles: the size of the backlog.
            run: a name for this run's topics.
        """
        with topics(self.settings, f"{self.name}-{run}") as settings:
            asyncio.run(feed(settings, map(article, range(articles))))
            processes = [_started(self.run, stage, settings) for stage in self.stages]
            try:
                return asyncio.run(_speed(settings, articles))
            finally:
                _end(processes)


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a comparison."""

    first: float
    """Median articles per second of the first side; `second` is that of the other."""
    second: float
    ratio: float
    """The median of the pairs' ratios, first divided by second."""
    pairs: list[tuple[float, float]]


def race(first: Side, second: Side, articles: int, pairs: int) -> Result:
    """Run both sides `pairs` times, and report each run on standard error."""
    speeds = []
    for number in range(pairs):
        turn = (first, second) if number % 2 == 0 else (second, first)
        found = {side.name: side.articles_per_second(articles, str(number)) for side in turn}
        speeds.append((round(found[first.name], 1), round(found[second.name], 1)))
        say(f"pair {number + 1} of {pairs}: " + ", ".join(f"{name} {speed:.1f}/s" for name, speed in found.items()))
    return Result(
        first=round(statistics.median(ours for ours, _ in speeds), 1),
        second=round(statistics.median(theirs for _, theirs in speeds), 1),
        ratio=round(statistics.median(ours / theirs for ours, theirs in speeds), 3),
        pairs=speeds,
    )


def say(line: str) -> None:
    """Print progress to standard error."""
    print(line, file=sys.stderr, flush=True)


async def _speed(settings: Settings, articles: int) -> float:
    found: set[bytes] = set()
    warm, begun = round(articles * WARM), 0.0
    async for arrival in arrivals(settings, ["quotes"]):
        found.add(arrival.key)
        if len(found) == warm and not begun:
            begun = arrival.at
        if len(found) == articles:
            return (articles - warm) / (arrival.at - begun)
    raise AssertionError("arrivals have no end")


def _started(run: Run, stage: Stage, settings: Settings) -> BaseProcess:
    process = multiprocessing.get_context("spawn").Process(target=run, args=(stage, settings), name=stage.name)
    process.start()
    return process


def _end(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(STOP_WITHIN)
        if process.is_alive():
            process.kill()
            process.join()
