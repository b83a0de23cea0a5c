"""Waiting for what nobody tells of."""

import time
from collections.abc import Callable

LOOK = 0.1
"""Seconds between two looks."""


def within(seconds: float, true: Callable[[], object]) -> bool:
    """True as soon as it holds, False if it does not in that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(LOOK)
    return False
