"""Names with the articles that use them, and the keys under which each is found; recently used names are cached.

Changes are collected for many articles, then applied together.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.name_keys import Keys, near_keys, other_keys
from wiredesk.link.people.name_words import block_of
from wiredesk.link.state.recent import Recent, batched

MAX_CACHED = 100_000
"""Names in the cache, about 1 kB each."""

MAX_ALIASES = 50
"""Maximum aliases considered per name, the most frequent ones."""

MAX_COUNTRIES = 10
"""Maximum countries considered per name, the most frequent ones."""

NAME, ALIAS, COUNTRY = range(3)
"""What is counted: the fullest name in an article, the other names in it, the countries that it is about."""

Identify = Callable[[str, str], str | None]
"""Looks up the id of a type and a name in the user's own file."""


class BearerName:
    """An entity over all articles.

    Args:
        num: its number in the state.
        entity_id: the entity.
        kind: its type.
    """

    __slots__ = ("_keys", "_others", "bearer", "counts", "entity_id", "known", "num", "person", "type")

    def __init__(self, num: int, entity_id: str, kind: str) -> None:
        self.num, self.entity_id, self.type = num, entity_id, kind
        self.counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        self.bearer: Bearer | None = None
        """None if no article uses the name any longer."""
        self.known: str | None = None
        """Its id in the user's own file."""
        self.person: str | None = None
        """The person or organisation that it was joined to."""
        self._keys: Keys | None = ()
        self._others: Keys | None = ()
        """None if they are not computed yet: many names are only read to be compared."""

    @property
    def keys(self) -> Keys:
        """The keys of names that it may be joined with."""
        if self._keys is None:
            self._keys = near_keys(self.bearer, self.known) if self.bearer else ()
        return self._keys

    @property
    def others(self) -> Keys:
        """The keys that find it without joining it."""
        if self._others is None:
            self._others = other_keys(self.bearer) if self.bearer else ()
        return self._others

    @property
    def block(self) -> str | None:
        """The key of its surname or initials; None if no article uses the name."""
        return block_of(self.bearer.type, self.bearer.name) if self.bearer else None

    def compute(self, identify: Identify | None = None) -> None:
        """Compute what follows from the counts; without `identify` the id in the user's own file stays."""
        names, before = _most(self.counts[NAME]), self.bearer
        if not names:
            self.bearer, self.known, self._keys, self._others = None, None, (), ()
            return
        articles = sum(count for _, count in names)
        aliases = dict(_most(self.counts[ALIAS])[:MAX_ALIASES])
        countries = dict(_most(self.counts[COUNTRY])[:MAX_COUNTRIES])
        self.bearer = Bearer(self.entity_id, self.type, names[0][0], articles, aliases, countries)
        known = identify(self.type, self.bearer.name) if identify else self.known
        if (
            not before
            or before.name != self.bearer.name
            or known != self.known
            or before.aliases.keys() != aliases.keys()
        ):
            self.known = known
            self._keys = self._others = None


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(
        ((value, count) for value, count in counts.items() if count > 0), key=lambda item: (-item[1], item[0])
    )


@dataclass(frozen=True, slots=True)
class ChangedName:
    """A name whose articles have changed, and what it was before."""

    name: BearerName
    before: Bearer | None
    lost: Keys
    """Keys that it no longer has."""

    @property
    def block_before(self) -> str | None:
        """The block that it was in."""
        return block_of(self.before.type, self.before.name) if self.before else None


