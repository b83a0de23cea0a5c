"""Resolve a bare surname that several persons share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wiredesk.enrich.annotation import EntityMention
from wiredesk.enrich.names.comparison import name_words, without_generation
from wiredesk.enrich.names.joining import Key
from wiredesk.knowledge.courtesies import GENDERED_TITLES
from wiredesk.knowledge.given_names import FEMALE_NAMES, MALE_NAMES
from wiredesk.knowledge.surnames import PARTICLES

_LAST_WORD = re.compile(r"\w+(?=\.?\s*$)")
_ADDRESSES = ("President ", *(f"{title}{stop} " for title in ("Dr", "Mr", "Mrs", "Ms") for stop in ("", ".")))
REACH = 24
"""Characters before a surname that are searched for its title."""


def bearers(text: str, mentions: Sequence[EntityMention], keys: Mapping[int, Key]) -> dict[int, Key]:
    """The person that each bare surname refers to, if several persons in the article have it.

    "Mr" and "Mrs" distinguish a couple once the article has used them with a given name, or if only one of the two has
    such a title. Otherwise it is the person named last or, before the first full name, the one named first.

    Args:
        text: the article's.
        mentions: in the order of the text.
        keys: the keys of the mentions of persons, by their index.

    Returns:
        Keys of full names, by the index of the mention.
    """
    full: dict[str, list[Key]] = defaultdict(list)
    every = dict.fromkeys(keys.values())
    bare = {key for key in every if len(key[1]) == 1} | _with_particles(every)
    for key in every:
        if key not in bare:
            full[without_generation(key[1])[-1]].append(key)
    shared = {surname: persons for surname, persons in full.items() if _are_several(persons)}
    if not shared:
        return {}
    genders = _genders(text, mentions, keys)
    found: dict[int, Key] = {}
    last: dict[str, Key] = {}
    for index, key in keys.items():
        surname = without_generation(key[1])[-1]
        persons = shared.get(surname)
        if persons is None:
            continue
        if key not in bare:
            last[surname] = key
            continue
        gender = _title(text, mentions[index])
        fitting = [person for person in persons if gender is None or genders.get(person) in (gender, None)]
        sure = [person for person in persons if gender is not None and genders.get(person) == gender]
        candidates = sure or fitting or persons
        found[index] = last[surname] if last.get(surname) in candidates else candidates[0]
    return found


def _with_particles(names: Iterable[Key]) -> set[Key]:
    """The names that are a surname with its particle, by which somebody is called in full: "Al Marri"."""
    endings = {key[1][at:] for key in names for at in range(1, len(key[1]) - 1) if key[1][at] in PARTICLES}
    return {key for key in names if key[1] in endings}


def _are_several(persons: Sequence[Key]) -> bool:
    """Whether full names with one surname are several persons: their given names differ in more than length."""
    given = {key[1][0] for key in persons}
    return any(not (name.startswith(other) or other.startswith(name)) for name in given for other in given)


def _genders(text: str, mentions: Sequence[EntityMention], keys: Mapping[int, Key]) -> dict[Key, str]:
    """The genders shown by titles and given names."""
    found: dict[Key, str] = {}
    for index, key in keys.items():
        gender = _title(text, mentions[index]) if len(key[1]) > 1 else None
        if gender:
            found[key] = gender
        elif key[1][0] in MALE_NAMES:
            found.setdefault(key, "male")
        elif key[1][0] in FEMALE_NAMES:
            found.setdefault(key, "female")
    return found


def _title(text: str, mention: EntityMention) -> str | None:
    before = _LAST_WORD.search(text[max(0, mention.span.start - REACH) : mention.span.start])
    return GENDERED_TITLES.get(before.group().lower()) if before else None


def generations(names: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The names with "Jr", "III", … that an article uses also without it or with another one: father and son."""
    every = {name_words(name) for name in names}
    sharing = Counter(without_generation(words) for words in every)
    return frozenset(words for words in every if without_generation(words) != words and sharing[words[:-1]] > 1)


def is_addressed(text: str, name: str) -> bool:
    """Whether an article has a name behind "Mr" or "President", which a town of that name never is."""
    return any(address + name in text for address in _ADDRESSES)
