"""The originals of articles that resemble more others than can be compared.

An article is compared with some of the newest articles that share a band or passages. Where many do (one text in
hundreds of newsrooms, a form that is filled in daily), the ones compared depend on the order of arrival. For these the
original is found again among candidates that do not: the earliest articles of each band and passage within the window.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.article import Article, Order
from wiredesk.link.copy_keys import MIN_KEYS, are_bands, sought
from wiredesk.link.postings import Keys, Postings
from wiredesk.link.shingles import among, distinct
from wiredesk.link.state.library import Library
from wiredesk.link.state.recent import Recent

CROWDED = 16
"""Articles with one key from which on others may have been left out."""

EARLIEST = 32
"""Maximum articles of a key to consider, the earliest ones within the window."""

MAX_COMPARED = 64
"""Maximum articles to compare with, those that share a band and most keys; the first one alike is the original."""

MAX_BY_PASSAGES = CROWDED
"""Maximum articles without a common band to compare with, those that share most keys."""

MAX_STEPS = 20_000
"""Maximum articles of a key that are looked at, the newest ones."""

CACHED = 200_000
"""Articles whose order is kept in memory, about 0.2 kB each."""

Owners = dict[int, list[tuple[Order, int]]]
"""The articles of each key, earliest first."""


class CopyCrowds:
    """Finds candidates for the originals of articles, independently of the order of arrival.

    Args:
        library: the linked articles.
        postings: the articles of each key.
        window: maximum time between an article and its copy, in seconds.
    """

    def __init__(self, library: Library, postings: Postings, window: float) -> None:
        self._library, self._postings, self._window = library, postings, window
        self._orders: Recent[int, Order | None] = Recent(CACHED)

    def later(self, nums: Iterable[int]) -> set[int]:
        """These articles, and later ones that may share their text with one of them."""
        articles = {num: article for num in nums if (article := self._library.get(num)) is not None}
        owners = self._owners(articles.values())
        return set(articles).union(*(self._later_owners(article, owners) for article in articles.values()))

    def later_than(self, article: Article) -> set[int]:
        """Later articles that share a crowded key with an article, which is being removed."""
        if not self.crowded(self._postings.find_each(sought(article.copy_keys), EARLIEST)[0]):
            return set()
        return self._later_owners(article, self._owners([article]))

    def _later_owners(self, article: Article, owners: Owners) -> set[int]:
        shared: Counter[int] = Counter()
        for key, weight in _weighed(article.copy_keys):
            for order, num in owners[key]:
                if order > article.order:
                    shared[num] += weight
        return {num for num, weight in shared.items() if weight >= MIN_KEYS}

    @staticmethod
    def crowded(which: np.ndarray[tuple[int], np.dtype[np.int64]]) -> bool:
        """True if candidates may be missing, from the index of the key that found each of them."""
        return bool(np.bincount(which).max(initial=0) >= CROWDED)

    def seekers(self, keys: Keys, which: NDArray[np.int64], owners: NDArray[np.uint32]) -> list[int]:
        """The articles that find an article by a passage in which it joins a crowd.

        The opening of one is found in the body of the other, so that others can be crowded where the article is not.

        Args:
            keys: the article's own.
            which: the index of the key that found each owner.
            owners: the articles found by what `keys` seek.
        """
        found = distinct(which)
        passages = found[~are_bands(keys[found])]
        if not len(passages):
            return []
        place, _ = self._postings.find_each(keys[passages], CROWDED)
        crowds = passages[np.bincount(place, minlength=len(passages)) >= CROWDED]
        seekers: list[int] = distinct(owners[among(which, crowds)]).tolist()
        return seekers

    def candidates(self, nums: Iterable[int]) -> Iterable[tuple[int, Article, list[int]]]:
        """For each article, earliest first, the numbers of earlier ones that may be its original, earliest first."""
        articles = {num: article for num in nums if (article := self._library.get(num)) is not None}
        owners = self._owners(articles.values())
        for num, article in sorted(articles.items(), key=lambda item: item[1].order):
            yield num, article, [other for _, other in sorted(self._nearest(article, owners))]

    def _nearest(self, article: Article, owners: Owners) -> list[tuple[Order, int]]:
        since: Order = (article.time - self._window, "") if article.time is not None else (float("-inf"), "")
        shared: Counter[tuple[Order, int]] = Counter()
        by_bands: set[tuple[Order, int]] = set()
        for key, weight in _weighed(article.copy_keys):
            found = owners[key]
            start = bisect_left(found, (since, 0))
            end = bisect_left(found, (article.order, 0))
            for other in found[start : min(end, start + EARLIEST)]:
                shared[other] += weight
                if weight >= MIN_KEYS:
                    by_bands.add(other)
        nearest = sorted(
            (other for other in shared if shared[other] >= MIN_KEYS), key=lambda other: (-shared[other], other)
        )
        others = [other for other in nearest if other not in by_bands]
        return [other for other in nearest if other in by_bands][:MAX_COMPARED] + others[:MAX_BY_PASSAGES]

    def _owners(self, articles: Iterable[Article]) -> Owners:
        """The articles of each key that some articles seek."""
        keys = sorted({key for article in articles for key in sought(article.copy_keys).tolist()})
        found: Owners = defaultdict(list)
        which, owners = self._postings.find_each(np.array(keys, np.uint32), MAX_STEPS)
        orders = self._orders_of(distinct(owners).tolist())
        for place, num in zip(which.tolist(), owners.tolist(), strict=True):
            order = orders.get(num)
            if order is not None:
                found[keys[place]].append((order, num))
        for owned in found.values():
            owned.sort()
        return found

    def _orders_of(self, nums: Sequence[int]) -> dict[int, Order | None]:
        """The order of articles by number, None for those that were removed."""
        read = self._library.orders([num for num in nums if num not in self._orders])
        found = {num: self._orders.used(num, None) if num in self._orders else read.get(num) for num in nums}
        for num, order in found.items():
            self._orders.keep(num, order)
        return found

    def forget(self, num: int) -> None:
        """Called when an article is removed."""
        self._orders.pop(num, None)


def _weighed(keys: Keys) -> Iterable[tuple[int, int]]:
    """The keys that keys find, and what each counts: a band alone is enough."""
    wanted = sought(keys)
    return zip(wanted.tolist(), np.where(are_bands(wanted), MIN_KEYS, 1).tolist(), strict=True)
