"""Articles in a table: CSV or TSV, with a header that names the fields."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any

import orjson
from charset_normalizer import from_bytes

from wiredesk.clean.parse.field_names import CAPTION_FIELDS, NAME_FIELDS, REVISION_FIELDS, TEXT_FIELDS
from wiredesk.feed.delivery import JSON, MAX_ITEM_BYTES, Delivery, SourceError
from wiredesk.feed.streams import head_of
from wiredesk_schemas.raw import RawArticle

DELIMITERS = ",;\t|"

WORDS = tuple(name for part in ("text", "html") for name in TEXT_FIELDS[part])
"""Columns that can contain an article's text."""

KNOWN = {
    name.lower(): name
    for name in (
        *(name for names in TEXT_FIELDS.values() for name in names),
        *NAME_FIELDS,
        *REVISION_FIELDS,
        *CAPTION_FIELDS,
        *RawArticle.model_fields,
    )
}
"""Field names by their lower case: spreadsheets write `Title` or `Published At`."""

TRUE, FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def table_articles(stream: io.BufferedReader, origin: str) -> Iterator[Delivery]:
    """The rows of a table as articles; an empty cell is a missing field.

    Raises:
        SourceError: it cannot be decoded, has no column with the text, or a row does not match the header.
    """
    csv.field_size_limit(MAX_ITEM_BYTES)
    text = io.TextIOWrapper(stream, encoding=_charset(head_of(stream), origin), newline="")
    try:
        first = text.readline(MAX_ITEM_BYTES)
        delimiter = max(DELIMITERS, key=first.count)
        header = _header(next(csv.reader([first], delimiter=delimiter), []), origin)
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        for row in rows:
            line = rows.line_num + 1
            if len(row) > len(header):
                raise SourceError(
                    f"{origin}:{line}: the row has {len(row)} cells and the header {len(header)}: put cells that hold "
                    f"the delimiter {delimiter!r} or a line break in double quotes"
                )
            if any(cell.strip() for cell in row):
                fields = {name: _value(name, cell) for name, cell in zip(header, row, strict=False) if cell.strip()}
                yield Delivery(orjson.dumps(fields), JSON, f"{origin}:{line}")
    except csv.Error as error:
        raise SourceError(
            f"{origin}:{rows.line_num + 1}: {error}: put the cell in double quotes, a quote twice"
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{origin}: byte {error.start} is not {error.encoding}: save the table as UTF-8") from error


def _charset(head: bytes, origin: str) -> str:
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
        return "utf-8"
    except UnicodeDecodeError as error:
        likely = from_bytes(head).best()
        if likely is None:
            raise SourceError(f"{origin}: the charset cannot be detected: save the table as UTF-8") from error
        return likely.encoding


def _header(cells: list[str], origin: str) -> list[str]:
    header = [_field(cell) for cell in cells]
    if not set(header) & set(WORDS):
        columns = ", ".join(repr(cell) for cell in cells) or "none"
        raise SourceError(
            f"{origin}: no column contains the article's text: name it 'text' or 'html' in the first line "
            f"(the columns are {columns})"
        )
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise SourceError(f"{origin}: two columns are named {twice[0]!r}: rename one")
    return header


def _field(cell: str) -> str:
    name = cell.strip()
    return KNOWN.get(name.lower()) or KNOWN.get("_".join(name.lower().split())) or name


def _value(name: str, cell: str) -> Any:
    """A cell as the field's type: a list if the field is one, true or false, otherwise the text."""
    if name in CAPTION_FIELDS or name == "extra":
        try:
            return orjson.loads(cell)
        except orjson.JSONDecodeError:
            return [cell]
    if name == "withdrawn" and cell.strip().lower() in TRUE | FALSE:
        return cell.strip().lower() in TRUE
    return cell
