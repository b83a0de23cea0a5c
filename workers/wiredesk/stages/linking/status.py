"""Where a worker of `link` stands, as metrics and health ask it."""

from collections.abc import Iterable

from prometheus_client import Counter

from wiredesk.settings import Settings
from wiredesk.stages.standby.worker_status import WorkerStatus


class LinkStatus(WorkerStatus):
    """One worker of `link`, from its start to its end."""

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
        """The articles of the state as well."""
        yield from super().gauges()
        yield "wiredesk_link_articles", "articles that new ones are compared with", float(self.articles)

    def begin(self) -> None:
        """Some records begin to be linked."""
        self.alive()

    def took(self, records: int, linked: int) -> None:
        """Some records are linked."""
        self.alive()
        self._read.inc(records)
        self._linked.inc(linked)
