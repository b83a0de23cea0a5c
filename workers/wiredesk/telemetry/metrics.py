"""Everything that a stage measures: each metric with its name, its labels and what it says, in this one place."""

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
"""From a wire flash in `clean` to the longest that `WIREDESK_ARTICLE_TIMEOUT_SECONDS` lets one article take."""

BATCH_ARTICLES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)

BATCH_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)

AGE_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600)
"""From an article that nothing waits before to one that has waited for as long as `news.raw` keeps it."""

MOST_REASONS = 50
"""Different reasons that get a series of their own. They are names of classes in the code, so far fewer; but a label
without a bound can fill a monitoring system's memory, so this one has one."""

# Nothing here asks for a second series of each, with the time of its first sample.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """What one process of a stage measures, in a registry of its own. Every metric has the label `stage`."""

    def __init__(self, stage: str, standing: StageStatus) -> None:
        """Args: what to measure.

        stage: its name.
        standing: asked at each scrape.
        """
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        registry.register(_AtScrape(stage, standing))

        def counter(name: str, told: str, *labels: str) -> Counter:
            return Counter(name, told, ("stage", *labels), registry=registry)

        def histogram(name: str, told: str, buckets: Sequence[float], *labels: str) -> Histogram:
            return Histogram(name, told, ("stage", *labels), registry=registry, buckets=buckets)

        self._stage = stage
        self._read = counter(
            "wiredesk_articles_read_total", "articles taken off the source topic, again after a crash or a rebalance"
        ).labels(stage)
        self._finished = counter(
            "wiredesk_articles_processed_total", "articles whose records are safe in Kafka, by result", "result"
        )
        self._dead = counter("wiredesk_dead_letters_total", "dead letters, by the class of their reason", "reason")
        self._records = counter(
            "wiredesk_records_written_total", "records written: record, tombstone or dead_letter", "topic", "kind"
        )
        self._work = histogram(
            "wiredesk_article_processing_seconds", "seconds of work on the text of one article", WORK_SECONDS
        ).labels(stage)
        self._batch_articles = histogram("wiredesk_batch_articles", "articles in a batch", BATCH_ARTICLES).labels(stage)
        batch_seconds = histogram(
            "wiredesk_batch_duration_seconds", "seconds of a batch: step work or write", BATCH_SECONDS, "step"
        )
        self._batch_work, self._batch_write = batch_seconds.labels(stage, "work"), batch_seconds.labels(stage, "write")
        self._age = histogram(
            "wiredesk_article_age_seconds",
            "seconds from an article's time on the raw topic until its records are safe",
            AGE_SECONDS,
        ).labels(stage)
        self._batch_finished = Gauge(
            "wiredesk_last_batch_timestamp_seconds",
            "Unix time of the last finished batch; before the first one, of the worker's start",
            ("stage",),
            registry=registry,
        ).labels(stage)
        self._batch_finished.set_to_current_time()
        self.by_result: Count[str] = Count()
        """Articles finished since the start."""
        self._reasons: set[str] = set()
        for result in RESULTS:  # at 0 from the start, since a rate needs two samples
            self._finished.labels(stage, result)

    def taken(self, articles: int) -> None:
        """A batch of articles begins to be worked on."""
        self._read.inc(articles)
        self._batch_articles.observe(articles)

    def worked(self, seconds: float) -> None:
        """All articles of a batch have been worked on, which took so long."""
        self._batch_work.observe(seconds)

    def written(self, seconds: float) -> None:
        """All records of a batch are safe in Kafka; to write them took so long."""
        self._batch_write.observe(seconds)
        self._batch_finished.set_to_current_time()

    def finished(self, results: Mapping[str, int], records: Mapping[tuple[str, str], int]) -> None:
        """Count articles by result, and their records by topic and kind."""
        self.by_result.update(results)
        for result, articles in results.items():
            self._finished.labels(self._stage, result).inc(articles)
        for (topic, kind), count in records.items():
            self._records.labels(self._stage, topic, kind).inc(count)

    def died(self, reason: str) -> None:
        """Count a dead letter."""
        if reason not in self._reasons:
            reason = reason if len(self._reasons) < MOST_REASONS else "other"
            self._reasons.add(reason)
        self._dead.labels(self._stage, reason).inc()

    def took(self, seconds: float) -> None:
        """One article was worked on for so long."""
        self._work.observe(seconds)

    def aged(self, seconds: float) -> None:
        """One article was that old when its records were safe."""
        self._age.observe(seconds)


class _AtScrape(Collector):
    """What is known at any moment, and asked only when someone looks."""

    def __init__(self, stage: str, standing: StageStatus) -> None:
        self._stage, self._standing = [stage], standing

    def collect(self) -> Iterable[Metric]:
        lag = GaugeMetricFamily(
            "wiredesk_consumer_lag_records",
            "records of a partition of this worker that are not finished, to the end of the log, as of its last fetch",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._standing.lag().items():
            lag.add_metric([*self._stage, topic, str(partition)], records)
        yield lag
        uncommitted = GaugeMetricFamily(
            "wiredesk_consumer_uncommitted_records",
            "records of these behind the begin of an open transaction, which nobody may read yet",
            labels=("stage", "topic", "partition"),
        )
        for (topic, partition), records in self._standing.uncommitted().items():
            uncommitted.add_metric([*self._stage, topic, str(partition)], records)
        yield uncommitted
        deleted = CounterMetricFamily(
            "wiredesk_articles_deleted_unread",
            "articles that retention deleted before this worker read them",
            labels=("stage",),
        )
        deleted.add_metric(self._stage, self._standing.deleted_unread())
        yield deleted
        partitions = GaugeMetricFamily(
            "wiredesk_assigned_partitions", "partitions that this worker has", labels=("stage",)
        )
        partitions.add_metric(self._stage, self._standing.partitions())
        yield partitions
        rebalances = CounterMetricFamily(
            "wiredesk_rebalances", "assignments of partitions that this worker has been given", labels=("stage",)
        )
        rebalances.add_metric(self._stage, self._standing.rebalances())
        yield rebalances
        ready = GaugeMetricFamily(
            "wiredesk_pool_ready_processes", "processes of the pool with a warm model", labels=("stage",)
        )
        ready.add_metric(self._stage, self._standing.processes_ready())
        yield ready
