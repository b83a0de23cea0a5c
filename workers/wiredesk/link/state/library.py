"""The articles that are linked, by number, with those that were used last in memory."""

import sqlite3
from collections import OrderedDict

from wiredesk.link.article import Article
from wiredesk.link.state.parts import Parts

CACHED = 4096
"""Articles in memory: some 10 kB each, and most comparisons are with what came last."""


class Library:
    """Linked articles by their number in the state."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._parts = Parts(connection)
        self._cached: OrderedDict[int, Article] = OrderedDict()

    def enter(self, article: Article, came: float | None, digest: bytes) -> int:
        """Enter an article and give it a number."""
        num = self._db.execute(
            "INSERT INTO articles (article_id, came, digest) VALUES (?, ?, ?)", (article.article_id, came, digest)
        ).lastrowid
        assert num is not None
        self._cached[num] = article
        while len(self._cached) > CACHED:
            self._cached.popitem(last=False)
        return num

    def leave(self, num: int) -> None:
        """Take an article out."""
        self._db.execute("DELETE FROM articles WHERE num = ?", (num,))
        self._cached.pop(num, None)

    def known(self, article_id: str) -> tuple[int, bytes] | None:
        """The number of an article and the digest of its parts as they are linked; None where it is not linked."""
        found = self._db.execute("SELECT num, digest FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        return (found[0], found[1]) if found else None

    def get(self, num: int) -> Article | None:
        """An article by its number; None where it is gone, or was one under an older number."""
        found = self._cached.get(num)
        if found is not None:
            self._cached.move_to_end(num)
            return found
        row = self._db.execute("SELECT article_id FROM articles WHERE num = ?", (num,)).fetchone()
        if row is None:
            return None
        read = self._parts.article(row[0])
        if read is None:
            return None
        self._cached[num] = read
        while len(self._cached) > CACHED:
            self._cached.popitem(last=False)
        return read
