"""The time in the model: it passes when the machine says so."""


class Clock:
    """Seconds since the example began."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        """For what asks `time`."""
        return self.now
