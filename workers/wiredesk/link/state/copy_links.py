"""Copies in the state: which articles are alike, and the record of each."""

import sqlite3
from collections.abc import Iterator

import numpy as np

from wiredesk.link.article import Article, within
from wiredesk.link.copies import likeness
from wiredesk.link.postings import Postings
from wiredesk.link.state.library import Library
from wiredesk_schemas.copies import Copy

MAX_CANDIDATES = 64
"""Articles that one is compared with, those that share most bands. Of more copies of one text the originals of those
found are looked at too, so the earliest is among them."""

FIND = 64
"""The newest articles of a band that are looked at."""


class CopyLinks:
    """Pairs of articles that share their text.

    Args:
        connection: the state.
        library: the linked articles.
        window: seconds between two articles beyond which neither is the other's copy.
    """

    def __init__(self, connection: sqlite3.Connection, library: Library, window: float) -> None:
        self._db, self._library, self._window = connection, library, window
        self.postings = Postings()

    def add(self, num: int, article: Article) -> set[int]:
        """Compare an article with those that could be alike; the numbers of those that are."""
        alike = set()
        if len(article.bands):
            for other in self._candidates(article):
                if self._compare(num, article, other):
                    alike.add(other)
            self.postings.add(num, article.bands)
        return alike

    def _candidates(self, article: Article) -> list[int]:
        found, counts = np.unique(self.postings.find(article.bands, FIND), return_counts=True)
        nearest = found[np.argsort(-counts, kind="stable")][:MAX_CANDIDATES].tolist()
        originals = {edge for other in nearest[:8] for edge in self._earliest(other)}
        return list(dict.fromkeys([*nearest, *sorted(originals)]))

    def _earliest(self, num: int) -> list[int]:
        """The article that one has its text from, if any."""
        pair = self._original(num)
        return [pair[0]] if pair else []

    def _compare(self, num: int, article: Article, other: int) -> bool:
        there = self._library.get(other)
        if there is None or not within(article, there, self._window):
            return False
        found = likeness(article.text, there.text)
        if found is None:
            return False
        self._db.executemany(
            "REPLACE INTO copy_edges VALUES (?, ?, ?, ?, ?)",
            (
                (num, other, found.relation, found.here, found.there),
                (other, num, found.relation, found.there, found.here),
            ),
        )
        return True

    def remove(self, num: int) -> set[int]:
        """Forget an article; the numbers of those that were like it."""
        alike = set(self.alike(num))
        self._db.execute("DELETE FROM copy_edges WHERE here = ?", (num,))
        self._db.executemany("DELETE FROM copy_edges WHERE here = ? AND there = ?", ((other, num) for other in alike))
        return alike

    def alike(self, num: int) -> Iterator[int]:
        """The articles that share their text with one."""
        for (other,) in self._db.execute("SELECT there FROM copy_edges WHERE here = ?", (num,)).fetchall():
            yield other

    def original_of(self, num: int) -> Article | None:
        """The article that one has its text from; None where it is the earliest."""
        found = self._original(num)
        return found[1] if found else None

    def _original(self, num: int) -> tuple[int, Article] | None:
        own = self._library.get(num)
        best: tuple[int, Article] | None = None
        for other in self.alike(num):
            article = self._library.get(other)
            if article is None or own is None or article.order >= own.order:
                continue
            if best is None or article.order < best[1].order:
                best = (other, article)
        return best

    def record(self, num: int) -> Copy | None:
        """The record of an article; None where it is gone."""
        article = self._library.get(num)
        if article is None:
            return None
        found = self._original(num)
        about = {"article_id": article.article_id, "source": article.source, "published_at": article.published_at}
        if found is None:
            return Copy(
                **about,
                original_id=None,
                relation=None,
                shared_of_article=0.0,
                shared_of_original=0.0,
                agency=article.agency,
            )
        other, original = found
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
