"""People and organisations in the state: how often each name is used, and who each is."""

import sqlite3
from collections import Counter
from collections.abc import Callable

from wiredesk.link.article import Article, NamedEntity
from wiredesk.link.people import Bearer, JoinedPerson, block_of, join
from wiredesk_schemas.people import Person, PersonLinks, PersonName

Identify = Callable[[str, str], str | None]
"""The id that the user's own file has for a type and a name."""

MAX_BLOCK = 2000
"""Names that are compared with each other, those that most articles use; the rest stand alone."""


class PeopleLinks:
    """Names of people and organisations over all articles.

    Args:
        connection: the state.
        identify: asks the user's own file.
    """

    def __init__(self, connection: sqlite3.Connection, identify: Identify) -> None:
        self._db, self._identify = connection, identify

    def add(self, article: Article) -> set[str]:
        """Count the names of an article; the blocks that they are in."""
        return self._count(article, 1)

    def remove(self, article: Article) -> set[str]:
        """Take the names of an article out of the count; the blocks that they were in."""
        return self._count(article, -1)

    def _count(self, article: Article, change: int) -> set[str]:
        blocks = set()
        for name in _distinct(article):
            block = block_of(name.type, name.name)
            if not block:
                continue
            # A fuller form of another article has another id, so a name's block is the id's block.
            self._db.execute(
                "INSERT OR IGNORE INTO bearers (entity_id, block, type) VALUES (?, ?, ?)",
                (name.entity_id, block, name.type),
            )
            found = self._db.execute("SELECT block FROM bearers WHERE entity_id = ?", (name.entity_id,)).fetchone()
            blocks.add(found[0])
            self._change("bearer_names", "name", name.entity_id, name.name, change)
            for alias in name.mentions:
                if alias != name.name:
                    self._change("bearer_aliases", "alias", name.entity_id, alias, change)
        return blocks

    def _change(self, table: str, column: str, entity_id: str, value: str, change: int) -> None:
        self._db.execute(
            f"INSERT INTO {table} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
            (entity_id, value, change),
        )
        if change < 0:
            self._db.execute(
                f"DELETE FROM {table} WHERE entity_id = ? AND {column} = ? AND articles <= 0", (entity_id, value)
            )

    def person_of(self, entity_id: str) -> str | None:
        """The person or organisation that an entity is; None for other entities."""
        found = self._db.execute("SELECT person_id FROM bearers WHERE entity_id = ?", (entity_id,)).fetchone()
        return found[0] if found else None

    def join(self, blocks: set[str]) -> tuple[dict[str, Person | None], set[str]]:
        """Join the names of blocks anew.

        Returns:
            The record of each person by id, None for those that are no more, and the entities whose person is another
            one than before.
        """
        records: dict[str, Person | None] = {}
        moved: set[str] = set()
        for block in sorted(blocks):
            rows = self._db.execute(
                "SELECT entity_id, type, person_id FROM bearers WHERE block = ?", (block,)
            ).fetchall()
            before = {entity: person for entity, _, person in rows}
            bearers = []
            for entity, kind, _ in rows:
                bearer = self._bearer(entity, kind)
                if bearer is None:
                    self._db.execute("DELETE FROM bearers WHERE entity_id = ?", (entity,))
                else:
                    bearers.append(bearer)
            bearers = sorted(bearers, key=lambda one: (-one.articles, one.entity_id))[:MAX_BLOCK]
            known = {one.entity_id: found for one in bearers if (found := self._known(one))}
            after: dict[str, str] = {}
            for person in join(bearers, known):
                records[person.person_id] = _record(person)
                for member, _ in person.members:
                    after[member.entity_id] = person.person_id
            for entity, was in before.items():
                person_id = after.get(entity)
                if was and was not in after.values():
                    records.setdefault(was, None)
                if person_id != was:
                    moved.add(entity)
                    self._db.execute("UPDATE bearers SET person_id = ? WHERE entity_id = ?", (person_id, entity))
        return records, moved

    def _known(self, bearer: Bearer) -> str | None:
        return self._identify(bearer.type, bearer.name)

    def _bearer(self, entity_id: str, kind: str) -> Bearer | None:
        names = self._db.execute(
            "SELECT name, articles FROM bearer_names WHERE entity_id = ? ORDER BY articles DESC, name", (entity_id,)
        ).fetchall()
        if not names:
            return None
        aliases = self._db.execute(
            "SELECT alias, articles FROM bearer_aliases WHERE entity_id = ? ORDER BY articles DESC, alias LIMIT 50",
            (entity_id,),
        ).fetchall()
        return Bearer(entity_id, kind, names[0][0], sum(count for _, count in names), dict(aliases))


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
                PersonName(name=bearer.name, entity_id=bearer.entity_id, articles=bearer.articles, reason=reason)
                for bearer, reason in person.members
            ],
            "links": PersonLinks(knowledge_id=person.known),
        }
    )
