"""What matched in an article, as pages show it: marked headline, passages and quotes, all of bounded length."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from wiredesk.desk.store.cards import KIND_ORDER, NAME, QUOTE_ON_CARD, TITLE
from wiredesk.desk.store.records import decompressed
from wiredesk.watch.headlines import shorten
from wiredesk_schemas.quotes import with_ellipses

AROUND = 120
"""Code points before and after the words that matched."""

MAX_PASSAGES = 3

MAX_REASON = 1_000

Span = tuple[int, int]


def clean_of(read: sqlite3.Connection, article_id: str, content_hash: str) -> dict[str, Any] | None:
    """The clean record of an article if the store has it with this text."""
    row = read.execute(
        "SELECT value FROM records WHERE article_id = ? AND kind = 'clean' AND content_hash = ? ORDER BY shown DESC",
        (article_id, content_hash),
    ).fetchone()
    return orjson.loads(decompressed(row[0])) if row else None


def evidence(match: dict[str, Any], clean: dict[str, Any] | None, headline: str) -> dict[str, Any]:
    """The evidence of a match.

    Args:
        match: `reason`, `mentions` and `quotes`, as on an alert.
        clean: the article's clean record; None where the desk does not have it.
        headline: what the article is called.
    """
    mentions = match["mentions"]
    text = str(clean["text"]) if clean else ""
    spans = sorted({(mention["start"], mention["end"]) for mention in mentions if mention["field"] == "text"})
    quotes = match["quotes"]
    said = [tuple(span) for quote in quotes for span in quote["spans"]]
    free = [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in said)]
    return {
        "reason": shorten(match["reason"], MAX_REASON),
        "headline": _headline(headline, clean, mentions),
        "passages": passages(text, free),
        "quotes": [_quote(quote, text, spans) for quote in sorted(quotes, key=lambda quote: KIND_ORDER[quote["kind"]])],
    }


def passages(text: str, spans: Sequence[Span]) -> list[dict[str, Any]]:
    """The text around spans, in order; those that are close to each other share a passage."""
    windows: list[tuple[int, int, list[Span]]] = []
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            continue
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(last, windows[-1][1]), [*windows[-1][2], (start, end)])
        elif len(windows) == MAX_PASSAGES:
            break
        else:
            windows.append((first, last, [(start, end)]))
    return [_passage(text, *window) for window in windows]


def _passage(text: str, first: int, last: int, spans: Sequence[Span]) -> dict[str, Any]:
    """A part of the text from word to word; line breaks become spaces, which keeps offsets."""
    if first and not text[first - 1].isspace():
        blank = min((at for at in (text.find(" ", first), text.find("\n", first)) if at >= 0), default=-1)
        first = blank + 1 if 0 <= blank < spans[0][0] else first
    if last < len(text) and not text[last].isspace():
        blank = max(text.rfind(" ", spans[-1][1], last), text.rfind("\n", spans[-1][1], last))
        last = blank if blank >= 0 else last
    before, after = "…" if first else "", "…" if last < len(text) else ""
    words = "".join(" " if character.isspace() else character for character in text[first:last])
    moved = len(before) - first
    return {"text": f"{before}{words}{after}", "marks": joined((start + moved, end + moved) for start, end in spans)}


def _headline(headline: str, clean: dict[str, Any] | None, mentions: Iterable[dict[str, Any]]) -> dict[str, Any]:
    is_title = clean is not None and clean.get("title") == headline
    spans = (
        [(mention["start"], mention["end"]) for mention in mentions if mention["field"] == "title"] if is_title else []
    )
    return {"text": shorten(headline, TITLE), "marks": joined(span for span in spans if span[1] <= len(headline))}


def _quote(quote: dict[str, Any], text: str, spans: Sequence[Span]) -> dict[str, Any]:
    words = quote["text"]
    parts = [(start, end) for start, end in quote["spans"] if 0 <= start < end <= len(text)]
    pieces = " ".join(text[start:end] for start, end in parts)
    said = with_ellipses(pieces, parts, text)
    marks, at = [], 0
    if words in (pieces, said):  # else offsets do not say where a mention is in it
        words = said
        for start, end in parts:
            marks += [
                (at + begin - start, at + last - start) for begin, last in spans if start <= begin and last <= end
            ]
            at += end - start
            at += 3 if said[at : at + 3] == " … " else 1
    shown = shorten(words, QUOTE_ON_CARD)
    return {
        "quote_id": quote["quote_id"],
        "kind": quote["kind"],
        "text": shown,
        "marks": joined(mark for mark in marks if mark[1] < len(shown) or shown == words),
        "speaker": quote["speaker"] and shorten(quote["speaker"], NAME),
        "speaker_id": quote["speaker_id"],
        "confidence": quote["confidence"],
    }


def joined(spans: Iterable[Span]) -> list[list[int]]:
    """Spans in order, those that overlap as one."""
    found: list[list[int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])
    return found