class BearerNames:
    """All names.

    Args:
        connection: the state.
        identify: looks up ids in the user's own file.
    """

    def __init__(self, connection: sqlite3.Connection, identify: Identify) -> None:
        self._db, self._identify = connection, identify
        self._cached: Recent[int, BearerName] = Recent(MAX_CACHED)
        self._nums: Recent[str, int] = Recent(MAX_CACHED)
        self._people: Recent[str, str | None] = Recent(MAX_CACHED)
        self._counted: dict[str, tuple[str, Counter[tuple[int, str]]]] = {}

    def count(
        self, entity_id: str, kind: str, name: str, aliases: Iterable[str], countries: Iterable[str], change: int
    ) -> None:
        """Add an article that uses a name to the counts, or subtract it.

        Args:
            entity_id: the entity.
            kind: its type.
            name: its fullest name in the article.
            aliases: its other names in the article.
            countries: the countries that the article is about.
            change: 1 or -1.
        """
        counts = self._counted.setdefault(entity_id, (kind, Counter()))[1]
        for what, values in ((NAME, [name]), (ALIAS, aliases), (COUNTRY, countries)):
            for value in values:
                counts[what, value] += change

    def apply(self) -> list[ChangedName]:
        """Save what was counted; return the names that changed."""
        counted, self._counted = self._counted, {}
        numbers = self._numbers(sorted(counted))
        names = self.numbered(numbers.values())
        rows: list[tuple[int, int, str, int]] = []
        unused: list[tuple[int, int, str]] = []
        found: list[ChangedName] = []
        more: list[tuple[int, int]] = []
        filed: list[tuple[str | None, str | None, int]] = []
        fewer: list[tuple[int, int]] = []
        for entity, (kind, counts) in sorted(counted.items()):
            name = names[numbers[entity]] if entity in numbers else self._new(entity, kind)
            before, keys, others, known = name.bearer, name.keys, name.others, name.known
            for (what, value), change in counts.items():
                count = name.counts[what][value] = name.counts[what][value] + change
                if count > 0:
                    rows.append((name.num, what, value, count))
                else:
                    del name.counts[what][value]
                    unused.append((name.num, what, value))
            name.compute(self._identify)
            lost = tuple(key for key in keys if key not in name.keys)
            found.append(ChangedName(name, before, lost))
            if (name.keys, name.others) != (keys, others):
                now, was = {*name.keys, *name.others}, {*keys, *others}
                more += [(key, name.num) for key in now - was]
                fewer += [(key, name.num) for key in was - now]
            if name.bearer and (before is None or before.name != name.bearer.name or known != name.known):
                filed.append((name.block, name.known, name.num))
        self._db.executemany("UPDATE bearers SET block = ?, known = ? WHERE num = ?", filed)
        self._db.executemany("REPLACE INTO bearer_counts VALUES (?, ?, ?, ?)", sorted(rows))
        self._db.executemany("DELETE FROM bearer_counts WHERE num = ? AND kind = ? AND value = ?", unused)
        self._db.executemany("DELETE FROM bearer_keys WHERE key = ? AND num = ?", fewer)
        self._db.executemany("INSERT OR IGNORE INTO bearer_keys VALUES (?, ?)", sorted(more))
        self._delete([change.name for change in found if change.name.bearer is None])
        return found

    def _new(self, entity_id: str, kind: str) -> BearerName:
        num = self._db.execute("INSERT INTO bearers (entity_id, type) VALUES (?, ?)", (entity_id, kind)).lastrowid
        assert num is not None
        self._people.pop(entity_id, None)
        self._nums.keep(entity_id, num)
        return self._cached.keep(num, BearerName(num, entity_id, kind))

    def _delete(self, names: list[BearerName]) -> None:
        self._db.executemany("DELETE FROM bearers WHERE num = ?", ((name.num,) for name in names))
        for name in names:
            self._cached.pop(name.num, None)
            self._nums.pop(name.entity_id, None)
            self._people.pop(name.entity_id, None)

    def _numbers(self, entities: list[str]) -> dict[str, int]:
        """The numbers of known entities."""
        found = {entity: num for entity in entities if (num := self._nums.used(entity, 0))}
        for some in batched([entity for entity in entities if entity not in found]):
            found.update(
                self._db.execute(
                    f"SELECT entity_id, num FROM bearers WHERE entity_id IN ({','.join('?' * len(some))})", some
                ).fetchall()
            )
        return found

    def numbered(self, nums: Iterable[int]) -> dict[int, BearerName]:
        """The names with some numbers, without numbers that no name has."""
        found: dict[int, BearerName] = {}
        missing: list[int] = []
        for num in nums:
            if num in self._cached:
                found[num] = self._cached.keep(num, self._cached[num])
            else:
                missing.append(num)
        for some in batched(missing):
            found.update(self._read(some))
        return found

    def _read(self, nums: Sequence[int]) -> dict[int, BearerName]:
        marks = ",".join("?" * len(nums))
        rows = self._db.execute(
            f"SELECT num, entity_id, type, known, person_id FROM bearers WHERE num IN ({marks})", nums
        ).fetchall()
        found = {}
        for num, entity_id, kind, known, person in rows:
            name = found[num] = BearerName(num, entity_id, kind)
            name.known, name.person = known, person
        counts = self._db.execute(f"SELECT num, kind, value, articles FROM bearer_counts WHERE num IN ({marks})", nums)
        for num, what, value, articles in counts:
            found[num].counts[what][value] = articles
        for name in found.values():
            name.compute()
            self._cached.keep(name.num, name)
            self._nums.keep(name.entity_id, name.num)
        return found

    def under(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers of the names with each of some keys."""
        found: dict[int, list[int]] = defaultdict(list)
        for some in batched(sorted(set(keys))):
            rows = self._db.execute(
                f"SELECT key, num FROM bearer_keys WHERE key IN ({','.join('?' * len(some))})", some
            )
            for key, num in rows:
                found[key].append(num)
        return found

    def partners(self, nums: Iterable[int]) -> list[tuple[int, int]]:
        """Pairs of names, one of which is among those with some numbers, that differ by one wrong letter."""
        return [
            row
            for some in batched(sorted(set(nums)))
            for row in self._db.execute(
                f"SELECT here, there FROM bearer_spellings WHERE here IN ({','.join('?' * len(some))})", some
            )
        ]

    def add_partners(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Add pairs of these, in either order."""
        both = sorted({pair for here, there in pairs for pair in ((here, there), (there, here))})
        self._db.executemany("INSERT OR IGNORE INTO bearer_spellings VALUES (?, ?)", both)

    def remove_partners(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remove pairs, in either order."""
        both = [pair for here, there in pairs for pair in ((here, there), (there, here))]
        self._db.executemany("DELETE FROM bearer_spellings WHERE here = ? AND there = ?", both)

    def of_people(self, people: Iterable[str]) -> list[int]:
        """The numbers of the names that were joined to some people."""
        return [
            row[0]
            for some in batched(sorted(set(people)))
            for row in self._db.execute(
                f"SELECT num FROM bearers WHERE person_id IN ({','.join('?' * len(some))})", some
            )
        ]

    def of_block(self, block: str) -> list[int]:
        """The numbers of the names with a surname or initials."""
        return [row[0] for row in self._db.execute("SELECT num FROM bearers WHERE block = ?", (block,))]

    def assign(self, people: Iterable[tuple[BearerName, str]]) -> None:
        """Set the person of names."""
        changed = [(person, name) for name, person in people]
        self._db.executemany(
            "UPDATE bearers SET person_id = ? WHERE num = ?", ((person, name.num) for person, name in changed)
        )
        for person, name in changed:
            # A name that was evicted may have been read again since.
            self._cached.get(name.num, name).person = name.person = person
            self._people.keep(name.entity_id, person)

    def person_of(self, entity_id: str) -> str | None:
        """The person or organisation of an entity, as saved; None for other entities."""
        if entity_id in self._people:
            return self._people.used(entity_id, None)
        found = self._db.execute("SELECT person_id FROM bearers WHERE entity_id = ?", (entity_id,)).fetchone()
        return self._people.keep(entity_id, found[0] if found else None)
