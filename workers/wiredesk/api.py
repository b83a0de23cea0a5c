"""The work behind `wiredesk.clean`, `wiredesk.enrich` and `wiredesk.read`.

This module is imported on the first call, so that `import wiredesk` stays fast.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from wiredesk.enriched import Enriched
from wiredesk.errors import EmptyArticle, MalformedArticle
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk_schemas import CleanArticle, RawArticle

if TYPE_CHECKING:
    from wiredesk.enrich.annotation import Annotator
    from wiredesk.enrich.user_knowledge import Knowledge

FIELDS = frozenset({"html", "text", "title", "url", "article_id", "published_at"})
JSON = (("content-type", b"application/json"),)


def clean_article(
    article: RawArticle | Mapping[str, Any] | str | bytes | None, fields: Mapping[str, Any]
) -> CleanArticle:
    """See `wiredesk.clean`."""
    from wiredesk.clean.clean import clean
    from wiredesk.clean.parse.parse import read_article

    raw = read_article(_message(article, fields), load_settings().limits)
    if raw.withdrawn:
        raise EmptyArticle(f"article {raw.article_id} is withdrawn by its source: there is nothing to clean")
    return clean(raw)


def enrich_article(article: CleanArticle | Mapping[str, Any]) -> Enriched:
    """See `wiredesk.enrich`."""
    from wiredesk.enrich.enrich import enrich
    from wiredesk.enrich.stage import read_clean

    if not isinstance(article, CleanArticle):
        if not isinstance(article, Mapping):
            raise MalformedArticle(
                f"the article is {_kind(article)}: pass what wiredesk.clean returns or a mapping with the fields "
                "'article_id' and 'text', or use wiredesk.read"
            )
        article = read_clean(_json(article))
    return Enriched(article, *enrich(article, _annotator(), _knowledge(load_settings().knowledge_file)))


def _message(article: RawArticle | Mapping[str, Any] | str | bytes | None, fields: Mapping[str, Any]) -> Message:
    """The article as a record of `news.raw`."""
    if unknown := ", ".join(sorted(fields.keys() - FIELDS)):
        raise TypeError(f"unknown keyword {unknown}: pass a mapping, as in wiredesk.clean({{'text': …, 'section': …}})")
    if article is None:
        if fields.get("html") is None and fields.get("text") is None:
            raise TypeError("pass an article, or its words as html= or text=")
        return Message("", None, _json({name: _text(name, value) for name, value in fields.items()}), JSON)
    if fields:
        raise TypeError("pass an article or keywords, not both: wiredesk.clean(html=page, url=url)")
    if isinstance(article, RawArticle):
        return Message("", None, _json(article.model_dump(exclude_none=True)), JSON)
    if isinstance(article, Mapping):
        return Message("", None, _json(article), JSON)
    if not isinstance(article, str | bytes | bytearray | memoryview):
        raise MalformedArticle(
            f"the article is {_kind(article)}: pass a mapping with the field 'text' or 'html', a str or bytes"
        )
    return Message("", None, article.encode("utf-8", "surrogatepass") if isinstance(article, str) else bytes(article))


def _kind(value: object) -> str:
    return f"of type {type(value).__name__}"


def _text(name: str, value: Any) -> Any:
    from wiredesk.clean.parse.decode import decode

    return decode(value, page=name == "html") if isinstance(value, bytes) else value


def _json(fields: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(dict(fields))
    except TypeError as error:
        raise MalformedArticle(f"the article cannot be written as JSON: {error}") from error


@lru_cache(maxsize=1)
def _annotator() -> "Annotator":
    from wiredesk.enrich.model.annotator import newsroom_annotator

    return newsroom_annotator()


@lru_cache(maxsize=1)
def _knowledge(file: Path | None) -> "Knowledge":
    from wiredesk.enrich.user_knowledge import Knowledge, read_knowledge

    return read_knowledge(file) if file else Knowledge()
