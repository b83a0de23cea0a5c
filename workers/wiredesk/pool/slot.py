"""One process of the pool as its parent sees it: always known is which article it is at, and what ended it."""

import logging
import multiprocessing
import signal
import threading
import time
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from wiredesk.backoff import pauses
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.pool.child import OUT_OF_MEMORY, Said, Trouble, Unready, serve
from wiredesk.settings import PREFIX, Settings
from wiredesk.stage import Outcome, Stage
from wiredesk.telemetry.logs import OncePerMinute

log = logging.getLogger(__name__)
troubles = logging.getLogger(f"{__name__}.troubles")
troubles.addFilter(OncePerMinute())  # a transient fault comes with every try of every process

STARTS = 5
"""Starts that may fail one after another; beyond, it is no passing fault and the stage has to end and say so."""

READY_WITHIN = 120.0
"""Seconds a process may take to get ready: far more than any model needs to load, so that one that hangs in it is
found."""

LOOK = 1.0
"""Seconds between two looks at a silent process. Time is counted by looks, so that a parent which was itself stopped
for an hour does not put that hour down to an article."""

_children = threading.Lock()  # multiprocessing keeps its list of children without one, and a pid may be used again


class NotReadyError(OperationError):
    """The processes that work on text cannot be started; the message says what ended the last one."""


class StoppedError(Exception):
    """The pool was stopped: what was at hand is dropped, and whoever reads it again finds it undone."""


@dataclass(frozen=True, slots=True)
class Death:
    """What ended a process."""

    how: str
    """In words: `killed by SIGSEGV`."""
    remedy: str
    """What a person can do when it was an article's doing."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a list of messages: all of them, or those before a process ended."""

    outcomes: list[Outcome]
    """In the order of the messages, from the first."""
    death: Death | None = None
    """What ended the process, when it was at a message."""
    culprit: int = -1
    """The index of that message."""


class WorkerSlot:
    """A place where one process works, and another after it when it ends.

    Its methods belong to one thread; `kill` may be called by any.
    """

    def __init__(self, stage: Stage, settings: Settings, stopping: threading.Event) -> None:
        self._stage, self._settings, self._stopping = stage, settings, stopping
        self._spawn = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold
        self._place = self._spawn.RawValue(c_int, 0)
        self._look = min(LOOK, settings.article_timeout_seconds / 4)
        self._process: BaseProcess | None = None
        self._pipe: Connection[list[Message], Said]
        self._overtime = False
        self._failed, self._rest = 0, pauses()
        self.warm = False
        """True while a process is ready to work, as far as is known: one that ends idle is missed at the next batch."""
        self.heard_at = time.monotonic()
        """When it last said anything."""

    def get_ready(self) -> None:
        """Return when a process is ready to work: the one that is here, or a fresh one.

        Raises:
            NotReadyError: `STARTS` processes in a row ended with no article at hand.
            StoppedError: the pool is being stopped.
        """
        while self._process is None:
            try:
                self._start()
            except OSError as error:  # no more processes or files are to be had
                self._fail(str(error))
                continue
            try:
                said = self._pipe.recv() if self._pipe.poll(READY_WITHIN) else Unready(f"silent for {READY_WITHIN:g} s")
            except (EOFError, OSError):
                self._fail(self._bury().how)
            else:
                if isinstance(said, Unready):
                    self.kill()
                    self._bury()
                    self._fail(said.reason)
                else:
                    self.warm, self.heard_at = True, time.monotonic()

    def attempt(self, messages: list[Message]) -> Attempt:
        """Have messages worked on by one process, until it has finished or ends.

        Raises:
            NotReadyError: no process can be started.
            StoppedError: the pool is being stopped.
        """
        self.get_ready()
        outcomes: list[Outcome] = []
        self._place.value = 0
        try:
            self._pipe.send(messages)
            while len(outcomes) < len(messages):
                said = self._hear()
                if isinstance(said, list):
                    outcomes += said
                elif isinstance(said, Trouble):
                    troubles.warning("%s: tried again until it passes: %s", self._stage.name, said.reason)
        except (EOFError, OSError):
            culprit = self._place.value - 1
            death = self._bury()
            at_hand = culprit >= len(outcomes)
            if outcomes or at_hand:
                self._failed, self._rest = 0, pauses()
            if at_hand:
                return Attempt(outcomes, death, culprit)
            self._fail(death.how)
            return Attempt(outcomes)
        self._failed, self._rest = 0, pauses()
        return Attempt(outcomes)

    def close(self) -> None:
        """End the process, if there is one, and wait until it is gone."""
        self.kill()
        if self._process is not None:
            self._reap(self._process)

    def kill(self) -> None:
        """End the process now, without waiting."""
        with _children:
            if self._process is not None:
                self._process.kill()

    def _start(self) -> None:
        self._pipe, theirs = self._spawn.Pipe()
        # A daemon, so that a parent that ends without stopping the pool ends it instead of waiting for it.
        process = self._spawn.Process(
            target=serve, args=(self._stage, self._settings, theirs, self._place), name=self._stage.name, daemon=True
        )
        with theirs, _children:  # ours ends with the process when theirs is open nowhere else
            process.start()
            self._process = process
        self._overtime = False
        if self._stopping.is_set():
            self.kill()

    def _hear(self) -> Said:
        """The next that the process says; it is killed when one article takes too long."""
        place, worked, looked = self._place.value, 0.0, time.monotonic()
        while not self._pipe.poll(self._look):
            now = time.monotonic()
            same = self._place.value == place and place > 0
            worked = worked + min(now - looked, 2 * self._look) if same else 0.0
            place, looked = self._place.value, now
            if worked >= self._settings.article_timeout_seconds:
                self._overtime = True
                self.kill()
        said = self._pipe.recv()
        self.heard_at = time.monotonic()
        return said

    def _bury(self) -> Death:
        """Take leave of a process that is ending."""
        process = self._process
        assert process is not None
        self._pipe.close()
        if not wait([process.sentinel], timeout=1):  # it closed the pipe and lives
            self.kill()
        status = self._reap(process)
        if self._stopping.is_set():
            raise StoppedError
        return self._death(status)

    def _reap(self, process: BaseProcess) -> int:
        """The exit status of a process that ends."""
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
            return Death(f"worked on for more than {seconds}", f"raise {PREFIX}ARTICLE_TIMEOUT_SECONDS and replay it")
        if status == OUT_OF_MEMORY:
            limit = f"{self._settings.process_memory_limit_mib} MiB"
            return Death(f"it took more memory than {limit}", f"raise {PREFIX}PROCESS_MEMORY_LIMIT_MIB and replay it")
        if -status == signal.SIGKILL:
            how = "killed by SIGKILL, as a system out of memory does"
            return Death(how, f"give it more memory or fewer {PREFIX}POOL_PROCESSES and replay it")
        how = f"killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        return Death(how, "report it, and replay it after the update")

    def _fail(self, reason: str) -> None:
        """Count a process that ended with no article at hand, and wait before the next."""
        self._failed += 1
        if self._failed == STARTS:
            raise NotReadyError(
                f"{STARTS} processes of {self._stage.name} in a row ended before they could work: {reason}: "
                "mend that, or report it"
            )
        log.warning("a process of %s ended with no article at hand: %s; another starts", self._stage.name, reason)
        self._stopping.wait(next(self._rest))
