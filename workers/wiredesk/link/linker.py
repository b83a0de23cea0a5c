"""Incremental linking: what incoming records change, and the records to be written as a result."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from wiredesk.link.article import DAY, Article, Json
from wiredesk.link.changed import Changed
from wiredesk.link.state.copy_links import CopyLinks
from wiredesk.link.state.current_records import CurrentRecords
from wiredesk.link.state.deferred import LARGE, Deferred
from wiredesk.link.state.library import Library
from wiredesk.link.state.linked_keys import LinkedKeys
from wiredesk.link.state.names.bearer_names import Identify
from wiredesk.link.state.parts import Parts
from wiredesk.link.state.people_links import PeopleLinks
from wiredesk.link.state.published import Published, Written, named_by
from wiredesk.link.state.recent import Recent
from wiredesk.link.state.statement_links import StatementLinks
from wiredesk.link.state.story_links import MAX_COPIES, RELATED, StoryLinks
from wiredesk.link.state.tables import TABLES
from wiredesk_schemas.base import Record

WINDOW = 7 * DAY
"""Maximum time between an article and its copy, in seconds."""

TOPICS = ("copies", "statements", "stories", "people")
"""The topics written, without prefix."""

MAX_FOREIGN, ADOPT_TRIES = 10_000, 60
"""Maximum stories of the leader that wait until a standby has linked their articles, and how often each is tried."""


class Linker:
    """Links articles. Its output is a function of the articles it has, independent of their arrival order.

    Stories are the exception: their ids depend on which article arrived first.

    Args:
        path: the state file; None for an in-memory state.
        identify: looks up the id of a type and a name in the user's own file.
        window: maximum time between an article and its copy, in seconds.
    """

    def __init__(
        self, path: Path | None = None, identify: Identify = lambda kind, name: None, window: float = WINDOW
    ) -> None:
        self.db: sqlite3.Connection = TABLES.open(path)
        self.parts = Parts(self.db)
        self._library = Library(self.db, self.parts)
        self._copies = CopyLinks(self.db, self._library, window)
        self._stories = StoryLinks(self.db, self._library)
        self._statements = StatementLinks(self.db, self._library)
        self._people = PeopleLinks(self.db, identify)
        self._current = CurrentRecords(self._library, self._copies, self._stories, self._statements, self._people)
        self._published = Published(self.db)
        self._deferred = Deferred(self.db)
        indexes = (self._copies.postings, self._stories.postings)
        self._keys = LinkedKeys(self.db, indexes, self._statements.postings, self._statements.signatures)
        self._fresh: set[str] = set()
        self._foreign_stories: Recent[str, tuple[list[str], int]] = Recent(MAX_FOREIGN)

    @property
    def following(self) -> bool:
        """True on a standby: its records are expected from the leader, and none are returned to be written."""
        return self._published.following

    @following.setter
    def following(self, follows: bool) -> None:
        self._published.following = follows

    def put(self, kind: str, record: Json, came: float | None = None) -> None:
        """Store a record of `news.clean`, `news.entities` or `news.quotes`.

        Args:
            kind: the topic without prefix.
            record: the record; a version older than the known one changes nothing.
            came: when its raw record arrived in Kafka, in seconds since 1970; None if unknown.
        """
        if self.parts.put(kind, record, came):
            self._fresh.add(record["article_id"])

    def withdraw(self, kind: str, article_id: str, came: float | None = None) -> None:
        """Process a tombstone of one of these topics."""
        self.parts.withdraw(kind, article_id, came)
        self._fresh.add(article_id)

    def waits_since(self, moment: float) -> bool:
        """True if an article has waited for its entities or quotes since before a time, in seconds."""
        return self.db.execute("SELECT 1 FROM waiting WHERE since <= ? LIMIT 1", (moment,)).fetchone() is not None

    def flush(self, complete: bool = False, now: float = 0.0, overdue: float | None = None) -> list[Written]:
        """Link the stored articles; return the records that changed, tombstones last.

        Args:
            complete: no more records will arrive: also link articles whose entities or quotes are missing, and write
                large statements and stories, which are otherwise written some seconds later.
            now: the current time in seconds, on the clock of `overdue`.
            overdue: also link articles that have waited since before this time.
        """
        ready = self._ready(complete, now, overdue)
        changed = Changed()
        fresh = []
        for article_id in ready:
            read = self.parts.article_with_digest(article_id)
            known = self._library.known(article_id)
            if known and read and known[1] == read[1]:
                self.parts.forget_linked(known[0])
                continue
            if known:
                self._remove(known[0], article_id, changed, now)
            if read:
                fresh.append(read)
        for article, digest, came in sorted(fresh, key=lambda pair: pair[0].order):
            self._add(self._library.enter(article, came, digest), article, changed)
        self._keys.save()
        self._deferred.add("crowded", self._copies.crowded, now)
        self._copies.crowded.clear()
        self._deferred.add("crowded quote", self._statements.crowded, now)
        self._statements.crowded.clear()
        if complete:
            changed.regrouped = float("inf")
        elif not self._deferred.due(now):
            self._defer(changed, now)
            return self._records(changed, now)
        began = time.monotonic()
        self._resume(changed)
        records = self._records(changed)
        self._deferred.rebuilt(time.monotonic() - began)
        return records

    def _defer(self, changed: Changed, now: float) -> None:
        """Leave large statements and stories for later."""
        large = self._statements.in_large(changed.quotes, {int(key) for key in self._deferred.keys("quote")})
        changed.quotes -= large
        self._deferred.add("quote", large, now)

    def _resume(self, changed: Changed) -> None:
        """Add what was deferred."""
        crowded, others = ([int(key) for key in self._deferred.take(kind)] for kind in ("crowded", "copy"))
        changed.articles |= self._copies.find_again(crowded, others)
        quotes = [int(key) for key in self._deferred.take("crowded quote")]
        changed.quotes |= self._statements.find_again(quotes, self._neighbors, self._related)
        changed.quotes.update(int(key) for key in self._deferred.take("quote"))
        changed.statements.update(str(key) for key in self._deferred.take("statement"))
        changed.story_records.update(int(key) for key in self._deferred.take("story"))

    def _neighbors(self, num: int) -> list[int]:
        return [*self._stories.neighbors(num), *self._copies.neighbors(num)]

    def _related(self, num: int, others: Sequence[int]) -> list[bool]:
        """Whether an article may be about the same event as each of several others, or shares their text."""
        stories = self._stories.related(num, others)
        return [story or self._copies.related(num, other) for other, story in zip(others, stories, strict=True)]

    def _ready(self, complete: bool, now: float, overdue: float | None) -> list[str]:
        """The articles to link; the others wait in the state, which survives a restart."""
        before = float("inf") if complete else overdue
        ready = {article_id for article_id in self._fresh if complete or self.parts.complete(article_id)}
        if before is not None:
            rows = self.db.execute("SELECT article_id FROM waiting WHERE since <= ?", (before,)).fetchall()
            ready.update(row[0] for row in rows)
        self.db.executemany("DELETE FROM waiting WHERE article_id = ?", ((article_id,) for article_id in ready))
        self.db.executemany(
            "INSERT OR IGNORE INTO waiting VALUES (?, ?)", ((article_id, now) for article_id in self._fresh - ready)
        )
        self._fresh.clear()
        return sorted(ready)

    def _remove(self, num: int, article_id: str, changed: Changed, now: float) -> None:
        article = self._library.get(num)
        story = self._stories.story_of(num)
        self._deferred.add("copy", self._copies.later_than(num), now)
        changed.articles |= self._copies.remove(num)
        changed.stories |= self._stories.remove(num)
        if story is not None:
            changed.story_records.add(story)
            changed.stories.update(self._stories.members(story))
        quotes, statements = self._statements.remove(num)
        changed.quotes |= quotes
        changed.statements |= statements
        if article is not None:
            self._people.remove(num, article)
        self._library.leave(num)
        changed.gone[num] = article_id
        for touched in (changed.articles, changed.stories):
            touched.discard(num)

    def _add(self, num: int, article: Article, changed: Changed) -> None:
        copies, others = self._copies.add(num, article)
        chances, left_out = self._stories.add(num, article, copies)
        related = sorted(
            (other for other, likely in chances.items() if likely >= RELATED),
            key=lambda other: (-chances[other], other),
        )
        changed.articles |= others
        changed.stories.add(num)
        crowded = len(copies) > MAX_COPIES or self._stories.crowded(related)
        left_out = [num for num in left_out if num not in copies]
        changed.quotes |= self._statements.add(num, article, related, crowded, left_out, self._related)
        self._people.add(num, article)

    def _records(self, changed: Changed, deferred_from: float | None = None) -> list[Written]:
        """The records that changed.

        Args:
            changed: what may have changed.
            deferred_from: the current time if large statements and stories are deferred.
        """
        people, moved = self._people.join()
        found: list[tuple[str, str, Record | None]] = [
            ("people", key, record) for key, record in sorted(people.items())
        ]
        for article_id in changed.gone.values():
            if self._library.known(article_id) is None:
                found.append(("copies", article_id, None))
        for num in sorted(changed.articles):
            record = self._copies.record(num)
            if record is not None:
                found.append(("copies", record.article_id, record))
        statements, restated = self._statements.group(changed.quotes)
        changed.statements |= statements
        # A story lists its statements and which of its articles are copies.
        stories_of = (self._stories.story_of(num) for num in changed.articles | restated)
        changed.story_records.update(story for story in stories_of if story is not None)
        for num in changed.articles:  # copy relations determine which repeats are independent
            changed.statements.update(self._statements.statements_of(num))
        changed.statements |= self._statements.by_speakers(moved)
        changed.story_records |= self._people.stories_of(moved)
        if deferred_from is not None:
            large = self._statements.large(changed.statements)
            changed.statements -= large
            self._deferred.add("statement", large, deferred_from)
        found += self._current.statements(sorted(changed.statements))
        changed.story_records |= self._stories.group(changed.stories)
        changed.story_records |= self._stories.regroup(changed.regrouped)
        if deferred_from is not None:
            stories = {num for num in changed.story_records if self._stories.is_large(num, LARGE)}
            changed.story_records -= stories
            self._deferred.add("story", stories, deferred_from)
        found += self._current.stories(changed.story_records)
        if deferred_from is not None:
            began = time.monotonic()
            due = self._deferred.due_stories(deferred_from, self._stories.size)
            found += self._current.stories(due)
            self._deferred.wrote_stories(due, deferred_from, time.monotonic() - began)
        return self._published.changed(found)

    def seen(self, topic: str, key: str, value: bytes | None) -> None:
        """Process a record read back from its topic: this linker or another one may have written it.

        Args:
            topic: the topic, without prefix.
            key: the record's key.
            value: the record; None for a tombstone.
        """
        if self._published.seen(topic, key, value) and self.following and topic == "stories" and value is not None:
            self._foreign_stories.keep(key, (named_by(topic, value)[:1], ADOPT_TRIES))

    def unwritten(self, most: int) -> list[Written]:
        """Some of the records that this state expected from the leader and that are not on the topics.

        Call it until `has_unwritten` is false, after the leader has died.
        """
        return self._published.changed(
            [(topic, key, self._current.record(topic, key)) for topic, key in self._published.unwritten(most)]
        )

    @property
    def has_unwritten(self) -> bool:
        """True if `unwritten` has more to return."""
        return self._published.has_unwritten

    def doubt(self, places: Iterable[tuple[str, str]]) -> None:
        """Write these records unless the leader does, by topic and key; nothing is known about their topics."""
        self._published.doubt(places)

    def rest(self, most: int) -> list[Written]:
        """Regroup large stories and write what is deferred; call it when nothing else has to be done.

        Args:
            most: maximum number of articles to regroup.
        """
        while self._stories.late or self._deferred.waiting:
            changed = Changed(regrouped=most)
            self._resume(changed)
            rebuilt = self._records(changed)
            if rebuilt or self.following:
                return rebuilt
        return []

    def adopt_story_ids(self) -> None:
        """Give stories the ids that the leader gave them, where this standby named them otherwise.

        An id comes from the article that the story began with, which may differ if two arrive at once.
        """
        for key, (named, tries) in list(self._foreign_stories.items()):
            known = self._library.known(named[0]) if named else None
            story = self._stories.story_of(known[0]) if known else None
            own = self._stories.story_id(story) if story is not None else None
            if named and tries and own is None:
                self._foreign_stories[key] = (named, tries - 1)
                continue
            del self._foreign_stories[key]
            if story is None or own is None or self._stories.numbered(key) is not None:
                continue
            if self._published.missing("stories", own):
                self._stories.rename(story, key)
                self._published.changed([("stories", key, self._current.story(story, key)), ("stories", own, None)])

    def settle(self, most: int) -> list[Written]:
        """The records to be rewritten of those that another linker wrote, and those of ids that no longer exist.

        Call this when all articles are linked and the topics are read to their ends. A record whose articles this state
        does not know is left as it is: they arrived before the window.

        Args:
            most: maximum number of records to check.
        """
        found: list[tuple[str, str, Record | None]] = []
        for doubt in self._published.doubts(most):
            record = self._current.record(doubt.topic, doubt.key)
            if record is not None or any(self._knows(doubt.topic, name) for name in doubt.named):
                found.append((doubt.topic, doubt.key, record))
            else:
                self._published.forget([(doubt.topic, doubt.key)])
        return self._published.changed(found)

    def _knows(self, topic: str, name: str) -> bool:
        if topic == "people":
            return self._people.person_of(name) is not None
        return self.parts.known(name)

    def expire(self, before: float) -> None:
        """Delete articles that arrived before a time, in seconds since 1970. Their written records stay as they are.

        What is written from now on is what a state that never had them would write, apart from the ids of stories and
        what an article that has left joined in one.
        """
        self._keys.merge()
        self.parts.drop_withdrawn(before)
        old = self.db.execute("SELECT num, article_id FROM articles WHERE came < ?", (before,)).fetchall()
        if not old:
            return
        quotes: set[int] = set()
        statements: set[str] = set()
        for num, _ in old:
            article = self._library.get(num)
            self._copies.remove(num)
            self._stories.remove(num)
            touched, left = self._statements.remove(num)
            quotes |= touched
            statements |= left
            if article is not None:
                self._people.remove(num, article)
            self._library.leave(num)
        self._people.save()
        self.parts.drop((article_id for _, article_id in old), before)
        # What a quote joined is grouped without it: the next record of what is left must not list both.
        statements |= self._statements.group(quotes)[0]
        self._published.forget(("copies", article_id) for _, article_id in old)
        self._published.forget(("statements", key) for key in statements if not self._statements.members(key))
        self._published.forget(("stories", story_id) for story_id in self._stories.drop_empty())
        self._published.forget(("people", person) for person in self._people.gone())
        self._people.compact()
        self._published.compact()
        self._statements.compact()
        self._keys.compact()
