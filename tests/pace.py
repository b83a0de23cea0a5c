"""Times that hold on an idle machine, measured on a busy one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

WORK = 0.05
"""Seconds of processor time to measure with."""


@dataclass(slots=True)
class Timed:
    """How long a block took."""

    elapsed: float = 0.0
    """Seconds by the clock."""
    seconds: float = 0.0
    """About as many seconds as on an idle machine."""


@contextmanager
def timed() -> Iterator[Timed]:
    """Measure a block, whose limit is meant for an idle machine.

    The time is divided by how much longer than its processor time some work takes, before or after the block: four
    times as long if each core has four processes to run.
    """
    result, before, began = Timed(), slowdown(), time.monotonic()
    yield result
    result.elapsed = time.monotonic() - began
    result.seconds = result.elapsed / max(before, slowdown())


def slowdown() -> float:
    """The elapsed time of some work by its processor time; 1 on an idle machine."""
    began, used = time.monotonic(), time.thread_time()
    while time.thread_time() - used < WORK:
        sum(range(1000))
    return max(1.0, (time.monotonic() - began) / (time.thread_time() - used))
