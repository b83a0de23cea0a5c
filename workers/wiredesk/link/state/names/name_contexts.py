"""What surrounds each name in its articles, in memory; it is stored per article, in the order of arrival."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.people.contexts import (
    KINDS,
    MAX_ARTICLES,
    MAX_MORE,
    MAX_NAMES,
    MIN_SHARED,
    TITLE_HASHES,
    Around,
    Context,
)
from wiredesk.link.postings import Keys
from wiredesk.link.shingles import among, counted, distinct
from wiredesk.link.state.recent import Recent
from wiredesk.link.state.row_index import RowIndex

NUMBER_BITS = 23
"""Bits of an article's number beside a name's title: more articles do not fit into the memory."""

LOADED = 20_000
"""Articles loaded in one batch."""

COMMON = 20_000
"""Names with more than `MAX_ARTICLES` contexts whose sample is kept in memory, about 1 kB each: a name that is always
in the news has so many contexts that reading them took most of the time of comparing a new name with it."""

COMPARED = 100_000
"""Pairs of contexts that are compared at once."""

Pair = tuple[int, int]

_HEAD = 2 + MAX_NAMES + MAX_MORE
"""The number of the context, the outlet, the names."""
_FEATURES = MAX_NAMES + 2
_SOURCE, _TITLE = np.uint32(0x5BD1E995), np.uint32(0x27D4EB2F)
_WITHOUT_KINDS = np.uint32(0xFFFFFFFF ^ KINDS)
_HALF = np.uint64(32)


class _Sampled(NamedTuple):
    """Contexts of some names: those of name `i` start at `starts[i]`."""

    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    articles: NDArray[np.int64]
    """Their places in the table of articles."""
    titles: NDArray[np.int64]


class _Around(NamedTuple):
    """What surrounds names in their contexts: those with `tags[i]` start at `starts[i]` in `contexts`."""

    tags: NDArray[np.uint64]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    contexts: NDArray[np.int64]

    @classmethod
    def of(cls, tags: NDArray[np.uint64], wanted: NDArray[np.bool_]) -> "_Around":
        """From the tags of contexts, a row for each, and which of them count."""
        contexts, some = wanted.nonzero()[0], tags[wanted]
        known, counts = counted(some)
        return cls(known, np.cumsum(counts) - counts, counts, contexts[np.argsort(some, kind="stable")])

    def alike(self, tags: NDArray[np.uint64], wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The rows of which one of these contexts has at least `MIN_SHARED` tags, from tags and which of them count."""
        at = np.minimum(self.tags.searchsorted(tags), len(self.tags) - 1)
        hits = (self.tags[at] == tags) & wanted
        rows = (hits.sum(axis=1) >= MIN_SHARED).nonzero()[0]
        return np.concatenate([rows[:0], *(some[self._in_one(at[some], hits[some])] for some in _blocks(rows))])

    def _in_one(self, at: NDArray[np.int64], hits: NDArray[np.bool_]) -> NDArray[np.int64]:
        which, column = hits.nonzero()
        tags = at[which, column]
        counts = self.counts[tags]
        firsts = np.repeat(self.starts[tags] - np.cumsum(counts) + counts, counts)
        contexts = self.contexts[firsts + np.arange(len(firsts))]
        pairs, shared = counted(np.repeat(which, counts) << 32 | contexts)
        return distinct(pairs[shared >= MIN_SHARED] >> 32)


