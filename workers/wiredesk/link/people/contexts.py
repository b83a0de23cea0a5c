"""What articles say around a name: evidence that the same name in two articles is one person or organisation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import NamedTuple
from zlib import crc32

import numpy as np

from wiredesk.knowledge.courtesies import COURTESIES, TITLES
from wiredesk.knowledge.surnames import is_frequent
from wiredesk.link.article import Article, NamedEntity
from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.name_words import generation
from wiredesk.link.shingles import Hashes, word_hashes
from wiredesk.link.stories import rarity
from wiredesk.link.words import folded, words_of

MAX_NAMES = 8
"""Names of an article's context, those that weigh most: rare and salient ones."""

MAX_MORE = 4
"""Further names of it, which count where first and last names are the same: newsrooms weigh one event differently."""

MAX_ARTICLES = 40
"""Maximum articles of a name that are compared; one with more is known well enough by its numbers."""

MIN_SHARED = 2
"""What two articles have to share for strong evidence: other names, the title, the outlet."""

MIN_SUPPORT = 0.5
"""Minimum share of the articles with a short or misspelled name that also look like articles with the full one, if
nothing else speaks for it."""

MAX_APPOSITION = 3
"""Words after the article of an apposition among which a title is sought: "the acting health minister"."""

MAX_FATHER = 20
"""Words after a name with "Jr" among which the father is sought."""

PLACE, COUNTRY, RARE = 1 << 30, 2 << 30, 3 << 30
KINDS = PLACE | COUNTRY
"""The highest bits of a name's hash, which say what it is: a town, a country or people, a person with a rare name; zero
for other persons and bodies."""

_HASH = 32
"""Bits of a hash."""

NO_SOURCE = 0
"""The hash of an unknown outlet."""

_ALONE = (1 << _HASH) - 1
"""The bits of a mark that are zero if it is a person with a rare name."""

MIN_RARITY = 5.0
"""Minimum weight of a rare name among the words of the news, of which 6 is the maximum."""

_SHORT_TITLES = {"gov": "governor", "sen": "senator", "rep": "representative", "pres": "president", "gen": "general"}


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a name in one article."""

    article: int
    source: int
    title: int
    """The office or rank before the name; 0 if there is none."""
    names: frozenset[int]
    more: frozenset[int] = frozenset()
    """Names that weigh less."""
    kinds: frozenset[int] = frozenset()
    """All of them with what they are in the highest bits, which are zero above."""


class Marks(NamedTuple):
    """What two names of the same words have in common if they are one person's, though many people bear the name."""

    strong: frozenset[int]
    """Persons with a rare name, pairs of other persons and bodies, one of them with a town or the role, and the role
    with a town: two hashes each, zero for none."""
    weak: frozenset[int]
    """Other persons and bodies, by hash."""


class Around(NamedTuple):
    """The contexts of the names of an article."""

    number: int
    """The article in `Context`."""
    source: int
    names: list[int]
    """The names that weigh most, the heaviest first."""
    titles: dict[str, int]
    """The title before each name, by entity id."""


def around(article: Article, names: Iterable[NamedEntity]) -> Around:
    """The contexts of some names of an article."""
    outline = article.outline
    hashes = np.concatenate((outline.people.hashes, outline.names.hashes))
    weights = np.concatenate((outline.people.weights, outline.names.weights))
    heaviest = hashes[np.argsort(-weights, kind="stable")[: MAX_NAMES + MAX_MORE]].astype(np.uint32).tolist()
    heaviest = with_kinds(heaviest, article.names)
    words = article.text.words
    titles = {name.entity_id: _title_of(words, name.name) if name.type == "PERSON" else 0 for name in names}
    return Around(_hash(article.article_id), _hash(article.source or ""), heaviest, titles)


def with_kinds(hashes: Iterable[int], names: Iterable[NamedEntity]) -> list[int]:
    """The hashes of some names of an article, with what they are in the highest bits.

    Args:
        hashes: of the last word of a person's name, and of the whole name of others.
        names: all names of the article.
    """
    kinds = _kinds(names)
    return [name & ~KINDS | kinds.get(name, 0) for name in hashes]


def _kinds(names: Iterable[NamedEntity]) -> dict[int, int]:
    """The kinds of names by the hash under which they stand in an article's context."""
    found = (_kind(name.name, name.type, _is_large(name)) for name in names)
    return dict(kind for kind in found if kind)


@lru_cache(maxsize=1 << 16)
def _kind(name: str, kind: str, large: bool) -> tuple[int, int] | None:
    words = [folded(word) for word in words_of(name)]
    if not words:
        return None
    if kind == "PERSON":
        rare = not is_frequent(words[-1:]) and rarity(words[-1]) >= MIN_RARITY
        return (_hash(words[-1]), RARE) if rare else None
    return (_hash(" ".join(words)), COUNTRY if large else PLACE) if kind in ("LOCATION", "NORP") else None


