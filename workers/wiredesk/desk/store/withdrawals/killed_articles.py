"""Articles that a kill notice names: they stay, and are marked."""

import sqlite3
from collections.abc import Iterable
from functools import partial

from wiredesk.desk.store.groups import story_of
from wiredesk.watch.kill_notice import kill_notice
from wiredesk.watch.state.killed import Killed
from wiredesk_schemas import CleanArticle

READ = {"article_id", "title", "url", "source", "agency", "notices", "editor_note", "text"}
"""Fields of an article that say what it is called, or whether it is a notice."""


class KilledArticles:
    """The marks of articles that their sender has killed, whichever of article and notice is read first.

    Args:
        write: the store.
    """

    def __init__(self, write: sqlite3.Connection) -> None:
        self._write = write
        self._killed = Killed(write, partial(story_of, write), names="called")

    def add(self, clean: CleanArticle, arrived: int) -> list[str]:
        """Take in a version of an article, which has no mark unless a notice that came after it names it.

        Args:
            clean: its record.
            arrived: arrival of its raw record in Kafka, in milliseconds since 1970.

        Returns:
            Ids of the articles that it kills, if it is a kill notice.
        """
        self._write.execute("DELETE FROM killed WHERE article_id = ?", (clean.article_id,))
        article, came = clean.model_dump(include=READ), arrived / 1000
        notice = kill_notice(article)
        if notice is not None:
            named = self._killed.put_notice(clean.article_id, notice, came)
            self._mark(named, arrived)
            return named
        self._killed.put_article(article, came)
        moment = self._killed.when(article, came)
        if moment is not None:
            self._mark([clean.article_id], round(moment * 1000))
        return []

    def forget(self, article_id: str) -> None:
        """Delete what is stored of an article that leaves the store."""
        for table in ("called", "kills", "killed"):
            self._write.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))

    def _mark(self, article_ids: Iterable[str], time: int) -> None:
        self._write.executemany(
            "INSERT OR REPLACE INTO killed (article_id, time) VALUES (?, ?)",
            [(article_id, time) for article_id in article_ids],
        )


def killed_at(read: sqlite3.Connection, article_id: str) -> int | None:
    """When a notice killed an article, in milliseconds since 1970, or None."""
    row = read.execute("SELECT time FROM killed WHERE article_id = ?", (article_id,)).fetchone()
    return row[0] if row else None
