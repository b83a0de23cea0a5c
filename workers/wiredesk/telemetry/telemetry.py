"""What is noted of the articles that pass: counted, logged and traced.

Noting is beside the work: it waits for nothing, and a fault of its own stops no article.
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
from wiredesk.telemetry.counts import tell
from wiredesk.telemetry.logs import about
from wiredesk.telemetry.metrics import Metrics

if TYPE_CHECKING:
    from wiredesk.telemetry.spans import Spans

log = logging.getLogger(__name__)


class Telemetry:
    """Notes what one process of a stage reads and finishes."""

    def __init__(self, metrics: Metrics, spans: "Spans | None" = None) -> None:
        self._metrics, self._spans = metrics, spans

    def taken(self, articles: int) -> None:
        """So many articles were read and are worked on next."""
        self._metrics.taken(articles)

    def worked(self, seconds: float) -> None:
        """All of them have been worked on, which took so long."""
        self._metrics.worked(seconds)

    def written(self, parts: Sequence[PartitionBatch], seconds: float) -> None:
        """All records of a batch are safe in Kafka; to write them took so long."""
        try:
            self._metrics.written(seconds)
            self._finished(parts)
        except Exception as error:
            log.error(
                "a batch is written and not noted: %s", type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG)
            )

    def __str__(self) -> str:
        """For people: `12 articles: 10 published, 2 dead`."""
        return tell(self._metrics.by_result)

    def _finished(self, parts: Sequence[PartitionBatch]) -> None:
        now, metrics = time.time(), self._metrics
        each_is_told = self._spans is not None or log.isEnabledFor(logging.DEBUG)
        results, records = Counter[str](), Counter[tuple[str, str]]()
        for part in parts:
            for article, outcome in zip(part.articles, part.outcomes, strict=True):
                results[outcome.result] += 1
                for record in outcome.messages:
                    records[record.topic, _kind(record, outcome)] += 1
                if outcome.worked is not None:
                    began, ended = outcome.worked
                    metrics.took((ended - began) / 1e9)
                if article.timestamp is not None:
                    metrics.aged(max(0.0, now - article.timestamp / 1000))  # clocks run apart
                if each_is_told or outcome.result == "dead":
                    self._tell(article, outcome)
        metrics.finished(results, records)

    def _tell(self, article: Message, outcome: Outcome) -> None:
        article_id = id_of_key(outcome.messages[0].key)
        if outcome.result == "dead":
            reason = outcome.messages[0].header(PREFIX + "exception.class.name") or ""
            self._metrics.died(reason)
            log.info("dead letter: %s", reason, extra=about(article, article_id))
        else:
            log.debug("%s", outcome.result, extra=about(article, article_id))
        if self._spans is not None:
            self._spans.consumed(article, outcome, article_id)


def _kind(record: Message, outcome: Outcome) -> str:
    if outcome.result == "dead":
        return "dead_letter"
    return "tombstone" if record.value is None else "record"
