"""Cards as they are shown: the stored card with the articles that share it, its quotes chosen, and a passage."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from wiredesk.desk.queries.matching import Matcher
from wiredesk.desk.queries.query_language import Search, place_of, terms_of, words_at
from wiredesk.desk.store.cards import KIND_ORDER, QUOTE_ON_CARD, QUOTES_ON_CARD, short_quote
from wiredesk.desk.store.groups import STORY
from wiredesk.desk.store.records import decompressed
from wiredesk.desk.store.withdrawals.killed_articles import killed_at
from wiredesk.desk.store.withdrawals.withdrawn_cards import withdrawn_card
from wiredesk.desk.times import iso_utc
from wiredesk.watch.headlines import shorten
from wiredesk_schemas import Quotes

OTHERS, NEWSROOMS = 12, 12
"""Articles and sources that a card names beside its own."""

PASSAGE, BEFORE = 240, 12
"""Code points of the text around the words searched for, and words before them."""

Card = dict[str, Any]


class CardStyle(NamedTuple):
    """How cards are shown."""

    min_confidence: float = 0.0
    """Quotes below it are left out, except those that a filter found."""


def cards(
    read: sqlite3.Connection, seqs: Sequence[int], style: CardStyle, matcher: Matcher | None = None
) -> list[Card]:
    """The cards of articles, in the order given; articles that are not in the store are left out."""
    return [card for seq in seqs if (card := _card(read, seq, style, matcher)) is not None]


def _card(read: sqlite3.Connection, seq: int, style: CardStyle, matcher: Matcher | None) -> Card | None:
    row = read.execute("SELECT card, grp, head FROM articles WHERE seq = ?", (seq,)).fetchone()
    if row is None:
        return withdrawn_card(read, seq)
    card: Card = orjson.loads(row[0])
    card |= {"group": row[1], "head": bool(row[2]), "story": _story(read, seq, row[1])}
    card["withdrawn_at"] = withdrawn_at(read, card["article_id"])
    if matcher is not None and (matcher.search is not None or matcher.of_quotes):
        card["quotes"] = _matching(read, seq, card["article_id"], style, matcher)
        if matcher.search is not None and not any(quote["matches"] for quote in card["quotes"]):
            card["passage"] = _passage(read, card["article_id"], matcher.search)
    else:
        sure = [quote for quote in card["quotes"] if quote["confidence"] >= style.min_confidence]
        card["quotes"] = sure[:QUOTES_ON_CARD]
    link_statements(read, card["article_id"], card["quotes"])
    return card


def _matching(
    read: sqlite3.Connection, seq: int, article_id: str, style: CardStyle, matcher: Matcher
) -> list[dict[str, Any]]:
    """The quotes of a card under a search: those found first, of these the sure and the direct ones."""
    quotes = quotes_of(read, article_id)
    worded = matcher.worded(seq)
    found = set(matcher.quotes(seq)) if matcher.of_quotes else worded
    ranked = sorted(
        (
            index not in found,
            index not in worded,
            quote.confidence < style.min_confidence,
            KIND_ORDER[quote.kind],
            index,
        )
        for index, quote in enumerate(quotes)
        if index in found or quote.confidence >= style.min_confidence
    )
    return [
        short_quote(quotes[index], QUOTE_ON_CARD).model_dump() | {"matches": index in found}
        for *_, index in ranked[:QUOTES_ON_CARD]
    ]


def quotes_of(read: sqlite3.Connection, article_id: str) -> list[Any]:
    """The quotes of an article that is shown."""
    row = read.execute(
        "SELECT value FROM records WHERE article_id = ? AND kind = 'quotes' AND shown = 1", (article_id,)
    ).fetchone()
    return list(Quotes.from_json(decompressed(row[0])).quotes) if row else []


def link_statements(read: sqlite3.Connection, article_id: str, quotes: Iterable[dict[str, Any]]) -> None:
    """Add to each quote the statement that it belongs to, if other quotes repeat it."""
    for quote in quotes:
        row = read.execute(
            "SELECT statement_id, repeats FROM statement_quotes JOIN statements USING (statement_id) "
            "WHERE article_id = ? AND quote_id = ? AND repeats > 0 ORDER BY repeats DESC, statement_id LIMIT 1",
            (article_id, quote["quote_id"]),
        ).fetchone()
        if row:
            quote["statement_id"], quote["repeats"] = row


def _story(read: sqlite3.Connection, seq: int, group: str) -> dict[str, Any] | None:
    """The articles that share a group's card; None if there are none."""
    rows = read.execute(
        "SELECT seq, article_id FROM articles WHERE grp = ? AND seq != ? ORDER BY copied, seq DESC LIMIT ?",
        (group, seq, OTHERS),
    ).fetchall()
    if not rows:
        return None
    articles, copies = read.execute("SELECT count(*), sum(copied) FROM articles WHERE grp = ?", (group,)).fetchone()
    newsrooms = read.execute(
        "SELECT value FROM (SELECT DISTINCT source FROM articles WHERE grp = ? AND copied = 0 LIMIT ?) "
        "JOIN labels ON label = source ORDER BY value",
        (group, NEWSROOMS),
    )
    return {
        "story_id": group.removeprefix(STORY) if group.startswith(STORY) else None,
        "articles": articles,
        "newsrooms": [source for (source,) in newsrooms],
        "copies": copies,
        "others": [retold(read, article_id) for _, article_id in rows],
    }


def retold(read: sqlite3.Connection, article_id: str, **otherwise: Any) -> dict[str, Any]:
    """An article in a list.

    Args:
        read: the store.
        article_id: its id.
        otherwise: fields of an article that is not in the store.
    """
    row = read.execute("SELECT card FROM articles WHERE article_id = ?", (article_id,)).fetchone()
    copy = read.execute("SELECT original_id, relation FROM copies WHERE article_id = ?", (article_id,)).fetchone()
    fields = ("seq", "headline", "source", "published_at", "published_as_given", "arrived_at")
    known = orjson.loads(row[0]) if row else {"headline": "", **otherwise}
    return {
        "article_id": article_id,
        **{field: known.get(field) for field in fields},
        "copy_of": copy[0] if copy else None,
        "relation": copy[1] if copy else None,
        "withdrawn_at": withdrawn_at(read, article_id),
    }


def withdrawn_at(read: sqlite3.Connection, article_id: str) -> str | None:
    """When an article of the store was killed by its sender, as ISO 8601 in UTC, or None."""
    time = killed_at(read, article_id)
    return None if time is None else iso_utc(time)


def _passage(read: sqlite3.Connection, article_id: str, search: Search) -> str | None:
    """The text around the first place of a word or phrase searched for."""
    row = read.execute(
        "SELECT value FROM records WHERE article_id = ? AND kind = 'clean' AND shown = 1", (article_id,)
    ).fetchone()
    text = str(orjson.loads(decompressed(row[0]))["text"])[:20_000] if row else ""
    found = words_at(text)
    words = [word for _, word in found]
    for term in terms_of(search):
        at = place_of(term, words)
        if at is not None:
            first = found[max(0, at - BEFORE)][0]
            around = " ".join(text[first : first + 2 * PASSAGE].split())
            return shorten(f"…{around}" if first else around, PASSAGE)
    return None
