"""Stores the keys of articles whose rows were put into a state of `link` without linking them."""

import sqlite3

import numpy as np

from wiredesk.link.article import article
from wiredesk.link.state.linked_keys import Added, gathered, linked_keys
from wiredesk.link.state.quote_signatures import QuoteSignatures
from wiredesk.link.state.story_links import story_keys

TOGETHER = 200
"""Articles whose keys are stored in one row, as those of a batch are."""

Rows = list[tuple[int, str, bytes, bytes | None, bytes | None, int | None]]


def store_keys(db: sqlite3.Connection, into: sqlite3.Connection, after: int = 0) -> None:
    """Write the keys of articles.

    Args:
        db: the state.
        into: has the table of keys.
        after: the number of the last article that has its keys.
    """
    articles = db.execute(
        "SELECT num, article_id, clean.part, entities.part, quotes.part, "
        "(SELECT min(num) FROM quotes WHERE article = articles.num) FROM articles "
        "JOIN parts AS clean USING (article_id) JOIN parts AS entities USING (article_id) "
        "JOIN parts AS quotes USING (article_id) "
        "WHERE num > ? AND clean.kind = 'clean' AND entities.kind = 'entities' AND quotes.kind = 'quotes' ORDER BY num",
        (after,),
    )
    while rows := articles.fetchmany(TOGETHER):
        into.execute("INSERT INTO linked_keys VALUES (?, ?)", (rows[-1][0], _row(rows)))


def _row(rows: Rows) -> bytes:
    copies: list[Added] = []
    stories: list[Added] = []
    quotes: list[Added] = []
    signatures = QuoteSignatures()
    for num, article_id, clean, entities, said, first in rows:
        found = article(article_id, clean, entities, said, None)
        copies.append((num, found.copy_keys))
        stories.append((num, story_keys(found.outline)))
        keys = found.quote_keys
        if first is not None:
            nums = np.arange(first, first + len(keys.marks), dtype=np.uint32)
            quotes.append((np.repeat(nums, keys.key_counts), keys.keys))
            signatures.add(nums, num, keys.words, keys.word_counts, keys.marks)
    return linked_keys(gathered(copies), gathered(stories), gathered(quotes), signatures.since(0))
