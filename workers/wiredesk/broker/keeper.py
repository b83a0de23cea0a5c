"""A process between the caller and the embedded broker that ends the broker when the caller ends, and ends with it.

Its standard input is a pipe that only the caller holds open. When the caller stops, is interrupted or is killed with
SIGKILL, the pipe closes, and the keeper ends the broker and itself. A signal handler or `atexit` in the caller could
not do that, since they do not run after SIGKILL.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent dies


def _die_with_parent() -> None:
    """Covers the case that the keeper itself is killed. Linux only."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main(command: list[str]) -> int:
    """Run `command` until it ends or standard input closes; returns its exit status as a shell does, 128 + signal."""
    broker = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )
    # Ctrl-C reaches the whole process group; the caller decides when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_kill_when_input_closes, args=(broker,), daemon=True).start()
    status = broker.wait()
    return status if status >= 0 else 128 - status


def _kill_when_input_closes(broker: "subprocess.Popen[bytes]") -> None:
    # os.read, since a thread that waits inside sys.stdin would end the interpreter with a fatal error.
    while os.read(0, 4096):
        pass
    broker.kill()  # everything is in memory, so there is nothing to save


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
