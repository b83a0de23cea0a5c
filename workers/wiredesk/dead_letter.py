"""A dead letter: the record as it came, and in headers why it could not be processed."""

import traceback
from dataclasses import replace

from wiredesk.errors import ArticleError, OperationError
from wiredesk.message import Headers, Message
from wiredesk_schemas.dead import DeadLetterHeaders

PREFIX = "__connect.errors."
"""Kafka Connect's, so that its users' tools understand our dead letters."""

REPLAYS = "wiredesk.replays"
"""Header that counts how often a letter has been put back."""

MESSAGE_CHARACTERS = 1000
"""A reason longer than this is cut: headers are for reading, and count towards the record's size."""

FAULT, FAULT_SAYS = "a fault in Wiredesk", ": "
"""How the reason begins of what is no `ArticleError`, and what divides where it happened from what it says."""

STANDING = "Records of an earlier version of this article, if there are any, still stand."
"""The end of every reason: a correction that dies withdraws nothing, and whoever reads the letter has to know."""


class StrayLetterError(OperationError):
    """A record on `news.dead` that is no letter of ours; the message names it."""


def dead_letter(message: Message, stage: str, topic: str, error: Exception) -> Message:
    """The letter for `message`, which failed in `stage` with `error`: same key, value and headers.

    Args:
        message: the record that failed, with topic, partition and offset.
        stage: `clean` or `enrich`.
        topic: where dead letters go.
        error: an `ArticleError` says itself what is wrong; of any other, a fault of ours, the last frame is told.
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
    headers = tuple(
        (name, value.encode("utf-8", "replace")) for name, value in reason.model_dump(by_alias=True).items()
    )
    return Message(topic, message.key, message.value, original_headers(message) + headers, message.timestamp)


def loggable_reason(letter: Message) -> str:
    """A letter's reason, without what may quote the article: of a fault of ours, only where it happened."""
    reason = letter.header(PREFIX + "exception.message") or ""
    return f"{reason.partition(FAULT_SAYS)[0]}." if reason.startswith(FAULT) else reason


def with_original_timestamp(letter: Message) -> Message:
    """A letter as read, with the timestamp of the record that failed: its own only says since when it is kept."""
    told = letter.header(PREFIX + "timestamp") or ""
    return replace(letter, timestamp=int(told)) if told.isdecimal() else letter


def original_headers(letter: Message) -> Headers:
    """The headers without those that tell of a failure."""
    return tuple((name, value) for name, value in letter.headers if not name.startswith(PREFIX))


def replay(letter: Message) -> Message:
    """The record to put back for a letter: on the topic where it failed, one round more on its count.

    Raises:
        StrayLetterError: the letter does not say where it failed.
    """
    topic = letter.header(PREFIX + "topic")
    if not topic:
        raise StrayLetterError(
            f"{letter.topic} {letter.partition}:{letter.offset} has no header {PREFIX}topic, so it was not written by "
            "Wiredesk: name the letters to put back one by one"
        )
    rounds = replays(letter) + 1
    headers = tuple((name, value) for name, value in original_headers(letter) if name != REPLAYS)
    return Message(topic, letter.key, letter.value, (*headers, (REPLAYS, str(rounds).encode())), letter.timestamp)


def replays(letter: Message) -> int:
    """How often the letter has been put back before."""
    count = letter.header(REPLAYS) or "0"
    return int(count) if count.isdecimal() else 0


def _reason(error: Exception) -> str:
    reason = str(error)
    if not isinstance(error, ArticleError):
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        where = f" at {frame[0].filename}:{frame[0].lineno} in {frame[0].name}" if frame else ""
        reason = f"{FAULT}{where}{FAULT_SAYS}{reason}"
    room = MESSAGE_CHARACTERS - len(f". {STANDING}")
    reason = reason if len(reason) <= room else reason[: room - 1] + "…"
    return f"{reason.rstrip(' .:')}. {STANDING}"
