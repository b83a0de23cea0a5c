"""When a delivery that failed is tried again."""

import random

FIRST, FACTOR, LONGEST = 5.0, 3.0, 3600.0
"""Seconds before the second attempt, by how much each wait is longer than the one before, and the longest."""

MAX_ASKED = 6 * 3600.0
"""Seconds that a receiver can ask to wait at most."""


def delay(attempts: int, rng: random.Random, asked: float | None = None) -> float:
    """Seconds until the next attempt: longer each time, and between half and all of that, so that many spread out.

    Args:
        attempts: how many have failed, 1 or more.
        rng: for the jitter.
        asked: seconds that the receiver asks for: not sooner than that.
    """
    longest = min(LONGEST, FIRST * FACTOR ** min(attempts - 1, 20))
    return max(longest * rng.uniform(0.5, 1.0), min(asked or 0.0, MAX_ASKED))
