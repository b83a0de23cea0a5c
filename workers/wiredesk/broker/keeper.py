"""A process between the caller and the embedded broker that ends the broker when the caller ends.

Its standard input is a pipe that only the caller holds open. When the caller stops, is interrupted or is killed with
SIGKILL, the pipe closes, and the keeper ends the broker and itself. A signal handler or `atexit` in the caller could
not do that, since they do not run after SIGKILL.
"""

import ctypes
import signal
import subprocess
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent dies


def _die_with_parent() -> None:
    """Covers the case that the keeper itself is killed. Linux only."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main(command: list[str]) -> int:
    """Run `command` until it ends or standard input closes; returns its exit status."""
    broker = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )
    # Ctrl-C reaches the whole process group; the caller decides when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdin.buffer.read()
    broker.kill()  # everything is in memory, so there is nothing to save
    return broker.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
