"""The content of log lines, and what they never contain."""

import asyncio
import logging
from collections.abc import Iterator

import orjson
import pytest
from aiokafka.errors import GroupAuthorizationFailedError, GroupCoordinatorNotAvailableError
from aiokafka.protocol.admin import SaslAuthenticateRequest_v1
from aiokafka.protocol.metadata import MetadataRequest_v1

from wiredesk.clean.stage import STAGE as CLEAN
from wiredesk.dlq.limits import DeadLimits, TooManyDeadError
from wiredesk.message import Message, Partition
from wiredesk.partition_batch import PartitionBatch
from wiredesk.pool.pool import Pool
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome, Stage, Work, prepare
from wiredesk.telemetry.logs import CLIENT_LOGGERS, about, set_up_logs
from wiredesk.telemetry.metrics import Metrics
from wiredesk.telemetry.status import StageStatus
from wiredesk.telemetry.telemetry import Telemetry

ARTICLE = Message("news.raw", b"tamba-1", b"{}", (), 1_772_528_400_123, 2, 17)

log = logging.getLogger("wiredesk.stages.test")


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in CLIENT_LOGGERS}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


class Captured:
    """The output on standard error."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys, self._so_far = capsys, ""

    def __str__(self) -> str:
        self._so_far += self._capsys.readouterr().err
        return self._so_far

    @property
    def lines(self) -> list[str]:
        return str(self).splitlines()

    @property
    def objects(self) -> list[dict[str, object]]:
        """The lines, parsed as JSON."""
        return [orjson.loads(line) for line in self.lines]


@pytest.fixture
def captured(capsys: pytest.CaptureFixture[str]) -> Captured:
    return Captured(capsys)


@pytest.mark.parametrize("form", ["text", "json"])
def test_credentials_are_not_logged(captured: Captured, form: str) -> None:
    set_up_logs(load_settings(log_level="DEBUG", log_format=form), "clean")
    client = logging.getLogger("aiokafka.conn")

    client.debug("Request to %s: %s", "kafka:9092", SaslAuthenticateRequest_v1(b"\0clean\0hunter2"))
    client.debug("Asked %s: %s", "kafka:9092", MetadataRequest_v1([]))

    assert "hunter2" not in str(captured)
    assert "MetadataRequest" in str(captured)


@pytest.mark.parametrize("form", ["text", "json"])
def test_exceptions_are_logged_without_the_values_of_variables(captured: Captured, form: str) -> None:
    set_up_logs(load_settings(log_format=form), "clean")

    def log_in(password: str) -> None:
        raise ConnectionError("the broker hung up")

    secret = "hunter2"
    try:
        log_in(secret)
    except ConnectionError:
        log.exception("cannot log in")

    assert "ConnectionError: the broker hung up" in str(captured)
    assert "in log_in" in str(captured)
    assert "hunter2" not in str(captured)
    if form == "json":
        (line,) = captured.objects
        assert str(line["exception"]).startswith("Traceback")


@pytest.mark.parametrize("form", ["text", "json"])
def test_repeated_messages_of_a_client_are_logged_once_a_minute(captured: Captured, form: str) -> None:
    set_up_logs(load_settings(log_format=form), "clean")

    for attempt in range(100):
        logging.getLogger("aiokafka").error("Unable connect to node with id %s", attempt)

    assert len(captured.lines) == 1


def test_a_new_cluster_without_a_coordinator_yet_is_a_warning(
    captured: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("wiredesk.telemetry.logs.time.monotonic", lambda: now)
    set_up_logs(load_settings(log_format="json"), "clean")

    for moment in (1000.0, 1001.0, 1065.0, 1080.0, 1095.0, 1110.0, 1125.0):
        now = moment
        failed = GroupCoordinatorNotAvailableError()
        logging.getLogger("aiokafka").error("Group Coordinator Request failed: %s", failed)

    levels = [line["level"] for line in captured.objects]
    assert levels == ["warning", "warning", "error"]  # at first, after a minute of success, and when it lasts


def test_other_errors_of_a_coordinator_stay_errors(captured: Captured) -> None:
    set_up_logs(load_settings(log_format="json"), "clean")

    logging.getLogger("aiokafka").error("Group Coordinator Request failed: %s", GroupAuthorizationFailedError())

    assert [line["level"] for line in captured.objects] == ["error"]


def test_a_text_line_has_time_level_stage_and_message(captured: Captured) -> None:
    set_up_logs(load_settings(), "clean")

    log.warning("no broker answers at %s", "kafka:9092")

    day, clock, rest = str(captured).split(" ", 2)
    assert len(day) == len("2026-11-26")
    assert len(clock) == len("02:00:17,123")
    assert rest == "WARNING clean: no broker answers at kafka:9092\n"


def test_a_text_line_about_an_article_has_its_id_and_offset(captured: Captured) -> None:
    set_up_logs(load_settings(), "clean")

    log.info("dead letter: %s", "EmptyArticle", extra=about(ARTICLE))
    log.info("dead letter: %s", "EmptyArticle", extra=about(Message("news.raw", None, b"", partition=0, offset=4)))

    first, second = captured.lines
    assert first.endswith("clean: dead letter: EmptyArticle [tamba-1, news.raw:2:17]")
    assert second.endswith("clean: dead letter: EmptyArticle [news.raw:0:4]")


def test_a_json_line_is_one_object_for_any_message(captured: Captured) -> None:
    set_up_logs(load_settings(log_format="json"), "clean")

    log.info("dead letter: %s", "EmptyArticle", extra=about(ARTICLE))
    log.warning('two\nlines, "marks", half a character \ud83d and \x1b[2J')

    first, second = captured.objects
    assert str(first.pop("time")).endswith("Z")
    assert first == {
        "level": "info",
        "stage": "clean",
        "logger": "wiredesk.stages.test",
        "message": "dead letter: EmptyArticle",
        "article_id": "tamba-1",
        "topic": "news.raw",
        "partition": 2,
        "offset": 17,
    }
    assert second["message"] == 'two\nlines, "marks", half a character \\ud83d and \x1b[2J'


SECRET = "fishmonger"
"""A word in all fields of every article below."""

DEADLY = [
    b'{"text": "The fishmonger',
    b'{"text": ["fishmonger"]}',
    b'{"fishmonger": 1, "text": "", "html": ""}',
    b'{"text": "x", "revision": "fishmonger"}',
    b'{"text": "x", "article_id": "the\\u0001fishmonger"}',
    b"\x00\x01fishmonger\x02\x03" * 40,
    '{"text": "the fishmonger’s café"}'.encode("cp1252"),
    b'{"text": "fishmonger", "deep": ' + b"[" * 500 + b"]" * 500 + b"}",
    b'{"text": "' + b"fishmonger " * 500_000 + b'"}',
    b"<html><head><title>fishmonger</title></head><body></body></html>",
]


def quoting(settings: object) -> Work:
    """A stage with faults whose messages quote the article."""

    def work(message: Message) -> Outcome:
        raise KeyError((message.value or b"")[:200].decode("utf-8", "replace"))

    return work


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("stage", [CLEAN, Stage("clean", "raw", quoting)], ids=["clean", "a stage with faults"])
def test_lines_at_info_contain_no_article_text(captured: Captured, form: str, stage: Stage) -> None:
    settings = load_settings(log_format=form, dead_max_consecutive=len(DEADLY) - 1)
    set_up_logs(settings, "clean")
    living = b'{"article_id": "tamba-2", "title": "The fishmonger", "text": "The fishmonger is back at the quay."}'
    read = [Message("news.raw", b"tamba-%d" % n, value, (), 1, 0, n) for n, value in enumerate([*DEADLY, living])]
    work = prepare(stage, settings)
    outcomes = [work(article) for article in read]
    quoted = [letter for outcome in outcomes for letter in outcome.messages if SECRET in str(letter.headers)]

    Telemetry(Metrics("clean", StageStatus())).batch_written(
        [PartitionBatch(Partition("news.raw", 0), read, outcomes)], 0.1
    )
    with pytest.raises(TooManyDeadError) as stopped:
        DeadLimits(settings).add(outcomes[: len(DEADLY)])
    log.error("%s", stopped.value)

    assert str(captured).count("dead letter: ") >= len(DEADLY)
    assert SECRET not in str(captured)
    assert bool(quoted) == (stage is not CLEAN)  # only the dead letters of faults quote the article


def test_messages_of_libraries_about_a_text_are_not_logged(capfd: pytest.CaptureFixture[str]) -> None:
    pool = Pool(Stage("clean", "raw", logging_stage), load_settings(pool_processes=1))
    try:
        (outcome,) = asyncio.run(pool.run([Message("news.raw", b"tamba-1", b"The fishmonger")]))
    finally:
        pool.stop()

    assert outcome.result == "published"
    assert SECRET not in capfd.readouterr().err


def logging_stage(settings: object) -> Work:
    """A stage whose libraries log the article."""
    import warnings

    def work(message: Message) -> Outcome:
        logging.getLogger("some.library").error("cannot parse %r", message.value)
        warnings.warn(f"{message.value!r} looks like a file name", stacklevel=1)
        return Outcome("published", (Message("news.clean", message.key, b"{}"),))

    return work
