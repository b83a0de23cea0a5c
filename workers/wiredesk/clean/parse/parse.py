"""Parse a record of `news.raw` into a `RawArticle`, in any supported format."""

import re
from functools import lru_cache

import orjson

from wiredesk.clean.parse.article_id import article_id, id_of_key
from wiredesk.clean.parse.decode import decode
from wiredesk.clean.parse.field_mapping import map_fields
from wiredesk.clean.parse.field_names import TEXT_FIELDS
from wiredesk.clean.parse.lone_surrogates import read_json
from wiredesk.clean.parse.nesting import nesting
from wiredesk.clean.wire.news_xml import read_news_xml
from wiredesk.clean.wire.xml_tree import OPENING
from wiredesk.errors import EmptyArticle, MalformedArticle, OversizedArticle, UndecodableArticle
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.raw import RawArticle

PAGE_OPENING = re.compile(
    rb"\s*(?:<\?xml\b|<!doctype\s+html|<!--|<(?:html|head|body|main|article|section|div|p|h[1-6]|table|figure|span|meta)\b"
    rb"[^<>]{0,2000}>)",
    re.IGNORECASE,
)
"""How HTML begins; bare text that opens with `<` for another reason is bare text."""

UTF16_PAGE = re.compile(rb"(?:\xff\xfe)?<\x00|(?:\xfe\xff)?\x00<")

TOO_DEEP = "depth limit"
"""In orjson's words for JSON nested deeper than its 1,024 levels; orjson has no error of its own for it."""

XML_HEAD = 16_384
"""Bytes that must contain the root element of an XML document, after its declarations."""

BLANK = b" \t\r\n\v\f\0"


def read_article(message: Message, limits: Limits) -> RawArticle:
    """Read one raw article; its `article_id` is always set.

    Args:
        message: a record of `news.raw` whose value is not None.
        limits: the maximum size and nesting depth.

    Raises:
        OversizedArticle: too large (checked before decoding) or too deep.
        EmptyArticle: it has no content.
        MalformedArticle: not JSON, a field of the wrong type, or an invalid id.
        UndecodableArticle: bytes that are not text.
    """
    value = message.value or b""
    _check_size(value, limits)
    if not value.strip(BLANK):
        raise EmptyArticle("the value is empty: send an article with a field 'text' or 'html'")
    kind, charset = _declared_type(message)
    if _is_json(value, kind):
        raw = _from_json(value, limits)
    elif _is_news_xml(value, kind):
        raw = read_news_xml(decode(value, charset, page=True))
    else:
        raw = _from_bare(value, kind, charset)
    _check_content(raw)
    identifier = article_id(
        raw.article_id, message.key, raw.url, "" if (raw.article_id or "").strip() else _content(raw)
    )
    return raw if raw.article_id == identifier else raw.model_copy(update={"article_id": identifier})


def given_id(value: bytes) -> str | None:
    """The id in the fields of a JSON object, which may be no article otherwise; None if there is none."""
    try:
        parsed = read_json(value.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    if not isinstance(parsed, dict):
        return None
    for name in TEXT_FIELDS["article_id"]:
        held = parsed.get(name)
        if isinstance(held, str | int) and not isinstance(held, bool) and (found := id_of_key(str(held).encode())):
            return found
    return None


def _check_size(value: bytes, limits: Limits) -> None:
    if len(value) > limits.body_bytes:
        raise OversizedArticle(
            f"the value has {len(value)} bytes and may have {limits.body_bytes}: "
            "send the article alone, or raise WIREDESK_MAX_ARTICLE_BYTES"
        )


def _declared_type(message: Message) -> tuple[str, str | None]:
    """Media type and charset of the header `content-type`; empty and None if missing."""
    return _media_type(message.header("content-type") or "")


@lru_cache(maxsize=100)  # a producer sends one for all its articles
def _media_type(header: str) -> tuple[str, str | None]:
    kind, *parameters = header.split(";")
    named = (parameter.partition("=") for parameter in parameters)
    charset = next((value.strip(" \"'") for name, _, value in named if name.strip().lower() == "charset"), None)
    return kind.strip().lower(), charset


def _is_json(value: bytes, kind: str) -> bool:
    if kind == "application/json" or kind.endswith("+json"):
        return True
    if kind.startswith("text/") or kind == "application/xhtml+xml":
        return False
    return value.removeprefix(b"\xef\xbb\xbf").lstrip(BLANK).startswith((b"{", b"[{", b'["'))


def _is_news_xml(value: bytes, kind: str) -> bool:
    """Return whether a value is an XML document in a news format, not a page."""
    if kind in ("text/html", "application/xhtml+xml", "text/plain"):
        return False
    return OPENING.match(value.removeprefix(b"\xef\xbb\xbf"), 0, XML_HEAD) is not None


def _from_json(value: bytes, limits: Limits) -> RawArticle:
    value = value.removeprefix(b"\xef\xbb\xbf")
    try:
        parsed = read_json(value)
    except orjson.JSONDecodeError as error:
        if TOO_DEEP in error.msg:
            raise _too_deep(limits) from error
        try:
            value.decode()
        except UnicodeDecodeError as broken:
            raise UndecodableArticle(
                f"the JSON is not UTF-8: byte {broken.start} ({value[broken.start]:#04x}) does not fit: send UTF-8"
            ) from error
        raise MalformedArticle(
            f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}: send a whole JSON object"
        ) from error
    if nesting(parsed) > limits.depth:
        raise _too_deep(limits)
    if not isinstance(parsed, dict):
        raise MalformedArticle(f"expected a JSON object, got {_json_type(parsed)}: send one article a record")
    return _with_xml_body(map_fields(parsed))


def _with_xml_body(raw: RawArticle) -> RawArticle:
    """An article whose body is a document in a news format: what the document states fills the fields left empty."""
    body = (raw.html or raw.text or "").lstrip()
    if not body.startswith("<") or not OPENING.match(body[:XML_HEAD].encode("utf-8", "replace")):
        return raw
    try:
        stated = read_news_xml(body)
    except MalformedArticle:
        return raw  # a feed of many articles, or a page that begins like one
    given = {name: held for name, held in raw if name not in ("text", "html") and held not in (None, "", [], {}, False)}
    return stated.model_copy(update=given)


def _too_deep(limits: Limits) -> OversizedArticle:
    return OversizedArticle(
        f"the JSON is nested deeper than {limits.depth} levels: send a flat article, or raise WIREDESK_MAX_JSON_DEPTH"
    )


def _from_bare(value: bytes, kind: str, charset: str | None) -> RawArticle:
    page = kind in ("text/html", "application/xhtml+xml") or (
        not kind.startswith("text/")
        and bool(PAGE_OPENING.match(value.removeprefix(b"\xef\xbb\xbf")) or UTF16_PAGE.match(value))
    )
    text = decode(value, charset, page)
    return RawArticle(html=text) if page else RawArticle(text=text)


def _content(raw: RawArticle) -> str:
    """Title and body, from which the id is derived if there is nothing else."""
    return "\n".join((raw.title or "", raw.text or "", raw.html or "", *(caption.text for caption in raw.captions)))


def _check_content(raw: RawArticle) -> None:
    if raw.withdrawn or (raw.text or "").strip() or (raw.html or "").strip() or raw.captions:
        return
    raise EmptyArticle("the fields 'text' and 'html' are empty or missing: send the article's words in one of them")


def _json_type(parsed: object) -> str:
    names = {list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false"}
    return names.get(type(parsed), "null")
