"""The river: one card per story, newest first, with search and filters."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any

from wiredesk.desk.queries.matching import NEWEST, Filters, Matcher
from wiredesk.desk.queries.story_cards import CardStyle, cards

MAX_MISSED = 100
"""Cards sent to a page that reconnects; older ones are loaded page by page."""

MAX_NEWER = 200
"""Newer articles of a story that are tested to find out whether an earlier page has shown it."""


def river(
    read: sqlite3.Connection,
    filters: Filters,
    before: int | None,
    limit: int,
    style: CardStyle,
    by_relevance: bool = False,
) -> dict[str, Any]:
    """The response of `/api/articles`.

    Args:
        read: the store.
        filters: the filters.
        before: the `next` of the previous page: a `seq`, or a number of cards where they are ordered by relevance.
        limit: cards of a page.
        style: how cards are shown.
        by_relevance: order articles found by words by relevance.

    Raises:
        SearchSyntaxError: the search cannot be read.
    """
    matcher = Matcher(read, filters)
    if by_relevance and matcher.search is not None:
        first = before or 0
        page = list(islice(_first_of_groups(read, matcher.ranked()), first, first + limit + 1))
        following = first + limit if len(page) > limit else None
        return {"articles": cards(read, page[:limit], style, matcher), "next": following}
    found = _heads(read, before) if matcher.everything else _one_a_group(read, matcher, before)
    seqs = list(islice(found, limit + 1))
    return {
        "articles": cards(read, seqs[:limit], style, matcher),
        "next": seqs[limit - 1] if len(seqs) > limit else None,
    }


def missed(read: sqlite3.Connection, after: int, style: CardStyle) -> list[dict[str, Any]]:
    """The newest cards after a `seq`, at most `MAX_MISSED`, oldest first."""
    rows = read.execute(
        "SELECT seq FROM articles INDEXED BY river WHERE head = 1 AND seq > ?1 "
        "UNION ALL SELECT seq FROM withdrawn_cards WHERE seq > ?1 ORDER BY seq DESC LIMIT ?2",
        (after, MAX_MISSED),
    ).fetchall()
    return cards(read, [seq for (seq,) in reversed(rows)], style)


def sources(read: sqlite3.Connection) -> dict[str, Any]:
    """The response of `/api/sources`."""
    return {"sources": [{"source": value, "articles": articles} for value, articles in _most(read, "source")]}


def choices(read: sqlite3.Connection) -> dict[str, Any]:
    """The response of `/api/choices`."""
    return {
        f"{kind}s": [{"value": value, "articles": articles} for value, articles in _most(read, kind)]
        for kind in ("source", "language", "section")
    }


def _most(read: sqlite3.Connection, kind: str, most: int = 200) -> list[tuple[str, int]]:
    return read.execute(
        "SELECT value, articles FROM labels WHERE kind = ? ORDER BY articles DESC LIMIT ?", (kind, most)
    ).fetchall()


def _heads(read: sqlite3.Connection, before: int | None) -> Iterator[int]:
    rows = read.execute(
        "SELECT seq FROM articles INDEXED BY river WHERE head = 1 AND seq < ?1 "
        "UNION ALL SELECT seq FROM withdrawn_cards WHERE seq < ?1 ORDER BY seq DESC",
        (NEWEST if before is None else before,),
    )
    return (seq for (seq,) in rows)


def _one_a_group(read: sqlite3.Connection, matcher: Matcher, before: int | None) -> Iterator[int]:
    """The newest article of each group that passes; groups of earlier pages are left out."""
    seen = set()
    for seq in matcher.seqs(before):
        (group,) = read.execute("SELECT grp FROM articles WHERE seq = ?", (seq,)).fetchone()
        if group in seen:
            continue
        seen.add(group)
        if before is None or not _shown_before(read, matcher, group, before):
            yield seq


def _first_of_groups(read: sqlite3.Connection, seqs: Iterator[int]) -> Iterator[int]:
    """The first article of each group."""
    seen = set()
    for seq in seqs:
        (group,) = read.execute("SELECT grp FROM articles WHERE seq = ?", (seq,)).fetchone()
        if group not in seen:
            seen.add(group)
            yield seq


def _shown_before(read: sqlite3.Connection, matcher: Matcher, group: str, before: int) -> bool:
    newer = read.execute(
        "SELECT seq FROM articles WHERE grp = ? AND seq >= ? LIMIT ?", (group, before, MAX_NEWER)
    ).fetchall()
    return any(matcher.passes(seq) for (seq,) in newer)
