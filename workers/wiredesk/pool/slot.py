"""One slot of the pool: the current process, the article it is at, and how it ended."""

import logging
import multiprocessing
import signal
import threading
import time
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from wiredesk.backoff import backoff
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.pool.child import OUT_OF_MEMORY, NotReady, Reply, TransientFault, serve
from wiredesk.settings import PREFIX, Settings
from wiredesk.stage import Outcome, Stage
from wiredesk.telemetry.logs import OncePerMinute

log = logging.getLogger(__name__)
faults = logging.getLogger(f"{__name__}.faults")
faults.addFilter(OncePerMinute())  # a transient fault repeats with every retry of every process

MAX_FAILED_STARTS = 5
"""Consecutive starts that may fail; then it is no transient fault, and the stage ends with an error."""

READY_WITHIN = 120.0
"""Seconds a process may take to become ready: far more than any model needs, so that a hang is noticed."""

POLL_SECONDS = 1.0
"""Seconds between checks of a silent process. Time is counted in polls, so that a parent that was itself stopped for
an hour does not count that hour against an article."""

_children = threading.Lock()  # multiprocessing's list of children is not thread-safe, and pids are reused


class NotReadyError(OperationError):
    """The pool processes cannot be started; the message says how the last one ended."""


class StoppedError(Exception):
    """The pool was stopped; work in progress is dropped and will be read again."""


@dataclass(frozen=True, slots=True)
class Death:
    """How a process ended."""

    how: str
    """For example `killed by SIGSEGV`."""
    remedy: str
    """What an operator can do if an article caused it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The outcomes of a list of messages: of all, or of those before the process ended."""

    outcomes: list[Outcome]
    """In the order of the messages, from the first."""
    death: Death | None = None
    """How the process ended, if it was working on a message."""
    culprit: int = -1
    """The index of that message."""


