"""Statements in the state: which quotes belong to the same statement, and the records of statements."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b

import numpy as np

from wiredesk.link.article import Article
from wiredesk.link.postings import Postings
from wiredesk.link.quote_keys import owners_of
from wiredesk.link.shingles import counted, distinct
from wiredesk.link.state.deferred import LARGE
from wiredesk.link.state.library import Library
from wiredesk.link.state.quote_signatures import QuoteSignatures
from wiredesk.link.statement_record import Spoken, in_answer, statement_record
from wiredesk.link.statements import grouped, min_words_apart, one_statement
from wiredesk_schemas.statements import Statement

FIND = 48
"""Maximum quotes considered per key, the newest ones: a more frequent key is a stock phrase."""

MAX_CANDIDATES = 24
"""Maximum quotes of unrelated articles to compare a quote with, those that share most keys."""

MAX_RELATED = 40
"""Maximum related articles whose quotes are compared, the likeliest ones."""

MAX_PAIRS = 20_000
"""Maximum pairs of quotes considered per article; keys also find what two transcripts share."""

MAX_GROUP = 1000
"""Maximum quotes grouped together; a larger statement is counted in several groups."""


class StatementLinks:
    """Pairs of quotes that are the same statement, and the statement of each quote."""

    def __init__(self, connection: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = connection, library
        self.postings = Postings()
        self.signatures = QuoteSignatures()
        last = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'quotes'").fetchone()
        self._next = (last[0] or 0) + 1
        self._alone: dict[int, Spoken] = {}
        """Quotes added since the last grouping that match no other quote, as most do."""
        self._singles: dict[str, Spoken] = {}
        """Statements that consist of a single such quote."""

    def add(self, num: int, article: Article, related: Iterable[int]) -> set[int]:
        """Compare the quotes of an article with others; return the numbers of quotes whose grouping may change.

        Args:
            num: the article's number.
            article: the article.
            related: the numbers of articles that share its text or may tell its story, the likeliest first.
        """
        if not article.quotes:
            return set()
        keys = article.quote_keys
        nums = range(self._next, self._next + len(article.quotes))
        self._next = nums.stop
        words = np.split(keys.words, np.cumsum(keys.word_counts)[:-1])
        self._db.executemany(
            "INSERT INTO quotes (num, article, place, quote_id, entity_id, words) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (nums[place], num, place, quote.quote_id, quote.entity_id, words[place].tobytes())
                for place, quote in enumerate(article.quotes)
            ),
        )
        for place, quote in enumerate(article.quotes):
            self._alone[nums[place]] = Spoken(nums[place], num, article, place, quote)
        near = [other for other in related if other != num][:MAX_RELATED]
        self._compare_all(
            [(num, article), *((other, found) for other in near if (found := self._library.get(other)))], nums
        )
        self.signatures.add(np.array(nums), keys.words, keys.word_counts)
        self._compare_apart(article, nums, [one.tolist() for one in words], {num, *near})
        self.postings.add(np.array(nums, np.uint32)[owners_of(keys.key_counts)], keys.keys)
        return set(nums)

    def _compare_all(self, articles: list[tuple[int, Article]], owns: range) -> None:
        """Compare each quote with all quotes of related articles, and with earlier quotes of its own article."""
        num, own_article = articles[0]
        own_keys = own_article.quote_keys
        all_runs = distinct(own_keys.runs)
        if not len(all_runs):
            return
        own_runs = [set(runs.tolist()) for runs in np.split(own_keys.runs, np.cumsum(own_keys.run_counts)[:-1])]
        pairs = 0
        for other, article in articles:
            found = article.quote_keys.runs
            at = all_runs.searchsorted(found)
            at[at == len(all_runs)] = 0
            hits = np.flatnonzero(all_runs[at] == found)
            if not len(hits):
                continue
            places = owners_of(article.quote_keys.run_counts)[hits]
            having: dict[int, list[int]] = defaultdict(list)
            for run, place in dict.fromkeys(zip(found[hits].tolist(), places.tolist(), strict=True)):
                having[run].append(place)
            nums = owns if other == num else self._nums(other)
            for own, quote, runs in zip(owns, own_article.quotes, own_runs, strict=True):
                for place in sorted({place for run in runs for place in having.get(run, ())}):
                    there = nums[place]
                    if there == own or (other == num and there > own):
                        continue
                    pairs += 1
                    if pairs > MAX_PAIRS:
                        return
                    if other == num and in_answer(quote, article.quotes[place]):
                        continue
                    if one_statement(quote.said, article.quotes[place].said, related=True):
                        self._join(own, there)

    def _nums(self, article: int) -> list[int]:
        found = self._db.execute("SELECT num FROM quotes WHERE article = ? ORDER BY place", (article,)).fetchall()
        return [row[0] for row in found]

    def _compare_apart(self, article: Article, owns: range, words: list[list[int]], compared: set[int]) -> None:
        """Compare the quotes with those of otherwise unrelated articles."""
        which, found = self.postings.find_each(article.quote_keys.keys, FIND)
        if not len(found):
            return
        owners = owners_of(article.quote_keys.key_counts)
        rare = (np.bincount(which, minlength=len(owners)) < FIND)[which]
        telling = np.zeros(len(owns), np.bool_)
        telling[owners[which[rare]]] = True  # a quote found by rare runs is not searched by common ones
        wanted = rare | ~telling[owners[which]]
        places, found = owners[which[wanted]], found[wanted]
        pairs, counts = counted((places << 32) | found)
        pairs = pairs[np.lexsort((-counts, pairs >> 32))]  # ties in the order of their numbers
        places, there_nums = (pairs >> 32), (pairs & 0xFFFFFFFF)
        first = places.searchsorted(places)
        nearest = np.arange(len(places)) - first < MAX_CANDIDATES
        places, there_nums = places[nearest], there_nums[nearest]
        shared, shorter = self.signatures.most_shared(places + owns.start, there_nums)
        needed = min_words_apart(shorter)
        enough = shared >= needed
        places, there_nums, needed = places[enough], there_nums[enough], needed[enough]
        nums = distinct(there_nums).tolist()
        if not nums:
            return
        rows = self._db.execute(
            f"SELECT num, article, place, words FROM quotes WHERE num IN ({','.join('?' * len(nums))})", nums
        )
        stored = {there: (other, at, array("I", blob)) for there, other, at, blob in rows if other not in compared}
        for place, there, least in zip(places.tolist(), there_nums.tolist(), needed.tolist(), strict=True):
            found_there = stored.get(there)
            # Check what all pairs require first: nearly all pairs share only a run of common words.
            if found_there is None or _in_both(words[place], found_there[2]) < least:
                continue
            spoken = self._spoken(there, *found_there[:2])
            if spoken is not None and one_statement(article.quotes[place].said, spoken.quote.said, related=False):
                self._join(owns[place], there)

    def _join(self, here: int, there: int) -> None:
        self._db.executemany("REPLACE INTO quote_edges VALUES (?, ?)", ((here, there), (there, here)))
        self._alone.pop(here, None)
        self._alone.pop(there, None)

    def remove(self, num: int) -> tuple[set[int], set[str]]:
        """Remove the quotes of an article; return the quotes that were grouped with them, and their statements."""
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
        self._singles.clear()
        statements = {statement for _, statement in own if statement}
        for statement in statements:
            touched.update(self.members(statement))
        return touched - {quote for quote, _ in own}, statements

    def members(self, statement: str) -> list[int]:
        """The quotes of a statement."""
        found = self._db.execute("SELECT num FROM quotes WHERE statement = ?", (statement,)).fetchall()
        return [row[0] for row in found]

    def is_large(self, statement: str) -> bool:
        """True if a statement has more than `LARGE` quotes."""
        if statement in self._singles:
            return False
        count = "SELECT count(*) FROM (SELECT 1 FROM quotes WHERE statement = ? LIMIT ?)"
        found: int = self._db.execute(count, (statement, LARGE + 1)).fetchone()[0]
        return found > LARGE

    def in_large(self, num: int, waiting: set[int]) -> bool:
        """True if a quote is linked to one of these, or one of both is in such a statement."""
        if num in self._alone:
            return False
        found = self._db.execute("SELECT there FROM quote_edges WHERE here = ?", (num,)).fetchall()
        others = {row[0] for row in found}
        if not waiting.isdisjoint(others):
            return True
        return any(self.is_large(statement) for statement in self._statements([num, *others]))

    def statements_of(self, article: int) -> list[str]:
        """The statements made in an article."""
        found = self._db.execute(
            "SELECT DISTINCT statement FROM quotes WHERE article = ? AND statement IS NOT NULL", (article,)
        )
        return [row[0] for row in found.fetchall()]

    def by_speaker(self, entity_id: str) -> set[str]:
        """The statements with a quote whose speaker is this entity."""
        found = self._db.execute(
            "SELECT DISTINCT statement FROM quotes WHERE entity_id = ? AND statement IS NOT NULL", (entity_id,)
        )
        return {row[0] for row in found.fetchall()}

    def spoken(self, num: int) -> Spoken | None:
        """The quote with a number; None if it was removed."""
        row = self._db.execute("SELECT article, place FROM quotes WHERE num = ?", (num,)).fetchone()
        return self._spoken(num, *row) if row else None

    def _spoken(self, num: int, article_num: int, place: int) -> Spoken | None:
        article = self._library.get(article_num)
        if article is None or place >= len(article.quotes):
            return None
        return Spoken(num, article_num, article, place, article.quotes[place])

    def group(self, nums: set[int]) -> tuple[set[str], set[int]]:
        """Regroup quotes and all quotes linked to them.

        Returns:
            The statements that changed or were removed, and the articles with a quote that changed its statement.
        """
        self._singles = {
            _statement_id(spoken): spoken for spoken in self._alone.values() if spoken.quote.said.kind != "indirect"
        }
        self._db.executemany(
            "UPDATE quotes SET statement = ? WHERE num = ?",
            ((statement, spoken.num) for statement, spoken in self._singles.items()),
        )
        changed, articles = set(self._singles), set[int]()
        waiting = nums - self._alone.keys()
        self._alone.clear()
        for start in sorted(waiting):
            if start not in waiting:
                continue
            component, edges = self._component(start)
            waiting -= component.keys()
            for statement in self._statements(component):
                changed.add(statement)
            says = {num: spoken.quote.said for num, spoken in component.items()}
            for group in grouped(says, edges, {num: spoken.order for num, spoken in component.items()}):
                statements, moved = self._name([component[num] for num in group])
                changed |= statements
                articles |= moved
        return changed, articles

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

    def _name(self, group: list[Spoken]) -> tuple[set[str], set[int]]:
        """Assign a statement to a group; reported speech without any quote in marks is not a statement.

        Returns:
            The statement, and the articles with a quote that was in another one.
        """
        says_nothing = all(spoken.quote.said.kind == "indirect" for spoken in group)
        statement = None if says_nothing else _statement_id(min(group, key=lambda one: one.order))
        nums = [spoken.num for spoken in group]
        moved = self._db.execute(
            f"SELECT DISTINCT article FROM quotes WHERE num IN ({','.join('?' * len(nums))}) "
            "AND statement IS NOT NULL AND statement IS NOT ?",
            (*nums, statement),
        ).fetchall()
        self._db.executemany("UPDATE quotes SET statement = ? WHERE num = ?", ((statement, num) for num in nums))
        return {statement} if statement else set(), {row[0] for row in moved}

    def record(
        self, statement: str, person_of: Callable[[str], str | None], original_of: Callable[[int], Article | None]
    ) -> Statement | None:
        """The record of a statement; None if it was removed.

        Args:
            statement: its id.
            person_of: returns the person of an entity.
            original_of: returns the original that an article is copied from.
        """
        group = [self._singles[statement]] if statement in self._singles else self._group(statement)
        if not group:
            return None
        return statement_record(statement, group, person_of, original_of)

    def _group(self, statement: str) -> list[Spoken]:
        """The quotes of a statement, first source first."""
        found = (spoken for num in self.members(statement)[:MAX_GROUP] if (spoken := self.spoken(num)))
        return sorted(found, key=lambda one: one.order)


def _statement_id(first: Spoken) -> str:
    named = f"{first.article.article_id}\0{first.quote.quote_id}\0{first.place}"
    return f"statement-{blake2b(named.encode(), digest_size=8).hexdigest()}"


def _in_both(here: Sequence[int], there: Sequence[int]) -> int:
    """The number of words of the shorter quote that occur anywhere in the other."""
    shorter, longer = (here, set(there)) if len(here) <= len(there) else (there, set(here))
    return sum(word in longer for word in shorter)
