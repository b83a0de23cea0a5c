import base64
from collections import Counter
from collections.abc import Iterator

import orjson

from tests.poison import STAGE as POISON
from wiredesk.errors import MalformedArticle
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings
from wiredesk.stage import Outcome, Result, Stage, Work
from wiredesk.stages.filters.filter import PASSED_DEAD, filter_lines


def prepare(settings: Settings) -> Work:
    """A stage that numbers its input, including tombstones and errors."""

    def work(message: Message) -> Outcome:
        value = orjson.loads(message.value or b"")
        if value == "bad":
            raise MalformedArticle("field 'text': bad")
        written = None if value == "withdrawn" else orjson.dumps({"n": value})
        result: Result = "withdrawn" if written is None else "published"
        return Outcome(result, (Message("news.clean", str(value).encode(), written),))

    return work


COUNTING = Stage("clean", "raw", prepare)


def run(lines: list[bytes], processes: int) -> tuple[list[bytes], Counter[str]]:
    counted = Counter[str]()
    return list(filter_lines(COUNTING, load_settings(pool_processes=processes), lines, counted)), counted


def test_records_are_written_in_input_order_for_any_number_of_processes() -> None:
    lines = [b"%d\n" % number for number in range(200)]

    alone, _ = run(lines, 1)
    two, _ = run(lines, 2)

    assert alone == two
    assert [orjson.loads(line)["value"]["n"] for line in two] == list(range(200))


def test_a_line_that_fails_is_written_with_its_bytes_and_reason() -> None:
    (line,), counted = run([b'"bad"\n'], 1)

    record = orjson.loads(line)
    assert (record["topic"], record["value"]) == ("news.dead", None)
    assert base64.b64decode(record["value_base64"]) == b'"bad"'
    assert record["headers"]["__connect.errors.exception.message"].startswith("field 'text': bad. ")
    assert counted == {"dead": 1}


def test_a_line_that_ends_its_process_is_written_as_a_dead_letter_in_its_place() -> None:
    counted = Counter[str]()
    lines = [b"calm", b"exit", b"calm"]

    written = list(filter_lines(POISON, load_settings(pool_processes=1), lines, counted))

    assert [orjson.loads(line)["topic"] for line in written] == ["news.clean", "news.dead", "news.clean"]
    letter = orjson.loads(written[1])
    assert base64.b64decode(letter["value_base64"]) == b"exit"
    assert letter["headers"]["__connect.errors.exception.class.name"] == "PoisonArticle"
    assert counted == {"published": 2, "dead": 1}


def test_a_withdrawal_is_a_record_without_value_and_blank_lines_are_skipped() -> None:
    (line,), counted = run([b"\n", b'"withdrawn"\n', b"  \n"], 1)

    assert orjson.loads(line) == {"topic": "news.clean", "key": "withdrawn", "value": None}
    assert counted == {"withdrawn": 1}


def test_the_mark_of_windows_editors_in_front_of_the_first_line_is_read_over() -> None:
    lines, counted = run([b"\xef\xbb\xbf7\n", b"8\n"], 1)

    assert [orjson.loads(line)["key"] for line in lines] == ["7", "8"]
    assert counted == {"published": 2}


def test_no_more_is_read_ahead_than_keeps_the_processes_busy() -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"1"

    records = filter_lines(COUNTING, load_settings(pool_processes=1), endless(), Counter())
    for _ in range(50):
        next(records)

    assert read < 200


def test_a_record_of_the_source_topic_is_written_again_before_its_results() -> None:
    raw = b'{"topic":"news.raw","key":"a","value":7}'

    lines, counted = run([raw + b"\n"], 1)

    assert lines[0] == raw + b"\n"
    assert orjson.loads(lines[1]) == {"topic": "news.clean", "key": "7", "value": {"n": 7}}
    assert counted == {"published": 1}


def test_records_of_other_topics_pass_through_in_order() -> None:
    dead = b'{"topic":"news.dead","key":null,"value":null,"value_base64":"eA==","headers":{}}'
    quotes = b'{"topic":"news.quotes","key":"a","value":{}}'

    lines, counted = run([b"1", dead, quotes, b'{"topic":"news.raw","key":"b","value":2}', dead, b"3"], 2)

    topics = [orjson.loads(line)["topic"] for line in lines]
    assert topics == ["news.clean", "news.dead", "news.quotes", "news.raw", "news.clean", "news.dead", "news.clean"]
    assert lines[1] == dead + b"\n"
    assert counted == {"published": 3, PASSED_DEAD: 2}


def test_an_article_with_a_field_called_topic_is_an_article() -> None:
    settings = load_settings(cpu_processes=1)
    article = b'{"topic": "sport", "article_id": "a", "key": "b", "value": 1, "text": "Words."}'

    (line,) = filter_lines(POISON, settings, [article], Counter())

    assert orjson.loads(line)["topic"] == "news.clean"


def test_memory_stays_flat_when_no_line_is_read_by_the_stage() -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b'{"topic":"news.dead","key":null,"value":null,"value_base64":"eA==","headers":{}}'

    records = filter_lines(COUNTING, load_settings(cpu_processes=1), endless(), Counter())
    for _ in range(50):
        next(records)

    assert read < 200
