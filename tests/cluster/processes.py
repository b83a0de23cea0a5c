"""The processes of one cluster, owned by a keeper so that none survives this process."""

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.cluster import keeper
from tests.cluster.errors import ClusterError


class Processes:
    """Starts and signals processes, from any thread. `undo` commands run when this process ends for any reason."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # the threads of a nemesis and of the test may both use the keeper
        self._keeper = subprocess.Popen(
            [sys.executable, keeper.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C at the terminal must not reach the brokers directly
        )

    def start(self, command: list[str], log: Path) -> int:
        """Start a command whose output is appended to `log`; return its index here."""
        number: int = self._ask("start", command, str(log))
        return number

    def signal(self, number: int, signum: signal.Signals) -> None:
        """Signal the process of that index if it still runs; after SIGKILL, wait until it is gone."""
        self._ask("signal", number, signum.value)

    def status(self, number: int) -> int | None:
        """The exit status of the process of that index, negative for a signal; None while it runs."""
        status: int | None = self._ask("status", number)
        return status

    def pid(self, number: int) -> int:
        """The process id, to look it up in /proc; to signal it, use `signal`."""
        pid: int = self._ask("pid", number)
        return pid

    def undo(self, command: list[str]) -> None:
        """Run a command at the end, after all processes are gone; the last registered runs first."""
        self._ask("undo", command)

    def end(self) -> None:
        """Kill every process and run all `undo` commands; return when they have finished."""
        with self._lock:
            if self._keeper.poll() is None:
                self._keeper.communicate(json.dumps(["end"]) + "\n")

    def _ask(self, *words: Any) -> Any:
        with self._lock:
            assert self._keeper.stdin is not None
            assert self._keeper.stdout is not None
            try:
                self._keeper.stdin.write(json.dumps(words) + "\n")
                self._keeper.stdin.flush()
                reply = self._keeper.stdout.readline()
            except (BrokenPipeError, ValueError):
                reply = ""
            if not reply:
                raise ClusterError("the cluster has ended: its keeper is gone, and every broker with it")
            return json.loads(reply)
