import asyncio
import logging
import time
from collections.abc import Iterable

import pytest
from prometheus_client.samples import Sample

from tests.poison import STAGE
from tests.poison import article as poison_article
from wiredesk.dead_letter import dead_letter
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk.message import Message, Partition
from wiredesk.partition_batch import PartitionBatch
from wiredesk.pool.pool import Pool
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome
from wiredesk.telemetry.metrics import MAX_REASONS, Metrics
from wiredesk.telemetry.status import Membership, StageStatus
from wiredesk.telemetry.telemetry import Telemetry

HARBOUR = Partition("news.raw", 0)


def read(offset: int, key: bytes | None = b"ferry-1", timestamp: int | None = None) -> Message:
    return Message("news.raw", key, b"The boat is back.", (), timestamp, 0, offset)


def published(article: Message, seconds: float = 0.03) -> Outcome:
    worked = (1_800_000_000_000_000_000, 1_800_000_000_000_000_000 + round(seconds * 1e9))
    return Outcome("published", (Message("news.clean", article.key, b"{}"),), worked)


def withdrawn(article: Message) -> Outcome:
    return Outcome("withdrawn", (Message("news.clean", article.key, None),))


def dead(article: Message, error: Exception | None = None) -> Outcome:
    return Outcome("dead", (dead_letter(article, "clean", "news.dead", error or EmptyArticle("no words")),))


def batch(*finished: tuple[Message, Outcome]) -> PartitionBatch:
    return PartitionBatch(HARBOUR, [article for article, _ in finished], [outcome for _, outcome in finished])


def samples(metrics: Metrics) -> dict[str, list[Sample]]:
    found: dict[str, list[Sample]] = {}
    for family in metrics.registry.collect():
        for sample in family.samples:
            found.setdefault(sample.name, []).append(sample)
    return found


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, {"stage": "clean", **labels})


def recorded(*finished: tuple[Message, Outcome]) -> Metrics:
    metrics = Metrics("clean", StageStatus())
    Telemetry(metrics).batch_written([batch(*finished)], 0.2)
    return metrics


def test_articles_are_counted_by_result_and_records_by_kind() -> None:
    metrics = recorded((a := read(1), published(a)), (b := read(2), withdrawn(b)), (c := read(3), dead(c)))

    for result in ("published", "withdrawn", "dead"):
        assert value(metrics, "wiredesk_articles_processed_total", result=result) == 1
    assert value(metrics, "wiredesk_records_written_total", topic="news.clean", kind="record") == 1
    assert value(metrics, "wiredesk_records_written_total", topic="news.clean", kind="tombstone") == 1
    assert value(metrics, "wiredesk_records_written_total", topic="news.dead", kind="dead_letter") == 1
    assert metrics.by_result == {"published": 1, "withdrawn": 1, "dead": 1}


def test_every_result_has_a_series_from_the_start() -> None:
    metrics = Metrics("clean", StageStatus())

    for result in ("published", "unsupported_language", "withdrawn", "dead"):
        assert value(metrics, "wiredesk_articles_processed_total", result=result) == 0


def test_dead_letters_are_counted_by_error_class() -> None:
    metrics = recorded(
        (a := read(1), dead(a)),
        (b := read(2), dead(b, MalformedArticle("field 'title': expected a string, got a list"))),
        (c := read(3), dead(c)),
    )

    assert value(metrics, "wiredesk_dead_letters_total", reason="EmptyArticle") == 2
    assert value(metrics, "wiredesk_dead_letters_total", reason="MalformedArticle") == 1


def test_the_number_of_series_for_reasons_is_bounded() -> None:
    metrics = Metrics("clean", StageStatus())

    for number in range(3 * MAX_REASONS):
        metrics.dead_letter(f"Reason{number}")

    assert len(samples(metrics)["wiredesk_dead_letters_total"]) <= MAX_REASONS + 1
    assert value(metrics, "wiredesk_dead_letters_total", reason="other") == 2 * MAX_REASONS


def test_the_processing_time_is_measured_in_the_pool_process() -> None:
    metrics = recorded((a := read(1), published(a, 0.03)), (b := read(2), published(b, 4.0)), (c := read(3), dead(c)))

    assert value(metrics, "wiredesk_article_processing_seconds_count") == 2
    assert value(metrics, "wiredesk_article_processing_seconds_sum") == pytest.approx(4.03)
    assert value(metrics, "wiredesk_article_processing_seconds_bucket", le="0.05") == 1


def test_the_age_of_an_article_counts_from_its_raw_record() -> None:
    an_hour_ago, ahead = round(time.time() * 1000) - 3_600_000, round(time.time() * 1000) + 5000
    old, young, undated = read(1, timestamp=an_hour_ago), read(2, timestamp=ahead), read(3)

    metrics = recorded((old, published(old)), (young, published(young)), (undated, published(undated)))

    assert value(metrics, "wiredesk_article_age_seconds_count") == 2
    assert value(metrics, "wiredesk_article_age_seconds_sum") == pytest.approx(3600, abs=60)


