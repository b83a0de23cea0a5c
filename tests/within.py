"""Polling for a condition."""

import time
from collections.abc import Callable

LOOK = 0.1
"""Minimum seconds between checks. After one that took longer they pause as long as it took: checking must not slow down
what is waited for."""


def within(seconds: float, condition: Callable[[], object], look: float = LOOK) -> bool:
    """True as soon as the condition holds; False if it does not within that time. Pauses `look` seconds at least."""
    deadline = time.monotonic() + seconds
    while (began := time.monotonic()) < deadline:
        if condition():
            return True
        time.sleep(max(look, time.monotonic() - began))
    return False
