"""The status of a stateful worker, for metrics and health checks."""

import time
from collections import Counter as Count
from collections.abc import Iterable, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from wiredesk.message import Message, Partition
from wiredesk.settings import Settings


class WorkerStatus:
    """The status of one worker over its lifetime. Its metrics have the label `stage`, like those of other stages.

    Args:
        settings: has the time after which an unresponsive worker is restarted.
        role: the value of the label.
    """

    def __init__(self, settings: Settings, role: str) -> None:
        self._stall = settings.stall_timeout_seconds
        self.role = role
        self.waits_for: str | None = "the brokers"
        """What the worker waits for before it can start; None while it runs."""
        self.standby = False
        """True while another worker of the group leads."""
        self.lag: dict[Partition, int] = {}
        self.behind = 0
        """Records that the leader has finished and this standby has not applied."""
        self._alive = time.monotonic()
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.registry.register(_AtScrape(self))
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
        ).labels(role)
        self._batch_finished.set_to_current_time()

    def gauges(self) -> Iterable[tuple[str, str, float]]:
        """Name, documentation and value of each gauge that is read only at scrape time."""
        yield (
            f"wiredesk_{self.role}_leads",
            "1 on the worker that works, 0 on those that stand by",
            float(self.waits_for is None),
        )

    def standby_gauges(self) -> Iterable[tuple[str, str, float]]:
        """The gauge of a role whose standbys follow the leader."""
        yield (
            f"wiredesk_{self.role}_behind_records",
            "records that the leader has finished and this standby has not applied to its state",
            float(self.behind),
        )

    def works(self) -> None:
        """Called when the state is open and this worker starts its work."""
        self.alive()
        self.waits_for = None

    def alive(self) -> None:
        """Called when Kafka or the state has responded."""
        self._alive = time.monotonic()

    def wrote(self, messages: Sequence[Message]) -> None:
        """Called when Kafka has acknowledged records."""
        counts: Count[tuple[str, str]] = Count()
        for message in messages:
            dead = message.topic.endswith("news.dead")
            kind = "dead_letter" if dead else "tombstone" if message.value is None else "record"
            counts[message.topic, kind] += 1
        for (topic, kind), count in counts.items():
            self._records.labels(self.role, topic, kind).inc(count)
        self._batch_finished.set_to_current_time()

    def live(self) -> list[str]:
        """Reasons to restart this process; empty if it is alive."""
        silent = time.monotonic() - self._alive
        if self.waits_for is not None or silent < self._stall:
            return []
        return [f"neither Kafka nor the state has answered for {silent:.0f} s"]

    def ready(self) -> list[str]:
        """Reasons why no work is done at the moment; empty if the worker is ready, as a standby is."""
        if self.standby or self.waits_for is None:
            return []
        return [f"it waits for {self.waits_for}"]


class _AtScrape(Collector):
    """Gauges that are read only at scrape time."""

    def __init__(self, status: WorkerStatus) -> None:
        self._status = status

    def collect(self) -> Iterable[Metric]:
        role = self._status.role
        lag = GaugeMetricFamily(
            "wiredesk_consumer_lag_records",
            "records of a partition of this worker that are not finished, as of its last fetch",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._status.lag.items():
            lag.add_metric([role, topic, str(partition)], records)
        yield lag
        for name, says, value in self._status.gauges():
            gauge = GaugeMetricFamily(name, says, labels=("stage",))
            gauge.add_metric([role], value)
            yield gauge
