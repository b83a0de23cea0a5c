"""Read NewsML-G2 (IPTC): a news item with its text, alone or in a news message.

Source: NewsML-G2 2.3x, https://iptc.org/standards/newsml-g2/.
"""

import re
from html import unescape
from typing import Any

from lxml import etree

from wiredesk.clean.wire.nitf import nitf_body, read_nitf
from wiredesk.clean.wire.xml_tree import first, inner_html, text_at, values_at, words_of

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
"""Codes of `pubStatus` (IPTC's scheme `stat`) by which an item is taken back."""
WRAPPED = re.compile(r"\s*<p>(?P<lines>[^<>]*)</p>\s*")
NOT_TEXT = ("picture", "graphic", "audio", "video", "planning", "concept")


def news_items(root: etree._Element) -> list[etree._Element]:
    """Return a document's text items, or all items if none is declared as text."""
    items = [root] if root.tag in ("newsItem", "packageItem") else list(root.iter("newsItem"))
    texts = [item for item in items if not any(kind in _code(first(item, "itemMeta/itemClass")) for kind in NOT_TEXT)]
    return texts or items


def read_news_item(item: etree._Element) -> dict[str, Any]:
    """Return a news item's fields of a raw article."""
    meta, content, rights = first(item, "itemMeta"), first(item, "contentMeta"), first(item, "rightsInfo")
    fields: dict[str, Any] = {
        "article_id": item.get("guid"),
        "revision": item.get("version"),
        "title": _headline(content, lower=False) or text_at(meta, "title"),
        "subhead": _headline(content, lower=True) or _described(content),
        "authors": list(values_at(content, "by")) or _names(content, "creator"),
        "published_at": text_at(content, "contentCreated")
        or text_at(meta, "firstCreated")
        or text_at(meta, "versionCreated"),
        "modified_at": text_at(content, "contentModified") or text_at(meta, "versionCreated"),
        "language": _attribute(content, "language", "tag") or item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "source": next(iter(_names(meta, "provider")), None) or _literal(first(meta, "provider")),
        "dateline": text_at(content, "dateline"),
        "editor_note": text_at(meta, "edNote"),
        "copyright_holder": next(iter(_names(rights, "copyrightHolder")), None)
        or _literal(first(rights, "copyrightHolder")),
        "embargoed_until": text_at(meta, "embargoed"),
        "subjects": _terms(content, "subject"),
        "places": _terms(content, "located"),
    }
    if _code(first(meta, "pubStatus")) in WITHDRAWN:
        fields["withdrawn"] = True
    body = _body(first(item, "contentSet"))
    if content is not None and content.find("by") is None and body.get("authors"):
        fields["authors"] = body["authors"]
    for name in ("title", "subhead"):
        fields[name] = fields[name] or body.get(name)
    fields.update({name: value for name, value in body.items() if name not in ("authors", "title", "subhead")})
    return fields


def read_content(content: etree._Element) -> dict[str, Any]:
    """Return the fields of a `contentSet` without its news item, as some systems pass it on."""
    nitf = content.find("inlineXML/nitf")
    return read_nitf(nitf) if nitf is not None else _body(content)


def _headline(content: etree._Element | None, lower: bool) -> str | None:
    """The first headline, or the first with the role of a subheadline."""
    for headline in content.findall("headline") if content is not None else ():
        if ("sub" in (headline.get("role") or "").lower()) is lower:
            return words_of(headline)
    return None


def _body(content: etree._Element | None) -> dict[str, Any]:
    if content is None:
        return {}
    for inline in content.iter("inlineXML"):
        inner = next(iter(inline), None)
        if inner is None:
            continue
        if inner.tag == "nitf":
            stated = read_nitf(inner)
            return {key: stated[key] for key in ("html", "dateline", "authors", "title", "subhead") if stated.get(key)}
        if (
            inner.tag in ("body.content", "body")
            and inner.find("body.content") is None
            and inner.find("hl2") is not None
        ):
            return {"html": nitf_body(inner)}
        for span in inner.iter("span"):  # dpa marks the agency in the dateline like a picture credit
            span.attrib.pop("class", None)
        body = first(inner, "body") if inner.tag == "html" else inner
        return {"html": f"<div>{inner_html(body if body is not None else inner)}</div>"}
    for inline in content.iter("inlineData"):
        kind = inline.get("contenttype") or ""
        text = "".join(map(str, inline.itertext()))
        wrapped = _wrapped_text(text) if "html" not in kind else None
        if wrapped:
            return {"text": wrapped}
        if text.strip():
            return {"html" if "html" in kind or text.lstrip().startswith("<") else "text": text}
    return {}


def _wrapped_text(text: str) -> str | None:
    """The lines of plain text wrapped in a single HTML paragraph, as ANSA sends it; None for other text."""
    found = WRAPPED.fullmatch(text)
    return unescape(found["lines"]).strip() if found and "\n" in found["lines"].strip() else None


def _described(content: etree._Element | None) -> str | None:
    """The description that summarises the story; others are captions and notes."""
    for description in content.findall("description") if content is not None else ():
        if any(role in (description.get("role") or "") for role in ("summary", "abstract", "subhead")):
            return words_of(description)
    return None


def _names(element: etree._Element | None, path: str) -> list[str]:
    return [
        name for found in (element.findall(path) if element is not None else ()) if (name := text_at(found, "name"))
    ]


def _terms(element: etree._Element | None, path: str) -> list[dict[str, str | None]]:
    terms = []
    for found in element.findall(path) if element is not None else ():
        code = found.get("qcode") or found.get("uri")
        name = text_at(found, "name") or found.get("literal") or ""
        if name or code:
            terms.append({"name": name, "code": code})
    return terms


def _literal(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return element.get("literal") or (element.get("qcode") or "").rpartition(":")[2] or None


def _code(element: etree._Element | None) -> str:
    """The code of an element without its scheme, in lower case."""
    if element is None:
        return ""
    return (element.get("qcode") or element.get("uri") or "").replace("/", ":").rpartition(":")[2].lower()


def _attribute(element: etree._Element | None, path: str, name: str) -> str | None:
    found = first(element, path)
    return (found.get(name) or None) if found is not None else None
