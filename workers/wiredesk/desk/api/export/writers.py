"""Rows as CSV, JSON lines and Atom."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from xml.etree import ElementTree

import orjson

from wiredesk.desk.api.export.rows import Exported

ATOM = "http://www.w3.org/2005/Atom"

MAX_ENTRIES = 100
"""Entries of a feed: feed readers ask often and keep what they have seen."""

_FORMULA = frozenset("=+-@\t\r")
"""How a cell begins that a spreadsheet would compute."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ElementTree.register_namespace("", ATOM)


class Feed(NamedTuple):
    """A feed's metadata."""

    title: str
    base: str
    """Scheme and host of this desk, as the client wrote them."""
    address: str
    """Path and query of the feed."""
    now: datetime


def as_csv(exported: Sequence[Exported], feed: Feed, first: bool) -> bytes:
    """RFC 4180 with a header line before the first part, UTF-8.

    Cells that a spreadsheet would compute begin with an apostrophe.
    """
    sink = io.StringIO()
    writer = csv.writer(sink)
    if exported and first:
        writer.writerow(exported[0].row)
    for record in exported:
        writer.writerow([_cell(value) if isinstance(value, str) else value for value in record.row.values()])
    return sink.getvalue().encode("utf-8", "replace")


def as_json_lines(exported: Sequence[Exported], feed: Feed, first: bool) -> bytes:
    """One JSON object a line."""
    return b"".join(orjson.dumps(record.row) + b"\n" for record in exported)


def as_atom(exported: Sequence[Exported], feed: Feed, first: bool) -> bytes:
    """RFC 4287: all in one part."""
    root = ElementTree.Element(_name("feed"))
    now = feed.now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    _text(root, "id", feed.base + feed.address)
    _text(root, "title", feed.title)
    entries = [record.entry() for record in exported[:MAX_ENTRIES]]
    updated = [entry.updated or now for entry in entries]
    _text(root, "updated", max(updated, default=now))
    _text(ElementTree.SubElement(root, _name("author")), "name", "Wiredesk")
    ElementTree.SubElement(root, _name("link"), rel="self", href=_plain(feed.base + feed.address))
    for entry, time in zip(entries, updated, strict=True):
        element = ElementTree.SubElement(root, _name("entry"))
        address = _plain(feed.base + entry.path)
        _text(element, "id", address)
        _text(element, "title", entry.title)
        ElementTree.SubElement(element, _name("link"), href=address)
        _text(element, "updated", time)
        _text(element, "summary", entry.summary)
        if entry.author:
            _text(ElementTree.SubElement(element, _name("author")), "name", entry.author)
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


class ExportFormat(NamedTuple):
    """How a table is written."""

    write: Callable[[Sequence[Exported], Feed, bool], bytes]
    """Writes one part of a table; the last argument says whether it is the first."""
    content_type: str
    attached: bool
    """A browser saves it as a file, and it has all entries, not only the newest."""


FORMATS = {
    "csv": ExportFormat(as_csv, "text/csv", True),
    "jsonl": ExportFormat(as_json_lines, "application/x-ndjson", True),
    "atom": ExportFormat(as_atom, "application/atom+xml", False),
}


def _cell(value: str) -> str:
    plain = value if value.isascii() else value.encode("utf-8", "replace").decode()
    return f"'{plain}" if plain[:1] in _FORMULA else plain


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, _name(name)).text = _plain(text)


def _plain(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"
