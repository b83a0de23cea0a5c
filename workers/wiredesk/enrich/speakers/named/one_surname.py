"""The person a surname alone means, where several have it: "Mrs Marsh" beside her husband, or whoever has spoken."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.genders import Gender, gender_of
from wiredesk.knowledge.courtesies import GENDERED_TITLES, is_title
from wiredesk.knowledge.given_names import GIVEN_NAMES
from wiredesk.knowledge.surnames import PARTICLES
from wiredesk_schemas.entities import Entity, Mention

_TITLE = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss|Sir|Dame)\.? $")
_OF_HER = re.compile(
    r"(?:\b(?P<whose>[Hh]is|[Hh]er)|['’]s?) (?:[a-z-]+ ){0,2}"
    r"(?P<noun>brother|daughter|father|husband|mother|mum|dad|sister|son|wife|widow|widower)"
    r"(?:, (?:[a-z-]+ ){1,3}|,? )$"
)
"""Before a given name: whose relative somebody is."""
_OWNERS = ("his ", "her ", "His ", "Her ", "'", "’")
"""What it begins with, which is looked for first."""
REACH = 48
"""Characters before a name that are searched for its title, or whose relative it is."""
MAX_BEARERS = 20
"""Distinguished persons of one surname, and"""
MAX_MENTIONS = 20
"""mentions of each that are searched for a title: both are few in any article, and the time stays bounded."""
NEAR = 4
"""Names before a relative among which that one is."""
FAR = 300
"""Characters before a relative in which the one whose relative it is is named."""
_LIKE_FEMALE = ("a", "e")
"""Ends of given names that are rather women's, where only one of a couple's names has one and no list has either."""

Named = tuple[Mention, Entity]


def with_bearers(text: str, named: Sequence[Named], sources: Sequence[Span]) -> list[Named]:
    """The mentions, with those of a surname alone given to the one of its bearers who is meant.

    A title decides by gender, among relatives and couples, too ("Fraser and Catriona Ruiz"). Without one it is the only
    bearer who has spoken so far, or who is not called somebody's relative.

    Args:
        text: the article's.
        named: its mentions with their entities, in order.
        sources: of its attributions, in order.
    """
    bearers = _bearers(text, named)
    if not bearers:
        return list(named)
    every_bearer = {entity.entity_id: entity for every in bearers.values() for entity in every}
    genders = {key: _gender(text, entity) for key, entity in every_bearer.items()} | _genders_of_owners(text, named)
    relatives = {entity.entity_id for mention, entity in named if _is_relative(text, mention)}
    spoken: set[str] = set()
    found: list[Named] = []
    at = 0
    for mention, entity in named:
        words = name_words(mention.text)
        every = bearers.get(words[-1], []) if words and entity.type == "PERSON" else []
        is_alone = any(_is_surname(words, name_words(other.name)) for other in every)
        if is_alone and entity in every:
            before = [other for other in every if other.mentions[0].start <= mention.start]
            title = _TITLE.search(text, max(0, mention.start - REACH), mention.start)
            if title:
                same = [other for other in before if _is_called(text, title["title"], other)]
                gender = GENDERED_TITLES[title["title"].lower()]
                entity = same[0] if len(same) == 1 else _of_gender(gender, entity, before, genders)
            else:
                speaking = [other for other in before if other.entity_id in spoken]
                others = [other for other in before if other.entity_id not in relatives]
                entity = next((every[0] for every in (speaking, others) if len(every) == 1), entity)
        while at < len(sources) and sources[at].end <= mention.start:
            at += 1
        if every and not is_alone and at < len(sources) and sources[at].start <= mention.start:
            spoken.add(entity.entity_id)
        found.append((mention, entity))
    return found


def couples_of(text: str, named: Sequence[Named]) -> list[tuple[Entity, Entity]]:
    """The persons of one surname: "Alan and Joan Marsh", but not "President Lind and Joan Marsh"."""
    found = []
    for (first, one), (second, other) in pairwise(named):
        if one.type == other.type == "PERSON" and one != other and text[first.end : second.start] == " and ":
            words, others = name_words(first.text), name_words(second.text)
            if len(others) > 1 and (words[-1] == others[-1] or (len(words) == 1 and _is_given_name(text, one))):
                found.append((one, other))
    return found


def _is_given_name(text: str, person: Entity) -> bool:
    """Whether the one word that somebody is called by may be the given name: a surname has a title before it."""
    if person.name.lower() in GIVEN_NAMES:
        return True
    befores = (text[max(0, mention.start - REACH) : mention.start] for mention in person.mentions[:MAX_MENTIONS])
    return not any(before.endswith(" ") and is_title(before.split()[-1]) for before in befores if before.split())


def full_names(named: Sequence[Named], couples: Sequence[tuple[Entity, Entity]]) -> dict[str, str]:
    """The names, by `entity_id`, of those who are called by a given name and the surname that they share."""
    found = {one.entity_id: f"{one.name} {other.name.split()[-1]}" for one, other in couples if " " not in one.name}
    for mention, entity in named:
        if " " not in entity.name and " " not in mention.text and name_words(mention.text) != name_words(entity.name):
            found.setdefault(entity.entity_id, f"{entity.name} {mention.text}")
    return found


def _bearers(text: str, named: Sequence[Named]) -> dict[str, list[Entity]]:
    """The persons of each surname that several of them have."""
    found: dict[str, dict[str, Entity]] = {}
    for index, (_, entity) in enumerate(named):
        if entity.type != "PERSON":
            continue
        words = name_words(entity.name)
        surname = words[-1] if len(words) > 1 else _shared_surname(text, named, index)
        if surname:
            found.setdefault(surname, {}).setdefault(entity.entity_id, entity)
    for _, entity in named:  # "Koh Wee Kiat" beside "Ethan Koh"
        words = name_words(entity.name) if entity.type == "PERSON" else ()
        if len(words) > 2 and words[0] in found:
            found[words[0]].setdefault(entity.entity_id, entity)
    return {surname: list(every.values())[:MAX_BEARERS] for surname, every in found.items() if len(every) > 1}


def _is_surname(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words are one of somebody's names, or the surname with its particle: "Al Marri"."""
    if len(words) == 1:
        return words[0] in name
    return words[0] in PARTICLES and len(words) < len(name) and name[-len(words) :] == words


