"""Rows as CSV, JSON lines and Atom."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.etree import ElementTree

import orjson

from wiredesk.desk.api.export.rows import Exported

ATOM = "http://www.w3.org/2005/Atom"

MAX_ENTRIES = 100
"""Entries of a feed: feed readers ask often and keep what they have seen."""

_FORMULA = re.compile(r"^[=+\-@\t\r]")
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


def as_csv(exported: Sequence[Exported], feed: Feed) -> bytes:
    """RFC 4180 with a header line, UTF-8. Cells that a spreadsheet would compute begin with an apostrophe."""
    sink = io.StringIO()
    writer = csv.writer(sink)
    if exported:
        writer.writerow(exported[0].row)
        writer.writerows([[_cell(value) for value in each.row.values()] for each in exported])
    return sink.getvalue().encode("utf-8", "replace")


def as_json_lines(exported: Sequence[Exported], feed: Feed) -> bytes:
    """One JSON object a line."""
    return b"".join(orjson.dumps(each.row) + b"\n" for each in exported)


def as_atom(exported: Sequence[Exported], feed: Feed) -> bytes:
    """RFC 4287."""
    root = ElementTree.Element(_name("feed"))
    now = feed.now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    _text(root, "id", feed.base + feed.address)
    _text(root, "title", feed.title)
    updated = [each.entry.updated or now for each in exported[:MAX_ENTRIES]]
    _text(root, "updated", max(updated, default=now))
    _text(ElementTree.SubElement(root, _name("author")), "name", "Wiredesk")
    ElementTree.SubElement(root, _name("link"), rel="self", href=_plain(feed.base + feed.address))
    for each, time in zip(exported[:MAX_ENTRIES], updated, strict=True):
        entry = ElementTree.SubElement(root, _name("entry"))
        address = _plain(feed.base + each.entry.path)
        _text(entry, "id", address)
        _text(entry, "title", each.entry.title)
        ElementTree.SubElement(entry, _name("link"), href=address)
        _text(entry, "updated", time)
        _text(entry, "summary", each.entry.summary)
        if each.entry.author:
            _text(ElementTree.SubElement(entry, _name("author")), "name", each.entry.author)
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


class ExportFormat(NamedTuple):
    """How a table is written."""

    write: Callable[[Sequence[Exported], Feed], bytes]
    content_type: str
    attached: bool
    """A browser saves it as a file."""


FORMATS = {
    "csv": ExportFormat(as_csv, "text/csv", True),
    "jsonl": ExportFormat(as_json_lines, "application/x-ndjson", True),
    "atom": ExportFormat(as_atom, "application/atom+xml", False),
}


def written(rows: Iterable[Exported], name: str, feed: Feed) -> bytes:
    """A table in one of `FORMATS`."""
    return FORMATS[name].write(list(rows), feed)


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        plain = value.encode("utf-8", "replace").decode()
        return f"'{plain}" if _FORMULA.match(plain) else plain
    return value


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, _name(name)).text = _plain(text)


def _plain(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"
