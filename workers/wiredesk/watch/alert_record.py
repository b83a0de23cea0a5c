"""Builds alert records from the matches of articles and from their story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from wiredesk.link.article import seconds
from wiredesk.link.story_record import first_and_newest
from wiredesk.watch.evidence import WatchMatch
from wiredesk.watch.headlines import first_sentence
from wiredesk_schemas.alerts import AlertStatus

Json = dict[str, Any]

MAX_ARTICLES = 100
"""Articles listed, the first one and the newest: a receiver of updates sees what is new, however large the story is."""

WITHDRAWN = "The article was withdrawn or killed, or no longer matches"
MERGED = "The story turned out to be that of another alert, which goes on"


@dataclass(frozen=True, slots=True)
class MatchedArticle:
    """An article that matches a watch, as stored in the state."""

    article_id: str
    first_came: float
    """When it first arrived, in seconds since 1970."""
    withdrawn: float | None
    """When it was withdrawn or killed, or a version arrived that does not match, in seconds since 1970."""
    copy_of: str | None
    time: float
    """When it was published, otherwise when it first arrived, in seconds since 1970."""
    article: Json
    """How it is listed, without `copy_of`."""

    @property
    def order(self) -> tuple[bool, float, str]:
        """Sort key to find the article that raised an alert: originals before copies, then the earliest."""
        return (self.copy_of is not None, self.time, self.article_id)


def alert_id(watch_id: str, subject: str) -> str:
    """The id of an alert on a story, or on an article without a story."""
    digest = blake2b(f"{watch_id}\0{subject}".encode(), digest_size=12)
    return f"alert-{digest.hexdigest()}"


def listed_article(clean: Json) -> Json:
    """How a clean article is listed in alerts, without `copy_of`."""
    return {
        "article_id": clean["article_id"],
        "title": clean.get("title") or first_sentence(clean["text"]),
        "url": clean.get("url"),
        "source": clean.get("source"),
        "published_at": clean.get("published_at"),
    }


def matched_value(clean: Json, match: WatchMatch) -> Json:
    """What an alert says of the article that raises it."""
    return {
        "content_hash": clean.get("content_hash") or "",
        "language": clean.get("language"),
        "reason": match.reason,
        "conditions": match.conditions,
        "mentions": [words.fields() for words in match.words],
        "quotes": [quote.model_dump() for quote in match.quotes],
    }


def first_of(rows: Sequence[MatchedArticle]) -> tuple[MatchedArticle, bool] | None:
    """The article that raises an alert, and whether the alert is active; None if there is no article.

    An alert is withdrawn with the article that raised it. A later article that is not a copy raises it again.
    """
    if not rows:
        return None
    first = min(rows, key=lambda row: row.order)
    if first.withdrawn is None:
        return first, True
    later = [row for row in rows if row.withdrawn is None and row.copy_of is None and row.first_came > first.withdrawn]
    return (min(later, key=lambda row: row.order), True) if later else (first, False)


@dataclass(frozen=True, slots=True)
class KnownAlert:
    """The last written version of an alert."""

    alert_id: str
    watch_id: str
    story_id: str | None
    merged_into: str | None
    version: int
    status: str | None
    digest: bytes | None
    article: Json | None
    """The article that raised it."""


def alert_record(
    known: KnownAlert,
    watch_name: str,
    rows: Sequence[MatchedArticle],
    story: tuple[int, int, list[Json]] | None,
    min_newsrooms: int,
    value_of: Callable[[str], Json],
) -> Json | None:
    """The fields of the next version of an alert; None if there is nothing to write.

    Args:
        known: the last written version of the alert; version 0 if there is none.
        watch_name: the name of its watch.
        rows: the matching articles, including withdrawn ones.
        story: number of newsrooms, number of articles, and the articles of its story; None if it has no story.
        min_newsrooms: minimum number of publications that the watch requires.
        value_of: returns what the alert says of the article that raises it.
    """
    first = first_of(rows)
    newsrooms, total, members = story or (1, 0, [])
    if known.version == 0 and (first is None or not first[1] or newsrooms < min_newsrooms or known.merged_into):
        return None
    if known.merged_into or first is None or not first[1]:
        return _closed(known, watch_name)
    raised = first[0]
    articles = _articles(rows, members)
    value = value_of(raised.article_id)
    status: AlertStatus = "open" if known.status in (None, "retracted", "merged") else "updated"
    if newsrooms >= max(2, min_newsrooms) and min_newsrooms > 1:
        reach = f"{newsrooms} newsrooms tell the story"
        value = value | {
            "reason": f"{value['reason']}; {reach}" if value["conditions"] else reach,
            "conditions": [*value["conditions"], "min_newsrooms"],
        }
    return {
        **_next_version(known, watch_name, status),
        "article": _matched(raised),
        **value,
        "articles": first_and_newest(articles, MAX_ARTICLES),
        "articles_total": max(total, len(articles)),
        "newsrooms": newsrooms,
        "merged_into": None,
    }


def _next_version(known: KnownAlert, watch_name: str, status: AlertStatus) -> Json:
    """What every version of an alert begins with."""
    return {
        "alert_id": known.alert_id,
        "version": known.version + 1,
        "status": status,
        "watch_id": known.watch_id,
        "watch_name": watch_name,
        "story_id": known.story_id,
    }


def _closed(known: KnownAlert, watch_name: str) -> Json | None:
    """The version that withdraws an alert; None if it was already written."""
    status: AlertStatus = "merged" if known.merged_into else "retracted"
    if known.status == status or known.article is None:
        return None
    return {
        **_next_version(known, watch_name, status),
        "article": known.article,
        "content_hash": "",
        "language": None,
        "reason": MERGED if known.merged_into else WITHDRAWN,
        "conditions": [],
        "mentions": [],
        "quotes": [],
        "articles": [],
        "articles_total": 0,
        "newsrooms": 0,
        "merged_into": known.merged_into,
    }


def _articles(rows: Sequence[MatchedArticle], members: Sequence[Json]) -> list[Json]:
    """The listed articles of the story, and matching articles not listed there, ordered by time."""
    matching = {row.article_id: row for row in rows}
    listed: list[tuple[MatchedArticle | None, Json]] = []
    for member in members:
        row = matching.pop(member["article_id"], None)
        if row is None or row.withdrawn is None:
            listed.append((row, _matched(row) if row else _unmatched(member)))
    others = sorted(
        (row for row in matching.values() if row.withdrawn is None), key=lambda row: (row.time, row.article_id)
    )
    if not others:
        return [article for _, article in listed]
    found: list[tuple[float, Json]] = []
    latest = float("-inf")  # articles without a time keep their place in the story
    for row, article in listed:
        time = row.time if row else seconds(article["published_at"])
        latest = latest if time is None else max(latest, time)
        found.append((latest, article))
    found += [(row.time, _matched(row)) for row in others]
    return [article for _, article in sorted(found, key=lambda item: item[0])]


def _matched(row: MatchedArticle) -> Json:
    return {**row.article, "copy_of": row.copy_of}


def _unmatched(member: Json) -> Json:
    return {
        "article_id": member["article_id"],
        "title": member["title"],
        "url": None,
        "source": member.get("source"),
        "published_at": member.get("published_at"),
        "copy_of": member.get("copy_of"),
    }


def digest_of(alert: Json) -> bytes:
    """A digest of the fields of an alert, other than its version number and status, to detect changes."""
    fields = {name: value for name, value in alert.items() if name not in ("version", "status")}
    return blake2b(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS), digest_size=16).digest()
