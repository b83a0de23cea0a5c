"""Read NewsML 1.x (IPTC), the older of the two NewsML formats.

Source: NewsML 1.2, https://iptc.org/standards/newsml-1/.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from wiredesk.clean.wire.nitf import nitf_body, read_nitf
from wiredesk.clean.wire.xml_tree import first, text_at, values_at, words_of

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
BODY_ROLES = frozenset({"body", "main", "main text", "text", "story", "article"})
OTHER_ROLES = (
    *("style", "headline", "byline", "dateline", "slug", "contact", "logo", "photo", "picture", "image", "graphic"),
    *("caption", "video", "audio", "abstract", "summary", "teaser", "thumbnail", "preview", "quicklook"),
)
"""Words in the role of a component that is not the story, such as the style sheet and contacts of Business Wire."""
NOT_TEXT = ("css", "script", "image/", "video/", "audio/", "photo", "graphic", "jpeg")
"""Parts of a type or format of content that is not the story."""


def read_newsml_1(item: etree._Element) -> dict[str, Any]:
    """Return a `NewsItem`'s fields of a raw article."""
    identifier, management = first(item, "Identification/NewsIdentifier"), first(item, "NewsManagement")
    component = first(item, "NewsComponent")
    revision = text_at(identifier, "RevisionId")
    fields: dict[str, Any] = {
        "article_id": text_at(identifier, "PublicIdentifier") or text_at(identifier, "NewsItemId"),
        "revision": revision,
        "title": _line(item, "HeadLine"),
        "subhead": _line(item, "SubHeadLine"),
        "authors": next((names for lines in _lines(item) if (names := list(values_at(lines, "ByLine")))), []),
        "dateline": _line(item, "DateLine"),
        "published_at": text_at(management, "FirstCreated")
        or (text_at(management, "ThisRevisionCreated") if revision in ("0", "1") else None),
        "modified_at": text_at(management, "ThisRevisionCreated"),
        "language": _formal(component, "Language"),
        "source": _formal(component, "Party", "Provider")
        or _line(item, "CreditLine")
        or _formal(first(item.getparent(), "NewsEnvelope"), "Party", "SentFrom"),
        "copyright_holder": text_at(component, ".//CopyrightHolder"),
        "subjects": [
            {"name": "", "code": subject.get("FormalName")}
            for kind in ("Subject", "SubjectMatter", "SubjectDetail")
            for subject in item.iter(kind)
            if subject.get("FormalName")
        ],
        "places": [
            _place(place.get("FormalName") or "", place.get("Value") or "")
            for location in item.iter("Location")
            for place in location.iter("Property")
            if place.get("Value")
        ],
    }
    notes = [words for line in item.iter("NewsLine") if "note" in (_formal(line, "NewsLineType") or "").lower()
             and (words := text_at(line, "NewsLineText"))]  # fmt: skip
    fields["editor_note"] = " ".join(notes) or None
    status = (_formal(management, "Status") or "").lower()
    if status in WITHDRAWN:
        fields["withdrawn"] = True
    elif status == "embargoed":
        fields["embargoed_until"] = text_at(management, "StatusWillChange/DateAndTime")
    fields.update(_body(item))
    captions = [{"text": text, "credit": None} for text in _captions(item)]
    return {**fields, "captions": captions} if captions else fields


def _place(kind: str, value: str) -> dict[str, str | None]:
    """A place by its name or, for countries as agencies state them, by its ISO 3166 code."""
    is_code = "country" in kind.lower() and len(value) in (2, 3) and value.isalpha() and value.isupper()
    return {"name": "" if is_code else value, "code": value if is_code else None}


def _captions(item: etree._Element) -> Iterator[str]:
    """The words of components with the role of a caption."""
    for component in item.iter("NewsComponent"):
        if "caption" in _role(component) and (text := text_at(component, ".//DataContent")):
            yield text


def _line(item: etree._Element, name: str) -> str | None:
    """The first line of a kind."""
    return next((words for lines in _lines(item) if (words := text_at(lines, name))), None)


def _lines(item: etree._Element) -> Iterator[etree._Element]:
    """The lines about the story: of its components, inner ones too, but not of pictures and other parts."""
    for lines in item.iter("NewsLines"):
        component = lines.getparent()
        contents = component.findall("ContentItem") if component is not None else []
        if not _is_other(component) and not any(_is_media(content) for content in contents):
            yield lines


def _is_other(component: etree._Element | None) -> bool:
    """Return whether a component has the role of something other than the story."""
    return any(other in _role(component) for other in OTHER_ROLES)


def _role(component: etree._Element | None) -> str:
    role = first(component, "Role")
    return (role.get("FormalName") or "").lower() if role is not None else ""


def _is_media(content: etree._Element) -> bool:
    """Return whether a content item is a picture, a video or a program by its type."""
    kinds = (_formal(content, name) or "" for name in ("MimeType", "Format", "MediaType"))
    return any(kind in stated.lower() for stated in kinds for kind in NOT_TEXT)


def _rank(content: etree._Element) -> int:
    """0 for content declared as the story, 1 for content without a known role, 2 for what is declared as another."""
    component = next(content.iterancestors("NewsComponent"), None)
    return 2 if _is_other(component) else 0 if _role(component) in BODY_ROLES else 1


def _body(item: etree._Element) -> dict[str, str]:
    for content in sorted(item.iter("DataContent", "Encoding"), key=_rank):
        around = next(content.iterancestors("ContentItem"), None)
        if around is not None and _is_media(around):
            continue
        inner = next(iter(content), None)
        if content.tag == "Encoding" and inner is None:
            continue
        if inner is None:
            text = "".join(map(str, content.itertext()))
            if text.strip():
                return {"html" if text.lstrip().startswith("<") else "text": text}
            continue
        if inner.tag == "nitf":
            stated = read_nitf(inner)
            return {key: stated[key] for key in ("html", "dateline") if stated.get(key)}
        if inner.tag == "body" and inner.find("body.content") is not None:
            return {"html": nitf_body(inner.find("body.content"))}
        if inner.tag in ("media", "DataContent"):
            continue
        body = first(inner, "body") if inner.tag == "html" else None
        source = body if body is not None else content
        if words_of(source):
            return {"html": nitf_body(source)}
    return {}


def _formal(element: etree._Element | None, tag: str, around: str | None = None) -> str | None:
    """The formal name of the first element with a tag, possibly inside another element."""
    if element is None:
        return None
    within = next(element.iter(around), None) if around else element
    found = next(within.iter(tag), None) if within is not None else None
    return (found.get("FormalName") or None) if found is not None else None
