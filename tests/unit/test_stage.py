import errno

import pytest

from wiredesk.dead_letter import EARLIER_VERSION_NOTE, PREFIX
from wiredesk.errors import EmptyArticle
from wiredesk.events import record
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome, Stage, Work, prepare

SETTINGS = load_settings()
ARTICLE = Message("news.raw", b"a1", b"{}", timestamp=1_600_041_600_123, partition=0, offset=7)


def stage(work: Work) -> Work:
    return prepare(Stage("clean", "raw", lambda settings: work), SETTINGS)


def test_the_outcome_is_the_result_of_the_work() -> None:
    outcome = Outcome("published", (Message("news.clean", b"a1", b"{}"),))

    assert stage(lambda message: outcome)(ARTICLE) is outcome


def test_an_invalid_article_is_a_dead_letter() -> None:
    def work(message: Message) -> Outcome:
        raise EmptyArticle("fields 'text' and 'html' are empty")

    outcome = stage(work)(ARTICLE)

    assert outcome.result == "dead"
    assert [message.topic for message in outcome.messages] == ["news.dead"]
    reason = outcome.messages[0].header(PREFIX + "exception.message")
    assert reason == f"fields 'text' and 'html' are empty. {EARLIER_VERSION_NOTE}"


def test_an_internal_fault_is_a_dead_letter_and_the_worker_continues() -> None:
    def work(message: Message) -> Outcome:
        raise RecursionError("too deep")

    outcome = stage(work)(ARTICLE)

    assert outcome.result == "dead"
    assert outcome.messages[0].header(PREFIX + "exception.class.name") == "RecursionError"


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        OSError(errno.EMFILE, "Too many open files"),
        OSError(errno.ENOSPC, "No space left on device"),
        ConnectionResetError("by peer"),
        TimeoutError("no answer"),
    ],
)
def test_a_transient_fault_causes_no_dead_letter(fault: Exception) -> None:
    def work(message: Message) -> Outcome:
        raise fault

    with pytest.raises(type(fault)):
        stage(work)(ARTICLE)


def test_an_oversized_record_is_a_dead_letter_of_the_original() -> None:
    huge = Message("news.clean", b"a1", b"x" * SETTINGS.max_record_bytes)

    outcome = stage(lambda message: Outcome("published", (huge,)))(ARTICLE)

    assert outcome.result == "dead"
    assert outcome.messages[0].value == ARTICLE.value
    assert "WIREDESK_MAX_RECORD_BYTES" in (outcome.messages[0].header(PREFIX + "exception.message") or "")


def test_a_record_is_a_cloud_event_in_kafka_binary_mode() -> None:
    written = record(ARTICLE, "news.clean", "clean", "clean", "a1", b"{}")

    assert written.header("ce_specversion") == "1.0"
    assert written.header("ce_type") == "wiredesk.clean.v1"
    assert written.header("ce_source") == "/wiredesk/clean"
    assert written.header("ce_time") == "2020-09-14T00:00:00.123Z"
    assert written.header("content-type") == "application/json"
    assert written.timestamp == ARTICLE.timestamp


def test_equal_records_have_equal_ids_and_others_have_others() -> None:
    def ce_id(topic: str, value: bytes | None) -> str | None:
        return record(ARTICLE, f"news.{topic}", topic, "enrich", "a1", value).header("ce_id")

    assert ce_id("quotes", b"1") == ce_id("quotes", b"1")
    assert len({ce_id("quotes", b"1"), ce_id("quotes", b"2"), ce_id("entities", b"1"), ce_id("quotes", None)}) == 4


def test_a_trace_is_passed_on() -> None:
    traced = Message("news.raw", b"a1", b"{}", (("traceparent", b"00-ab-cd-01"), ("x", b"y")))

    written = record(traced, "news.clean", "clean", "clean", "a1", b"{}")

    assert written.header("traceparent") == "00-ab-cd-01"
    assert written.header("x") is None
