"""Counts, logs and traces the articles of a stage.

Telemetry never blocks processing, and a failure in it never fails an article.
"""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wiredesk.clean.parse.article_id import id_of_key
from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message
from wiredesk.partition_batch import PartitionBatch
from wiredesk.stage import Outcome
from wiredesk.telemetry.counts import summary
from wiredesk.telemetry.logs import about
from wiredesk.telemetry.metrics import Metrics

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans

log = logging.getLogger(__name__)


class Telemetry:
    """Metrics, log lines and spans of one stage process."""

    def __init__(self, metrics: Metrics, spans: "Spans | None" = None) -> None:
        self._metrics, self._spans = metrics, spans

    def batch_started(self, articles: int) -> None:
        """Record the start of a batch of `articles` articles."""
        self._metrics.batch_started(articles)

    def batch_processed(self, seconds: float) -> None:
        """Record the duration of the work on a batch."""
        self._metrics.batch_processed(seconds)

    def batch_written(self, batches: Sequence[PartitionBatch], seconds: float) -> None:
        """Record that all records of a batch are safe in Kafka, and how long writing took."""
        try:
            self._metrics.batch_written(seconds)
            self._record_articles(batches)
        except Exception as error:
            log.error(
                "batch committed but metrics failed: %s", type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG)
            )

    def __str__(self) -> str:
        """For example `12 articles: 10 published, 2 dead`."""
        return summary(self._metrics.by_result)

    def _record_articles(self, batches: Sequence[PartitionBatch]) -> None:
        now, metrics = time.time(), self._metrics
        per_article = self._spans is not None or log.isEnabledFor(logging.DEBUG)
        results, records = Counter[str](), Counter[tuple[str, str]]()
        for batch in batches:
            for article, outcome in zip(batch.articles, batch.outcomes, strict=True):
                results[outcome.result] += 1
                for record in outcome.messages:
                    records[record.topic, _kind(record, outcome)] += 1
                if outcome.worked is not None:
                    began, ended = outcome.worked
                    metrics.article_processed((ended - began) / 1e9)
                if article.timestamp is not None:
                    metrics.article_age(max(0.0, now - article.timestamp / 1000))  # clocks differ
                if per_article or outcome.result == "dead":
                    self._record_article(article, outcome)
        metrics.articles_finished(results, records)

    def _record_article(self, article: Message, outcome: Outcome) -> None:
        article_id = id_of_key(outcome.messages[0].key)
        if outcome.result == "dead":
            reason = outcome.messages[0].header(PREFIX + "exception.class.name") or ""
            self._metrics.dead_letter(reason)
            log.info("dead letter: %s", reason, extra=about(article, article_id))
        else:
            log.debug("%s", outcome.result, extra=about(article, article_id))
        if self._spans is not None:
            self._spans.consumed(article, outcome, article_id)


def _kind(record: Message, outcome: Outcome) -> str:
    if outcome.result == "dead":
        return "dead_letter"
    return "tombstone" if record.value is None else "record"
