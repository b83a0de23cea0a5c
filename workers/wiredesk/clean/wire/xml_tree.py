"""Parse untrusted XML: no entities, no DTD, no network, bounded depth and size."""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from wiredesk.errors import MalformedArticle

OPENING = re.compile(
    rb"\s*+(?>(?:<\?[^>]{0,400}\?>|<!--.{0,2000}?-->|<!DOCTYPE\b[^>\[]{0,400}(?:\[[^\]]{0,4000}\]\s*)?>)\s*+)*+"
    rb"<(?:[A-Za-z][\w.-]{0,20}:)?(?P<root>nitf|newsMessage|newsItem|packageItem|contentSet|NewsML|rss|feed|entry|item|RDF)\b",
    re.DOTALL,
)
"""The root elements of the formats that are read, after declarations and comments. No piece is read in a second way:
forty comments in a row have a million million ways to be several."""
_DOCTYPE_OPENING = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]{0,400}(?:\[[^\]]{0,200000}\]\s*)?>", re.IGNORECASE)
_NAMED_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_NUMBERED = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|(\d{1,9}));")
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BLANK = "\ufeff \t\r\n"
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,400}\?>")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_ELEMENTS = 20_000
"""Maximum elements per document; a long story has a few hundred."""


def parse_xml(text: str) -> etree._Element:
    """Return the root of an XML document, without namespaces.

    Entities declared in the document are not expanded, and neither DTD nor network is read. HTML's named entities are
    first replaced by their characters, since NITF and feeds use them undeclared.

    Raises:
        MalformedArticle: not XML, or more elements than an article has.
    """
    text = _INVALID.sub("", text).lstrip(_BLANK)
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() :].lstrip(_BLANK) if declaration else text
    text = _NUMBERED.sub(_valid, _NAMED_ENTITY.sub(_character, _without_doctype(text)))
    if text.count("<") > 2 * MAX_ELEMENTS:
        raise MalformedArticle(f"the XML has more than {MAX_ELEMENTS} elements: send one article")
    root = None
    problem: etree.XMLSyntaxError | None = None
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
            encoding="utf-8",
        )
        try:
            root = etree.fromstring(text.encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError as error:
            problem = problem or error
        if root is not None:
            break
    if root is None:
        raise MalformedArticle(f"not XML: {problem}: send a whole XML document")
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag[0] == "{" and _NAME.fullmatch(local(element.tag)):
            element.tag = local(element.tag)
    return root


def _without_doctype(text: str) -> str:
    """The document without its first document type declaration, whose end is searched once."""
    opening = _DOCTYPE_OPENING.search(text)
    found = _DOCTYPE.match(text, opening.start()) if opening else None
    return text[: found.start()] + text[found.end() :] if found else text


def local(tag: object) -> str:
    """Return a tag without its namespace; empty if the node is not an element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def first(element: etree._Element | None, path: str) -> etree._Element | None:
    """Return the first element at a path, or None."""
    return element.find(path) if element is not None else None


def text_at(element: etree._Element | None, path: str) -> str | None:
    """Return the words of the first element at a path, with single spaces; None if there are none."""
    found = first(element, path)
    return words_of(found) if found is not None else None


def words_of(element: etree._Element) -> str | None:
    """Return the words in an element, with single spaces; None if there are none."""
    return " ".join("".join(map(str, element.itertext())).split()) or None


def values_at(element: etree._Element | None, path: str) -> Iterator[str]:
    """Return the words of each element at a path."""
    for found in element.findall(path) if element is not None else ():
        words = words_of(found)
        if words:
            yield words


def inner_html(element: etree._Element) -> str:
    """Return the markup inside an element."""
    parts = [_escaped(element.text or "")]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name in _OWN_ENTITIES:
        return found[0]
    return html5.get(name + ";", found[0])


def _valid(found: re.Match[str]) -> str:
    """A numeric character reference as it is if XML allows it; else the replacement character, e.g. for a surrogate."""
    code = int(found[1], 16) if found[1] else int(found[2])
    character = chr(code) if code < 0x110000 else "\ufffd"
    return found[0] if not _INVALID.match(character) and character != "\ufffd" else "\ufffd"
