"""The linked articles by number, with a cache of recently used ones."""

import sqlite3
from collections import OrderedDict
from collections.abc import Sequence

from wiredesk.link.article import Article, Order, QuoteItem, Summary, quote_in
from wiredesk.link.state.parts import Parts
from wiredesk.link.state.recent import Recent

CACHED = 4096
"""Articles in the cache: about 10 kB each. Most comparisons are with recent articles."""

SUMMARIES = 50_000
"""Summaries in the cache: about 1 kB each. Most compared articles are about other events."""


class Library:
    """The linked articles by their number in the state."""

    def __init__(self, connection: sqlite3.Connection, parts: Parts) -> None:
        self._db, self._parts = connection, parts
        self._cached: OrderedDict[int, Article] = OrderedDict()
        self._summaries: Recent[int, Summary] = Recent(SUMMARIES)

    def enter(self, article: Article, came: float | None, digest: bytes) -> int:
        """Add an article and return its number."""
        num = self._db.execute(
            "INSERT INTO articles (article_id, came, digest) VALUES (?, ?, ?)", (article.article_id, came, digest)
        ).lastrowid
        assert num is not None
        self._cached[num] = article
        while len(self._cached) > CACHED:
            self._cached.popitem(last=False)
        return num

    def leave(self, num: int) -> None:
        """Remove an article."""
        self._db.execute("DELETE FROM articles WHERE num = ?", (num,))
        self._parts.forget_linked(num)
        self._cached.pop(num, None)
        self._summaries.pop(num, None)

    def known(self, article_id: str) -> tuple[int, bytes] | None:
        """The number of a linked article and the digest of its parts; None if it is not linked."""
        found = self._db.execute("SELECT num, digest FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        return (found[0], found[1]) if found else None

    def get(self, num: int) -> Article | None:
        """The article with a number; None if it was removed or has a newer number."""
        found = self._cached.get(num)
        if found is not None:
            self._cached.move_to_end(num)
            return found
        read = self._parts.numbered(num)
        if read is None:
            return None
        self._cached[num] = read
        while len(self._cached) > CACHED:
            self._cached.popitem(last=False)
        return read

    def summaries(self, nums: Sequence[int]) -> dict[int, Summary]:
        """The summaries of articles by number, without those that were removed."""
        found: dict[int, Summary] = {}
        missing: list[int] = []
        for num in nums:
            article = self._cached.get(num)
            if article is not None:
                found[num] = Summary(article.outline.body, article.time)
            elif num in self._summaries:
                found[num] = self._summaries.keep(num, self._summaries[num])
            else:
                missing.append(num)
        if missing:
            for num, read in self._parts.summaries(missing).items():
                found[num] = self._summaries.keep(num, read)
        return found

    def orders(self, nums: Sequence[int]) -> dict[int, Order]:
        """The `order` of articles by number, without those that were removed; no article is read for it."""
        known = {num: article.order for num in nums if (article := self._cached.get(num)) is not None}
        return known | self._parts.orders([num for num in nums if num not in known])

    def quote(self, num: int, place: int) -> QuoteItem | None:
        """A quote of an article by its index, without reading the rest of the article; None if there is none."""
        article = self._cached.get(num)
        if article is not None:
            return article.quotes[place] if place < len(article.quotes) else None
        part = self._parts.quotes_of(num)
        return quote_in(part, place) if part is not None else None
