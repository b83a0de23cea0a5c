"""Decides which names in different articles are the same person or organisation.

False joins are worse than splits. A fuller and a shorter form of a name are joined if no other bearer of the short form
is known. A surname alone is joined only to a bearer who is called by it in articles that give the full name, and who
dominates all other bearers.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from wiredesk.link.words import folded, words_of

DOMINANCE = 10
"""A surname alone stands for a bearer with this many times as many articles as all other bearers together."""

MIN_ALIAS_ARTICLES = 2
"""Minimum articles that call a bearer by the surname alone, before it stands for the bearer elsewhere."""

MAX_SURNAME = 2
"""Maximum words of a surname alone ("López Obrador"). A longer name that begins with one more may be a child's."""

_TITLES_WORDS = """
mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister senator sen representative rep
congressman congresswoman governor gov mayor judge justice chief general gen colonel col captain capt major
lieutenant lt sergeant sgt king queen prince princess pope rev reverend father sister sheikh datuk dato seri tan
sri chairman secretary attorney speaker officer detective coach former the
"""

_TITLES = frozenset(_TITLES_WORDS.split())
_SUFFIXES_WORDS = """
jr sr ii iii iv
"""

_SUFFIXES = frozenset(_SUFFIXES_WORDS.split())
_LEGAL_WORDS = """
inc incorporated corp corporation ltd limited plc llc llp ag sa nv bv gmbh spa pty
"""

_LEGAL = frozenset(_LEGAL_WORDS.split())
_COMPANY = frozenset({"co", "company"})
"""Legal forms that are dropped only after at least two words: "Power Co" is more specific than "Power"."""

ALIAS_SHARE = 3
"""Maximum articles that use only the short name, if just one article uses it next to the full name."""

MIN_ACRONYM = 3
"""Minimum letters of an acronym for which one article is enough; two letters have many more meanings."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One entity id over all articles."""

    entity_id: str
    type: str
    name: str
    """The most frequent fullest name over its articles."""
    articles: int
    aliases: dict[str, int] = field(default_factory=dict)
    """Other names that articles use for it, with the number of articles."""
    countries: dict[str, int] = field(default_factory=dict)
    """Countries that the articles are about, with the number of articles; empty if none is known."""


@dataclass(frozen=True, slots=True)
class JoinedPerson:
    """One person or organisation: its bearers, fullest name first, and why each belongs to it."""

    person_id: str
    members: tuple[tuple[Bearer, str], ...]
    known: str | None = None


def block_of(kind: str, name: str) -> str:
    """The key under which names are compared: only names with the same key can be joined.

    For a person the surname; for an organisation the name without legal form, or its initials.
    """
    words = person_words(name) if kind == "PERSON" else organisation_words(name)
    if not words:
        return ""
    return f"{kind[:1]}:{words[-1]}" if kind == "PERSON" else f"O:{_organisation_key(words)}"


def _organisation_key(words: tuple[str, ...]) -> str:
    return (
        words[0] if len(words) == 1 else "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))
    )


@lru_cache(maxsize=1 << 16)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and "Jr"."""
    words = [folded(word) for word in words_of(name.replace("-", ""))[:12]]
    while words and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(words)


@lru_cache(maxsize=1 << 16)
def organisation_words(name: str) -> tuple[str, ...]:
    """The folded words of an organisation's name without "the" and its legal form."""
    words = [folded(word) for word in words_of(name)[:16]]
    if words and words[0] == "the":
        words = words[1:]
    while (len(words) > 1 and words[-1] in _LEGAL) or (len(words) > 2 and words[-1] in _COMPANY):
        words = words[:-1]
    return tuple(words)


def join(bearers: Iterable[Bearer], known: dict[str, str]) -> list[JoinedPerson]:
    """The people and organisations among all names of one block.

    Args:
        bearers: of one block.
        known: ids from the user's own file by entity id; bearers with the same id are joined, with different ids never.
    """
    ordered = sorted(bearers, key=lambda bearer: bearer.entity_id)
    groups = _Groups(ordered)
    by_known: dict[str, list[int]] = defaultdict(list)
    for place, bearer in enumerate(ordered):
        if bearer.entity_id in known:
            by_known[known[bearer.entity_id]].append(place)
            groups.fix(place, known[bearer.entity_id])
    for places in by_known.values():
        for place in places[1:]:
            groups.union(places[0], place, "knowledge")
    people = [place for place, bearer in enumerate(ordered) if bearer.type == "PERSON"]
    others = [place for place, bearer in enumerate(ordered) if bearer.type != "PERSON"]
    _join_people(ordered, people, groups)
    _join_organisations(ordered, others, groups)
    return groups.result()


def _join_people(bearers: list[Bearer], places: list[int], groups: "_Groups") -> None:
    words = {place: person_words(bearers[place].name) for place in places}
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        by_words[words[place]].append(place)
    for same in by_words.values():
        for place in same[1:]:
            groups.union(same[0], place, "same_name")
    full = [place for place in places if len(words[place]) > 1]
    _join_middle_names(full, words, groups)
    for place in places:
        bearer = _only_bearer(bearers, [one for one in full if one != place], groups, words, place)
        if bearer is not None:
            groups.union(bearer, place, "surname")


