"""Spans of articles, by OpenTelemetry's semantic conventions for messaging and for Kafka.

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
    """Sends spans to an OTLP/HTTP collector, such as `http://collector:4318`.

    What it needs beside the address (headers with a token, certificates) is in OpenTelemetry's own variables.
    """
    return OTLPSpanExporter(endpoint=f"{address.rstrip('/')}/v1/traces")


class Spans:
    """The spans of one process. They leave in a thread of their own; where they cannot, they are dropped."""

    def __init__(self, part: str, group: str, exporter: SpanExporter) -> None:
        """Args: whose spans.

        part: what the process is: a stage, or `feed`.
        group: the consumer group of the stage.
        exporter: where they go.
        """
        self._group = group
        self._ids = _Ids()
        release = version("wiredesk")
        named = {"service.namespace": "wiredesk", "service.name": f"wiredesk-{part}", "service.version": release}
        self._provider = TracerProvider(resource=Resource.create(named), id_generator=self._ids, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("wiredesk", release)
        self._propagator = TraceContextTextMapPropagator()

    def consumed(self, article: Message, outcome: Outcome, article_id: str | None) -> None:
        """A stage has read an article, and this became of it.

        The span is the work on its text, from its beginning to its end. Its parent is what the record's `traceparent`
        names; where it has none, the span is the one that `with_trace` names to the next stage.
        """
        now = time.time_ns()
        began, ended = outcome.worked or (now, now)
        came = article.header(HEADER)
        if came is None:
            self._ids.take(*made_ids(article))
        span = self._tracer.start_span(
            f"process {article.topic}",
            context=self._propagator.extract({HEADER: came}, Context()) if came is not None else Context(),
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
        """A producer begins to send a record; gives the headers that make what follows part of its trace.

        The function is to be called when the record is acknowledged, or with the error when it is not.
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
        """Send what is left, and return after `within` seconds at the latest: the collector may be away."""
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
    """Random ids, unless the next span's are known."""

    def __init__(self) -> None:
        self._trace: int | None = None
        self._span: int | None = None

    def take(self, trace: int, span: int) -> None:
        """The ids of the next span, which begins a trace."""
        self._trace, self._span = trace, span

    def generate_trace_id(self) -> int:
        trace, self._trace = self._trace, None
        return trace or super().generate_trace_id()

    def generate_span_id(self) -> int:
        span, self._span = self._span, None
        return span or super().generate_span_id()
