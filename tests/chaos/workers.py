"""The workers of the chaos test: each a process group with a log, to start, kill, pause and cut off."""

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.cluster.links import Link
from tests.cluster.processes import Processes


class Worker:
    """One worker of both stages: a supervisor, a process for each stage, and the processes that work on text.

    The keeper behind `processes` kills it when the chaos test ends, however that ends.
    """

    def __init__(
        self, name: str, environment: Mapping[str, str], log: Path, processes: Processes, link: Link | None
    ) -> None:
        self.name = name
        self.link = link
        settings = [f"{variable}={value}" for variable, value in environment.items()]
        command = [sys.executable, "-m", "tests.chaos.worker"]
        self._command = [*(link.prefix if link else []), "env", *settings, *command]
        self._log = log
        self._processes = processes
        self._number: int | None = None

    @property
    def running(self) -> bool:
        """True from its start until its supervisor is gone; true also while it is paused."""
        return self._number is not None and self._processes.status(self._number) is None

    @property
    def ready(self) -> bool:
        """True when both its stages have been up at some time."""
        output = self._log.read_text("utf-8") if self._log.exists() else ""
        return all(f"{stage} is up" in output for stage in ("clean", "enrich"))

    def start(self) -> None:
        """Start it, without waiting for it; nothing happens when it runs."""
        if not self.running:
            self._number = self._processes.start(self._command, self._log)

    def kill(self) -> None:
        """SIGKILL to every process of it, as when its machine loses power."""
        self._signal_all(signal.SIGKILL)
        self.kill_supervisor()

    def kill_supervisor(self) -> None:
        """SIGKILL to the supervisor alone; the others have to notice."""
        if self._number is not None:
            self._processes.signal(self._number, signal.SIGKILL)

    def pause(self) -> None:
        """SIGSTOP to every process of it."""
        self._signal_all(signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT to every process of it."""
        self._signal_all(signal.SIGCONT)

    def ask_to_stop(self) -> None:
        """SIGTERM, as an orchestrator sends it."""
        if self._number is not None:
            self._processes.signal(self._number, signal.SIGTERM)

    def stages(self) -> list[int]:
        """The process ids of its stages."""
        return _spawned(self._pid)

    def text_processes(self) -> list[int]:
        """The process ids of those that work on text."""
        return [text for stage in self.stages() for text in _spawned(stage)]

    @property
    def _pid(self) -> int:
        assert self._number is not None
        return self._processes.pid(self._number)

    def _signal_all(self, signum: signal.Signals) -> None:
        if self._number is not None:
            with suppress(ProcessLookupError):  # it has ended, or is too young to lead a group of its own
                os.killpg(self._pid, signum)


def kill(process: int) -> None:
    """SIGKILL to one process, which may have ended meanwhile."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _spawned(parent: int) -> list[int]:
    """The children that do work: multiprocessing has one more, which tracks resources."""
    listed = subprocess.run(["ps", "-e", "-ww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
    children = defaultdict(list)
    for line in listed.stdout.splitlines():
        pid, ppid, *words = line.split(None, 2)
        if words and "spawn_main" in words[0]:
            children[int(ppid)].append(int(pid))
    return children[parent]
