"""Worker processes of a benchmark: started, awaited, stopped and restarted as by an operator."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.stream.brokers import environment
from benchmarks.stream.stages import AnnotatorName
from wiredesk.settings import Settings

STAGES = ("clean", "enrich")

UP_WITHIN = 180.0
"""Startup timeout of a worker, in seconds: imports take seconds per process, and eight workers start at once."""

STOP_WITHIN = 60.0
"""Shutdown timeout of a worker, in seconds; it kills processes that have not stopped after ten."""


class WorkerProcess:
    """A `wiredesk worker` of both stages, with its log in a file."""

    def __init__(self, settings: Settings, annotator: AnnotatorName, log: Path, **more: object) -> None:
        """Args: settings: the settings of the worker; `more` are additional ones for this worker."""
        self._command = [sys.executable, "-m", "benchmarks.stream.worker", annotator, *STAGES]
        self._environment = environment(settings, **more)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._logged = 0

    @property
    def pid(self) -> int:
        """The supervisor's process id."""
        assert self._process is not None, "the worker was never started"
        return self._process.pid

    def start(self) -> None:
        """Start the worker, without waiting."""
        self._logged = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, env=self._environment, stderr=log)

    def wait_up(self) -> None:
        """Wait until each of its stages reports that it is up.

        Raises:
            SystemExit: it has ended, or takes too long; the message has the end of its log.
        """
        until = time.monotonic() + UP_WITHIN
        while self._said().count(b" is up\n") < len(STAGES):
            if self._ended or time.monotonic() > until:
                raise SystemExit(f"a worker is not up; its log says:\n{self._said()[-2000:].decode()}")
            time.sleep(0.1)

    def stop(self) -> float:
        """Send SIGTERM, and return the seconds until the worker has ended. Does nothing if it has already ended."""
        if self._process is None or self._ended:
            return 0.0
        begun = time.monotonic()
        self._process.terminate()
        try:
            self._process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        return time.monotonic() - begun

    @property
    def complaints(self) -> list[str]:
        """The warnings and errors in its log."""
        lines = self._log.read_text("utf-8", "replace").splitlines()
        return [line for line in lines if " WARNING " in line or " ERROR " in line]

    @property
    def _ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def _said(self) -> bytes:
        with self._log.open("rb") as log:
            log.seek(self._logged)
            return log.read()


@contextmanager
def running(workers: list[WorkerProcess]) -> Iterator[None]:
    """Context manager: run all workers."""
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.wait_up()
        yield
    finally:
        for worker in workers:
            worker.stop()
