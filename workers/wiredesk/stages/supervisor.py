"""The parent of all worker processes: starts one per stage, and restarts those that end unexpectedly."""

import logging
import multiprocessing
import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess

from wiredesk.dlq.limits import TooManyDeadError
from wiredesk.errors import OperationError
from wiredesk.settings import Settings
from wiredesk.stage import Stage, StatefulStage
from wiredesk.stages.exit_statuses import MISCONFIGURED, TOO_MANY_DEAD

log = logging.getLogger(__name__)

MIN_DELAY, MAX_DELAY = 1.0, 30.0
"""Seconds before an ended stage is restarted; doubled each time, so that a permanent fault does not cause a loop."""

STABLE_AFTER = 60.0
"""Seconds after which a stage counts as stable and its next delay is the shortest again."""

STOP_WITHIN = 10.0
"""Seconds that a stage has to stop; Kubernetes kills after 30, and other workers wait for its partitions."""


class WorkerFailedError(OperationError):
    """A stage ended and a restart does not help; its own log line has the reason."""


class Supervisor:
    """Keeps one process per stage running."""

    def __init__(self, stages: Sequence[Stage | StatefulStage], settings: Settings) -> None:
        """Args: stages: each serves metrics and health on its own port, numbered from the monitoring port."""
        self._watched = [_Watched(stage, _on_port(settings, index)) for index, stage in enumerate(stages)]
        self._lock = threading.Lock()
        self._stopping = False

    def start(self) -> None:
        """Start all stages."""
        for watched in self._watched:
            watched.start()

    def watch(self, seconds: float) -> None:
        """Wait up to `seconds` and restart stages that have ended; does nothing once any thread has called `stop`.

        Raises:
            WorkerFailedError: a stage ended because of its configuration.
            TooManyDeadError: a stage ended because of its dead letters.
        """
        alive = [watched.sentinel for watched in self._watched if watched.sentinel is not None]
        due = [watched.pause_left() for watched in self._watched if watched.sentinel is None]
        wait(alive, timeout=min([seconds, *due])) if alive else time.sleep(min([seconds, *due]))
        with self._lock:
            if self._stopping:
                return
            for watched in self._watched:
                watched.restart_if_ended()

    def stop(self) -> None:
        """Ask all stages to stop, and kill those that have not after `STOP_WITHIN` seconds."""
        with self._lock:
            self._stopping = True
            processes = [watched.process for watched in self._watched if watched.process is not None]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for process in processes:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                log.warning("%s did not stop within %.0f s: killing it", process.name, STOP_WITHIN)
                process.kill()
                process.join()


def _work(stage: Stage, settings: Settings) -> None:
    from wiredesk.stages.worker import work  # with Kafka's client and a web server: only in the stage's own process

    work(stage, settings)


def _on_port(settings: Settings, index: int) -> Settings:
    return (
        settings.model_copy(update={"monitoring_port": settings.monitoring_port + index})
        if settings.monitoring_port
        else settings
    )


class _Watched:
    """One stage with its process, or the time of its next start."""

    def __init__(self, stage: Stage | StatefulStage, settings: Settings) -> None:
        self.stage, self._settings = stage, settings
        self.process: BaseProcess | None = None
        self._started = 0.0
        self._pause = 0.0
        self._resume_at = 0.0

    @property
    def sentinel(self) -> int | None:
        return self.process.sentinel if self.process is not None else None

    def start(self) -> None:
        spawn = multiprocessing.get_context("spawn")  # a fork would inherit locks and open sockets
        if isinstance(self.stage, StatefulStage):
            self.process = spawn.Process(target=self.stage.run, args=(self._settings,), name=self.stage.name)
        else:
            self.process = spawn.Process(target=_work, args=(self.stage, self._settings), name=self.stage.name)
        self.process.start()
        self._started = time.monotonic()

    def pause_left(self) -> float:
        return max(0.0, self._resume_at - time.monotonic())

    def restart_if_ended(self) -> None:
        if self.process is not None and not self.process.is_alive():
            status = self.process.exitcode
            if status == MISCONFIGURED:
                raise WorkerFailedError(f"{self.stage.name} cannot run with this configuration")
            if status == TOO_MANY_DEAD:
                raise TooManyDeadError(f"{self.stage.name} stopped because of its dead letters and is not restarted")
            stable = time.monotonic() - self._started >= STABLE_AFTER
            self._pause = MIN_DELAY if stable else min(max(MIN_DELAY, self._pause * 2), MAX_DELAY)
            self._resume_at = time.monotonic() + self._pause
            self.process = None
            log.warning("%s ended with status %s; restarting in %.0f s", self.stage.name, status, self._pause)
        if self.process is None and self.pause_left() == 0:
            self.start()
