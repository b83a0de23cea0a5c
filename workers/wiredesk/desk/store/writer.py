"""Writes the store: a batch of records and the offsets to resume at, in one transaction.

Used by a single thread. A desk that is killed finds its file as of the last complete batch and resumes there.
"""

import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from wiredesk.desk.store import flow, fulltext, groups, index, link_records, trends
from wiredesk.desk.store.cards import SOURCE, card_of
from wiredesk.desk.store.fulltext import Texts, day_tokens, texts_of
from wiredesk.desk.store.join import KINDS, JoinedArticle, join, keep, show, withdraw
from wiredesk.desk.store.link_records import LINK_KINDS
from wiredesk.desk.store.records import WrongRecordError, arrival, article_of, kind_of
from wiredesk.desk.store.tables import TEXTS, open_for_writing
from wiredesk.desk.store.watching import alert_records
from wiredesk.desk.store.watching.alert_records import ALERT_KINDS
from wiredesk.desk.store.withdrawals import withdrawn_cards
from wiredesk.desk.store.withdrawals.killed_articles import KilledArticles
from wiredesk.desk.times import SEQ_PER_MS, parse_time, seq_at, time_of
from wiredesk.errors import OperationError
from wiredesk.message import Message
from wiredesk.telemetry.logs import about

log = logging.getLogger(__name__)

CHECK_EVERY = 2_000
"""Records between checks of how many wait: a check costs milliseconds."""

SLACK = 10_000
"""Offsets in a partition. Stages write almost in the order of their source. A record that is this far behind others
that found their counterparts has none, since its article became a dead letter in `enrich`."""


class FencedError(OperationError):
    """Another desk has taken over the file."""


@dataclass(slots=True)
class Changes:
    """What a batch changed, for the live stream."""

    shown: set[int] = field(default_factory=set)
    """`seq` of the articles that were added or corrected, and of those that the cards of changed groups show."""
    withdrawn: list[str] = field(default_factory=list)
    """Ids of articles that were withdrawn."""
    records: Counter[str] = field(default_factory=Counter)
    """Records ingested, by topic without prefix."""
    alerts: set[str] = field(default_factory=set)
    """Ids of the alerts that were raised or changed."""


@dataclass(slots=True)
class _Batch:
    """What a batch has to do once its records are stored."""

    texts: dict[int, Texts] = field(default_factory=dict)
    """To be indexed, by `seq`."""
    unindexed: set[int] = field(default_factory=set)
    relinked: set[str] = field(default_factory=set)
    """Ids of articles whose place in the river may have changed."""
    groups: set[str] = field(default_factory=set)


