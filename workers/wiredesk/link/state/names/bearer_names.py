"""Names with the articles that use them, and the keys under which each is found; recently used names are cached.

Changes are collected for many articles, then applied together.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import orjson

from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.name_keys import Keys, near_keys, other_keys
from wiredesk.link.people.name_words import block_of
from wiredesk.link.state.recent import Recent, batched
from wiredesk.link.state.row_index import RowIndex, text_key

MAX_CACHED = 100_000
"""Names in the cache, about 1 kB each."""

MAX_ALIASES = 50
"""Maximum aliases considered per name, the most frequent ones."""

MAX_COUNTRIES = 10
"""Maximum countries considered per name, the most frequent ones."""

NAME, ALIAS, COUNTRY = range(3)
"""What is counted: the fullest name in an article, the other names in it, the countries that it is about."""

TOGETHER = 20_000
"""Names whose keys are loaded in one batch."""

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

    def compute(self, identify: Identify | None = None) -> bool:
        """Compute what follows from the counts; without `identify` the id in the user's own file stays.

        Returns:
            False if its keys stay the same.
        """
        names, before = _most(self.counts[NAME]), self.bearer
        if not names:
            self.bearer, self.known, self._keys, self._others = None, None, (), ()
            return before is not None
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
            return True
        return False


def found_by(bearer: Bearer | None, near: Keys, other: Keys) -> set[int]:
    """All keys that find a name, apart from that of its person.

    Args:
        bearer: the name; None if no article uses it.
        near: its keys.
        other: the keys that find it without joining it.
    """
    if bearer is None:
        return set()
    block = text_key("block", block_of(bearer.type, bearer.name))
    return {text_key("entity", bearer.entity_id), block, *(key & 0xFFFFFFFF for key in (*near, *other))}


def packed_keys(keys: set[int]) -> bytes:
    """The result of `found_by` as it is stored."""
    return np.array(sorted(keys), np.uint32).tobytes()


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    if len(counts) < 2:  # as of most names
        return [item for item in counts.items() if item[1] > 0]
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
        self.left: set[str] = set()
        """People of names that no article uses any longer; whoever asks for them clears it."""
        self._index = RowIndex()
        self._load()
        last = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'bearers'").fetchone()
        self._next = (last[0] or 0) + 1

    def _load(self) -> None:
        rows = self._db.execute(
            "SELECT num, keys, CASE WHEN person_id != entity_id THEN person_id END FROM bearers ORDER BY num"
        )
        while some := rows.fetchmany(TOGETHER):
            nums = np.fromiter((row[0] for row in some), np.uint32, len(some))
            keys = np.frombuffer(b"".join(row[1] for row in some), np.uint32)
            self._index.load(np.repeat(nums, [len(row[1]) // 4 for row in some]), keys)
            joined = [(num, text_key("person", person)) for num, _, person in some if person is not None]
            if joined:
                pairs = np.array(joined, np.uint32)
                self._index.load(pairs[:, 0], pairs[:, 1])
        self._index.loaded()

    def compact(self) -> None:
        """Free the memory of keys that names no longer have."""
        self._index.compact()

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
        numbers = self.numbers(sorted(counted))
        names = self.numbered(numbers.values())
        found: list[ChangedName] = []
        filed: list[tuple[int, str, str, str | None, bytes]] = []
        counts: list[tuple[bytes, int]] = []
        more: list[tuple[int, int]] = []
        fewer: list[tuple[int, int]] = []
        for entity, (kind, changes) in sorted(counted.items()):
            name = names[numbers[entity]] if entity in numbers else self._new(entity, kind)
            before, known = name.bearer, name.known
            for (what, value), change in changes.items():
                name.counts[what][value] += change
                if name.counts[what][value] <= 0:
                    del name.counts[what][value]
            lost: Keys = ()
            if name.compute(self._identify):
                near = near_keys(before, known) if before else ()
                lost = tuple(key for key in near if key not in name.keys)
                was = found_by(before, near, other_keys(before) if before else ())
                now = found_by(name.bearer, name.keys, name.others)
                more += [(key, name.num) for key in now - was]
                fewer += [(key, name.num) for key in was - now]
                filed.append((name.num, name.entity_id, name.type, name.known, packed_keys(now)))
            found.append(ChangedName(name, before, lost))
            if name.bearer:
                counts.append((orjson.dumps(name.counts), name.num))
        self._index.remove(fewer)
        self._index.add(more)
        self._db.executemany(
            "INSERT INTO bearers (num, entity_id, type, known, keys) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET known = excluded.known, keys = excluded.keys",
            filed,
        )
        self._db.executemany("UPDATE bearers SET counts = ? WHERE num = ?", counts)
        self._delete([change.name for change in found if change.name.bearer is None])
        return found

    def _new(self, entity_id: str, kind: str) -> BearerName:
        num, self._next = self._next, self._next + 1
        self._people.pop(entity_id, None)
        self._nums.keep(entity_id, num)
        return self._cached.keep(num, BearerName(num, entity_id, kind))

    def _delete(self, names: list[BearerName]) -> None:
        self._db.executemany("DELETE FROM bearers WHERE num = ?", ((name.num,) for name in names))
        self._index.remove(
            (text_key("person", name.person), name.num)
            for name in names
            if name.person is not None and name.person != name.entity_id
        )
        for name in names:
            if name.person is not None:
                self.left.add(name.person)
            self._cached.pop(name.num, None)
            self._nums.pop(name.entity_id, None)
            self._people.pop(name.entity_id, None)

    def numbers(self, entities: Iterable[str]) -> dict[str, int]:
        """The numbers of known entities."""
        entities = list(entities)
        found = {entity: num for entity in entities if (num := self._nums.used(entity, 0))}
        missing = [entity for entity in entities if entity not in found]
        nums = {num for _, num in self._index.find([text_key("entity", entity) for entity in missing])}
        found.update((name.entity_id, name.num) for name in self.numbered(sorted(nums)).values())
        return {entity: found[entity] for entity in entities if entity in found}

    def numbered(self, nums: Iterable[int]) -> dict[int, BearerName]:
        """The names with some numbers, without numbers that no name has."""
        found: dict[int, BearerName] = {}
        missing: list[int] = []
        for num in nums:
            if num in self._cached:
                self._cached.move_to_end(num)
                found[num] = self._cached[num]
            else:
                missing.append(num)
        for some in batched(missing):
            found.update(self._read(some))
        return found

    def _read(self, nums: Sequence[int]) -> dict[int, BearerName]:
        marks = ",".join("?" * len(nums))
        rows = self._db.execute(
            f"SELECT num, entity_id, type, known, person_id, counts FROM bearers WHERE num IN ({marks})", nums
        ).fetchall()
        found = {}
        for num, entity_id, kind, known, person, counts in rows:
            name = found[num] = BearerName(num, entity_id, kind)
            name.known, name.person = known, person
            for counter, stored in zip(name.counts, orjson.loads(counts), strict=True):
                counter.update(stored)
            name.compute()
            self._cached.keep(num, name)
            self._nums.keep(entity_id, num)
        return found

    def under(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """The numbers of the names with each of some keys; rarely, others are among them."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, num in self._index.find(sorted(set(keys))):
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
        wanted = set(people)
        # That of a name alone is its entity.
        keys = [text_key(kind, person) for kind in ("person", "entity") for person in sorted(wanted)]
        names = self.numbered(sorted({num for _, num in self._index.find(keys)})).values()
        return [name.num for name in names if name.person in wanted]

    def of_block(self, block: str) -> list[int]:
        """The numbers of the names with a surname or initials; rarely, others are among them."""
        return sorted(num for _, num in self._index.find([text_key("block", block)]))

    def assign(self, people: Iterable[tuple[BearerName, str]]) -> None:
        """Set the person of names."""
        changed = [(person, name) for name, person in people]
        self._index.remove(
            (text_key("person", name.person), name.num)
            for _, name in changed
            if name.person is not None and name.person != name.entity_id
        )
        self._index.add((text_key("person", person), name.num) for person, name in changed if person != name.entity_id)
        self._db.executemany(
            "UPDATE bearers SET person_id = ? WHERE num = ?", ((person, name.num) for person, name in changed)
        )
        for person, name in changed:
            # A name that was evicted may have been read again since.
            self._cached.get(name.num, name).person = name.person = person
            self._people.keep(name.entity_id, person)

    def person_of(self, entity_id: str) -> str | None:
        """The person or organisation of an entity, as saved; None for other entities."""
        known = self._people.used(entity_id, "")
        if known != "":
            return known
        self.look_up_people([entity_id])
        return self._people.used(entity_id, None)

    def look_up_people(self, entities: Iterable[str]) -> None:
        """Read the people or organisations of some entities together, for `person_of`."""
        missing = sorted(entity for entity in entities if entity not in self._people)
        numbers = self.numbers(missing)
        names = self.numbered(numbers.values())
        for entity in missing:
            name = names.get(numbers.get(entity, 0))
            self._people.keep(entity, name.person if name else None)
