"""What the desk tells Prometheus of itself, and of the lag of each stage's group as Kafka has it."""

from collections.abc import Mapping

from aiokafka import TopicPartition
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Bounds of the histogram of answers, around the tenth of a second that none should take."""


class DeskMetrics:
    """The desk's metrics, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.articles = Gauge("wiredesk_desk_stored_articles", "Articles in the store.", registry=self.registry)
        self.live_pages = Gauge("wiredesk_desk_live_streams", "Live streams that are open.", registry=self.registry)
        self.records = Counter(
            "wiredesk_desk_records", "Records taken into the store.", ["topic"], registry=self.registry
        )
        self.answer_seconds = Histogram(
            "wiredesk_desk_request_duration_seconds",
            "How long an answer took, by route.",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.group_lag = Gauge(
            "wiredesk_group_lag_records",
            "Records that a stage's group has not passed over, as Kafka has it.",
            ["stage", "topic", "partition"],
            registry=self.registry,
        )

    def show_lag(self, lags: Mapping[str, Mapping[TopicPartition, int] | None]) -> None:
        """Tell the lag of each stage; one that Kafka does not tell is not told here either."""
        self.group_lag.clear()
        for stage, partitions in lags.items():
            for part, records in (partitions or {}).items():
                self.group_lag.labels(stage, part.topic, str(part.partition)).set(records)
