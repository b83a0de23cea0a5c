"""Where a worker of `link` stands, as metrics and health ask it."""

import time
from collections import Counter as Count
from collections.abc import Iterable, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from wiredesk.message import Message, Partition
from wiredesk.settings import Settings


class LinkStatus:
    """One worker of `link`, from its start to its end; its metrics have the label `stage`, as other stages' have."""

    def __init__(self, settings: Settings) -> None:
        self._stall = settings.stall_timeout_seconds
        self.waits_for: str | None = "the brokers"
        """What has to be before it links; None while it does."""
        self.standby = False
        """True while another worker of the group links."""
        self.articles = 0
        """Articles in the state."""
        self.lag: dict[Partition, int] = {}
        self._alive = time.monotonic()
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.registry.register(_AtScrape(self))
        self._read = Counter(
            "wiredesk_link_records_read_total",
            "records taken off the topics of articles",
            ("stage",),
            registry=self.registry,
        ).labels("link")
        self._linked = Counter(
            "wiredesk_link_articles_total", "articles linked, or linked anew", ("stage",), registry=self.registry
        ).labels("link")
        self._records = Counter(
            "wiredesk_records_written_total",
            "records written: record, tombstone or dead_letter",
            ("stage", "topic", "kind"),
            registry=self.registry,
        )
        self._batch_finished = Gauge(
            "wiredesk_last_batch_timestamp_seconds",
            "Unix time of the last finished batch; before the first one, of the worker's start",
            ("stage",),
            registry=self.registry,
        ).labels("link")
        self._batch_finished.set_to_current_time()

    def alive(self) -> None:
        """Kafka or the state has answered."""
        self._alive = time.monotonic()

    def begin(self) -> None:
        """Some records begin to be linked."""
        self.alive()

    def took(self, records: int, linked: int) -> None:
        """Some records are linked."""
        self.alive()
        self._read.inc(records)
        self._linked.inc(linked)

    def wrote(self, messages: Sequence[Message]) -> None:
        """Some records are safe in Kafka."""
        counts: Count[tuple[str, str]] = Count()
        for message in messages:
            dead = message.topic.endswith("news.dead")
            kind = "dead_letter" if dead else "tombstone" if message.value is None else "record"
            counts[message.topic, kind] += 1
        for (topic, kind), count in counts.items():
            self._records.labels("link", topic, kind).inc(count)
        self._batch_finished.set_to_current_time()

    def live(self) -> list[str]:
        """Why another process should take this one's place."""
        silent = time.monotonic() - self._alive
        if self.waits_for is not None or silent < self._stall:
            return []
        return [f"neither Kafka nor the state has answered for {silent:.0f} s"]

    def ready(self) -> list[str]:
        """Why nothing is linked at the moment; a standby is ready."""
        if self.standby or self.waits_for is None:
            return []
        return [f"it waits for {self.waits_for}"]


class _AtScrape(Collector):
    """What is known at any moment, and asked only when someone looks."""

    def __init__(self, status: LinkStatus) -> None:
        self._status = status

    def collect(self) -> Iterable[Metric]:
        lag = GaugeMetricFamily(
            "wiredesk_consumer_lag_records",
            "records of a partition of this worker that are not finished, as of its last fetch",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._status.lag.items():
            lag.add_metric(["link", topic, str(partition)], records)
        yield lag
        for name, told, value in (
            ("wiredesk_link_articles", "articles that new ones are compared with", self._status.articles),
            (
                "wiredesk_link_leads",
                "1 on the worker that links, 0 on those that stand by",
                self._status.waits_for is None,
            ),
        ):
            gauge = GaugeMetricFamily(name, told, labels=("stage",))
            gauge.add_metric(["link"], float(value))
            yield gauge