def _is_large(name: NamedEntity) -> bool:
    return name.type == "NORP" or name.entity_id.startswith(("country-", "region-"))


@lru_cache(maxsize=1 << 16)
def _last_word(name: str) -> tuple[int, int]:
    """The hash of a name's last word before "Jr", and the number of its words; zeros for an empty name."""
    words = words_of(name)
    words = words[:-1] if generation(name) else words
    return (int(word_hashes([folded(words[-1])])[0]), len(words)) if words else (0, 0)


def _title_of(words: Hashes, name: str) -> int:
    """The first title before a name or its last word, or in an apposition to it; 0 if there is none.

    `FATHER` for one with "Jr" if the article goes on with the father.
    """
    last, size = _last_word(name)
    for at in (words == last).nonzero()[0][:5].tolist() if size else []:
        if generation(name) and _has_father(words[at + 1 : at + 1 + MAX_FATHER].tolist()):
            return FATHER
        if at + 1 < len(words) and int(words[at + 1]) in _ARTICLES:  # "Ortega, the health minister"
            for word in words[at + 2 : at + 2 + MAX_APPOSITION].tolist():
                if word in _TITLES:
                    return _TITLES[word]
        for before in (at - 1, at - size):
            title = _TITLES.get(int(words[before])) if before >= 0 else None
            if title:
                return title
    return 0


def _has_father(words: list[int]) -> bool:
    """True if the words behind a name with "Jr" name the father: "his father", "the son of the brewer"."""
    return not _FATHERS.isdisjoint(words) or any(pair in _SONS for pair in pairwise(words))


def _hash(text: str) -> int:
    return crc32(text.encode())


_TITLES = {
    int(word_hashes([folded(title)])[0]): _hash(folded(_SHORT_TITLES.get(title, title)))
    for title in TITLES - COURTESIES
}
"""Titles by the hash of the word; courtesies say nothing about the person."""

FATHER = _hash("his father")
"""Stands for a title: the name is a son's, and the father is in the article too."""

_FATHERS = frozenset(map(int, word_hashes(["father", "dad", "grandfather"])))

_SONS = frozenset(
    tuple(map(int, word_hashes([child, of])))
    for child, of in product(("son", "child", "grandson", "namesake", "heir"), ("of", "to"))
)

TITLE_HASHES = (0, *sorted({FATHER, *_TITLES.values()}))
"""All titles, and 0 for none."""


_ARTICLES = frozenset(map(int, word_hashes(["the", "a", "an"])))


