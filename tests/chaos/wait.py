"""Polling for a condition."""

import asyncio
import math
from collections.abc import Callable

LOOK = 0.2
"""Seconds between checks."""


async def wait_until(met: Callable[[], bool], within: float = math.inf) -> bool:
    """True as soon as a condition is met; False if it is not within `within` seconds."""
    clock = asyncio.get_running_loop().time
    end = clock() + within
    while True:
        if met():
            return True
        if clock() > end:
            return False
        await asyncio.sleep(LOOK)
