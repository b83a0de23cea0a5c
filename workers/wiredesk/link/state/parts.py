"""The parts of articles in the state: decides which version is current and which parts belong together."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wiredesk.link.article import PARTS, Article, Json, Order, Summary, article, order, seconds, summary
from wiredesk.link.state.recent import Recent, batched

CACHED = 2000
"""Articles whose parts are kept in memory after they arrived, about 15 kB each: all of a batch, and those that wait."""


Stored = tuple[str, float | None, bytes]
"""The hash of a part's text, when it arrived, and the part."""

Found = tuple[bytes, bytes | None, bytes | None, float | None]
"""The parts of one version of a text, and when it arrived."""


class Version(NamedTuple):
    """The version fields of a record."""

    revision: int
    modified_at: str | None
    published_at: str | None


def older(version: Version, known: Version) -> bool:
    """True if a version arrived late and is outdated, by the rules of docs/records.md."""
    if version.revision != known.revision:
        return version.revision < known.revision
    for here, there in ((version.modified_at, known.modified_at), (version.published_at, known.published_at)):
        time_here, time_there = seconds(here), seconds(there)
        if time_here is not None and time_there is not None and time_here != time_there:
            return time_here < time_there
    return False


class Parts:
    """The newest part per article and kind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._recent: Recent[str, dict[str, Stored]] = Recent(CACHED)
        self._new: Recent[str, dict[str, tuple[int, str | None, str | None, float | None, bool]]] = Recent(CACHED)
        """Articles that had no parts and are not linked: the version, the arrival and False for each part since."""
        self._replaced = {row[0] for row in connection.execute("SELECT DISTINCT num FROM replaced")}
        """Linked articles with newer parts, which are not linked yet, by number."""

    def put(self, kind: str, record: Json, came: float | None) -> bool:
        """Store the part of a record; return False if a newer version or a later withdrawal is known.

        Args:
            kind: `clean`, `entities` or `quotes`.
            record: the record.
            came: when its raw record arrived in Kafka, in seconds since 1970; None if unknown.
        """
        article_id = record["article_id"]
        version = Version(int(record.get("revision") or 1), record.get("modified_at"), record.get("published_at"))
        if article_id in self._new:
            known = self._new[article_id].get(kind)
        else:
            rows = self._db.execute(
                "SELECT kind, revision, modified_at, published_at, came, part IS NULL FROM parts WHERE article_id = ?",
                (article_id,),
            ).fetchall()
            known = next((row[1:] for row in rows if row[0] == kind), None)
            if not rows:
                self._new.keep(article_id, {})
        if known is not None:
            withdrawn = bool(known[4])
            if withdrawn and came is not None and known[3] is not None and came < known[3]:
                return False
            if not withdrawn and older(version, Version(*known[:3])):
                return False
        part = PARTS[kind](record)
        if article_id in self._new:
            self._new[article_id][kind] = (*version, came, False)
        else:
            self._keep_linked(article_id)
        self._db.execute(
            "REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article_id, kind, *version, record.get("content_hash") or "", came, part),
        )
        if known is None or article_id in self._recent:
            stored = self._recent.used(article_id, {})
            stored[kind] = (record.get("content_hash") or "", came, part)
            self._recent.keep(article_id, stored)
        return True

    def withdraw(self, kind: str, article_id: str, came: float | None) -> None:
        """Delete the part of a kind, and store when: earlier records that arrive late are ignored."""
        self._new.pop(article_id, None)
        self._keep_linked(article_id)
        self._db.execute("REPLACE INTO parts VALUES (?, ?, 0, NULL, NULL, '', ?, NULL)", (article_id, kind, came))
        self._recent.pop(article_id, None)

    def _keep_linked(self, article_id: str) -> None:
        """Keep the parts from which an article was linked: what it contributed is taken back from them."""
        row = self._db.execute("SELECT num FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        if row is None or row[0] in self._replaced:
            return
        self._replaced.add(row[0])
        self._db.execute(
            "INSERT INTO replaced SELECT ?, kind, hash, came, part FROM parts "
            "WHERE article_id = ? AND part IS NOT NULL",
            (row[0], article_id),
        )

    def forget_linked(self, num: int) -> None:
        """Drop the parts that were kept: the article is linked from its present parts, or no longer."""
        if num in self._replaced:
            self._replaced.discard(num)
            self._db.execute("DELETE FROM replaced WHERE num = ?", (num,))

    def _linked(self, num: int) -> dict[str, Stored]:
        """The parts from which an article was linked."""
        rows = self._db.execute(
            "SELECT kind, hash, came, part FROM replaced WHERE num = ?"
            if num in self._replaced
            else "SELECT kind, hash, parts.came, part FROM articles JOIN parts USING (article_id) "
            "WHERE num = ? AND part IS NOT NULL",
            (num,),
        )
        return {kind: (hash_, came, part) for kind, hash_, came, part in rows}

    def _stored(self, article_id: str) -> dict[str, Stored]:
        """The hash of the text, the time of arrival and the part of each kind."""
        recent = self._recent.used(article_id, {})
        if len(recent) == len(PARTS):
            return recent
        rows = self._db.execute(
            "SELECT kind, hash, came, part FROM parts WHERE article_id = ? AND part IS NOT NULL", (article_id,)
        )
        return {kind: (hash_, came, part) for kind, hash_, came, part in rows}

    def known(self, article_id: str) -> bool:
        """True if an article exists or was withdrawn."""
        row = self._db.execute("SELECT 1 FROM parts WHERE article_id = ? AND kind = 'clean'", (article_id,)).fetchone()
        return row is not None

    def complete(self, article_id: str) -> bool:
        """True if all parts of an article's clean text are present, or the text was withdrawn."""
        hashes = {kind: stored[0] for kind, stored in self._stored(article_id).items()}
        clean = hashes.get("clean")
        return clean is None or all(hashes.get(kind) == clean for kind in ("entities", "quotes"))

    def numbered(self, num: int) -> Article | None:
        """The article with a number in the state, as it was linked; None if there is none."""
        found = _one_version(self._linked(num))
        row = self._db.execute("SELECT article_id FROM articles WHERE num = ?", (num,)).fetchone()
        return article(row[0], *found) if found and row else None

    def summaries(self, nums: Sequence[int]) -> dict[int, Summary]:
        """The summaries of the articles with some numbers, without numbers that no article has."""
        found: dict[int, Summary] = {}
        for num in self._replaced.intersection(nums):
            if clean := self._linked(num).get("clean"):
                found[num] = summary(clean[2], clean[1])
        current = [num for num in nums if num not in self._replaced]
        rows = self._db.execute(
            "SELECT num, part, parts.came FROM articles JOIN parts USING (article_id) "
            f"WHERE num IN ({','.join('?' * len(current))}) AND kind = 'clean' AND part IS NOT NULL",
            current,
        )
        found.update((num, summary(part, came)) for num, part, came in rows)
        return found

    def orders(self, nums: Sequence[int]) -> dict[int, Order]:
        """The `order` of the articles with some numbers, without their parts; without numbers that no article has."""
        found: dict[int, Order] = {}
        for num in self._replaced.intersection(nums):
            if (replaced := self.numbered(num)) is not None:
                found[num] = replaced.order
        for some in batched([num for num in nums if num not in self._replaced]):
            rows = self._db.execute(
                "SELECT num, article_id, published_at, parts.came FROM articles JOIN parts USING (article_id) "
                f"WHERE num IN ({','.join('?' * len(some))}) AND kind = 'clean' AND part IS NOT NULL",
                some,
            )
            found.update((num, order(article_id, published, came)) for num, article_id, published, came in rows)
        return found

    def quotes_of(self, num: int) -> bytes | None:
        """The part with the quotes of the article with a number; None if it has none."""
        if num in self._replaced:
            found = _one_version(self._linked(num))
            return found[2] if found else None
        row = self._db.execute(
            "SELECT quotes.part FROM articles JOIN parts AS clean USING (article_id) "
            "JOIN parts AS quotes USING (article_id) "
            "WHERE num = ? AND clean.kind = 'clean' AND clean.part IS NOT NULL AND quotes.kind = 'quotes' "
            "AND (quotes.hash = clean.hash OR clean.hash = '')",
            (num,),
        ).fetchone()
        return row[0] if row else None

    def article_with_digest(self, article_id: str) -> tuple[Article, bytes, float | None] | None:
        """An article, the digest of its parts, and when it arrived; None if there is none."""
        self._new.pop(article_id, None)  # it is linked next
        found = self._found(article_id)
        if found is None:
            return None
        *parts, came = found
        digest = hashlib.blake2b(digest_size=16)
        for part in (*parts, b"" if came is None else str(came).encode()):
            digest.update(b"\0" if part is None else part)
        return article(article_id, *found), digest.digest(), came

    def _found(self, article_id: str) -> Found | None:
        """The parts of one version of a text, and when it arrived."""
        return _one_version(self._stored(article_id))

    def drop(self, article_ids: Iterable[str], before: float) -> None:
        """Delete the parts of articles that arrived before a time, in seconds since 1970.

        Later ones belong to a correction whose text is still to come.
        """
        gone = list(article_ids)
        self._db.executemany(
            "DELETE FROM parts WHERE article_id = ? AND (came IS NULL OR came < ?)",
            ((article_id, before) for article_id in gone),
        )
        for article_id in gone:
            self._recent.pop(article_id, None)
            self._new.pop(article_id, None)

    def drop_withdrawn(self, before: float) -> None:
        """Forget withdrawals from before a time, in seconds since 1970: no record from before them still comes."""
        self._db.execute("DELETE FROM parts WHERE part IS NULL AND came < ?", (before,))


def _one_version(stored: dict[str, Stored]) -> Found | None:
    """The parts that belong to the clean text; None if there is none."""
    if "clean" not in stored:
        return None
    hash_, came, clean = stored["clean"]
    entities, quotes = (
        stored[kind][2] if kind in stored and (stored[kind][0] == hash_ or not hash_) else None
        for kind in ("entities", "quotes")
    )
    return clean, entities, quotes, came
