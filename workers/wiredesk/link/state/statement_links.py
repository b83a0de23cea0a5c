"""Statements in the state: which quotes are one statement, and the record of each."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.article import Article, QuoteItem
from wiredesk.link.differences import compare, is_part
from wiredesk.link.postings import Keys, Postings
from wiredesk.link.shingles import shingles, word_hashes
from wiredesk.link.state.library import Library
from wiredesk.link.statements import (
    MIN_WORDS_APART,
    compared_text,
    grouped,
    one_statement,
    speakers_agree,
    speakers_conflict,
)
from wiredesk_schemas.statements import Flag, Repeat, Source, Statement, StatementSpeaker, Variant

RUN = 3
"""Words in a row that two quotes have to share to be compared."""

WINNOW = 4
"""Of as many neighbouring runs the one with the least hash is a key: any six words in a row that two quotes share
have a key in common."""

FIND = 48
"""The newest quotes of a key that are looked at: what is found more often is a stock phrase."""

MAX_CANDIDATES = 24
"""Quotes of unrelated articles that one is compared with, those that share most keys."""

MAX_RELATED = 40
"""Related articles whose quotes are compared, the likeliest."""

MAX_PAIRS = 20_000
"""Pairs of quotes that are looked at for one article; what two transcripts share is found by keys as well."""

MAX_GROUP = 1000
"""Quotes that are grouped together; more of one statement are counted in groups."""

MAX_REPEATS = 1000
MAX_VARIANTS = 100


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quote with its article."""

    num: int
    article_num: int
    article: Article
    place: int
    quote: QuoteItem

    @property
    def order(self) -> tuple[float, str, int]:
        """By what the first source is found."""
        return (*self.article.order, self.place)


