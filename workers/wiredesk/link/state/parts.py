"""The parts of articles in the state: decides which version is current and which parts belong together."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wiredesk.link.article import PARTS, Article, IndexKeys, Json, Summary, article, index_keys, seconds, summary
from wiredesk.link.state.recent import Recent

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
        one, other = seconds(here), seconds(there)
        if one is not None and other is not None and one != other:
            return one < other
    return False


class Parts:
    """The newest part per article and kind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._recent: Recent[str, dict[str, Stored]] = Recent(CACHED)

    def put(self, kind: str, record: Json, came: float | None) -> bool:
        """Store the part of a record; return False if a newer version or a later withdrawal is known.

        Args:
            kind: `clean`, `entities` or `quotes`.
            record: the record.
            came: when its raw record arrived in Kafka, in seconds since 1970; None if unknown.
        """
        article_id = record["article_id"]
        version = Version(int(record.get("revision") or 1), record.get("modified_at"), record.get("published_at"))
        known = self._db.execute(
            "SELECT revision, modified_at, published_at, came, part IS NULL FROM parts "
            "WHERE article_id = ? AND kind = ?",
            (article_id, kind),
        ).fetchone()
        if known is not None:
            withdrawn = bool(known[4])
            if withdrawn and came is not None and known[3] is not None and came < known[3]:
                return False
            if not withdrawn and older(version, Version(*known[:3])):
                return False
        part = PARTS[kind](record)
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
        self._db.execute("REPLACE INTO parts VALUES (?, ?, 0, NULL, NULL, '', ?, NULL)", (article_id, kind, came))
        self._recent.pop(article_id, None)

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

    def index_keys(self, article_id: str) -> IndexKeys | None:
        """What of an article is kept in the indexes; None if there is none."""
        found = self._found(article_id)
        return index_keys(*found[:3]) if found else None

    def numbered(self, num: int) -> Article | None:
        """The article with a number in the state; None if there is none."""
        rows = self._db.execute(
            "SELECT article_id, kind, hash, parts.came, part FROM articles JOIN parts USING (article_id) "
            "WHERE num = ? AND part IS NOT NULL",
            (num,),
        ).fetchall()
        found = _one_version({kind: (hash_, came, part) for _, kind, hash_, came, part in rows})
        return article(rows[0][0], *found) if found else None

    def summaries(self, nums: Sequence[int]) -> dict[int, Summary]:
        """The summaries of the articles with some numbers, without numbers that no article has."""
        rows = self._db.execute(
            "SELECT num, part, parts.came FROM articles JOIN parts USING (article_id) "
            f"WHERE num IN ({','.join('?' * len(nums))}) AND kind = 'clean' AND part IS NOT NULL",
            nums,
        )
        return {num: summary(part, came) for num, part, came in rows}

    def quotes_of(self, num: int) -> bytes | None:
        """The part with the quotes of the article with a number; None if it has none."""
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
