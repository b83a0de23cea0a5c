"""Alerts, those that changed last first."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import orjson

from wiredesk.desk.queries.story_cards import retold
from wiredesk.desk.queries.watching.evidence_shown import clean_of, evidence
from wiredesk.desk.store.cards import NAME, SOURCE, TITLE
from wiredesk.desk.store.records import decompressed
from wiredesk.desk.times import in_utc, iso_utc
from wiredesk.watch.headlines import shorten

MAX_ARTICLES = 12
"""Other articles of the story that are listed with an alert, the newest."""

COLUMNS = "seq, raised, changed, value"


def alerts(
    read: sqlite3.Connection, watch_id: str | None, status: str | None, before: int | None, limit: int
) -> dict[str, Any]:
    """The response of `/api/alerts`."""
    given: dict[str, Any] = {"watch_id": watch_id, "status": status}
    asked = {column: value for column, value in given.items() if value is not None}
    where = " AND ".join(["seq < ?", *(f"{column} = ?" for column in asked)])
    rows = read.execute(
        f"SELECT {COLUMNS} FROM alerts WHERE {where} ORDER BY seq DESC LIMIT ?",
        (1 << 62 if before is None else before, *asked.values(), limit + 1),
    ).fetchall()
    found = [_shown(read, row) for row in rows[:limit]]
    return {"alerts": found, "next": found[-1]["seq"] if len(rows) > limit else None}


def alerts_of(read: sqlite3.Connection, alert_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Alerts with these ids, in ascending order of `seq`; unknown ones are left out."""
    found = []
    for alert_id in alert_ids:
        row = read.execute(f"SELECT {COLUMNS} FROM alerts WHERE alert_id = ?", (alert_id,)).fetchone()
        if row:
            found.append(_shown(read, row))
    return sorted(found, key=lambda alert: alert["seq"])


def _shown(read: sqlite3.Connection, row: tuple[int, int, int, bytes]) -> dict[str, Any]:
    seq, raised, changed, value = row
    alert: dict[str, Any] = orjson.loads(decompressed(value))
    raiser = alert["article"]
    clean = clean_of(read, raiser["article_id"], alert["content_hash"])
    article = _retold(read, raiser)
    headline = clean and clean["title"].strip() and clean["title"]
    others = [article for article in alert["articles"] if article["article_id"] != raiser["article_id"]]
    return {
        "seq": seq,
        "alert_id": alert["alert_id"],
        "version": alert["version"],
        "status": alert["status"],
        "watch_id": alert["watch_id"],
        "watch_name": shorten(alert["watch_name"], NAME),
        "raised_at": iso_utc(raised),
        "changed_at": iso_utc(changed),
        "article": article,
        "url": raiser["url"],
        "evidence": evidence(alert, clean, headline or article["headline"]),
        "conditions": alert["conditions"],
        "story_id": alert["story_id"],
        "articles": [_retold(read, article) for article in others[-MAX_ARTICLES:]],
        "articles_total": alert["articles_total"],
        "newsrooms": alert["newsrooms"],
        "merged_into": alert["merged_into"],
    }


def _retold(read: sqlite3.Connection, article: dict[str, Any]) -> dict[str, Any]:
    """An article of an alert: as the store has it, otherwise as the alert says."""
    published = in_utc(article["published_at"])
    return retold(
        read,
        article["article_id"],
        headline=shorten(article["title"], TITLE),
        source=article["source"] and article["source"][:SOURCE],
        published_at=published,
        published_as_given=None if published or not article["published_at"] else shorten(article["published_at"], 100),
    )
