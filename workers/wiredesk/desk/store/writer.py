"""Writing the store: a batch of records and the places where to go on, in one transaction.

One thread alone uses it. A desk that is killed finds its file as it was after a whole batch, and goes on there.
"""

import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wiredesk.desk.store import flow, index, trends
from wiredesk.desk.store.cards import card_of, source_of
from wiredesk.desk.store.join import KINDS, JoinedArticle, join, keep, show, withdraw
from wiredesk.desk.store.records import WrongRecordError, arrival, article_of, kind_of
from wiredesk.desk.store.tables import open_for_writing
from wiredesk.desk.times import NUMBERS, seq_at, time_of
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.telemetry.logs import about

log = logging.getLogger(__name__)

LOOK_AHEAD = 2_000
"""Records between two looks at how many wait: a look costs milliseconds."""

SLACK = 10_000
"""Places in a partition. Stages write in the order of their source, but for what they work on at once and try again; a
record that waits so far behind others that found their companions has none, since its article died in `enrich`."""


class FencedError(OperationError):
    """Another desk has taken over the file; one of the two has to end."""


@dataclass(slots=True)
class Changes:
    """What a batch changed, for those who look on."""

    shown: dict[int, bytes] = field(default_factory=dict)
    """Cards in JSON, by `seq`."""
    withdrawn: list[str] = field(default_factory=list)
    """Ids of articles that are no longer there."""
    records: Counter[str] = field(default_factory=Counter)
    """Records taken, by topic without prefix."""


