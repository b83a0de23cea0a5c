"""The originals of articles that resemble more others than can be compared.

An article is compared with some of the newest articles that share a band. Where many do (one text in hundreds of
newsrooms, a form that is filled in daily), the ones compared depend on the order of arrival. For these the original is
found again among candidates that do not: the earliest articles of each band within the window.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from wiredesk.link.article import Article
from wiredesk.link.postings import Postings
from wiredesk.link.state.library import Library
from wiredesk.link.state.recent import Recent

CROWDED = 16
"""Articles in one band from which on others may have been left out."""

EARLIEST = 32
"""Maximum articles of a band to consider, the earliest ones within the window."""

MAX_COMPARED = 64
"""Maximum articles to compare with, those that share most bands; the first that shares the text is the original."""

MAX_STEPS = 20_000
"""Maximum articles of a band that are looked at, the newest ones."""

CACHED = 200_000
"""Articles whose order is kept in memory, about 0.2 kB each."""

Order = tuple[float, str]


class CopyCrowds:
    """Finds candidates for the originals of articles, independently of the order of arrival.

    Args:
        library: the linked articles.
        postings: the articles of each band.
        window: maximum time between an article and its copy, in seconds.
    """

    def __init__(self, library: Library, postings: Postings, window: float) -> None:
        self._library, self._postings, self._window = library, postings, window
        self._orders: Recent[int, Order | None] = Recent(CACHED)

    def later(self, nums: Iterable[int]) -> set[int]:
        """These articles, and later ones that share a band with one of them."""
        first: dict[int, Order] = {}
        for num in nums:
            article = self._library.get(num)
            for key in article.bands.tolist() if article is not None else ():
                first[key] = min(first.get(key, article.order), article.order) if article is not None else first[key]
        return {
            num for key, owners in self._owners(list(first)).items() for order, num in owners if order >= first[key]
        }

    def later_than(self, article: Article) -> set[int]:
        """Later articles that share a crowded band with an article, which is being removed."""
        if not self.crowded(self._postings.find_each(article.bands, EARLIEST)[0]):
            return set()
        owners = self._owners(article.bands.tolist())
        return {num for found in owners.values() for order, num in found if order > article.order}

    @staticmethod
    def crowded(which: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bool:
        """True if candidates may be missing, from the index of the key that found each of them."""
        return bool(np.bincount(which).max(initial=0) >= CROWDED)

    def candidates(self, nums: Iterable[int]) -> Iterable[tuple[int, Article, list[int]]]:
        """For each article, earliest first, the numbers of earlier ones that may be its original, earliest first."""
        articles = {num: article for num in nums if (article := self._library.get(num)) is not None}
        owners = self._owners(sorted({key for article in articles.values() for key in article.bands.tolist()}))
        for num, article in sorted(articles.items(), key=lambda one: one[1].order):
            since: Order = (article.time - self._window, "") if article.time is not None else (float("-inf"), "")
            shared: Counter[tuple[Order, int]] = Counter()
            for key in article.bands.tolist():
                found = owners[key]
                start = bisect_left(found, (since, 0))
                end = bisect_left(found, (article.order, 0))
                shared.update(found[start : min(end, start + EARLIEST)])
            nearest = sorted(shared, key=lambda one: (-shared[one], one))[:MAX_COMPARED]
            yield num, article, [other for _, other in sorted(nearest)]

    def _owners(self, keys: Sequence[int]) -> dict[int, list[tuple[Order, int]]]:
        """The articles of each band, earliest first."""
        found: dict[int, list[tuple[Order, int]]] = defaultdict(list)
        which, owners = self._postings.find_each(np.array(keys, np.uint32), MAX_STEPS)
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