class StatementLinks:
    """Pairs of quotes that are one statement, and the statement of each quote."""

    def __init__(self, connection: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = connection, library
        self.postings = Postings()

    def add(self, num: int, article: Article, related: Iterable[int]) -> set[int]:
        """Compare the quotes of an article with others; the numbers of all quotes that may be grouped differently now.

        Args:
            num: the article's number.
            article: the article.
            related: the numbers of articles that share its text or may tell its story, the likeliest first.
        """
        if not article.quotes:
            return set()
        quotes = [(self._enter(num, place, quote), quote, _runs(quote)) for place, quote in enumerate(article.quotes)]
        touched = {own for own, _, _ in quotes}
        near = [other for other in related if other != num][:MAX_RELATED]
        self._compare_all(
            [(num, article), *((other, found) for other in near if (found := self._library.get(other)))], quotes
        )
        for own, quote, runs in quotes:
            keys = quote_keys(quote, runs)
            if not len(keys):
                continue
            self._compare_apart(own, num, quote, keys, {num, *near})
            self.postings.add(own, keys)
        return touched

    def _enter(self, num: int, place: int, quote: QuoteItem) -> int:
        row = (num, place, quote.quote_id, quote.entity_id)
        own = self._db.execute(
            "INSERT INTO quotes (article, place, quote_id, entity_id) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        assert own is not None
        return own

    def _compare_all(self, articles: list[tuple[int, Article]], quotes: list[tuple[int, QuoteItem, Keys]]) -> None:
        """Compare each quote with all quotes of related articles, and with those before it in its own."""
        runs_of = {own: frozenset(runs.tolist()) for own, _, runs in quotes}
        pairs = 0
        for other, article in articles:
            nums = [
                row[0] for row in self._db.execute("SELECT num FROM quotes WHERE article = ? ORDER BY place", (other,))
            ]
            having: dict[int, list[int]] = defaultdict(list)
            for place, quote in enumerate(article.quotes):
                for run in set(_runs(quote).tolist()):
                    having[run].append(place)
            for own, quote, _ in quotes:
                places = {place for run in runs_of[own] for place in having.get(run, ())}
                for place in sorted(places):
                    there = nums[place]
                    if there == own or (other == articles[0][0] and there > own):
                        continue
                    pairs += 1
                    if pairs > MAX_PAIRS:
                        return
                    if one_statement(quote.said, article.quotes[place].said, related=True):
                        self._join(own, there)

    def _compare_apart(self, own: int, num: int, quote: QuoteItem, keys: Keys, compared: set[int]) -> None:
        found, counts = np.unique(self.postings.find(keys, FIND), return_counts=True)
        nearest = found[np.argsort(-counts, kind="stable")][:MAX_CANDIDATES].tolist()
        for there in nearest:
            other = self.spoken(there)
            if other is None or other.article_num in compared or other.article_num == num:
                continue
            if one_statement(quote.said, other.quote.said, related=False):
                self._join(own, there)

    def _join(self, here: int, there: int) -> None:
        self._db.executemany("REPLACE INTO quote_edges VALUES (?, ?)", ((here, there), (there, here)))

    def remove(self, num: int) -> tuple[set[int], set[str]]:
        """Forget the quotes of an article; the quotes that were grouped with them, and the statements they were in."""
        own = self._db.execute("SELECT num, statement FROM quotes WHERE article = ?", (num,)).fetchall()
        touched: set[int] = set()
        for quote, _ in own:
            others = [row[0] for row in self._db.execute("SELECT there FROM quote_edges WHERE here = ?", (quote,))]
            touched.update(others)
            self._db.execute("DELETE FROM quote_edges WHERE here = ?", (quote,))
            self._db.executemany(
                "DELETE FROM quote_edges WHERE here = ? AND there = ?", ((one, quote) for one in others)
            )
        self._db.execute("DELETE FROM quotes WHERE article = ?", (num,))
        statements = {statement for _, statement in own if statement}
        for statement in statements:
            touched.update(self.members(statement))
        return touched - {quote for quote, _ in own}, statements

    def members(self, statement: str) -> list[int]:
        """The quotes of a statement."""
        found = self._db.execute("SELECT num FROM quotes WHERE statement = ?", (statement,)).fetchall()
        return [row[0] for row in found]

    def statements_of(self, article: int) -> list[str]:
        """The statements made in an article."""
        found = self._db.execute(
            "SELECT DISTINCT statement FROM quotes WHERE article = ? AND statement IS NOT NULL", (article,)
        )
        return [row[0] for row in found.fetchall()]

    def by_speaker(self, entity_id: str) -> set[str]:
        """The statements of which a quote names this entity as its speaker."""
        found = self._db.execute(
            "SELECT DISTINCT statement FROM quotes WHERE entity_id = ? AND statement IS NOT NULL", (entity_id,)
        )
        return {row[0] for row in found.fetchall()}

    def spoken(self, num: int) -> Spoken | None:
        """A quote by its number; None where it is gone."""
        row = self._db.execute("SELECT article, place FROM quotes WHERE num = ?", (num,)).fetchone()
        article = self._library.get(row[0]) if row else None
        if article is None or row[1] >= len(article.quotes):
            return None
        return Spoken(num, row[0], article, row[1], article.quotes[row[1]])

    def group(self, nums: set[int]) -> set[str]:
        """Group quotes and all that belong to them anew; the statements that changed or are gone."""
        changed: set[str] = set()
        waiting = set(nums)
        for start in sorted(nums):
            if start not in waiting:
                continue
            component, edges = self._component(start)
            waiting -= component.keys()
            for statement in self._statements(component):
                changed.add(statement)
            says = {num: spoken.quote.said for num, spoken in component.items()}
            for group in grouped(says, edges, {num: spoken.order for num, spoken in component.items()}):
                changed |= self._name([component[num] for num in group])
        return changed

    def _component(self, start: int) -> tuple[dict[int, Spoken], dict[int, list[int]]]:
        component: dict[int, Spoken] = {}
        edges: dict[int, list[int]] = {}
        frontier = [start]
        while frontier and len(component) < MAX_GROUP:
            num = frontier.pop(0)
            if num in component:
                continue
            spoken = self.spoken(num)
            if spoken is None:
                continue
            component[num] = spoken
            found = self._db.execute("SELECT there FROM quote_edges WHERE here = ? ORDER BY there", (num,)).fetchall()
            edges[num] = [row[0] for row in found]
            frontier.extend(other for other in edges[num] if other not in component)
        return component, edges

    def _statements(self, component: Iterable[int]) -> set[str]:
        found = set()
        for num in component:
            row = self._db.execute("SELECT statement FROM quotes WHERE num = ?", (num,)).fetchone()
            if row and row[0]:
                found.add(row[0])
        return found

    def _name(self, group: list[Spoken]) -> set[str]:
        """Give a group its statement; a report that no quote in marks goes with is none."""
        if all(spoken.quote.said.kind == "indirect" for spoken in group):
            self._db.executemany("UPDATE quotes SET statement = NULL WHERE num = ?", ((one.num,) for one in group))
            return set()
        first = min(group, key=lambda one: one.order)
        named = f"{first.article.article_id}\0{first.quote.quote_id}\0{first.place}"
        statement = f"statement-{blake2b(named.encode(), digest_size=8).hexdigest()}"
        self._db.executemany("UPDATE quotes SET statement = ? WHERE num = ?", ((statement, one.num) for one in group))
        return {statement}

    def record(
        self, statement: str, person_of: Callable[[str], str | None], original_of: Callable[[int], Article | None]
    ) -> Statement | None:
        """The record of a statement; None where it is gone.

        Args:
            statement: its id.
            person_of: the person of an entity.
            original_of: the article that one has its text from.
        """
        group = sorted(
            (spoken for num in self.members(statement)[:MAX_GROUP] if (spoken := self.spoken(num))),
            key=lambda one: one.order,
        )
        if not group:
            return None
        first, repeats = group[0], group[1:]
        fullest = max(group, key=lambda one: (len(one.quote.said.words), [-value for value in (one.place,)]))
        variants = _Variants(first)
        seen, records = {first.article.article_id}, []
        for spoken in repeats[:MAX_REPEATS]:
            original = original_of(spoken.article_num)
            independent = spoken.article.article_id not in seen and (
                original is None or original.article_id not in seen
            )
            seen.add(spoken.article.article_id)
            records.append(
                Repeat(**_source(spoken).model_dump(), independent=independent, variant=variants.index_of(spoken))
            )
        return Statement(
            statement_id=statement,
            speaker=_speaker(group, person_of),
            text=fullest.quote.text,
            first=_source(first),
            repeats=records,
            repeats_total=len(repeats),
            variants=variants.found,
        )


class _Variants:
    """The other wordings of a statement, in the order of their first repeat."""

    def __init__(self, first: Spoken) -> None:
        self._first = first
        self._index: dict[tuple[tuple[str, ...], tuple[Flag, ...], str | None], int] = {}
        self.found: list[Variant] = []

    def index_of(self, spoken: Spoken) -> int | None:
        """The index of a quote's wording; None where its words are the first source's."""
        quote, first = spoken.quote, self._first.quote
        conflict = speakers_conflict(first.said.speaker, quote.said.speaker)
        words, others = (compared_text(one.said.kind, one.text) for one in (first, quote))
        differences, flags = compare(words, others)
        if not conflict and not differences and is_part(words, others):
            return None
        if conflict:
            flags = [*flags, "speaker_conflict"]
        speaker = quote.speaker if conflict else None
        key = (quote.said.words, tuple(flags), speaker)
        if key not in self._index:
            if len(self.found) >= MAX_VARIANTS:
                return len(self.found) - 1
            self._index[key] = len(self.found)
            self.found.append(Variant(text=quote.text, differences=differences, flags=flags, speaker=speaker))
        return self._index[key]


def _source(spoken: Spoken) -> Source:
    article = spoken.article
    return Source(
        article_id=article.article_id,
        quote_id=spoken.quote.quote_id,
        source=article.source,
        published_at=article.published_at,
    )


def _speaker(group: list[Spoken], person_of: Callable[[str], str | None]) -> StatementSpeaker | None:
    """Whom the first source credits that names somebody, under the fullest of his names."""
    known = [one.quote for one in group if one.quote.entity_id and one.quote.speaker]
    if known:
        same = [one for one in known if speakers_agree(known[0].said.speaker, one.said.speaker)] or known[:1]
        fullest = max(same, key=lambda one: (len(one.said.speaker), one.speaker or ""))
        return StatementSpeaker(name=fullest.speaker or "", person_id=person_of(fullest.entity_id or ""))
    named = [one.quote.speaker for one in group if one.quote.speaker]
    return StatementSpeaker(name=named[0], person_id=None) if named else None


def _runs(quote: QuoteItem) -> Keys:
    return _runs_of(quote.said.words)


@lru_cache(maxsize=1 << 14)
def _runs_of(words: tuple[str, ...]) -> Keys:
    """The runs of a quote's words; of a shorter one a key of all its words."""
    hashes = word_hashes(words)
    return shingles(hashes, RUN) if len(hashes) >= RUN else shingles(hashes, max(1, len(hashes)))


def quote_keys(quote: QuoteItem, runs: Keys | None = None) -> Keys:
    """The keys by which a quote is found from articles that share nothing else; none for a fragment."""
    if len(quote.said.words) < MIN_WORDS_APART:
        return np.zeros(0, np.uint32)
    return _winnowed(_runs(quote) if runs is None else runs)


def _winnowed(runs: Keys) -> Keys:
    """The least of each `WINNOW` neighbouring runs (Schleimer, Wilkerson and Aiken 2003), each once."""
    if len(runs) <= WINNOW:
        return np.unique(runs)
    windows: NDArray[np.uint32] = np.lib.stride_tricks.sliding_window_view(runs, WINNOW).min(axis=1)
    return np.unique(windows)
