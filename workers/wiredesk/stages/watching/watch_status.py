"""Where a worker of `watch` stands, as metrics and health ask it."""

from collections.abc import Iterable

from prometheus_client import Counter

from wiredesk.settings import Settings
from wiredesk.stages.standby.worker_status import WorkerStatus


class WatchStatus(WorkerStatus):
    """One worker of `watch`, from its start to its end."""

    def __init__(self, settings: Settings) -> None:
        self.watches = 0
        """Watches that articles are matched against."""
        super().__init__(settings, "watch")
        self._matched = Counter(
            "wiredesk_watch_articles_total", "articles matched against the watches", ("stage",), registry=self.registry
        ).labels("watch")
        self._alerts = Counter(
            "wiredesk_watch_alerts_total",
            "versions of alerts by their status",
            ("stage", "status"),
            registry=self.registry,
        )

    def gauges(self) -> Iterable[tuple[str, str, float]]:
        """The number of watches as well."""
        yield from super().gauges()
        yield "wiredesk_watch_watches", "watches that articles are matched against", float(self.watches)

    def took(self, matched: int, statuses: Iterable[str]) -> None:
        """Some articles are matched, and gave versions of alerts with these statuses."""
        self.alive()
        self._matched.inc(matched)
        for status in statuses:
            self._alerts.labels("watch", status).inc()
