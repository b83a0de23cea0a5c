"""The status of a `notify` process, for metrics and health checks."""

from collections.abc import Iterable

from prometheus_client import Counter, Histogram

from wiredesk.settings import Settings
from wiredesk.stages.standby.worker_status import WorkerStatus


class NotifyStatus(WorkerStatus):
    """The status of one `notify` process over its lifetime."""

    def __init__(self, settings: Settings) -> None:
        self.pending = self.dead = 0
        super().__init__(settings, "notify")
        self._attempts = Counter(
            "wiredesk_notify_attempts_total",
            "attempts to deliver, by result: delivered, failed or dead",
            ("stage", "result"),
            registry=self.registry,
        )
        self._age = Histogram(
            "wiredesk_notify_alert_age_seconds",
            "time from writing an alert until a receiver has it",
            ("stage",),
            buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200),
            registry=self.registry,
        ).labels("notify")

    def gauges(self) -> Iterable[tuple[str, str, float]]:
        """Also the numbers of pending deliveries and of deliveries given up."""
        yield from super().gauges()
        yield "wiredesk_notify_pending_deliveries", "deliveries that are still to be made", float(self.pending)
        yield (
            "wiredesk_notify_dead_deliveries",
            "deliveries that were given up, as far as they are kept",
            float(self.dead),
        )

    def attempted(self, result: str, age: float | None = None) -> None:
        """Called after an attempt; `age` is the age of the alert in seconds, if it was delivered."""
        self.alive()
        self._attempts.labels("notify", result).inc()
        if age is not None:
            self._age.observe(max(0.0, age))