def test_a_batch_reports_size_steps_and_end() -> None:
    metrics = Metrics("clean", StageStatus())
    telemetry = Telemetry(metrics)

    began = time.time()
    telemetry.batch_started(2)
    telemetry.batch_processed(0.7)
    telemetry.batch_written([batch((a := read(1), published(a)), (b := read(2), published(b)))], 0.2)

    assert value(metrics, "wiredesk_articles_read_total") == 2
    assert value(metrics, "wiredesk_batch_articles_sum") == 2
    assert value(metrics, "wiredesk_batch_duration_seconds_sum", step="work") == pytest.approx(0.7)
    assert value(metrics, "wiredesk_batch_duration_seconds_sum", step="write") == pytest.approx(0.2)
    assert began <= (value(metrics, "wiredesk_last_batch_timestamp_seconds") or 0) <= time.time()


def test_the_current_state_is_read_at_each_scrape() -> None:
    standing = StageStatus()
    metrics = Metrics("clean", standing)
    assert value(metrics, "wiredesk_assigned_partitions") == 0
    lag = {Partition("news.raw", 0): 7, Partition("news.raw", 1): 0}

    assert value(metrics, "wiredesk_articles_deleted_unread_total") == 0
    standing.membership = Membership(
        partitions=lambda: 2,
        lag=lambda: lag,
        uncommitted=lambda: {Partition("news.raw", 0): 5},
        deleted_unread=lambda: 41,
        restarted=lambda: 2,
        rebalances=lambda: 3,
        heard=lambda: True,
    )

    assert value(metrics, "wiredesk_consumer_lag_records", topic="news.raw", partition="0") == 7
    assert value(metrics, "wiredesk_consumer_uncommitted_records", topic="news.raw", partition="0") == 5
    assert value(metrics, "wiredesk_articles_deleted_unread_total") == 41
    assert value(metrics, "wiredesk_partitions_restarted_total") == 2
    assert value(metrics, "wiredesk_assigned_partitions") == 2
    assert value(metrics, "wiredesk_rebalances_total") == 3
    del lag[Partition("news.raw", 1)]
    assert [sample.labels["partition"] for sample in samples(metrics)["wiredesk_consumer_lag_records"]] == ["0"]


def test_processes_count_as_ready_once_their_work_is_prepared() -> None:
    pool = Pool(STAGE, load_settings(pool_processes=2))
    metrics = Metrics("clean", StageStatus(pool))
    try:
        assert value(metrics, "wiredesk_pool_ready_processes") == 0
        for ready in pool.warm():
            ready.result(timeout=180)
        assert value(metrics, "wiredesk_pool_ready_processes") == 2

        asyncio.run(pool.run([poison_article(0, "crash")]))
        for bench in pool._slots:
            bench.get_ready()
        assert value(metrics, "wiredesk_pool_ready_processes") == 2
    finally:
        pool.stop()
    assert value(metrics, "wiredesk_pool_ready_processes") == 0


def test_process_metrics_are_exported() -> None:
    found = samples(Metrics("clean", StageStatus()))

    assert {"process_resident_memory_bytes", "process_cpu_seconds_total", "python_info"} <= set(found)
    assert not [name for name in found if name.endswith("_created")]


def test_every_metric_has_the_label_stage() -> None:
    metrics = recorded((a := read(1), published(a)), (b := read(2), dead(b)))

    ours = [sample for name, found in samples(metrics).items() if name.startswith("wiredesk_") for sample in found]
    assert {sample.labels["stage"] for sample in ours} == {"clean"}


def test_a_dead_letter_is_logged_with_error_class_id_and_offset(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    recorded((a := read(1), published(a)), (b := read(2, b"ferry-2"), dead(b)))

    (line,) = caplog.records
    assert (line.levelname, line.getMessage()) == ("INFO", "dead letter: EmptyArticle")
    assert fields_of(line) == {"article_id": "ferry-2", "topic": "news.raw", "partition": 0, "offset": 2}


def test_a_finished_article_is_logged_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    recorded((a := read(1), published(a)))

    (line,) = caplog.records
    assert (line.levelname, line.getMessage()) == ("DEBUG", "published")
    assert fields_of(line)["article_id"] == "ferry-1"


@pytest.mark.parametrize("key", [None, b"", b"\xff\xfe", b"word " * 200, b"two\nlines"])
def test_a_key_that_is_no_id_is_not_logged(caplog: pytest.LogCaptureFixture, key: bytes | None) -> None:
    caplog.set_level(logging.DEBUG)

    recorded((a := read(1, key), dead(a)))

    assert fields_of(caplog.records[0]) == {"topic": "news.raw", "partition": 0, "offset": 1}


def test_a_fault_in_telemetry_stops_no_article(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Metrics):
        def articles_finished(self, *_: object) -> None:
            raise ValueError("the boat is back")

    article = read(1)
    Telemetry(Broken("clean", StageStatus())).batch_written([batch((article, published(article)))], 0.2)

    assert "batch committed but metrics failed: ValueError" in caplog.text
    assert "the boat" not in caplog.text


def test_a_worker_logs_a_summary() -> None:
    telemetry = Telemetry(Metrics("clean", StageStatus()))
    finished: Iterable[tuple[Message, Outcome]] = [(a := read(1), published(a)), (b := read(2), published(b))]

    telemetry.batch_written([batch(*finished)], 0.2)

    assert str(telemetry) == "2 articles: 2 published"


def fields_of(line: logging.LogRecord) -> dict[str, object]:
    return {name: getattr(line, name) for name in ("article_id", "topic", "partition", "offset") if hasattr(line, name)}
