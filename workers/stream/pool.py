"""Processes that work on text, so that the event loop only waits: heartbeats live through any article."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.connection import wait

from workers.message import Message
from workers.settings import Settings
from workers.stage import Outcome, Stage, Work, prepare

SLICE = 16
"""Messages sent to a process at once: one alone spends its time on pipes, many leave other processes idle."""

AHEAD = 3
"""Slices for each process that `through` reads ahead of the one it gives: enough that none waits, and no more
memory however long the input."""


class Pool:
    """A fixed number of processes, each with the stage's work prepared.

    Raises:
        ConfigurationError: the stage cannot work with these settings.
    """

    def __init__(self, stage: Stage, settings: Settings) -> None:
        stage.check(settings)
        self.processes = settings.cpu_processes or cores()
        # One maths thread each: more would fight over the same cores, and could sum in another order.
        os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
        self._executor = ProcessPoolExecutor(
            self.processes,
            mp_context=multiprocessing.get_context("spawn"),  # a fork would copy locks that threads hold
            initializer=_begin,
            initargs=(stage, settings),
        )

    def warm(self) -> list[Future[None]]:
        """Start the processes now; the futures end when they are ready to work."""
        return [self._executor.submit(_ready) for _ in range(self.processes)]

    async def run(self, messages: list[Message]) -> list[Outcome]:
        """The outcomes of `messages`, in their order, worked out by all processes at once.

        Raises:
            BrokenProcessPool: a process was killed or crashed.
        """
        loop = asyncio.get_running_loop()
        size = max(1, min(SLICE, -(-len(messages) // self.processes)))
        slices = [messages[start : start + size] for start in range(0, len(messages), size)]
        results = await asyncio.gather(*(loop.run_in_executor(self._executor, _run, part) for part in slices))
        return [outcome for part in results for outcome in part]

    def through(self, messages: Iterable[Message]) -> Iterator[Outcome]:
        """The outcomes of a stream of messages, in its order, reading ahead no more than keeps all busy."""
        source, pending = iter(messages), deque[Future[list[Outcome]]]()
        while True:
            while len(pending) < AHEAD * self.processes and (part := list(islice(source, SLICE))):
                pending.append(self._executor.submit(_run, part))
            if not pending:
                return
            yield from pending.popleft().result()

    def stop(self) -> None:
        """End the processes when they have finished what they are at; what they have not begun is dropped.

        It waits, since an executor left to end with its process can lose the word to its processes and hang.
        """
        self._executor.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_work: Work | None = None  # what a process of the pool was started for: set once, before its first message


def _begin(stage: Stage, settings: Settings) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the starting process decides alone
    threading.Thread(target=end_with_parent, daemon=True).start()
    _work = prepare(stage, settings)


def _run(messages: list[Message]) -> list[Outcome]:
    assert _work is not None
    return [_work(message) for message in messages]


def _ready() -> None:
    """Answers when the process has been set up."""


def end_with_parent() -> None:
    """Wait until the parent process is gone, then end this one: nothing of ours outlives a kill -9."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
