"""Names grouped into blocks of possible matches, with article counts; recently used blocks are cached.

A block is read completely when one of its names arrives, and its changes are written once for many articles.
"""

import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Iterable

from wiredesk.link.people.bearers import Bearer, JoinedPerson
from wiredesk.link.state.recent import Recent

MAX_CACHED = 100_000
"""Names in the cache, about 1 kB each."""

MAX_ALIASES = 50
"""Maximum aliases considered per name, the most frequent ones."""


MAX_COUNTRIES = 10
"""Maximum countries considered per name, the most frequent ones."""

TABLES = (("bearer_names", "name"), ("bearer_aliases", "alias"), ("bearer_countries", "country"))
"""The tables of counts, and the counted column of each."""


class _Counts:
    """The counts of an entity's names, aliases and countries."""

    __slots__ = ("alias", "bearer", "country", "name", "type")

    def __init__(self, kind: str) -> None:
        self.type = kind
        self.name: Counter[str] = Counter()
        self.alias: Counter[str] = Counter()
        self.country: Counter[str] = Counter()
        self.bearer: Bearer | None = None
        """Computed from the counts; None if they have changed since."""

    def of(self, column: str) -> Counter[str]:
        """The counts of a column."""
        counts: Counter[str] = getattr(self, column)
        return counts


class NameBlock:
    """The names with the same key."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.counts: dict[str, _Counts] = {}
        """By entity id."""
        self.people: dict[str, str | None] = {}
        """The person of each entity, according to the state."""
        self.joined: dict[str, JoinedPerson] | None = None
        """The result of the last join; None if there was none since the block was read."""
        self.changed: dict[str, set[tuple[str, str]]] = {}
        """Columns and values of entities whose counts are not saved yet."""
        self.unsaved: dict[str, str | None] = {}
        """People of entities that are not saved yet."""

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
        counts = self.counts.get(entity_id)
        if counts is None:
            counts = self.counts[entity_id] = _Counts(kind)
            self.people[entity_id] = None
        counts.bearer = None
        changed = self.changed.setdefault(entity_id, set())
        for column, values in (("name", [name]), ("alias", aliases), ("country", countries)):
            for value in values:
                counts.of(column)[value] += change
                changed.add((column, value))

    def bearers(self) -> list[Bearer]:
        """The names that at least one article uses."""
        found = []
        for entity_id, counts in self.counts.items():
            if counts.bearer is None:
                names, aliases = _most(counts.name), _most(counts.alias)[:MAX_ALIASES]
                if not names:
                    continue
                articles = sum(count for _, count in names)
                countries = dict(_most(counts.country)[:MAX_COUNTRIES])
                counts.bearer = Bearer(entity_id, counts.type, names[0][0], articles, dict(aliases), countries)
            found.append(counts.bearer)
        return found

    def assign(self, people: dict[str, str], joined: dict[str, JoinedPerson]) -> None:
        """Set the person of each entity."""
        for entity, was in self.people.items():
            now = people.get(entity)
            if now != was:
                self.people[entity] = self.unsaved[entity] = now
        self.joined = joined


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(((value, count) for value, count in counts.items() if count > 0), key=lambda one: (-one[1], one[0]))


class NameBlocks:
    """Blocks by key.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._cached: OrderedDict[str, NameBlock] = OrderedDict()
        self._changed: dict[str, NameBlock] = {}
        self._people: Recent[str, str | None] = Recent(MAX_CACHED)

    def person_of(self, entity_id: str) -> str | None:
        """The person or organisation of an entity, as saved; None for other entities."""
        if entity_id in self._people:
            return self._people.used(entity_id, None)
        found = self._db.execute("SELECT person_id FROM bearers WHERE entity_id = ?", (entity_id,)).fetchone()
        return self._people.keep(entity_id, found[0] if found else None)

    def holding(self, entity_id: str, key: str) -> NameBlock:
        """The block of an entity: that of its first name, or the one with `key` for a new entity."""
        block = self.block(key)
        if entity_id in block.counts:
            return block
        found = self._db.execute("SELECT block FROM bearers WHERE entity_id = ?", (entity_id,)).fetchone()
        return self.block(found[0]) if found and found[0] != key else block

    def block(self, key: str) -> NameBlock:
        """The names with a key. Call `save` to write changes to them."""
        block = self._changed.get(key) or self._cached.get(key)
        if block is None:
            block = self._read(key)
        self._cached[key] = self._changed[key] = block
        self._cached.move_to_end(key)
        return block

    def _read(self, key: str) -> NameBlock:
        block = NameBlock(key)
        rows = self._db.execute("SELECT entity_id, type, person_id FROM bearers WHERE block = ?", (key,)).fetchall()
        for entity_id, kind, person_id in rows:
            block.counts[entity_id] = _Counts(kind)
            block.people[entity_id] = person_id
        if rows:
            for table, column in TABLES:
                found = self._db.execute(
                    f"SELECT entity_id, {column}, articles FROM bearers JOIN {table} USING (entity_id) WHERE block = ?",
                    (key,),
                )
                for entity_id, value, articles in found:
                    block.counts[entity_id].of(column)[value] = articles
        return block

    def save(self) -> None:
        """Write changes, and evict blocks that were not used recently."""
        changed = [(entity, block) for block in self._changed.values() for entity in sorted(block.changed)]
        self._db.executemany(
            "INSERT OR IGNORE INTO bearers (entity_id, block, type) VALUES (?, ?, ?)",
            [(entity, block.key, block.counts[entity].type) for entity, block in changed],
        )
        self._save_counts(changed)
        unsaved = [(person, entity) for block in self._changed.values() for entity, person in block.unsaved.items()]
        self._db.executemany("UPDATE bearers SET person_id = ? WHERE entity_id = ?", unsaved)
        for person, entity in unsaved:
            self._people.keep(entity, person)
        for entity, block in changed:
            if not any(count > 0 for count in block.counts[entity].name.values()):
                self._db.execute("DELETE FROM bearers WHERE entity_id = ?", (entity,))
                del block.counts[entity], block.people[entity]
                self._people.pop(entity, None)
        for block in self._changed.values():
            block.changed.clear()
            block.unsaved.clear()
        self._changed.clear()
        names = sum(len(block.counts) for block in self._cached.values())
        while names > MAX_CACHED and len(self._cached) > 1:
            names -= len(self._cached.popitem(last=False)[1].counts)

    def _save_counts(self, changed: list[tuple[str, NameBlock]]) -> None:
        for table, column in TABLES:
            used, unused = [], []
            for entity, block in changed:
                counts = block.counts[entity].of(column)
                for kind, value in sorted(block.changed[entity]):
                    if kind == column:
                        count = counts[value]
                        if count > 0:
                            used.append((entity, value, count))
                        else:
                            unused.append((entity, value))
            self._db.executemany(f"REPLACE INTO {table} VALUES (?, ?, ?)", used)
            self._db.executemany(f"DELETE FROM {table} WHERE entity_id = ? AND {column} = ?", unused)
