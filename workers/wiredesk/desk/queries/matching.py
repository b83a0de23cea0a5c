"""Finding articles: full text and filters, newest first or in order of relevance.

All filters are met together, and those of quotes (`speaker`, `about`, `kind`, and words with `in` = `quotes`) by one
quote. One FTS5 expression finds the articles; where several filters are about quotes, those of each article found are
tested.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from wiredesk.desk.queries.query_language import Search, fold, found_in, parse
from wiredesk.desk.store.fulltext import (
    about_token,
    kind_token,
    label_token,
    named_token,
    quote_texts,
    speaker_token,
    tokens_between,
)
from wiredesk.desk.store.index import words_of
from wiredesk.desk.store.quote_rows import index_of, quote_at

NEWEST = 1 << 53
"""Greater than every `seq`."""

MAX_RANKED = 500
"""Newest articles found that are put in order of relevance: more would take longer than a search may."""

WEIGHTS = "8.0, 1.0, 2.0, 0.0"
"""Of words in title, text and quotes, and of filters, for the relevance (BM25) of an article."""

MAX_NAMED = 40
"""Entities that a name stands for at the most."""


class Filters(NamedTuple):
    """Filters that articles must all meet; None for no filter."""

    q: str | None = None
    within: str | None = None
    """Where the words of `q` have to be: None for title or text, `title` or `quotes`."""
    person: str | None = None
    organisation: str | None = None
    place: str | None = None
    speaker: str | None = None
    about: str | None = None
    kind: str | None = None
    source: str | None = None
    language: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None


class Matcher:
    """The articles that pass some filters.

    Args:
        read: the store.
        filters: the filters.

    Raises:
        SearchSyntaxError: `q` cannot be read.
    """

    def __init__(self, read: sqlite3.Connection, filters: Filters) -> None:
        self._read = read
        self._filters = filters
        self.search: Search | None = parse(filters.q) if filters.q else None
        self._speakers = entities_of(read, filters.speaker)
        self._about = entities_of(read, filters.about)
        self._expression = self._match()
        # One filter of quotes is decided by the index alone; words could stand in several quotes.
        several = (filters.speaker, filters.about, filters.kind).count(None) < 2
        self._strict = several or (self.search is not None and filters.within == "quotes")

    @property
    def of_quotes(self) -> bool:
        """Whether some filter is about quotes."""
        filters = self._filters
        return bool(filters.speaker or filters.about or filters.kind or (self.search and filters.within == "quotes"))

    @property
    def everything(self) -> bool:
        """Whether there is no filter."""
        return self._expression == ""

    def seqs(self, before: int | None = None) -> Iterator[int]:
        """The `seq` of each article that passes, newest first."""
        top = NEWEST if before is None else before
        if self._expression is None:
            return
        if self.everything:
            rows = self._read.execute("SELECT seq FROM articles WHERE seq < ? ORDER BY seq DESC", (top,))
        else:
            rows = self._read.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? AND rowid < ? ORDER BY rowid DESC", (self._expression, top)
            )
        for (seq,) in rows:
            if not self._strict or self.quotes(seq):
                yield seq

    def ranked(self) -> Iterator[int]:
        """The `seq` of each article that passes, most relevant first; of equally relevant ones the newest.

        Of many articles only the newest `MAX_RANKED` are put in order; there are no further ones.
        """
        if self.search is None or self._expression is None:
            yield from self.seqs()
            return
        rows = self._read.execute(
            f"SELECT bm25(texts, {WEIGHTS}), rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ?",
            (self._expression, MAX_RANKED),
        ).fetchall()
        for _, seq in sorted(rows, key=lambda row: (row[0], -row[1])):
            if not self._strict or self.quotes(seq):
                yield seq

    def passes(self, seq: int) -> bool:
        """Whether one article passes."""
        if self._expression is None:
            return False
        found = (
            self.everything
            or self._read.execute(
                "SELECT 1 FROM texts WHERE texts MATCH ? AND rowid = ?", (self._expression, seq)
            ).fetchone()
        )
        return bool(found) and (not self._strict or bool(self.quotes(seq)))

    def quotes(self, seq: int) -> list[int]:
        """Indexes of the quotes of an article that pass all filters of quotes; all quotes where there are none."""
        rows = self._read.execute(
            "SELECT quote, kind, speaker FROM quotes WHERE quote >= ? AND quote < ?", (quote_at(seq), quote_at(seq + 1))
        ).fetchall()
        filters = self._filters
        found = [
            quote
            for quote, kind, speaker in rows
            if (filters.kind is None or kind == filters.kind)
            and (filters.speaker is None or speaker in self._speakers)
            and (filters.about is None or self._names(quote))
        ]
        if found and self.search is not None and filters.within == "quotes":
            said = self._said(seq)
            found = [quote for quote in found if index_of(quote) < len(said) and self._says(said[index_of(quote)])]
        return [index_of(quote) for quote in found]

    def worded(self, seq: int) -> set[int]:
        """Indexes of the quotes of an article that have the words searched for."""
        if self.search is None:
            return set()
        return {index for index, said in enumerate(self._said(seq)) if self._says(said)}

    def _says(self, said: str) -> bool:
        return self.search is not None and found_in(self.search, fold(said))

    def _said(self, seq: int) -> list[str]:
        row = self._read.execute("SELECT quotes FROM texts WHERE rowid = ?", (seq,)).fetchone()
        return quote_texts(row[0]) if row else []

    def _names(self, quote: int) -> bool:
        marks = ", ".join("?" * len(self._about))
        query = f"SELECT 1 FROM quote_about WHERE quote = ? AND entity IN ({marks})"
        return self._read.execute(query, (quote, *self._about)).fetchone() is not None

    def _match(self) -> str | None:
        """The expression for FTS5; empty without filters, None where a filter names what the store does not have."""
        filters, parts = self._filters, []
        if self.search is not None:
            columns = {"title": "title", "quotes": "quotes", None: "{title text}"}[filters.within]
            parts.append(f"{columns} : {self.search.fts()}")
        wanted: list[list[str]] = []
        for name in (filters.person, filters.organisation, filters.place):
            if name is not None:
                wanted.append([named_token(entity) for entity in entities_of(self._read, name)])
        if filters.speaker is not None:
            wanted.append([speaker_token(entity) for entity in self._speakers])
        if filters.about is not None:
            wanted.append([about_token(entity) for entity in self._about])
        if filters.kind is not None:
            wanted.append([kind_token(filters.kind)])
        for kind in ("source", "language", "section"):
            value = getattr(filters, kind)
            if value is not None:
                wanted.append([label_token(label) for label in _labels(self._read, kind, value)])
        if filters.since or filters.until:
            wanted.append(_days(self._read, filters.since, filters.until))
        if not all(wanted):
            return None
        parts += [f"facets : ({' OR '.join(tokens)})" for tokens in wanted]
        return " AND ".join(f"({part})" for part in parts)


def entities_of(read: sqlite3.Connection, name: str | None) -> list[int]:
    """The rows of the entities that an id or a name stands for.

    Args:
        read: the store.
        name: an `entity_id`; a `person_id`, which stands for all names of the person; or a name, whose words have to
            be all those of the entity's name.
    """
    if name is None:
        return []
    rows = read.execute(
        "SELECT entity FROM entities WHERE entity_id IN (SELECT ? UNION SELECT b.entity_id FROM person_entities AS b "
        "WHERE b.person_id IN (SELECT ? UNION SELECT a.person_id FROM person_entities AS a WHERE a.entity_id = ?)) "
        "LIMIT ?",
        (name, name, name, MAX_NAMED),
    ).fetchall()
    if rows:
        return [entity for (entity,) in rows]
    words = words_of(name)
    if not words:
        return []
    candidates = read.execute(
        "SELECT entity, name FROM (SELECT entity FROM names WHERE word = ? LIMIT 2000) CROSS JOIN entities "
        "USING (entity) WHERE articles > 0",
        (max(words, key=len),),
    )
    return [entity for entity, found in candidates if words_of(found) == words][:MAX_NAMED]


def _labels(read: sqlite3.Connection, kind: str, value: str) -> Sequence[int]:
    rows = read.execute("SELECT label FROM labels WHERE kind = ? AND value = ?", (kind, value))
    return [label for (label,) in rows]


def _days(read: sqlite3.Connection, since: date | None, until: date | None) -> list[str]:
    """Tokens of the days in between that some article can have."""
    first, last = (
        read.execute(f"SELECT {which}(published) FROM articles INDEXED BY articles_by_time").fetchone()[0]
        for which in ("min", "max")
    )
    if first is None:
        return []
    oldest, newest = (datetime.fromtimestamp(time / 1000, UTC).date() for time in (first, last))
    return tokens_between(max(since or oldest, oldest), min(until or newest, newest))
