"""The names that `link` has merged: a watch on a person or organisation covers all its names."""

from collections.abc import Iterable
from typing import NamedTuple

from wiredesk.watch.tokens import name_term


class _Merged(NamedTuple):
    entity_ids: frozenset[str]
    keys: frozenset[str]
    """Its ids, and its names as words."""


class MergedNames:
    """People and organisations with several entities, by their names and ids."""

    def __init__(self) -> None:
        self._people: dict[str, _Merged] = {}
        self._with_key: dict[str, set[str]] = {}

    def put(self, person_id: str, names: Iterable[str], entity_ids: Iterable[str]) -> frozenset[str]:
        """Store a record of `news.people`; return the `name_keys` of names that may now stand for other entities."""
        ids = frozenset(entity_ids)
        known = self._people.get(person_id)
        if len(ids) < 2:
            return self.drop(person_id)
        keys = ids.union((person_id,), *map(name_keys, names))
        if known == (ids, keys):
            return frozenset()
        changed = keys | self.drop(person_id)
        self._people[person_id] = _Merged(ids, keys)
        for key in keys:
            self._with_key.setdefault(key, set()).add(person_id)
        return changed

    def drop(self, person_id: str) -> frozenset[str]:
        """Forget a person; return the keys of its names."""
        known = self._people.pop(person_id, None)
        if known is None:
            return frozenset()
        for key in known.keys:
            people = self._with_key[key]
            people.discard(person_id)
            if not people:
                del self._with_key[key]
        return known.keys

    def entity_ids(self, name: str) -> frozenset[str]:
        """Every entity of the people and organisations with this name or id; empty if nothing is merged."""
        people = {person_id for key in name_keys(name) for person_id in self._with_key.get(key, ())}
        return frozenset().union(*(self._people[person_id].entity_ids for person_id in people))


def name_keys(name: str) -> set[str]:
    """A name as given, which may be an id, and as words."""
    words = name_term(name)
    return {name, " ".join(words)} if words else {name}
