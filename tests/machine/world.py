"""Kafka, the workers of both stages and the articles, with the invariants at every step and at the end."""

import asyncio
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Literal, cast
from unittest.mock import patch

from tests.machine.clients import Call, Client, Producer, admin
from tests.machine.clock import Clock
from tests.machine.group import Group
from tests.machine.kafka import Kafka
from tests.machine.process import Loop, Process
from tests.machine.reference import Quiet, partition_of, plain
from tests.machine.stages import CLEAN, ENRICH
from wiredesk.message import Message, Partition
from wiredesk.settings import Settings
from wiredesk.stage import Stage

PARTITIONS = 2
TOPICS = {"raw": 10_000, "clean": 300, "entities": 10_000, "quotes": 10_000, "dead": 10_000}
"""Topics with the maximum size of a value: an oversized article fits `raw`, but its record does not fit `clean`."""

TICK = 0.5
"""Seconds between heartbeats: well below the time from the end of a lease to the end of its session."""


Delivery = Literal["at-least-once", "exactly-once"]


class World:
    """The state of one example."""

    def __init__(self, delivery: Delivery) -> None:
        self.settings = Settings(_env_file=None, delivery=delivery)
        self.topics = {self.settings.topic(name): largest for name, largest in TOPICS.items()}
        self.clock = Clock()
        self.kafka = Kafka(self.clock, self.topics, PARTITIONS)
        self.reference = Quiet(self.settings, self.topics, PARTITIONS)
        self.once = delivery == "exactly-once"
        self.processes: list[Process] = []
        self.fed: list[Message] = []
        self.expected: set[Message] = set()
        self.seen: dict[Message, int] = {}  # how often; the newest last
        self._read: dict[Partition, int] = {}
        self._passed: dict[tuple[str, Partition], int] = {}
        for stage in (CLEAN, ENRICH):
            places = list(self.kafka.of(self.settings.topic(stage.source)))
            self.kafka.groups[self.settings.group(stage.name)] = Group(self.clock, places)
        self.sound = True
        """False once a check has failed."""
        self._patches = ExitStack()
        self._patches.enter_context(_clients(self.clock))

    def close(self) -> None:
        for process in self.processes:
            process.kill()
        self._patches.close()

    # Events

    def feed(self, key: bytes | None, value: bytes | None) -> None:
        """Add an article, a correction, a notice or a tombstone."""
        place = Partition(self.settings.topic("raw"), partition_of(key, PARTITIONS))
        log = self.kafka.logs[place]
        moment = 1_800_000_000_000 + len(self.fed)  # unique per record
        article = Message(place.topic, key, value, (), moment, place.partition, len(log.entries))
        log.entries.append(article)
        self.fed.append(article)
        self.expected.update(self.reference.run([article]))

    def start(self, stage: Stage) -> None:
        """A worker is started."""
        number = len(self.processes)
        self.processes.append(Process(number, self.kafka, self.settings.group(stage.name), stage, self.settings))

    def living(self, stage: Stage | None = None) -> list[Process]:
        """The processes that have not ended."""
        return [p for p in self.processes if not p.ended and (stage is None or p.stage is stage)]

    @property
    def calls(self) -> list[tuple[Process, Call]]:
        """All requests in flight, including those of ended processes."""
        return [(process, call) for process in self.processes for call in process.client.calls]

    def answer(self, process: Process, call: Call) -> None:
        process.client.calls.remove(call)
        call.answer()

    def wait(self, seconds: float) -> None:
        """Time passes."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.clock.now += TICK
            for process in self.living():
                process.beat()
                process.settle()
                process.run(2)
            self.kafka.tick()
            self._forget()

    def _forget(self) -> None:
        """In at-least-once mode: requests of a silent worker arrive before its session ends, or never."""
        for group in self.kafka.groups.values():
            for member in group.silenced:
                for process in self.processes:
                    if process.group is group and process.member == member and not self.once:
                        process.client.calls[:] = [c for c in process.client.calls if not c.name.startswith("produce")]
            group.silenced.clear()

    def flow(self, unanswered: Process | None = None) -> None:
        """Let all healthy processes run for a moment; one can be left without answers."""
        self.wait(TICK)
        for process in self.living():
            process.fetch(4)
            process.take(5)
            process.run()
        while calls := [(process, call) for process, call in self.calls if process.runs and process is not unanswered]:
            for process, call in calls:
                self.answer(process, call)
                process.run()

    # Invariants

    def check(self) -> None:
        """The invariants at every step."""
        self.sound = False
        for place, log in self.kafka.logs.items():
            if place.topic == self.settings.topic("raw"):
                continue
            for record in log.read(self._read.get(place, 0)):
                written = plain(record)
                assert written in self.expected, f"not in the reference run: {record}"
                assert not self.once or written not in self.seen, f"seen twice: {record}"
                self.seen[written] = self.seen.pop(written, 0) + 1
            self._read[place] = log.stable
        for name, group in self.kafka.groups.items():
            for place, committed in group.committed.items():
                for article in self.kafka.logs[place].read(self._passed.get((name, place), 0)):
                    if cast(int, article.offset) < committed:
                        missing = {record for record in self.reference.step(article) if record not in self.seen}
                        missing = missing and missing - self._hidden()
                        assert not missing, f"{name} skipped {article} and has not written {missing}"
                self._passed[name, place] = max(self._passed.get((name, place), 0), committed)
        self.sound = True

    def _hidden(self) -> set[Message]:
        """Committed records behind an open transaction of another producer, which readers get when that ends."""
        return {plain(record) for log in self.kafka.logs.values() for record in log.committed()}

    def finish(self) -> None:
        """Let healthy workers process everything; then check the result."""
        for process in self.living():
            process.frozen = process.silent = False
            process.client.full = False
        started = {CLEAN.name: 0, ENRICH.name: 0}
        for _ in range(400):
            for stage in (CLEAN, ENRICH):
                if not [process for process in self.living(stage) if process.ending is None]:
                    started[stage.name] += 1
                    assert started[stage.name] < 6, f"{stage.name} ends repeatedly: {self._last(stage)}"
                    self.start(stage)
            self.flow()
            self.check()
            if not self.lag() and not self.calls:
                break
            if not self.lag():
                for process, call in self.calls:  # requests of ended processes arrive last
                    self.answer(process, call)
        self.check()
        assert not self.lag(), f"articles are left: {self.lag()}"
        assert self.seen.keys() == self.expected
        assert self._newest(self.seen) == self._newest(self.reference.run(self.fed))

    def lag(self) -> dict[Partition, int]:
        """Unfinished articles of a group by partition."""
        left = {}
        for group in self.kafka.groups.values():
            for place in group.places:
                if waiting := len(list(self.kafka.logs[place].read(group.committed.get(place, 0)))):
                    left[place] = waiting
        return left

    def _newest(self, records: Iterable[Message]) -> dict[tuple[str, bytes | None], Message]:
        dead = self.settings.topic("dead")
        return {(record.topic, record.key): record for record in records if record.topic != dead}

    def _last(self, stage: Stage) -> BaseException | None:
        return [process.error for process in self.processes if process.stage is stage][-1]


def article(number: int, revision: int, **fields: object) -> bytes:
    """An article as `stages.py` reads it."""
    return json.dumps({"id": f"ferry-{number}", "revision": revision, **fields}).encode()


@contextmanager
def _clients(clock: Clock) -> Iterator[None]:
    """The clients of the process whose event loop runs, in place of aiokafka's."""

    def client() -> Client:
        return cast(Loop, asyncio.get_running_loop()).client

    with ExitStack() as patches:
        at_least_once, exactly_once = "wiredesk.stages.at_least_once", "wiredesk.stages.exactly_once"
        for name, made in (
            (f"{at_least_once}.producer", lambda settings: Producer(client())),
            (f"{exactly_once}.transactional_producer", lambda settings, name: Producer(client(), name)),
            (f"{exactly_once}.admin", lambda settings: admin(client())),
            ("wiredesk.stages.batches.end", lambda reason: client().end(reason)),
            ("wiredesk.stages.lease.time", clock),
        ):
            patches.enter_context(patch(name, made))
        yield