def _join_middle_names(full: list[int], words: dict[int, tuple[str, ...]], groups: "_Groups") -> None:
    """Join "Donald J. Trump" and "Donald Trump", unless there is also a "Donald K. Trump"."""
    by_ends: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in full:
        if len(words[place][0]) > 1:  # an initial alone is too ambiguous
            by_ends[words[place][0], words[place][-1]].append(place)
    for same in by_ends.values():
        middles = {words[place][1:-1] for place in same if len(words[place]) > 2}
        if not all(_middles_agree(one, other) for one in middles for other in middles):
            continue
        for place in same[1:]:
            groups.union(same[0], place, "middle_name")


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < len(longer):  # initials alone would be ambiguous
        rest = iter(longer)
        return all(len(word) > 1 and word in rest for word in shorter)
    return len(one) == len(other) and all(
        here == there or (1 in (len(here), len(there)) and here[0] == there[0])
        for here, there in zip(one, other, strict=True)
    )


def _only_bearer(
    bearers: list[Bearer], full: list[int], groups: "_Groups", words: dict[int, tuple[str, ...]], place: int
) -> int | None:
    """The bearer that a surname alone, or the last words of a name, stand for; None if in doubt.

    Bearers known to be from other countries are not considered.
    """
    short, bearer = words[place], bearers[place]
    if len(short) > MAX_SURNAME:
        return None
    articles: dict[int, int] = defaultdict(int)
    called: dict[int, int] = defaultdict(int)
    for other in full:
        before, last = words[other][: -len(short)], words[other][-len(short) :]
        if last != short or not before or before[-1] == "of":
            continue
        if not at_home_together(bearer, bearers[other]):
            continue
        root = groups.find(other)
        articles[root] += bearers[other].articles
        called[root] += sum(count for alias, count in bearers[other].aliases.items() if person_words(alias) == short)
    if not articles or groups.find(place) in articles:
        return None
    best = max(articles, key=lambda root: (articles[root], -root))
    others = sum(articles.values()) - articles[best]
    if articles[best] < DOMINANCE * others:
        return None
    if called[best] < (MIN_ALIAS_ARTICLES if len(short) == 1 else 1):
        return None
    return best


def _join_organisations(bearers: list[Bearer], places: list[int], groups: "_Groups") -> None:
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in places:
        by_words[organisation_words(bearers[place].name)].append(place)
    for same in by_words.values():
        for at, place in enumerate(same[1:], 1):
            for other in same[:at]:
                if at_home_together(bearers[other], bearers[place]):
                    groups.union(other, place, "same_name")
    for words, same in by_words.items():
        if len(words) != 1:
            continue
        stands_for = {
            groups.find(place)
            for place in places
            if len(organisation_words(bearers[place].name)) > 1 and _called(bearers[place], words)
        }
        if len(stands_for) == 1:
            full = stands_for.pop()
            beside = sum(
                _called(bearers[place], words) for place in places if groups.find(place) == full and place not in same
            )
            alone = sum(bearers[place].articles for place in same)
            plain = all(len(words_of(bearers[place].name)) == 1 for place in same)
            fulls = [bearers[place] for place in places if groups.find(place) == full and place not in same]
            near = any(at_home_together(bearer, bearers[place]) for bearer in fulls for place in same)
            if plain and near and (beside > 1 or (alone <= ALIAS_SHARE and len(words[0]) >= MIN_ACRONYM)):
                groups.union(full, same[0], "alias")


def at_home_together(here: Bearer, there: Bearer) -> bool:
    """False if the articles of two names are about different countries: each has its own ministry of health."""
    return not here.countries or not there.countries or not here.countries.keys().isdisjoint(there.countries)


def _called(bearer: Bearer, words: tuple[str, ...]) -> int:
    """How many articles that give the full name also use the short one for it."""
    return sum(count for alias, count in bearer.aliases.items() if organisation_words(alias) == words)


class _Groups:
    """Groups of joined bearers, with the reason for each."""

    def __init__(self, bearers: list[Bearer]) -> None:
        self._bearers = bearers
        self._parent = list(range(len(bearers)))
        self._reason: dict[int, str] = {}
        self._known: dict[int, str] = {}

    def find(self, place: int) -> int:
        """The representative of its group."""
        while self._parent[place] != place:
            place = self._parent[place]
        return place

    def fix(self, place: int, known: str) -> None:
        """Set a bearer's id from the user's own file."""
        self._known[place] = known

    def union(self, one: int, other: int, reason: str) -> None:
        """Join two groups, unless they have different ids in the user's own file."""
        here, there = self.find(one), self.find(other)
        if here == there:
            return
        if here in self._known and there in self._known and self._known[here] != self._known[there]:
            return
        self._reason.setdefault(other, reason)
        self._parent[there] = here
        if there in self._known:
            self._known[here] = self._known[there]

    def result(self) -> list[JoinedPerson]:
        """All groups, each with its fullest name first."""
        members: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._bearers)):
            members[self.find(place)].append(place)
        return [self._joined(root, places) for root, places in sorted(members.items())]

    def _joined(self, root: int, places: list[int]) -> JoinedPerson:
        def fullness(place: int) -> tuple[int, int, str]:
            bearer = self._bearers[place]
            words = person_words(bearer.name) if bearer.type == "PERSON" else organisation_words(bearer.name)
            return (-min(len(words), 2), -bearer.articles, bearer.entity_id)

        ordered = sorted(places, key=fullness)
        known = self._known.get(root)
        first = self._bearers[ordered[0]]
        reasons = [self._reason.get(place) for place in ordered]
        given = [reason for reason in reasons if reason]
        return JoinedPerson(
            known or first.entity_id,
            tuple(
                (self._bearers[place], "fullest" if at == 0 else reasons[at] or (given[0] if given else "same_name"))
                for at, place in enumerate(ordered)
            ),
            known,
        )
