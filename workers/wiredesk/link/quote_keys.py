"""By what the quotes of an article are found, worked out for all of them at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.postings import Keys
from wiredesk.link.shingles import Hashes, shingles, word_hashes
from wiredesk.link.statements import MIN_WORDS_APART

RUN = 3
"""Words in a row that two quotes have to share to be compared."""

WINNOW = 4
"""Of as many neighbouring runs the one with the least hash is a key: any six words in a row that two quotes share
have a key in common."""

Counts = NDArray[np.uint32]


class QuoteKeys(NamedTuple):
    """The quotes of an article, one behind the other, with how many values each of them has."""

    words: Hashes
    word_counts: Counts
    runs: Keys
    """All runs of `RUN` words; of a shorter quote one of all its words."""
    run_counts: Counts
    keys: Keys
    """Some of the runs, each once, by which a quote is found from articles that share nothing else; none of a
    fragment."""
    key_counts: Counts


def quote_keys(quotes: Sequence[Sequence[str]]) -> QuoteKeys:
    """The keys of an article's quotes.

    Args:
        quotes: the folded words of each.
    """
    counts = np.array([len(words) for words in quotes], np.uint32)
    return keys_of(word_hashes([word for quote in quotes for word in quote]), counts)


def keys_of(words: Hashes, counts: Counts) -> QuoteKeys:
    """The keys of quotes by the hashes of their words, of which each has as many as `counts` says."""
    runs, run_owners = _runs(words, counts)
    keys, key_owners = _winnowed(runs, run_owners, counts)
    count = len(counts)
    return QuoteKeys(words, counts, runs, _counted(run_owners, count), keys, _counted(key_owners, count))


def owners_of(counts: Counts) -> NDArray[np.int64]:
    """The place of the quote that each value belongs to."""
    return np.repeat(np.arange(len(counts)), counts)


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
    """The least of each `WINNOW` neighbouring runs of a quote (Schleimer, Wilkerson and Aiken 2003), each once."""
    if len(runs) < WINNOW:
        return np.zeros(0, np.uint32), np.zeros(0, np.int64)
    least = np.minimum(np.minimum(runs[:-3], runs[1:-2]), np.minimum(runs[2:-1], runs[3:]))
    wanted = (owners[:-3] == owners[3:]) & (counts[owners[:-3]] >= MIN_WORDS_APART)
    found = np.unique((owners[:-3][wanted] << 32) | least[wanted])
    return (found & 0xFFFFFFFF).astype(np.uint32), found >> 32
