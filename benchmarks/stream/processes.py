"""Worker processes of a measure: started, waited for, stopped and started again, as an operator would."""

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
"""Seconds for a worker to be up: each of its processes imports for seconds, and eight start at once."""

STOP_WITHIN = 60.0
"""Seconds for a worker to end; it kills what has not stopped after ten."""


class WorkerProcess:
    """One `wiredesk worker` of both stages, with its log in a file."""

    def __init__(self, settings: Settings, annotator: AnnotatorName, log: Path, **more: object) -> None:
        """Args: settings: for the worker, and `more` that are its own."""
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
        """Start it, without waiting."""
        self._logged = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, env=self._environment, stderr=log)

    def wait_up(self) -> None:
        """Wait until each of its stages says that it is up.

        Raises:
            SystemExit: it has ended, or takes too long; with the end of its log.
        """
        until = time.monotonic() + UP_WITHIN
        while self._said().count(b" is up\n") < len(STAGES):
            if self._ended or time.monotonic() > until:
                raise SystemExit(f"a worker is not up; its log says:\n{self._said()[-2000:].decode()}")
            time.sleep(0.1)

    def stop(self) -> float:
        """SIGTERM; gives the seconds until it has ended. Nothing happens where it has."""
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
        """What it said that is more than news."""
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
    """All of them up for the length of a block."""
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.wait_up()
        yield
    finally:
        for worker in workers:
            worker.stop()
