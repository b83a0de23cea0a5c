"""The words and speakers of all quotes as bit sets: they rule out most pairs of quotes without reading them."""

import sqlite3
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.quote_keys import INDIRECT
from wiredesk.link.quote_pairs import in_both
from wiredesk.link.shingles import Hashes, distinct
from wiredesk.link.state.recent import batched
from wiredesk.link.statements import (
    MIN_CORE,
    MIN_COVER,
    MIN_COVER_CORE,
    MIN_COVER_RELATED,
    MIN_COVER_REPORT,
    MIN_WORDS,
    MIN_WORDS_APART,
    MIN_WORDS_CONFLICT,
    min_words_apart,
    min_words_related,
)

Bits = NDArray[np.uint64]

BITS = 128
"""Bits per quote. Of two quotes of 20 words, three words seem to be shared by chance."""

NEVER = 1 << 20
"""More words than any two quotes share."""


_START = 1 << 12
_ARRAYS = ("_bits", "_lengths", "_doubles", "_marks", "_articles")
_MIX = np.uint32(0x9E3779B1)


class Signed(NamedTuple):
    """The signatures of some quotes."""

    nums: NDArray[np.uint32]
    """Their numbers, ascending."""
    bits: Bits
    """A row for each."""
    lengths: NDArray[np.uint16]
    """How many words each has."""
    doubles: NDArray[np.uint16]
    """How many of them have the bit of another word."""
    marks: NDArray[np.uint32]
    """See `QuoteKeys`."""
    articles: NDArray[np.uint32]
    """The numbers of their articles."""


