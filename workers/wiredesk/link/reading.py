"""Parses records of `news.clean`, `news.entities` and `news.quotes`, and validates the fields that linking uses.

Parsing the whole model would take longer than linking, so the other fields are not checked.
"""

from typing import Any

import orjson

from wiredesk.errors import MalformedArticle
from wiredesk.link.article import Json

KINDS = ("clean", "entities", "quotes")
"""The topics read, without prefix."""

MAX_ID = 512
"""Maximum characters of an article's id, as `clean` makes them."""

MAX_REVISION = (1 << 63) - 1
"""The largest integer in SQLite."""

_TEXTS = ("title", "source", "agency", "published_at", "modified_at", "content_hash")


def read_key(key: bytes | None) -> str:
    """The article's id, which is the key of every record.

    Raises:
        MalformedArticle: the key is not an article id.
    """
    try:
        article_id = (key or b"").decode()
    except UnicodeDecodeError as error:
        raise MalformedArticle(f"the key is not UTF-8: {error}: send the article's id as the key") from error
    if not 0 < len(article_id) <= MAX_ID:
        raise MalformedArticle(f"the key has {len(article_id)} characters and may have 1 to {MAX_ID}")
    return article_id


def read_record(kind: str, value: bytes) -> Json:
    """A record's fields.

    Args:
        kind: the topic without prefix.
        value: the record in JSON.

    Raises:
        MalformedArticle: a field is invalid; the message names it.
    """
    try:
        record = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise MalformedArticle(f"no JSON: {error}: send records as `wiredesk clean` and `enrich` write them") from error
    if not isinstance(record, dict):
        raise MalformedArticle("the record is no JSON object: send records as `wiredesk clean` and `enrich` write them")
    _check(isinstance(record.get("article_id"), str) and 0 < len(record["article_id"]) <= MAX_ID, "article_id")
    revision = record.get("revision", 1)
    _check(isinstance(revision, int) and not isinstance(revision, bool) and 0 <= revision <= MAX_REVISION, "revision")
    for name in _TEXTS:
        _check(isinstance(record.get(name), str | None), name)
    if kind == "clean":
        _check(isinstance(record.get("text"), str), "text")
    elif kind == "entities":
        _check_each(record.get("entities"), "entities", _is_entity)
    else:
        _check_each(record.get("quotes"), "quotes", _is_quote)
    return record


def _check(holds: bool, field: str) -> None:
    if not holds:
        raise MalformedArticle(
            f"field '{field}' is missing or of another type: send records as `wiredesk clean` and `enrich` write them"
        )


def _check_each(found: Any, field: str, is_one: Any) -> None:
    _check(isinstance(found, list), field)
    for place, item in enumerate(found):
        _check(isinstance(item, dict) and is_one(item), f"{field}.{place}")


def _is_entity(entity: Json) -> bool:
    mentions = entity.get("mentions", [])
    return (
        isinstance(entity.get("entity_id"), str)
        and isinstance(entity.get("type"), str)
        and isinstance(entity.get("name"), str)
        and isinstance(entity.get("salience", 0.0), (int, float))
        and isinstance(mentions, list)
        and all(isinstance(mention, dict) and isinstance(mention.get("text"), str) for mention in mentions)
    )


def _is_quote(quote: Json) -> bool:
    speaker, spans = quote.get("speaker"), quote.get("spans", [])
    return (
        isinstance(quote.get("quote_id"), str)
        and isinstance(quote.get("kind"), str)
        and isinstance(quote.get("text"), str)
        and isinstance(speaker, dict | None)
        and all(isinstance((speaker or {}).get(name), str | None) for name in ("name", "entity_id"))
        and isinstance(spans, list)
        and all(isinstance(span, list) and [type(end) for end in span] == [int, int] for span in spans)
    )
