"""`wiredesk dead list` and `replay` with running workers: what is selected, skipped and published."""

import re

import orjson
import pytest

from tests.integration.desk import Desk, distinct
from wiredesk.message import Message
from wiredesk.settings import Settings

NINE, TEN, ELEVEN = 1_772_528_400_000, 1_772_532_000_000, 1_772_535_600_000


@pytest.fixture
def desk(broker: Settings, request: pytest.FixtureRequest) -> Desk:
    """Topics for one test, without workers."""
    desk = Desk(broker.model_copy(update={"topic_prefix": f"{request.node.name[:60]}."}))
    assert desk.command("topics", "apply").returncode == 0
    return desk


def raw(desk: Desk, key: bytes, value: bytes | None, timestamp: int) -> Message:
    return Message(desk.settings.topic("raw"), key, value, (), timestamp)


def story(words: str) -> bytes:
    return orjson.dumps({"title": "Ferry", "text": f"The ferry {words}."})


def test_a_dead_letter_with_a_newer_version_is_skipped(desk: Desk) -> None:
    with desk.worker("clean"):
        desk.publish(raw(desk, b"ferry", b'{"text": ["', TEN), raw(desk, b"ferry", story("is back"), ELEVEN))
        desk.of_key(b"ferry", 1, "dead")
        (newer,) = desk.of_key(b"ferry", 1, "clean")

        replayed = desk.command("dead", "replay", "--all")

    assert replayed.returncode == 0, replayed.stderr
    assert re.fullmatch(  # more than one letter if the worker repeated it
        r"0 dead letters replayed\n\d+ dead letters? skipped: replayed before, or the article has a newer version "
        r"\(--include-superseded\)\n",
        replayed.stderr.decode(),
    )
    assert {record.value for record in desk.records("clean") if record.key == b"ferry"} == {newer.value}


def test_a_dead_letter_of_a_withdrawn_article_is_skipped(desk: Desk) -> None:
    with desk.worker("clean"):
        desk.publish(raw(desk, b"ferry", b'{"text": ["', TEN), raw(desk, b"ferry", None, ELEVEN))
        desk.of_key(b"ferry", 1, "dead")
        desk.of_key(b"ferry", 1, "clean")

        replayed = desk.command("dead", "replay", "--class", "MalformedArticle")

    assert b"0 dead letters replayed" in replayed.stderr
    assert {record.value for record in desk.records("clean")} == {None}


def test_a_failed_correction_is_replayed_once_after_the_version_that_it_corrects(desk: Desk) -> None:
    with desk.worker("clean"):
        desk.publish(raw(desk, b"ferry", story("is out"), NINE), raw(desk, b"ferry", b"\xef\xbb\xbf{", TEN))
        desk.of_key(b"ferry", 1, "dead")

    first = desk.command("dead", "replay", "--stage", "clean")
    second = desk.command("dead", "replay", "--stage", "clean")

    assert first.stderr.decode().splitlines() == ["1 dead letter replayed"]
    assert second.stderr.decode().splitlines()[0] == "0 dead letters replayed"
    assert [record.header("wiredesk.replays") for record in desk.records("raw")] == [None, None, "1"]


def test_a_failing_dead_letter_is_replayed_three_times_and_then_only_by_name(desk: Desk) -> None:
    with desk.worker("clean"):
        desk.publish(raw(desk, b"ferry", b'{"text": ["', TEN))
        for letters in (1, 2, 3):
            desk.of_key(b"ferry", letters, "dead")
            assert b"1 dead letter replayed" in desk.command("dead", "replay", "--all").stderr
        last = desk.of_key(b"ferry", 4, "dead")[-1]
        exhausted = desk.command("dead", "replay", "--all")
        named = desk.command("dead", "replay", f"{last.partition}:{last.offset}")
        replays = [letter.header("wiredesk.replays") for letter in desk.of_key(b"ferry", 5, "dead")]

    assert re.search(r"\d dead letters? skipped: replayed 3 times already \(--max-replays\)", exhausted.stderr.decode())
    assert b"1 dead letter replayed" in named.stderr
    assert replays == [None, "1", "2", "3", "4"]


def test_dead_letters_are_listed_by_error_class_stage_and_replays(desk: Desk) -> None:
    with desk.worker("clean", "enrich"):
        desk.publish(
            raw(desk, b"cut", b'{"text": ["', TEN),
            raw(desk, b"empty", b"", TEN),
            Message(desk.settings.topic("clean"), b"strange", b"{}", (), TEN),
            Message(desk.settings.topic("raw"), b"replayed", b"", (("wiredesk.replays", b"2"),), TEN),
        )
        desk.wait("dead", until=lambda letters: len(distinct(letters)) == 4)

    def listed(*arguments: str) -> set[str]:
        lines = desk.command("dead", "list", "--json", *arguments).stdout.splitlines()
        return {orjson.loads(line)["key"] for line in lines}

    assert listed() == {"cut", "empty", "strange", "replayed"}
    assert listed("--class", "EmptyArticle") == {"empty", "replayed"}
    assert listed("--stage", "enrich") == {"strange"}
    assert listed("--class", "EmptyArticle", "--max-replays", "2") == {"empty"}


def test_replay_needs_either_dead_letters_or_a_selection(desk: Desk) -> None:
    for arguments in ((), ("0:0", "--all"), ("0:0", "--class", "EmptyArticle")):
        replayed = desk.command("dead", "replay", *arguments)

        assert replayed.returncode == 2
        assert b"--class" in replayed.stderr
