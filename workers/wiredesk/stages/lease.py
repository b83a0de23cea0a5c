"""How long a worker owns its partitions: until the group may have reassigned them."""

import threading
import time

SHARE = 0.8
"""Fraction of the session timeout, counted from the sending of the last answered heartbeat. The broker counts from its
arrival, which is later; the rest is a margin for clock drift and late threads."""


class Lease:
    """A lease that answered heartbeats renew, from the consumer's thread; any thread may read it."""

    def __init__(self, session_timeout: float) -> None:
        """Args: session_timeout: the session timeout in seconds."""
        self._seconds = session_timeout * SHARE
        self._lock = threading.Lock()
        self._ends = 0.0
        self._began = time.monotonic()

    def renew(self, sent: float) -> None:
        """Extend the lease after an answered heartbeat, sent at `sent` by `time.monotonic()`."""
        with self._lock:
            self._ends = max(self._ends, sent + self._seconds)

    @property
    def held(self) -> bool:
        """True while no other worker can own these partitions."""
        with self._lock:
            return time.monotonic() < self._ends

    @property
    def lost_for(self) -> float:
        """Seconds since the lease expired, or since the start if it was never held; 0 while it is held."""
        with self._lock:
            return max(0.0, time.monotonic() - max(self._ends, self._began))
