"""The metrics of a stage: names, labels and help texts. docs/observing.md lists them."""

from collections import Counter as Count
from collections.abc import Iterable, Mapping, Sequence

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from wiredesk.stage import Result
from wiredesk.telemetry.status import StageStatus

RESULTS: Sequence[Result] = ("published", "unsupported_language", "withdrawn", "dead")

WORK_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""From a news flash in `clean` to the default of `WIREDESK_ARTICLE_TIMEOUT_SECONDS`."""

BATCH_ARTICLES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)

BATCH_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)

AGE_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600)
"""From an article that is processed at once to one that has waited for the retention time of `news.raw`."""

MAX_REASONS = 50
"""Maximum number of reasons with their own series. They are class names in the code, so far fewer; but a label without
a bound can fill a monitoring system's memory."""

# No `_created` series.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The metrics of one stage process, in their own registry. Every metric has the label `stage`."""

    def __init__(self, stage: str, status: StageStatus) -> None:
        """Metrics of `stage`, whose `status` is read at each scrape."""
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        registry.register(_StatusCollector(stage, status))

        def counter(name: str, documentation: str, *labels: str) -> Counter:
            return Counter(name, documentation, ("stage", *labels), registry=registry)

        def histogram(name: str, documentation: str, buckets: Sequence[float], *labels: str) -> Histogram:
            return Histogram(name, documentation, ("stage", *labels), registry=registry, buckets=buckets)

        self._stage = stage
        self._read = counter(
            "wiredesk_articles_read_total",
            "Articles read, including those read again after a crash or rebalance.",
        ).labels(stage)
        self._finished = counter(
            "wiredesk_articles_processed_total", "Articles whose records are safe in Kafka, by result.", "result"
        )
        self._dead = counter("wiredesk_dead_letters_total", "Dead letters by error class.", "reason")
        self._records = counter(
            "wiredesk_records_written_total",
            "Records written, by topic and kind: record, tombstone or dead_letter.",
            "topic",
            "kind",
        )
        self._work = histogram(
            "wiredesk_article_processing_seconds", "Processing time of one article in a pool process.", WORK_SECONDS
        ).labels(stage)
        self._batch_articles = histogram("wiredesk_batch_articles", "Articles in a batch.", BATCH_ARTICLES).labels(
            stage
        )
        batch_seconds = histogram(
            "wiredesk_batch_duration_seconds", "Duration of a batch by step: work or write.", BATCH_SECONDS, "step"
        )
        self._batch_work, self._batch_write = batch_seconds.labels(stage, "work"), batch_seconds.labels(stage, "write")
        self._age = histogram(
            "wiredesk_article_age_seconds",
            "Time from an article's arrival on the raw topic until its records are safe.",
            AGE_SECONDS,
        ).labels(stage)
        self._batch_finished = Gauge(
            "wiredesk_last_batch_timestamp_seconds",
            "Unix time of the last finished batch, initially of the worker's start.",
            ("stage",),
            registry=registry,
        ).labels(stage)
        self._batch_finished.set_to_current_time()
        self.by_result: Count[str] = Count()
        """Articles finished since the start."""
        self._reasons: set[str] = set()
        for result in RESULTS:  # 0 from the start, since a rate needs two samples
            self._finished.labels(stage, result)

    def batch_started(self, articles: int) -> None:
        """Record the start of a batch."""
        self._read.inc(articles)
        self._batch_articles.observe(articles)

    def batch_processed(self, seconds: float) -> None:
        """Record the duration of the work on a batch."""
        self._batch_work.observe(seconds)

    def batch_written(self, seconds: float) -> None:
        """Record that all records of a batch are safe in Kafka, and how long writing took."""
        self._batch_write.observe(seconds)
        self._batch_finished.set_to_current_time()

    def articles_finished(self, results: Mapping[str, int], records: Mapping[tuple[str, str], int]) -> None:
        """Count articles by result, and their records by topic and kind."""
        self.by_result.update(results)
        for result, articles in results.items():
            self._finished.labels(self._stage, result).inc(articles)
        for (topic, kind), count in records.items():
            self._records.labels(self._stage, topic, kind).inc(count)

    def dead_letter(self, reason: str) -> None:
        """Count a dead letter."""
        if reason not in self._reasons:
            reason = reason if len(self._reasons) < MAX_REASONS else "other"
            self._reasons.add(reason)
        self._dead.labels(self._stage, reason).inc()

    def article_processed(self, seconds: float) -> None:
        """Record the processing time of one article."""
        self._work.observe(seconds)

    def article_age(self, seconds: float) -> None:
        """Record the age of one article when its records were safe."""
        self._age.observe(seconds)


class _StatusCollector(Collector):
    """Gauges that are read from the stage's status at each scrape."""

    def __init__(self, stage: str, status: StageStatus) -> None:
        self._stage, self._status = [stage], status

    def collect(self) -> Iterable[Metric]:
        lag = GaugeMetricFamily(
            "wiredesk_consumer_lag_records",
            "Records of a partition of this worker that are not finished, as of the last fetch.",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._status.lag().items():
            lag.add_metric([*self._stage, topic, str(partition)], records)
        yield lag
        uncommitted = GaugeMetricFamily(
            "wiredesk_consumer_uncommitted_records",
            "Records of these behind an open transaction, not yet readable.",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._status.uncommitted().items():
            uncommitted.add_metric([*self._stage, topic, str(partition)], records)
        yield uncommitted
        deleted = CounterMetricFamily(
            "wiredesk_articles_deleted_unread",
            "Articles that retention deleted before this worker read them.",
            labels=("stage",),
        )
        deleted.add_metric(self._stage, self._status.deleted_unread())
        yield deleted
        restarted = CounterMetricFamily(
            "wiredesk_partitions_restarted",
            "Partitions read from the beginning because their topic was deleted and created again.",
            labels=("stage",),
        )
        restarted.add_metric(self._stage, self._status.restarted())
        yield restarted
        partitions = GaugeMetricFamily(
            "wiredesk_assigned_partitions", "Partitions assigned to this worker.", labels=("stage",)
        )
        partitions.add_metric(self._stage, self._status.partitions())
        yield partitions
        rebalances = CounterMetricFamily(
            "wiredesk_rebalances", "Partition assignments received by this worker.", labels=("stage",)
        )
        rebalances.add_metric(self._stage, self._status.rebalances())
        yield rebalances
        ready = GaugeMetricFamily(
            "wiredesk_pool_ready_processes", "Pool processes that are ready to work.", labels=("stage",)
        )
        ready.add_metric(self._stage, self._status.processes_ready())
        yield ready
