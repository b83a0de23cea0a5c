"""Parse the raw article in an XML document of any known format."""

from typing import Any

from lxml import etree

from wiredesk.clean.dates import iso_time
from wiredesk.clean.wire.feeds import entries_of, read_entry
from wiredesk.clean.wire.newsml_1 import read_newsml_1
from wiredesk.clean.wire.newsml_g2 import news_items, read_content, read_news_item
from wiredesk.clean.wire.nitf import read_nitf
from wiredesk.clean.wire.xml_tree import parse_xml
from wiredesk.errors import MalformedArticle
from wiredesk_schemas.raw import RawArticle

TIMES = ("published_at", "modified_at", "embargoed_until")


def read_news_xml(text: str) -> RawArticle:
    """Return the raw article in an XML document.

    Raises:
        MalformedArticle: not XML, an unknown format, or more than one article.
    """
    root = parse_xml(text)
    found = _articles(root)
    if len(found) != 1:
        what = "no article" if not found else f"{len(found)} articles"
        raise MalformedArticle(f"the XML document <{root.tag}> holds {what}: send one article a record")
    return raw_article(found[0])


def raw_article(fields: dict[str, Any]) -> RawArticle:
    """Return a raw article from the fields that a reader found."""
    kept = {name: value for name, value in fields.items() if value not in (None, "", [])}
    for name in TIMES:
        if name in kept:
            kept[name] = iso_time(kept[name]) or kept[name]
    revision = str(kept.pop("revision", "")).strip()
    if revision.isdecimal() and len(revision) < 10:
        kept["revision"] = int(revision)
    return RawArticle(**kept)


def _articles(root: etree._Element) -> list[dict[str, Any]]:
    if root.tag == "nitf":
        return [read_nitf(root)]
    if root.tag in ("newsMessage", "newsItem", "packageItem"):
        return [read_news_item(item) for item in news_items(root)]
    if root.tag == "contentSet":
        return [read_content(root)]
    if root.tag == "NewsML":
        return [read_newsml_1(item) for item in root.findall("NewsItem")]
    if root.tag in ("rss", "RDF", "feed", "item", "entry", "channel"):
        return [read_entry(entry) for entry in entries_of(root)]
    return []
