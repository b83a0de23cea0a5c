"""The names whose person may change with an article: those that changed, and those that may be joined with them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.contexts import MAX_ARTICLES, MIN_SUPPORT, own_name
from wiredesk.link.people.name_keys import keys_of_variants, shorter_names, words_of_name
from wiredesk.link.people.variants import possible_variant
from wiredesk.link.state.names.bearer_names import BearerName, BearerNames, ChangedName
from wiredesk.link.state.names.name_contexts import NameContexts
from wiredesk.link.state.names.surnames import Surnames

MAX_TOGETHER = 2000
"""Maximum names that are joined together, the most frequent ones; the others stay alone."""


Shares = dict[tuple[str, str, int], float]
"""See `Contexts`."""


class RelatedNames:
    """Finds names by what they share.

    Args:
        names: the names in the state.
        surnames: the full names by surname.
        contexts: what surrounds the names in their articles.
    """

    def __init__(self, names: BearerNames, surnames: Surnames, contexts: NameContexts) -> None:
        self._names, self._surnames, self._contexts = names, surnames, contexts

    def affected(self, changed: Sequence[ChangedName]) -> tuple[set[int], Shares]:
        """The numbers of the names from which to look for what has to be joined again.

        Args:
            changed: the names whose articles have changed; their variants are found again.

        Returns:
            The numbers, and what was found about the articles of variants.
        """
        nums = {change.name.num for change in changed}
        apart = self._names.partners(nums)
        self._names.remove_partners(apart)
        pairs, shares = self._variants([change.name for change in changed])
        self._names.add_partners(pairs)
        lost = self._names.under(key for change in changed for key in change.lost)
        left = self._names.numbered({there for _, there in apart}).values()
        bearers = [
            *(change.before for change in changed),
            *(change.name.bearer for change in changed),
            *(name.bearer for name in left),
        ]
        found = nums.union(
            (there for _, there in apart),
            (num for some in lost.values() for num in some),
            self._names.of_people(person for change in changed if (person := change.name.person)),
            self._shorter(filter(None, bearers)),
        )
        return found, shares

    def _variants(self, names: Iterable[BearerName]) -> tuple[list[tuple[int, int]], Shares]:
        """The pairs of some names, each with another one, of which one is a variant, as `is_variant` decides."""
        keys = {
            name.num: (name, keys_of_variants(name.bearer)) for name in names if name.bearer and name.type == "PERSON"
        }
        under = self._names.under(key for _, some in keys.values() for key in some)
        near = {num: {other for key in some for other in under.get(key, ())} - {num} for num, (_, some) in keys.items()}
        own = {num: own_name(name.bearer) for num, (name, _) in keys.items() if name.bearer}
        pairs = self._contexts.alike([(num, other) for num, found in near.items() for other in sorted(found)], own)
        others = self._names.numbered({other for _, other in pairs})
        asked: dict[tuple[int, int], tuple[str, str, int]] = {}
        for num, other in pairs:
            here, there = keys[num][0].bearer, others[other].bearer
            if here is None or there is None:
                continue
            pair, short, full = (num, other), here, there
            if (here.articles, here.entity_id) > (there.articles, there.entity_id):
                pair, short, full = (other, num), there, here
            if pair in asked:
                continue
            found = possible_variant(short, full)
            if found and (found.sampled or full.articles <= MAX_ARTICLES):
                asked[pair] = short.entity_id, full.entity_id, found.least
                own[other] = own_name(there)
        shares = self._contexts.support([(*pair, least) for pair, (*_, least) in asked.items()], own)
        found_pairs = [pair for pair, share in zip(asked, shares, strict=True) if share >= MIN_SUPPORT]
        return found_pairs, dict(zip(asked.values(), shares, strict=True))

    def _shorter(self, bearers: Iterable[Bearer]) -> list[int]:
        """The surnames and acronyms that may stand for full names."""
        wanted = {short for bearer in bearers for short in shorter_names(bearer)}
        under = self._names.under(key for key, _ in wanted)
        names = self._names.numbered({num for some in under.values() for num in some})
        return [
            num
            for key, words in wanted
            for num in under.get(key, ())
            if (name := names.get(num)) and name.bearer and words_of_name(name.bearer) == words
        ]

    def components(self, affected: Iterable[int]) -> list[list[BearerName]]:
        """The names to be joined, in parts that have nothing to do with each other.

        Args:
            affected: numbers of names. Those of people that they belonged to are included.
        """
        found = _Connected(self._names)
        found.add(affected)
        blocks: set[str | None] = set()
        done: set[int] = set()
        # Each step may add names with other surnames, by the people that they belong to.
        while new := {num: name for num, name in found.names.items() if num not in done}:
            done.update(new)
            for name in new.values():
                if name.bearer and name.block and _is_surname(name):
                    blocks.add(name.block)
                    found.add(self._surnames.likely(name.bearer, name.block, found.names))
            crossing = found.crossing().intersection(new)
            found.add(self._shorter(bearer for num in crossing if (bearer := new[num].bearer)))
        # Which of the other names with a surname it stands for depends on all that are looked at.
        found.unite_blocks(blocks)
        parts, alone = [], []
        for part in found.parts():
            alone += [[name] for name in part[MAX_TOGETHER:]]
            parts.append(part[:MAX_TOGETHER])
        return [*parts, *alone]


def _is_surname(name: BearerName) -> bool:
    """True for the name of a person that is a surname alone."""
    return name.bearer is not None and name.type == "PERSON" and len(words_of_name(name.bearer)) == 1


class _Connected:
    """Names that are connected by keys, or as variants."""

    def __init__(self, names: BearerNames) -> None:
        self._all = names
        self.names: dict[int, BearerName] = {}
        self._parent: dict[int, int] = {}
        self._first: dict[int, int] = {}
        """A name with each key."""
        self._pairs: list[tuple[int, int]] = []
        self._seen: set[int] = set()

    def add(self, nums: Iterable[int]) -> None:
        """Add names, and all that are connected with them or belonged to the same people."""
        new = set(nums) - self._seen
        while new:
            self._seen |= new
            names = {num: name for num, name in self._all.numbered(sorted(new)).items() if name.bearer}
            self.names.update(names)
            self._parent.update((num, num) for num in names)
            keys = []
            for num, name in names.items():
                for key in name.keys:
                    if key in self._first:
                        self._unite(self._first[key], num)
                    else:
                        self._first[key] = num
                        keys.append(key)
            pairs = self._all.partners(names)
            self._pairs += pairs
            reached = {num for some in self._all.under(keys).values() for num in some}
            reached.update(there for _, there in pairs)
            reached.update(self._all.of_people(name.person for name in names.values() if name.person))
            new = reached - self._seen

    def _find(self, num: int) -> int:
        while self._parent[num] != num:
            self._parent[num] = num = self._parent[self._parent[num]]
        return num

    def _unite(self, here: int, there: int) -> None:
        self._parent[self._find(there)] = self._find(here)

    def crossing(self) -> set[int]:
        """The names that have a variant with another surname."""
        return {
            num
            for pair in self._pairs
            if len({self.names[num].block for num in pair if num in self.names}) > 1
            for num in pair
        }

    def unite_blocks(self, blocks: Container[str | None]) -> None:
        """Connect the names with each of these surnames."""
        first: dict[str | None, int] = {}
        for num, name in self.names.items():
            if name.block in blocks:
                self._unite(first.setdefault(name.block, num), num)

    def parts(self) -> list[list[BearerName]]:
        """The names in connected parts; in a very large one the most frequent are first."""
        for here, there in self._pairs:
            if here in self.names and there in self.names:
                self._unite(here, there)
        parts: dict[int, list[BearerName]] = defaultdict(list)
        for num, name in self.names.items():
            parts[self._find(num)].append(name)
        return [part if len(part) <= MAX_TOGETHER else sorted(part, key=_frequency) for part in parts.values()]


def _frequency(name: BearerName) -> tuple[int, str]:
    return (-name.bearer.articles if name.bearer else 0, name.entity_id)
