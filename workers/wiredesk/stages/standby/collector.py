"""How often Python looks for garbage in a process with a large state in memory."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 1000
"""Thresholds of the three generations. Linking and matching make no cycles, and looking for some through all that is in
memory, as often as is usual, takes a tenth of their time."""


def collect_rarely() -> None:
    """Set what such a process wants; for its start."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
