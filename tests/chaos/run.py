"""The whole chaos test: reference run, feeding under faults, waiting for the rest, check."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiokafka.errors import KafkaError

from tests.chaos.articles import Version, versions
from tests.chaos.checker import CheckResult, Seen, check
from tests.chaos.feeder import Feeder
from tests.chaos.linked import LinkResult, check_linked
from tests.chaos.nemesis import Nemesis
from tests.chaos.progress import progress
from tests.chaos.reference import Expected, reference_run
from tests.chaos.topics import committed, create_topics, ends, partitions_of, read_all, read_messages
from tests.chaos.wait import wait_until
from tests.chaos.workers import Worker
from tests.cluster.brokers import Cluster
from tests.cluster.disk import disks_missing
from tests.cluster.links import links_missing
from tests.cluster.processes import Processes
from wiredesk.kafka.waiting import articles_wait
from wiredesk.link.linker import TOPICS
from wiredesk.link.reading import KINDS
from wiredesk.message import Partition
from wiredesk.settings import Settings
from wiredesk.stages.linking.store import WAIT_FOR_PARTS
from wiredesk.stages.registry import STAGES

SESSION = 6.0
"""Session timeout in seconds: the shortest that brokers allow, so that partitions move as often as possible."""

PROGRESS_EVERY = 10.0
"""Seconds between progress messages."""

ASKED = 20.0
"""Timeout in seconds for requests to Kafka, which can take long between two faults."""

READY_WITHIN = 180.0
"""Seconds to wait for workers before the first article, so that faults hit working workers."""

LINK_SETTLES = WAIT_FOR_PARTS + 45.0
"""Seconds without a new record after which `link` has read, linked and settled all."""

STOPS_WITHIN = 15.0
"""Seconds for workers to stop at the end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The parameters of a chaos test."""

    articles: int
    faults: int
    seed: int
    mode: Literal["at-least-once", "exactly-once"]
    brokers: int
    workers: int
    corrections: int
    """Articles that are corrected or withdrawn."""
    outage: float
    """Seconds without any broker, in the middle of the test."""
    seconds: float
    """Duration of feeding and faults."""
    idle_timeout: float
    """Seconds without a new record after which the topics are checked as they are."""
    article_timeout: float
    """Seconds before the process of an endless article is killed; such an article blocks its stage for twice that."""
    link: bool
    """Whether the workers run `link` too, each with a state of its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a chaos test."""

    result: CheckResult
    faults: dict[str, int]
    lag: int
    versions: int
    seconds: float
    """Duration from the first fed article until all were processed."""
    slow_stops: int
    """Workers that did not stop in time."""
    sightings: list[str]
    """The offsets of all records of failing articles."""
    linked: LinkResult | None
    """What `link` wrote; None where it did not run."""


def skipped() -> dict[str, str]:
    """Kinds of faults that this machine does not support, with the reason."""
    lacks = {"links": links_missing(), "disks": disks_missing()}
    return {kind: lack for kind, lack in lacks.items() if lack is not None}


def run(plan: Plan, folder: Path) -> Report:
    """Run a chaos test in an empty folder; all its processes have ended when this returns.

    Raises:
        ClusterError: the brokers do not start, or one does not come back.
    """
    fed = versions(plan.seed, plan.articles, plan.corrections)
    progress(f"a reference run of {len(fed)} versions of {plan.articles} articles")
    expected = reference_run(fed, _settings(plan, "localhost:9092"))
    missing = skipped()
    disk_mib = 256 + plan.articles // 100 if "disks" not in missing else None
    with ExitStack() as stack:
        cluster = stack.enter_context(
            Cluster(folder / "brokers", plan.brokers, isolated="links" not in missing, disk_mib=disk_mib)
        )
        processes = Processes()
        stack.callback(processes.end)
        workers = [_worker(plan, cluster, f"worker{number}", folder, processes) for number in range(plan.workers + 1)]
        test = _ChaosTest(plan, cluster, workers, fed)
        return asyncio.run(test.run(expected))


def _settings(plan: Plan, brokers: str) -> Settings:
    return Settings(_env_file=None, brokers=brokers, replication_factor=min(3, plan.brokers))


def _worker(plan: Plan, cluster: Cluster, name: str, folder: Path, processes: Processes) -> Worker:
    environment = {
        "WIREDESK_BROKERS": cluster.bootstrap,
        "WIREDESK_DELIVERY": plan.mode,
        "WIREDESK_POOL_PROCESSES": "1",
        "WIREDESK_SESSION_TIMEOUT_SECONDS": f"{SESSION:g}",
        "WIREDESK_STALL_TIMEOUT_SECONDS": "30",
        "WIREDESK_ARTICLE_TIMEOUT_SECONDS": f"{plan.article_timeout:g}",
    }
    environment["WIREDESK_LINK_FILE"] = str(folder / f"{name}.sqlite")
    host = None if "links" in skipped() else cluster.host(name)
    return Worker(name, environment, folder / f"{name}.log", processes, host, ["link"] if plan.link else [])


class _ChaosTest:
    def __init__(self, plan: Plan, cluster: Cluster, workers: Sequence[Worker], fed: Sequence[Version]) -> None:
        self._plan, self._cluster = plan, cluster
        *self._workers, extra = workers
        self._settings = _settings(plan, cluster.bootstrap)
        missing = skipped()
        self._nemesis = Nemesis(
            plan.seed,
            plan.faults,
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

    async def run(self, expected: Sequence[Expected]) -> Report:
        await create_topics(self._settings)
        for worker in self._workers:
            worker.start()
        await wait_until(lambda: all(worker.ready for worker in self._workers), READY_WITHIN)
        self._begun = time.monotonic()
        progress(f"feeding for {self._plan.seconds:.0f} s, {self._plan.faults} faults")
        async with asyncio.TaskGroup() as group:
            background = [group.create_task(self._report_progress()), group.create_task(self._nemesis.restart_ended())]
            feeding = group.create_task(self._feeder.feed())
            await self._inject_faults()
            await self._wait_for_the_rest(feeding)
            if self._plan.link:
                await self._wait_for_link()
            for task in (feeding, *background):
                task.cancel()
        seconds = time.monotonic() - self._begun
        slow_stops = await self._stop_workers()
        progress("reading everything")
        raw = await read_all(self._settings, "raw")
        written = await read_all(self._settings, "clean", "entities", "quotes", "dead")
        lag = sum([await self._lag("clean", raw), await self._lag("enrich", written)])
        result = check(expected, raw, written, self._settings.topic("dead"))
        linked = None
        if self._plan.link:
            articles = await read_messages(self._settings, *KINDS)
            linked = check_linked(articles, await read_messages(self._settings, *TOPICS))
        return Report(
            result,
            dict(self._nemesis.injected),
            lag,
            len(self._fed),
            seconds,
            slow_stops,
            _sightings(result, expected, [*raw, *written]),
            linked,
        )

    async def _inject_faults(self) -> None:
        """Return when the last fault has been injected and all brokers and workers are up again."""
        async with asyncio.TaskGroup() as faults:
            faults.create_task(self._nemesis.inject(self._plan.seconds))
            if self._plan.outage:
                faults.create_task(self._nemesis.stop_all_brokers(self._plan.seconds / 2, self._plan.outage))

    async def _wait_for_the_rest(self, feeding: "asyncio.Task[None]") -> None:
        """Return when all articles are processed, or nothing was written within the idle timeout."""
        moved, moved_at = -1, time.monotonic()
        while not (feeding.done() and not await self._is_waiting("clean") and not await self._is_waiting("enrich")):
            now = self._feeder.acknowledged + sum((await self._ends()).values())
            if now != moved:
                moved, moved_at = now, time.monotonic()
            elif time.monotonic() - moved_at > self._plan.idle_timeout:
                progress(
                    f"nothing has been written for {self._plan.idle_timeout:.0f} s: checking the topics as they are"
                )
                return
            await asyncio.sleep(1)

    async def _wait_for_link(self) -> None:
        """Return when `link` has written nothing for longer than it waits for parts of an article."""
        progress("waiting for link")
        wrote, wrote_at = -1, time.monotonic()
        while time.monotonic() - wrote_at < LINK_SETTLES:
            found = await self._ends()
            now = sum(found[topic] for topic in TOPICS) if found else wrote
            if now != wrote:
                wrote, wrote_at = now, time.monotonic()
            await asyncio.sleep(1)

    async def _is_waiting(self, stage: str) -> bool:
        partitions = [Partition(*place) for place in partitions_of(self._settings, STAGES[stage].source)]
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
        """Articles that a stage's group has not committed."""
        source, read = self._settings.topic(STAGES[stage].source), await committed(self._settings, stage)
        offsets = {(place.topic, place.partition): offset for place, offset in read.items()}
        return sum(at.record.topic == source and at.offset >= offsets.get((source, at.partition), 0) for at in seen)

    async def _report_progress(self) -> None:
        while True:
            await asyncio.sleep(PROGRESS_EVERY)
            found = await self._ends()
            offsets = ", ".join(f"{name} {count}" for name, count in found.items()) or "no broker answers"
            running = sum(worker.running for worker in self._workers)
            faults = sum(self._nemesis.injected.values())
            progress(
                f"{time.monotonic() - self._begun:4.0f} s: {self._feeder.acknowledged} of {len(self._fed)} fed; "
                f"offsets: {offsets}; {faults} faults; {running} of {len(self._workers)} workers"
            )

    async def _stop_workers(self) -> int:
        for worker in self._workers:
            worker.ask_to_stop()
        await wait_until(lambda: not any(worker.running for worker in self._workers), STOPS_WITHIN)
        running = sum(worker.running for worker in self._workers)
        for worker in self._workers:
            worker.kill()
        return running


def _sightings(result: CheckResult, expected: Sequence[Expected], seen: Sequence[Seen]) -> list[str]:
    """All records of failing articles, with their versions."""
    faulty = result.lost | result.differing | result.seen_twice
    versions = {record: version for version in expected for record in version.records}
    by_raw = {version.raw: version for version in expected}
    lines = []
    for at in seen:
        version = versions.get(at.record) or by_raw.get(at.record.digest)
        if version is None or version.article in faulty:
            named = f"{version.article} version {version.number}" if version else "no version"
            lines.append(f"{named}: {at}")
    return lines
