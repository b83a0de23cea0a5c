"""The originals of articles that resemble more others than can be compared.

An article is compared with some of the newest articles that share a band or passages. Where many do (one text in
hundreds of newsrooms, a form that is filled in daily), the ones compared depend on the order of arrival. For these the
original is found again among candidates that do not: the earliest articles of each band and passage within the window.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from wiredesk.link.article import Article
from wiredesk.link.copy_keys import MIN_PASSAGES, sought
from wiredesk.link.postings import Keys, Postings
from wiredesk.link.state.library import Library
from wiredesk.link.state.recent import Recent

CROWDED = 16
"""Articles in one band from which on others may have been left out."""

EARLIEST = 32
"""Maximum articles of a band to consider, the earliest ones within the window."""

MAX_COMPARED = 64
"""Maximum articles to compare with, those that share most bands; the first that shares the text is the original."""

MAX_BY_PASSAGES = CROWDED
"""Maximum articles without a common band to compare with, those that share most passages."""

MAX_STEPS = 20_000
"""Maximum articles of a band that are looked at, the newest ones."""

CACHED = 200_000
"""Articles whose order is kept in memory, about 0.2 kB each."""

Order = tuple[float, str]

Owners = dict[int, list[tuple[Order, int]]]
"""The articles of each key, earliest first."""


class Both(NamedTuple):
    """Something for the bands and for the passages of articles."""

    bands: Owners
    passages: Owners


class CopyCrowds:
    """Finds candidates for the originals of articles, independently of the order of arrival.

    Args:
        library: the linked articles.
        bands: the articles of each band.
        passages: the articles of each passage.
        window: maximum time between an article and its copy, in seconds.
    """

    def __init__(self, library: Library, bands: Postings, passages: Postings, window: float) -> None:
        self._library, self._bands, self._passages, self._window = library, bands, passages, window
        self._orders: Recent[int, Order | None] = Recent(CACHED)

    def later(self, nums: Iterable[int]) -> set[int]:
        """These articles, and later ones that may share their text with one of them."""
        articles = {num: article for num in nums if (article := self._library.get(num)) is not None}
        owners = self._owners(articles.values())
        found = set(articles)
        for article in articles.values():
            found |= self._later_owners(article, owners)
        return found

    def _later_owners(self, article: Article, owners: Both) -> set[int]:
        found = {num for key in article.bands.tolist() for order, num in owners.bands[key] if order > article.order}
        shared = Counter(
            num
            for key in sought(article.passages).tolist()
            for order, num in owners.passages[key]
            if order > article.order
        )
        return found.union(num for num, keys in shared.items() if keys >= MIN_PASSAGES)

    def later_than(self, article: Article) -> set[int]:
        """Later articles that share a crowded key with an article, which is being removed."""
        bands = self._bands.find_each(article.bands, EARLIEST)[0]
        passages = self._passages.find_each(sought(article.passages), EARLIEST)[0]
        if not self.crowded(bands) and not self.crowded(passages):
            return set()
        return self._later_owners(article, self._owners([article]))

    @staticmethod
    def crowded(which: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bool:
        """True if candidates may be missing, from the index of the key that found each of them."""
        return bool(np.bincount(which).max(initial=0) >= CROWDED)

    def candidates(self, nums: Iterable[int]) -> Iterable[tuple[int, Article, list[int]]]:
        """For each article, earliest first, the numbers of earlier ones that may be its original, earliest first."""
        articles = {num: article for num in nums if (article := self._library.get(num)) is not None}
        owners = self._owners(articles.values())
        for num, article in sorted(articles.items(), key=lambda one: one[1].order):
            shared = self._earliest(article, article.bands, owners.bands)
            nearest = sorted(shared, key=lambda one: (-shared[one], one))[:MAX_COMPARED]
            shared = self._earliest(article, sought(article.passages), owners.passages)
            others = [one for one, keys in shared.items() if keys >= MIN_PASSAGES and one not in nearest]
            nearest += sorted(others, key=lambda one: (-shared[one], one))[:MAX_BY_PASSAGES]
            yield num, article, [other for _, other in sorted(nearest)]

    def _earliest(self, article: Article, keys: Keys, owners: Owners) -> Counter[tuple[Order, int]]:
        """The earliest articles of each key within the window, and the number of keys that each of them has."""
        since: Order = (article.time - self._window, "") if article.time is not None else (float("-inf"), "")
        shared: Counter[tuple[Order, int]] = Counter()
        for key in keys.tolist():
            found = owners[key]
            start = bisect_left(found, (since, 0))
            end = bisect_left(found, (article.order, 0))
            shared.update(found[start : min(end, start + EARLIEST)])
        return shared

    def _owners(self, articles: Iterable[Article]) -> Both:
        """The articles that have the keys of some articles."""
        listed = list(articles)
        bands = sorted({key for article in listed for key in article.bands.tolist()})
        passages = sorted({key for article in listed for key in sought(article.passages).tolist()})
        return Both(self._owners_of(bands, self._bands), self._owners_of(passages, self._passages))

    def _owners_of(self, keys: Sequence[int], postings: Postings) -> Owners:
        found: Owners = defaultdict(list)
        which, owners = postings.find_each(np.array(keys, np.uint32), MAX_STEPS)
        orders = {num: self._order(num) for num in np.unique(owners).tolist()}
        for place, num in zip(which.tolist(), owners.tolist(), strict=True):
            order = orders[num]
            if order is not None:
                found[keys[place]].append((order, num))
        for owned in found.values():
            owned.sort()
        return found

    def _order(self, num: int) -> Order | None:
        if num in self._orders:
            return self._orders.used(num, None)
        article = self._library.get(num)
        return self._orders.keep(num, article.order if article is not None else None)

    def forget(self, num: int) -> None:
        """Called when an article is removed."""
        self._orders.pop(num, None)
