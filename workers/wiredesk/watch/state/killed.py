"""Which articles are killed by notices that name them, whichever of both is read first."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import orjson

from wiredesk.watch.kill_notice import KillNotice, is_sender, key_of, names_of, senders
from wiredesk.watch.tokens import Term

Json = dict[str, Any]

MAX_AGE = 2 * 86_400.0
"""Seconds from an article to a notice that takes it back: some headlines are used again every week."""

MAX_NOTICES = 1000
"""Notices that later articles are compared with, the newest ones."""


class Killed:
    """Names of matching articles, and kill notices.

    Args:
        connection: the state, with a table `kills` and one of names.
        story_of: the story of an article by id, which tells what articles of one headline are versions of one story.
        names: that table.
    """

    def __init__(
        self, connection: sqlite3.Connection, story_of: Callable[[str], str | None], names: str = "names"
    ) -> None:
        self._db, self._story_of, self._names = connection, story_of, names
        self._notices: list[tuple[float, KillNotice]] = [
            (came, _notice(value)) for came, value in connection.execute("SELECT came, value FROM kills ORDER BY came")
        ]

    def put_article(self, article: Json, came: float) -> None:
        """Store what a notice may call an article that matches.

        Args:
            article: a record of `news.clean`, or the article of an alert.
            came: when this version arrived, in seconds since 1970.
        """
        by = orjson.dumps(sorted(senders(article)))
        self._db.executemany(
            f"INSERT INTO {self._names} VALUES (?, ?, ?, ?, ?) ON CONFLICT (key, article_id, name) DO UPDATE "
            "SET senders = excluded.senders, came = max(came, excluded.came)",
            ((key_of(name), article["article_id"], " ".join(name), by, came) for name in names_of(article)),
        )

    def put_notice(self, article_id: str, notice: KillNotice, came: float) -> list[str]:
        """Store a notice; return the articles that it takes back.

        Of several articles of the sender with one name, it takes back the newest, and others of the same story.

        Args:
            article_id: its own id.
            notice: what it says.
            came: when it arrived, in seconds since 1970.
        """
        value = orjson.dumps([notice.names, notice.sentences, sorted(notice.senders)])
        self._db.execute("REPLACE INTO kills VALUES (?, ?, ?)", (article_id, came, value))
        self._notices = [*self._notices, (came, notice)][-MAX_NOTICES:]
        found: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for key in notice.lookup_keys():
            for other, name, by, moment in self._db.execute(
                f"SELECT article_id, name, senders, came FROM {self._names} WHERE key = ? AND came BETWEEN ? AND ?",
                (key, came - MAX_AGE, came),
            ):
                if other != article_id and is_sender(notice.senders, orjson.loads(by)) and notice.is_about(_term(name)):
                    found[name].append((moment, other))
        killed: set[str] = set()
        for articles in found.values():
            newest = max(articles)[1]
            story = self._story_of(newest)
            killed.add(newest)
            killed.update(other for _, other in articles if story and self._story_of(other) == story)
        return sorted(killed)

    def when(self, article: Json, came: float) -> float | None:
        """When a notice takes back an article that arrived before it; None if none does."""
        if not self._notices:
            return None
        names, by = names_of(article), senders(article)
        moments = (
            moment
            for moment, notice in self._notices
            if came <= moment <= came + MAX_AGE and is_sender(notice.senders, by) and any(map(notice.is_about, names))
        )
        return next(moments, None)

    def expire(self, before: float) -> None:
        """Delete names and notices that arrived before a time, in seconds since 1970."""
        self._db.execute(f"DELETE FROM {self._names} WHERE came < ?", (before,))
        self._db.execute("DELETE FROM kills WHERE came < ?", (before,))
        self._notices = [notice for notice in self._notices if notice[0] >= before]


def _term(name: str) -> Term:
    return tuple(name.split(" "))


def _notice(value: bytes) -> KillNotice:
    names, sentences, by = orjson.loads(value)
    return KillNotice(tuple(map(tuple, names)), tuple(map(tuple, sentences)), frozenset(by))
