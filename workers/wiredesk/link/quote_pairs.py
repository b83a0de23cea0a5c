"""Pairs of quotes of two articles that have words in common."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.article import Article
from wiredesk.link.postings import Keys
from wiredesk.link.shingles import Mask, counted
from wiredesk.link.statements import Said

MAX_PAIRS, MAX_COMPARED = 20_000, 2000
"""Maximum pairs of quotes considered per pair of articles, those that share the rarest runs, and compared, those that
share most; keys also find what two transcripts share."""

BLOCK = 1 << 21
"""Pairs that are made at once, which bounds the memory in use meanwhile."""

Pairs = NDArray[np.int64]
"""Pairs of indexes, each as one number with the smaller index in its upper half."""


class Crossed(NamedTuple):
    """Pairs of members of groups, in ascending order."""

    here: NDArray[np.int64]
    there: NDArray[np.int64]
    shared: NDArray[np.int64]
    """The number of groups that have both."""
    complete: bool
    """False if pairs of large groups are missing."""


def first_places(article: Article) -> list[int]:
    """For each quote of an article, the index of its first quote with the same words by the same speaker."""
    first: dict[tuple[Said, str | None, str | None], int] = {}
    return [
        first.setdefault((quote.said, quote.speaker, quote.entity_id), place)
        for place, quote in enumerate(article.quotes)
    ]


def having_runs(runs: Keys, owners: NDArray[np.int64], firsts: list[int]) -> dict[int, list[int]]:
    """The quotes that have each run, of those with the same words only the first."""
    having: dict[int, list[int]] = defaultdict(list)
    for run, place in dict.fromkeys(zip(runs.tolist(), owners.tolist(), strict=True)):
        if firsts[place] == place:
            having[run].append(place)
    return having


def repeated_runs(runs: Keys, owners: NDArray[np.int64], firsts: list[int]) -> dict[int, list[int]]:
    """The runs that several quotes of an article have, with these quotes, as `having_runs` returns them."""
    distinct_runs, counts = counted(runs)
    often = (counts > 1)[distinct_runs.searchsorted(runs)]
    return {run: places for run, places in having_runs(runs[often], owners[often], firsts).items() if len(places) > 1}


def nearest_pairs(here: dict[int, list[int]], there: dict[int, list[int]], earlier: bool) -> list[tuple[int, int]]:
    """The quotes of two articles that share a run; of too many, those that share the rarest and most.

    Args:
        here: the quotes with each run.
        there: the same of the other article.
        earlier: whether the first article is the earlier one: the same pairs are found in both directions.
    """
    runs = [run for run in there if run in here]
    sizes = [len(here[run]) * len(there[run]) for run in runs]
    if sum(sizes) <= MAX_COMPARED:
        return sorted({(own, place) for run in runs for own in here[run] for place in there[run]})
    shared: Counter[tuple[int, int]] = Counter()
    left = MAX_PAIRS
    for size, run in sorted(zip(sizes, runs, strict=True)):
        left -= size
        if left < 0:
            break
        shared.update((own, place) for own in here[run] for place in there[run])
    pairs = sorted(shared, key=lambda pair: (-shared[pair], pair if earlier else pair[::-1]))
    return pairs[:MAX_COMPARED]


def in_both(here: Sequence[int], there: Sequence[int]) -> int:
    """The number of words of the shorter quote that occur anywhere in the other."""
    shorter, longer = (here, there) if len(here) <= len(there) else (there, here)
    return sum(map(set(longer).__contains__, shorter))


def crossed(
    members: NDArray[np.int64], sizes: NDArray[np.int64], in_first: Mask, in_second: Mask, most: int
) -> Crossed:
    """The pairs within groups, a member with itself included, that hold one of the first set and one of the second.

    Args:
        members: the members of each group, concatenated; each once in a group.
        sizes: the number of members of each group.
        in_first: which members are in the first set.
        in_second: which members are in the second set; a member may be in both.
        most: maximum number of pairs, those of the smallest groups.
    """
    groups = np.repeat(np.arange(len(sizes)), sizes)
    of_first, of_second, either = (
        np.bincount(groups[which], minlength=len(sizes)).astype(np.int64)
        for which in (in_first, in_second, in_first | in_second)
    )
    within, neither, without_first, without_second = (
        left * (left + 1) // 2 for left in (sizes, sizes - either, sizes - of_first, sizes - of_second)
    )
    counts = within + neither - without_first - without_second
    order = np.argsort(counts, kind="stable")
    kept = np.zeros(len(sizes), np.bool_)
    kept[order] = (np.cumsum(counts[order]) <= most) & (np.minimum(of_first, of_second)[order] * sizes[order] <= most)
    # Each of the smaller set with all members of its group.
    chosen = np.flatnonzero(
        np.where((of_first <= of_second)[groups], in_first, in_second) & (kept & (counts > 0))[groups]
    )
    with_each, ends = sizes[groups[chosen]], np.cumsum(sizes)
    steps = np.cumsum(with_each)
    found: list[Pairs] = []
    start = 0
    while start < len(chosen):
        before = int(steps[start - 1]) if start else 0
        stop = max(start + 1, int(steps.searchsorted(before + BLOCK)))
        here = np.repeat(chosen[start:stop], with_each[start:stop])
        firsts = (ends - sizes)[groups[chosen[start:stop]]] - (steps[start:stop] - with_each[start:stop] - before)
        there = np.repeat(firsts, with_each[start:stop]) + np.arange(len(here))
        twice = np.where((of_first <= of_second)[groups[here]], in_first[there], in_second[there]) & (there < here)
        wanted = (in_first[here] | in_first[there]) & (in_second[here] | in_second[there]) & ~twice
        here, there = members[here[wanted]], members[there[wanted]]
        found.append((np.minimum(here, there) << 32) | np.maximum(here, there))
        start = stop
    pairs, shared = counted(np.concatenate(found)) if found else (np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Crossed(pairs >> 32, pairs & 0xFFFFFFFF, shared, bool(kept[counts > 0].all()))