def _is_called(text: str, title: str, person: Entity) -> bool:
    """Whether a title stands before a person's full name somewhere."""
    starts = (mention.start for mention in person.mentions[:MAX_MENTIONS] if " " in mention.text)
    return any(re.search(rf"\b{title}\.? $", text[max(0, start - REACH) : start]) for start in starts)


def of_her(text: str, start: int) -> re.Match[str] | None:
    """The words before a name by which its bearer is somebody's relative, with `whose`: "his brother "."""
    near = max(0, start - REACH)
    return _OF_HER.search(text, near, start) if any(map(text[near:start].__contains__, _OWNERS)) else None


def _is_relative(text: str, mention: Mention) -> bool:
    """Whether a name stands behind whose relative its bearer is: the surname alone is rather that one's."""
    return of_her(text, mention.start) is not None


def _genders_of_owners(text: str, named: Sequence[Named]) -> dict[str, Gender]:
    """The genders of persons with a named relative: "Ruiz … her daughter Jade"."""
    found: dict[str, Gender] = {}
    for index, (mention, entity) in enumerate(named):
        relative = of_her(text, mention.start) if entity.type == "PERSON" else None
        owner = _owner(mention, named[max(0, index - NEAR) : index]) if relative and relative["whose"] else None
        if relative and owner:
            found.setdefault(owner.entity_id, "female" if relative["whose"].lower() == "her" else "male")
    return found


def _owner(mention: Mention, before: Sequence[Named]) -> Entity | None:
    """The last person before a relative who is called by a full name, near it."""
    for other, entity in reversed(before):
        if entity.type == "PERSON" and mention.start - other.end < FAR and len(name_words(entity.name)) > 1:
            return entity
    return None


def _shared_surname(text: str, named: Sequence[Named], index: int) -> str | None:
    """The surname of somebody who is called by a given name, beside a spouse or relative who is called by both."""
    mention = named[index][0]
    behind, other = named[index + 1] if index + 1 < len(named) else (None, None)
    if behind and other and text[mention.end : behind.start] == " and " and other.type == "PERSON":
        words = name_words(behind.text)
        return words[-1] if len(words) > 1 else None
    if not of_her(text, mention.start):
        return None
    owner = _owner(mention, named[max(0, index - NEAR) : index])
    return name_words(owner.name)[-1] if owner else None


def _gender(text: str, person: Entity) -> Gender | None:
    """The gender that a person's full names show; titles before the surname alone may be a relative's."""
    words = name_words(person.name)
    own = [mention for mention in person.mentions if name_words(mention.text) != words[-1:] or len(words) == 1]
    return gender_of(text, own, person.name)


def _of_gender(
    gender: Gender, person: Entity, bearers: Sequence[Entity], genders: Mapping[str, Gender | None]
) -> Entity:
    """The bearer of a gender, known or else by the end of the given name; of several the given person or the last."""
    likely = []
    for other in bearers:
        looks: Gender = "female" if name_words(other.name)[0].endswith(_LIKE_FEMALE) else "male"
        if (genders[other.entity_id] or looks) == gender:
            likely.append(other)
    return person if person in likely or not likely else likely[-1]
