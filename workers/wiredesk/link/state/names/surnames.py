"""The full names with a surname that articles also use alone: who it stands for depends on all of them."""

from collections import OrderedDict, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from wiredesk.link.people.bearers import Bearer, at_home_together
from wiredesk.link.people.elsewhere import Elsewhere
from wiredesk.link.people.name_keys import ending_key, words_of_name
from wiredesk.link.people.name_words import block_of
from wiredesk.link.people.persons import DOMINANCE_CALLED, called_by, ends_with
from wiredesk.link.state.names.bearer_names import BearerName, BearerNames, ChangedName
from wiredesk.link.state.recent import batched

MAX_CACHED = 100_000
"""Full names in the cache, about 300 bytes each."""


@dataclass(slots=True)
class Carrier:
    """A full name."""

    articles: int
    called: int
    """Articles of these that also use the surname alone."""
    countries: frozenset[str]
    person: str | None

    def fits(self, bearer: Bearer) -> bool:
        """False if the articles of two names are about different countries."""
        return not self.countries or not bearer.countries or not self.countries.isdisjoint(bearer.countries)


class Surnames:
    """The full names by the block of their surname.

    Args:
        names: the names in the state.
    """

    def __init__(self, names: BearerNames) -> None:
        self._names = names
        self._cached: OrderedDict[str, dict[int, Carrier]] = OrderedDict()

    def carriers(self, block: str) -> dict[int, Carrier]:
        """The full names with a surname, by number."""
        found = self._cached.get(block)
        if found is None:
            names = self._names.numbered(self._names.of_block(block)).values()
            made = ((name.num, _carrier(name.bearer, name.person)) for name in names if name.block == block)
            found = self._cached[block] = {num: carrier for num, carrier in made if carrier}
            size = sum(map(len, self._cached.values()))
            while size > MAX_CACHED and len(self._cached) > 1:
                size -= len(self._cached.popitem(last=False)[1])
        self._cached.move_to_end(block)
        return found

    def update(self, changed: Iterable[ChangedName]) -> None:
        """Called after names have changed."""
        for change in changed:
            for block in {change.block_before, change.name.block}:
                carriers = self._cached.get(block or "")
                if carriers is not None:
                    carrier = _carrier(change.name.bearer, change.name.person) if block == change.name.block else None
                    if carrier:
                        carriers[change.name.num] = carrier
                    else:
                        carriers.pop(change.name.num, None)

    def assign(self, names: Iterable[BearerName]) -> None:
        """Called after names were joined to other people."""
        for name in names:
            carrier = self._cached.get(name.block or "", {}).get(name.num)
            if carrier:
                carrier.person = name.person

    def likely(self, bearer: Bearer, block: str, known: Container[int]) -> list[int]:
        """The names of the person that a surname alone may stand for.

        Args:
            bearer: the surname alone.
            block: its block.
            known: the names that are looked at anyway.

        Returns:
            The numbers of the names, without known ones; empty unless one person has enough of all articles.
        """
        articles: dict[str | None, int] = defaultdict(int)
        total = 0
        carriers = self.carriers(block)
        for num, carrier in carriers.items():
            if carrier.fits(bearer):
                total += carrier.articles
                if num not in known:
                    articles[carrier.person] += carrier.articles
        best = max(articles, key=lambda person: articles[person], default=None)
        if best is None or articles[best] < DOMINANCE_CALLED * (total - articles[best]):
            return []
        return [num for num, carrier in carriers.items() if carrier.person == best and num not in known]


def _carrier(bearer: Bearer | None, person: str | None) -> Carrier | None:
    words = words_of_name(bearer) if bearer and bearer.type == "PERSON" else ()
    if bearer is None or not ends_with(words, words[-1:]):
        return None
    return Carrier(bearer.articles, called_by(bearer, words[-1:]), frozenset(bearer.countries), person)


class OtherNames(Elsewhere):
    """The names that are not among those being joined.

    Args:
        names: the names in the state.
        surnames: the full names by surname.
        joined: the numbers of the names that are.
    """

    def __init__(self, names: BearerNames, surnames: Surnames, joined: Container[int]) -> None:
        self._names, self._surnames, self._joined = names, surnames, joined

    def longer(self, bearer: Bearer, short: tuple[str, ...]) -> tuple[int, int]:
        """See `Elsewhere`."""
        if len(short) == 1:
            carriers = self._surnames.carriers(block_of("PERSON", bearer.name)).items()
            fitting = [carrier for num, carrier in carriers if num not in self._joined and carrier.fits(bearer)]
            return sum(carrier.articles for carrier in fitting), sum(carrier.called for carrier in fitting)
        key = ending_key(short)
        found = list(self._fitting(self._names.under([key])[key], bearer, short))
        return sum(bearer.articles for bearer in found), sum(called_by(bearer, short) for bearer in found)

    def _fitting(self, nums: Iterable[int], bearer: Bearer, short: tuple[str, ...]) -> Iterator[Bearer]:
        for name in self._names.numbered(num for num in nums if num not in self._joined).values():
            longer = name.bearer
            if longer and ends_with(words_of_name(longer), short) and at_home_together(bearer, longer):
                yield longer

    def full_names(self, acronym: str) -> Iterator[Bearer]:
        """See `Elsewhere`."""
        block = block_of("ORGANIZATION", acronym)
        nums = [num for num in self._names.of_block(block) if num not in self._joined]
        for some in batched(nums):
            for name in self._names.numbered(some).values():
                if name.bearer and name.block == block:
                    yield name.bearer
