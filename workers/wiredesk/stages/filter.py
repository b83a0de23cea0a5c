"""A stage without Kafka: lines of JSON in, lines of records out, in the order of the input."""

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from wiredesk.message import Message
from wiredesk.pool.pool import Pool
from wiredesk.settings import Settings
from wiredesk.stage import Stage


def filter_lines(stage: Stage, settings: Settings, lines: Iterable[bytes], counted: Counter[str]) -> Iterator[bytes]:
    """The records that a stage makes of `lines`, as lines of JSON with `topic`, `key` and `value`.

    Memory stays flat however long the input: no more lines are read than keep all cores busy.

    Args:
        stage: `clean` takes raw articles, `enrich` clean ones.
        settings: for limits, processes and the topics' prefix.
        lines: one article each; blank ones are passed over.
        counted: the results of finished articles are added here.

    Raises:
        NotReadyError: the processes that work cannot be started.
    """
    pool = Pool(stage, settings)
    try:
        for outcome in pool.through(_messages(stage, settings, lines)):
            counted[outcome.result] += 1
            for message in outcome.messages:
                yield orjson.dumps(_line(message, dead=outcome.result == "dead"), option=orjson.OPT_APPEND_NEWLINE)
    finally:
        pool.stop()


def _messages(stage: Stage, settings: Settings, lines: Iterable[bytes]) -> Iterator[Message]:
    topic, headers = settings.topic(stage.source), (("content-type", b"application/json"),)
    for number, line in enumerate(lines):
        if line.strip():
            yield Message(topic, None, line.strip(), headers, partition=0, offset=number)


def _line(message: Message, dead: bool) -> dict[str, Any]:
    key = None if message.key is None else message.key.decode("utf-8", "replace")
    line: dict[str, Any] = {"topic": message.topic, "key": key, "value": None}
    if dead:  # whatever it is, its bytes are kept; they need not be JSON, nor text
        line["value_base64"] = base64.b64encode(message.value or b"").decode()
        line["headers"] = {name: value.decode("utf-8", "replace") for name, value in message.headers}
    elif message.value is not None:
        line["value"] = orjson.Fragment(message.value)
    return line
