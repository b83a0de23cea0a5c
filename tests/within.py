"""Polling for a condition."""

import time
from collections.abc import Callable

LOOK = 0.1
"""Seconds between checks."""


def within(seconds: float, condition: Callable[[], object]) -> bool:
    """True as soon as the condition holds; False if it does not within that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(LOOK)
    return False
