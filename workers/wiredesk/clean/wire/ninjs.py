"""Convert ninjs 1, 2 and 3 (IPTC), and the dialects of AP and Superdesk, to the field names of ninjs 1.

Source: https://iptc.org/std/ninjs/userguide/. ninjs 2 made lists of headlines and bodies, ninjs 3 writes names in camel
case; AP wraps the item in `data.item`, and Superdesk adds `guid`, `state`, `abstract` and `embargo`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wiredesk.clean.wire.nitf import read_nitf
from wiredesk.clean.wire.xml_tree import parse_xml
from wiredesk.errors import MalformedArticle

Fields = Mapping[str, Any]

SIGNS = frozenset({"pubstatus", "versioncreated", "headlines", "bodies", "body_nitf", "associations", "firstcreated"})
"""Fields of which a ninjs item has at least one, in lower case."""
NAMES = frozenset(
    [
        "uri",
        "type",
        "mimetype",
        "representationtype",
        "profile",
        "version",
        "versioncreated",
        "firstcreated",
        "contentcreated",
        "embargoed",
        "embargoeduntil",
        "pubstatus",
        "urgency",
        "copyrightholder",
        "copyrightnotice",
        "usageterms",
        "ednote",
        "language",
        "headline",
        "headlines",
        "slugline",
        "by",
        "byline",
        "located",
        "bodies",
        "descriptions",
        "subjects",
        "places",
        "people",
        "organisations",
        "infosources",
        "associations",
        "renditions",
        "altids",
        "expires",
    ]
)
"""Names of ninjs in lower case; ninjs 3 capitalises some of them inside."""
RENDERED = ("title", "content", "excerpt", "guid")
"""Fields of WordPress that are objects."""
NOT_BODIES = ("summary", "teaser", "abstract", "caption", "short", "lead", "headline")
"""Words in the role of a body that is not the whole text."""
SUMMARIES = frozenset({"summary", "abstract", "subhead", "subheadline", "subtitle", "standfirst", "dek"})
"""Roles of the headlines and descriptions that are a standfirst."""
SUMMARY_FIELDS = ("description_summary", "description_text")
"""The same in ninjs 1; in `description_text` Superdesk writes its abstract."""
TAGS = re.compile(r"<[^<>]{1,500}>")
WRITERS = frozenset({"", "writer", "author", "reporter", "journalist", "correspondent", "contributor"})
"""Roles of authors who write, in lower case; Superdesk lists editors and photographers beside them."""
HTML_TYPES = ("html", "xhtml")
XML_HEAD = 600
"""Characters in which the root of an XML document stands."""
STATES = {"killed": "canceled", "recalled": "canceled", "unpublished": "canceled", "spiked": "canceled"}
"""What Superdesk's `state` means as a `pubstatus`."""


def normalised(article: Fields) -> Fields:
    """Return a ninjs article with the field names of ninjs 1; anything else unchanged."""
    article = _rendered(article)
    item = _unwrapped(article)
    if not SIGNS.intersection(name.lower() for name in item):
        return article
    fields = {
        name.lower() if name.lower() in NAMES and name.lower() not in item else name: value
        for name, value in item.items()
    }
    if item is not article and "article_id" in article:
        fields["article_id"] = article["article_id"]  # the sender's own, outside of what the agency wrote
    if isinstance(fields.get("state"), str) and fields["state"].lower() in STATES:
        fields.setdefault("pubstatus", STATES[fields["state"].lower()])
        if fields["pubstatus"] == "usable":
            fields["pubstatus"] = STATES[fields["state"].lower()]
    if isinstance(fields.get("copyrightholder"), str):
        fields.setdefault("copyright_holder", fields["copyrightholder"])
    _read_bodies(fields)
    _read_lines(fields)
    _read_captions(fields)
    return fields


def _rendered(article: Fields) -> Fields:
    """A post of WordPress with the strings of its title and content, which are in objects: {"rendered": …}."""
    shown = {
        name: held["rendered"]
        for name in RENDERED
        if isinstance(held := article.get(name), dict) and isinstance(held.get("rendered"), str)
    }
    return {**article, **shown} if shown else article


def _unwrapped(article: Fields) -> Fields:
    for name in ("data", "item"):
        inner = article.get(name)
        if isinstance(inner, dict) and (isinstance(inner.get("item"), dict) or "uri" in inner or "headline" in inner):
            return _unwrapped(inner)
    return article


def _read_bodies(fields: dict[str, Any]) -> None:
    """Replace the bodies by a single one, preferring markup to plain text."""
    bodies = fields.get("bodies")
    if isinstance(bodies, list) and bodies and all(_is_body(body) for body in bodies):
        whole = [body for body in bodies if not any(word in _role(body) for word in NOT_BODIES)] or bodies
        known = [body for body in whole if _is_html(body)] or [body for body in whole if _is_nitf(body)]
        chosen = max(
            known or [body for body in whole if not _is_xml(body)] or whole, key=lambda body: len(body["value"])
        )
        if _is_html(chosen) or chosen["value"].strip():
            name = "body_xhtml" if _is_html(chosen) else "body_nitf" if _is_nitf(chosen) else "body_text"
            fields.setdefault(name, chosen["value"])
            del fields["bodies"]
    nitf = fields.get("body_nitf")
    if isinstance(nitf, str) and nitf.strip() and not any(name in fields for name in ("body_xhtml", "body_html")):
        try:
            root = parse_xml(
                nitf if "<nitf" in nitf else f"<nitf><body><body.content>{nitf}</body.content></body></nitf>"
            )
        except MalformedArticle:
            return
        stated = read_nitf(root)
        if stated.get("html"):
            fields["body_html"] = stated["html"]
            del fields["body_nitf"]


