"""Articles in JSON: one object, an array of them, an object that lists them, one a line, or several in a row."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.feed.delivery import JSON, MAX_ITEM_BYTES, Delivery, SourceError, too_large
from wiredesk.feed.json_text import JsonText
from wiredesk.limits import Limits
from wiredesk.message import Message

LIMITS = Limits(body_bytes=MAX_ITEM_BYTES)
HEADERS = (("content-type", JSON),)

FIRST_ITEMS = 10
"""Items of a list that are tried to see whether they are articles."""

MAX_NESTING = 2
"""Objects around a list of articles: APIs answer with `{"articles": […]}` or `{"response": {"docs": […]}}`."""


def document_articles(stream: BinaryIO, origin: str, keep_broken: bool) -> Iterator[Delivery]:
    """The articles of a stream of JSON values.

    Args:
        stream: one value, or several in a row.
        origin: for messages.
        keep_broken: whether an only object that is cut off is fed as it is, to become a dead letter.

    Raises:
        SourceError: it is no JSON.
    """
    text = JsonText(stream, origin)
    first, number = True, 0
    while opening := text.peek():
        if opening == "[":
            for item in _items(text):
                number += 1
                yield Delivery(item, JSON, f"{origin}:{number}")
        else:
            try:
                value = text.value()
            except SourceError:
                if not (first and keep_broken):
                    raise
                yield Delivery(text.rest(), JSON, origin)
                return
            items = listed_articles(value)
            if items is None and first and not text.peek():
                yield Delivery(value, JSON, origin)
                return
            for item in [value] if items is None else items:
                number += 1
                yield Delivery(item, JSON, f"{origin}:{number}")
        first = False


def _items(text: JsonText) -> Iterator[bytes]:
    text.skip("[")
    if text.peek() == "]":
        text.skip("]")
        return
    while True:
        yield text.value()
        if text.peek() != ",":
            break
        text.skip(",")
    text.skip("]")


def line_articles(stream: BinaryIO, origin: str) -> Iterator[Delivery]:
    """The articles of a stream with one a line; a line may also be an array of them.

    A line that is no JSON is fed as it is and becomes a dead letter.

    Raises:
        SourceError: a line is too long.
    """
    for number, line in enumerate(_lines(stream, origin), 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not stripped:
            continue
        if stripped.startswith(b"[") or _holds_several(stripped):
            yield from document_articles(io.BytesIO(stripped), f"{origin}:{number}", keep_broken=False)
        else:
            items = listed_articles(stripped) if number == 1 else None
            for item in [stripped] if items is None else items:
                yield Delivery(item, JSON, f"{origin}:{number}")


def _holds_several(line: bytes) -> bool:
    """Whether a line is several values without a line feed between them."""
    if b"}{" not in line and b"} {" not in line:
        return False
    text = JsonText(io.BytesIO(line), "")
    try:
        while text.peek():
            text.value()
    except SourceError:
        return False
    return True


def _lines(stream: BinaryIO, origin: str) -> Iterator[bytes]:
    while line := stream.readline(MAX_ITEM_BYTES + 1):
        if len(line) > MAX_ITEM_BYTES:
            raise too_large(origin)
        yield line


def listed_articles(value: bytes) -> list[bytes] | None:
    """The articles that an object lists, as JSON; None where it is an article itself, or anything else."""
    if not value.startswith(b"{") or _is_article(value):
        return None
    try:
        parsed = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    if parsed.get("articles") == []:
        return []
    lists = [items for items in _lists(parsed, MAX_NESTING) if any(map(_holds_article, items[:FIRST_ITEMS]))]
    return [orjson.dumps(item) for item in lists[0]] if len(lists) == 1 else None


def _lists(parsed: dict[str, Any], depth: int) -> Iterator[list[Any]]:
    for value in parsed.values():
        if isinstance(value, list):
            yield value
        elif isinstance(value, dict) and depth > 1:
            yield from _lists(value, depth - 1)


def _holds_article(item: Any) -> bool:
    return isinstance(item, dict) and _is_article(orjson.dumps(item))


def _is_article(value: bytes) -> bool:
    """Whether `clean` finds words in it."""
    try:
        read_article(Message("", None, value, HEADERS), LIMITS)
    except ArticleError:
        return False
    return True
