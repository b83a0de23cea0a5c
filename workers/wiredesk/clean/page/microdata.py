"""Read an article's metadata from microdata: `itemprop` attributes inside an `itemscope` of an article type.

Source: HTML Living Standard, section 5 (microdata), with the vocabulary of schema.org.
"""

from lxml import etree

from wiredesk.clean.page.json_ld import is_article

WANTED = frozenset({"headline", "datePublished", "dateModified", "articleSection", "author", "publisher", "inLanguage"})
PROPERTIES = etree.XPath("descendant-or-self::*/@itemprop/..")
"""Faster than a predicate, which is evaluated for every element."""
VALUE_IN = ("content", "datetime")
MAX_PROPERTIES = 2_000
"""Maximum properties examined per page; pages have about a dozen."""


def microdata_of(tree: etree._Element) -> dict[str, list[str]]:
    """The properties of the page's first article: name to values in page order; empty if there is none."""
    stated: dict[str, list[str]] = {}
    article = None
    for element in PROPERTIES(tree)[:MAX_PROPERTIES]:
        wanted = [name for name in element.get("itemprop").split() if name in WANTED]
        if not wanted:
            continue
        scope = _scope_of(element)
        if scope is None or not is_article((scope.get("itemtype") or "").rsplit("/", 1)[-1]):
            continue
        article = scope if article is None else article
        value = _value_of(element) if scope is article else ""
        for name in wanted if value else ():
            if value not in stated.setdefault(name, []):
                stated[name].append(value)
    return stated


def _scope_of(element: etree._Element) -> etree._Element | None:
    """The item that a property belongs to."""
    return next((around for around in element.iterancestors() if "itemscope" in around.attrib), None)


def _value_of(element: etree._Element) -> str:
    """A property's value: its machine-readable form, the name of its nested item, or its text."""
    for attribute in VALUE_IN:
        if element.get(attribute):
            return " ".join(element.get(attribute).split())
    if "itemscope" in element.attrib:
        named = element.xpath(".//*[@itemprop='name']")
        element = named[0] if named else element
        if element.get("content"):
            return " ".join(element.get("content").split())
    return " ".join("".join(element.itertext()).split())
