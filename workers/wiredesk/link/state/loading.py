"""Loads the in-memory indexes from an existing state, and removes what left it."""

import sqlite3

import numpy as np

from wiredesk.link.postings import Keys, Postings
from wiredesk.link.quote_keys import owners_of
from wiredesk.link.shingles import Hashes
from wiredesk.link.state.copy_links import CopyLinks
from wiredesk.link.state.parts import Parts
from wiredesk.link.state.statement_links import StatementLinks
from wiredesk.link.state.story_links import StoryLinks, story_keys

TOGETHER = 2000
"""Articles whose keys are added in one batch."""


def load(
    connection: sqlite3.Connection, parts: Parts, copies: CopyLinks, stories: StoryLinks, statements: StatementLinks
) -> None:
    """Fill the indexes from the state."""
    articles = connection.execute("SELECT num, article_id FROM articles ORDER BY num").fetchall()
    for start in range(0, len(articles), TOGETHER):
        spoken: list[tuple[Keys, Hashes, Keys, Keys]] = []
        texts, keys, said = _Gathered(copies.postings), _Gathered(stories.postings), _Gathered(statements.postings)
        for num, article_id in articles[start : start + TOGETHER]:
            article = parts.article(article_id)
            if article is None:
                continue
            texts.add(num, article.copy_keys)
            keys.add(num, story_keys(article))
            quotes = connection.execute("SELECT num FROM quotes WHERE article = ? ORDER BY place", (num,)).fetchall()
            if quotes and len(quotes) == len(
                article.quote_keys.key_counts
            ):  # otherwise a newer version waits to be linked
                nums = np.array([row[0] for row in quotes], np.uint32)
                spoken.append(
                    (nums, article.quote_keys.words, article.quote_keys.word_counts, article.quote_keys.marks)
                )
                said.add(nums[owners_of(article.quote_keys.key_counts)], article.quote_keys.keys)
        for gathered in (texts, keys, said):
            gathered.load()
        if spoken:
            statements.signatures.add(*map(np.concatenate, zip(*spoken, strict=True)))
    for index in (copies.postings, stories.postings, statements.postings):
        index.loaded()


def compact(connection: sqlite3.Connection, copies: CopyLinks, stories: StoryLinks, statements: StatementLinks) -> None:
    """Remove articles and quotes that are no longer in the state from the indexes."""
    for postings, table in (
        (copies.postings, "articles"),
        (stories.postings, "articles"),
        (statements.postings, "quotes"),
    ):
        nums = np.fromiter((row[0] for row in connection.execute(f"SELECT num FROM {table}")), np.uint32)
        alive = np.zeros(max(postings.greatest, int(nums.max(initial=0))) + 1, np.bool_)
        alive[nums] = True
        postings.keep(alive)
    first = connection.execute("SELECT min(num) FROM quotes").fetchone()[0]
    statements.signatures.keep(first or 0)


class _Gathered:
    """A batch of keys for an index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._owners: list[Keys] = []
        self._keys: list[Keys] = []

    def add(self, owners: int | Keys, keys: Keys) -> None:
        self._owners.append(np.broadcast_to(np.asarray(owners, np.uint32), len(keys)))
        self._keys.append(keys)

    def load(self) -> None:
        if self._keys:
            self._postings.load(np.concatenate(self._owners), np.concatenate(self._keys))
