"""Processes that work on text, so that the event loop only waits: heartbeats live through any article."""

import asyncio
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import islice
from queue import Empty, SimpleQueue
from typing import overload

from wiredesk.errors import PoisonArticle
from wiredesk.message import Message
from wiredesk.pool.slot import Death, StoppedError, WorkerSlot
from wiredesk.settings import Settings
from wiredesk.stage import Outcome, Stage, dead
from wiredesk.telemetry.logs import about

log = logging.getLogger(__name__)

SLICE = 16
"""Messages sent to a process at once: one alone spends its time on pipes, many leave other processes idle."""

AHEAD = 3
"""Slices for each process that `through` reads ahead of the one it gives: enough that none waits, and no more
memory however long the input."""

KNOWN = 20
"""Poisonous articles that are remembered. To find one out takes twice an article's time limit; meanwhile a rebalance
can take the batch away, which is then read again. Where rebalances come faster, its partition would stand still."""

STOP_WITHIN = 2.0
"""Seconds that `stop` waits for processes it has killed: the stage's own end has to fit in 10."""


@dataclass(frozen=True, slots=True)
class _Slice:
    messages: list[Message]
    outcomes: Future[list[Outcome]] = field(default_factory=Future)


class Pool:
    """A fixed number of processes, each with the stage's work prepared, each tended by a thread.

    An article that ends the process which works on it is tried once more, alone, in a fresh one; when that ends too
    it is a dead letter, `PoisonArticle`. The other articles are unaffected.

    Raises:
        ConfigurationError: the stage cannot work with these settings.
    """

    def __init__(self, stage: Stage, settings: Settings) -> None:
        stage.check(settings)
        self.processes = settings.pool_processes or cores()
        # One maths thread each: more would fight over the same cores, and could sum in another order.
        os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
        self._stage, self._settings = stage, settings
        self._slices = SimpleQueue[_Slice | None]()
        self._stopping = threading.Event()
        self._benches = [WorkerSlot(stage, settings, self._stopping) for _ in range(self.processes)]
        self._ready = [Future[None]() for _ in range(self.processes)]
        self._threads: list[threading.Thread] = []
        self._over: Exception | None = None
        self._known: dict[Message, Outcome] = {}  # what ended two processes

    def warm(self) -> list[Future[None]]:
        """Start the processes now; the futures end when they are ready to work."""
        while len(self._threads) < self.processes:
            self._start()
        return self._ready

    @property
    def warm_processes(self) -> int:
        """How many processes are ready to work."""
        return sum(bench.warm for bench in self._benches)

    @property
    def heard_at(self) -> float:
        """When a process last said anything, by `time.monotonic()`."""
        return max(bench.heard_at for bench in self._benches)

    async def run(self, messages: list[Message]) -> list[Outcome]:
        """The outcomes of `messages`, in their order, worked out by all processes at once.

        Raises:
            NotReadyError: processes end before they can work.
            StoppedError: the pool was stopped meanwhile.
        """
        size = max(1, min(SLICE, -(-len(messages) // self.processes)))
        slices = [self._submit(messages[start : start + size]) for start in range(0, len(messages), size)]
        parts = await asyncio.gather(*map(asyncio.wrap_future, slices))
        return [outcome for part in parts for outcome in part]

    @overload
    def through(self, messages: Iterable[Message]) -> Iterator[Outcome]: ...

    @overload
    def through(self, messages: Iterable[Message | None]) -> Iterator[Outcome | None]: ...

    def through(self, messages: Iterable[Message | None]) -> Iterator[Outcome | None]:
        """The outcomes of a stream of messages, in its order, reading ahead no more than keeps all busy.

        None in the stream gives None in its place.

        Raises:
            NotReadyError: processes end before they can work.
            StoppedError: the pool was stopped meanwhile.
        """
        source, pending = iter(messages), deque[tuple[list[Message | None], Future[list[Outcome]] | None]]()
        while True:
            while len(pending) < AHEAD * self.processes and (part := list(islice(source, SLICE))):
                work = [message for message in part if message is not None]
                pending.append((part, self._submit(work) if work else None))
            if not pending:
                return
            part, future = pending.popleft()
            outcomes = iter(future.result() if future is not None else ())
            yield from (None if message is None else next(outcomes) for message in part)

    def stop(self) -> None:
        """End the processes at once; what they are at is dropped, since what was not committed is read again.

        They are killed, as work on text leaves nothing half-done outside of its process.
        """
        self._stopping.set()
        self._drop(StoppedError())
        deadline = time.monotonic() + STOP_WITHIN
        while any(thread.is_alive() for thread in self._threads) and time.monotonic() < deadline:
            for thread, bench in zip(self._threads, self._benches, strict=False):
                bench.kill()
                self._slices.put(None)
                thread.join(0.05)

    def _submit(self, messages: list[Message]) -> Future[list[Outcome]]:
        part = _Slice(messages)
        self._slices.put(part)
        if len(self._threads) < self.processes:
            self._start()
        if self._over is not None:
            self._drop(self._over)
        return part.outcomes

    def _start(self) -> None:
        number = len(self._threads)
        thread = threading.Thread(target=self._tend, args=(self._benches[number], self._ready[number]), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _drop(self, error: Exception) -> None:
        """End with `error` what no process has begun, now and from now on."""
        self._over = error
        while True:
            try:
                part = self._slices.get_nowait()
            except Empty:
                return
            if part is not None and part.outcomes.set_running_or_notify_cancel():
                part.outcomes.set_exception(error)

    def _tend(self, bench: WorkerSlot, ready: Future[None]) -> None:
        """What the thread of one process does: slice after slice, until there are to be no more."""
        try:
            bench.get_ready()
            ready.set_result(None)
            while not self._stopping.is_set() and (part := self._slices.get()) is not None:
                if part.outcomes.set_running_or_notify_cancel():
                    self._work_through(bench, part)
        except Exception as error:
            if not ready.done():
                ready.set_exception(error)
            self._drop(error)
        finally:
            bench.close()

    def _work_through(self, bench: WorkerSlot, part: _Slice) -> None:
        try:
            outcomes = self._outcomes(bench, part.messages)
        except Exception as error:
            part.outcomes.set_exception(error)
            raise
        part.outcomes.set_result(outcomes)

    def _outcomes(self, bench: WorkerSlot, messages: list[Message]) -> list[Outcome]:
        """One outcome for each message; the one that ended a process comes first, and alone, in the next.

        The others wait for it here rather than go to another process: their batch has to wait for it anyway.
        """
        known = {place: self._known.get(message) for place, message in enumerate(messages)}
        done = {place: outcome for place, outcome in known.items() if outcome is not None}
        suspect: tuple[int, Death] | None = None
        while len(done) < len(messages):
            places = [suspect[0]] if suspect else [place for place in range(len(messages)) if place not in done]
            attempt = bench.attempt([messages[place] for place in places])
            done.update(zip(places, attempt.outcomes, strict=False))
            if suspect and suspect[0] in done:
                suspect = None
            elif attempt.death is not None:
                place = places[attempt.culprit]
                if suspect:
                    done[place] = self._poison(messages[place], suspect[1], attempt.death)
                    suspect = None
                else:
                    suspect = place, attempt.death
                    how = attempt.death.how
                    log.warning("it ended its process: %s; tried once more, alone", how, extra=about(messages[place]))
        return [done[place] for place in range(len(messages))]

    def _poison(self, message: Message, first: Death, second: Death) -> Outcome:
        how = second.how if first == second else f"{first.how}, then {second.how}"
        log.error("a dead letter: it ended two processes: %s", how, extra=about(message))
        reason = f"it ended the process that worked on it twice: {how}: {second.remedy}"
        self._known[message] = outcome = dead(message, self._stage, self._settings, PoisonArticle(reason))
        for oldest in list(self._known)[:-KNOWN]:
            self._known.pop(oldest, None)  # another thread may have been sooner
        return outcome


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
