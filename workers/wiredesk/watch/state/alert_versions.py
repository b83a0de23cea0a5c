"""Writes the versions of alerts: at once where a matching article is concerned, otherwise when there is time.

A story grows by articles that match none of its watches too, and hundreds of alerts may list it. To rewrite all of them
for each article would take more time than everything else, so these updates get a share of the time, oldest first.
"""

import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import orjson

from wiredesk.watch.alert_record import KnownAlert, MatchedArticle, alert_id, alert_record, digest_of
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.state.story_members import StoryMembers
from wiredesk_schemas.alerts import Alert

Json = dict[str, Any]

CHANGED, GREW = 1, 2
"""Values of `stale`: something of the alert itself changed; only its story grew."""

PAUSE = 5.0
"""Minimum seconds from the last version of an alert to one that only lists more of its story."""

BUDGET = 0.05
"""Seconds after which the rest of such updates is left for the next call."""

REST = 4
"""Minimum ratio of the time without such updates to the time that they took."""

MAX_VERSIONS = 500
"""Maximum number of such updates per call."""


# "stale" stands alone in each, as in the condition of the index: otherwise all alerts are read at each poll.
FIND_CHANGED = "SELECT alert_id FROM alerts WHERE stale AND stale = ? ORDER BY alert_id"
FIND_GROWN = "SELECT alert_id FROM alerts WHERE stale AND stale = ? AND written <= ? ORDER BY written LIMIT ?"
FIND_NEXT = "SELECT min(written) FROM alerts WHERE stale AND stale = ?"


class AlertVersions:
    """The alerts and their last written versions.

    Args:
        connection: the state.
        stories: the stories.
        index: the watches.
    """

    def __init__(self, connection: sqlite3.Connection, stories: StoryMembers, index: WatchIndex) -> None:
        self._db, self._stories, self._index = connection, stories, index
        self._rests_until = float("-inf")

    def knows(self, key: str, version: int) -> bool:
        """True if this or a newer version of an alert is known."""
        row = self._db.execute("SELECT version FROM alerts WHERE alert_id = ?", (key,)).fetchone()
        return bool(row and row[0] >= version)

    def put(self, alert: Json, came: float) -> bool:
        """Store a record of `news.alerts`; return False if this or a newer version is known."""
        if self.knows(alert["alert_id"], alert["version"]):
            return False
        self._db.execute(
            "REPLACE INTO alerts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                alert["alert_id"],
                alert["watch_id"],
                alert["story_id"],
                alert["merged_into"],
                alert["version"],
                alert["status"],
                digest_of(alert),
                orjson.dumps(alert["article"]),
                came,
                CHANGED,
                alert["article"]["article_id"],
                came,
            ),
        )
        return True

    def open(self, watch_id: str, story_id: str | None, subject: str, now: float) -> str:
        """The alert of a watch on a story or an article, created if it is missing; return its id."""
        key = alert_id(watch_id, subject)
        self._db.execute(
            "INSERT INTO alerts VALUES (?, ?, ?, NULL, 0, NULL, NULL, NULL, ?, 1, NULL, NULL) "
            "ON CONFLICT (alert_id) DO UPDATE SET story_id = excluded.story_id, merged_into = NULL, stale = 1",
            (key, watch_id, story_id, now),
        )
        return key

    def touch(self, key: str) -> None:
        """Note that an alert may have changed."""
        self._db.execute("UPDATE alerts SET stale = ? WHERE alert_id = ?", (CHANGED, key))

    def grew(self, story_id: str) -> None:
        """Note that a story changed: an alert that waits for more newsrooms is checked at once."""
        self._db.execute(
            "UPDATE alerts SET stale = CASE version WHEN 0 THEN ? ELSE ? END WHERE story_id = ? AND stale != ?",
            (CHANGED, GREW, story_id, CHANGED),
        )

    @property
    def next_update(self) -> float | None:
        """When the next update for a grown story is due, in seconds since 1970."""
        row = self._db.execute(FIND_NEXT, (GREW,)).fetchone()
        return None if row[0] is None else max(float(row[0]) + PAUSE, self._rests_until)

    def due(self, now: float) -> Iterator[Alert | None]:
        """The next versions to be written now, None for an alert without one; `now` is in seconds since 1970."""
        for (key,) in self._db.execute(FIND_CHANGED, (CHANGED,)).fetchall():
            yield self._next(key, now)
        if 0 < self._rests_until - now <= REST * PAUSE:
            return
        began = time.monotonic()
        grown = self._db.execute(FIND_GROWN, (GREW, now - PAUSE, MAX_VERSIONS)).fetchall()
        for (key,) in grown:
            yield self._next(key, now)
            if time.monotonic() - began > BUDGET:
                break
        if grown:
            self._rests_until = now + REST * (time.monotonic() - began)

    def _next(self, key: str, now: float) -> Alert | None:
        """The next version of an alert, if it differs from the last."""
        self._db.execute("UPDATE alerts SET stale = 0 WHERE alert_id = ?", (key,))
        row = self._db.execute(
            "SELECT watch_id, story_id, merged_into, version, status, digest, article FROM alerts WHERE alert_id = ?",
            (key,),
        ).fetchone()
        watch_id, story_id, merged_into, version, status, digest, article = row
        raised = orjson.loads(article) if article else None
        known = KnownAlert(key, watch_id, story_id, merged_into, version, status, digest, raised)
        query = self._index.get(known.watch_id)
        if query is None:
            return None
        rows = [
            MatchedArticle(article_id, first_came, withdrawn, copy_of, moment, orjson.loads(listed))
            for article_id, first_came, withdrawn, copy_of, moment, listed in self._db.execute(
                "SELECT article_id, first_came, withdrawn, copy_of, time, article FROM matches WHERE alert_id = ?",
                (key,),
            )
        ]
        if not rows and known.merged_into is None:  # its articles arrived before the window
            return None

        def value_of(article_id: str) -> Json:
            found = self._db.execute(
                "SELECT value FROM matches WHERE watch_id = ? AND article_id = ?", (watch_id, article_id)
            ).fetchone()
            value: Json = orjson.loads(found[0])
            return value

        story = self._stories.story(known.story_id) if known.story_id else None
        fields = alert_record(known, query.watch.name, rows, story, query.watch.min_newsrooms, value_of)
        if fields is None:
            return None
        changed = digest_of(fields)
        if changed == known.digest:
            return None
        alert = Alert.model_validate(fields)
        self._db.execute(
            "UPDATE alerts SET version = ?, status = ?, digest = ?, article = ?, raised_by = ?, written = ? "
            "WHERE alert_id = ?",
            (
                alert.version,
                alert.status,
                changed,
                orjson.dumps(fields["article"]),
                alert.article.article_id,
                now,
                key,
            ),
        )
        return alert
