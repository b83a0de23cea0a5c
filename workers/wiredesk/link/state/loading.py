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
    quotes = _Quotes(connection)
    articles = connection.execute("SELECT num FROM articles ORDER BY num")
    while some := articles.fetchmany(TOGETHER):
        spoken: list[tuple[Keys, Keys, Hashes, Keys, Keys]] = []
        texts, keys, said = _Gathered(copies.postings), _Gathered(stories.postings), _Gathered(statements.postings)
        for (num,) in some:
            found = parts.index_keys(num)
            if found is None:
                continue
            texts.add(num, found.copies)
            keys.add(num, story_keys(found))
            nums, quoted = quotes.of(num), found.quotes
            if len(nums) and len(nums) == len(quoted.marks):  # otherwise a newer version waits to be linked
                spoken.append((nums, np.full_like(nums, num), quoted.words, quoted.word_counts, quoted.marks))
                said.add(nums[owners_of(quoted.key_counts)], quoted.keys)
        for gathered in (texts, keys, said):
            gathered.load()
        if spoken:
            statements.signatures.add(*map(np.concatenate, zip(*spoken, strict=True)))
    for index in (copies.postings, stories.postings, statements.postings):
        index.loaded()


class _Quotes:
    """The numbers of the quotes of each article, read in one query in the order of the articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        # Quotes of one article have consecutive numbers.
        self._rows = connection.execute("SELECT article, min(num), count(*) FROM quotes GROUP BY article")
        self._next = self._rows.fetchone()

    def of(self, article: int) -> Keys:
        """The quotes of an article; call it in ascending order."""
        while self._next and self._next[0] < article:
            self._next = self._rows.fetchone()
        if not self._next or self._next[0] != article:
            return np.zeros(0, np.uint32)
        _, first, count = self._next
        return np.arange(first, first + count, dtype=np.uint32)


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
    statements.compact()


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
