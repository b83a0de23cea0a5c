"""Spans of articles, following OpenTelemetry's semantic conventions for messaging and Kafka.

https://opentelemetry.io/docs/specs/semconv/messaging/kafka/
"""

import threading
import time
from collections.abc import Callable
from importlib.metadata import version

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from opentelemetry.util.types import AttributeValue

from wiredesk.clean.parse.article_id import id_of_key
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.connection import CLIENT_ID
from wiredesk.message import Headers, Message
from wiredesk.stage import Outcome
from wiredesk.trace_context import HEADER, made_ids


def exporter(address: str) -> SpanExporter:
    """An exporter to an OTLP/HTTP collector, such as `http://collector:4318`.

    Everything else (authentication headers, certificates) comes from OpenTelemetry's own variables.
    """
    return OTLPSpanExporter(endpoint=f"{address.rstrip('/')}/v1/traces")


class Spans:
    """The spans of one process, exported from a separate thread; dropped if the collector is unavailable."""

    def __init__(self, component: str, group: str, exporter: SpanExporter) -> None:
        """Spans of `component`, a stage with its consumer group or `feed`, sent to `exporter`."""
        self._group = group
        self._ids = _Ids()
        release = version("wiredesk")
        named = {"service.namespace": "wiredesk", "service.name": f"wiredesk-{component}", "service.version": release}
        self._provider = TracerProvider(resource=Resource.create(named), id_generator=self._ids, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("wiredesk", release)
        self._propagator = TraceContextTextMapPropagator()

    def consumed(self, article: Message, outcome: Outcome, article_id: str | None) -> None:
        """Record that a stage processed an article.

        The span covers the work on its text. Its parent is the record's `traceparent`; without one, the span is the
        one that `with_trace` names to the next stage.
        """
        now = time.time_ns()
        began, ended = outcome.worked or (now, now)
        parent = article.header(HEADER)
        if parent is None:
            self._ids.set_next(*made_ids(article))
        span = self._tracer.start_span(
            f"process {article.topic}",
            context=self._propagator.extract({HEADER: parent}, Context()) if parent is not None else Context(),
            kind=SpanKind.CONSUMER,
            attributes=self._about(article) | {"wiredesk.result": outcome.result},
            start_time=began,
        )
        if article_id is not None:
            span.set_attribute("wiredesk.article_id", article_id)
        if outcome.result == "dead":
            span.set_attribute("error.type", outcome.messages[0].header(PREFIX + "exception.class.name") or "_OTHER")
            span.set_status(Status(StatusCode.ERROR))
        span.end(ended)

    def sending(self, record: Message) -> tuple[Headers, Callable[[BaseException | None], None]]:
        """Start the span of a producer that sends a record.

        Returns:
            The headers that make later spans part of the trace, and a function to call when the record is
            acknowledged, or with the error if it is not.
        """
        span = self._tracer.start_span(
            f"send {record.topic}",
            context=Context(),
            kind=SpanKind.PRODUCER,
            attributes=_about(record) | {"messaging.operation.name": "send", "messaging.operation.type": "send"},
        )
        carrier: dict[str, str] = {}
        self._propagator.inject(carrier, set_span_in_context(span, Context()))

        def end(error: BaseException | None) -> None:
            if error is not None:
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(Status(StatusCode.ERROR))
            span.end()

        return ((HEADER, carrier[HEADER].encode()),), end

    def close(self, within: float) -> None:
        """Send remaining spans, for at most `within` seconds, since the collector may be unavailable."""
        closing = threading.Thread(target=self._provider.shutdown, daemon=True)
        closing.start()
        closing.join(within)

    def _about(self, article: Message) -> dict[str, AttributeValue]:
        return _about(article) | {
            "messaging.operation.name": "process",
            "messaging.operation.type": "process",
            "messaging.consumer.group.name": self._group,
        }


def _about(record: Message) -> dict[str, AttributeValue]:
    attributes: dict[str, AttributeValue] = {
        "messaging.system": "kafka",
        "messaging.client.id": CLIENT_ID,
        "messaging.destination.name": record.topic,
        "messaging.message.body.size": len(record.value or b""),
    }
    if record.partition is not None:
        attributes["messaging.destination.partition.id"] = str(record.partition)
    if record.offset is not None:
        attributes["messaging.kafka.offset"] = record.offset
    if (key := id_of_key(record.key)) is not None:
        attributes["messaging.kafka.message.key"] = key
    if record.value is None:
        attributes["messaging.kafka.message.tombstone"] = True
    return attributes


class _Ids(RandomIdGenerator):
    """Random ids, unless those of the next span are set."""

    def __init__(self) -> None:
        self._trace: int | None = None
        self._span: int | None = None

    def set_next(self, trace: int, span: int) -> None:
        """Set the ids of the next span, which starts a trace."""
        self._trace, self._span = trace, span

    def generate_trace_id(self) -> int:
        trace, self._trace = self._trace, None
        return trace or super().generate_trace_id()

    def generate_span_id(self) -> int:
        span, self._span = self._span, None
        return span or super().generate_span_id()
