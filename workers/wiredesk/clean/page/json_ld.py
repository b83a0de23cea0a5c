"""Read the article's metadata from a page's JSON-LD, tolerating the JSON errors that real pages contain.

Source: JSON-LD 1.1 (W3C), with the vocabulary of schema.org.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import orjson
from lxml import etree

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.parse.nesting import nesting

MAX_DEPTH = 40
MAX_NODES = 5_000
"""Maximum objects examined per page; pages have a few hundred."""
MAX_SCRIPT = 2_000_000
"""Maximum characters of a script; the largest of 700 pages had 400,000."""

CONTEXT = re.compile(r'\s*[\[{]\s*"@context"')

ARTICLE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*News\w*|\w*Article|BlogPosting|LiveBlogPosting|Report|Review\w*)$"
)
NOT_ARTICLES = frozenset({"NewsMediaOrganization"})
PAGES = frozenset({"WebPage", "ItemPage"})
"""The types of schema.org that stand for an article or a page."""

Node = dict[str, Any]

_WRAPPED = re.compile(r"^\s*(?:/\*|//)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?:/\*|//)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
_STRING_OR_FLAW = re.compile(
    r'"(?:[^"\\]|\\.)*+"|(?P<comment>//[^\n]*|/\*.{0,5000}?\*/)|(?P<comma>,)(?=\s*+[\]}])|(?P<semicolon>;\s*\Z)',
    re.DOTALL,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LOOSE_STRING = re.compile(r'"(?P<string>(?:[^"\\]|\\.|"(?!\s{0,40}(?:[,:}\]]|\Z)))*)(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""A string that ends where a mark of JSON follows, and brackets."""
_ESCAPE_OR_QUOTE = re.compile(r'\\(.)|"', re.DOTALL)
ESCAPED = frozenset(r'"\/bfnrtu')
_DECODER = json.JSONDecoder(strict=False)
"""Accepts line breaks and other control characters inside strings."""


def is_article(kinds: object) -> bool:
    """Return whether a type, or one of several, stands for an article."""
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind not in NOT_ARTICLES and ARTICLE.match(kind) for kind in named)


def is_page(kinds: object) -> bool:
    """Return whether a type, or one of several, stands for a page."""
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind in PAGES for kind in named)


def nodes_of(scripts: Iterable[etree._Element]) -> list[Node]:
    """Return all JSON-LD objects in a page's scripts: top-level objects, members of `@graph`, and nested articles."""
    nodes: list[Node] = []
    for script in scripts:
        if script.text and len(script.text) <= MAX_SCRIPT and _is_json_ld(script):
            for found in parsed(script.text):
                if nesting(found) <= MAX_DEPTH:
                    nodes.extend(_nodes_in(found))
    return nodes[:MAX_NODES]


def _is_json_ld(script: etree._Element) -> bool:
    """Whether a script's type is JSON-LD, or it has no type and starts with a JSON-LD context."""
    kind = (script.get("type") or "").lower()
    return "ld+json" in kind or (not kind and is_bare_json_ld(script.text))


def is_bare_json_ld(text: str) -> bool:
    """Return whether a script's text is JSON-LD, regardless of its type."""
    return CONTEXT.match(text) is not None


def parsed(text: str) -> Iterator[Any]:
    """Return the JSON values in a script; invalid JSON is retried without comments and trailing commas."""
    text = text.strip("\ufeff \t\r\n")
    try:
        yield orjson.loads(text.encode("utf-8", "replace"))
        return
    except orjson.JSONDecodeError:
        pass
    text = _WRAPPED.sub("", _WRAPPED.sub("", text)).strip()
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)
    text = _STRING_OR_FLAW.sub(lambda found: found[0] if found[0][0] == '"' else " ", text)
    start = 0
    while start < len(text):
        try:
            value, start = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            if start == 0 and (mended := _with_marks_and_braces(text)) is not None:
                yield mended
            return
        yield value
        while start < len(text) and text[start] not in "{[":  # an extra brace, or a second object
            start += 1


