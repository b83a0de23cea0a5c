"""Metrics, health, log lines and traces of a running worker."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import orjson
import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from prometheus_client.parser import text_string_to_metric_families

from tests.collector import Collector, attributes
from tests.integration.desk import WITHIN, Desk
from tests.ports import consecutive_ports, lasting_port
from tests.within import within
from wiredesk.message import Message
from wiredesk.ports import free_port
from wiredesk.settings import Settings

STORY = (
    "ACCRA, March 3 (MNA) — The ferry across Lake Tamba is back after a year of repairs.\n\n"
    "“We waited a whole year for this boat,” said Ama Mensah, a fishmonger from Tamba."
)


def story(number: int) -> bytes:
    return orjson.dumps({"article_id": f"seen-{number}", "title": "Ferry returns", "text": STORY})


def ask(port: int, path: str) -> tuple[int, bytes]:
    """Status and body; status 0 if nothing listens."""
    try:
        with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def is_ready(port: int) -> bool:
    return ask(port, "/health/ready")[0] == 200


def samples(port: int) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    _, text = ask(port, "/metrics")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def value(port: int, stage: str, name: str, **labels: str) -> float | None:
    return samples(port).get((name, frozenset({"stage": stage, **labels}.items())))


def spans_of(collector: Collector, trace: str) -> dict[str, Span]:
    """The spans of a trace by name; of an article that is processed again the last."""
    return {span.name: span for span in collector.spans if span.trace_id.hex() == trace}


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        yield collector


@pytest.fixture(scope="module")
def watched(broker: Settings, collector: Collector) -> Iterator[Desk]:
    """Both stages on consecutive ports, with tracing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        seen = {
            "topic_prefix": "seen.",
            "monitoring_port": consecutive_ports(),
            "otlp_endpoint": collector.address,
            "log_format": "json",
        }
        settings = broker.model_copy(update=seen)
        assert Desk(settings).command("topics", "apply").returncode == 0
        with Desk(settings).worker("clean", "enrich") as worker:
            yield Desk(settings, worker)


def test_a_worker_that_keeps_up_is_ready_live_and_reports_its_articles(watched: Desk) -> None:
    clean, enrich = watched.settings.monitoring_port, watched.settings.monitoring_port + 1
    for port in (clean, enrich):
        assert within(WITHIN, partial(is_ready, port)), ask(port, "/health/ready")
        assert ask(port, "/health/live") == (200, b'{"live":true,"reasons":[]}')

    watched.publish(
        *(Message("seen.news.raw", b"seen-%d" % number, story(number)) for number in range(5)),
        Message("seen.news.raw", b"seen-cut", b'{"text": "The ferry'),
        Message("seen.news.raw", b"seen-0", None),
    )
    watched.of_key(b"seen-4", 3, "clean", "entities", "quotes")

    finished = "wiredesk_articles_processed_total"
    stages = ((clean, "clean", "seen.news.raw"), (enrich, "enrich", "seen.news.clean"))

    def lags() -> list[float | None]:
        name = "wiredesk_consumer_lag_records"
        return [value(at, one, name, topic=topic, partition=str(n)) for at, one, topic in stages for n in range(3)]

    assert within(WITHIN, lambda: (value(enrich, "enrich", finished, result="withdrawn") or 0) >= 1)
    assert within(WITHIN, lambda: lags() == [0] * 6), lags()
    counts = [
        (value(clean, "clean", "wiredesk_articles_read_total"), 7),
        (value(clean, "clean", finished, result="published"), 5),
        (value(clean, "clean", finished, result="dead"), 1),
        (value(clean, "clean", "wiredesk_dead_letters_total", reason="MalformedArticle"), 1),
        (value(clean, "clean", "wiredesk_records_written_total", topic="seen.news.dead", kind="dead_letter"), 1),
        (value(clean, "clean", "wiredesk_article_processing_seconds_count"), 7),
        (value(enrich, "enrich", finished, result="published"), 5),
        (value(enrich, "enrich", "wiredesk_records_written_total", topic="seen.news.quotes", kind="tombstone"), 1),
        (value(enrich, "enrich", "wiredesk_article_age_seconds_count"), 6),
    ]
    rebalances = [value(port, stage, "wiredesk_rebalances_total") or 0 for port, stage, _ in stages]
    assert min(rebalances) >= 1
    for count, wanted in counts:  # on a busy machine the group may rebalance, and some articles are read again
        assert count == wanted or ((count or 0) > wanted and max(rebalances) > 1), (counts, rebalances)
    for port, stage, _ in stages:
        partitions = "wiredesk_assigned_partitions"
        assert within(WITHIN, lambda: value(port, stage, partitions) == watched.settings.partitions)  # noqa: B023
        assert value(port, stage, "wiredesk_pool_ready_processes") == 1


