"""Articles in JSON: an object, an array, an object that lists articles, one per line, or several concatenated."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from wiredesk.clean.parse.lone_surrogates import read_json
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.feed.delivery import JSON, MAX_ITEM_BYTES, Delivery, SourceError, too_large
from wiredesk.feed.json_text import JsonText
from wiredesk.limits import Limits
from wiredesk.message import Message

LIMITS = Limits(body_bytes=MAX_ITEM_BYTES)
HEADERS = (("content-type", JSON),)

FIRST_ITEMS = 10
"""How many items of a list are checked for being articles."""

MAX_NESTING = 2
"""Maximum depth of a list of articles: APIs return `{"articles": […]}` or `{"response": {"docs": […]}}`."""


def document_articles(stream: BinaryIO, origin: str, keep_broken: bool) -> Iterator[Delivery]:
    """The articles of a stream of JSON values.

    Args:
        stream: one value, or several concatenated.
        origin: for messages.
        keep_broken: whether a single truncated object is fed unchanged, to become a dead letter.

    Raises:
        SourceError: it is not JSON.
    """
    text = JsonText(stream, origin)
    first, index = True, 0
    while opening := text.peek():
        if opening == "[":
            for item in _items(text):
                index += 1
                yield Delivery(item, JSON, f"{origin}:{index}")
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
                index += 1
                yield Delivery(item, JSON, f"{origin}:{index}")
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
    """The articles of a stream with one per line; a line may also be an array.

    A line that is not JSON is fed unchanged and becomes a dead letter.

    Raises:
        SourceError: a line is too long.
    """
    for index, line in enumerate(_lines(stream, origin), 1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip() if index == 1 else line.strip()
        if not stripped:
            continue
        if stripped.startswith(b"[") or _holds_several(stripped):
            yield from _line_with_several(stripped, f"{origin}:{index}")
        else:
            items = listed_articles(stripped) if index == 1 else None
            for item in [stripped] if items is None else items:
                yield Delivery(item, JSON, f"{origin}:{index}")


def _line_with_several(line: bytes, origin: str) -> list[Delivery]:
    """The articles of a line that is an array or several objects; the line itself if it is not JSON."""
    try:
        return list(document_articles(io.BytesIO(line), origin, keep_broken=False))
    except SourceError:
        return [Delivery(line, JSON, origin)]


def _holds_several(line: bytes) -> bool:
    """Whether a line contains several values without a line feed in between."""
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
    """The articles that an object lists, as JSON; None if it is itself an article, or neither."""
    if not value.startswith(b"{") or _is_article(value):
        return None
    try:
        parsed = read_json(value)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(parsed, dict):
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
    """Whether `clean` finds text in it."""
    try:
        read_article(Message("", None, value, HEADERS), LIMITS)
    except ArticleError:
        return False
    return True
