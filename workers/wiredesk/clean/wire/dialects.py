"""Convert articles from the programming interfaces of agencies and publishers to flat fields.

JSON Feed 1.1 (a feed of one item), Arc XP (ANS), AFP Core, Reuters Connect, dpa digitalwires, WordPress, the interfaces
of the Guardian and the New York Times: each has the article's parts under names or in objects of its own. A hit of a
search engine and an answer with a single article hold it in an object of its own.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from wiredesk.clean.parse.field_names import TEXT_FIELDS

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
        "_source",
        "article",
        "story",
        "payload",
        "document",
        "articles",
        "objects",
        "results",
        "date_gmt",
        "data",
        "response",
        "hits",
        "@graph",
        "blocks",
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
BODIES = frozenset((*TEXT_FIELDS["text"], *TEXT_FIELDS["html"]))
HOLDERS = ("_source", "article", "story", "payload", "document", "data", "response", "content", "hits")
"""Fields that hold the whole article: of Elasticsearch's hits, and of messages with an envelope."""
LISTS = ("articles", "objects", "results", "hits", "data")
"""Fields that hold a list of articles, as NewsAPI, Diffbot and NewsData answer."""
MAX_ENVELOPES = 4
PARTS = ("blocks", "body", "content", "text")
"""Fields that may be lists of a text's parts: blocks of an editor, and marked words in exports of messengers."""
NO_WORDS = frozenset(("image", "img", "video", "embed", "ad", "gallery", "code", "related", "link_list", "quote_box"))
"""Types of blocks that hold no words of the story."""
MAX_ELEMENTS = 5000


def flattened(article: Fields) -> Fields:
    """Return an article in one of these forms with flat fields; anything else unchanged."""
    if SIGNS.isdisjoint(article) and not any(isinstance(article.get(name), list) for name in PARTS):
        return article
    article = _unwrapped(article)
    items = article.get("items")
    if isinstance(items, list) and len(items) == 1 and isinstance(items[0], dict) and "version" in article:
        return {**items[0], **({"article_id": article["article_id"]} if "article_id" in article else {})}
    item = article.get("item")
    if isinstance(item, dict) and "bodyXhtml" in item:
        article = {**{name: held for name, held in article.items() if name != "item"}, **item}
    fields = dict(article)
    for name in ("headline", "byline"):  # the New York Times
        if isinstance(fields.get(name), dict):
            held = next((fields[name][key] for key in ("main", "original", "default") if fields[name].get(key)), None)
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
    _read_parts(fields)
    if "date_gmt" in fields:
        _read_post(fields)
    for theirs, ours in RENAMED.items():
        if ours not in fields and isinstance(fields.get(theirs), str):
            fields[ours] = fields.pop(theirs)
    return fields


def _unwrapped(article: Fields) -> Fields:
    """The article inside envelopes with no body of their own, under the outermost id; anything else unchanged."""
    found, identifier = article, None
    for _ in range(MAX_ENVELOPES):
        if _has_body(found):
            break
        identifier = identifier or found.get("article_id") or found.get("_id")
        held = (found.get(name) for name in (*HOLDERS, *LISTS))
        single = (entry[0] if isinstance(entry, list) and len(entry) == 1 else entry for entry in held)
        inner: Fields | None = next((entry for entry in single if isinstance(entry, dict)), None)
        inner = inner or _of_graph(found.get("@graph"))
        if inner is None:
            return article
        found = inner
    if found is article or not _has_body(found):
        return article
    identifier = identifier or found.get("_id")
    return {**found, "article_id": identifier} if identifier else found


def _has_body(article: Fields) -> bool:
    stated = (article.get(name) for name in BODIES if name in article)
    is_guardian = isinstance(fields := article.get("fields"), dict) and "body" in fields
    return is_guardian or "body" in article or any(isinstance(held, str | list) for held in stated)


def _of_graph(graph: object) -> Fields | None:
    """The article among the objects of JSON-LD."""
    if not isinstance(graph, list):
        return None
    return next((node for node in graph if isinstance(node, dict) and "articleBody" in node), None)


def _read_parts(fields: dict[str, Any]) -> None:
    """Join a text that is a list of blocks, or of words with marks among plain ones."""
    for name in PARTS:
        parts = fields.get(name)
        if not isinstance(parts, list) or not any(isinstance(part, dict) for part in parts):
            continue
        words = [_words_of(part) for part in parts[:MAX_ELEMENTS]]
        if any(words):
            inline = any(isinstance(part, str) for part in parts)
            fields.pop(name)
            fields["text"] = "".join(words) if inline else "\n\n".join(filter(None, words))
            return


def _words_of(part: object) -> str:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict) or part.get("type") in NO_WORDS:
        return ""
    data = part.get("data")
    held = (*(part.get(name) for name in ("text", "content")), data.get("text") if isinstance(data, dict) else None)
    return next((words for words in held if isinstance(words, str)), "")


def _read_post(fields: dict[str, Any]) -> None:
    """Set times and writers of a post of WordPress: its other times have no offset, its `author` is a number."""
    for part, theirs in (("published_at", "date_gmt"), ("modified_at", "modified_gmt")):
        if isinstance(fields.get(theirs), str) and fields[theirs]:
            fields.setdefault(part, fields.pop(theirs) + "Z")
    embedded = fields.get("_embedded")
    people = embedded.get("author") if isinstance(embedded, dict) else None
    names = [person["name"] for person in people or () if isinstance(person, dict) and person.get("name")]
    if names and all(isinstance(name, str) for name in names):
        fields["authors"] = names


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
