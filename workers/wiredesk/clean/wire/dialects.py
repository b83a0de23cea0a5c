"""Convert articles from the programming interfaces of agencies and publishers to flat fields.

JSON Feed 1.1 (a feed of one item), Arc XP (ANS), AFP Core, Reuters Connect, dpa digitalwires, the interfaces of the
Guardian and the New York Times: each has the article's parts under names or in objects of its own.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

Fields = Mapping[str, Any]

SIGNS = frozenset(
    {
        "content_elements",
        "fields",
        "items",
        "news",
        "paragraphs",
        "item",
        "bodyXhtml",
        "article_html",
        "web_url",
        "headline",
    }
)
"""Fields of which an article in such a form has at least one; most articles have none."""
RENAMED = {
    "bodyXhtml": "body_xhtml",
    "headLine": "headline",
    "byLine": "byline",
    "article_html": "body_html",
    "version_created": "versioncreated",
    "first_publish_date": "published_at",
    "webPublicationDate": "published_at",
    "webTitle": "headline",
    "webUrl": "url",
    "web_url": "url",
    "sectionName": "section",
    "section_name": "section",
    "uno": "article_id",
    "urn": "article_id",
}
"""Their names for the parts, and those that are known here."""
MAX_ELEMENTS = 5000


def flattened(article: Fields) -> Fields:
    """Return an article in one of these forms with flat fields; anything else unchanged."""
    if SIGNS.isdisjoint(article):
        return article
    items = article.get("items")
    if isinstance(items, list) and len(items) == 1 and isinstance(items[0], dict) and "version" in article:
        return {**items[0], **({"article_id": article["article_id"]} if "article_id" in article else {})}
    item = article.get("item")
    if isinstance(item, dict) and "bodyXhtml" in item:
        article = {**{name: held for name, held in article.items() if name != "item"}, **item}
    fields = dict(article)
    for name in ("headline", "byline"):  # the New York Times
        if isinstance(fields.get(name), dict):
            held = fields[name].get("main") or fields[name].get("original")
            if isinstance(held, str):
                fields[name] = held
    stated = fields.get("fields")  # the Guardian
    if isinstance(stated, dict) and isinstance(stated.get("body"), str):
        del fields["fields"]
        fields |= stated
    for name in ("news", "paragraphs"):  # AFP, and crawlers
        lines = fields.get(name)
        if "text" not in fields and isinstance(lines, list) and lines and all(isinstance(line, str) for line in lines):
            fields["text"] = "\n\n".join(fields.pop(name))
    if isinstance(fields.get("content_elements"), list):
        _read_elements(fields)
    for theirs, ours in RENAMED.items():
        if ours not in fields and isinstance(fields.get(theirs), str):
            fields[ours] = fields.pop(theirs)
    return fields


def _read_elements(fields: dict[str, Any]) -> None:
    """Set headline, standfirst, writers, body and captions from the objects of ANS."""
    elements = [element for element in fields.pop("content_elements")[:MAX_ELEMENTS] if isinstance(element, dict)]
    lines = []
    for element in elements:
        content = element.get("content")
        if element.get("type") in ("text", "header") and isinstance(content, str):
            lines.append(f"<h2>{content}</h2>" if element["type"] == "header" else f"<p>{content}</p>")
        elif element.get("type") == "list" and isinstance(element.get("items"), list):
            points = [
                point["content"] for point in element["items"] if isinstance(point, dict) and point.get("content")
            ]
            lines.append(f"<ul>{''.join(f'<li>{point}</li>' for point in points)}</ul>")
        elif element.get("type") == "image" and isinstance(element.get("caption"), str):
            lines.append(f"<figure><figcaption>{escape(element['caption'])}</figcaption></figure>")
    if lines:
        fields.setdefault("html", "".join(lines))
    for part, theirs in (("title", "headlines"), ("subhead", "subheadlines")):
        held = fields.get(theirs)
        if isinstance(held, dict) and isinstance(held.get("basic"), str):
            fields.setdefault(part, held["basic"])
            del fields[theirs]
    credits_ = fields.get("credits")
    people = credits_.get("by") if isinstance(credits_, dict) else None
    names = [
        person["name"] for person in people or () if isinstance(person, dict) and isinstance(person.get("name"), str)
    ]
    if names:
        fields.setdefault("authors", names)
