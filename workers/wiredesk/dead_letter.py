"""Dead letters: the unchanged record, with the reason for the failure in headers."""

import hashlib
import traceback
from dataclasses import replace

from wiredesk.errors import ArticleError, OperationError, OversizedArticle, UnreadableRecord
from wiredesk.message import RECORD_OVERHEAD, Headers, Message, Unreadable, plausible_timestamp
from wiredesk_schemas.dead import DeadLetterHeaders

PREFIX = "__connect.errors."
"""Kafka Connect's prefix, so that existing tools can read our dead letters."""

REPLAYS = "wiredesk.replays"
"""Header with the number of times a letter has been replayed."""

SEAL = "wiredesk.replays.seal"
"""Header that binds the count to the record, so that a producer cannot forge or copy a count."""

MAX_REPLAYS = 999_999
"""The largest count that Wiredesk writes."""

BODY = PREFIX + "body"
"""Header of a letter whose body is not the whole value of the record that failed: a kind (`record` or `batch`), `CUT`,
or both."""

PARTIAL_HEADERS = (BODY, PREFIX + "last.offset")
"""Prefixes of the headers that only letters without one whole record have."""

CUT = "cut"
"""In `BODY`: the body is truncated."""

MESSAGE_CHARACTERS = 1000
"""Longer reasons are truncated: headers count towards the size of the record."""

FAULT, FAULT_SEPARATOR = "a fault in Wiredesk", ": "
"""Prefix of the reason for an error other than `ArticleError`, and the separator of location and message."""

EARLIER_VERSION_NOTE = "Records of an earlier version of this article, if any, remain published."
"""The end of every reason: a failed correction withdraws nothing."""


class PartialLetterError(OperationError):
    """A letter does not hold the whole record that failed; the message names both."""


class ForeignLetterError(OperationError):
    """A record on `news.dead` was not written by Wiredesk; the message names it."""


def dead_letter(message: Message, stage: str, topic: str, error: Exception) -> Message:
    """The letter for `message`, which failed in `stage` with `error`; it has the same key, value and headers.

    Args:
        message: the record that failed, with topic, partition and offset.
        stage: `clean` or `enrich`.
        topic: the topic of dead letters.
        error: the reason; unless it is an `ArticleError`, it is a fault in Wiredesk and the last frame is added.
    """
    reason = DeadLetterHeaders(
        topic=message.topic,
        partition=str(message.partition),
        offset=str(message.offset),
        timestamp="" if message.timestamp is None else str(message.timestamp),
        stage=stage,
        exception_class=type(error).__name__,
        exception_message=_reason(error),
    )
    if message.unreadable is not None:
        reason = reason.model_copy(update=_body_fields(message.unreadable, len(message.value or b"")))
    headers = tuple(
        (name, value.encode("utf-8", "replace"))
        for name, value in reason.model_dump(by_alias=True).items()
        if value or not name.startswith(PARTIAL_HEADERS)
    )
    return Message(topic, message.key, message.value, original_headers(message) + headers, message.timestamp)


def unreadable_letter(message: Message, unreadable: Unreadable, stage: str, topic: str) -> Message:
    """The letter for a record, or a batch of records, that could not be read."""
    if unreadable.kind == "oversized":
        return dead_letter(message, stage, topic, OversizedArticle(unreadable.reason))
    return dead_letter(message, stage, topic, UnreadableRecord(f"cannot be decoded as a record: {unreadable.reason}"))


def fitted(letter: Message, max_bytes: int) -> Message:
    """The letter in at most `max_bytes` bytes with headers and framing; the headers with offset, size and hash remain.

    Truncates the body first, then drops the headers of the record, then its key, and last truncates the reason.
    """
    if letter.size <= max_bytes:
        return letter
    letter = _marked_as_truncated(letter)
    for smaller in (
        letter,
        replace(letter, headers=_failure_headers(letter)),
        replace(letter, headers=_failure_headers(letter), key=None),
    ):
        left = max_bytes - (smaller.size - len(smaller.value or b""))
        if left >= 0:
            return replace(smaller, value=None if smaller.value is None else smaller.value[:left])
    return _with_short_reason(replace(smaller, value=None if smaller.value is None else b""), max_bytes)


def is_partial(letter: Message) -> bool:
    """Whether the letter's body is not the whole value of the record that failed."""
    return letter.header(BODY) is not None


def _body_fields(unreadable: Unreadable, held: int) -> dict[str, str]:
    whole = "" if unreadable.kind == "oversized" else unreadable.kind
    cut = CUT if held < unreadable.size or unreadable.kind == "oversized" else ""
    return {
        "last_offset": str(unreadable.last_offset),
        "body": " ".join(word for word in (whole, cut) if word),
        "body_bytes": str(unreadable.size),
        "body_sha256": unreadable.sha256,
    }