def test_a_trace_runs_from_the_feed_to_the_quotes(watched: Desk, collector: Collector, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(story(100))

    fed = watched.command("feed", str(tmp_path))

    assert fed.returncode == 0, fed.stderr
    records = watched.of_key(b"seen-100", 3, "clean", "entities", "quotes")
    (came,) = {record.header("traceparent") for record in records}
    assert came is not None
    _, trace, parent, _ = came.split("-")
    wanted = {"send seen.news.raw", "process seen.news.raw", "process seen.news.clean"}
    assert within(WITHIN, lambda: set(spans_of(collector, trace)) == wanted)
    spans = spans_of(collector, trace)
    assert spans["send seen.news.raw"].span_id.hex() == parent
    for stage in ("process seen.news.raw", "process seen.news.clean"):
        assert spans[stage].parent_span_id.hex() == parent
        assert attributes(spans[stage])["wiredesk.article_id"] == "seen-100"


def test_an_article_without_a_trace_gets_one_across_both_stages(watched: Desk, collector: Collector) -> None:
    watched.publish(Message("seen.news.raw", b"seen-200", story(200)))

    records = watched.of_key(b"seen-200", 3, "clean", "entities", "quotes")

    (made,) = {record.header("traceparent") for record in records}
    assert made is not None
    _, trace, first, _ = made.split("-")
    assert within(WITHIN, lambda: len(spans_of(collector, trace)) == 2)
    spans = spans_of(collector, trace)
    assert spans["process seen.news.raw"].span_id.hex() == first
    assert spans["process seen.news.clean"].parent_span_id.hex() == first


def test_every_log_line_is_json_with_the_stage_and_without_article_text(broker: Settings) -> None:
    settings = broker.model_copy(update={"topic_prefix": "lines.", "log_format": "json"})
    desk = Desk(settings)
    assert desk.command("topics", "apply").returncode == 0
    with desk.worker("clean") as worker:
        desk.publish(
            Message("lines.news.raw", b"seen-1", story(1)), Message("lines.news.raw", b"seen-cut", story(2)[:-40])
        )
        desk.of_key(b"seen-1", 1, "clean")
        desk.of_key(b"seen-cut", 1, "dead")
        worker.end()
        log = worker.log

    lines = [orjson.loads(line) for line in log.splitlines()]
    assert {line["stage"] for line in lines} == {"clean"}
    letters = [line for line in lines if line["message"] == "dead letter: MalformedArticle"]
    assert {(letter["article_id"], letter["topic"]) for letter in letters} == {("seen-cut", "lines.news.raw")}
    # More if the group has rebalanced, and they were read again.
    assert re.fullmatch(r"clean: \d+ articles: \d+ published, \d+ dead", lines[-1]["message"])
    assert b"Tamba" not in log


def test_a_worker_without_a_broker_is_live_but_not_ready(broker: Settings) -> None:
    port = lasting_port()
    away = {"brokers": f"127.0.0.1:{free_port()}", "monitoring_port": port}
    with Desk(broker.model_copy(update=away)).worker("clean"):
        unready = (503, b'{"ready":false,"reasons":["waiting for the brokers"]}')
        assert within(WITHIN, lambda: ask(port, "/health/ready") == unready), ask(port, "/health/ready")
        assert ask(port, "/health/live")[0] == 200
        assert value(port, "clean", "wiredesk_assigned_partitions") == 0