class Writer:
    """The store's one writer.

    Args:
        path: the file.
        most: articles to keep; older ones drop.
        clock: seconds since 1970.

    Raises:
        ConfigurationError: the file cannot be used.
    """

    def __init__(self, path: Path, most: int, clock: Callable[[], float]) -> None:
        self._path, self._most, self._clock = path, most, clock
        self._open()

    def _open(self) -> None:
        self._write = open_for_writing(self._path)
        self._token = secrets.token_hex(8)
        self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('writer', ?)", (self._token,))
        self._count()
        self._backlog_from = 0  # `offsets` knows better
        self.ahead: frozenset[tuple[str, int]] = frozenset()
        """Topics (without prefix) and partitions of which so many records wait that reading on should."""
        self._until_look = 0

    def _count(self) -> None:
        self.articles: int = self._write.execute("SELECT count(*) FROM articles").fetchone()[0]
        self.newest: int = self._write.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0]

    def close(self) -> None:
        """Close the file."""
        self._write.close()

    def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """Where to go on, by topic and partition; a store that was filled from elsewhere is emptied first.

        Args:
            origin: tells the cluster and its topics from others.
        """
        known = self._about("origin")
        if known != origin:
            if known is not None:
                log.warning("%s was filled from other topics (%s): it is made anew", self._path, known)
                self.empty()
            with self._transaction():
                self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('origin', ?)", (origin,))
        self._backlog_from = self.newest + 1 if self._about("filled") else 0
        rows = self._write.execute("SELECT topic, partition, next FROM offsets")
        return {(topic, partition): offset for topic, partition, offset in rows}

    def empty(self) -> None:
        """Make the tables anew, to be filled from the beginning of the topics."""
        with self._transaction():
            tables = self._write.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                if table != "about":
                    self._write.execute(f"DELETE FROM {table}")
            self._write.execute("DELETE FROM about WHERE name != 'writer'")
        self._count()
        self._backlog_from = 0

    def go_on_at(self, places: dict[tuple[str, int], int]) -> None:
        """Go on reading at other places than after the last record taken, by topic and partition."""
        with self._transaction():
            self._write.executemany(
                "INSERT OR REPLACE INTO offsets (topic, partition, next) VALUES (?, ?, ?)",
                [(*part, place) for part, place in places.items()],
            )

    def filled(self) -> None:
        """Note that the topics have been read to their end: what comes from now on comes as it is made."""
        with self._transaction():
            self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('filled', 'yes')")

    def take(self, messages: Sequence[Message], backlog: bool = False) -> Changes:
        """Take records of one or several partitions, each in its order, and note where to go on.

        Args:
            messages: read from the topics.
            backlog: they were there before the desk began: their articles' places in the river go by when their
                raw records came. Otherwise by when they are taken.

        Raises:
            FencedError: another desk writes to the file.
        """
        changes = Changes()
        with self._transaction():
            for message in messages:
                changes.records[kind_of(message)] += 1
                try:
                    self._take(message, backlog, changes)
                except WrongRecordError as error:
                    log.warning("a record is not shown: %s", error, extra=about(message))
            self._write.executemany(
                "INSERT OR REPLACE INTO offsets (topic, partition, next) VALUES (?, ?, ?)",
                [(message.topic, message.partition, (message.offset or 0) + 1) for message in messages],
            )
            self._drop_oldest(changes)
            self._until_look -= len(messages)
            if self._until_look <= 0:
                self._until_look = LOOK_AHEAD
                self._look_ahead()
        return changes

    def pass_time(self) -> None:
        """Let the trends' and the throughput's past fall out."""
        now = self._now()
        with self._transaction():
            index.forget(self._write, trends.fall_out(self._write, now))
            flow.fall_out(self._write, now)

    def _take(self, message: Message, backlog: bool, changes: Changes) -> None:
        kind = kind_of(message)
        if kind == "dead":
            flow.count(self._write, "letter", min(message.timestamp or 0, self._now()))
            return
        if message.value is None:
            article_id = article_of(message)
            if withdraw(self._write, article_id, kind, message.timestamp or 0):
                self._leave(article_id, uncounted=True)
                changes.withdrawn.append(article_id)
                self._join(article_id, backlog, changes)
            return
        record = arrival(message)
        if self._too_old(record.time, backlog):
            return
        if keep(self._write, record):
            self._join(record.article_id, backlog, changes)

    def _too_old(self, time: int, backlog: bool) -> bool:
        """True in the first filling for what would drop at once."""
        if not backlog or self._backlog_from or self.articles < self._most:
            return False
        oldest = self._write.execute("SELECT min(seq) FROM articles").fetchone()[0]
        return time < time_of(oldest)

    def _join(self, article_id: str, backlog: bool, changes: Changes) -> None:
        joined = join(self._write, article_id)
        if joined is None:
            return
        show(self._write, article_id)
        digest = joined.digest()
        before = self._write.execute("SELECT digest FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        if before and before[0] == digest:
            return
        if before:
            self._leave(article_id, uncounted=True)
        self._enter(joined, digest, backlog, changes)

    def _enter(self, joined: JoinedArticle, digest: bytes, backlog: bool, changes: Changes) -> None:
        now = self._now()
        wanted = max(seq_at(min(joined.arrived, now)), self._backlog_from) if backlog else seq_at(now)
        seq = self._free_seq(wanted) if backlog else max(wanted, self.newest + 1)
        self.newest = max(self.newest, seq)
        card = card_of(joined.clean, joined.entities, joined.quotes, seq, joined.arrived).model_dump_json().encode()
        source = source_of(joined.clean)
        self._write.execute(
            "INSERT INTO articles (seq, article_id, source, digest, card) VALUES (?, ?, ?, ?, ?)",
            (seq, joined.clean.article_id, source, digest, card),
        )
        index.enter(self._write, seq, source, joined.entities, joined.quotes, now)
        flow.count(self._write, "article", time_of(seq))
        self.articles += 1
        changes.shown[seq] = card

    def _leave(self, article_id: str, uncounted: bool) -> None:
        seq, source = self._write.execute(
            "SELECT seq, source FROM articles WHERE article_id = ?", (article_id,)
        ).fetchone()
        self._write.execute("DELETE FROM articles WHERE seq = ?", (seq,))
        index.leave(self._write, seq, source, uncounted)
        self.articles -= 1

    def _free_seq(self, wanted: int) -> int:
        """A free place from `wanted` on, near it."""
        reach = 1000 * NUMBERS
        while self._write.execute("SELECT 1 FROM articles WHERE seq = ?", (wanted,)).fetchone():
            wanted = (
                1
                + self._write.execute(
                    "SELECT max(seq) FROM articles WHERE seq >= ? AND seq < ?", (wanted, wanted + reach)
                ).fetchone()[0]
            )
        return wanted

    def _drop_oldest(self, changes: Changes) -> None:
        if self.articles > self._most:
            oldest = self._write.execute(
                "SELECT seq, article_id FROM articles ORDER BY seq LIMIT ?", (self.articles - self._most,)
            ).fetchall()
            for seq, article_id in oldest:
                self._leave(article_id, uncounted=False)
                self._write.execute("DELETE FROM records WHERE article_id = ? AND shown = 1", (article_id,))
                changes.shown.pop(seq, None)

    def _look_ahead(self) -> None:
        """See of which partitions too much waits; what waits for ever is dropped, as are tombstones beyond counting."""
        partitions = [row[0] for row in self._write.execute("SELECT DISTINCT partition FROM offsets")]
        ahead = set()
        for kind in KINDS:
            for partition in partitions:
                most = max(1, self._most // len(partitions))
                if self._waiting(kind, partition) >= most:
                    self._drop_companionless(kind, partition)
                    if self._waiting(kind, partition) >= most:
                        ahead.add((kind, partition))
        self.ahead = frozenset(ahead)
        self._write.execute(
            "DELETE FROM withdrawn WHERE time < (SELECT time FROM withdrawn ORDER BY time DESC LIMIT 1 OFFSET ?)",
            (self._most,),
        )

    def _waiting(self, kind: str, partition: int) -> int:
        found: int = self._write.execute(
            "SELECT count(*) FROM records WHERE kind = ? AND partition = ? AND shown = 0", (kind, partition)
        ).fetchone()[0]
        return found

    def _drop_companionless(self, kind: str, partition: int) -> None:
        self._write.execute(
            "DELETE FROM records WHERE kind = :kind AND partition = :partition AND shown = 0 AND place < "
            "(SELECT max(place) FROM records WHERE kind = :kind AND partition = :partition AND shown = 1) - :slack",
            {"kind": kind, "partition": partition, "slack": SLACK},
        )

    def _about(self, name: str) -> str | None:
        row = self._write.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _now(self) -> int:
        return int(self._clock() * 1000)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of a block or nothing of it."""
        self._write.execute("BEGIN IMMEDIATE")
        try:
            if self._about("writer") != self._token:
                raise FencedError(
                    f"another desk writes to {self._path}: give each its own with WIREDESK_DESK_FILE, or end one"
                )
            yield
        except BaseException:
            if self._write.in_transaction:  # a full disk has ended it
                self._write.execute("ROLLBACK")
            self._count()
            raise
        self._write.execute("COMMIT")