def _with_marks_and_braces(text: str) -> Any | None:
    """Return a value whose strings hold loose quote marks or backslashes, or whose last brackets are missing."""
    opened: list[str] = []

    def mark(found: re.Match[str]) -> str:
        return '\\"' if found[1] is None else found[0] if found[1] in ESCAPED else found[1]

    def escape(found: re.Match[str]) -> str:
        if found["string"] is not None:
            return f'"{_ESCAPE_OR_QUOTE.sub(mark, found["string"])}"'
        if found[0] in "{[":
            opened.append("}" if found[0] == "{" else "]")
        elif opened:
            opened.pop()
        return found[0]

    text = _LOOSE_STRING.sub(escape, text)
    try:
        return _DECODER.raw_decode(text + "".join(reversed(opened)))[0]
    except (ValueError, RecursionError):
        return None


def _nodes_in(found: object) -> Iterator[Node]:
    queue = [found]
    while queue:
        value = queue.pop(0) if len(queue) < 100 else queue.pop()
        if isinstance(value, list):
            queue.extend(value[:MAX_NODES])
        elif isinstance(value, dict):
            yield value
            queue.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def article_among(nodes: Iterable[Node], addresses: Iterable[str | None], headlines: Iterable[str]) -> Node | None:
    """Return the object that describes the page's own article; None if there is none.

    Args:
        nodes: of the page.
        addresses: URLs of the page, as far as known.
        headlines: of the page, as keys for comparison (see `letters_of`).
    """
    articles = [node for node in nodes if is_article(node.get("@type"))]
    paths = {path for address in addresses if address and (path := _path(address))}
    for node in articles:
        if paths and _addresses(node) & paths:
            return node
    wanted = set(headlines)
    for node in articles:
        stated = text_of(node.get("headline")) or text_of(node.get("name"))
        if stated and letters_of(stated) in wanted:
            return node
    if len(articles) > 1 and paths and all(_addresses(node) for node in articles):
        return None  # a list of other articles
    return articles[0] if articles else None


def page_among(nodes: Iterable[Node]) -> Node | None:
    """Return the object that describes the page itself."""
    return next((node for node in nodes if is_page(node.get("@type"))), None)


def by_id(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return the objects by their `@id`, to resolve references."""
    return {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and ("name" in node or "@type" in node)
    }


def text_of(value: object, max_length: int = 500) -> str | None:
    """Return the words of a string or of an object's name; of a list, those of the first item."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
        value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, str) or len(value) > max_length:
        return None
    return " ".join(_TAG.sub("", html.unescape(value)).split()) or None


def people_of(value: object, known: dict[str, Node]) -> list[str]:
    """Return the names of authors.

    Args:
        value: of the property `author`: names, objects, or references to objects.
        known: objects by their `@id`.
    """
    people: list[str] = []
    for author in value if isinstance(value, list) else [value]:
        if isinstance(author, dict) and "name" not in author and author.get("@id") in known:
            author = known[author["@id"]]
        several = author.get("name") if isinstance(author, dict) else None
        if isinstance(several, list):
            people += filter(None, map(text_of, several))
            continue
        name = text_of(author)
        if name is None and isinstance(author, dict):
            given, family = text_of(author.get("givenName")), text_of(author.get("familyName"))
            name = " ".join(filter(None, (given, family))) or None
        if name:
            people.append(name)
    return people


def _addresses(node: Node) -> set[str]:
    stated = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    flat = [value.get("@id") or value.get("url") if isinstance(value, dict) else value for value in stated]
    return {path for value in flat if isinstance(value, str) and (path := _path(value))}


def _path(address: str) -> str | None:
    """Host and path of a URL, without `www.` and trailing slash; None for a home page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return f"{(parts.hostname or '').removeprefix('www.')}{path}" if path else None
