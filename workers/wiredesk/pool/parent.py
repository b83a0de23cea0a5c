"""Nothing of ours outlives the process that started it, however that one ends."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import wait

PR_SET_PDEATHSIG = 1
"""The number of a request to Linux: this signal to me when the thread that started me is gone."""


def end_with_parent() -> None:
    """Wait until the parent process is gone, then end this one; the target of a thread."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def die_with_parent() -> None:
    """End this process when its parent is gone, even in a loop that never lets another thread run.

    A regular expression holds the interpreter's lock for as long as it searches: only the kernel can end it then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=end_with_parent, daemon=True).start()
