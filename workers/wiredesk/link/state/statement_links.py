"""Statements in the state: which quotes belong to the same statement, and the records of statements."""

import sqlite3
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np

from wiredesk.link.article import Article
from wiredesk.link.postings import Postings
from wiredesk.link.quote_keys import owners_of, split
from wiredesk.link.quote_pairs import first_places, having_runs, in_both, nearest_pairs, repeated_runs
from wiredesk.link.shingles import counted, distinct
from wiredesk.link.state.crowds.crowd_source import CrowdSource
from wiredesk.link.state.crowds.statement_crowds import missing_pairs
from wiredesk.link.state.deferred import LARGE
from wiredesk.link.state.library import Library
from wiredesk.link.state.quote_rows import QuoteRows
from wiredesk.link.state.quote_signatures import QuoteSignatures, stored_quotes, with_words
from wiredesk.link.state.recent import Recent, batched
from wiredesk.link.statement_record import (
    MAX_REPEATS,
    GroupedQuote,
    Spoken,
    in_answer,
    quoted_of,
    statement_id,
    statement_record,
)
from wiredesk.link.statements import MIN_WORDS_APART, grouped, one_statement
from wiredesk.link.wording.alignment import in_order
from wiredesk_schemas.statements import Statement

FIND = 48
"""Maximum quotes considered per key, the newest ones: a more frequent key is a stock phrase."""

MAX_CANDIDATES = 24
"""Maximum quotes of unrelated articles to compare a quote with, those of them with enough of its words that share most
keys."""

MAX_RELATED = 40
"""Maximum related articles whose quotes are compared, the likeliest ones."""

CROWDED = 8
"""Quotes that are one statement from which on others may have been left out."""

MAX_GROUP = 20_000
"""Maximum quotes grouped together; a larger statement is counted in several groups."""

CACHED = 200_000
"""Articles whose order is kept in memory, about 0.2 kB each."""

Neighbors = Callable[[int], Sequence[int]]
RelatedTo = Callable[[int, Sequence[int]], list[bool]]
PersonOf = Callable[[str], str | None]
OriginalOf = Callable[[int], Article | None]


