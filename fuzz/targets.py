"""The fuzz targets: each takes bytes, and raises if an invariant is violated."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

import orjson

from fuzz import inputs
from wiredesk.clean.clean import clean
from wiredesk.clean.dates import find_time, iso_time
from wiredesk.clean.parse.decode import decode
from wiredesk.clean.parse.parse import read_article
from wiredesk.clean.repair.charsets import repair_charset
from wiredesk.clean.repair.escapes import repair_escapes
from wiredesk.clean.repair.html_entities import unescape
from wiredesk.clean.repair.repair import repair
from wiredesk.enrich.annotation import Annotator
from wiredesk.enrich.enrich import enrich
from wiredesk.enrich.model.annotator import newsroom_annotator
from wiredesk.errors import ArticleError, UndecodableArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

MAX_EXPANSION = 3
"""The largest number of characters that one may become: a ligature of three letters."""


class InvariantError(Exception):
    """An invariant was violated."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function under test and the generator of its inputs."""

    run: Callable[[bytes], None]
    make: inputs.Maker
    large: bool = False
    """Whether each input is large enough to measure its memory."""


def words(value: bytes) -> str:
    try:
        return value.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return value.decode("utf-8", "replace")


def _not_longer(before: str, after: str) -> None:
    if len(after) > MAX_EXPANSION * len(before) + 8:
        raise InvariantError(f"{len(before)} characters became {len(after)}")


def run_decode(value: bytes) -> None:
    charset, _, bare = value.partition(b"|")
    for page in (False, True):
        try:
            text = decode(bare, charset.decode("latin-1") or None, page)
        except UndecodableArticle:
            continue
        if len(text) > len(bare):
            raise InvariantError(f"{len(bare)} bytes became {len(text)} characters")
        text.encode()  # no lone surrogates: they cannot be written to a record


def run_escapes(value: bytes) -> None:
    text = words(value)
    for shown in (False, True):
        repaired, *counts = repair_escapes(text, shown)
        _not_longer(text, repaired)
        if repaired != text and not sum(counts):
            raise InvariantError("changed without a count")


def run_entities(value: bytes) -> None:
    text = words(value)
    repaired, count = unescape(text)
    _not_longer(text, repaired)
    if repaired != text and not count:
        raise InvariantError("changed without a count")


def run_charset(value: bytes) -> None:
    text = words(value)
    repaired, count = repair_charset(text)
    _not_longer(text, repaired)
    if repaired != text and not count:
        raise InvariantError("changed without a count")


def run_repair(value: bytes) -> None:
    text = words(value)
    repaired = repair(text).text
    _not_longer(text, repaired)
    repaired.encode()


def run_page(value: bytes) -> None:
    with suppress(ArticleError):
        clean(RawArticle(article_id="a", html=words(value))).to_json()


def run_text(value: bytes) -> None:
    with suppress(ArticleError):
        clean(RawArticle(article_id="a", text=words(value))).to_json()


def run_clean(value: bytes) -> None:
    try:
        written = clean(read_article(Message("news.raw", b"key", value), Limits())).to_json()
    except ArticleError:
        return
    orjson.loads(written)


def run_time(value: bytes) -> None:
    text = words(value)
    for language in (None, "de", "en-US"):
        iso_time(text, language)
        found = find_time(text, language)
        if found and not (found.iso[:4].isdigit() and 0 <= found.start < found.end):
            raise InvariantError(f"no time: {found}")


@cache
def _annotator() -> Annotator:
    return newsroom_annotator()


def run_enrich(value: bytes) -> None:
    text = words(value).encode("utf-8", "replace").decode()
    entities, quotes = enrich(CleanArticle(article_id="a", text=text), _annotator())
    spans = [(mention.start, mention.end) for entity in entities.entities for mention in entity.mentions]
    spans += [span for quote in (*quotes.quotes, *quotes.attributions) for span in quote.spans]
    if not all(0 <= start < end <= len(text) for start, end in spans):
        raise InvariantError(f"a span outside the text: {spans}")
    orjson.loads(entities.to_json())
    orjson.loads(quotes.to_json())


TARGETS: dict[str, Target] = {
    "decode": Target(run_decode, inputs.short_bytes),
    "escapes": Target(run_escapes, inputs.short_text),
    "entities": Target(run_entities, inputs.short_text),
    "charset": Target(run_charset, inputs.short_text),
    "repair": Target(run_repair, inputs.short_text),
    "text": Target(run_text, inputs.short_text),
    "page": Target(run_page, inputs.short_page),
    "clean": Target(run_clean, inputs.short_article),
    "xml": Target(run_clean, inputs.short_news_xml),
    "time": Target(run_time, inputs.short_text),
    "enrich": Target(run_enrich, inputs.short_report),
    "repair-large": Target(run_repair, inputs.large_text, large=True),
    "text-large": Target(run_text, inputs.large_text, large=True),
    "page-large": Target(run_page, inputs.large_page, large=True),
    "clean-large": Target(run_clean, inputs.large_article, large=True),
    "xml-large": Target(run_clean, inputs.large_news_xml, large=True),
}
