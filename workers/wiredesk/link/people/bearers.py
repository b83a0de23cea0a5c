"""Names with their articles, and groups of names that are one person or organisation."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from wiredesk.link.people.name_words import generation, organisation_words, person_words

_HOME = re.compile(r"organization-[0-9a-f]{16}-([a-z]{2})(?:-([a-z0-9]+))?")
"""The entity id of a body of one country, as `enrich` makes it, and of a local one with its state or province."""


CODE = 2
"""Letters of a country's code."""

_OF_MANY = re.compile(r"person-[0-9a-f]{16}((?:-[a-z]+)+(?:-[a-z0-9]+)?)")
"""The entity id of a person with a frequent name, as `enrich` makes it: with a country, a role or both, and with the
state or province of a local office."""

_BORN = re.compile(r"(person-.*)-b(\d{4})")
"""The entity id of a person whose age an article says, as `enrich` makes it: with the year of birth behind all else."""

MAX_YEARS = 2
"""Maximum years between two births that may be one: the year is that of an article less an age."""


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


def alone(bearer: Bearer, known: str | None) -> JoinedPerson:
    """A name that is joined to no other.

    Args:
        bearer: the name.
        known: its id in the user's own file.
    """
    return JoinedPerson(known or bearer.entity_id, ((bearer, "fullest"),), known)


def home_of(bearer: Bearer) -> str | None:
    """The country in the entity id of a body that many countries have; None for other names."""
    found = _HOME.fullmatch(bearer.entity_id)
    return found[1].upper() if found else None


def division_of(bearer: Bearer) -> str:
    """The state or province in the entity id of a local body; empty for other names."""
    found = _HOME.fullmatch(bearer.entity_id)
    return (found[2] or "") if found else ""


def are_two_homes(here: tuple[str, str], there: tuple[str, str]) -> bool:
    """True for two countries, or two states or provinces of one; an empty one may be any."""
    return here[0] != there[0] or (bool(here[1] and there[1]) and here[1] != there[1])


def born_of(bearer: Bearer) -> int:
    """The year of birth in the entity id of a person; 0 for other names."""
    found = _BORN.fullmatch(bearer.entity_id)
    return int(found[2]) if found else 0


def are_one_birth(years: Collection[int]) -> bool:
    """True if years of birth, none of which is 0, may be those of one person."""
    return not years or max(years) - min(years) <= MAX_YEARS


def is_of_many(bearer: Bearer) -> bool:
    """True if the entity id says that many people bear the name: it also names a country, a role or both."""
    return bool(_known_of(bearer))


def role_of(bearer: Bearer) -> str:
    """The role in the entity id of a person with a frequent name; empty if there is none."""
    return next((part for part in _known_of(bearer) if len(part) > CODE), "")


def country_of(bearer: Bearer) -> str:
    """The code of the country in the entity id of a person with a frequent name; empty if there is none."""
    return next((part for part in _known_of(bearer) if len(part) == CODE), "")


def are_of_one_office(here: Bearer, there: Bearer) -> bool:
    """True if the ids of two persons with a frequent name say one role in one country, and not two states of it."""
    role, others = role_of(here), _known_of(there)[2:]
    if not role or role != role_of(there) or country_of(here) != country_of(there) or not country_of(here):
        return False
    states = _known_of(here)[2:]
    return not states or not others or states == others


def _known_of(bearer: Bearer) -> list[str]:
    born = _BORN.fullmatch(bearer.entity_id)
    found = _OF_MANY.fullmatch(born[1] if born else bearer.entity_id)
    return found[1].split("-")[1:] if found else []


def at_home_together(here: Bearer, there: Bearer) -> bool:
    """False if the articles of two names are about different countries: each has its own ministry of health."""
    return not here.countries or not there.countries or share_country(here, there)


def share_country(here: Bearer, there: Bearer) -> bool:
    """True if articles of two names are about the same country; False also if a country is unknown."""
    return not here.countries.keys().isdisjoint(there.countries)


