"""A dead letter: the record as it came, and in headers why it could not be processed."""

import hashlib
import traceback
from dataclasses import replace

from wiredesk.errors import ArticleError, OperationError, OversizedArticle, UnreadableRecord
from wiredesk.message import RECORD_OVERHEAD, Headers, Message, Unreadable, plausible_timestamp
from wiredesk_schemas.dead import DeadLetterHeaders

PREFIX = "__connect.errors."
"""Kafka Connect's, so that its users' tools understand our dead letters."""

REPLAYS = "wiredesk.replays"
"""Header that counts how often a letter has been put back."""

SEAL = "wiredesk.replays.seal"
"""Header that binds the count to the record. A producer that sets or copies a count alone gains nothing by it."""

MAX_REPLAYS = 999_999
"""A count beyond this was not counted by us."""

BODY = PREFIX + "body"
"""Header of a letter whose body is not the value of the record that failed; begins with one of these words."""

OF_PARTS = (BODY, PREFIX + "last.offset")
"""How the headers begin that only letters have which hold something else than one whole record."""

CUT = "cut"
"""In that header: the body is only the beginning."""

MESSAGE_CHARACTERS = 1000
"""A reason longer than this is cut: headers are for reading, and count towards the record's size."""

FAULT, FAULT_SAYS = "a fault in Wiredesk", ": "
"""How the reason begins of what is no `ArticleError`, and what divides where it happened from what it says."""

STANDING = "Records of an earlier version of this article, if there are any, still stand."
"""The end of every reason: a correction that dies withdraws nothing, and whoever reads the letter has to know."""


class PartialLetterError(OperationError):
    """A letter that does not hold the record that failed; the message names it and says where to find that."""


class StrayLetterError(OperationError):
    """A record on `news.dead` that is no letter of ours; the message names it."""


def dead_letter(message: Message, stage: str, topic: str, error: Exception) -> Message:
    """The letter for `message`, which failed in `stage` with `error`: same key, value and headers.

    Args:
        message: the record that failed, with topic, partition and offset.
        stage: `clean` or `enrich`.
        topic: where dead letters go.
        error: an `ArticleError` describes the problem; for any other error, a fault of ours, the last frame is added.
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
        if value or not name.startswith(OF_PARTS)
    )
    return Message(topic, message.key, message.value, original_headers(message) + headers, message.timestamp)


def unreadable_letter(message: Message, unreadable: Unreadable, stage: str, topic: str) -> Message:
    """The letter for a record, or a batch of records, that could not be read."""
    if unreadable.kind == "oversized":
        return dead_letter(message, stage, topic, OversizedArticle(unreadable.reason))
    return dead_letter(message, stage, topic, UnreadableRecord(f"bytes that are no record: {unreadable.reason}"))


def fitted(letter: Message, room: int) -> Message:
    """The letter in at most `room` bytes, headers and framing counted: the place, size and hash in its headers remain.

    First the end of its body goes, then the headers the record came with, then its key, last the end of the reason.
    """
    if letter.size <= room:
        return letter
    letter = _marked_as_cut(letter)
    for smaller in (
        letter,
        replace(letter, headers=_failure_headers(letter)),
        replace(letter, headers=_failure_headers(letter), key=None),
    ):
        left = room - (smaller.size - len(smaller.value or b""))
        if left >= 0:
            return replace(smaller, value=None if smaller.value is None else smaller.value[:left])
    return _with_short_reason(replace(smaller, value=None if smaller.value is None else b""), room)


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


def _marked_as_cut(letter: Message) -> Message:
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


def _with_short_reason(letter: Message, room: int) -> Message:
    name = PREFIX + "exception.message"
    keep = max(0, len((letter.header(name) or "").encode()) - max(0, letter.size - RECORD_OVERHEAD // 2 - room))
    headers = tuple((key, (value or b"")[:keep] if key == name else value) for key, value in letter.headers)
    return replace(letter, headers=headers)


def loggable_reason(letter: Message) -> str:
    """A letter's reason, without what may quote the article: of a fault of ours, only where it happened."""
    reason = letter.header(PREFIX + "exception.message") or ""
    return f"{reason.partition(FAULT_SAYS)[0]}." if reason.startswith(FAULT) else reason


def with_original_timestamp(letter: Message) -> Message:
    """A letter as read, with the timestamp of the record that failed: its own only says since when it is kept."""
    timestamp = plausible_timestamp(_number(letter.header(PREFIX + "timestamp")))
    return letter if timestamp is None else replace(letter, timestamp=timestamp)


def original_headers(letter: Message) -> Headers:
    """The headers without those that tell of a failure."""
    return tuple((name, value) for name, value in letter.headers if not name.startswith(PREFIX))


def replay(letter: Message) -> Message:
    """The record to put back for a letter: on the topic where it failed, one round more on its count.

    Raises:
        StrayLetterError: the letter does not say where it failed.
        PartialLetterError: the letter holds less than the record that failed.
    """
    topic = letter.header(PREFIX + "topic")
    if not topic:
        raise StrayLetterError(
            f"{letter.topic} {letter.partition}:{letter.offset} has no header {PREFIX}topic, so it was not written by "
            "Wiredesk: name the letters to put back one by one"
        )
    if is_partial(letter):
        failed = f"{topic} {letter.header(PREFIX + 'partition')}:{letter.header(PREFIX + 'offset')}"
        raise PartialLetterError(
            f"{letter.topic} {letter.partition}:{letter.offset} does not hold the whole record that failed ({failed}): "
            "it cannot be put back; publish the article again from where it came"
        )
    headers = tuple((name, value) for name, value in original_headers(letter) if name not in (REPLAYS, SEAL))
    count = str(min(replays(letter) + 1, MAX_REPLAYS)).encode()
    counted = ((REPLAYS, count), (SEAL, _seal(topic, letter, count)))
    return Message(topic, letter.key, letter.value, (*headers, *counted), letter.timestamp)


def replays(letter: Message) -> int:
    """How often the letter has been put back before, by its header; 0 where that is no number we would have written."""
    count = _number(letter.header(REPLAYS))
    return count if count is not None and count <= MAX_REPLAYS else 0


def was_put_back(letter: Message) -> bool:
    """Whether `replay` made the record that the letter is about, as its seal says."""
    count, topic = letter.header(REPLAYS), letter.header(PREFIX + "topic")
    if not replays(letter) or count is None or topic is None:
        return False
    return letter.header(SEAL) == _seal(topic, letter, count.encode()).decode()


def _seal(topic: str, letter: Message, count: bytes) -> bytes:
    parts = (topic.encode(), count, letter.key or b"", letter.value or b"")
    return hashlib.sha256(b"".join(len(part).to_bytes(8) + part for part in parts)).hexdigest().encode()


def _number(text: str | None) -> int | None:
    """A header as a number: Python refuses to read more than 4300 digits, and nothing of ours has so many."""
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= 18 else None


def _reason(error: Exception) -> str:
    reason = str(error)
    if not isinstance(error, ArticleError):
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        where = f" at {frame[0].filename}:{frame[0].lineno} in {frame[0].name}" if frame else ""
        reason = f"{FAULT}{where}{FAULT_SAYS}{reason}"
    room = MESSAGE_CHARACTERS - len(f". {STANDING}")
    reason = reason if len(reason) <= room else reason[: room - 1] + "…"
    return f"{reason.rstrip(' .:')}. {STANDING}"
