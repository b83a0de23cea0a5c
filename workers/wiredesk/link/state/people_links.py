"""People and organisations in the state: how often each name is used, and who it refers to."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from wiredesk.link.article import Article, NamedEntity
from wiredesk.link.people.bearers import JoinedPerson
from wiredesk.link.people.contexts import Around, Context, Contexts, around
from wiredesk.link.people.joining import join
from wiredesk.link.people.name_words import block_of
from wiredesk.link.state.names.bearer_names import BearerName, BearerNames, ChangedName, Identify
from wiredesk.link.state.names.name_contexts import NameContexts
from wiredesk.link.state.names.related_names import RelatedNames
from wiredesk.link.state.names.surnames import OtherNames, Surnames
from wiredesk.link.state.recent import batched
from wiredesk_schemas.people import Person


class PeopleLinks:
    """The names of people and organisations in all articles.

    Args:
        connection: the state.
        identify: looks up ids in the user's own file.
    """

    def __init__(self, connection: sqlite3.Connection, identify: Identify) -> None:
        self._db = connection
        self._names = BearerNames(connection, identify)
        self._surnames = Surnames(self._names)
        self._around = NameContexts(connection)
        self._related = RelatedNames(self._names, self._surnames, self._around)
        self._new: dict[int, Around] = {}
        """The contexts of added articles by their number: names may be new."""

    def add(self, num: int, article: Article) -> None:
        """Count the names of an article with a number."""
        self._count(num, article, 1)

    def remove(self, num: int, article: Article) -> None:
        """Subtract the names of an article from the counts."""
        self._count(num, article, -1)

    def _count(self, num: int, article: Article, change: int) -> None:
        countries, names = article.countries, _distinct(article)
        if change > 0 and names:
            self._new[num] = around(article, names)
        elif change < 0 and self._new.pop(num, None) is None:
            self._around.remove(num)
        for name in names:
            others = [alias for alias in name.mentions if alias != name.name]
            self._names.count(name.entity_id, name.type, name.name, others, countries, change)

    def save(self) -> None:
        """Write the counts to the state. People stay as they are joined until another article names them."""
        changed = self._apply()
        self._names.remove_partners(
            self._names.partners(change.name.num for change in changed if change.name.bearer is None)
        )

    def _apply(self) -> list[ChangedName]:
        changed = self._names.apply()
        self._surnames.update(changed)
        entities = dict.fromkeys(entity for new in self._new.values() for entity in new.titles)
        self._around.add(self._new, self._names.numbers(entities))
        self._new.clear()
        return changed

    def _contexts(self, entity_id: str) -> list[Context]:
        num = self._names.numbers([entity_id]).get(entity_id)
        return self._around.of(num) if num is not None else []

    def compact(self) -> None:
        """Free the memory of names that left."""
        self._names.compact()
        self._around.compact()

    def stories_of(self, entities: Iterable[str]) -> set[int]:
        """The numbers of the stories whose articles name one of these entities."""
        return {
            row[0]
            for some in batched(self._around.articles(self._names.numbers(entities).values()))
            for row in self._db.execute(
                f"SELECT DISTINCT story FROM story_of WHERE article IN ({','.join('?' * len(some))})", some
            )
        }

    def person_of(self, entity_id: str) -> str | None:
        """The id of the person or organisation of an entity; None for other entities."""
        return self._names.person_of(entity_id)

    def look_up(self, entities: Iterable[str]) -> None:
        """Read the people or organisations of entities together: `person_of` is called for each of them next."""
        self._names.look_up_people(entities)

    def record(self, person_id: str) -> Person | None:
        """The record of a person; None if there is none."""
        parts = self._related.components(self._names.of_people([person_id]))
        found = self._joined(parts, Contexts(self._contexts))
        return next((_record(person) for person in found if person.person_id == person_id), None)

    def gone(self) -> list[str]:
        """People whose names are no longer used by any article since the last call or the last `join`."""
        left, names = self._names.left, self._names.numbered(self._names.of_people(self._names.left))
        self._names.left = set()
        return sorted(left - {name.person for name in names.values()})

    def join(self) -> tuple[dict[str, Person | None], set[str]]:
        """Join the names again that have changed since the last time, with those that depend on them.

        Returns:
            The record of each person that may have changed, by id, None for people that no longer exist; and the
            entities whose person changed.
        """
        changed = self._apply()
        self._names.left = set()
        if not changed:
            return {}, set()
        affected, shares = self._related.affected(changed)
        contexts = Contexts(self._contexts, shares)
        parts = self._related.components(affected)
        people = self._joined(parts, contexts)
        after = {member.entity_id: person.person_id for person in people for member, _ in person.members}
        names = {change.name.entity_id: change.name for change in changed} | {
            name.entity_id: name for part in parts for name in part
        }
        moved = {entity for entity, name in names.items() if after.get(entity) != name.person}
        left = {person for entity in moved if (person := names[entity].person)}
        touched = moved.union(change.name.entity_id for change in changed)
        records: dict[str, Person | None] = dict.fromkeys(left - set(after.values()))
        records.update(
            (person.person_id, _record(person))
            for person in people
            if len(person.members) > 1 or person.person_id in left or person.members[0][0].entity_id in touched
        )
        self._names.assign((names[entity], after[entity]) for entity in moved & after.keys())
        self._surnames.assign(names[entity] for entity in moved & after.keys())
        return records, moved

    def _joined(self, parts: Iterable[Sequence[BearerName]], contexts: Contexts) -> list[JoinedPerson]:
        """The people and organisations of names that are looked at together."""
        return [person for part in parts for person in self._join(part, contexts)]

    def _join(self, names: Sequence[BearerName], contexts: Contexts) -> list[JoinedPerson]:
        known = {name.entity_id: name.known for name in names if name.known}
        others = OtherNames(self._names, self._surnames, {name.num for name in names})
        return join([name.bearer for name in names if name.bearer], known, contexts, others)


def _distinct(article: Article) -> list[NamedEntity]:
    found: dict[str, NamedEntity] = {}
    for name in article.names:
        if name.type in ("PERSON", "ORGANIZATION") and block_of(name.type, name.name):
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
            "names": [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], item[0]))],
            "entity_ids": sorted(bearer.entity_id for bearer, _ in person.members),
            "articles": sum(bearer.articles for bearer, _ in person.members),
            "merged": [
                {"name": bearer.name, "entity_id": bearer.entity_id, "articles": bearer.articles, "reason": reason}
                for bearer, reason in person.members
            ],
            "links": {"knowledge_id": person.known},
        }
    )