class Contexts:
    """The contexts of names, read when they are needed.

    Args:
        read: returns the contexts of an entity.
        shares: what `support` returns for some pairs of names, by both entities and what articles have to share.
    """

    def __init__(
        self, read: Callable[[str], list[Context]], shares: Mapping[tuple[str, str, int], float] | None = None
    ) -> None:
        self._read, self._shares = read, shares or {}
        self._found: dict[str, list[Context]] = {}
        self._marks: dict[str, Marks] = {}

    def support(
        self,
        short: Iterable[Bearer],
        full: Iterable[Bearer],
        least: int = MIN_SHARED,
        wide: bool = False,
        sampled: bool = False,
        countries: bool = True,
    ) -> float | None:
        """The share of the articles with some names that also look like an article with others.

        Args:
            short: bearers of the names in doubt.
            full: the bearers that they may stand for.
            least: what two articles have to share at least: other names, the title; if it is over 1 also the outlet.
            wide: also consider names that weigh less.
            sampled: compare some of the articles if there are too many.
            countries: also consider names of countries and peoples.

        Returns:
            None if there are too many articles to compare, or their contexts are unknown.
        """
        here, there = self._all(short, sampled), self._all(full, sampled)
        if not here or not there:
            return None
        return sum(any(alike(one, other, least, wide, countries) for other in there) for one in here) / len(here)

    def strongly(
        self, short: list[Bearer], full: list[Bearer], least: int = MIN_SHARED, *, sampled: bool = False
    ) -> bool:
        """True if most articles with some names look like articles with others, as `support` compares them."""
        known = (
            self._shares.get((short[0].entity_id, full[0].entity_id, least)) if len(short) == len(full) == 1 else None
        )
        support = known if known is not None else self.support(short, full, least, sampled=sampled)
        return support is not None and support >= MIN_SUPPORT

    def marks(self, bearer: Bearer, role: str, most: int = MAX_ARTICLES) -> Marks:
        """What tells the person of a name that many people bear.

        Args:
            bearer: the name.
            role: what its articles call the person; empty if unknown.
            most: maximum number of articles to read.
        """
        if bearer.entity_id not in self._marks:
            own = _hash(role) if role else 0
            strong: set[int] = set()
            weak: set[int] = set()
            for context in sorted(self._read(bearer.entity_id), key=lambda context: context.article)[:most]:
                weak.update(_mark(context, own_name(bearer), own, strong))
            self._marks[bearer.entity_id] = Marks(frozenset(strong), frozenset(weak))
        return self._marks[bearer.entity_id]

    def has_father(self, bearer: Bearer) -> bool:
        """True if an article with a name that ends with "Jr" goes on with the father."""
        return any(context.title == FATHER for context in self._of(bearer))

    def share_mark(self, here: Bearer, there: Bearer) -> bool:
        """True if articles with each of two names have a strong mark in common."""
        return not self.marks(here, "").strong.isdisjoint(self.marks(there, "").strong)

    def share_source(self, here: Bearer, there: Bearer) -> bool:
        """True if one outlet has both names, as far as articles say their outlet."""
        outlets, others = ({context.source for context in self._read(bearer.entity_id)} for bearer in (here, there))
        return not (outlets & others) <= {NO_SOURCE}

    def share_rare_person(self, here: Bearer, there: Bearer) -> bool:
        """True if articles with each of two names also name one person with a rare name."""
        shared = self.marks(here, "").strong & self.marks(there, "").strong
        return any(not mark & _ALONE for mark in shared)

    def of_several(self, together: Mapping[str, Sequence[Bearer]]) -> "Contexts":
        """The same contexts, with those of several names for one that stands for them.

        Args:
            together: by the entity id of the one.
        """

        def read(entity_id: str) -> list[Context]:
            if entity_id not in together:
                return self._read(entity_id)
            found = {context.article: context for bearer in together[entity_id] for context in self._of(bearer)}
            return [found[article] for article in sorted(found)[:MAX_ARTICLES]]

        return Contexts(read)

    def stand_together(self, here: Bearer, there: Bearer) -> bool:
        """True if an article names both: `enrich` has read it and keeps them apart."""
        return not {context.article for context in self._of(here)}.isdisjoint(
            context.article for context in self._of(there)
        )

    def _all(self, bearers: Iterable[Bearer], sampled: bool) -> list[Context]:
        bearers = list(bearers)
        if not sampled and sum(bearer.articles for bearer in bearers) > MAX_ARTICLES:
            return []
        return [context for bearer in bearers for context in self._of(bearer)]

    def _of(self, bearer: Bearer) -> list[Context]:
        if bearer.entity_id not in self._found:
            own = own_name(bearer)
            contexts = [
                Context(
                    context.article,
                    context.source,
                    context.title,
                    context.names - own,
                    context.more - own,
                    context.kinds,
                )
                for context in self._read(bearer.entity_id)
            ]
            self._found[bearer.entity_id] = [context for context in contexts if context.names or context.title]
        return self._found[bearer.entity_id]


def _mark(context: Context, own: frozenset[int], role: int, strong: set[int]) -> list[int]:
    """Add the strong marks of a context to a set; return the other persons and bodies."""
    around = (context.names | context.more) - own
    names = sorted(name for name in context.kinds if name & ~KINDS in around)
    others = [name for name in names if name & KINDS in (0, RARE)]
    towns = [name for name in names if name & KINDS == PLACE]
    roles = [one for one in (role, context.title) if one]
    strong.update(name << _HASH for name in others if name & KINDS == RARE)
    strong.update([here << _HASH | there for here, there in combinations(others, 2)])
    strong.update([here << _HASH | there for here, there in product(others, (*towns, *roles))])
    strong.update([here << _HASH | there for here, there in product(roles, towns)])
    return others


def own_name(bearer: Bearer) -> frozenset[int]:
    """A name itself, as it stands among the names of its articles."""
    return _own_hashes(bearer.name)


@lru_cache(maxsize=1 << 16)
def _own_hashes(name: str) -> frozenset[int]:
    words = [folded(word) for word in words_of(name)]
    hashes = (_hash(" ".join(words)), _hash(words[-1])) if words else ()
    return frozenset(found & ~KINDS for found in hashes)


def alike(here: Context, there: Context, least: int, wide: bool = False, countries: bool = True) -> bool:
    """True if a name in two articles has enough around it in common."""
    if here.article == there.article:  # `enrich` has read both and keeps them apart
        return False
    names, others = (context.names | context.more if wide else context.names for context in (here, there))
    same = names & others
    if not countries:
        same = frozenset(name for name in same if name | COUNTRY not in here.kinds | there.kinds)
    shared = len(same) + bool(here.title and here.title == there.title)
    if least > 1:
        shared += bool(here.source and here.source == there.source)
    return shared >= least


NOTHING = Contexts(lambda entity_id: [])
"""No evidence."""
