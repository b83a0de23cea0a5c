"""Read NITF 3 (News Industry Text Format, IPTC): the body as HTML, and the metadata in the head.

Source: NITF 3.6, https://iptc.org/standards/nitf/.
"""

import re
from typing import Any

from lxml import etree

from wiredesk.clean.comparison import letters_of
from wiredesk.clean.wire.xml_tree import first, inner_html, text_at, values_at, words_of

HTML_TAGS = {"hl2": "h2", "bq": "blockquote", "media": "figure", "media-caption": "figcaption", "nitf-table": "table"}
"""Elements of NITF's body and the elements of HTML that say the same."""
DROPPED = ("media-metadata", "media-object", "media-reference", "custom-table", "ednote", "note")
MARKUP_ONLY = re.compile(r"(?:<[^<>]{1,500}>\s?){1,20}")
"""The code of a widget, written as text."""
WITHDRAWN = frozenset({"kill", "withhold", "withheld", "canceled", "cancelled", "delete"})
"""Values of `docdata/@management-status` and of `du-key` actions by which a story is taken back."""


def read_nitf(root: etree._Element) -> dict[str, Any]:
    """Return a NITF document's fields of a raw article.

    Args:
        root: the element `nitf`.
    """
    head, body = first(root, "head"), first(root, "body")
    docdata, body_head = first(head, "docdata"), first(body, "body.head")
    fields: dict[str, Any] = {
        "article_id": _attribute(docdata, "doc-id", "id-string"),
        "title": text_at(body_head, "hedline/hl1") or text_at(head, "title"),
        "subhead": _subhead(body_head, docdata),
        "published_at": _attribute(docdata, "date.issue", "norm") or _attribute(head, "pubdata", "date.publication"),
        "modified_at": _attribute(docdata, "date.release", "norm"),
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang"),
        "section": _attribute(head, "pubdata", "position.section"),
        "source": text_at(body_head, "distributor") or _attribute(head, "pubdata", "name"),
        "dateline": _dateline(body_head),
        "authors": _writers(body_head),
        "editor_note": _editor_note(docdata) or text_at(body_head, "note"),
        "copyright_holder": _attribute(docdata, "doc.copyright", "holder") or text_at(body_head, "rights/rights.owner"),
        "subjects": [
            {
                "name": subject.get("tobject.subject.matter") or subject.get("tobject.subject.type") or "",
                "code": subject.get("tobject.subject.refnum"),
            }
            for subject in (head.iter("tobject.subject") if head is not None else ())
        ],
        "places": [_place(place) for place in (docdata.iter("evloc") if docdata is not None else ())],
    }
    status = (docdata.get("management-status") or "") if docdata is not None else ""
    if status.lower() in WITHDRAWN:
        fields["withdrawn"] = True
    embargo = _attribute(docdata, "date.release", "norm") if status.lower() == "embargoed" else None
    if embargo:
        fields["embargoed_until"] = embargo
    content = _content(root)
    if content is not None:
        fields["html"] = nitf_body(content)
    return fields


def _content(root: etree._Element) -> etree._Element | None:
    """The element with the story; a note in the head has a `body.content` of its own."""
    within = (found for found in root.iter("body.content") if next(found.iterancestors("note"), None) is None)
    return next(within, first(root, "body"))


def _dateline(body_head: etree._Element | None) -> str | None:
    """The place and the day, which some systems put into elements without a space between them."""
    printed = text_at(body_head, "dateline")
    place, day = text_at(body_head, "dateline/location"), text_at(body_head, "dateline/story.date")
    return f"{place}, {day}" if place and day and printed == place + day else printed


def _subhead(body_head: etree._Element | None, docdata: etree._Element | None) -> str | None:
    """The lower headlines, else the abstract; some systems repeat the headline or a keyword as lower headline."""
    title = letters_of(text_at(body_head, "hedline/hl1") or "")
    keywords = docdata.iter("keyword", "du-key") if docdata is not None else ()
    known = {title, *(letters_of(keyword.get("key") or "") for keyword in keywords)}
    lines = [line for line in values_at(body_head, "hedline/hl2") if letters_of(line) not in known]
    return " ".join(lines) or text_at(body_head, "abstract")


def _writers(body_head: etree._Element | None) -> list[str]:
    """The names in the bylines, without the writers' titles."""
    people = list(values_at(body_head, "byline/person"))
    if people or body_head is None:
        return people
    bylines = []
    for byline in body_head.findall("byline"):
        words = words_of(byline) or ""
        for tag in filter(None, (text_at(byline, "byttl"), text_at(byline, "bytag"))):  # the job, and the paper
            words = words.replace(tag, "").strip(" ,")
        bylines.append(words)
    return [byline for byline in bylines if byline]


def _editor_note(docdata: etree._Element | None) -> str | None:
    notes = docdata.iter("ed-msg") if docdata is not None else ()
    return " ".join(note.get("info") or words_of(note) or "" for note in notes).strip() or None


def _place(location: etree._Element) -> dict[str, str | None]:
    name = next(
        (location.get(part) for part in ("city", "county-dist", "state-prov", "country") if location.get(part)), ""
    )
    return {"name": name, "code": location.get("location-code") or location.get("iso-cc")}


def nitf_body(content: etree._Element) -> str:
    """Return the markup of a NITF body as HTML."""
    for element in list(content.iter()):
        if element.tag in DROPPED or (element.tag == "p" and MARKUP_ONLY.fullmatch(words_of(element) or "")):
            parent = element.getparent()
            if parent is not None:
                _remove(parent, element)
        elif element.tag in HTML_TAGS:
            element.tag = HTML_TAGS[element.tag]
        elif element.tag == "media-producer":
            element.tag, element.attrib["class"] = "p", "credit"
    return f"<div>{inner_html(content)}</div>"


def _remove(parent: etree._Element, element: etree._Element) -> None:
    """Remove an element, and keep the text after it."""
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _attribute(element: etree._Element | None, path: str, name: str) -> str | None:
    found = first(element, path)
    return (found.get(name) or None) if found is not None else None
