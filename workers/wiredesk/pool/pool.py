"""The pool: distributes messages over processes and turns poison articles into dead letters."""

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

READ_AHEAD = 3
"""Slices per process that `map` reads ahead: enough that no process idles, with bounded memory."""

MAX_POISON = 20
"""Poison articles that are remembered. Identifying one takes twice the article timeout; if a rebalance interrupts that,
the batch is read again, and with frequent rebalances its partition would never progress."""

STOP_WITHIN = 2.0
"""Seconds that `stop` waits for killed processes: the whole stage has to stop within 10."""


@dataclass(frozen=True, slots=True)
class _Slice:
    messages: list[Message]
    outcomes: Future[list[Outcome]] = field(default_factory=Future)


class Pool:
    """A fixed number of processes with the stage's work prepared, each managed by a thread.

    An article whose process ends is retried once, alone, in a fresh process. If that ends too, the article becomes a
    dead letter (`PoisonArticle`). Other articles are not affected.

    Raises:
        ConfigurationError: the stage cannot work with these settings.
    """

    def __init__(self, stage: Stage, settings: Settings) -> None:
        stage.check(settings)
        self.processes = settings.pool_processes or cores()
        # One maths thread each: more would compete for the same cores, and could sum in another order.
        os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
        self._stage, self._settings = stage, settings
        self._slices = SimpleQueue[_Slice | None]()
        self._stopping = threading.Event()
        self._slots = [WorkerSlot(stage, settings, self._stopping) for _ in range(self.processes)]
        self._ready = [Future[None]() for _ in range(self.processes)]
        self._threads: list[threading.Thread] = []
        self._failure: Exception | None = None
        self._poison_outcomes: dict[Message, Outcome] = {}

    def warm(self) -> list[Future[None]]:
        """Start the processes now; the futures complete when they are ready to work."""
        while len(self._threads) < self.processes:
            self._start()
        return self._ready

    @property
    def warm_processes(self) -> int:
        """Number of processes that are ready to work."""
        return sum(slot.warm for slot in self._slots)

    @property
    def heard_at(self) -> float:
        """Time of the last message from any process, by `time.monotonic()`."""
        return max(slot.heard_at for slot in self._slots)

    async def run(self, messages: list[Message]) -> list[Outcome]:
        """The outcomes of `messages`, in their order, computed by all processes in parallel.

        Raises:
            NotReadyError: the processes cannot be started.
            StoppedError: the pool was stopped.
        """
        size = max(1, min(SLICE, -(-len(messages) // self.processes)))
        slices = [self._submit(messages[start : start + size]) for start in range(0, len(messages), size)]
        parts = await asyncio.gather(*map(asyncio.wrap_future, slices))
        return [outcome for part in parts for outcome in part]

    @overload
    def map(self, messages: Iterable[Message]) -> Iterator[Outcome]: ...

    @overload
    def map(self, messages: Iterable[Message | None]) -> Iterator[Outcome | None]: ...

    def map(self, messages: Iterable[Message | None]) -> Iterator[Outcome | None]:
        """The outcomes of a stream of messages, in its order, with bounded read-ahead.

        None in the stream gives None in its place.

        Raises:
            NotReadyError: the processes cannot be started.
            StoppedError: the pool was stopped.
        """
        source, pending = iter(messages), deque[tuple[list[Message | None], Future[list[Outcome]] | None]]()
        while True:
            while len(pending) < READ_AHEAD * self.processes and (part := list(islice(source, SLICE))):
                work = [message for message in part if message is not None]
                pending.append((part, self._submit(work) if work else None))
            if not pending:
                return
            part, future = pending.popleft()
            outcomes = iter(future.result() if future is not None else ())
            yield from (None if message is None else next(outcomes) for message in part)

    def stop(self) -> None:
        """Kill the processes and drop their work: whatever was not committed is read again.

        Work on text has no effects outside its process, so killing is safe.
        """
        self._stopping.set()
        self._drop(StoppedError())
        deadline = time.monotonic() + STOP_WITHIN
        while any(thread.is_alive() for thread in self._threads) and time.monotonic() < deadline:
            for thread, slot in zip(self._threads, self._slots, strict=False):
                slot.kill()
                self._slices.put(None)
                thread.join(0.05)

    def _submit(self, messages: list[Message]) -> Future[list[Outcome]]:
        part = _Slice(messages)
        self._slices.put(part)
        if len(self._threads) < self.processes:
            self._start()
        if self._failure is not None:
            self._drop(self._failure)
        return part.outcomes

    def _start(self) -> None:
        index = len(self._threads)
        thread = threading.Thread(target=self._serve, args=(self._slots[index], self._ready[index]), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _drop(self, error: Exception) -> None:
        """Fail all slices that no process has started, and all later ones."""
        self._failure = error
        while True:
            try:
                part = self._slices.get_nowait()
            except Empty:
                return
            if part is not None and part.outcomes.set_running_or_notify_cancel():
                part.outcomes.set_exception(error)

    def _serve(self, slot: WorkerSlot, ready: Future[None]) -> None:
        """The thread of one slot: works on slices until the pool stops."""
        try:
            slot.get_ready()
            ready.set_result(None)
            while not self._stopping.is_set() and (part := self._slices.get()) is not None:
                if part.outcomes.set_running_or_notify_cancel():
                    self._work_through(slot, part)
        except Exception as error:
            if not ready.done():
                ready.set_exception(error)
            self._drop(error)
        finally:
            slot.close()

    def _work_through(self, slot: WorkerSlot, part: _Slice) -> None:
        try:
            outcomes = self._outcomes(slot, part.messages)
        except Exception as error:
            part.outcomes.set_exception(error)
            raise
        part.outcomes.set_result(outcomes)

    def _outcomes(self, slot: WorkerSlot, messages: list[Message]) -> list[Outcome]:
        """One outcome per message. A message that ended its process is retried first, and alone.

        The others wait here rather than go to another process: their batch has to wait for it anyway.
        """
        known = {index: self._poison_outcomes.get(message) for index, message in enumerate(messages)}
        done = {index: outcome for index, outcome in known.items() if outcome is not None}
        suspect: tuple[int, Death] | None = None
        while len(done) < len(messages):
            pending = [suspect[0]] if suspect else [index for index in range(len(messages)) if index not in done]
            attempt = slot.attempt([messages[index] for index in pending])
            done.update(zip(pending, attempt.outcomes, strict=False))
            if suspect and suspect[0] in done:
                suspect = None
            elif attempt.death is not None:
                culprit = pending[attempt.culprit]
                if suspect:
                    done[culprit] = self._poison(messages[culprit], suspect[1], attempt.death)
                    suspect = None
                else:
                    suspect = culprit, attempt.death
                    how = attempt.death.how
                    log.warning(
                        "the article ended its process: %s; retrying it alone", how, extra=about(messages[culprit])
                    )
        return [done[index] for index in range(len(messages))]

    def _poison(self, message: Message, first: Death, second: Death) -> Outcome:
        how = second.how if first == second else f"{first.how}, then {second.how}"
        log.error("dead letter: the article ended two processes: %s", how, extra=about(message))
        reason = f"the article ended its process twice: {how}: {second.remedy}"
        self._poison_outcomes[message] = outcome = dead(message, self._stage, self._settings, PoisonArticle(reason))
        for oldest in list(self._poison_outcomes)[:-MAX_POISON]:
            self._poison_outcomes.pop(oldest, None)  # another thread may have removed it
        return outcome


def cores() -> int:
    """Number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
