"""Index keys of quotes, computed for all quotes of an article at once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.postings import Keys
from wiredesk.link.shingles import Hashes, distinct, shingles, word_hashes
from wiredesk.link.statements import MIN_WORDS_APART
from wiredesk.link.wording.speaker_names import speaker_words

RUN = 3
"""Consecutive words that two quotes have to share to be compared."""

WINNOW = 4
"""Winnowing window: of this many neighbouring runs, the one with the smallest hash is a key. Two quotes that share six
consecutive words have a key in common."""

INDIRECT = np.uint32(1)
"""Bit of a quote's mark that is set for reported speech; the other bits are set by the words of the speaker's name."""

Counts = NDArray[np.uint32]


class QuoteKeys(NamedTuple):
    """The keys of an article's quotes, concatenated, with the number of values per quote."""

    words: Hashes
    word_counts: Counts
    runs: Keys
    """All runs of `RUN` words; for a shorter quote, one run of all its words."""
    run_counts: Counts
    keys: Keys
    """A selection of the runs, without duplicates, that finds a quote from otherwise unrelated articles; none for a
    fragment."""
    key_counts: Counts
    marks: Counts
    """One mark per quote, see `INDIRECT`; without other bits if the speaker is unknown."""


def quote_keys(quotes: Sequence[Sequence[str]], marks: Sequence[int]) -> QuoteKeys:
    """The keys of an article's quotes.

    Args:
        quotes: the folded words of each quote.
        marks: the `mark` of each quote.
    """
    counts = np.array([len(words) for words in quotes], np.uint32)
    return keys_of(word_hashes([word for quote in quotes for word in quote]), counts, np.array(marks, np.uint32))


@lru_cache(maxsize=1 << 16)
def mark(indirect: bool, speaker: str | None) -> int:
    """The mark of a quote: two names of one speaker have a bit in common.

    Args:
        indirect: whether it is reported speech.
        speaker: the speaker's name if it is a person or organisation of the article.
    """
    found = int(indirect)
    for word in speaker_words(speaker):
        found |= 2 << crc32(word.encode()) % 31
    return found


def keys_of(words: Hashes, counts: Counts, marks: Counts) -> QuoteKeys:
    """The keys of quotes, from the concatenated hashes of their words and the number of words and mark per quote."""
    runs, run_owners = _runs(words, counts)
    keys, key_owners = _winnowed(runs, run_owners, counts)
    count = len(counts)
    return QuoteKeys(words, counts, runs, _counted(run_owners, count), keys, _counted(key_owners, count), marks)


def owners_of(counts: Counts) -> NDArray[np.int64]:
    """The index of the quote that each value belongs to."""
    return np.repeat(np.arange(len(counts)), counts)


def split(values: NDArray[Any], counts: Counts) -> list[NDArray[Any]]:
    """The values of each quote; several times as fast as `np.split`."""
    ends = np.cumsum(counts).tolist()
    return [values[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)] if ends else []


def _counted(owners: NDArray[np.int64], count: int) -> Counts:
    return np.bincount(owners, minlength=count).astype(np.uint32)


def _runs(words: Hashes, counts: Counts) -> tuple[Keys, NDArray[np.int64]]:
    owners = owners_of(counts)
    whole = owners[: max(0, len(owners) - RUN + 1)] == owners[RUN - 1 :]
    runs, run_owners = shingles(words, RUN)[whole], owners[: len(whole)][whole]
    short = np.flatnonzero((counts > 0) & (counts < RUN))
    if not len(short):
        return runs, run_owners
    ends = np.cumsum(counts)
    wholes = [shingles(words[ends[place] - counts[place] : ends[place]], int(counts[place])) for place in short]
    runs, run_owners = np.concatenate((runs, *wholes)), np.concatenate((run_owners, short))
    order = np.argsort(run_owners, kind="stable")
    return runs[order], run_owners[order]


def _winnowed(runs: Keys, owners: NDArray[np.int64], counts: Counts) -> tuple[Keys, NDArray[np.int64]]:
    """The smallest of each `WINNOW` neighbouring runs of a quote (Schleimer, Wilkerson and Aiken 2003), each once."""
    if len(runs) < WINNOW:
        return np.zeros(0, np.uint32), np.zeros(0, np.int64)
    least = np.minimum(np.minimum(runs[:-3], runs[1:-2]), np.minimum(runs[2:-1], runs[3:]))
    wanted = (owners[:-3] == owners[3:]) & (counts[owners[:-3]] >= MIN_WORDS_APART)
    found = distinct((owners[:-3][wanted] << 32) | least[wanted])
    return (found & 0xFFFFFFFF).astype(np.uint32), found >> 32
