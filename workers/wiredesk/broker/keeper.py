"""A small process between us and the embedded broker, which ends it when we end, however we end.

Its standard input is a pipe that only the starting process holds open. When that process stops, is
interrupted or is killed with SIGKILL, the pipe closes; the keeper then ends the broker and itself. A handler or
`atexit` in the starting process could not do that, since nothing of it runs after SIGKILL.
"""

import ctypes
import signal
import subprocess
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent dies


def _die_with_parent() -> None:
    """Covers the one case the pipe cannot: the keeper itself is killed. Linux only."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main(command: list[str]) -> int:
    """Run `command` until it ends or our standard input closes; gives the exit status to pass on."""
    broker = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )
    # Ctrl-C reaches the whole process group; ending is the starting process's decision alone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdin.buffer.read()
    broker.kill()  # memory only: there is nothing that a gentle stop would save
    return broker.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
