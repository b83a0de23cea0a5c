"""Backoff for failed deliveries."""

import random

FIRST, FACTOR, MAX = 5.0, 3.0, 3600.0
"""Delay before the second attempt in seconds, growth factor of the delay, and maximum delay in seconds."""

MAX_ASKED = 6 * 3600.0
"""Maximum delay that a receiver can ask for, in seconds."""


def delay(attempts: int, rng: random.Random, asked: float | None = None) -> float:
    """Seconds until the next attempt: exponential backoff with jitter between half and all of the delay.

    Args:
        attempts: number of failed attempts, at least 1.
        rng: random generator for the jitter.
        asked: minimum delay that the receiver asks for, in seconds.
    """
    backoff = min(MAX, FIRST * FACTOR ** min(attempts - 1, 20))
    return max(backoff * rng.uniform(0.5, 1.0), min(asked or 0.0, MAX_ASKED))
