"""Tell persons of one name apart in different articles by when they were born, as far as an article says their age."""

import re
from collections.abc import Sequence
from functools import cache

from wiredesk.knowledge.trades import KIN_AND_OFFICES, ROLES, occupations
from wiredesk_schemas.entities import Entity

MAX_MENTIONS = 8
"""Maximum mentions of a name beside which an age is sought, the first ones."""

BEFORE, AFTER = 40, 20
"""Code points before and after a name among which an age is sought."""

MAX_AGE = 110

_BEHIND = re.compile(
    r"(?:, (?:aged )?| aged )(\d{1,3})(?:,(?!\d)|[;:]|\.(?!\d)|$)|(?:, who)? (?:turned|turns) (\d{1,3})(?![\d.,-])"
    r"|(?:, (?:an?|the) | is an? )(\d{1,3})-year-old"
)
_IN_FRONT = re.compile(r"(\d{1,3})-year-old(?: (?:[A-Za-z][a-z-]+ )?([A-Za-z][a-z-]+))? $")
_YEAR = re.compile(r"(\d{4})-")


def with_birth_years(text: str, day: str | None, entities: Sequence[Entity]) -> list[Entity]:
    """The entities of an article, where the ids of persons whose age it says also name the year of birth.

    Args:
        text: the article's text.
        day: the day of the article, in ISO 8601; without a year, no year of birth is known.
        entities: in any order.

    Returns:
        The entities in the same order. The year is that of the article less the age, so it may be one too late.
    """
    year = _YEAR.match(day or "")
    if not year:
        return list(entities)
    ids = {}
    for entity in entities:
        if entity.type == "PERSON" and entity.entity_id.startswith("person-") and (age := _age(text, entity)):
            ids[entity.entity_id] = f"{entity.entity_id}-b{int(year[1]) - age}"
    return [
        entity.model_copy(update={"entity_id": ids[entity.entity_id]}) if entity.entity_id in ids else entity
        for entity in entities
    ]


def _age(text: str, entity: Entity) -> int:
    """The only age that an article gives a person; 0 if there is none."""
    found = {_age_beside(text, mention.start, mention.end) for mention in entity.mentions[:MAX_MENTIONS]} - {0}
    return found.pop() if len(found) == 1 else 0


def _age_beside(text: str, start: int, end: int) -> int:
    """The age in "Ana Ruiz, 43," or "43-year-old baker Ana Ruiz"; 0 if there is none."""
    before = text[max(0, start - BEFORE) : start]
    if behind := _BEHIND.match(text[end : end + AFTER]):
        age = int(behind[behind.lastindex or 1])
    elif "-old" in before and (front := _IN_FRONT.search(before)) and (not front[2] or front[2].lower() in _nouns()):
        age = int(front[1])
    else:
        return 0
    return age if age <= MAX_AGE else 0


@cache
def _nouns() -> frozenset[str]:
    """What may stand between an age and a name; in "the 43-year-old brother of" the age is another person's."""
    return occupations() | KIN_AND_OFFICES | ROLES
