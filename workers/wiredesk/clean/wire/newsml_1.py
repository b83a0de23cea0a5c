"""Read NewsML 1.x (IPTC), the older of the two NewsML formats.

Source: NewsML 1.2, https://iptc.org/standards/newsml-1/.
"""

from typing import Any

from lxml import etree

from wiredesk.clean.wire.nitf import nitf_body, read_nitf
from wiredesk.clean.wire.xml_tree import first, text_at, values_at, words_of

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def read_newsml_1(item: etree._Element) -> dict[str, Any]:
    """Return a `NewsItem`'s fields of a raw article."""
    identifier, management = first(item, "Identification/NewsIdentifier"), first(item, "NewsManagement")
    component = first(item, "NewsComponent")
    lines = next(item.iter("NewsLines"), None)
    fields: dict[str, Any] = {
        "article_id": text_at(identifier, "PublicIdentifier") or text_at(identifier, "NewsItemId"),
        "revision": text_at(identifier, "RevisionId"),
        "title": text_at(lines, "HeadLine"),
        "subhead": text_at(lines, "SubHeadLine"),
        "authors": list(values_at(lines, "ByLine")),
        "dateline": text_at(lines, "DateLine"),
        "published_at": text_at(management, "FirstCreated"),
        "modified_at": text_at(management, "ThisRevisionCreated"),
        "language": _formal(component, "Language"),
        "source": _formal(component, "Party", "Provider") or text_at(lines, "CreditLine"),
        "copyright_holder": text_at(component, ".//CopyrightHolder"),
        "subjects": [
            {"name": "", "code": subject.get("FormalName")}
            for kind in ("Subject", "SubjectMatter", "SubjectDetail")
            for subject in item.iter(kind)
            if subject.get("FormalName")
        ],
        "places": [
            {"name": place.get("Value") or "", "code": None}
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
    return fields


def _body(item: etree._Element) -> dict[str, str]:
    for content in item.iter("DataContent", "Encoding"):
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
