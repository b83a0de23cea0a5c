import pytest

from tests.integration.desk import Desk
from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message
from wiredesk_schemas import DeadLetterHeaders

FIVE_MEGABYTES = b'{"text": "' + b"word " * 1_000_000 + b'"}'
NESTED = b'{"text": "Words.", "deep": ' + b"[" * 5000 + b"]" * 5000 + b"}"


@pytest.mark.parametrize(
    ("name", "value", "error", "message"),
    [
        ("cut off", b'{"article_id": "x", "title": "Cut o', "MalformedArticle", "JSON"),
        ("wrong type", b'{"article_id": "x", "title": ["a"], "text": "Words."}', "MalformedArticle", "title"),
        ("not an article", b'{"article_id": "x", "text": 7}', "MalformedArticle", "text"),
        ("no bytes", b"", "EmptyArticle", ""),
        ("no text", b'{"article_id": "x", "text": ""}', "EmptyArticle", "text"),
        ("too large", FIVE_MEGABYTES, "OversizedArticle", "WIREDESK_MAX_ARTICLE_BYTES"),
        ("too deep", NESTED, "OversizedArticle", "WIREDESK_MAX_JSON_DEPTH"),
    ],
)
def test_bad_input_is_a_dead_letter_with_its_bytes_and_the_reason(
    desk: Desk, name: str, value: bytes, error: str, message: str
) -> None:
    key = f"bad {name}".encode()
    sent = Message("news.raw", key, value, (("content-type", b"application/json"), ("x", b"\xff")), 1_772_528_400_123)
    desk.publish(sent)

    (letter,) = desk.of_key(key, 1, "dead")

    assert (letter.value, letter.timestamp) == (sent.value, sent.timestamp)
    assert letter.headers[:2] == sent.headers
    reason = DeadLetterHeaders.model_validate(
        {name: letter.header(name) for name, _ in letter.headers if name.startswith(PREFIX)}
    )
    assert (reason.topic, reason.stage, reason.exception_class) == ("news.raw", "clean", error)
    assert message in reason.exception_message


def test_bytes_that_are_not_json_in_utf8_are_a_dead_letter(desk: Desk) -> None:
    value = '{"text": "café"}'.encode("latin-1")
    desk.publish(Message("news.raw", b"bad latin", value, (("content-type", b"application/json"),)))

    (letter,) = desk.of_key(b"bad latin", 1, "dead")

    assert letter.value == value


def test_a_tombstone_without_a_key_is_a_dead_letter(desk: Desk) -> None:
    desk.publish(Message("news.raw", None, None, (("which", b"tombstone"),)))

    found = desk.wait("dead", until=lambda letters: any(letter.header("which") for letter in letters))

    (letter,) = [letter for letter in found if letter.header("which")]
    assert (letter.key, letter.value) == (None, None)
    assert "key" in (letter.header(PREFIX + "exception.message") or "")


def test_an_invalid_clean_record_is_a_dead_letter_of_enrich(desk: Desk) -> None:
    desk.publish(Message("news.clean", b"bad clean", b'{"article_id": "bad clean"}'))

    (letter,) = desk.of_key(b"bad clean", 1, "dead")

    assert letter.header(PREFIX + "stage") == "enrich"
    assert "field 'text'" in (letter.header(PREFIX + "exception.message") or "")
