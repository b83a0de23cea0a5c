"""The wordings of a crowd of quotes, compared with each other and with those of the articles around it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.quote_keys import RUN, split
from wiredesk.link.quote_pairs import Crossed, crossed
from wiredesk.link.shingles import counted, distinct
from wiredesk.link.state.crowds.crowd_source import LONG, MAX_PAIRS, MAX_TESTS, MIN_KEYS, CrowdSource
from wiredesk.link.state.quote_signatures import needed_without_run, signatures
from wiredesk.link.statements import (
    FRAGMENT,
    LONG_RUN,
    Closeness,
    Said,
    closeness,
    min_words_related,
    one_statement,
)

FEW = 1500
"""Wordings up to which those around a crowd are compared with each other, too."""

BITS = 512
"""Bits per wording of a crowd: nearly each of its words has one for itself."""

CHUNK = 16
"""Articles that are compared at once for being related: nearly always one of the earliest is."""

Order = tuple[float, str, int]
Pair = tuple[int, int]
Pairs = NDArray[np.int64]


class Member(NamedTuple):
    """A quote of a crowd or near one."""

    order: Order
    num: int
    article: int


def pairs_of_wordings(source: CrowdSource, crowd: set[int], articles: Sequence[int]) -> list[Pair]:
    """The missing pairs of quotes that are one statement, as far as they are needed to group the quotes.

    Args:
        source: the state.
        crowd: the articles of the crowd.
        articles: these and the articles around them, whose quotes are compared.
    """
    return _Comparison(source, crowd, articles).found


class _Comparison:
    """The comparison of the quotes of a crowd with each other and with all quotes of the articles around it."""

    def __init__(self, source: CrowdSource, crowd: set[int], articles: Sequence[int]) -> None:
        self._source = source
        self.found: list[Pair] = []
        self._tests = self._related_tests = 0
        self._related_of: dict[Pair, bool] = {}
        self._said: list[Said] = []
        self._members: list[list[Member]] = []
        """The quotes of each wording, earliest first."""
        runs, run_owners, words, word_counts = self._read(articles)
        self._parent = {member.num: member.num for members in self._members for member in members}
        full = {
            member.num
            for said, members in zip(self._said, self._members, strict=True)
            if len(said.words) >= FRAGMENT
            for member in members
        }
        for num in full:
            for other in source.edges(num):
                if other in full:
                    self._parent[self._find(num)] = self._find(other)
        if not self._said:
            return
        self._bits = signatures(np.concatenate(words), np.array(word_counts, np.uint32), BITS)
        self._lengths = np.array(word_counts, np.int64)
        self._doubles = self._lengths - np.bitwise_count(self._bits).sum(axis=1)
        self._is_full = np.array([len(said.words) >= FRAGMENT for said in self._said], np.bool_)
        few = len(self._said) <= FEW
        in_crowd = [few or any(member.article in crowd for member in members) for members in self._members]
        self._in_crowd = np.array(in_crowd, np.bool_)
        self._join_equal()
        by_run = distinct((np.concatenate(runs).astype(np.int64) << 32) | np.repeat(np.arange(len(runs)), run_owners))
        self._repeats = np.array(run_owners) > np.bincount(by_run & 0xFFFFFFFF, minlength=len(runs))
        self._join_full(by_run[self._is_full[by_run & 0xFFFFFFFF]])
        if self._tests < MAX_TESTS:
            self._join_fragments(by_run)

    def _read(
        self, articles: Sequence[int]
    ) -> tuple[list[NDArray[np.uint32]], list[int], list[NDArray[np.uint32]], list[int]]:
        """Collect the quotes by wording; return the runs of each wording, and its words, with their numbers."""
        places: dict[Said, int] = {}
        runs, words, marks = [], [], []
        for article_num in articles:
            article = self._source.library.get(article_num)
            if article is None or not article.quotes:
                continue
            keys = article.quote_keys
            own_runs, own_words = split(keys.runs, keys.run_counts), split(keys.words, keys.word_counts)
            nums = self._source.quotes_of(article_num)
            for place, (num, quote) in enumerate(zip(nums, article.quotes, strict=False)):
                at = places.get(quote.said)
                if at is None:
                    at = places[quote.said] = len(self._said)
                    self._said.append(quote.said)
                    self._members.append([])
                    runs.append(own_runs[place])
                    words.append(own_words[place])
                    marks.append(keys.marks[place])
                self._members[at].append(Member((*article.order, place), num, article_num))
        for members in self._members:
            members.sort()
        self._marks = np.array(marks, np.uint32)
        return runs, [len(run) for run in runs], words, [len(hashes) for hashes in words]

    def _find(self, num: int) -> int:
        parent = self._parent
        while parent[num] != num:
            parent[num] = parent[parent[num]]
            num = parent[num]
        return num

    def _join(self, here: Member, there: Member) -> None:
        self.found.append((here.num, there.num))
        self._parent[self._find(here.num)] = self._find(there.num)

    def _clusters(self, wording: int) -> set[int]:
        return {self._find(member.num) for member in self._members[wording]}

    def _join_equal(self) -> None:
        """Join the full quotes with the same words."""
        for wording in np.flatnonzero(self._is_full).tolist():
            if len(self._clusters(wording)) > 1:
                self._connect(wording, wording)

    def _labels(self) -> Pairs:
        """The group of each wording, or a number of its own if its quotes are in several."""
        found = []
        for wording in range(len(self._said)):
            clusters = self._clusters(wording)
            found.append(min(clusters) if len(clusters) == 1 else -1 - wording)
        return np.array(found, np.int64)

    def _join_full(self, by_run: Pairs) -> None:
        """Join the groups of full quotes that share a run.

        Args:
            by_run: the wordings with each run, the run in the upper half of a number.
        """
        wordings, sizes = by_run & 0xFFFFFFFF, counted(by_run >> 32)[1]
        labels = np.unique(self._labels(), return_inverse=True)[1][wordings]
        # A group in itself needs no comparison: of the quotes with a run, those outside the largest group with all.
        groups = np.repeat(np.arange(len(sizes)), sizes)
        counts_of, counts = counted((groups << 32) | labels)
        largest = counts_of[np.lexsort((counts_of, -counts, counts_of >> 32))]
        largest = largest[np.append(True, np.diff(largest >> 32) > 0)] if len(largest) else largest
        outside = labels != (largest & 0xFFFFFFFF)[groups]
        pairs = crossed(wordings, sizes, self._in_crowd[wordings], outside, MAX_PAIRS)
        for here, there in self._likely(pairs):
            if self._tests >= MAX_TESTS:
                return
            if len(self._clusters(here) | self._clusters(there)) > 1:
                self._connect(here, there)

    def _likely(self, found: Crossed) -> Iterable[tuple[int, int]]:
        """The pairs that share enough words in any order to be one statement, those that share most runs first."""
        here, there = found.here, found.there
        both = np.bitwise_count(self._bits[here] & self._bits[there]).sum(axis=1, dtype=np.int64)
        shorter = np.where(self._lengths[here] <= self._lengths[there], here, there)
        needed = min_words_related(self._lengths[shorter])
        if found.complete:
            # Without a long run in common most of the words have to be.
            short_run = (found.shared <= LONG_RUN - RUN) & ~self._repeats[here] & ~self._repeats[there]
            lengths, others = self._lengths[here], self._lengths[there]
            without = needed_without_run(lengths, others, self._marks[here], self._marks[there])
            needed = np.where(short_run, without, needed)
        likely = (both + self._doubles[shorter] >= needed) & (
            (found.shared >= MIN_KEYS) | (self._lengths[shorter] < LONG) | (not found.complete)
        )
        order = np.argsort(-found.shared[likely], kind="stable")
        return zip(here[likely][order].tolist(), there[likely][order].tolist(), strict=True)

    def _match(self, here: int, there: int, related: bool) -> bool:
        self._tests += 1
        return self._tests <= MAX_TESTS and one_statement(self._said[here], self._said[there], related)

    def _connect(self, here: int, there: int) -> None:
        """Join the groups of two wordings where they are one statement."""
        if not self._match(here, there, related=True):
            return
        anywhere = self._match(here, there, related=False)
        for member in self._members[here]:
            others = [
                other
                for other in self._members[there]
                if other.article != member.article and self._find(other.num) != self._find(member.num)
            ]
            for other, related in self._related(member, others, anywhere):
                if related and self._find(other.num) != self._find(member.num):
                    self._join(member, other)
            if len(self._clusters(here) | self._clusters(there)) == 1:
                return

    def _related(self, member: Member, others: list[Member], anywhere: bool) -> Iterable[tuple[Member, bool]]:
        """Whether a quote's article is related to those of others; always true if they match anywhere."""
        for start in range(0, len(others), CHUNK):
            chunk = others[start : start + CHUNK]
            if not anywhere:
                wanted = {other.article for other in chunk if (member.article, other.article) not in self._related_of}
                self._related_tests += len(wanted)
                if self._related_tests > MAX_TESTS:
                    return
                unknown = sorted(wanted)
                for other, related in zip(unknown, self._source.related(member.article, unknown), strict=True):
                    self._related_of[member.article, other] = self._related_of[other, member.article] = related
            for quote in chunk:
                yield quote, anywhere or self._related_of[member.article, quote.article]

    def _join_fragments(self, by_run: Pairs) -> None:
        """Pair each fragment with the quote that it belongs to."""
        matches: dict[int, list[tuple[Closeness, int, bool]]] = defaultdict(list)
        wordings, sizes = by_run & 0xFFFFFFFF, counted(by_run >> 32)[1]
        pairs = crossed(wordings, sizes, self._in_crowd[wordings], ~self._is_full[wordings], MAX_PAIRS)
        for here, there in self._likely(pairs):
            if self._tests >= MAX_TESTS:
                break
            if self._match(here, there, related=True):
                anywhere = self._match(here, there, related=False)
                for fragment, other in {(here, there), (there, here)}:
                    if not self._is_full[fragment]:
                        matches[fragment].append((closeness(self._said[fragment], self._said[other]), other, anywhere))
        for fragment, found in matches.items():
            groups: dict[Closeness, list[tuple[int, bool]]] = defaultdict(list)
            for close, there, anywhere in found:
                groups[close].append((there, anywhere))
            nearest = [groups[close] for close in sorted(groups)]
            for member in self._members[fragment]:
                closest = self._nearest(member, nearest)
                if closest is not None:
                    self.found.append((member.num, closest.num))

    def _nearest(self, member: Member, groups: list[list[tuple[int, bool]]]) -> Member | None:
        """The earliest of the quotes closest to a fragment, in other articles."""
        for group in groups:
            first: Member | None = None
            for wording, anywhere in group:
                others = [other for other in self._members[wording] if other.article != member.article]
                found = next((quote for quote, related in self._related(member, others, anywhere) if related), None)
                if found is not None and (first is None or found < first):
                    first = found
            if first is not None:
                return first
        return None
