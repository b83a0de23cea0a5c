"""What the river shows of a withdrawn article: that it was here, under which headline, and when it was withdrawn."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import orjson

from wiredesk.desk.responses import Card
from wiredesk.desk.times import iso_utc

KEPT = ("seq", "article_id", "title", "headline", "source", "published_at", "published_as_given", "arrived_at")
"""Fields that stay; text, names, quotes and address are deleted with the article."""


def put(write: sqlite3.Connection, article_id: str, time: int) -> None:
    """Store what stays of an article's card, before the article is removed.

    Args:
        write: the store.
        article_id: an article of the river.
        time: when it was withdrawn, in milliseconds since 1970.
    """
    (value,) = write.execute("SELECT card FROM articles WHERE article_id = ?", (article_id,)).fetchone()
    card = orjson.loads(value)
    left = Card(
        **{name: card[name] for name in KEPT},
        subhead=None,
        url=None,
        language=card["language"],
        dateline=None,
        summary="",
        entities=[],
        quote_count=0,
        quotes=[],
        group=f"withdrawn {article_id}",
        head=True,
        story=None,
        passage=None,
        withdrawn_at=iso_utc(time),
    )
    write.execute(
        "INSERT OR REPLACE INTO withdrawn_cards (seq, article_id, card) VALUES (?, ?, ?)",
        (left.seq, article_id, left.model_dump_json().encode()),
    )


def drop(write: sqlite3.Connection, article_id: str) -> None:
    """Delete what was stored of an article that is shown again."""
    write.execute("DELETE FROM withdrawn_cards WHERE article_id = ?", (article_id,))


def trim(write: sqlite3.Connection, most: int) -> None:
    """Keep the newest cards, and none that is older than all articles."""
    write.execute(
        "DELETE FROM withdrawn_cards WHERE seq < (SELECT min(seq) FROM articles) "
        "OR seq <= (SELECT seq FROM withdrawn_cards ORDER BY seq DESC LIMIT 1 OFFSET ?)",
        (most,),
    )


def withdrawn_card(read: sqlite3.Connection, seq: int) -> dict[str, Any] | None:
    """The card of the withdrawn article at a `seq`, or None."""
    row = read.execute("SELECT card FROM withdrawn_cards WHERE seq = ?", (seq,)).fetchone()
    return orjson.loads(row[0]) if row else None


def withdrawn_cards(read: sqlite3.Connection, article_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The cards of withdrawn articles by id; articles that are shown again have none."""
    found = {}
    for article_id in article_ids:
        row = read.execute("SELECT card FROM withdrawn_cards WHERE article_id = ?", (article_id,)).fetchone()
        if row:
            found[article_id] = orjson.loads(row[0])
    return found
