"""A statement's page: who said it first, who repeats it, and how the words changed on the way."""

import re
import sqlite3
from difflib import SequenceMatcher
from typing import Any, Literal

import orjson

from wiredesk.desk.queries.stories import speaker_of
from wiredesk.desk.queries.story_cards import quotes_of, retold
from wiredesk.desk.store.cards import NAME, QUOTE_ALONE, SOURCE
from wiredesk.desk.store.records import decompressed
from wiredesk.watch.headlines import shorten

MAX_REPEATS = 500
"""Repeats that are listed, the earliest; the record's own limit is 1,000."""

MAX_WORDINGS = 50
"""Wordings that are shown: each is compared with the first."""

MAX_COMPARED = 400
"""Words of a wording that are compared."""

MAX_REPLACED = 4
"""Words at the beginning or end of the first source's wording that others replace."""

Part = dict[str, str]
"""A piece of a wording: `op` (`same`, `added`, `missing`, `changed`), its `text`, and what the first source `was`."""

_PIECES = re.compile(r"\S+\s*(?:[^\w\s]+\s+)*")
"""A word with what follows it: an ellipsis between the parts of a quote is no word of its own."""
_LETTERS = re.compile(r"\w+", re.UNICODE)


def statement(read: sqlite3.Connection, statement_id: str) -> dict[str, Any] | None:
    """The response of `/api/statement`, or None if the store has no such statement."""
    row = read.execute("SELECT value FROM statements WHERE statement_id = ?", (statement_id,)).fetchone()
    if row is None:
        return None
    record: dict[str, Any] = orjson.loads(decompressed(row[0]))
    said = _words_of(read, record["first"]) or record["text"]
    return {
        "statement_id": statement_id,
        "speaker": speaker_of(record),
        "text": shorten(record["text"], QUOTE_ALONE),
        "first": {"quote": said, **_source(read, record["first"])},
        "repeats": [
            {
                **_source(read, repeat),
                "independent": repeat["independent"],
                "variant": None if (repeat["variant"] or 0) >= MAX_WORDINGS else repeat["variant"],
            }
            for repeat in record["repeats"][:MAX_REPEATS]
        ],
        "repeats_total": record["repeats_total"],
        "variants": [
            {
                "text": shorten(variant["text"], QUOTE_ALONE),
                "parts": compared(said, variant["text"]),
                "flags": variant["flags"],
                "speaker": variant["speaker"] and shorten(variant["speaker"], NAME),
            }
            for variant in record["variants"][:MAX_WORDINGS]
        ],
    }


def compared(first: str, variant: str) -> list[Part]:
    """A wording in pieces, each with the corresponding words of the first source.

    Differences in case and punctuation are ignored, as are words omitted at the beginning or end; where other words
    stand instead of more than `MAX_REPLACED`, they are another sentence and only added.
    """
    ours, theirs = _PIECES.findall(first)[:MAX_COMPARED], _PIECES.findall(variant)[:MAX_COMPARED]
    matcher = SequenceMatcher(
        None, [_bare(piece) for piece in ours], [_bare(piece) for piece in theirs], autojunk=False
    )
    parts = []
    codes = matcher.get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(codes):
        op: str = kind
        was, text = "".join(ours[a:b]).strip(), "".join(theirs[c:d])
        if number in (0, len(codes) - 1):
            if op == "delete":
                continue
            if op == "replace" and b - a > MAX_REPLACED:
                op, was = "insert", ""
        parts.append({"op": _OPS[op], "text": text, "was": "" if op == "equal" else was})
    return parts


_OPS: dict[str, Literal["same", "added", "missing", "changed"]] = {
    "equal": "same",
    "insert": "added",
    "delete": "missing",
    "replace": "changed",
}


def _bare(piece: str) -> str:
    return "".join(_LETTERS.findall(piece.casefold()))


def _source(read: sqlite3.Connection, source: dict[str, Any]) -> dict[str, Any]:
    known = {field: source[field] and source[field][:SOURCE] for field in ("source", "published_at")}
    return {"article": retold(read, source["article_id"], **known), "quote_id": source["quote_id"]}


def _words_of(read: sqlite3.Connection, source: dict[str, Any]) -> str | None:
    """The words as an article has them, if the store has it."""
    for quote in quotes_of(read, source["article_id"]):
        if quote.quote_id == source["quote_id"]:
            return shorten(quote.text, QUOTE_ALONE)
    return None
