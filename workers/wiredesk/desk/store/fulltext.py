"""The full text of articles in SQLite's FTS5, and the tokens by which articles are filtered.

Filters are tokens of the same index, so that one FTS5 expression finds the words and all filters together, in the order
of the river, and skips what any of them excludes.
"""

import re
import sqlite3
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from wiredesk_schemas import CleanArticle, Quote

MAX_TEXT, MAX_QUOTE_TEXT = 100_000, 2_000
"""Code points of a text and of a quote that can be found: a hostile article must not stall the writer."""

BETWEEN_QUOTES = "\n\x1f qxq \x1f\n"
"""Separates the quotes of an article, so that no phrase is found across two of them."""

_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])"
)
"""Letters of scripts without spaces between words: each is indexed as a word, and several form a phrase."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
"""Latin letters and digits in the width of Chinese characters, which FTS5 takes for others."""


class Texts(NamedTuple):
    """One row of the full text."""

    title: str
    text: str
    quotes: str
    facets: str


def texts_of(clean: CleanArticle, headline: str, quotes: Sequence[Quote], facets: Iterable[str]) -> Texts:
    """What is indexed of an article.

    Args:
        clean: its record.
        headline: what it is called; the title, or what stands for it.
        quotes: those that are indexed, in the order of their record.
        facets: its tokens.
    """
    title = headline if not clean.subhead else f"{headline}\n{clean.subhead[:1000]}"
    said = BETWEEN_QUOTES.join(quote.text[:MAX_QUOTE_TEXT].replace("\x1f", " ") for quote in quotes)
    return Texts(spaced(title[:2000]), spaced(clean.text[:MAX_TEXT]), spaced(said), " ".join(sorted(set(facets))))


def spaced(text: str) -> str:
    """The text with spaces between the letters of scripts that write none between words, and no full-width letters."""
    return _UNSPACED.sub(r" \1 ", text.translate(_FULL_WIDTH))


def quote_texts(indexed: str) -> list[str]:
    """The quotes of an indexed row, in the order of their record."""
    return indexed.split(BETWEEN_QUOTES)


def put(write: sqlite3.Connection, rows: Mapping[int, Texts]) -> None:
    """Index articles by `seq`; in ascending order, since FTS5 flushes its buffer for each step back."""
    write.executemany(
        "INSERT INTO texts (rowid, title, text, quotes, facets) VALUES (?, ?, ?, ?, ?)",
        [(seq, *rows[seq]) for seq in sorted(rows)],
    )


def remove(write: sqlite3.Connection, seqs: Iterable[int]) -> None:
    """Undo `put`."""
    write.executemany("DELETE FROM texts WHERE rowid = ?", [(seq,) for seq in sorted(seqs)])


def named_token(entity: int) -> str:
    """The article names this entity."""
    return f"e{entity}"


def speaker_token(entity: int) -> str:
    """The article has a quote of this speaker."""
    return f"p{entity}"


def about_token(entity: int) -> str:
    """The article has a quote that names this entity."""
    return f"a{entity}"


def label_token(label: int) -> str:
    """The article's source, language or section."""
    return f"f{label}"


def kind_token(kind: str) -> str:
    """The article has a quote of this kind."""
    return f"k{kind}"


def day_tokens(published: int | None) -> list[str]:
    """Day, month and year of a time of publication in milliseconds since 1970, UTC."""
    if published is None:
        return []
    day = datetime.fromtimestamp(published / 1000, UTC).date()
    return [f"d{day:%Y%m%d}", f"m{day:%Y%m}", f"y{day:%Y}"]


def tokens_between(first: date, last: date) -> list[str]:
    """Tokens of which exactly one is that of any day from `first` to `last`: years and months where they are whole."""
    found: list[str] = []
    day = first
    while day <= last:
        end_of_month = day.replace(day=monthrange(day.year, day.month)[1])
        if day.month == day.day == 1 and (end := date(day.year, 12, 31)) <= last:
            found.append(f"y{day:%Y}")
        elif day.day == 1 and (end := end_of_month) <= last:
            found.append(f"m{day:%Y%m}")
        else:
            end = day
            found.append(f"d{day:%Y%m%d}")
        if end == date.max:
            break
        day = end + timedelta(1)
    return found
