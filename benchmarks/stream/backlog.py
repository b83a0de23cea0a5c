"""Whether a worker's memory grows while it processes a long backlog.

    make bench-backlog
    python -m benchmarks.stream.backlog [--articles 1000000] [--annotator none] [--minutes 60]

Feeds `--articles` small articles to `news.raw`, then runs one worker of both stages and samples, every two seconds, the
memory of all its processes and its committed offsets, until no article waits or `--minutes` have passed. `--annotator
none` leaves out the model, so that a million articles take minutes instead of hours, on the same path through the same
processes.

The last line is one JSON object, in MiB: `warm` when a twentieth is done, `most` from then on, `end`; `growth` is
`most` / `warm` - 1, over the stage and text processes. Exits with status 1 if that is above 0.2, or if too little was
processed to tell.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from benchmarks.stream.articles import article, feed
from benchmarks.stream.brokers import kafka, topics
from benchmarks.stream.memory import memory
from benchmarks.stream.processes import WorkerProcess, running
from benchmarks.stream.race import say
from wiredesk.kafka.connection import admin
from wiredesk.message import Message
from wiredesk.settings import Settings

WARM = 0.05
"""Share of the backlog after which buffers and caches are full."""

MAX_GROWTH = 0.2

LOOK_EVERY = 2.0
SAY_EVERY = 30.0


@dataclass(frozen=True, slots=True)
class Look:
    """A sample of the worker."""

    seconds: float
    """Seconds since startup."""
    done: int
    """Articles processed by both stages."""
    mib: dict[str, float]

    @property
    def whole(self) -> float:
        """MiB of the stage and text processes."""
        return self.mib["stage"] + self.mib["text"]


@dataclass(frozen=True, slots=True)
class Growth:
    """The result of the samples; see above."""

    articles: int
    seconds: float
    warm: dict[str, float]
    most: dict[str, float]
    end: dict[str, float]
    growth: float


def growth(looks: list[Look], backlog: int) -> Growth | None:
    """Memory growth after warm-up; None if the worker processed too little to tell."""
    warm = next((look for look in looks if look.done >= WARM * backlog), None)
    if warm is None or looks[-1].done < 2 * warm.done:
        return None
    most = max((look for look in looks if look.seconds >= warm.seconds), key=lambda look: look.whole)
    return Growth(
        articles=looks[-1].done,
        seconds=round(looks[-1].seconds, 1),
        warm=_rounded(warm),
        most=_rounded(most),
        end=_rounded(looks[-1]),
        growth=round(most.whole / warm.whole - 1, 3),
    )


def _rounded(look: Look) -> dict[str, float]:
    return {"done": look.done, "all": round(look.whole, 1), **{kind: round(mib, 1) for kind, mib in look.mib.items()}}


async def look_on(settings: Settings, worker: WorkerProcess, articles: int, minutes: float) -> list[Look]:
    """Sample a worker until it has processed all articles, or the time is up."""
    looks: list[Look] = []
    begun = said = time.monotonic()
    async with admin(settings) as client:
        while not looks or (looks[-1].done < articles and looks[-1].seconds < 60 * minutes):
            await asyncio.sleep(LOOK_EVERY)
            looks.append(
                Look(
                    time.monotonic() - begun, await _done(client, settings), await asyncio.to_thread(memory, worker.pid)
                )
            )
            if time.monotonic() - said > SAY_EVERY:
                said = time.monotonic()
                say(f"{looks[-1].done} articles in {looks[-1].seconds:.0f} s, {looks[-1].whole:.0f} MiB")
    return looks


async def _done(client: AIOKafkaAdminClient, settings: Settings) -> int:
    """Articles processed by `enrich`, the last stage."""
    places = [TopicPartition(settings.topic("clean"), number) for number in range(settings.partitions)]
    committed = await client.list_consumer_group_offsets(settings.group("enrich"), partitions=places)
    return sum(max(0, place.offset) for place in committed.values())


def _articles(count: int) -> Iterator[Message]:
    for number in range(count):
        if number and number % 100_000 == 0:
            say(f"{number} articles fed")
        yield article(number)


def main() -> int:
    """Measure, and print one JSON object; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--annotator", choices=("none", "newsroom"), default="none")
    parser.add_argument("--minutes", type=float, default=60.0, help="the longest time after feeding")
    args = parser.parse_args()
    with (
        kafka(1) as settings,
        topics(settings, "backlog") as ours,
        tempfile.TemporaryDirectory() as folder,
    ):
        asyncio.run(feed(ours, _articles(args.articles)))
        worker = WorkerProcess(ours, args.annotator, Path(folder) / "log")
        with running([worker]):
            looks = asyncio.run(look_on(ours, worker, args.articles, args.minutes))
        for complaint in worker.complaints:
            say(complaint)
    found = growth(looks, args.articles)
    if found is None:
        say(f"{looks[-1].done} of {args.articles} articles are too few to tell: give it more --minutes")
        return 1
    print(json.dumps({**asdict(found), "backlog": args.articles, "annotator": args.annotator}))
    return 1 if found.growth > MAX_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
