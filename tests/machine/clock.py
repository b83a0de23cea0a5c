"""The clock of the model, which the machine advances."""


class Clock:
    """Seconds since the example began."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        """Replaces `time.monotonic`."""
        return self.now
