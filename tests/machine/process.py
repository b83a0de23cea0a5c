"""A worker process: the real `Batches`, delivery and lease, on an event loop that the machine advances.

What belongs to Faust, aiokafka's consumer and the system is modelled: heartbeats and joining a group
(`wiredesk.stages.consumer`), the watchdog, fetching and taking batches, and the ways a process ends
(`wiredesk.stages.worker`).
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from contextvars import Context
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVarTuple, Unpack, cast

from aiokafka.errors import IllegalGenerationError, KafkaError, UnknownMemberIdError
from faust.types import EventT

from tests.machine.clients import Client
from tests.machine.clock import Clock
from tests.machine.group import SESSION_SECONDS, Group
from tests.machine.kafka import Kafka
from wiredesk.message import Headers, Message, Partition
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, prepare
from wiredesk.stages.at_least_once import AtLeastOnce
from wiredesk.stages.batches import Batches, BatchWriter
from wiredesk.stages.exactly_once import ExactlyOnce
from wiredesk.stages.in_flight import InFlightOffsets
from wiredesk.stages.lease import Lease
from wiredesk.stages.source_topic import SourceTopic
from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus
from wiredesk.telemetry.telemetry import Telemetry

Ts = TypeVarTuple("Ts")

TAKING = (None, "stopping")
"""States in which a process still takes articles: running, or asked to stop."""

STOP_WITHIN, CLOSE_WITHIN = 8.0, 3.0
"""As `workers/wiredesk/stages/worker.py` sets them."""

TURNS = 12
"""Turns of the event loop that suffice for all but the longest chains of awaits."""


class Loop(asyncio.SelectorEventLoop):
    """An event loop on the model's clock, of one process."""

    def __init__(self, clock: Clock, client: Client) -> None:
        self._model, self.client = clock, client
        self._ready_again, self._next = False, inf
        super().__init__()
        self.set_exception_handler(lambda loop, context: None)  # what a killed process did not await

    def time(self) -> float:
        return self._model.now

    def call_soon(
        self, callback: Callable[[Unpack[Ts]], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.Handle:
        self._ready_again = True
        return super().call_soon(callback, *args, context=context)

    def call_at(
        self, when: float, callback: Callable[[Unpack[Ts]], object], *args: *Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        self._next = min(self._next, when)
        return super().call_at(when, callback, *args, context=context)

    def turn(self) -> bool:
        """Run what is ready, once; False where nothing is."""
        if self._next <= self._model.now:
            self._next = inf
        elif not self._ready_again:
            return False
        self.call_soon(self.stop)
        self._ready_again = False
        self.run_forever()
        return True


@dataclass(frozen=True, slots=True)
class Record:
    """A fetched record as Faust holds it."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: float
    generation_id: int

    @property
    def tp(self) -> Partition:
        return Partition(self.topic, self.partition)


@dataclass(frozen=True, slots=True)
class Event:
    message: Record


class Process:
    """One worker of one stage."""

    def __init__(self, number: int, kafka: Kafka, group: str, stage: Stage, settings: Settings) -> None:
        self.number, self.stage = number, stage
        self.kafka, self._group_name = kafka, group
        self.client = Client(kafka)
        self.loop = Loop(kafka.clock, self.client)
        self.frozen = self.silent = self.ended = False
        self.ending: str | None = None
        self.error: BaseException | None = None
        self._work_on = prepare(stage, settings)
        self._lease, self._handed = Lease(SESSION_SECONDS), InFlightOffsets()
        exactly_once = settings.delivery == "exactly-once"
        source = SourceTopic(settings, settings.topic(stage.source), None)
        self._delivery: BatchWriter = (
            ExactlyOnce(settings, group, source) if exactly_once else AtLeastOnce(settings, self._commit)
        )
        self._may_write: Callable[[], bool] = (lambda: True) if exactly_once else (lambda: self._lease.held)
        self.batches = Batches(
            stage.name,
            settings.topic("dead"),
            self._work,
            self._delivery,
            lambda outcomes: None,
            lambda: self._assignments,
            self._handed.arrived,
            self._may_write,
            Telemetry(Metrics(stage.name, StageStatus())),
            settings.max_record_bytes,
        )
        self._assignments = 0
        self.member: int | None = None
        self._generation = -1
        self._joining = False
        self._stop_at = 0.0
        self._assigned: set[Partition] = set()
        self._positions: dict[Partition, int] = {}
        self._fetched: list[Event] = []
        self._tasks: dict[str, asyncio.Task[None]] = {}

    @property
    def group(self) -> Group:
        return self.kafka.groups[self._group_name]

    @property
    def runs(self) -> bool:
        """True while its event loop runs."""
        return not self.frozen and not self.ended

    @property
    def can_take(self) -> bool:
        """True if the agent can take a batch."""
        free = self.runs and self.ending in TAKING and "agent" not in self._tasks
        return free and (bool(self._fetched) or (self._fetches and any(map(self._waiting, self._assigned))))

    @property
    def _fetches(self) -> bool:
        return self.runs and "revoke" not in self._tasks and not self._joining and self.ending in TAKING

    def _waiting(self, place: Partition) -> list[Message]:
        return list(self.kafka.logs[place].read(self._positions[place]))

    def run(self, turns: int = TURNS) -> None:
        """Run some turns of its event loop, with the checks of its watchdog."""
        for _ in range(turns):
            if not self.runs:
                return
            if self.batches.writing_since is not None and not self._may_write():
                self.kill()
                return
            if self._stop_at and self.kafka.clock.now - self._stop_at > STOP_WITHIN:
                self.kill()
                return
            if not self.loop.turn():
                return
            if self.client.ended:
                self.kill()
                return
            self._handle_ended()

    def beat(self) -> None:
        """Send a heartbeat and react to the answer."""
        if not self.runs or self.silent:
            return
        if self.member is not None and self.member in self.group.answers:
            self._resume_partitions(*self.group.answers.pop(self.member))
        if self._joining and self.member not in self.group.heard:
            self._joining = False
        if "revoke" in self._tasks or self._joining:
            return
        answer = self.group.heartbeat(self.member, self._generation)
        if answer == "unknown":
            self.member, self._generation = None, -1
        else:
            self._lease.renew(self.kafka.clock.now)
        if answer != "fine" and self.ending in TAKING:
            self._start("revoke", self.batches.release())

    def fetch(self, articles: int) -> None:
        """Fetch some records of each partition."""
        for place in sorted(self._assigned) if self._fetches else ():
            records = [_fetched(record, self._assignments) for record in self._waiting(place)[:articles]]
            self._handed.add({place: records})
            self._fetched.extend(map(Event, records))
            self._positions[place] += len(records) and records[-1].offset + 1 - self._positions[place]

    def take(self, articles: int) -> None:
        """Pass the next batch to the agent, unless it is busy."""
        if self._fetched and self.can_take:
            events, self._fetched = self._fetched[:articles], self._fetched[articles:]
            self._start("agent", self.batches.work_on(cast(list[EventT[bytes]], events)))

    def settle(self) -> None:
        """The timer that commits."""
        if self.runs and "timer" not in self._tasks and self.ending in TAKING:
            self._start("timer", self._delivery.settle())

    def tell_to_stop(self) -> None:
        """SIGTERM."""
        if self.ending is None:
            self.ending, self._stop_at = "stopping", self.kafka.clock.now
            self._start("end", self._stop())

    def kill(self) -> None:
        """SIGKILL, or the watchdog. Requests in flight may still arrive."""
        if not self.ended:
            self.ended = True
            sent = list(self.client.calls)
            for task in asyncio.all_tasks(self.loop):
                task.cancel()
            for _ in range(TURNS):
                self.loop.turn()
            self.loop.close()
            self.client.calls[:] = sent

    async def _work(self, articles: list[Message]) -> list[Outcome]:
        await self.client.call("work", lambda: None)  # the processes that work on text take their time
        return [self._work_on(article) for article in articles]

    async def _commit(self, offsets: Mapping[Partition, int]) -> bool:
        ours = {place: offset for place, offset in offsets.items() if place in self._assigned}
        while ours:
            member, generation = self.member, self._generation
            try:
                await self.client.call("commit", lambda: self.group.commit(member, generation, ours), raises=True)  # noqa: B023
                break
            except (UnknownMemberIdError, IllegalGenerationError):
                return False
            except KafkaError:
                await asyncio.sleep(0.1)
        return True

    def _resume_partitions(self, generation: int, places: set[Partition]) -> None:
        self._generation, self._assigned = generation, places
        self._assignments += 1
        if self.group.heartbeat(self.member, generation) != "unknown":
            self._lease.renew(self.kafka.clock.now)
        self._positions = {place: self.group.committed.get(place, 0) for place in places}
        self._handed.begin(places)
        self._joining = False

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks[name] = self.loop.create_task(work)

    def _handle_ended(self) -> None:
        """Handle ended tasks as the rest of the process does."""
        for name, task in list(self._tasks.items()):
            if not task.done():
                continue
            del self._tasks[name]
            error = None if task.cancelled() else task.exception()
            if name == "end":
                self.kill()
                return
            if error is not None and self.ending in TAKING:
                self.ending, self.error = "error", error
                self._start("end", self._close_and_leave())
            elif name == "revoke" and error is None and self.ending in TAKING:
                self.member, self._joining = self.group.join(self.member), True

    async def _stop(self) -> None:
        await self.batches.release()
        await self._close_and_leave()

    async def _close_and_leave(self) -> None:
        try:
            await asyncio.wait_for(self.batches.stop(), CLOSE_WITHIN)
        except TimeoutError:
            return
        if self.member is not None:
            self.group.leave(self.member)


def _fetched(record: Message, assignments: int) -> Record:
    return Record(
        record.topic,
        cast(int, record.partition),
        cast(int, record.offset),
        record.key,
        record.value,
        record.headers,
        cast(int, record.timestamp) / 1000,
        assignments,
    )