def _marked_as_truncated(letter: Message) -> Message:
    body, value = letter.header(BODY), letter.value or b""
    if body is None:
        marks: Headers = (
            (BODY, CUT.encode()),
            (BODY + ".bytes", str(len(value)).encode()),
            (BODY + ".sha256", hashlib.sha256(value).hexdigest().encode()),
        )
        return replace(letter, headers=(*letter.headers, *marks))
    if CUT in body:
        return letter
    marked = f"{body} {CUT}".encode()
    return replace(letter, headers=tuple((name, marked if name == BODY else held) for name, held in letter.headers))


def _failure_headers(letter: Message) -> Headers:
    return tuple((name, value) for name, value in letter.headers if name.startswith(PREFIX))


def _with_short_reason(letter: Message, max_bytes: int) -> Message:
    name = PREFIX + "exception.message"
    keep = max(0, len((letter.header(name) or "").encode()) - max(0, letter.size - RECORD_OVERHEAD // 2 - max_bytes))
    headers = tuple((key, (value or b"")[:keep] if key == name else value) for key, value in letter.headers)
    return replace(letter, headers=headers)


def loggable_reason(letter: Message) -> str:
    """A letter's reason without article text: of a fault in Wiredesk, only its location."""
    reason = letter.header(PREFIX + "exception.message") or ""
    return f"{reason.partition(FAULT_SEPARATOR)[0]}." if reason.startswith(FAULT) else reason


def without_note(reason: str) -> str:
    """A reason without the note on earlier versions, for lists of many."""
    return reason.removesuffix(f". {EARLIER_VERSION_NOTE}")


def with_original_timestamp(letter: Message) -> Message:
    """The letter with the timestamp of the record that failed; its own starts its retention."""
    timestamp = plausible_timestamp(_number(letter.header(PREFIX + "timestamp")))
    return letter if timestamp is None else replace(letter, timestamp=timestamp)


def original_headers(letter: Message) -> Headers:
    """The headers without those that describe the failure."""
    return tuple((name, value) for name, value in letter.headers if not name.startswith(PREFIX))


def replay(letter: Message) -> Message:
    """The record to publish for a letter: on the topic where it failed, with the replay count increased by 1.

    Raises:
        ForeignLetterError: the letter does not name the topic where it failed.
        PartialLetterError: the letter does not hold the whole record that failed.
    """
    topic = letter.header(PREFIX + "topic")
    if not topic:
        raise ForeignLetterError(
            f"{letter.topic} {letter.partition}:{letter.offset} has no header {PREFIX}topic, so it was not written by "
            "Wiredesk: name the letters to replay one by one"
        )
    if is_partial(letter):
        failed = f"{topic} {letter.header(PREFIX + 'partition')}:{letter.header(PREFIX + 'offset')}"
        raise PartialLetterError(
            f"{letter.topic} {letter.partition}:{letter.offset} does not hold the whole record that failed ({failed}): "
            "it cannot be replayed; publish the article again from its source"
        )
    headers = tuple((name, value) for name, value in original_headers(letter) if name not in (REPLAYS, SEAL))
    count = str(min(replays(letter) + 1, MAX_REPLAYS)).encode()
    counted = ((REPLAYS, count), (SEAL, _seal(topic, letter, count)))
    return Message(topic, letter.key, letter.value, (*headers, *counted), letter.timestamp)


def replays(letter: Message) -> int:
    """How often the letter has been replayed, according to its header; 0 if the header is not a count of ours."""
    count = _number(letter.header(REPLAYS))
    return count if count is not None and count <= MAX_REPLAYS else 0


def was_replayed(letter: Message) -> bool:
    """Whether the seal shows that `replay` made the record that failed."""
    count, topic = letter.header(REPLAYS), letter.header(PREFIX + "topic")
    if not replays(letter) or count is None or topic is None:
        return False
    return letter.header(SEAL) == _seal(topic, letter, count.encode()).decode()


def _seal(topic: str, letter: Message, count: bytes) -> bytes:
    parts = (topic.encode(), count, letter.key or b"", letter.value or b"")
    return hashlib.sha256(b"".join(len(part).to_bytes(8) + part for part in parts)).hexdigest().encode()


def _number(text: str | None) -> int | None:
    """A header as a number, up to 18 digits: Python refuses to convert more than 4300."""
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= 18 else None


def _reason(error: Exception) -> str:
    reason = str(error)
    if not isinstance(error, ArticleError):
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        where = f" at {frame[0].filename}:{frame[0].lineno} in {frame[0].name}" if frame else ""
        reason = f"{FAULT}{where}{FAULT_SEPARATOR}{reason}"
    available = MESSAGE_CHARACTERS - len(f". {EARLIER_VERSION_NOTE}")
    reason = reason if len(reason) <= available else reason[: available - 1] + "…"
    return f"{reason.rstrip(' .:')}. {EARLIER_VERSION_NOTE}"