class StatementLinks:
    """Pairs of quotes that are the same statement, and the statement of each quote."""

    def __init__(self, connection: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = connection, library
        self._orders: Recent[int, tuple[float, str]] = Recent(CACHED)
        self.crowded: set[int] = set()
        """Quotes that may have been compared with too few others since this was cleared."""
        self.postings = Postings()
        self.signatures = QuoteSignatures()
        self._rows = QuoteRows(connection)
        last = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'quotes'").fetchone()
        self._next = (last[0] or 0) + 1
        self._alone: dict[int, Spoken] = {}
        """Quotes added since the last grouping that match no other quote, as most do."""
        self._singles: dict[str, Spoken] = {}
        """Statements that consist of a single such quote."""

    def add(
        self,
        num: int,
        article: Article,
        related: Iterable[int],
        crowded: bool,
        left_out: Sequence[int],
        related_to: RelatedTo,
    ) -> set[int]:
        """Compare the quotes of an article with others; return the numbers of quotes whose grouping may change.

        Args:
            num: the article's number.
            article: the article.
            related: the numbers of articles that share its text or may tell its story, the likeliest first.
            crowded: whether more articles may be related.
            left_out: the numbers of articles that may be related and were not compared.
            related_to: whether an article is related to each of several others.
        """
        if not article.quotes:
            return set()
        keys = article.quote_keys
        nums = range(self._next, self._next + len(article.quotes))
        self._next = nums.stop
        words = split(keys.words, keys.word_counts)
        self._db.executemany(
            "INSERT INTO quotes (num, article, place, quote_id, entity_id, words) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (nums[place], num, place, quote.quote_id, quote.entity_id, words[place].tobytes())
                for place, quote in enumerate(article.quotes)
            ),
        )
        self._rows.add_speakers((nums[place], quote.entity_id) for place, quote in enumerate(article.quotes))
        for place, quote in enumerate(article.quotes):
            self._alone[nums[place]] = Spoken(nums[place], num, article, place, quote)
        self.signatures.add(np.array(nums), num, keys.words, keys.word_counts, keys.marks)
        near = [other for other in related if other != num][:MAX_RELATED]
        also = [other for other in with_words(self._db, self.signatures, nums, words, left_out) if other not in near]
        near += [other for other, is_related in zip(also, related_to(num, also), strict=True) if is_related]
        joined: Counter[int] = Counter()
        self._compare_all(
            [(num, article), *((other, found) for other in near if (found := self._library.get(other)))], nums, joined
        )
        self._compare_apart(article, nums, [hashes.tolist() for hashes in words], {num, *near}, joined)
        self.postings.add(np.array(nums, np.uint32)[owners_of(keys.key_counts)], keys.keys)
        if crowded or max(joined.values(), default=0) >= CROWDED:
            self.crowded.update(nums)
        return set(nums)

    def find_again(self, crowded: Iterable[int], neighbors: Neighbors, related: RelatedTo) -> set[int]:
        """Complete the pairs of crowds, independently of the order of arrival.

        Args:
            crowded: quotes that were crowded.
            neighbors: returns the articles that an article was found to be related to.
            related: whether an article is related to each of several others.

        Returns:
            The numbers of quotes whose grouping may change.
        """
        compared = (self._library, self.postings, self.signatures, self._edges, self._article_of)
        source = CrowdSource(*compared, partial(stored_quotes, self._db), self._nums, neighbors, related)
        for here, there in (found := missing_pairs(source, crowded)):
            self._join(here, there)
        return {num for pair in found for num in pair}

    def _compare_all(self, articles: list[tuple[int, Article]], owns: range, joined: Counter[int]) -> None:
        """Compare each quote with all quotes of related articles, and with those of its own article.

        Args:
            articles: the number and the article, and those of the related ones.
            owns: the numbers of the article's quotes.
            joined: counts the quotes of other articles that are one statement with each of these.
        """
        _, own_article = articles[0]
        own_runs = own_article.quote_keys.runs
        all_runs = distinct(own_runs)
        if not len(all_runs):
            return
        firsts = first_places(own_article)
        for place, first in enumerate(firsts):
            said = own_article.quotes[place].said
            if place != first and one_statement(said, said, related=True):
                self._join(owns[place], owns[first])
        owners, own_having = owners_of(own_article.quote_keys.run_counts), dict[int, list[int]]()
        repeated = repeated_runs(own_runs, owners, firsts)
        for own, place in nearest_pairs(repeated, repeated, True):
            quote, there = own_article.quotes[own], own_article.quotes[place]
            if place < own and one_statement(quote.said, there.said, related=True) and not in_answer(quote, there):
                self._join(owns[own], owns[place])
        for other, article in articles[1:]:
            found = article.quote_keys.runs
            at = all_runs.searchsorted(found)
            at[at == len(all_runs)] = 0
            hits = np.flatnonzero(all_runs[at] == found)
            if not len(hits):
                continue
            places = owners_of(article.quote_keys.run_counts)[hits]
            having = having_runs(found[hits], places, first_places(article))
            own_having = own_having or having_runs(own_runs, owners, firsts)
            nums = self._nums(other)
            for own, place in nearest_pairs(own_having, having, own_article.order <= article.order):
                if one_statement(own_article.quotes[own].said, article.quotes[place].said, related=True):
                    self._join(owns[own], nums[place])
                    joined[own] += 1

    def _nums(self, article: int) -> list[int]:
        found = self._db.execute("SELECT num FROM quotes WHERE article = ? ORDER BY place", (article,)).fetchall()
        return [row[0] for row in found]

    def _compare_apart(
        self, article: Article, owns: range, words: list[list[int]], compared: set[int], joined: Counter[int]
    ) -> None:
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
        places, there_nums = (pairs >> 32), (pairs & 0xFFFFFFFF)
        shared, _ = self.signatures.most_shared(places + owns.start, there_nums)
        some = (shared >= MIN_WORDS_APART).nonzero()[0]  # most share fewer words than any pair needs
        places, there_nums, counts, shared = places[some], there_nums[some], counts[some], shared[some]
        needed = self.signatures.needed_apart(places + owns.start, there_nums)
        enough = (shared >= needed).nonzero()[0]
        if len(enough) > MAX_CANDIDATES:
            enough = enough[np.lexsort((-counts[enough], places[enough]))]  # ties in the order of their numbers
            nearest = np.arange(len(enough)) - places[enough].searchsorted(places[enough]) < MAX_CANDIDATES
            enough = enough[nearest]
        places, there_nums, needed = places[enough], there_nums[enough], needed[enough]
        stored = stored_quotes(self._db, distinct(there_nums).tolist())
        for place, there, least in zip(places.tolist(), there_nums.tolist(), needed.tolist(), strict=True):
            other = stored.get(there)
            if other is None or other.article in compared:
                continue
            # Check what all pairs require first: nearly all pairs share only a run of common words.
            if in_both(words[place], other.words) < least or in_order(words[place], other.words) < least:
                continue
            quote = self._library.quote(other.article, other.place)
            if quote is not None and one_statement(article.quotes[place].said, quote.said, related=False):
                self._join(owns[place], there)
                joined[place] += 1

    def _edges(self, num: int) -> list[int]:
        """The quotes that are one statement with a quote, as far as they were compared."""
        found = self._db.execute("SELECT there FROM quote_edges WHERE here = ? ORDER BY there", (num,)).fetchall()
        return [row[0] for row in found]

    def _article_of(self, num: int) -> int | None:
        found = self._db.execute("SELECT article FROM quotes WHERE num = ?", (num,)).fetchone()
        return found[0] if found else None

    def _join(self, here: int, there: int) -> None:
        self._db.executemany("REPLACE INTO quote_edges VALUES (?, ?)", ((here, there), (there, here)))
        self._alone.pop(here, None)
        self._alone.pop(there, None)

    def remove(self, num: int) -> tuple[set[int], set[str]]:
        """Remove the quotes of an article; return the quotes that were grouped with them, and their statements."""
        own = self._rows.remove(num)
        touched: set[int] = set()
        for quote, _ in own:
            others = self._edges(quote)
            touched.update(others)
            self._db.execute("DELETE FROM quote_edges WHERE here = ?", (quote,))
            pairs = ((other, quote) for other in others)
            self._db.executemany("DELETE FROM quote_edges WHERE here = ? AND there = ?", pairs)
        self._singles.clear()
        statements = {statement for _, statement in own if statement}
        touched.update(*map(self.members, statements))
        touched -= {quote for quote, _ in own}
        self.crowded -= {quote for quote, _ in own}
        if len(touched) >= CROWDED:
            self.crowded |= touched
        self._orders.pop(num, None)
        return touched, statements

    def compact(self) -> None:
        """Free the memory of quotes that were removed."""
        self._rows.compact()

    def members(self, statement: str) -> list[int]:
        """The quotes of a statement."""
        return [num for num, _, _ in self._rows.of_statement(statement)]

    def large(self, statements: Iterable[str]) -> set[str]:
        """Those of some statements that have more than `LARGE` quotes."""
        sizes = self._rows.sizes(statement for statement in statements if statement not in self._singles)
        return {statement for statement, size in sizes.items() if size > LARGE}

    def in_large(self, nums: Iterable[int], waiting: set[int]) -> set[int]:
        """Those of some quotes that are in such a statement, or linked to one that is, that waits, or that is found."""
        linked = {num: self._edges(num) for num in sorted(nums) if num not in self._alone}
        statements = self._rows.statements_of({num for own, others in linked.items() for num in (own, *others)})
        large, late = self.large(set(statements.values())), set[int]()
        for num, others in linked.items():
            in_large = any(statements.get(one) in large for one in (num, *others))
            if in_large or not waiting.isdisjoint(others) or not late.isdisjoint(others):
                late.add(num)
        return late

    def statements_of(self, article: int) -> list[str]:
        """The statements made in an article."""
        found = self._db.execute(
            "SELECT DISTINCT statement FROM quotes WHERE article = ? AND statement IS NOT NULL", (article,)
        )
        return [row[0] for row in found.fetchall()]

    def by_speakers(self, entities: Iterable[str]) -> set[str]:
        """The statements with a quote whose speaker is one of these entities."""
        return self._rows.by_speakers(entities)

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
            statement_id(quoted_of(spoken)): spoken
            for spoken in self._alone.values()
            if spoken.quote.said.kind != "indirect"
        }
        self._rows.assign((spoken.num, None, statement) for statement, spoken in self._singles.items())
        changed, articles = set(self._singles), set[int]()
        waiting = nums - self._alone.keys()
        self._alone.clear()
        for start in sorted(waiting):
            if start not in waiting:
                continue
            component, edges = self._component(start)
            waiting -= component.keys()
            changed |= self._statements(component)
            says = {num: member.said for num, member in component.items()}
            for group in grouped(says, edges, {num: member.order for num, member in component.items()}):
                statements, moved = self._name([component[num] for num in group])
                changed |= statements
                articles |= moved
        return changed, articles

    def _component(self, start: int) -> tuple[dict[int, GroupedQuote], dict[int, list[int]]]:
        component: dict[int, GroupedQuote] = {}
        edges: dict[int, list[int]] = {}
        frontier = deque([start])
        while frontier and len(component) < MAX_GROUP:
            num = frontier.popleft()
            if num in component:
                continue
            spoken = self.spoken(num)
            if spoken is None:
                continue
            component[num] = quoted_of(spoken)
            edges[num] = self._edges(num)
            frontier.extend(other for other in edges[num] if other not in component)
        return component, edges

    def _statements(self, component: Iterable[int]) -> set[str]:
        return set(self._rows.statements_of(component).values())

    def _name(self, group: list[GroupedQuote]) -> tuple[set[str], set[int]]:
        """Assign a statement to a group; reported speech without any quote in marks is not a statement.

        Returns:
            The statement, and the articles with a quote that was in another one.
        """
        says_nothing = all(quoted.said.kind == "indirect" for quoted in group)
        statement = None if says_nothing else statement_id(min(group, key=lambda member: member.order))
        before = [(quoted.num, self._rows.statement_of(quoted.num)) for quoted in group]
        changed = [(num, was, statement) for num, was in before if was != statement]
        self._rows.assign(changed)
        moved = {article for num, was, _ in changed if was and (article := self._article_of(num)) is not None}
        return {statement} if statement else set(), moved

    def records(
        self, statements: Sequence[str], person_of: PersonOf, original_of: OriginalOf
    ) -> Iterator[tuple[str, Statement | None]]:
        """Some statements and the record of each; None if it was removed.

        Args:
            statements: their ids.
            person_of: returns the person of an entity.
            original_of: returns the original that an article is copied from.
        """
        for some in batched(statements):
            others = [statement for statement in some if statement not in self._singles]
            large = self.large(others)
            known = self._rows.of_statements(statement for statement in others if statement not in large)
            for statement in some:
                group, total = self._group(statement, known.get(statement))
                yield statement, statement_record(statement, group, person_of, original_of, total) if group else None

    def _group(self, statement: str, known: list[tuple[int, int, int]] | None) -> tuple[list[Spoken], int]:
        """The quotes of a statement for its record, in order, and the number of all."""
        if statement in self._singles:
            return [self._singles[statement]], 1
        members = self._rows.of_statement(statement) if known is None else known
        earliest = members if len(members) <= MAX_REPEATS else self._earliest(members[:MAX_GROUP])
        found = (spoken for num, article, place in earliest if (spoken := self._spoken(num, article, place)))
        return sorted(found, key=lambda member: member.order), len(members)

    def _earliest(self, members: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The first source of a large statement and the repeats that its record lists."""
        missing = self._library.orders([num for _, num, _ in members if num not in self._orders])
        for num, order in missing.items():
            self._orders.keep(num, order)
        orders = {num: self._orders.used(num, (float("inf"), "")) for _, num, _ in members}
        return sorted(members, key=lambda member: (orders[member[1]], member[2]))[: MAX_REPEATS + 1]
