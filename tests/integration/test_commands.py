import asyncio
from pathlib import Path

import orjson

from tests.integration.desk import Desk
from wiredesk.dead_letter import PREFIX
from wiredesk.kafka.topics import apply
from wiredesk.message import Message


def test_feed_publishes_each_article_under_its_id(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(b'{"article_id": "feed-1", "title": "Ferry", "text": "The ferry is back."}')

    fed = desk.command("feed", str(tmp_path))

    assert fed.returncode == 0, fed.stderr
    assert b"1 article" in fed.stderr
    assert {record.topic for record in desk.of_key(b"feed-1", 3, "clean", "entities", "quotes")} == {
        "news.clean",
        "news.entities",
        "news.quotes",
    }


def test_feed_reads_json_lines_from_standard_input(desk: Desk) -> None:
    fed = desk.command("feed", "-", stdin=b'{"article_id": "feed-2", "title": "Ferry", "text": "The ferry is back."}\n')

    assert fed.returncode == 0, fed.stderr
    assert desk.of_key(b"feed-2", 1, "clean")


def test_feed_says_how_many_lines_arrived_before_one_that_it_cannot_send(desk: Desk) -> None:
    lines = [b'{"article_id": "feed-3", "text": "The ferry is back."}', b"[1, 2", b'{"text": "%s"}' % (b"x" * 2**25)]

    fed = desk.command("feed", "-", stdin=b"\n".join(lines))

    assert fed.returncode == 1
    assert b"standard input: more than 32 MiB in one article" in fed.stderr
    assert fed.stderr.endswith(b": 2 articles before it arrived\n")
    assert desk.of_key(b"feed-3", 1, "clean")


def test_feed_names_a_file_that_is_missing(desk: Desk) -> None:
    fed = desk.command("feed", "nowhere.txt")

    assert fed.returncode == 1
    assert b"nowhere.txt: no such file" in fed.stderr
    assert b"Traceback" not in fed.stderr


def test_tail_prints_json_or_readable_text(desk: Desk) -> None:
    desk.publish(Message("news.raw", b"tail-1", b'{"text": "Ama Mensah spoke in Accra.", "title": "Ferry"}'))
    desk.of_key(b"tail-1", 3, "clean", "entities", "quotes")

    lines = desk.command("tail", "clean", "--json", "--from-beginning", "--once")
    page = desk.command("tail", "news.clean", "--from-beginning", "--once")

    records = [orjson.loads(line) for line in lines.stdout.splitlines()]
    assert [record["value"]["title"] for record in records if record["key"] == "tail-1"] == ["Ferry"]
    assert b"tail-1" in page.stdout


def test_tail_of_a_missing_topic_reports_the_remedy(desk: Desk) -> None:
    shown = desk.command("tail", "news.rumours", "--once")

    assert shown.returncode == 2
    assert b"wiredesk topics apply" in shown.stderr


def test_a_dead_letter_is_listed_shown_and_replayed(desk: Desk) -> None:
    value = b'{"article_id": "letter-1", "title": ["'
    desk.publish(Message("news.raw", b"letter-1", value))
    (letter,) = desk.of_key(b"letter-1", 1, "dead")
    place = f"{letter.partition}:{letter.offset}"

    listed = desk.command("dead", "list")
    shown = desk.command("dead", "show", place, "--raw")
    source = ":".join(letter.header(PREFIX + part) or "" for part in ("topic", "partition", "offset"))
    by_source = desk.command("dead", "show", source, "--raw")  # as the worker's log line names it
    replayed = desk.command("dead", "replay", place)

    assert place.encode() in listed.stdout
    assert b"MalformedArticle" in listed.stdout
    assert shown.stdout == by_source.stdout == value
    assert replayed.returncode == 0, replayed.stderr
    again = desk.of_key(b"letter-1", 2, "dead")[1]
    assert again.value == value
    assert again.header("wiredesk.replays") == "1"


def test_a_missing_dead_letter_is_reported(desk: Desk) -> None:
    shown = desk.command("dead", "show", "0:99999")

    assert shown.returncode == 1
    assert b"no dead letter 0:99999" in shown.stderr


def test_applying_topics_again_changes_nothing(desk: Desk) -> None:
    applied = desk.command("topics", "apply", "--json")

    assert applied.returncode == 0, applied.stderr
    assert {orjson.loads(line)["state"] for line in applied.stdout.splitlines()} == {"as declared"}


def test_applying_another_declaration_keeps_partitions_and_reports_the_difference(desk: Desk) -> None:
    other = desk.settings.model_copy(update={"topic_prefix": "other.", "dead_retention_hours": 24})
    asyncio.run(apply(other))

    more = other.model_copy(update={"dead_retention_hours": 48, "partitions": 9})
    longer = asyncio.run(apply(more))

    assert {(topic.state, topic.partitions) for topic in longer} == {("differs", 3)}
    assert all("left as it is" in topic.note for topic in longer)
    again = asyncio.run(apply(more.model_copy(update={"partitions": 3})))
    assert {topic.state for topic in again} == {"as declared"}  # what was declared has been set


def test_doctor_finds_no_faults(desk: Desk) -> None:
    looked = desk.command("doctor", "--json")

    assert looked.returncode == 0, looked.stdout
    assert {orjson.loads(line)["check"] for line in looked.stdout.splitlines()} >= {
        "kafka",
        "topic news.raw",
        "language model",
    }
