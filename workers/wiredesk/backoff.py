"""How long to wait before something is tried again."""

import random
from collections.abc import Iterator

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 30.0
"""Seconds before a second try, doubled for each further one: short, since most faults pass; bounded, so that work
goes on soon after a long one."""


def pauses() -> Iterator[float]:
    """Seconds to wait before each further try, without end; up to half is left off by chance.

    Without chance, all that failed together would come back together and fail again.
    """
    pause = FIRST_PAUSE
    while True:
        yield pause * random.uniform(0.5, 1.0)
        pause = min(pause * 2, LONGEST_PAUSE)
