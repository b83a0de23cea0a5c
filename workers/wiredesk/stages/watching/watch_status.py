"""The status of a `watch` worker, for metrics and health checks."""

from collections.abc import Iterable

from prometheus_client import Counter

from wiredesk.settings import Settings
from wiredesk.stages.standby.worker_status import WorkerStatus


class WatchStatus(WorkerStatus):
    """The status of one `watch` worker over its lifetime."""

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
        """Also the number of watches."""
        yield from super().gauges()
        yield from self.standby_gauges()
        yield "wiredesk_watch_watches", "watches that articles are matched against", float(self.watches)

    def took(self, matched: int, statuses: Iterable[str]) -> None:
        """Called after articles were matched, with the status of each alert version that resulted."""
        self.alive()
        self._matched.inc(matched)
        for status in statuses:
            self._alerts.labels("watch", status).inc()
