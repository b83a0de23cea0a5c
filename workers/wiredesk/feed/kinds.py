"""Detects the kind of a file: by its name, otherwise by its first bytes."""

import codecs
import re
from typing import Literal

import orjson

from wiredesk.clean.parse.field_names import TEXT_FIELDS
from wiredesk.clean.parse.parse import XML_HEAD
from wiredesk.clean.wire.xml_tree import OPENING

Kind = Literal["json", "lines", "text", "html", "xml", "table", "warc", "zip", "tar"]
Compression = Literal["gz", "bz2", "xz", "zst"]

KINDS: dict[str, Kind] = {
    "json": "json",
    "jsonl": "lines",
    "ndjson": "lines",
    "jl": "lines",
    "txt": "text",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "xml": "xml",
    "csv": "table",
    "tsv": "table",
    "tab": "table",
    "warc": "warc",
    "zip": "zip",
    "tar": "tar",
}
"""By the extension of the file name."""

COMPRESSIONS: dict[str, Compression] = {"gz": "gz", "bz2": "bz2", "xz": "xz", "zst": "zst"}
TARS = {"tgz": "gz", "tbz2": "bz2", "txz": "xz", "tzst": "zst"}
"""Compressed archives with a single extension."""

MAGIC: tuple[tuple[bytes, Compression], ...] = (
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)

SUPPORTED = ".json .jsonl .ndjson .txt .html .xml .csv .tsv .warc .zip .tar, also compressed as .gz .bz2 .xz .zst"
"""Supported extensions, for messages."""

PAGE_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|!--)", re.IGNORECASE)

HEAD_BYTES = 64 * 1024
"""How much of a file is read to detect its kind, charset and columns."""

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

TAR_MAGIC = slice(257, 262)


def kind_by_name(name: str) -> tuple[Kind | None, Compression | None]:
    """The kind and compression of a file by its name; None if the name does not tell."""
    *stem, last = name.lower().split(".")
    if not stem:
        return None, None
    if last in TARS:
        return "tar", COMPRESSIONS[TARS[last]]
    if last in COMPRESSIONS:
        return KINDS.get(stem[-1]) if len(stem) > 1 else None, COMPRESSIONS[last]
    return KINDS.get(last), None


def compression_of(head: bytes) -> Compression | None:
    """How a file is compressed, by its first bytes."""
    return next((compression for magic, compression in MAGIC if head.startswith(magic)), None)


def kind_by_content(head: bytes) -> Kind | None:
    """The kind of a file by its first bytes; None if it cannot be detected."""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[TAR_MAGIC] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(WIDE):
        head = head.decode("utf-16", "replace").encode()
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if text.startswith((b"{", b"[")):
        return "lines" if _is_lines(text) else "json"
    if OPENING.match(text, 0, XML_HEAD):
        return "xml"
    if PAGE_START.match(text):
        return "html"
    if text.startswith(b"<?xml"):
        return "html" if b"<html" in text else "xml"
    if _is_table(text.partition(b"\n")[0]):
        return "table"
    return None


def json_kind(head: bytes, named: Kind) -> Kind:
    """Whether JSON is one document or one article per line; the name is not always right."""
    first, _, _ = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
    if head.startswith(WIDE):
        return "json"  # parsed value by value, which also works for one per line
    if named == "lines":
        return "json" if first.strip() == b"{" or first.startswith(b"[") else "lines"
    return "lines" if _is_lines(head.removeprefix(codecs.BOM_UTF8).lstrip()) else "json"


def _is_lines(head: bytes) -> bool:
    """Whether there are at least two lines, and one of the first two is an object."""
    if not head.startswith(b"{"):
        return False
    lines = [line for line in head.split(b"\n") if line.strip()][:3]
    return len(lines) > 1 and any(map(_is_object, lines[:2]))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _is_table(line: bytes) -> bool:
    """Whether a line is the header of a table with a column for the article text."""
    names = {name.strip(b" \t\r\"'").lower() for name in re.split(rb"[,;\t|]", line)}
    words = {name.lower().encode() for part in ("text", "html") for name in TEXT_FIELDS[part]}
    return len(names) > 1 and not names.isdisjoint(words)
