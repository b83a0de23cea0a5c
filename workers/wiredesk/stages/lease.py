"""How long a worker may still count its partitions as its own: until the group may have given them to another."""

import threading
import time

SHARE = 0.8
"""Of the session timeout, counted from when the last answered heartbeat was sent. The broker counts from when that
heartbeat arrived, which is later; the rest is for clocks that run apart and for a thread that wakes late."""


class Lease:
    """Held while heartbeats are answered. Renewed in the consumer's thread, read in any."""

    def __init__(self, session_timeout: float) -> None:
        """Args: session_timeout: seconds that Kafka waits for a silent worker."""
        self._seconds = session_timeout * SHARE
        self._lock = threading.Lock()
        self._ends = 0.0
        self._began = time.monotonic()

    def renew(self, sent: float) -> None:
        """The group answered what was sent at `sent`, by `time.monotonic()`."""
        with self._lock:
            self._ends = max(self._ends, sent + self._seconds)

    @property
    def held(self) -> bool:
        """True while no other worker can have been given our partitions."""
        with self._lock:
            return time.monotonic() < self._ends

    @property
    def lost_for(self) -> float:
        """Seconds for which the lease has not been held, before the first answer since the start; 0 while it is."""
        with self._lock:
            return max(0.0, time.monotonic() - max(self._ends, self._began))
