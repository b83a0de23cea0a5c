import subprocess
import sys
from collections.abc import Iterator

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from tests.collector import Collector, attributes
from tests.pace import timed
from wiredesk.dead_letter import dead_letter
from wiredesk.errors import ConfigurationError, EmptyArticle
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome
from wiredesk.telemetry.spans import Spans
from wiredesk.telemetry.tracing import open_spans
from wiredesk.trace_context import with_trace

BEGAN, ENDED = 1_800_000_000_000_000_000, 1_800_000_000_030_000_000
CAME = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Collector() as collector:
        yield collector


def raw(*headers: tuple[str, bytes], key: bytes | None = b"tamba-1", value: bytes | None = b"{}") -> Message:
    return Message("news.raw", key, value, headers, 1_772_528_400_123, 2, 17)


def published(article: Message) -> Outcome:
    return Outcome("published", (Message("news.clean", b"tamba-1", b"{}"),), (BEGAN, ENDED))


def consumed(collector: Collector, *finished: tuple[Message, Outcome, str | None], stage: str = "clean") -> list[Span]:
    spans = open_spans(load_settings(otlp_endpoint=collector.address), stage)
    assert spans is not None
    for article, outcome, article_id in finished:
        spans.consumed(article, outcome, article_id)
    spans.close(10)
    return collector.spans


def test_a_span_is_one_article_by_the_messaging_conventions(collector: Collector) -> None:
    article = raw(("traceparent", CAME.encode()))

    (span,) = consumed(collector, (article, published(article), "tamba-1"))

    assert (span.name, span.kind) == ("process news.raw", Span.SPAN_KIND_CONSUMER)
    assert (span.start_time_unix_nano, span.end_time_unix_nano) == (BEGAN, ENDED)
    assert attributes(span) == {
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.client.id": "wiredesk",
        "messaging.consumer.group.name": "wiredesk-clean",
        "messaging.destination.name": "news.raw",
        "messaging.destination.partition.id": "2",
        "messaging.kafka.offset": 17,
        "messaging.kafka.message.key": "tamba-1",
        "messaging.message.body.size": 2,
        "wiredesk.article_id": "tamba-1",
        "wiredesk.result": "published",
    }
    assert span.status.code == Status.STATUS_CODE_UNSET
    assert collector.paths == ["/v1/traces"]
    assert collector.services == {"wiredesk-clean"}


def test_the_parent_of_a_span_comes_from_the_record(collector: Collector) -> None:
    article = raw(("traceparent", CAME.encode()))

    (span,) = consumed(collector, (article, published(article), None))

    assert f"00-{span.trace_id.hex()}-{span.parent_span_id.hex()}-01" == CAME


def test_without_a_parent_the_span_is_the_one_passed_to_the_next_stage(collector: Collector) -> None:
    article = raw()
    passed_on = with_trace(article).header("traceparent") or ""
    clean = Message("news.clean", b"tamba-1", b"{}", (("traceparent", passed_on.encode()),), partition=0, offset=3)

    first, second = consumed(collector, (article, published(article), None), (clean, published(clean), None))

    assert f"00-{first.trace_id.hex()}-{first.span_id.hex()}-01" == passed_on
    assert first.parent_span_id == b""
    assert (second.trace_id, second.parent_span_id) == (first.trace_id, first.span_id)
    assert second.span_id not in (first.span_id, b"")


def test_an_invalid_traceparent_starts_a_new_trace(collector: Collector) -> None:
    article = raw(("traceparent", b"\xff-by-hand"))

    (span,) = consumed(collector, (article, published(article), None))

    assert span.parent_span_id == b""
    assert any(span.trace_id)


def test_the_span_of_a_dead_letter_has_its_error_class_but_no_reason(collector: Collector) -> None:
    article = raw()
    letter = dead_letter(article, "clean", "news.dead", EmptyArticle("the fields 'text' and 'html' are empty"))

    (span,) = consumed(collector, (article, Outcome("dead", (letter,), (BEGAN, ENDED)), None))

    assert span.status.code == Status.STATUS_CODE_ERROR
    assert attributes(span)["error.type"] == "EmptyArticle"
    assert "are empty" not in str(span)


def test_the_span_of_a_withdrawal_is_a_tombstone_and_has_only_valid_ids(collector: Collector) -> None:
    article = raw(key=b"\xff", value=None)

    (span,) = consumed(collector, (article, Outcome("withdrawn", (Message("news.clean", b"x", None),)), None))

    assert attributes(span)["messaging.kafka.message.tombstone"] is True
    assert "messaging.kafka.message.key" not in attributes(span)


def test_a_record_names_the_span_of_its_producer_as_parent(collector: Collector) -> None:
    spans = open_spans(load_settings(otlp_endpoint=collector.address), "feed")
    assert spans is not None

    ((name, header),), end = spans.sending(Message("news.raw", b"tamba-1", b"{}"))
    end(None)
    _, failed = spans.sending(Message("news.raw", b"tamba-2", b"{}"))
    failed(TimeoutError())
    spans.close(10)

    sent, lost = collector.spans
    assert (sent.name, sent.kind) == ("send news.raw", Span.SPAN_KIND_PRODUCER)
    assert attributes(sent)["messaging.operation.type"] == "send"
    assert name == "traceparent"
    assert (header or b"").decode().split("-")[1:3] == [sent.trace_id.hex(), sent.span_id.hex()]
    assert attributes(lost)["error.type"] == "TimeoutError"


def test_an_unavailable_collector_blocks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spans = open_spans(load_settings(otlp_endpoint="http://127.0.0.1:9"), "clean")
    assert isinstance(spans, Spans)
    article = raw()

    with timed() as closing:
        spans.consumed(article, published(article), None)
        spans.close(0.5)

    assert closing.seconds < 2, closing


def test_without_an_endpoint_tracing_is_off_and_opentelemetry_is_not_imported() -> None:
    code = (
        "import sys\n"
        "import wiredesk.stages.agent, wiredesk.stages.worker, wiredesk.feed.feed\n"
        "from wiredesk.settings import load_settings\n"
        "from wiredesk.telemetry.tracing import open_spans\n"
        "assert open_spans(load_settings(), 'clean') is None\n"
        "print([name for name in sys.modules if name.startswith('opentelemetry')])\n"
    )

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout == "[]\n"


def test_tracing_without_opentelemetry_is_a_configuration_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wiredesk.telemetry.spans", None)

    with pytest.raises(
        ConfigurationError, match=r"WIREDESK_OTLP_ENDPOINT=http://collector.* install wiredesk\[traces\]"
    ):
        open_spans(load_settings(otlp_endpoint="http://collector:4318"), "clean")


@pytest.mark.parametrize("address", ["collector:4318", "http://clean:hunter2@collector:4318", "file:///spans"])
def test_an_invalid_endpoint_or_one_with_a_password_is_rejected(address: str) -> None:
    with pytest.raises(ConfigurationError, match="WIREDESK_OTLP_ENDPOINT"):
        load_settings(otlp_endpoint=address)