def _is_body(body: object) -> bool:
    return isinstance(body, dict) and isinstance(body.get("value"), str)


def _role(body: dict[str, Any]) -> str:
    return str(body.get("role") or "").lower()


def _kind(body: dict[str, Any]) -> str:
    return str(body.get("contenttype") or body.get("contentType") or "").lower()


def _is_html(body: dict[str, Any]) -> bool:
    if any(name in _kind(body) for name in HTML_TYPES):
        return True
    return not _is_xml(body) and body["value"].lstrip().startswith("<")


def _is_nitf(body: dict[str, Any]) -> bool:
    return "nitf" in _kind(body) or "<nitf" in body["value"][:XML_HEAD]


def _is_xml(body: dict[str, Any]) -> bool:
    """Whether a body is a complete document in another format, which can be ignored: TT adds one to its HTML."""
    return "xml" in _kind(body).replace("xhtml", "") or _is_nitf(body) or body["value"].lstrip().startswith("<?xml")


def _read_lines(fields: dict[str, Any]) -> None:
    """Convert headline, standfirst, writers and publisher from lists or objects."""
    _read_standfirst(fields)
    if isinstance(fields.get("dateline"), dict):
        fields["dateline"] = _dateline(fields["dateline"])
    headlines = fields.get("headlines")
    if "headline" not in fields and isinstance(headlines, list):
        values = [(_role(line), line["value"]) for line in headlines if _is_body(line)]
        main = next((value for role, value in values if role in ("main", "headline", "")), None)
        if values:
            fields["headline"] = main if main is not None else values[0][1]
            del fields["headlines"]
    if isinstance(fields.get("headline"), str) and "<" in fields["headline"]:
        fields["headline"] = " ".join(TAGS.sub(" ", fields["headline"]).split())
    if isinstance(fields.get("headline"), str) and fields["headline"].strip() and isinstance(fields.get("title"), str):
        fields["item_title"], fields["title"] = fields["title"], fields.pop("headline")  # a name for the newsroom
    if "byline" not in fields and isinstance(fields.get("by"), str):
        fields["byline"] = fields.pop("by")
    if isinstance(fields.get("byline"), str) and "<" in fields["byline"]:
        fields["byline"] = " ".join(TAGS.sub(" ", fields["byline"]).split())
    bylines = fields.get("bylines")
    if "byline" not in fields and isinstance(bylines, list):
        stated = [line.get("by") or line.get("name") for line in bylines if isinstance(line, dict)]
        names = [name for name in stated if isinstance(name, str)]
        if names:
            fields["byline"] = "; ".join(names)
            del fields["bylines"]
    authors = fields.get("authors")
    if isinstance(authors, list) and all(isinstance(author, dict) for author in authors):
        writers = [author for author in authors if str(author.get("role") or "").lower() in WRITERS]
        fields["authors"] = writers or authors
    sources = fields.get("infosources") or fields.get("infosource")
    if "source" not in fields and isinstance(sources, list) and sources and isinstance(sources[0], dict):
        fields["source"] = str(sources[0].get("name") or "")


def _dateline(stated: dict[str, Any]) -> str | None:
    """The dateline as Superdesk's own records state it: its words, or the city."""
    located = stated.get("located")
    city = located.get("city") if isinstance(located, dict) else None
    return next((words for words in (stated.get("text"), city) if isinstance(words, str) and words.strip()), None)


def _read_standfirst(fields: dict[str, Any]) -> None:
    """Set the standfirst from what summarises a text."""
    for name in ("abstract", "subhead"):
        if isinstance(fields.get(name), str) and "<" in fields[name]:
            fields[name] = TAGS.sub(" ", fields[name]).strip()
    if fields.get("type") not in ("text", None) or any(fields.get(name) for name in ("subhead", "abstract")):
        return
    lists = [fields[name] for name in ("headlines", "descriptions") if isinstance(fields.get(name), list)]
    lines = [line["value"] for items in lists for line in items if _is_body(line) and _role(line) in SUMMARIES]
    lines += [fields[name] for name in SUMMARY_FIELDS if isinstance(fields.get(name), str)]
    summary = next((line for line in lines if line.strip()), None)
    if summary is not None:
        fields["subhead"] = TAGS.sub(" ", summary) if "<" in summary else summary


def _read_captions(fields: dict[str, Any]) -> None:
    """The pictures associated with a text, and the item itself if it is a picture."""
    if "captions" in fields:
        return
    captions = []
    pictures = list(_associated(fields.get("associations")))
    if fields.get("type") == "picture" and not any(str(name).startswith("body") for name in fields):
        pictures.append(fields)
    for picture in pictures:
        text = _description(picture)
        credit = next(
            (picture[name] for name in ("by", "byline", "creditline") if isinstance(picture.get(name), str)), None
        )
        if text:
            captions.append({"text": text, "credit": credit or None})
    if captions:
        fields["captions"] = captions


def _associated(associations: object) -> Iterator[dict[str, Any]]:
    items: list[object] = []
    if isinstance(associations, dict):
        items = list(associations.values())
    elif isinstance(associations, list):
        items = [
            value
            for item in associations
            for value in (item.values() if isinstance(item, dict) and "type" not in item else [item])
        ]
    for item in items[:100]:
        if isinstance(item, dict) and item.get("type") in ("picture", "graphic", None):
            yield item


def _description(picture: dict[str, Any]) -> str | None:
    for name in ("description_text", "description_caption", "caption"):
        if isinstance(picture.get(name), str) and picture[name].strip():
            return str(picture[name])
    descriptions = picture.get("descriptions")
    if isinstance(descriptions, list):
        plain = [d for d in descriptions if _is_body(d) and not _is_html(d)]
        if plain:
            return str(plain[0]["value"])
    return None
