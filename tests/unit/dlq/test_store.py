from dataclasses import replace

import pytest

from wiredesk.dead_letter import (
    EARLIER_VERSION_NOTE,
    MESSAGE_CHARACTERS,
    PREFIX,
    ForeignLetterError,
    PartialLetterError,
    dead_letter,
    fitted,
    replay,
    replays,
    with_original_timestamp,
)
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk.message import Message
from wiredesk_schemas import DeadLetterHeaders

BROKEN = Message(
    "news.raw",
    key=b"\xff\x00key",
    value=b'{"title": "cut o',
    headers=(("content-type", b"application/json"), ("trace", b"\xfe\xff"), ("trace", b"again")),
    timestamp=1_600_041_600_123,
    partition=3,
    offset=41,
)


def test_a_dead_letter_keeps_key_value_headers_and_timestamp_as_they_came() -> None:
    letter = dead_letter(BROKEN, "clean", "news.dead", MalformedArticle("cut off"))

    assert (letter.key, letter.value, letter.timestamp) == (BROKEN.key, BROKEN.value, BROKEN.timestamp)
    assert letter.headers[: len(BROKEN.headers)] == BROKEN.headers


def test_its_headers_have_offset_stage_and_reason() -> None:
    letter = dead_letter(BROKEN, "clean", "news.dead", MalformedArticle("field 'title': cut off"))

    reason = DeadLetterHeaders.model_validate(
        {name: letter.header(name) for name, _ in letter.headers if name.startswith(PREFIX)}
    )
    assert (reason.topic, reason.partition, reason.offset, reason.stage) == ("news.raw", "3", "41", "clean")
    assert reason.exception_class == "MalformedArticle"
    assert reason.exception_message == f"field 'title': cut off. {EARLIER_VERSION_NOTE}"


def test_the_reason_of_a_fault_in_wiredesk_has_the_last_frame() -> None:
    try:
        {}["nothing"]  # type: ignore[index]
    except KeyError as error:
        letter = dead_letter(BROKEN, "enrich", "news.dead", error)

    message = letter.header(PREFIX + "exception.message") or ""
    assert "a fault in Wiredesk at " in message
    assert "test_store.py" in message
    assert letter.header(PREFIX + "exception.class.name") == "KeyError"


def test_a_long_reason_is_truncated() -> None:
    letter = dead_letter(BROKEN, "clean", "news.dead", MalformedArticle("é" * 10 * MESSAGE_CHARACTERS))

    reason = letter.header(PREFIX + "exception.message") or ""
    assert len(reason) == MESSAGE_CHARACTERS
    assert reason.endswith(f"é…. {EARLIER_VERSION_NOTE}")


def test_a_reason_that_is_not_valid_unicode_is_encoded_with_replacements() -> None:
    letter = dead_letter(BROKEN, "clean", "news.dead", MalformedArticle("lone surrogate \ud800"))

    assert letter.header(PREFIX + "exception.message") == f"lone surrogate ?. {EARLIER_VERSION_NOTE}"


def test_a_letter_is_replayed_unchanged_where_it_failed_and_replays_are_counted() -> None:
    letter = dead_letter(BROKEN, "clean", "news.dead", MalformedArticle("cut off"))

    once = replay(letter)
    twice = replay(dead_letter(once, "clean", "news.dead", MalformedArticle("cut off")))

    assert (once.topic, once.key, once.value, once.timestamp) == (
        BROKEN.topic,
        BROKEN.key,
        BROKEN.value,
        BROKEN.timestamp,
    )
    assert once.headers[:-1] == (*BROKEN.headers, ("wiredesk.replays", b"1"))
    assert twice.headers[:-1] == (*BROKEN.headers, ("wiredesk.replays", b"2"))
    assert once.headers[-1][0] == twice.headers[-1][0] == "wiredesk.replays.seal"


@pytest.mark.parametrize("count", [b"9" * 5000, b"-1", b"1e3", "١٢".encode(), b" 1", b"", None])
def test_an_invalid_replay_count_is_zero(count: bytes | None) -> None:
    letter = Message("news.dead", b"ferry-1", b"", (("wiredesk.replays", count),))

    assert replays(letter) == 0
    assert replays(replay(dead_letter(letter, "clean", "news.dead", MalformedArticle("cut off")))) == 1


@pytest.mark.parametrize("time", ["9" * 5000, "999999999999999999", "-5", "soon", ""])
def test_an_invalid_timestamp_header_is_ignored(time: str) -> None:
    letter = Message("news.dead", b"ferry-1", b"", ((PREFIX + "timestamp", time.encode()),), 1_772_528_400_000)

    assert with_original_timestamp(letter).timestamp == 1_772_528_400_000


def test_a_partial_letter_is_not_replayed() -> None:
    letter = fitted(dead_letter(replace(BROKEN, value=b"boat" * 5000), "clean", "news.dead", EmptyArticle("")), 8000)

    with pytest.raises(PartialLetterError, match=r"does not hold the whole record that failed \(news\.raw 3:41\)"):
        replay(letter)


def test_a_record_that_does_not_name_the_topic_where_it_failed_cannot_be_replayed() -> None:
    with pytest.raises(ForeignLetterError, match=r"__connect\.errors\.topic"):
        replay(BROKEN)
