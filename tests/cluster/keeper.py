"""A small process that owns the brokers of one cluster, and ends them when the test ends for any reason.

Its standard input is a pipe that only the starting process holds open. When that process ends, even by SIGKILL, the
pipe closes; the keeper then kills the brokers and removes their links and disks.

Run as a script without imports from the project. Reads one JSON list per line, and writes one JSON value per line.
"""

import ctypes
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent dies


def _die_with_parent() -> None:
    """For the case that the keeper itself is killed. Linux only."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _started(command: list[str], log: str) -> subprocess.Popen[bytes]:
    with Path(log).open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )


def main() -> None:
    """Execute the lines until `end` or the end of input; then end all processes and undo the rest in reverse order."""
    started: list[subprocess.Popen[bytes]] = []
    undo: list[list[str]] = []
    for line in sys.stdin:
        reply: Any = None
        match json.loads(line):
            case ["start", command, log]:
                started.append(_started(command, log))
                reply = len(started) - 1
            case ["signal", number, signum]:
                started[number].send_signal(signum)  # does nothing if it has ended, so no other process is hit
                if signum == signal.SIGKILL:
                    started[number].wait()
            case ["status", number]:
                reply = started[number].poll()
            case ["pid", number]:
                reply = started[number].pid
            case ["undo", command]:
                undo.append(command)
            case ["end"]:
                break
        print(json.dumps(reply), flush=True)
    for process in started:
        process.kill()
    for process in started:
        process.wait()
    for command in reversed(undo):
        subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


if __name__ == "__main__":
    main()
