"""Copies in the state: pairs of articles that share their text, and their records."""

import sqlite3
from collections.abc import Iterable

import numpy as np

from wiredesk.link.article import Article, within
from wiredesk.link.copies import likeness
from wiredesk.link.copy_keys import MIN_KEYS, are_bands, may_share, sought
from wiredesk.link.postings import Postings
from wiredesk.link.shingles import among, counted
from wiredesk.link.state.crowds.copy_crowds import CopyCrowds
from wiredesk.link.state.library import Library
from wiredesk.link.state.recent import Recent
from wiredesk_schemas.copies import Copy

MAX_CANDIDATES = 32
"""Maximum articles to compare with at once, those that share most keys."""

MAX_BY_PASSAGES = 4
"""Maximum articles without a common band to compare with at once where a passage stands in many articles: it is often
the form of a site or column. All are found again later, among candidates that do not depend on the order of arrival."""

CACHED = 200_000
"""Articles whose original is kept in memory, about 0.2 kB each."""

CACHED_APART = 100_000
"""Pairs of articles that don't share their text that are kept in memory, about 0.2 kB each."""

FIND = 32
"""Maximum articles considered per key, the newest ones."""


class CopyLinks:
    """Pairs of articles that share their text.

    Args:
        connection: the state.
        library: the linked articles.
        window: maximum time between an article and its copy, in seconds.
    """

    def __init__(self, connection: sqlite3.Connection, library: Library, window: float) -> None:
        self._db, self._library, self._window = connection, library, window
        self.postings = Postings()
        self._recent: Recent[int, int | None] = Recent(CACHED)
        self._apart: Recent[tuple[int, int], bool] = Recent(CACHED_APART)
        self._crowds = CopyCrowds(library, self.postings, window)
        self.crowded: set[int] = set()
        """Articles that may have been compared with too few others since this was cleared."""

    def add(self, num: int, article: Article) -> tuple[set[int], set[int]]:
        """Compare an article with the candidates.

        Returns:
            The numbers of articles that share its text, and of articles whose original changed.
        """
        alike: dict[int, Article] = {}
        if len(article.copy_keys):
            for other in self._candidates(num, article):
                there = self._compare(num, article, other)
                if there is not None:
                    alike[other] = there
            self.postings.add(num, article.copy_keys)
        changed = {num}
        for other, there in alike.items():
            if article.order < there.order:
                current = self.original_of(other)
                if current is None or article.order < current.order:
                    self._set_original(other, num)
                    changed.add(other)
        earlier = [(there.order, other) for other, there in alike.items() if there.order < article.order]
        if earlier:
            self._set_original(num, min(earlier)[1])
        else:
            self._recent.keep(num, None)
        return set(alike), changed

    def _candidates(self, num: int, article: Article) -> list[int]:
        keys = sought(article.copy_keys)
        which, owners = self.postings.find_each(keys, FIND)
        by_bands = owners[are_bands(keys)[which]]
        found, counts = counted(np.concatenate((owners, by_bands)))  # a band counts as two
        found, counts = found[counts >= MIN_KEYS], counts[counts >= MIN_KEYS]
        found = found[np.argsort(-counts, kind="stable")]
        may_hide = int(np.bincount(which).max(initial=0)) == FIND
        if may_hide or len(found) > MAX_CANDIDATES or self._crowds.crowded(which[among(owners, found)]):
            self.crowded.add(num)
            share_bands = among(found, by_bands)
            found = np.concatenate((found[share_bands][:MAX_CANDIDATES], found[~share_bands][:MAX_BY_PASSAGES]))
        elif len(owners):
            self.crowded.update(self._crowds.seekers(article.copy_keys, which, owners))
        nearest: list[int] = found.tolist()
        return nearest

    def find_again(self, crowded: Iterable[int], others: Iterable[int]) -> set[int]:
        """Find the originals of articles again, among candidates that do not depend on the order of arrival.

        Args:
            crowded: articles that were added; later ones that share keys with them are checked, too.
            others: articles to check.

        Returns:
            The numbers of articles whose original changed.
        """
        changed = set()
        for num, article, candidates in self._crowds.candidates(self._crowds.later(crowded).union(others)):
            original = next((other for other in candidates if self._is_alike(num, article, other)), None)
            if original != self._original(num):
                self._set_original(num, original)
                changed.add(num)
        return changed

    def neighbors(self, num: int) -> list[int]:
        """The articles that an article was found to share its text with."""
        return self._alike(num)

    def related(self, num: int, other: int) -> bool:
        """True if two articles share keys and their text, as `add` decides it."""
        here, there = self._library.get(num), self._library.get(other)
        if here is None or there is None or not may_share(here.copy_keys, there.copy_keys):
            return False
        return self._is_alike(num, here, other)

    def _is_alike(self, num: int, article: Article, other: int) -> bool:
        if self._apart.used((num, other), False):
            return False
        known = self._db.execute("SELECT 1 FROM copy_edges WHERE here = ? AND there = ?", (num, other)).fetchone()
        return known is not None or self._compare(num, article, other) is not None

    def later_than(self, num: int) -> set[int]:
        """Articles whose original may change when an article is removed, besides its copies."""
        article = self._library.get(num)
        return self._crowds.later_than(article) if article is not None else set()

    def _compare(self, num: int, article: Article, other: int) -> Article | None:
        """The other article, if the two share their text."""
        there = self._library.get(other)
        if there is None or not within(article, there, self._window):
            return None
        apart = abs(article.time - there.time) if article.time is not None and there.time is not None else 0.0
        found = likeness(article.text, there.text, apart)
        later = "here" if article.order > there.order else "there"
        if found is None or found.digest not in (None, later):
            self._apart.keep((num, other), True)
            self._apart.keep((other, num), True)
            return None
        self._db.executemany(
            "REPLACE INTO copy_edges VALUES (?, ?, ?, ?, ?)",
            (
                (num, other, found.relation, found.here, found.there),
                (other, num, found.relation, found.there, found.here),
            ),
        )
        return there

    def remove(self, num: int) -> set[int]:
        """Remove an article; return the numbers of articles whose original changed."""
        self.crowded.discard(num)
        self._crowds.forget(num)
        alike = self._alike(num)
        self._db.execute("DELETE FROM copy_edges WHERE here = ?", (num,))
        self._db.executemany("DELETE FROM copy_edges WHERE here = ? AND there = ?", ((other, num) for other in alike))
        copies = [
            row[0] for row in self._db.execute("SELECT copy FROM originals WHERE original = ?", (num,)).fetchall()
        ]
        for copy in copies:
            self._set_original(copy, self._earliest(copy))
        self._set_original(num, None)
        return set(copies)

    def _alike(self, num: int) -> list[int]:
        found = self._db.execute("SELECT there FROM copy_edges WHERE here = ?", (num,)).fetchall()
        return [row[0] for row in found]

    def _earliest(self, num: int) -> int | None:
        """The earliest article that shares this article's text, if it is earlier than this one."""
        own = self._library.get(num)
        orders = [(article.order, other) for other in self._alike(num) if (article := self._library.get(other))]
        first = min(orders, default=None)
        return first[1] if own and first and first[0] < own.order else None

    def _original(self, num: int) -> int | None:
        if num in self._recent:
            return self._recent.used(num, None)
        found = self._db.execute("SELECT original FROM originals WHERE copy = ?", (num,)).fetchone()
        return self._recent.keep(num, found[0] if found else None)

    def _set_original(self, num: int, original: int | None) -> None:
        self._recent.keep(num, original)
        if original is None:
            self._db.execute("DELETE FROM originals WHERE copy = ?", (num,))
        else:
            self._db.execute("REPLACE INTO originals VALUES (?, ?)", (num, original))

    def original_of(self, num: int) -> Article | None:
        """The original of an article; None if the article itself is the earliest."""
        original = self._original(num)
        return self._library.get(original) if original is not None else None

    def record(self, num: int) -> Copy | None:
        """The record of an article; None if the article was removed."""
        article = self._library.get(num)
        if article is None:
            return None
        other, original = self._original(num), self.original_of(num)
        about = {"article_id": article.article_id, "source": article.source, "published_at": article.published_at}
        if original is None:
            return Copy(
                **about,
                original_id=None,
                relation=None,
                shared_of_article=0.0,
                shared_of_original=0.0,
                agency=article.agency,
            )
        relation, here, there = self._db.execute(
            "SELECT relation, of_here, of_there FROM copy_edges WHERE here = ? AND there = ?", (num, other)
        ).fetchone()
        return Copy(
            **about,
            original_id=original.article_id,
            relation=relation,
            shared_of_article=round(here, 4),
            shared_of_original=round(there, 4),
            agency=article.agency or original.agency,
        )
