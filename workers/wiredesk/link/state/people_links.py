"""People and organisations in the state: how often each name is used, and whom it refers to."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable

from wiredesk.link.article import Article, NamedEntity
from wiredesk.link.people.bearers import JoinedPerson
from wiredesk.link.people.contexts import MAX_ARTICLES, Context, Contexts, number_of, stored_contexts, unpacked
from wiredesk.link.people.joining import join
from wiredesk.link.people.name_words import block_of
from wiredesk.link.state.name_blocks import NameBlock, NameBlocks
from wiredesk.link.state.recent import batched
from wiredesk_schemas.people import Person

Identify = Callable[[str, str], str | None]
"""Looks up the id of a type and a name in the user's own file."""

MAX_BLOCK = 2000
"""Maximum names compared with each other, the most frequent ones; the others are not joined."""


class PeopleLinks:
    """The names of people and organisations in all articles.

    Args:
        connection: the state.
        identify: looks up ids in the user's own file.
    """

    def __init__(self, connection: sqlite3.Connection, identify: Identify) -> None:
        self._db, self._identify = connection, identify
        self._blocks = NameBlocks(connection)

    def add(self, num: int, article: Article) -> set[str]:
        """Count the names of an article with a number; return their blocks."""
        return self._count(num, article, 1)

    def remove(self, num: int, article: Article) -> set[str]:
        """Subtract the names of an article from the counts; return their blocks."""
        return self._count(num, article, -1)

    def save(self) -> None:
        """Write the counts to the state."""
        self._blocks.save()

    def _count(self, num: int, article: Article, change: int) -> set[str]:
        blocks, countries = set(), article.countries
        names = _distinct(article)
        self._keep_contexts(num, number_of(article), stored_contexts(article, names), change)
        for name in names:
            key = block_of(name.type, name.name)
            if key:
                block = self._blocks.holding(name.entity_id, key)
                others = [alias for alias in name.mentions if alias != name.name]
                block.count(name.entity_id, name.type, name.name, others, countries, change)
                blocks.add(block.key)
        return blocks

    def _keep_contexts(self, num: int, number: int, contexts: dict[str, bytes], change: int) -> None:
        """Store the contexts of an article's names, or delete them."""
        if change > 0:
            self._db.executemany(
                "REPLACE INTO bearer_contexts VALUES (?, ?, ?, ?)",
                ((entity, number, num, context) for entity, context in contexts.items()),
            )
        else:
            self._db.executemany(
                "DELETE FROM bearer_contexts WHERE entity_id = ? AND article = ?",
                ((entity, number) for entity in contexts),
            )

    def _contexts(self, entity_id: str) -> list[Context]:
        found = self._db.execute(
            "SELECT article, context FROM bearer_contexts WHERE entity_id = ? LIMIT ?", (entity_id, MAX_ARTICLES)
        )
        return [unpacked(article, stored) for article, stored in found]

    def stories_of(self, entities: Iterable[str]) -> set[int]:
        """The numbers of the stories whose articles name one of these entities."""
        return {
            row[0]
            for some in batched(sorted(entities))
            for row in self._db.execute(
                "SELECT DISTINCT story FROM bearer_contexts JOIN story_of ON story_of.article = num "
                f"WHERE entity_id IN ({','.join('?' * len(some))})",
                some,
            )
        }

    def person_of(self, entity_id: str) -> str | None:
        """The id of the person or organisation of an entity; None for other entities."""
        return self._blocks.person_of(entity_id)

    def record(self, person_id: str) -> Person | None:
        """The record of a person; None if there is none."""
        found = self._db.execute("SELECT block FROM bearers WHERE person_id = ? LIMIT 1", (person_id,)).fetchone()
        if found is None:
            return None
        block = self._blocks.block(found[0])
        if block.joined is None:
            self._join(block, {}, set())
            self._blocks.save()
        person = (block.joined or {}).get(person_id)
        return _record(person) if person else None

    def gone(self) -> list[str]:
        """People whose records were written but whose names are no longer used by any article."""
        gone = "topic = 'people' AND key NOT IN (SELECT person_id FROM bearers WHERE person_id IS NOT NULL)"
        return [row[0] for row in self._db.execute(f"SELECT key FROM published WHERE {gone}").fetchall()]

    def join(self, keys: set[str]) -> tuple[dict[str, Person | None], set[str]]:
        """Join the names of blocks again.

        Returns:
            The record of each person that may have changed, by id, None for people that no longer exist; and the
            entities whose person changed.
        """
        records: dict[str, Person | None] = {}
        moved: set[str] = set()
        for key in sorted(keys):
            self._join(self._blocks.block(key), records, moved)
        self._blocks.save()
        return records, moved

    def _join(self, block: NameBlock, records: dict[str, Person | None], moved: set[str]) -> None:
        bearers = sorted(block.bearers(), key=lambda one: (-one.articles, one.entity_id))[:MAX_BLOCK]
        known = {one.entity_id: found for one in bearers if (found := self._identify(one.type, one.name))}
        joined = {person.person_id: person for person in join(bearers, known, Contexts(self._contexts))}
        after = {member.entity_id: person.person_id for person in joined.values() for member, _ in person.members}
        for person_id, person in joined.items():
            if block.joined is None or block.joined.get(person_id) != person:
                records[person_id] = _record(person)
        for entity, was in block.people.items():
            if was and was not in joined:
                records.setdefault(was, None)
            if after.get(entity) != was:
                moved.add(entity)
        block.assign(after, joined)


def _distinct(article: Article) -> list[NamedEntity]:
    found: dict[str, NamedEntity] = {}
    for name in article.names:
        if name.type in ("PERSON", "ORGANIZATION"):
            found.setdefault(name.entity_id, name)
    return list(found.values())


def _record(person: JoinedPerson) -> Person:
    names: Counter[str] = Counter()
    for bearer, _ in person.members:
        names[bearer.name] += bearer.articles
    return Person.model_validate(
        {
            "person_id": person.person_id,
            "type": person.members[0][0].type,
            "name": person.members[0][0].name,
            "names": [name for name, _ in sorted(names.items(), key=lambda one: (-one[1], one[0]))],
            "entity_ids": sorted(bearer.entity_id for bearer, _ in person.members),
            "articles": sum(bearer.articles for bearer, _ in person.members),
            "merged": [
                {"name": bearer.name, "entity_id": bearer.entity_id, "articles": bearer.articles, "reason": reason}
                for bearer, reason in person.members
            ],
            "links": {"knowledge_id": person.known},
        }
    )
