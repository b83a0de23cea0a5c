"""What a page says of its article outside the text: JSON-LD, microdata, OpenGraph and other meta tags, its headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import orjson
from lxml import etree

from wiredesk.clean.dates import iso_time
from wiredesk.clean.page.microdata import microdata_of
from wiredesk.clean.page.schema_types import is_article
from wiredesk.clean.parse.nesting import nesting

MAX_DEPTH = 40
"""Nesting of JSON-LD that is looked at."""

META: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"),
    "url": ("og:url",),
    "source": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "published_at": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
    ),
    "modified_at": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified"),
    "section": ("article:section", "parsely-section", "section"),
    "authors": ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator"),
    "language": ("og:locale", "content-language", "language", "dc.language"),
}
"""Part of an article, then the names of meta tags that state it, the best first."""

SITE_BREAK = re.compile(r"\s+[|–—»·:-]+\s+")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MAX_LENGTH = 500
"""Characters of a title or a name; what is longer is something else."""


@dataclass(slots=True)
class Facts:
    """What a page says of its article; None and empty where it says nothing."""

    title: str | None = None
    url: str | None = None
    source: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    section: str | None = None
    language: str | None = None
    authors: list[str] = field(default_factory=list)
    body: str | None = None
    """The story's words as stated for machines, its paragraphs divided by line breaks or not at all."""


def read_facts(tree: etree._Element) -> Facts:
    """The facts of a parsed page: JSON-LD and microdata before meta tags, and these before what is shown."""
    facts = Facts()
    for article in _articles(tree):
        _read_linked(article, facts)
    _read_microdata(tree, facts)
    _read_meta(tree, facts)
    _read_shown(tree, facts)
    return facts


def _articles(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that stand for an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found = orjson.loads(script.text.strip().encode("utf-8", "replace"))
        except orjson.JSONDecodeError:
            continue
        if nesting(found) > MAX_DEPTH:
            continue
        queue = found if isinstance(found, list) else [found]
        for each in queue:
            if not isinstance(each, dict):
                continue
            graph = each.get("@graph")
            for member in graph if isinstance(graph, list) else [each]:
                if isinstance(member, dict) and is_article(member.get("@type")):
                    yield member


def _read_linked(article: dict[str, Any], facts: Facts) -> None:
    facts.title = facts.title or _name(article.get("headline")) or _name(article.get("name"))
    facts.published_at = facts.published_at or _time(article.get("datePublished"))
    facts.modified_at = facts.modified_at or _time(article.get("dateModified"))
    facts.section = facts.section or _name(article.get("articleSection"))
    facts.source = facts.source or _name(article.get("publisher"))
    facts.language = facts.language or _name(article.get("inLanguage"))
    body = article.get("articleBody")
    if not facts.body and isinstance(body, str):
        facts.body = body
    address = article.get("mainEntityOfPage") or article.get("url")
    if isinstance(address, dict):
        address = address.get("@id") or address.get("url")
    if isinstance(address, str) and ADDRESS.match(address):
        facts.url = facts.url or address
    if not facts.authors:
        people = article.get("author")
        facts.authors = [name for each in (people if isinstance(people, list) else [people]) if (name := _name(each))]


def _name(held: object) -> str | None:
    """The words of a string, or of the name of an object; of the first of several."""
    if isinstance(held, list):
        held = held[0] if held else None
    if isinstance(held, dict):
        held = held.get("name")
    if not isinstance(held, str) or len(held) > MAX_LENGTH:
        return None
    return " ".join(held.split()) or None


def _time(held: object) -> str | None:
    return iso_time(held) if isinstance(held, str) else None


def _read_microdata(tree: etree._Element, facts: Facts) -> None:
    stated = microdata_of(tree)
    first = {name: values[0] for name, values in stated.items() if len(values[0]) <= MAX_LENGTH}
    facts.title = facts.title or first.get("headline")
    facts.published_at = facts.published_at or _time(first.get("datePublished"))
    facts.modified_at = facts.modified_at or _time(first.get("dateModified"))
    facts.section = facts.section or first.get("articleSection")
    facts.source = facts.source or first.get("publisher")
    facts.language = facts.language or first.get("inLanguage")
    facts.authors = facts.authors or [name for name in stated.get("author", ()) if len(name) <= MAX_LENGTH]


def _read_meta(tree: etree._Element, facts: Facts) -> None:
    stated: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "").lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content and len(content) <= MAX_LENGTH:
            stated.setdefault(name, content)
    for part, names in META.items():
        found = next((stated[name] for name in names if name in stated), None)
        if found is None or getattr(facts, part):
            continue
        if part == "authors":
            facts.authors = [] if ADDRESS.match(found) else [found]
        elif part in ("published_at", "modified_at"):
            setattr(facts, part, iso_time(found))
        else:
            setattr(facts, part, found)


def _read_shown(tree: etree._Element, facts: Facts) -> None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and ADDRESS.match(link.get("href") or ""):
            facts.url = urljoin(facts.url or "", link.get("href").strip())
            break
    facts.language = facts.language or tree.get("lang")
    if not facts.title:
        headlines = [words for tag in tree.iter("h1") if (words := _words(tag))]
        titles = [words for tag in tree.iter("title") if (words := _words(tag))]
        if len(headlines) == 1 and len(headlines[0]) <= MAX_LENGTH:
            facts.title = headlines[0]
        elif titles and len(titles[0]) <= MAX_LENGTH:
            facts.title = max(SITE_BREAK.split(titles[0]), key=len)
    elif facts.source:
        shorter = SITE_BREAK.split(facts.title)
        if len(shorter) > 1 and shorter[-1].casefold() == facts.source.casefold():
            facts.title = facts.title[: facts.title.rindex(shorter[-1])].rstrip(" |–—»·:-")
    if not facts.published_at:
        for tag in tree.iter("time"):
            facts.published_at = iso_time(tag.get("datetime") or "")
            if facts.published_at:
                break


def _words(tag: etree._Element) -> str:
    return " ".join("".join(tag.itertext()).split())