class Groups:
    """Groups of joined bearers, with the reason for each."""

    def __init__(self, bearers: list[Bearer]) -> None:
        self._bearers = bearers
        self._parent = list(range(len(bearers)))
        self._reason: dict[int, str] = {}
        self._known: dict[int, str] = {}
        self._born = {place: (year, year) for place, bearer in enumerate(bearers) if (year := born_of(bearer))}
        """The first and the last year of birth of each group that has one."""
        self._homes: dict[int, frozenset[tuple[str, str]]] = {}
        """The countries and the states or provinces that the ids of each joined group say."""
        self._ends: dict[int, str] = {}
        """What the names of each joined group end with: "jr", "iii"."""

    def find(self, place: int) -> int:
        """The representative of its group."""
        while self._parent[place] != place:
            self._parent[place] = place = self._parent[self._parent[place]]
        return place

    def articles_of(self, bearers: Sequence[Bearer], places: Iterable[int]) -> dict[int, int]:
        """The number of articles of bearers, by group."""
        articles: dict[int, int] = defaultdict(int)
        for place in places:
            articles[self.find(place)] += bearers[place].articles
        return articles

    def fix(self, place: int, known: str) -> None:
        """Set a bearer's id from the user's own file."""
        self._known[place] = known

    def union(self, one: int, other: int, reason: str) -> None:
        """Join two groups.

        Not if they have different ids in the user's own file, and unless that joins them, not if they were born in
        different years, are of two generations ("Mar Simeon II" and "Mar Simeon III"), or are bodies of two towns or
        countries that only a third one joins whose home is unknown.
        """
        here, there = self.find(one), self.find(other)
        if here == there:
            return
        if here in self._known and there in self._known and self._known[here] != self._known[there]:
            return
        years = [*self._born.get(here, ()), *self._born.get(there, ())]
        ends = {self._end_of(here), self._end_of(there)} - {""}
        born_apart = here in self._born and there in self._born and not are_one_birth(years)
        homes = self._homes_of(here), self._homes_of(there)
        unknown = not (home_of(self._bearers[one]) and home_of(self._bearers[other]))
        moved_apart = unknown and any(are_two_homes(*pair) for pair in product(*homes))
        if reason != "knowledge" and (born_apart or len(ends) > 1 or moved_apart):
            return
        self._homes[here] = homes[0] | homes[1]
        self._ends[here] = min(ends, default="")
        self._reason.setdefault(other, reason)
        self._parent[there] = here
        if years:
            self._born[here] = (min(years), max(years))
        if there in self._known:
            self._known[here] = self._known[there]

    def _homes_of(self, root: int) -> frozenset[tuple[str, str]]:
        if root in self._homes:
            return self._homes[root]
        home = home_of(self._bearers[root])
        return frozenset({(home, division_of(self._bearers[root]))} if home else ())

    def _end_of(self, root: int) -> str:
        if root in self._ends:
            return self._ends[root]
        bearer = self._bearers[root]
        return generation(bearer.name) if bearer.type == "PERSON" else ""

    def result(self) -> list[JoinedPerson]:
        """All groups, each with its fullest name first."""
        members: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._bearers)):
            members[self.find(place)].append(place)
        return [self._joined(root, places) for root, places in sorted(members.items())]

    def _joined(self, root: int, places: list[int]) -> JoinedPerson:
        if len(places) == 1:  # as most are
            return alone(self._bearers[root], self._known.get(root))

        articles: Counter[str] = Counter()
        for place in places:
            articles[self._bearers[place].type] += self._bearers[place].articles
        kind = max(articles, key=lambda kind: (articles[kind], kind))  # a person rather than a body

        def fullness(place: int) -> tuple[bool, int, int, str]:
            bearer = self._bearers[place]
            words = person_words(bearer.name) if bearer.type == "PERSON" else organisation_words(bearer.name)
            return (bearer.type != kind, -min(len(words), 2), -bearer.articles, bearer.entity_id)

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
