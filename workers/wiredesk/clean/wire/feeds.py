"""Read entries of RSS and Atom feeds, with their full content if present.

Source: RSS 2.0 and its module `content`, RSS 1.0, Dublin Core, and RFC 4287.
"""

import html
import re
from typing import Any

from lxml import etree

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.wire.xml_tree import inner_html, text_at, values_at, words_of

POST_NOTE = re.compile(r"The post .{2,300}? (?:appeared first|first appeared) on .{2,100}$", re.DOTALL)
"""What WordPress puts below each entry."""
CUT = re.compile(r"\s*(?:\[?(?:…|\.{3})\]?|(?:Read|Continue) (?:more|reading)\b.{0,80})\s*$", re.IGNORECASE)
"""The mark after a summary that is the beginning of the text."""
ADDRESSED = re.compile(r"[^\s@]{1,60}@[^\s@]{1,60}\s\((?P<name>[^()]{2,80})\)")
MAX_ABOVE = 500
"""Characters of captions above the story's first words."""


def entries_of(root: etree._Element) -> list[etree._Element]:
    """Return the entries of a feed, or the entry that a document is."""
    return [root] if root.tag in ("item", "entry") else list(root.iter("item", "entry"))


IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
"""The end of a picture's address."""


def read_entry(entry: etree._Element) -> dict[str, Any]:
    """Return an entry's fields of a raw article."""
    fields = _atom(entry) if entry.tag == "entry" else _rss(entry)
    content, summary = fields.pop("content"), fields.pop("summary")
    body = content or summary
    if body:
        fields["text" if "\n" in body and "<" not in body else "html"] = body
    if content and summary:
        fields["subhead"] = _standfirst(summary, content)
    return fields


def _standfirst(summary: str, content: str) -> str | None:
    """The words of a summary; None if it is the beginning of the content, as most blog systems write it."""
    words, story = (words_of(etree.HTML(f"<div>{markup}</div>")) or "" for markup in (summary, content))
    words = POST_NOTE.sub("", words).strip()
    opening = letters_of(CUT.sub("", words))
    return words if opening and opening not in letters_of(story[: 2 * len(words) + MAX_ABOVE]) else None


def _rss(item: etree._Element) -> dict[str, Any]:
    channel = item.getparent() if item.getparent() is not None else None
    if channel is not None and channel.tag != "channel":
        channel = channel.find("channel")
    return {
        "article_id": text_at(item, "guid"),
        "url": text_at(item, "link") or text_at(item, "guid[@isPermaLink='true']"),
        "title": _unescaped(text_at(item, "title")),
        "authors": list(values_at(item, "creator")) or [_name_of(author) for author in values_at(item, "author")],
        "published_at": text_at(item, "pubDate") or text_at(item, "date") or text_at(item, "published"),
        "modified_at": text_at(item, "updated") or text_at(item, "modified"),
        "source": text_at(item, "source") or (text_at(channel, "title") if channel is not None else None),
        "language": text_at(channel, "language") if channel is not None else None,
        "subjects": [{"name": name, "code": None} for name in values_at(item, "category")],
        "captions": [found for media in item.iter("content") if (found := _caption(media))],
        "content": _markup(item, "encoded"),
        "summary": _markup(item, "description"),
    }


def _caption(media: etree._Element) -> dict[str, str | None] | None:
    """The description and credit of a picture, as Media RSS has them."""
    text = text_at(media, "description")
    image = media.get("medium") == "image" or (media.get("type") or "").startswith("image/")
    named = IMAGE.search(media.get("url") or "") is not None
    return {"text": text, "credit": text_at(media, "credit")} if text and (image or named) else None


def _name_of(author: str) -> str:
    """The name behind a mail address, as RSS has them: "mensah@strait.example (Ama Mensah)"."""
    found = ADDRESSED.fullmatch(author)
    return found["name"] if found else author


def _atom(entry: etree._Element) -> dict[str, Any]:
    feed = entry.getparent()
    links = {link.get("rel") or "alternate": link.get("href") for link in entry.findall("link")}
    return {
        "article_id": text_at(entry, "id"),
        "url": links.get("alternate"),
        "title": _unescaped(text_at(entry, "title")),
        "authors": list(values_at(entry, "author/name")),
        "published_at": text_at(entry, "published") or text_at(entry, "issued"),
        "modified_at": text_at(entry, "updated"),
        "source": text_at(entry, "source/title") or (text_at(feed, "title") if feed is not None else None),
        "language": entry.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "subjects": [
            {"name": category.get("label") or category.get("term") or "", "code": None}
            for category in entry.findall("category")
        ],
        "content": _markup(entry, "content"),
        "summary": _markup(entry, "summary"),
    }


def _markup(entry: etree._Element, path: str) -> str | None:
    """The HTML in an element, either as child markup or escaped."""
    found = entry.find(path)
    if found is None:
        return None
    markup = inner_html(found) if len(found) else "".join(map(str, found.itertext()))
    return markup.strip() or None


def _unescaped(title: str | None) -> str | None:
    return html.unescape(title) if title else None
