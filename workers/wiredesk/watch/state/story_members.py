"""The story of each article, as reported by `link`."""

import sqlite3
from typing import Any

import orjson

from wiredesk.link.story_record import first_and_newest
from wiredesk.watch.alert_record import MAX_ARTICLES

Json = dict[str, Any]


class StoryMembers:
    """Stories and their articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def put(self, record: Json, came: float) -> set[str]:
        """Store a record of `news.stories`; return the articles whose story or original changed.

        Args:
            record: its fields.
            came: when it arrived, in seconds since 1970.
        """
        story_id = record["story_id"]
        members = {article["article_id"]: article.get("copy_of") for article in record["articles"]}
        rows = self._db.execute("SELECT article_id, copy_of FROM story_of WHERE story_id = ?", (story_id,))
        before = dict(rows.fetchall())
        changed = {
            article_id
            for article_id, original in members.items()
            if article_id not in before or before[article_id] != original
        }
        gone = set()
        if record["articles_total"] <= len(members):  # otherwise it lists only the first and the newest
            gone = before.keys() - members.keys()
        self._db.executemany(
            "REPLACE INTO story_of VALUES (?, ?, ?)",
            ((article_id, story_id, members[article_id]) for article_id in changed),
        )
        self._db.executemany("DELETE FROM story_of WHERE article_id = ?", ((article_id,) for article_id in gone))
        self._db.execute(
            "REPLACE INTO stories VALUES (?, ?, ?, ?, ?)",
            (
                story_id,
                record["newsrooms"],
                record["articles_total"],
                orjson.dumps(first_and_newest(record["articles"], MAX_ARTICLES)),
                came,
            ),
        )
        return changed | gone

    def drop(self, story_id: str) -> set[str]:
        """Delete a story; return its articles."""
        rows = self._db.execute("SELECT article_id FROM story_of WHERE story_id = ?", (story_id,))
        members = {row[0] for row in rows}
        self._db.execute("DELETE FROM story_of WHERE story_id = ?", (story_id,))
        self._db.execute("DELETE FROM stories WHERE story_id = ?", (story_id,))
        return members

    def put_copy(self, article_id: str, original_id: str | None) -> bool:
        """Store a record of `news.copies`: a copy is in its original's story until it is listed in a story itself."""
        if original_id is None or self.of(article_id)[0] is not None:
            return False
        story_id = self.of(original_id)[0]
        if story_id is None:
            return False
        self._db.execute("REPLACE INTO story_of VALUES (?, ?, ?)", (article_id, story_id, original_id))
        return True

    def of(self, article_id: str) -> tuple[str | None, str | None]:
        """The story of an article and its original, if known."""
        row = self._db.execute("SELECT story_id, copy_of FROM story_of WHERE article_id = ?", (article_id,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def story(self, story_id: str) -> tuple[int, int, list[Json]] | None:
        """The number of newsrooms, the number of articles, and the articles of a story."""
        row = self._db.execute(
            "SELECT newsrooms, total, articles FROM stories WHERE story_id = ?", (story_id,)
        ).fetchone()
        return (row[0], row[1], orjson.loads(row[2])) if row else None

    def expire(self, before: float) -> None:
        """Delete stories that were not updated since a time, in seconds since 1970."""
        old = [row[0] for row in self._db.execute("SELECT story_id FROM stories WHERE touched < ?", (before,))]
        for story_id in old:
            self.drop(story_id)
