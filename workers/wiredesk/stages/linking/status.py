"""The status of a `link` worker, for metrics and health checks."""

from collections.abc import Iterable

from prometheus_client import Counter

from wiredesk.settings import Settings
from wiredesk.stages.standby.worker_status import WorkerStatus


class LinkStatus(WorkerStatus):
    """The status of one `link` worker over its lifetime."""

    def __init__(self, settings: Settings) -> None:
        self.articles = 0
        """Articles in the state."""
        super().__init__(settings, "link")
        self._read = Counter(
            "wiredesk_link_records_read_total",
            "records taken off the topics of articles",
            ("stage",),
            registry=self.registry,
        ).labels("link")
        self._linked = Counter(
            "wiredesk_link_articles_total", "articles linked, or linked anew", ("stage",), registry=self.registry
        ).labels("link")

    def gauges(self) -> Iterable[tuple[str, str, float]]:
        """Also the number of articles in the state."""
        yield from super().gauges()
        yield from self.standby_gauges()
        yield "wiredesk_link_articles", "articles that new ones are compared with", float(self.articles)

    def begin(self) -> None:
        """Called before records are linked."""
        self.alive()

    def took(self, records: int, linked: int) -> None:
        """Called after records were linked."""
        self.alive()
        self._read.inc(records)
        self._linked.inc(linked)