class Writer:
    """The store's single writer.

    Args:
        path: the file.
        max_articles: articles to keep; older ones are deleted.
        clock: seconds since 1970.

    Raises:
        ConfigurationError: the file is not usable.
    """

    def __init__(self, path: Path, max_articles: int, clock: Callable[[], float]) -> None:
        self._path, self._max_articles, self._clock = path, max_articles, clock
        self._open()

    def _open(self) -> None:
        self._write = open_for_writing(self._path)
        self._token = secrets.token_hex(8)
        self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('writer', ?)", (self._token,))
        self._count()
        self._backlog_from = 0  # set by `offsets`
        self.ahead: frozenset[tuple[str, int]] = frozenset()
        """Topics (without prefix) and partitions to pause, since too many of their records wait for counterparts."""
        self._until_check = 0
        self._batch = _Batch()

    def _count(self) -> None:
        self.articles: int = self._write.execute("SELECT count(*) FROM articles").fetchone()[0]
        self.newest: int = self._write.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0]
        self._killed = KilledArticles(self._write)

    def close(self) -> None:
        """Close the file."""
        self._write.close()

    def offsets(self, origin: str) -> dict[tuple[str, int], int]:
        """Offsets to resume at, by topic and partition. A store filled from another origin is cleared first.

        Args:
            origin: identifies the cluster and topic prefix.
        """
        known = self._about("origin")
        if known != origin:
            if known is not None:
                log.warning("%s was filled from other topics (%s): rebuilding it", self._path, known)
                self.empty()
            with self._transaction():
                self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('origin', ?)", (origin,))
        self._backlog_from = self.newest + 1 if self._about("filled") else 0
        rows = self._write.execute("SELECT topic, partition, next FROM offsets")
        return {(topic, partition): offset for topic, partition, offset in rows}

    def use_topics(self, group: str, origin: str) -> None:
        """Use the records of some topics; those of topics that were since recreated are deleted, with the offsets.

        Args:
            group: `links` or `alerts`.
            origin: identifies the topics; empty while there are none.
        """
        known = self._about(group)
        if not origin or known == origin:
            return
        with self._transaction():
            if known is not None:
                log.warning("topics were recreated (%s): reading them from their beginning", group)
                for kind in LINK_KINDS if group == "links" else ALERT_KINDS:
                    self._write.execute("DELETE FROM offsets WHERE topic LIKE ?", (f"%.{kind}",))
                if group == "links":
                    link_records.clear(self._write)
                    every = [row[0] for row in self._write.execute("SELECT article_id FROM articles")]
                    groups.choose_heads(self._write, groups.regroup(self._write, every))
                else:
                    alert_records.clear(self._write)
            self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)", (group, origin))

    def empty(self) -> None:
        """Clear the tables, to be filled from the beginning of the topics."""
        with self._transaction():
            self._write.execute("DROP TABLE texts")
            tables = self._write.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                if table != "about":
                    self._write.execute(f"DELETE FROM {table}")
            self._write.execute(TEXTS)
            self._write.execute("DELETE FROM about WHERE name != 'writer'")
        self._count()
        self._backlog_from = 0

    def set_offsets(self, offsets: dict[tuple[str, int], int]) -> None:
        """Resume at other offsets, by topic and partition."""
        with self._transaction():
            self._write.executemany(
                "INSERT OR REPLACE INTO offsets (topic, partition, next) VALUES (?, ?, ?)",
                [(*partition, offset) for partition, offset in offsets.items()],
            )

    def mark_filled(self) -> None:
        """Record that the topics have been read to their end: later records are live."""
        with self._transaction():
            self._write.execute("INSERT OR REPLACE INTO about (name, value) VALUES ('filled', 'yes')")

    def ingest(self, messages: Sequence[Message], backlog: bool = False) -> Changes:
        """Store records of one or more partitions, in order within each, and the offsets to resume at.

        Args:
            messages: read from the topics.
            backlog: the records existed before the desk started: articles are placed in the river by the arrival of
                their raw records, otherwise by the current time.

        Raises:
            FencedError: another desk writes to the file.
        """
        changes = Changes()
        self._batch = _Batch()
        with self._transaction():
            for message in messages:
                changes.records[kind_of(message)] += 1
                try:
                    self._ingest(message, backlog, changes)
                except WrongRecordError as error:
                    log.warning("skipping a record: %s", error, extra=about(message))
            self._write.executemany(
                "INSERT OR REPLACE INTO offsets (topic, partition, next) VALUES (?, ?, ?)",
                [(message.topic, message.partition, (message.offset or 0) + 1) for message in messages],
            )
            self._drop_oldest()
            self._until_check -= len(messages)
            if self._until_check <= 0:
                self._until_check = CHECK_EVERY
                self._check_waiting()
                self._batch.relinked |= link_records.trim(self._write, self._max_articles)
                alert_records.trim(self._write, self._max_articles)
            self._finish(changes)
        return changes

    def _finish(self, changes: Changes) -> None:
        """Index the batch's texts, and work out the cards of the river that it changed."""
        batch = self._batch
        fulltext.remove(self._write, batch.unindexed)
        fulltext.put(self._write, batch.texts)
        changed = batch.groups | groups.regroup(self._write, batch.relinked)
        changes.shown |= set(groups.choose_heads(self._write, changed)) | batch.texts.keys()

    def expire(self) -> None:
        """Expire old steps of trends and throughput."""
        now = self._now()
        with self._transaction():
            index.drop_unused(self._write, trends.expire(self._write, now))
            flow.expire(self._write, now)

    def _ingest(self, message: Message, backlog: bool, changes: Changes) -> None:
        kind = kind_of(message)
        if kind == "dead":
            flow.count(self._write, "letter", min(message.timestamp or 0, self._now()))
            return
        if kind in LINK_KINDS:
            self._batch.relinked |= link_records.put(self._write, kind, message)
            return
        if kind in ALERT_KINDS:
            if alert_id := alert_records.put(self._write, kind, message):
                changes.alerts.add(alert_id)
            return
        if message.value is None:
            article_id = article_of(message)
            if withdraw(self._write, article_id, kind, message.timestamp or 0):
                withdrawn_cards.put(self._write, article_id, min(message.timestamp or 0, self._now()))
                self._killed.forget(article_id)
                self._remove(article_id, from_trends=True)
                changes.withdrawn.append(article_id)
                self._join(article_id, backlog, changes)
            return
        record = arrival(message)
        if self._too_old(record.time, backlog):
            return
        if keep(self._write, record):
            self._join(record.article_id, backlog, changes)

    def _too_old(self, time: int, backlog: bool) -> bool:
        """True during the first fill for records that would be dropped at once."""
        if not backlog or self._backlog_from or self.articles < self._max_articles:
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
            self._remove(article_id, from_trends=True)
        self._add(joined, digest, backlog)

    def _add(self, joined: JoinedArticle, digest: bytes, backlog: bool) -> None:
        now = self._now()
        preferred = max(seq_at(min(joined.arrived, now)), self._backlog_from) if backlog else seq_at(now)
        seq = self._free_seq(preferred) if backlog else max(preferred, self.newest + 1)
        self.newest = max(self.newest, seq)
        clean, article_id = joined.clean, joined.clean.article_id
        card = card_of(clean, joined.entities, joined.quotes, seq, joined.arrived)
        published = parse_time(card.published_at)
        published_ms = int(published.timestamp() * 1000) if published else None
        labels = (
            index.label_of(self._write, "source", card.source),
            index.label_of(self._write, "language", card.language),
            index.label_of(self._write, "section", clean.section and clean.section[:SOURCE]),
        )
        self._write.execute(
            "INSERT INTO articles (seq, article_id, digest, card, source, language, section, published, agency, grp) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                article_id,
                digest,
                card.model_dump_json().encode(),
                *labels,
                published_ms,
                clean.agency and clean.agency[:SOURCE],
                f"{groups.ARTICLE}{article_id}",
            ),
        )
        facets = index.add(self._write, seq, labels, joined.entities, joined.quotes, now)
        facets += day_tokens(published_ms)
        self._batch.texts[seq] = texts_of(clean, card.headline, joined.quotes[: index.MAX_QUOTES], facets)
        withdrawn_cards.drop(self._write, article_id)
        self._batch.relinked.update((article_id, *self._killed.add(clean, joined.arrived)))
        flow.count(self._write, "article", time_of(seq))
        self.articles += 1

    def _remove(self, article_id: str, from_trends: bool) -> None:
        seq, group, *labels = self._write.execute(
            "SELECT seq, grp, source, language, section FROM articles WHERE article_id = ?", (article_id,)
        ).fetchone()
        self._write.execute("DELETE FROM articles WHERE seq = ?", (seq,))
        index.remove(self._write, seq, (labels[0], labels[1], labels[2]), from_trends)
        if self._batch.texts.pop(seq, None) is None:
            self._batch.unindexed.add(seq)
        self._batch.groups.add(group)
        self._batch.relinked.add(article_id)
        self.articles -= 1

    def _free_seq(self, preferred: int) -> int:
        """A free `seq` at or soon after `preferred`."""
        reach = 1000 * SEQ_PER_MS
        while self._write.execute("SELECT 1 FROM articles WHERE seq = ?", (preferred,)).fetchone():
            preferred = (
                1
                + self._write.execute(
                    "SELECT max(seq) FROM articles WHERE seq >= ? AND seq < ?", (preferred, preferred + reach)
                ).fetchone()[0]
            )
        return preferred

    def _drop_oldest(self) -> None:
        if self.articles > self._max_articles:
            oldest = self._write.execute(
                "SELECT article_id FROM articles ORDER BY seq LIMIT ?", (self.articles - self._max_articles,)
            ).fetchall()
            for (article_id,) in oldest:
                self._remove(article_id, from_trends=False)
                self._killed.forget(article_id)
                self._write.execute("DELETE FROM records WHERE article_id = ? AND shown = 1", (article_id,))

    def _check_waiting(self) -> None:
        """Find partitions with too many waiting records; drop orphaned records and old tombstones."""
        partitions = [row[0] for row in self._write.execute("SELECT DISTINCT partition FROM offsets")]
        ahead = set()
        for kind in KINDS:
            for partition in partitions:
                limit = max(1, self._max_articles // len(partitions))
                if self._waiting(kind, partition) >= limit:
                    self._drop_orphans(kind, partition)
                    if self._waiting(kind, partition) >= limit:
                        ahead.add((kind, partition))
        self.ahead = frozenset(ahead)
        withdrawn_cards.trim(self._write, self._max_articles)
        self._write.execute(
            "DELETE FROM withdrawn WHERE time < (SELECT time FROM withdrawn ORDER BY time DESC LIMIT 1 OFFSET ?)",
            (self._max_articles,),
        )

    def _waiting(self, kind: str, partition: int) -> int:
        found: int = self._write.execute(
            "SELECT count(*) FROM records WHERE kind = ? AND partition = ? AND shown = 0", (kind, partition)
        ).fetchone()[0]
        return found

    def _drop_orphans(self, kind: str, partition: int) -> None:
        self._write.execute(
            'DELETE FROM records WHERE kind = :kind AND partition = :partition AND shown = 0 AND "offset" < '
            '(SELECT max("offset") FROM records WHERE kind = :kind AND partition = :partition AND shown = 1) - :slack',
            {"kind": kind, "partition": partition, "slack": SLACK},
        )

    def _about(self, name: str) -> str | None:
        row = self._write.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _now(self) -> int:
        return int(self._clock() * 1000)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction: all of the block or nothing."""
        self._write.execute("BEGIN IMMEDIATE")
        try:
            if self._about("writer") != self._token:
                raise FencedError(
                    f"another desk writes to {self._path}: set WIREDESK_DESK_FILE to a separate file, or stop one"
                )
            yield
        except BaseException:
            if self._write.in_transaction:  # a full disk has ended it
                self._write.execute("ROLLBACK")
            self._count()
            raise
        self._write.execute("COMMIT")
