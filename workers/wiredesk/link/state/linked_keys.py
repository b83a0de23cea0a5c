"""The keys of all linked articles, stored so that the in-memory indexes are loaded without reading the articles.

One row has the keys of articles that were linked together. It is written in the transaction that links them, and
deleted when all its articles have left; when the state is opened, those that left earlier are skipped.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.article import packed, unpacked
from wiredesk.link.postings import Keys, Postings
from wiredesk.link.state.quote_signatures import BITS, QuoteSignatures, Signed

LOADED = 1 << 24
"""Bytes of rows that are loaded in one batch."""

MERGED = 1 << 18
"""Bytes of a row up to which others are merged with it, those of about 200 articles. A worker that is not behind links
a few articles at once, and a row of a few takes nearly as long to load."""

Added = tuple[int | NDArray[np.integer[Any]], Keys]
"""An owner with keys, or an owner for each key."""

Owned = tuple[NDArray[np.uint32], Keys]
"""The owner of each key, and the keys."""


class LinkedKeys:
    """Stores what is added to the indexes of articles.

    Args:
        connection: the state.
        articles: the indexes whose owners are articles, those of copies and of stories.
        quotes: the index of statements, whose owners are quotes.
        signatures: the signatures of all quotes.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        articles: tuple[Postings, Postings],
        quotes: Postings,
        signatures: QuoteSignatures,
    ) -> None:
        self._db, self._quotes, self._signatures = connection, quotes, signatures
        self._indexes = (*articles, quotes)
        self._load()
        self._next_quote = signatures.end
        self._merged = connection.execute("SELECT coalesce(max(last), 0) FROM linked_keys").fetchone()[0]
        """Rows up to this one are not looked at when rows are merged."""
        for index in self._indexes:
            index.added = []

    def _load(self) -> None:
        alive = self._alive()
        parts: list[bytes] = []
        size = 0
        for (part,) in self._db.execute("SELECT keys FROM linked_keys ORDER BY last"):
            parts.append(part)
            size += len(part)
            if size >= LOADED:
                self._load_parts(parts, alive)
                parts, size = [], 0
        if parts:
            self._load_parts(parts, alive)
        for index in self._indexes:
            index.loaded()

    def _alive(self) -> NDArray[np.bool_]:
        """Which articles are in the state, by number; the last one is not."""
        nums = np.fromiter(chain.from_iterable(self._db.execute("SELECT num FROM articles")), np.int64)
        greatest = max(
            int(nums.max(initial=0)), *(index.greatest for index in self._indexes if index is not self._quotes)
        )
        alive = np.zeros(greatest + 2, np.bool_)
        alive[nums] = True
        return alive

    def _load_parts(self, parts: Sequence[bytes], alive: NDArray[np.bool_]) -> None:
        *columns, bits, lengths, doubles = _columns(parts)
        nums, marks, articles = columns[9:]
        quotes = _among(articles, alive)
        self._signatures.load(
            Signed(
                nums[quotes],
                bits.view(np.uint64).reshape(-1, BITS // 64)[quotes],
                lengths.view(np.uint16)[quotes],
                doubles.view(np.uint16)[quotes],
                marks[quotes],
                articles[quotes],
            )
        )
        for place, index in enumerate(self._indexes):
            owners, counts, keys = columns[3 * place : 3 * place + 3]
            kept = quotes[nums.searchsorted(owners)] if index is self._quotes else _among(owners, alive)
            if not kept.all():
                owners, counts, keys = owners[kept], counts[kept], keys[np.repeat(kept, counts)]
            index.load(np.repeat(owners, counts), keys)

    def save(self) -> None:
        """Store what was added since the last time; call it after articles were linked, in their transaction."""
        copies, stories, quotes = (gathered(index.added or ()) for index in self._indexes)
        signed = self._signatures.since(self._next_quote)
        last = max(int(numbers.max(initial=0)) for numbers in (copies[0], stories[0], signed.articles))
        if last:
            keys = linked_keys(copies, stories, quotes, signed)
            self._db.execute("INSERT INTO linked_keys VALUES (?, ?)", (last, keys))
        self._next_quote = self._signatures.end
        for index in self._indexes:
            index.added = []

    def merge(self) -> None:
        """Merge small rows that were written since the last time."""
        found = self._db.execute(
            "SELECT last, length(keys) FROM linked_keys WHERE last > ? ORDER BY last", (self._merged,)
        )
        some: list[int] = []
        size = 0
        for last, length in [*found.fetchall(), (None, MERGED)]:
            if size + length > MERGED:
                self._merge_rows(some)
                some, size = [], 0
            if last is not None:
                some.append(last)
                size += length
                self._merged = last

    def _merge_rows(self, lasts: Sequence[int]) -> None:
        """Merge consecutive rows."""
        if len(lasts) < 2:
            return
        between = "last BETWEEN ? AND ?"
        rows = self._db.execute(f"SELECT keys FROM linked_keys WHERE {between} ORDER BY last", (lasts[0], lasts[-1]))
        merged = packed({}, _columns([row[0] for row in rows]))
        self._db.execute(f"DELETE FROM linked_keys WHERE {between}", (lasts[0], lasts[-1]))
        self._db.execute("INSERT INTO linked_keys VALUES (?, ?)", (lasts[-1], merged))

    def compact(self) -> None:
        """Remove articles and quotes that are no longer in the state, and delete the rows that have no others."""
        alive = self._alive()
        signed = self._signatures.since(0)
        quotes = np.zeros(max(self._signatures.end, self._quotes.greatest + 1), np.bool_)
        quotes[signed.nums] = _among(signed.articles, alive)
        for index in self._indexes:
            index.keep(quotes if index is self._quotes else alive)
        self._signatures.keep(self._db.execute("SELECT min(num) FROM quotes").fetchone()[0] or 0)
        first = self._db.execute("SELECT min(num) FROM articles").fetchone()[0]
        self._db.execute("DELETE FROM linked_keys WHERE ? IS NULL OR last < ?", (first, first))


def linked_keys(copies: Owned, stories: Owned, quotes: Owned, signed: Signed) -> bytes:
    """The stored keys of articles.

    Args:
        copies: keys by the number of the article; those of one owner are consecutive.
        stories: the same.
        quotes: keys by the number of the quote.
        signed: the signatures of the quotes.
    """
    arrays: list[Any] = []
    for owners, keys in (copies, stories, quotes):
        starts = np.flatnonzero(np.diff(owners, prepend=owners[:1] + np.uint32(1)))
        arrays += [owners[starts], np.diff(starts, append=len(owners)).astype(np.uint32), keys]
    wide = (signed.bits.reshape(-1), signed.lengths, signed.doubles)
    return packed(
        {}, [*arrays, signed.nums, signed.marks, signed.articles, *(values.view(np.uint8) for values in wide)]
    )


def gathered(added: Iterable[Added]) -> Owned:
    """What was added, in two arrays."""
    owners, keys = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for owner, some in added:
        owners.append(np.broadcast_to(np.asarray(owner, np.uint32), len(some)))
        keys.append(some)
    return np.concatenate(owners), np.concatenate(keys)


def _columns(parts: Sequence[bytes]) -> list[NDArray[Any]]:
    """The arrays of several results of `linked_keys`, concatenated."""
    return [np.concatenate(arrays) for arrays in zip(*(unpacked(part)[1] for part in parts), strict=True)]


def _among(numbers: NDArray[np.integer[Any]], alive: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which numbers are alive; the last number, and those beyond it, are not."""
    found: NDArray[np.bool_] = alive[np.minimum(numbers, len(alive) - 1)]
    return found
