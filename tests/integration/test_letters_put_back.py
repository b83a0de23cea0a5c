"""`wiredesk dead replay` against a running desk: what is chosen, what is left out, and what then stands."""

import orjson
import pytest

from tests.integration.desk import Desk
from wiredesk.message import Message
from wiredesk.settings import Settings

NINE, TEN, ELEVEN = 1_772_528_400_000, 1_772_532_000_000, 1_772_535_600_000


@pytest.fixture
def quiet(broker: Settings, request: pytest.FixtureRequest) -> Desk:
    """Topics of the test's own with nobody at work on them, so that the records are the test's alone."""
    desk = Desk(broker.model_copy(update={"topic_prefix": f"{request.node.name[:60]}."}))
    assert desk.command("topics", "apply").returncode == 0
    return desk


def raw(desk: Desk, key: bytes, value: bytes | None, timestamp: int) -> Message:
    return Message(desk.settings.topic("raw"), key, value, (), timestamp)


def story(words: str) -> bytes:
    return orjson.dumps({"title": "Ferry", "text": f"The ferry {words}."})


def test_a_letter_of_an_article_with_a_newer_version_is_left_out_and_the_newer_one_stands(quiet: Desk) -> None:
    with quiet.worker("clean"):
        quiet.publish(raw(quiet, b"ferry", b'{"text": ["', TEN), raw(quiet, b"ferry", story("is back"), ELEVEN))
        quiet.of_key(b"ferry", 1, "dead")
        (stands,) = quiet.of_key(b"ferry", 1, "clean")

        replayed = quiet.command("dead", "replay", "--all")

    assert replayed.returncode == 0, replayed.stderr
    assert replayed.stderr.decode().splitlines() == [
        "0 letters put back",
        "1 letter left out: put back before, or the article has a newer version (--include-superseded)",
    ]
    assert [record.value for record in quiet.records("clean") if record.key == b"ferry"] == [stands.value]


def test_a_letter_of_an_article_withdrawn_since_brings_nothing_back(quiet: Desk) -> None:
    with quiet.worker("clean"):
        quiet.publish(raw(quiet, b"ferry", b'{"text": ["', TEN), raw(quiet, b"ferry", None, ELEVEN))
        quiet.of_key(b"ferry", 1, "dead")
        quiet.of_key(b"ferry", 1, "clean")

        replayed = quiet.command("dead", "replay", "--class", "MalformedArticle")

    assert b"0 letters put back" in replayed.stderr
    assert [record.value for record in quiet.records("clean")] == [None]


def test_a_correction_that_died_is_put_back_after_the_version_that_it_corrects_and_only_once(quiet: Desk) -> None:
    with quiet.worker("clean"):
        quiet.publish(raw(quiet, b"ferry", story("is out"), NINE), raw(quiet, b"ferry", b"\xef\xbb\xbf{", TEN))
        quiet.of_key(b"ferry", 1, "dead")

    first = quiet.command("dead", "replay", "--stage", "clean")
    second = quiet.command("dead", "replay", "--stage", "clean")

    assert first.stderr.decode().splitlines() == ["1 letter put back"]
    assert second.stderr.decode().splitlines()[0] == "0 letters put back"
    assert [record.header("wiredesk.replays") for record in quiet.records("raw")] == [None, None, "1"]


def test_a_letter_that_always_dies_goes_round_three_times_and_then_only_when_named(quiet: Desk) -> None:
    with quiet.worker("clean"):
        quiet.publish(raw(quiet, b"ferry", b'{"text": ["', TEN))
        for letters in (1, 2, 3):
            quiet.of_key(b"ferry", letters, "dead")
            assert b"1 letter put back" in quiet.command("dead", "replay", "--all").stderr
        last = quiet.of_key(b"ferry", 4, "dead")[-1]
        worn = quiet.command("dead", "replay", "--all")
        named = quiet.command("dead", "replay", f"{last.partition}:{last.offset}")
        rounds = [letter.header("wiredesk.replays") for letter in quiet.of_key(b"ferry", 5, "dead")]

    assert "1 letter left out: put back 3 times already (--max-replays)" in worn.stderr.decode()
    assert b"1 letter put back" in named.stderr
    assert rounds == [None, "1", "2", "3", "4"]


def test_letters_are_listed_by_reason_stage_and_rounds(quiet: Desk) -> None:
    with quiet.worker("clean", "enrich"):
        quiet.publish(
            raw(quiet, b"cut", b'{"text": ["', TEN),
            raw(quiet, b"empty", b"", TEN),
            Message(quiet.settings.topic("clean"), b"strange", b"{}", (), TEN),
            Message(quiet.settings.topic("raw"), b"worn", b"", (("wiredesk.replays", b"2"),), TEN),
        )
        quiet.wait("dead", until=lambda letters: len(letters) == 4)

    def listed(*arguments: str) -> set[str]:
        lines = quiet.command("dead", "list", "--json", *arguments).stdout.splitlines()
        return {orjson.loads(line)["key"] for line in lines}

    assert listed() == {"cut", "empty", "strange", "worn"}
    assert listed("--class", "EmptyArticle") == {"empty", "worn"}
    assert listed("--stage", "enrich") == {"strange"}
    assert listed("--class", "EmptyArticle", "--max-replays", "2") == {"empty"}


def test_replay_asks_for_letters_or_a_choice_of_them_but_not_both(quiet: Desk) -> None:
    for arguments in ((), ("0:0", "--all"), ("0:0", "--class", "EmptyArticle")):
        replayed = quiet.command("dead", "replay", *arguments)

        assert replayed.returncode == 2
        assert b"--class" in replayed.stderr
