"""Whom a surname alone means, where several persons have it: whoever has spoken under a fuller name."""

from collections.abc import Iterable, Sequence

from wiredesk.enrich.names.comparison import name_words
from wiredesk_schemas.entities import Entity


def of_one_surname(words: str, person: Entity, entities: Sequence[Entity], spoken: Iterable[Entity | None]) -> Entity:
    """The person meant by a source of one word, who may be another one of that surname.

    Args:
        words: the source.
        person: to whom the article's names lead.
        entities: of the article.
        spoken: whom earlier sources name.
    """
    surname = name_words(person.name)[-1:]
    if name_words(words) != surname:
        return person
    namesakes = [entity for entity in entities if entity.type == "PERSON" and name_words(entity.name)[-1:] == surname]
    if len(namesakes) < 2:
        return person
    ids = {entity.entity_id for entity in spoken if entity}
    speaking = [entity for entity in namesakes if entity.entity_id in ids]
    return speaking[0] if len(speaking) == 1 else person
