"""What a watch would have matched among the store's articles of the last days, a part of them at a time."""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from wiredesk.desk.queries.story_cards import retold
from wiredesk.desk.queries.watching.evidence_shown import evidence
from wiredesk.desk.store.cards import web_address
from wiredesk.desk.store.records import decompressed
from wiredesk.desk.times import seq_at
from wiredesk.watch.evidence import watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

DAYS = 7

DAY = 86_400_000
"""Milliseconds."""

AT_ONCE = 20
"""Articles matched in one query, which may run for 0.8 s: they take a tenth of that."""


class TrialPart(NamedTuple):
    """The result for some articles."""

    checked: int
    found: list[dict[str, Any]]
    earliest: int | None
    """The `seq` of the earliest; None if there was none."""
    before: int | None
    """Where the next part begins; None at the end."""


def in_range(read: sqlite3.Connection, now: int) -> int:
    """How many articles the store has of the last days."""
    found: int = read.execute("SELECT count(*) FROM articles WHERE seq >= ?", (seq_at(now - DAYS * DAY),)).fetchone()[0]
    return found


def trial_part(read: sqlite3.Connection, watch: Watch, now: int, before: int | None) -> TrialPart:
    """Match the next articles, newest first.

    Args:
        read: the store.
        watch: what they are matched with.
        now: milliseconds since 1970.
        before: the `before` of the previous part.
    """
    rows = read.execute(
        "SELECT seq, article_id FROM articles WHERE seq < ? AND seq >= ? ORDER BY seq DESC LIMIT ?",
        (1 << 62 if before is None else before, seq_at(now - DAYS * DAY), AT_ONCE),
    ).fetchall()
    index = WatchIndex([watch])
    found = [match for _, article_id in rows if (match := _match(read, index, article_id))]
    earliest = rows[-1][0] if rows else None
    return TrialPart(len(rows), found, earliest, earliest if len(rows) == AT_ONCE else None)


def _match(read: sqlite3.Connection, index: WatchIndex, article_id: str) -> dict[str, Any] | None:
    records = {
        kind: orjson.loads(decompressed(value))
        for kind, value in read.execute(
            "SELECT kind, value FROM records WHERE article_id = ? AND shown = 1", (article_id,)
        )
    }
    if "clean" not in records:
        return None
    view = ArticleView(records["clean"], records.get("entities"), records.get("quotes"))
    queries: Sequence[Any] = index.match(view)
    if not queries:
        return None
    match = watch_match(queries[0], view)
    article = retold(read, article_id)
    shown = {
        "reason": match.reason,
        "mentions": [mention.model_dump() for mention in match.mentions],
        "quotes": [quote.model_dump() for quote in match.quotes],
    }
    title = records["clean"]["title"]
    return {
        "article": article,
        "url": web_address(records["clean"]["url"]),
        "evidence": evidence(shown, records["clean"], title if title.strip() else article["headline"]),
    }
