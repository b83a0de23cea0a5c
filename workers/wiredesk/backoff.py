"""Exponential backoff with jitter."""

import random
from collections.abc import Iterator

MIN_DELAY, MAX_DELAY = 0.1, 30.0
"""Seconds before the second attempt, doubled for each further one: short, since most faults are brief; bounded, so that
work resumes soon after a long one."""


def backoff() -> Iterator[float]:
    """Seconds to wait before each further attempt, endlessly; each is shortened at random by up to half.

    Without jitter, everything that failed together would retry together and fail again.
    """
    delay = MIN_DELAY
    while True:
        yield delay * random.uniform(0.5, 1.0)
        delay = min(delay * 2, MAX_DELAY)
