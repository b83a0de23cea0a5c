"""Child processes end with their parent, however the parent ends."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal this process gets when the thread that started it is gone."""


def end_with_parent() -> None:
    """Wait until the parent process is gone, then end this one. The target of a thread."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def die_with_parent() -> None:
    """End this process when its parent is gone, even in a loop that never lets another thread run.

    A regular expression holds the interpreter lock while it searches; only the kernel can end the process then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=end_with_parent, daemon=True).start()
