"""The course of a trial: the quiet run, the feed under the villain's blows, the wait for what is left, the verdict."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiokafka.errors import KafkaError

from tests.chaos.articles import Version, versions
from tests.chaos.feeder import Feeder
from tests.chaos.quiet import Expected, quiet_run
from tests.chaos.say import say
from tests.chaos.topics import committed, ends, make_topics, places, read_all
from tests.chaos.until import until
from tests.chaos.verdict import Seen, Verdict, judge
from tests.chaos.villain import Villain
from tests.chaos.workers import Worker
from tests.cluster.brokers import Cluster
from tests.cluster.disk import disks_missing
from tests.cluster.links import links_missing
from tests.cluster.processes import Processes
from wiredesk.kafka.waiting import articles_wait
from wiredesk.message import Partition
from wiredesk.settings import Settings
from wiredesk.stages.registry import STAGES

SESSION = 6.0
"""Seconds; the shortest that brokers allow, so that partitions change hands as often as can be."""

SAY_EVERY = 10.0
"""Seconds between two lines on how it goes."""

ASKED = 20.0
"""Seconds that Kafka may take to answer a question; in between two blows it can take that long."""

READY_WITHIN = 180.0
"""Seconds to wait for workers to be up before the first article; blows are to fall while they work."""

STOPS_WITHIN = 15.0
"""Seconds for workers to stop in at the end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a trial."""

    articles: int
    kills: int
    seed: int
    mode: Literal["at-least-once", "exactly-once"]
    brokers: int
    workers: int
    corrections: int
    """Articles that are corrected or withdrawn."""
    gone: float
    """Seconds for which all brokers are gone at once, in the middle."""
    seconds: float
    """How long articles are fed and blows are dealt."""
    patience: float
    """Seconds without any new record after which the verdict is passed as things stand."""


@dataclass(frozen=True, slots=True)
class Report:
    """How a trial went."""

    verdict: Verdict
    blows: dict[str, int]
    lag: int
    versions: int
    seconds: float
    """From the first article fed until none was left to wait."""
    unstopped: int
    """Workers that did not stop when asked to."""
    sightings: list[str]
    """Where every record of the articles at fault was seen."""


def left_out() -> dict[str, str]:
    """Kinds of blows that this machine does not allow, and why."""
    lacks = {"links": links_missing(), "disks": disks_missing()}
    return {kind: lack for kind, lack in lacks.items() if lack is not None}


def hold(plan: Plan, folder: Path) -> Report:
    """Hold a trial in an empty folder; nothing of it runs when this returns.

    Raises:
        ClusterError: the brokers cannot be had, or one does not come back.
    """
    fed = versions(plan.seed, plan.articles, plan.corrections)
    say(f"a quiet run of {len(fed)} versions of {plan.articles} articles")
    expected = quiet_run(fed, _settings(plan, "localhost:9092"))
    missing = left_out()
    room = 256 + plan.articles // 100 if "disks" not in missing else None
    with ExitStack() as stack:
        cluster = stack.enter_context(
            Cluster(folder / "brokers", plan.brokers, apart="links" not in missing, disk_mib=room)
        )
        processes = Processes()
        stack.callback(processes.end)
        workers = [_worker(plan, cluster, f"worker{number}", folder, processes) for number in range(plan.workers + 1)]
        trial = _Trial(plan, cluster, workers, fed)
        return asyncio.run(trial.hold(expected))


def _settings(plan: Plan, brokers: str) -> Settings:
    return Settings(_env_file=None, brokers=brokers, replication_factor=min(3, plan.brokers))


def _worker(plan: Plan, cluster: Cluster, name: str, folder: Path, processes: Processes) -> Worker:
    environment = {
        "WIREDESK_BROKERS": cluster.bootstrap,
        "WIREDESK_DELIVERY": plan.mode,
        "WIREDESK_POOL_PROCESSES": "1",
        "WIREDESK_SESSION_TIMEOUT_SECONDS": f"{SESSION:g}",
        "WIREDESK_STALL_TIMEOUT_SECONDS": "30",
        "WIREDESK_ARTICLE_TIMEOUT_SECONDS": "15",  # each article that loops costs its stage twice that
    }
    link = None if "links" in left_out() else cluster.host(name)
    return Worker(name, environment, folder / f"{name}.log", processes, link)


class _Trial:
    def __init__(self, plan: Plan, cluster: Cluster, workers: Sequence[Worker], fed: Sequence[Version]) -> None:
        self._plan, self._cluster = plan, cluster
        *self._workers, extra = workers
        self._settings = _settings(plan, cluster.bootstrap)
        missing = left_out()
        self._villain = Villain(
            plan.seed,
            plan.kills,
            cluster,
            self._workers,
            extra,
            SESSION,
            links="links" not in missing,
            disks="disks" not in missing,
        )
        self._feeder = Feeder(fed, self._settings, plan.seconds)
        self._fed = fed
        self._begun = time.monotonic()

    async def hold(self, expected: Sequence[Expected]) -> Report:
        await make_topics(self._settings)
        for worker in self._workers:
            worker.start()
        await until(lambda: all(worker.ready for worker in self._workers), READY_WITHIN)
        self._begun = time.monotonic()
        say(f"feeding for {self._plan.seconds:.0f} s, {self._plan.kills} blows")
        async with asyncio.TaskGroup() as group:
            standing = [group.create_task(self._tell()), group.create_task(self._villain.look_after())]
            feeding = group.create_task(self._feeder.feed())
            await self._endure()
            await self._wait_for_the_rest(feeding)
            for task in (feeding, *standing):
                task.cancel()
        seconds = time.monotonic() - self._begun
        unstopped = await self._stop_workers()
        say("reading everything")
        raw = await read_all(self._settings, "raw")
        written = await read_all(self._settings, "clean", "entities", "quotes", "dead")
        lag = sum([await self._lag("clean", raw), await self._lag("enrich", written)])
        verdict = judge(expected, raw, written, self._settings.topic("dead"))
        return Report(
            verdict,
            dict(self._villain.dealt),
            lag,
            len(self._fed),
            seconds,
            unstopped,
            _sightings(verdict, expected, [*raw, *written]),
        )

    async def _endure(self) -> None:
        """Return when the last blow has been dealt and all brokers and workers are up again."""
        async with asyncio.TaskGroup() as blows:
            blows.create_task(self._villain.deal(self._plan.seconds))
            if self._plan.gone:
                blows.create_task(self._villain.take_all_brokers(self._plan.seconds / 2, self._plan.gone))

    async def _wait_for_the_rest(self, feeding: "asyncio.Task[None]") -> None:
        """Return when no article waits, or when nothing has been written for as long as the plan's patience."""
        moved, moved_at = -1, time.monotonic()
        while not (feeding.done() and not await self._waits("clean") and not await self._waits("enrich")):
            now = self._feeder.acknowledged + sum((await self._ends()).values())
            if now != moved:
                moved, moved_at = now, time.monotonic()
            elif time.monotonic() - moved_at > self._plan.patience:
                say(f"nothing has been written for {self._plan.patience:.0f} s: the verdict as things stand")
                return
            await asyncio.sleep(1)

    async def _waits(self, stage: str) -> bool:
        partitions = [Partition(*place) for place in places(self._settings, STAGES[stage].source)]
        try:
            return await asyncio.wait_for(articles_wait(self._settings, self._settings.group(stage), partitions), ASKED)
        except (KafkaError, TimeoutError):
            return True

    async def _ends(self) -> dict[str, int]:
        try:
            return await asyncio.wait_for(ends(self._settings), ASKED)
        except (KafkaError, TimeoutError):
            return {}

    async def _lag(self, stage: str, seen: Sequence[Seen]) -> int:
        """Articles that a stage's group has not read."""
        source, read = self._settings.topic(STAGES[stage].source), await committed(self._settings, stage)
        offsets = {(place.topic, place.partition): offset for place, offset in read.items()}
        return sum(at.record.topic == source and at.offset >= offsets.get((source, at.partition), 0) for at in seen)

    async def _tell(self) -> None:
        while True:
            await asyncio.sleep(SAY_EVERY)
            found = await self._ends()
            offsets = ", ".join(f"{name} {count}" for name, count in found.items()) or "no broker answers"
            running = sum(worker.running for worker in self._workers)
            blows = sum(self._villain.dealt.values())
            say(
                f"{time.monotonic() - self._begun:4.0f} s: {self._feeder.acknowledged} of {len(self._fed)} fed; "
                f"offsets: {offsets}; {blows} blows; {running} of {len(self._workers)} workers"
            )

    async def _stop_workers(self) -> int:
        for worker in self._workers:
            worker.ask_to_stop()
        await until(lambda: not any(worker.running for worker in self._workers), STOPS_WITHIN)
        running = sum(worker.running for worker in self._workers)
        for worker in self._workers:
            worker.kill()
        return running


def _sightings(verdict: Verdict, expected: Sequence[Expected], seen: Sequence[Seen]) -> list[str]:
    """Every record of the articles at fault, with its version."""
    faulty = verdict.lost | verdict.differing | verdict.seen_twice
    versions = {record: version for version in expected for record in version.records}
    by_raw = {version.raw: version for version in expected}
    lines = []
    for at in seen:
        version = versions.get(at.record) or by_raw.get(at.record.digest)
        if version is None or version.article in faulty:
            named = f"{version.article} version {version.number}" if version else "no version"
            lines.append(f"{named}: {at}")
    return lines