class QuoteSignatures:
    """One bit set per quote, by its number in the state; 28 bytes each."""

    def __init__(self) -> None:
        self._base = self._size = 0
        self._bits: Bits = np.zeros((_START, BITS // 64), np.uint64)
        self._lengths = np.zeros(_START, np.uint16)
        self._doubles = np.zeros(_START, np.uint16)
        self._marks = np.zeros(_START, np.uint32)
        self._articles = np.zeros(_START, np.uint32)

    def add(
        self,
        nums: NDArray[np.integer[Any]],
        articles: int | NDArray[np.integer[Any]],
        words: Hashes,
        counts: NDArray[np.uint32],
        marks: NDArray[np.uint32],
    ) -> None:
        """Add quotes.

        Args:
            nums: their numbers, ascending and greater than all numbers before.
            articles: the numbers of their articles, which ascend, too.
            words: the hashes of their words, concatenated.
            counts: the number of words per quote.
            marks: the mark of each quote, as in `QuoteKeys`.
        """
        bits = signatures(words, counts)
        doubles = counts - np.bitwise_count(bits).sum(axis=1)
        self._put(nums, (bits, counts, doubles, marks, np.asarray(articles)))

    def load(self, signed: Signed) -> None:
        """Add quotes that `since` returned; their numbers are greater than all before."""
        self._put(signed.nums, signed[1:])

    def _put(self, nums: NDArray[np.integer[Any]], values: Sequence[NDArray[Any]]) -> None:
        if not len(nums):
            return
        if not self._size:
            self._base = int(nums[0])
        places = nums.astype(np.int64) - self._base
        before, self._size = self._size, int(places[-1]) + 1
        if self._size > len(self._lengths):
            self._grow(self._size)
        for name, some in zip(_ARRAYS, values, strict=True):
            getattr(self, name)[places] = some
        # Quotes that were removed count for the article before them; they have no words.
        added = self._articles[max(0, before - 1) : self._size]
        np.maximum.accumulate(added, out=added)

    @property
    def end(self) -> int:
        """The number after the last quote."""
        return self._base + self._size

    def since(self, first: int) -> Signed:
        """The quotes from a number on."""
        start = min(max(0, first - self._base), self._size)
        nums = np.arange(self._base + start, self.end, dtype=np.uint32)
        return Signed(nums, *(getattr(self, name)[start : self._size] for name in _ARRAYS))

    def of_articles(self, articles: Sequence[int]) -> NDArray[np.int64]:
        """The numbers of the quotes of some articles; those that were removed may be among them."""
        wanted, known = np.array(articles, np.uint32), self._articles[: self._size]
        starts, ends = known.searchsorted(wanted), known.searchsorted(wanted, "right")
        counts = ends - starts
        firsts = np.repeat(starts - np.cumsum(counts) + counts, counts)
        return firsts + np.arange(len(firsts)) + self._base

    def articles_of(self, nums: NDArray[np.int64]) -> NDArray[np.uint32]:
        """The numbers of the articles of some quotes; any number for a quote that was removed."""
        return self._articles[nums - self._base]

    def most_shared(
        self, here: NDArray[np.int64], there: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Upper bounds for the words that pairs of quotes share, and the number of words of the shorter quotes.

        Args:
            here: the numbers of quotes.
            there: the numbers of the quotes they are compared with.
        """
        here, there = here - self._base, there - self._base
        both = np.bitwise_count(self._bits[here] & self._bits[there]).sum(axis=1, dtype=np.int64)
        shorter = np.where(self._lengths[here] <= self._lengths[there], here, there)
        # Words of the shorter quote that have one bit are counted once, so each further one may be shared, too.
        return both + self._doubles[shorter], self._lengths[shorter].astype(np.int64)

    def shorter(self, here: NDArray[np.int64], there: NDArray[np.int64]) -> NDArray[np.uint16]:
        """The number of words of the shorter quote of each pair, by their numbers."""
        return np.minimum(self._lengths[here - self._base], self._lengths[there - self._base])

    def needed_apart(self, here: NDArray[np.int64], there: NDArray[np.int64]) -> NDArray[np.int64]:
        """The words that pairs of quotes of unrelated articles have to share at least to be one statement.

        `NEVER` for two reports, and for a report of somebody else's words. As `one_statement` decides, which also
        considers the order of the words.
        """
        here, there = here - self._base, there - self._base
        lengths, others = self._lengths[here].astype(np.int64), self._lengths[there].astype(np.int64)
        mark, other = self._marks[here], self._marks[there]
        shorter = np.minimum(lengths, others)
        known = (mark > INDIRECT) & (other > INDIRECT)
        same = (mark & other) > INDIRECT  # the speakers may be one; otherwise they are not, or one is unknown
        needed = np.where(same, min_words_apart(shorter), np.ceil(MIN_COVER * shorter))
        needed = np.maximum(needed, np.where(known & ~same, MIN_WORDS_CONFLICT, MIN_WORDS_APART))
        report, reported = (mark & INDIRECT) > 0, (other & INDIRECT) > 0
        if not report.any() and not reported.any():
            return needed.astype(np.int64)
        least = np.maximum(np.ceil(MIN_COVER_REPORT * np.where(report, lengths, others)), MIN_WORDS_APART)
        needed = np.where(report | reported, least, needed)
        needed[(report & reported) | ((report | reported) & known & ~same)] = NEVER
        return needed.astype(np.int64)

    def keep(self, first: int) -> None:
        """Drop all quotes before a number."""
        dropped = min(max(0, first - self._base), self._size)
        if dropped:
            self._base += dropped
            self._size -= dropped
            for name in _ARRAYS:
                array = getattr(self, name)
                setattr(self, name, array[dropped : dropped + max(self._size, _START)].copy())

    def _grow(self, wanted: int) -> None:
        length = max(wanted, len(self._lengths) * 3 // 2)
        for name in _ARRAYS:
            old = getattr(self, name)
            grown = np.zeros((length, *old.shape[1:]), old.dtype)
            grown[: len(old)] = old
            setattr(self, name, grown)


def needed_without_run(
    lengths: NDArray[np.int64], others: NDArray[np.int64], marks: NDArray[np.uint32], other_marks: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """The words that quotes of related articles have to share at least if no `LONG_RUN` consecutive ones are the same.

    `NEVER` for two reports, and for a report of somebody else's words. As `one_statement` decides.

    Args:
        lengths: the number of words of quotes.
        others: those of the quotes they are compared with.
        marks: the mark of each quote, as in `QuoteKeys`.
        other_marks: those of the others.
    """
    shorter = np.minimum(lengths, others)
    known, same = (marks > INDIRECT) & (other_marks > INDIRECT), (marks & other_marks) > INDIRECT
    most, core = np.ceil(MIN_COVER_RELATED * shorter), np.maximum(MIN_CORE, np.ceil(MIN_COVER_CORE * shorter))
    needed = np.where(same, np.minimum(most, core), np.where(known, np.ceil(MIN_COVER * shorter), most))
    report, reported = (marks & INDIRECT) > 0, (other_marks & INDIRECT) > 0
    needed = np.where(report | reported, np.ceil(MIN_COVER_REPORT * np.where(report, lengths, others)), needed)
    needed[(report & reported) | ((report | reported) & known & ~same)] = NEVER
    return np.maximum(needed, MIN_WORDS).astype(np.int64)


def signatures(words: Hashes, counts: NDArray[np.uint32], bits: int = BITS) -> Bits:
    """The bit sets of quotes, a row for each; one bit per word.

    Args:
        words: the hashes of their words, concatenated.
        counts: the number of words per quote.
        bits: bits per quote, a power of two.
    """
    places = (words * _MIX) >> np.uint32(33 - bits.bit_length())
    ones = np.left_shift(np.uint64(1), (places & np.uint32(63)).astype(np.uint64))
    found: Bits = np.zeros((len(counts), bits // 64), np.uint64)
    used = np.flatnonzero(counts)
    if len(used):
        starts = (np.cumsum(counts) - counts)[used].astype(np.int64)
        for part in range(bits // 64):
            found[used, part] = np.bitwise_or.reduceat(np.where(places >> np.uint32(6) == part, ones, 0), starts)
    return found


class StoredQuote(NamedTuple):
    """A quote as it is stored."""

    article: int
    place: int
    """Its index in the article."""
    words: Sequence[int]
    """The hashes of its words."""


def stored_quotes(connection: sqlite3.Connection, nums: Sequence[int]) -> dict[int, StoredQuote]:
    """Some quotes by number, without those that were removed.

    Args:
        connection: the state.
        nums: their numbers.
    """
    found: dict[int, StoredQuote] = {}
    for some in batched(nums):
        query = f"SELECT num, article, place, words FROM quotes WHERE num IN ({','.join('?' * len(some))})"
        rows = connection.execute(query, some)
        found.update((num, StoredQuote(article, place, array("I", blob))) for num, article, place, blob in rows)
    return found


def with_words(
    connection: sqlite3.Connection,
    known: QuoteSignatures,
    nums: range,
    words: Sequence[Hashes],
    articles: Sequence[int],
) -> list[int]:
    """Those of some articles that have a quote with enough words of one of these to be one statement, if related.

    Args:
        connection: the state.
        known: all quotes.
        nums: the numbers of quotes.
        words: the hashes of their words.
        articles: the numbers of the articles.
    """
    there = known.of_articles(articles)
    if not len(there):
        return []
    here, places = np.repeat(np.arange(len(nums)), len(there)), np.tile(np.arange(len(there)), len(nums))
    shared, shorter = known.most_shared(here + nums.start, there[places])
    needed = min_words_related(shorter)
    enough = np.flatnonzero(shared >= needed)
    stored = stored_quotes(connection, distinct(there[places[enough]]).tolist())
    own = [hashes.tolist() for hashes in words]
    pairs = zip(here[enough].tolist(), there[places[enough]].tolist(), needed[enough].tolist(), strict=True)
    kept = {
        stored[other].article
        for index, other, least in pairs
        if other in stored and in_both(own[index], stored[other].words) >= least
    }
    return sorted(kept)
