"""The workers of the chaos test: process groups that can be started, killed, paused and disconnected."""

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.cluster.links import Link
from tests.cluster.processes import Processes


class Worker:
    """One worker of all stages: a supervisor, a process per stage, and their pool processes.

    The keeper behind `processes` kills it when the chaos test ends for any reason.
    """

    def __init__(
        self,
        name: str,
        environment: Mapping[str, str],
        log: Path,
        processes: Processes,
        link: Link | None,
        stages: Sequence[str],
    ) -> None:
        """Args: what it runs, and where.

        name: its name.
        environment: its settings.
        log: gets what it prints.
        processes: starts and ends it.
        link: the host that it runs on.
        stages: stages that it runs besides `clean` and `enrich`.
        """
        self.name = name
        self.link = link
        settings = [f"{variable}={value}" for variable, value in environment.items()]
        command = [sys.executable, "-m", "tests.chaos.worker", *stages]
        self._stages = ("clean", "enrich", *stages)
        self._command = [*(link.prefix if link else []), "env", *settings, *command]
        self._log = log
        self._processes = processes
        self._number: int | None = None

    @property
    def running(self) -> bool:
        """True until its supervisor has ended, also while it is paused."""
        return self._number is not None and self._processes.status(self._number) is None

    @property
    def ready(self) -> bool:
        """True once its stages have started."""
        output = self._log.read_text("utf-8") if self._log.exists() else ""
        return all(f"{stage} is up" in output for stage in self._stages)

    def start(self) -> None:
        """Start it without waiting; does nothing if it is running."""
        if not self.running:
            self._number = self._processes.start(self._command, self._log)

    def kill(self) -> None:
        """Send SIGKILL to all its processes, as if its machine lost power."""
        self._signal_all(signal.SIGKILL)
        self.kill_supervisor()

    def kill_supervisor(self) -> None:
        """Send SIGKILL to the supervisor only; the other processes have to detect it."""
        if self._number is not None:
            self._processes.signal(self._number, signal.SIGKILL)

    def pause(self) -> None:
        """Send SIGSTOP to all its processes."""
        self._signal_all(signal.SIGSTOP)

    def resume(self) -> None:
        """Send SIGCONT to all its processes."""
        self._signal_all(signal.SIGCONT)

    def ask_to_stop(self) -> None:
        """Send SIGTERM, as an orchestrator does."""
        if self._number is not None:
            self._processes.signal(self._number, signal.SIGTERM)

    def stages(self) -> list[int]:
        """The process ids of its stages."""
        return _spawned(self._pid)

    def pool_processes(self) -> list[int]:
        """The process ids of its pool processes."""
        return [text for stage in self.stages() for text in _spawned(stage)]

    @property
    def _pid(self) -> int:
        assert self._number is not None
        return self._processes.pid(self._number)

    def _signal_all(self, signum: signal.Signals) -> None:
        if self._number is not None:
            with suppress(ProcessLookupError):  # it has ended, or has not created its group yet
                os.killpg(self._pid, signum)


def kill(process: int) -> None:
    """Send SIGKILL to one process, if it still exists."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _spawned(parent: int) -> list[int]:
    """The worker processes among the children; multiprocessing has another child, the resource tracker."""
    listed = subprocess.run(["ps", "-e", "-ww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
    children = defaultdict(list)
    for line in listed.stdout.splitlines():
        pid, ppid, *words = line.split(None, 2)
        if words and "spawn_main" in words[0]:
            children[int(ppid)].append(int(pid))
    return children[parent]
