"""The processes of one cluster, which a keeper owns so that none of them outlives us."""

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
    """Starts processes and signals them, from any thread. What `undo` was told is done when we end, however we end."""

    def __init__(self) -> None:
        self._turn = threading.Lock()  # a nemesis's thread and the test's may both speak to the keeper
        self._keeper = subprocess.Popen(
            [sys.executable, keeper.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C at the terminal must reach the brokers only through us
        )

    def start(self, command: list[str], log: Path) -> int:
        """Start a command, what it says going to the end of `log`; gives its number here."""
        number: int = self._ask("start", command, str(log))
        return number

    def signal(self, number: int, signum: signal.Signals) -> None:
        """Signal the process of that number, if it still runs; after SIGKILL it is gone when this returns."""
        self._ask("signal", number, signum.value)

    def status(self, number: int) -> int | None:
        """The exit status of the process of that number, negative for the signal that ended it; None: it runs."""
        status: int | None = self._ask("status", number)
        return status

    def pid(self, number: int) -> int:
        """The process id, for reading what the system says of it; to signal it, use `signal`."""
        pid: int = self._ask("pid", number)
        return pid

    def undo(self, command: list[str]) -> None:
        """Have a command run at the end, after all processes are gone; the last one told runs first."""
        self._ask("undo", command)

    def end(self) -> None:
        """Kill every process and undo what was told; nothing is left when this returns."""
        with self._turn:
            if self._keeper.poll() is None:
                self._keeper.communicate(json.dumps(["end"]) + "\n")

    def _ask(self, *words: Any) -> Any:
        with self._turn:
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
