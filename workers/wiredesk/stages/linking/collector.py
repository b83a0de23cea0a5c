"""How often Python looks for garbage in a process that links."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 1000
"""Thresholds of the three generations. Linking makes no cycles, and looking for some through the articles in memory, as
often as is usual, takes a tenth of its time."""


def collect_rarely() -> None:
    """Set what a process that links wants; for its start."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
