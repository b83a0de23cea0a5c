"""The desk's own metrics, and the lag of each stage's consumer group."""

from collections.abc import Mapping

from aiokafka import TopicPartition
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Buckets of request durations, around the tenth of a second that no request should take."""


class DeskMetrics:
    """The desk's metrics, in their own registry."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.articles = Gauge("wiredesk_desk_stored_articles", "Articles in the store.", registry=self.registry)
        self.live_pages = Gauge("wiredesk_desk_live_streams", "Open live streams.", registry=self.registry)
        self.records = Counter(
            "wiredesk_desk_records", "Records ingested into the store.", ["topic"], registry=self.registry
        )
        self.request_seconds = Histogram(
            "wiredesk_desk_request_duration_seconds",
            "Request duration by route.",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.group_lag = Gauge(
            "wiredesk_group_lag_records",
            "Records that a stage's consumer group has not committed, as reported by Kafka.",
            ["stage", "topic", "partition"],
            registry=self.registry,
        )

    def show_lag(self, lags: Mapping[str, Mapping[TopicPartition, int] | None]) -> None:
        """Set the lag of each stage; a stage whose lag is unknown gets no series."""
        self.group_lag.clear()
        for stage, partitions in lags.items():
            for partition, records in (partitions or {}).items():
                self.group_lag.labels(stage, partition.topic, str(partition.partition)).set(records)