class WorkerSlot:
    """A slot in which one process works, followed by another when it ends.

    Its methods belong to one thread; `kill` may be called by any.
    """

    def __init__(self, stage: Stage, settings: Settings, stopping: threading.Event) -> None:
        self._stage, self._settings, self._stopping = stage, settings, stopping
        self._spawn = multiprocessing.get_context("spawn")  # a fork would copy locks held by threads
        self._current = self._spawn.RawValue(c_int, 0)
        self._poll = min(POLL_SECONDS, settings.article_timeout_seconds / 4)
        self._process: BaseProcess | None = None
        self._pipe: Connection[list[Message], Reply]
        self._overtime = False
        self._failed, self._delays = 0, backoff()
        self.warm = False
        """True while a process is ready to work; a process that ends while idle is noticed with the next batch."""
        self.heard_at = time.monotonic()
        """Time of the last message from the process, by `time.monotonic()`."""

    def get_ready(self) -> None:
        """Return when a process is ready to work: the current one, or a fresh one.

        Raises:
            NotReadyError: `MAX_FAILED_STARTS` consecutive processes ended before they could work.
            StoppedError: the pool is being stopped.
        """
        while self._process is None:
            try:
                self._start()
            except OSError as error:  # no more processes or files available
                self._fail(str(error))
                continue
            try:
                reply = (
                    self._pipe.recv() if self._pipe.poll(READY_WITHIN) else NotReady(f"silent for {READY_WITHIN:g} s")
                )
            except (EOFError, OSError):
                self._fail(self._finish().how)
            else:
                if isinstance(reply, NotReady):
                    self.kill()
                    self._finish()
                    self._fail(reply.reason)
                else:
                    self.warm, self.heard_at = True, time.monotonic()

    def attempt(self, messages: list[Message]) -> Attempt:
        """Have one process work on messages until it has finished or ends.

        Raises:
            NotReadyError: no process can be started.
            StoppedError: the pool is being stopped.
        """
        self.get_ready()
        outcomes: list[Outcome] = []
        self._current.value = 0
        try:
            self._pipe.send(messages)
            while len(outcomes) < len(messages):
                reply = self._receive()
                if isinstance(reply, list):
                    outcomes += reply
                elif isinstance(reply, TransientFault):
                    faults.warning("%s: transient fault, retrying: %s", self._stage.name, reply.reason)
        except (EOFError, OSError):
            culprit = self._current.value - 1
            death = self._finish()
            working = culprit >= len(outcomes)
            if outcomes or working:
                self._failed, self._delays = 0, backoff()
            if working:
                return Attempt(outcomes, death, culprit)
            self._fail(death.how)
            return Attempt(outcomes)
        self._failed, self._delays = 0, backoff()
        return Attempt(outcomes)

    def close(self) -> None:
        """Kill the process, if any, and wait until it is gone."""
        self.kill()
        if self._process is not None:
            self._reap(self._process)

    def kill(self) -> None:
        """Kill the process without waiting."""
        with _children:
            if self._process is not None:
                self._process.kill()

    def _start(self) -> None:
        self._pipe, theirs = self._spawn.Pipe()
        # A daemon, so that a parent that ends without stopping the pool kills it instead of waiting for it.
        process = self._spawn.Process(
            target=serve, args=(self._stage, self._settings, theirs, self._current), name=self._stage.name, daemon=True
        )
        with theirs, _children:  # our end closes with the process if the other end is open nowhere else
            process.start()
            self._process = process
        self._overtime = False
        if self._stopping.is_set():
            self.kill()

    def _receive(self) -> Reply:
        """The next reply of the process, which is killed if one article takes too long."""
        current, worked, polled = self._current.value, 0.0, time.monotonic()
        while not self._pipe.poll(self._poll):
            now = time.monotonic()
            same = self._current.value == current and current > 0
            worked = worked + min(now - polled, 2 * self._poll) if same else 0.0
            current, polled = self._current.value, now
            if worked >= self._settings.article_timeout_seconds:
                self._overtime = True
                self.kill()
        reply = self._pipe.recv()
        self.heard_at = time.monotonic()
        return reply

    def _finish(self) -> Death:
        """Wait for a process that is ending and determine how it ended."""
        process = self._process
        assert process is not None
        self._pipe.close()
        if not wait([process.sentinel], timeout=1):  # it closed the pipe and is still alive
            self.kill()
        status = self._reap(process)
        if self._stopping.is_set():
            raise StoppedError
        return self._death(status)

    def _reap(self, process: BaseProcess) -> int:
        """The exit status of a process that is ending."""
        self.warm = False
        wait([process.sentinel])
        with _children:
            process.join()
            self._process = None
        assert process.exitcode is not None
        return process.exitcode

    def _death(self, status: int) -> Death:
        if self._overtime:
            seconds = f"{self._settings.article_timeout_seconds:g} s"
            return Death(f"it took more than {seconds}", f"raise {PREFIX}ARTICLE_TIMEOUT_SECONDS and replay it")
        if status == OUT_OF_MEMORY:
            limit = f"{self._settings.process_memory_limit_mib} MiB"
            return Death(f"it took more memory than {limit}", f"raise {PREFIX}PROCESS_MEMORY_LIMIT_MIB and replay it")
        if -status == signal.SIGKILL:
            how = "killed by SIGKILL, as the kernel does when memory runs out"
            return Death(how, f"provide more memory or lower {PREFIX}POOL_PROCESSES, and replay it")
        how = f"killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        return Death(how, "report it, and replay it after an update")

    def _fail(self, reason: str) -> None:
        """Count a process that ended without an article, and wait before the next start."""
        self._failed += 1
        if self._failed == MAX_FAILED_STARTS:
            raise NotReadyError(
                f"{MAX_FAILED_STARTS} consecutive processes of {self._stage.name} ended before they could work: "
                f"{reason}: fix that, or report it"
            )
        log.warning("a process of %s ended while idle: %s; starting another", self._stage.name, reason)
        self._stopping.wait(next(self._delays))
