"""Incremental watching: which alerts the incoming records raise, change and withdraw."""

import math
import sqlite3
import time
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

import orjson

from wiredesk.link.article import seconds
from wiredesk.watch.alert_record import listed_article, matched_value
from wiredesk.watch.evidence import WatchMatch, watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.kill_notice import kill_notice
from wiredesk.watch.state.alert_versions import AlertVersions
from wiredesk.watch.state.joined import KEEP_TEXTS, ArticleJoin
from wiredesk.watch.state.killed import Killed
from wiredesk.watch.state.story_members import StoryMembers
from wiredesk.watch.state.tables import TABLES
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.alerts import Alert
from wiredesk_schemas.watches import Watch

Json = dict[str, Any]

_MOMENTS = ("linked", "unanswered")

SLACK = 60.0
"""Seconds by which an article may precede a watch: broker clocks differ, and editors try out watches."""


class AlertState:
    """Watches and their alerts.

    Args:
        path: the state file; None for an in-memory state.
        wait: seconds that an article waits for its story, before it counts as a story of its own.
        window: age in seconds beyond which an article raises no alert and is deleted.
    """

    def __init__(self, path: Path | None = None, wait: float = 0.0, window: float = 7 * 86_400.0) -> None:
        self.db: sqlite3.Connection = TABLES.open(path)
        self._wait, self._window = wait, window
        self.join = ArticleJoin(self.db)
        self._stories = StoryMembers(self.db)
        self._killed = Killed(self.db, lambda article_id: self._stories.of(article_id)[0])
        self.index = WatchIndex()
        self.versions = AlertVersions(self.db, self._stories, self.index)
        self._since: dict[str, float] = {}
        self._matched = 0
        """Articles matched so far."""
        self._work: Iterator[Alert | None] | None = None
        for person_id, value in self.db.execute("SELECT person_id, value FROM people"):
            self.index.put_person(person_id, *orjson.loads(value))
        for watch_id, value, since in self.db.execute("SELECT watch_id, value, since FROM watches"):
            self.index.put(Watch.from_json(value))
            self._since[watch_id] = since

    def put_watch(self, watch: Watch, came: float) -> None:
        """Store a watch, to be matched by articles that arrive from now on.

        Args:
            watch: the watch.
            came: when it arrived, in seconds since 1970.
        """
        self.db.execute("REPLACE INTO watches VALUES (?, ?, ?)", (watch.watch_id, watch.to_json(), came))
        self.index.put(watch)
        self._since[watch.watch_id] = came

    def remove_watch(self, watch_id: str) -> None:
        """Delete a watch. Its alerts stay on the topic; their version numbers continue if it is added again."""
        self.db.execute("DELETE FROM watches WHERE watch_id = ?", (watch_id,))
        self.db.execute("DELETE FROM matches WHERE watch_id = ?", (watch_id,))
        self.db.execute("UPDATE alerts SET status = NULL, stale = 0 WHERE watch_id = ?", (watch_id,))
        self.index.remove(watch_id)
        self._since.pop(watch_id, None)

    def put_person(self, person: Json) -> None:
        """Store a record of `news.people`, if it has several names."""
        person_id, names, entity_ids = person["person_id"], person["names"], person["entity_ids"]
        if not self.index.put_person(person_id, names, entity_ids):
            return
        if len(set(entity_ids)) < 2:
            self.drop_person(person_id)
            return
        self.db.execute("REPLACE INTO people VALUES (?, ?)", (person_id, orjson.dumps([names, entity_ids])))

    def drop_person(self, person_id: str) -> None:
        """Process a tombstone of `news.people`."""
        self.index.drop_person(person_id)
        self.db.execute("DELETE FROM people WHERE person_id = ?", (person_id,))

    def put_story(self, record: Json, came: float) -> None:
        """Store a record of `news.stories`."""
        self._changed(self._stories.put(record, came), came)
        self.versions.grew(record["story_id"])

    def drop_story(self, story_id: str) -> None:
        """Process a tombstone of `news.stories`."""
        self._changed(self._stories.drop(story_id))

    def put_copy(self, article_id: str, original_id: str | None, came: float) -> None:
        """Store a record of `news.copies`."""
        changed = {article_id} if self._stories.put_copy(article_id, original_id) else set()
        self._changed(changed, came)

    def put_alert(self, alert: Json, came: float) -> None:
        """Store a record of `news.alerts` written by any worker, so that a new state continues its version numbers."""
        if not self.versions.put(alert, came):
            return
        self._killed.put_article(alert["article"], came)
        withdrawn = self.join.withdrawn(alert["article"]["article_id"])
        if withdrawn is not None:
            self._take_back(alert["article"]["article_id"], withdrawn)

    def flush(
        self, now: float, overdue: float, settle: bool = True, seconds: float = math.inf
    ) -> tuple[int, list[Alert]]:
        """Match the complete articles, and return the alerts that changed.

        Args:
            now: seconds since 1970.
            overdue: also match articles that have waited for their entities or quotes since before this time.
            settle: False while older records are still unread: matches are stored, but no alerts are returned yet.
            seconds: when to stop. Then `unfinished` is true, and the next call continues with the same arguments. Until
                then nothing else may be stored. What is left after a crash is found in the tables again.

        Returns:
            How many articles were matched, and the alerts.
        """
        until, matched = time.monotonic() + seconds, self._matched
        work, self._work = self._work or self._pieces(now, overdue, settle), None
        alerts: list[Alert] = []
        for alert in work:
            if alert is not None:
                alerts.append(alert)
            if time.monotonic() > until:
                self._work = work
                break
        return self._matched - matched, alerts

    @property
    def unfinished(self) -> bool:
        """True if the last flush has stopped before the end."""
        return self._work is not None

    def _pieces(self, now: float, overdue: float, settle: bool) -> Iterator[Alert | None]:
        """Do the work of a flush; yields alerts, and None after other pieces of work, each of which is short."""
        for article_id in self.join.ready(now, overdue):
            yield from self._match(article_id, now)
            self.join.finish(article_id)
            self._matched += 1
            yield None
        if not settle:
            return
        self._note_unanswered(now)
        rows = self.db.execute(
            "SELECT watch_id, article_id, alert_id FROM matches "
            "WHERE stale AND (hold_until IS NULL OR hold_until <= ?) ORDER BY first_came, article_id, watch_id",
            (now,),
        ).fetchall()
        for watch_id, article_id, key in rows:
            self._assign(watch_id, article_id, key, now)
            yield None
        yield from self.versions.due(now)

    @property
    def held(self) -> float | None:
        """When an article stops waiting for its story, or an alert for its update, in seconds since 1970."""
        row = self.db.execute("SELECT min(hold_until) FROM matches WHERE stale").fetchone()
        return min((moment for moment in (row[0], self.versions.next_update) if moment is not None), default=None)

    def expire(self, now: float) -> None:
        """Delete what is too old for new records to belong to it."""
        before = now - self._window
        self.join.expire(before)
        self.join.drop_texts(now - KEEP_TEXTS)
        self._stories.expire(before)
        self._killed.expire(before)
        self.db.execute("DELETE FROM matches WHERE first_came < ?", (before,))
        self.db.execute(
            "DELETE FROM alerts WHERE stale = 0 AND touched < ? AND NOT EXISTS "
            "(SELECT 1 FROM matches WHERE matches.alert_id = alerts.alert_id)",
            (now - 2 * self._window,),
        )

    def _note_unanswered(self, now: float) -> None:
        """Store which articles have waited for their story in vain: `link` does not run, or it is further behind."""
        row = self.db.execute("SELECT max(first_came) FROM matches WHERE stale AND hold_until <= ?", (now,)).fetchone()
        if row[0] is not None:
            self._set_later("unanswered", min(row[0], now))

    def _waits(self) -> bool:
        """Whether articles wait for their story: not after one has waited in vain, until `link` has come past it."""
        known = dict(self.db.execute("SELECT name, CAST(value AS REAL) FROM about WHERE name IN (?, ?)", _MOMENTS))
        return "unanswered" not in known or known.get("linked", 0.0) >= known["unanswered"]

    def _set_later(self, name: str, moment: float) -> None:
        self.db.execute(
            "INSERT INTO about VALUES (?, ?) ON CONFLICT (name) DO UPDATE "
            "SET value = max(CAST(value AS REAL), excluded.value)",
            (name, moment),
        )

    def _changed(self, articles: Iterable[str], came: float | None = None) -> None:
        """Re-evaluate the alerts of articles whose story changed; arriving stories show that `link` is running."""
        self.db.executemany(
            "UPDATE matches SET stale = 1, hold_until = NULL WHERE article_id = ?",
            ((article_id,) for article_id in articles),
        )
        if came is not None:
            self._set_later("linked", came)

    def _match(self, article_id: str, now: float) -> Iterator[None]:
        """Match an article; yields after each watch, since an article with many quotes may match thousands."""
        withdrawn = self.join.withdrawn(article_id)
        if withdrawn is not None:
            self._withdraw(article_id, withdrawn)
            return
        joined = self.join.read(article_id)
        if joined is None:
            return
        came = now if joined.came is None else joined.came
        notice = kill_notice(joined.clean)
        if notice is not None:
            for withdrawn_id in (article_id, *self._killed.put_notice(article_id, notice, came)):
                self._withdraw(withdrawn_id, came)
            return
        killed = self._killed.when(joined.clean, came)
        if killed is not None:
            self._withdraw(article_id, killed)
            return
        known = {
            row[0]
            for row in self.db.execute("SELECT watch_id FROM matches WHERE article_id = ?", (article_id,)).fetchall()
        }
        view = ArticleView(joined.clean, joined.entities, joined.quotes)
        matching: set[str] = set()
        for query in self.index.candidates(view):
            if query.meets_others(view):
                matching.add(query.watch_id)
                if query.watch_id in known:
                    self._keep(joined.clean, watch_match(query, view))
                elif came >= max(self._since[query.watch_id] - SLACK, now - self._window):
                    self._enter(joined.clean, watch_match(query, view), came, now)
            yield None
        if matching:
            self._killed.put_article(joined.clean, came)
        for watch_id in known - matching:
            self._withdraw(article_id, came, watch_id)
        self._take_back(article_id, came, matching)

    def _keep(self, clean: Json, match: WatchMatch) -> None:
        """Store a newer version of an article that already matches."""
        self.db.execute(
            "UPDATE matches SET time = coalesce(?, first_came), article = ?, value = ?, withdrawn = NULL, stale = 1 "
            "WHERE watch_id = ? AND article_id = ?",
            (*_stored(clean, match), match.watch_id, clean["article_id"]),
        )

    def _enter(self, clean: Json, match: WatchMatch, came: float, now: float) -> None:
        in_story = self._stories.of(clean["article_id"])[0] is not None
        hold = None if in_story or not self._waits() else now + self._wait
        self.db.execute(
            "INSERT INTO matches VALUES (?, ?, NULL, ?, 1, ?4, NULL, NULL, coalesce(?, ?4), ?, ?)",
            (match.watch_id, clean["article_id"], hold, came, *_stored(clean, match)),
        )

    def _take_back(self, article_id: str, when: float, matching: Set[str] = frozenset()) -> None:
        """Withdraw an article from open alerts that it raised and whose matches a lost state does not have.

        Args:
            article_id: the article.
            when: when it was withdrawn, or its version came that does not match, in seconds since 1970.
            matching: ids of watches that it matches still.
        """
        rows = self.db.execute(
            "SELECT watch_id, alert_id, article FROM alerts WHERE raised_by = ? AND status IN ('open', 'updated') AND "
            "NOT EXISTS (SELECT 1 FROM matches WHERE matches.watch_id = alerts.watch_id AND article_id = raised_by)",
            (article_id,),
        ).fetchall()
        for watch_id, key, article in rows:
            if watch_id not in matching:
                self.db.execute(
                    "INSERT INTO matches VALUES (?, ?, ?, NULL, 0, ?4, ?4, NULL, ?4, ?, '{}')",
                    (watch_id, article_id, key, when, article),
                )
                self.versions.touch(key)

    def _withdraw(self, article_id: str, when: float, watch_id: str | None = None) -> None:
        """Remove an article from all its alerts, or from those of one watch."""
        rows = self.db.execute(
            "SELECT watch_id, alert_id FROM matches WHERE article_id = ? AND withdrawn IS NULL", (article_id,)
        ).fetchall()
        for watch, key in rows:
            if watch_id not in (None, watch):
                continue
            if key is None:
                self.db.execute("DELETE FROM matches WHERE watch_id = ? AND article_id = ?", (watch, article_id))
                continue
            self.db.execute(
                "UPDATE matches SET withdrawn = ?, stale = 0 WHERE watch_id = ? AND article_id = ?",
                (when, watch, article_id),
            )
            self.versions.touch(key)
        if watch_id is None:
            self._take_back(article_id, when)

    def _assign(self, watch_id: str, article_id: str, key: str | None, now: float) -> None:
        """Assign a matching article to an alert: that of its story, otherwise the one that it is already in."""
        story_id, copy_of = self._stories.of(article_id)
        found = key
        if story_id is not None:
            row = self.db.execute(
                "SELECT alert_id FROM alerts WHERE watch_id = ? AND story_id = ? AND merged_into IS NULL "
                "ORDER BY alert_id != ?, alert_id",
                (watch_id, story_id, key or ""),
            ).fetchone()
            if row:
                found = row[0]
            elif key is not None and self._has_left(key, story_id):
                self.db.execute("UPDATE alerts SET story_id = ?, stale = 1 WHERE alert_id = ?", (story_id, key))
        if found is None:
            found = self.versions.open(watch_id, story_id, story_id or article_id, now)
        self.db.execute(
            "UPDATE matches SET alert_id = ?, stale = 0, hold_until = NULL, copy_of = ? "
            "WHERE watch_id = ? AND article_id = ?",
            (found, copy_of, watch_id, article_id),
        )
        self.versions.touch(found)
        if key is not None and key != found:
            self.versions.touch(key)
            left = self.db.execute("SELECT 1 FROM matches WHERE alert_id = ? AND withdrawn IS NULL", (key,)).fetchone()
            if left is None:
                self.db.execute("UPDATE alerts SET merged_into = ? WHERE alert_id = ?", (found, key))

    def _has_left(self, key: str, story_id: str) -> bool:
        """True if no article of an alert is in the alert's story any more; the alert then moves with them."""
        row = self.db.execute(
            "SELECT 1 FROM alerts JOIN matches USING (alert_id) JOIN story_of USING (article_id) "
            "WHERE alert_id = ? AND withdrawn IS NULL AND alerts.story_id = story_of.story_id",
            (key,),
        ).fetchone()
        return row is None


def _stored(clean: Json, match: WatchMatch) -> tuple[float | None, bytes, bytes]:
    """What is stored of a match: the time of the article, how it is listed, and what an alert says of it."""
    article = listed_article(clean)
    return seconds(article["published_at"]), orjson.dumps(article), orjson.dumps(matched_value(clean, match))
