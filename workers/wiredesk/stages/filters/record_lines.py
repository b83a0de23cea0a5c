"""Records as JSON lines, `{"topic", "key", "value"}`: what the filters write and read.

A dead letter's value may be any bytes, so its line has `value_base64` instead of a value, and `headers`.
"""

import base64
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from wiredesk.message import Message

FIELDS = frozenset({"topic", "key", "value", "value_base64", "headers"})
JSON_HEADERS = (("content-type", b"application/json"),)


def read_lines(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The index and the content of each line that is not blank; the mark of Windows editors is read over."""
    for index, line in enumerate(lines):
        stripped = (line.removeprefix(BOM_UTF8) if index == 0 else line).strip()
        if stripped:
            yield index, stripped


def read_record_line(line: bytes) -> Message | None:
    """The record in a line; None if the line is something else, such as a bare article.

    A dead letter is returned without value and headers, since no stage reads them.
    """
    if b'"topic"' not in line:
        return None
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(fields, dict) or not {"topic", "key", "value"} <= fields.keys() <= FIELDS:
        return None
    topic, key, value = fields["topic"], fields["key"], fields["value"]
    if not isinstance(topic, str) or not isinstance(key, str | None):
        return None
    return Message(
        topic, None if key is None else key.encode(), None if value is None else orjson.dumps(value), JSON_HEADERS
    )


def record_line(message: Message, dead_topic: str) -> bytes:
    """A record as a line, with a line feed.

    Args:
        message: the record; the value is JSON, except on `dead_topic`.
        dead_topic: the full name of the topic of dead letters.
    """
    key = None if message.key is None else message.key.decode("utf-8", "replace")
    line: dict[str, Any] = {"topic": message.topic, "key": key, "value": None}
    if message.topic == dead_topic:
        line["value_base64"] = base64.b64encode(message.value or b"").decode()
        line["headers"] = message.headers_for_json()
    elif message.value is not None:
        line["value"] = orjson.Fragment(message.value)
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