def _blocks(rows: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    size = max(1, COMPARED // MAX_ARTICLES)
    return (rows[start : start + size] for start in range(0, len(rows), size))


class _Sample(NamedTuple):
    """The `MAX_ARTICLES` contexts of a name that stand for all, as in `_Sampled`."""

    articles: NDArray[np.int64]
    titles: NDArray[np.int64]
    last: int
    """The greatest number of a context among them; one with a smaller number would be in the sample."""


class NameContexts:
    """The contexts of names.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._index = RowIndex()
        self._base = self._size = 0
        self._heads = np.zeros((1 << 10, _HEAD), np.uint32)
        self._common: Recent[int, _Sample | None] = Recent(COMMON)
        rows = connection.execute("SELECT article, context FROM name_contexts ORDER BY article")
        while some := rows.fetchmany(LOADED):
            nums = np.fromiter((row[0] for row in some), np.int64, len(some))
            self._index.load(*self._put(nums, [row[1] for row in some]))
        self._index.loaded()

    def add(self, around: Mapping[int, Around], numbers: Mapping[str, int]) -> None:
        """Add contexts by the number of their article, which is greater than all before.

        Args:
            around: the contexts.
            numbers: the numbers of the names.
        """
        if not around:
            return
        nums = sorted(around)
        stored = []
        for num in nums:
            number, source, names, titles = around[num]
            named = [value for entity, title in titles.items() for value in (numbers[entity], title)]
            for name in named[::2]:
                if (sample := self._common.get(name)) and number <= sample.last:
                    del self._common[name]
            stored.append(np.array([*_head(number, source, names), *named], np.uint32).tobytes())
        owners, keys = self._put(np.array(nums), stored)
        self._index.add(zip(keys.tolist(), owners.tolist(), strict=True))
        self._db.executemany("INSERT INTO name_contexts VALUES (?, ?)", zip(nums, stored, strict=True))

    def remove(self, num: int) -> None:
        """Remove the contexts of an article."""
        row = self._db.execute("SELECT context FROM name_contexts WHERE article = ?", (num,)).fetchone()
        if row:
            owners, keys = _owners(np.array([num]), [row[0]])
            for name in keys.tolist():
                self._common.pop(name, None)
            self._index.remove(zip(keys.tolist(), owners.tolist(), strict=True))
            self._db.execute("DELETE FROM name_contexts WHERE article = ?", (num,))

    def compact(self) -> None:
        """Free the memory of articles that were removed."""
        self._index.compact()
        first = self._db.execute("SELECT min(article) FROM name_contexts").fetchone()[0]
        dropped = min(max(0, (first or 0) - self._base), self._size)
        if dropped:
            self._base, self._size = self._base + dropped, self._size - dropped
            self._common.clear()
            self._heads = self._heads[dropped : dropped + max(self._size, 1)].copy()

    def _put(self, nums: NDArray[np.int64], stored: Sequence[bytes]) -> tuple[NDArray[np.uint32], Keys]:
        """Keep the heads of contexts, with ascending numbers; return the postings of the names."""
        if not self._size:
            self._base = int(nums[0])
        self._size = int(nums[-1]) - self._base + 1
        if self._size > len(self._heads):
            grown = np.zeros((self._size + self._size // 8, _HEAD), np.uint32)
            grown[: len(self._heads)] = self._heads
            self._heads = grown
        self._heads[nums - self._base] = [np.frombuffer(context, np.uint32, _HEAD) for context in stored]
        return _owners(nums, stored)

    def _find(self, names: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """For each context of some names: the index of the name, the place of the article, and the title."""
        which, owners = self._index.find_arrays(names)
        found = owners.astype(np.int64)
        places = ((found & ((1 << NUMBER_BITS) - 1)) - self._base) % (1 << NUMBER_BITS)
        return which, places, found >> NUMBER_BITS

    def articles(self, names: Iterable[int]) -> list[int]:
        """The numbers of the articles that use some names."""
        places = self._find(np.array(sorted(names), np.uint32))[1]
        found: list[int] = (distinct(places) + self._base).tolist()
        return found

    def of(self, name: int) -> list[Context]:
        """The contexts of a name, at most `MAX_ARTICLES`; which of more does not depend on the order of arrival."""
        sampled = self._sampled(np.array([name], np.uint32))
        rows = zip(self._heads[sampled.articles].tolist(), sampled.titles.tolist(), strict=True)
        return [
            Context(
                number,
                source,
                TITLE_HASHES[title],
                frozenset(name & ~KINDS for name in names[:MAX_NAMES] if name),
                frozenset(name & ~KINDS for name in names[MAX_NAMES:] if name),
                frozenset(filter(None, names)),
            )
            for (number, source, *names), title in rows
        ]

    def _sampled(self, names: Keys) -> _Sampled:
        samples = {at: known for at, name in enumerate(names.tolist()) if (known := self._common.used(name, None))}
        unknown = np.ones(len(names), np.bool_)
        unknown[list(samples)] = False
        sought = unknown.nonzero()[0]
        which, places, titles = self._find(names[sought])
        order = np.argsort(which, kind="stable")
        found = np.bincount(which, minlength=len(sought))
        ends = np.cumsum(found)
        for at in (found > MAX_ARTICLES).nonzero()[0].tolist():
            some = order[ends[at] - found[at] : ends[at]]
            some = some[np.argsort(self._heads[places[some], 0], kind="stable")[:MAX_ARTICLES]]
            sample = _Sample(places[some], titles[some], int(self._heads[places[some[-1]], 0]))
            samples[int(sought[at])] = sample
            self._common.keep(int(names[sought[at]]), sample)
        order = order[(found <= MAX_ARTICLES)[which[order]]]
        counts = np.zeros(len(names), np.int64)
        counts[sought] = found
        counts[list(samples)] = MAX_ARTICLES
        sampled = np.zeros(len(names), np.bool_)
        sampled[list(samples)] = True
        rows = np.repeat(sampled, counts)
        articles, all_titles = np.empty((2, len(rows)), np.int64)
        articles[~rows], all_titles[~rows] = places[order], titles[order]
        if samples:
            ordered = [samples[at] for at in sorted(samples)]
            articles[rows] = np.concatenate([sample.articles for sample in ordered])
            all_titles[rows] = np.concatenate([sample.titles for sample in ordered])
        return _Sampled(np.cumsum(counts) - counts, counts, articles, all_titles)

    def alike(self, pairs: Sequence[Pair], own: Mapping[int, frozenset[int]]) -> list[Pair]:
        """The pairs of names that may have `MIN_SHARED` things around them in common in an article of each.

        It rules out most without reading them.

        Args:
            pairs: pairs of names.
            own: the first names of the pairs, as they stand among the names of their articles.
        """
        if not pairs:
            return []
        numbered = np.array(pairs, np.int64)
        nums = distinct(numbered.ravel())
        sampled = self._sampled(nums.astype(np.uint32))
        here, there = nums.searchsorted(numbered).T
        firsts = distinct(here)
        wanted, rows = _expanded(firsts, sampled)
        features = self._features(sampled, rows)
        tags = _tagged(firsts[wanted], features)
        names = ((place, mark) for place in firsts.tolist() for mark in own[int(nums[place])])
        marks = np.array([place << 32 | mark for place, mark in names], np.uint64)
        around = _Around.of(tags, (features > 0) & ~among(tags.ravel(), marks).reshape(tags.shape))
        found = np.zeros(len(pairs), np.bool_)
        sizes = np.cumsum(sampled.counts[there])
        start = 0
        while start < len(pairs) and len(around.tags):
            done = int(sizes[start - 1]) if start else 0
            end = max(start + 1, int(sizes.searchsorted(done + COMPARED)))
            which, rows = _expanded(there[start:end], sampled)
            features = self._features(sampled, rows)
            found[start + which[around.alike(_tagged(here[start:end][which], features), features > 0)]] = True
            start = end
        return [pair for pair, likely in zip(pairs, found.tolist(), strict=True) if likely]

    def support(self, asked: Sequence[tuple[int, int, int]], own: Mapping[int, frozenset[int]]) -> list[float]:
        """For pairs of names, the share of the articles with the first that look like one with the other.

        As `Contexts.support` counts them, 0 where it returns None.

        Args:
            asked: pairs of names, and what two articles of each have to share at least, which is over 1.
            own: the names, as they stand among the names of their articles.
        """
        if not asked:
            return []
        numbered = np.array(asked, np.int64)
        nums = distinct(numbered[:, :2].ravel())
        here, there = nums.searchsorted(numbered[:, :2]).T
        sampled = self._sampled(nums.astype(np.uint32))
        marks = np.array([(*own[num], 0, 0)[:2] for num in nums.tolist()], np.uint32)
        numbers, features, sampled = self._telling(sampled, marks)
        alike = np.zeros(len(asked))
        sizes = np.cumsum(sampled.counts[here] * sampled.counts[there])
        start = 0
        while start < len(asked):
            done = int(sizes[start - 1]) if start else 0
            end = max(start + 1, int(sizes.searchsorted(done + COMPARED)))
            pairs, rows = _expanded(here[start:end], sampled)  # each article of the first name ...
            which, others = _expanded(there[start:end][pairs], sampled)  # ... with each of the other
            shared = _shared(features[:, rows[which]], features[:, others])
            like = (shared >= numbered[start:end, 2][pairs[which]]) & (numbers[rows[which]] != numbers[others])
            found = np.zeros(len(rows), np.bool_)
            found[which[like]] = True
            alike[start:end] = np.bincount(pairs[found], minlength=end - start)
            start = end
        shares: list[float] = (alike / np.maximum(sampled.counts[here], 1)).tolist()
        return shares

    def _telling(
        self, sampled: _Sampled, marks: NDArray[np.uint32]
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32], _Sampled]:
        """The contexts that have anything around their name: the number of the article and a column of features each.

        Args:
            sampled: contexts.
            marks: what each name itself is among the names of its articles.
        """
        features = self._features(sampled, np.arange(len(sampled.articles)))
        whose = np.repeat(np.arange(len(sampled.counts)), sampled.counts)
        names = np.sort(features[:, :MAX_NAMES], axis=1)
        names[:, 1:][names[:, 1:] == names[:, :-1]] = 0
        names[(names[:, :, None] == marks[whose][:, None, :]).any(axis=2)] = 0
        features[:, :MAX_NAMES] = names
        kept = (names > 0).any(axis=1) | (sampled.titles > 0)
        counts = np.bincount(whose[kept], minlength=len(sampled.counts))
        left = _Sampled(np.cumsum(counts) - counts, counts, sampled.articles[kept], sampled.titles[kept])
        return self._heads[left.articles, 0], np.ascontiguousarray(features[kept].T), left

    def _features(self, sampled: _Sampled, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
        """What contexts may share, zeros where there is nothing: names, outlet, title."""
        heads = self._heads[sampled.articles[rows]]
        features = np.empty((len(rows), _FEATURES), np.uint32)
        features[:, :MAX_NAMES] = heads[:, 2 : 2 + MAX_NAMES] & _WITHOUT_KINDS
        features[:, MAX_NAMES] = np.where(heads[:, 1] > 0, heads[:, 1] ^ _SOURCE, 0)
        titles = sampled.titles[rows].astype(np.uint32)
        features[:, MAX_NAMES + 1] = np.where(titles > 0, titles ^ _TITLE, 0)
        return features


def _expanded(names: NDArray[np.int64], sampled: _Sampled) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each context of some names: the index in `names`, and the context."""
    counts = sampled.counts[names]
    which = np.repeat(np.arange(len(names)), counts)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return which, sampled.starts[names][which] + steps


def _shared(here: NDArray[np.uint32], there: NDArray[np.uint32]) -> NDArray[np.int64]:
    """How many features contexts have in common with others, in columns; zeros are none."""
    shared = np.zeros(here.shape[1], np.int64)
    for one in here[:MAX_NAMES]:
        same = np.zeros(len(one), np.bool_)
        for other in there[:MAX_NAMES]:
            same |= one == other
        shared += same & (one > 0)
    for one, other in zip(here[MAX_NAMES:], there[MAX_NAMES:], strict=True):
        shared += (one == other) & (one > 0)
    return shared


def _tagged(names: NDArray[np.int64], features: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Features with the name that they belong to in the upper half."""
    return (names.astype(np.uint64) << _HALF)[:, None] | features


def _head(number: int, source: int, names: Sequence[int]) -> list[int]:
    return [number, source, *names, *[0] * (_HEAD - 2 - len(names))]


def _owners(nums: NDArray[np.int64], stored: Sequence[bytes]) -> tuple[NDArray[np.uint32], Keys]:
    """The postings of the names of articles: each with the number of its article and its title."""
    sizes = np.array([len(context) // 4 for context in stored])
    values = np.frombuffer(b"".join(stored), np.uint32)
    ends = np.cumsum(sizes)
    rest = np.ones(len(values), np.bool_)
    rest[((ends - sizes)[:, None] + np.arange(_HEAD)).ravel()] = False
    names, titles = values[rest][::2], values[rest][1::2]
    owners = np.repeat(nums, (sizes - _HEAD) // 2) & ((1 << NUMBER_BITS) - 1)
    return (np.searchsorted(_TITLES, titles).astype(np.int64) << NUMBER_BITS | owners).astype(np.uint32), names


_TITLES = np.array(TITLE_HASHES, np.uint32)
