"""Group an article's names: a surname with its person, an acronym with its expansion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wiredesk.enrich.names.comparison import (
    fullness,
    initials,
    is_acronym,
    name_words,
    same_person,
    without_generation,
    without_legal_form,
)
from wiredesk.knowledge.firms import ENDS_OF_FIRMS
from wiredesk.knowledge.nations import is_nationality
from wiredesk.knowledge.surnames import PARTICLES
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import EntityType

Key = tuple[EntityType, tuple[str, ...]]
"""A name's type and its folded words."""

SHORTENED_TYPES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "MISC", "EVENT", "PRODUCT"})
"""The types whose names an article gives in full once and abbreviates afterwards."""

KINDS_OF_BODIES = listed(
    """
    academy agency association authority bank board bureau chamber church club college commission committee company
    cooperative corporation council court department federation foundation hospital institute ministry school society
    tribunal trust union university
    """
)
"""Last words of bodies' names, in lower case, that stand for the only such body of an article."""
LEFT_OUT = listed("association authority bank club company cooperative corporation department society trust university")
"""Those of them that may be left out; a council, committee or board belongs to the body with the other words."""
TRADES_OF_FIRMS = (
    ENDS_OF_FIRMS | listed("airlines airways brewery chemical energy foods group industries media motor power")
) - listed("capital cinemas hotels insurance interactive labs networks pictures radio records resorts studios ventures")
"""Last words of firms' names, in lower case, that the press leaves out, and not those of a group's units."""
MIN_SHORTENED = 2
"""Words of a name above which it may lack the last; "Velm" is hardly short for "Velm Bank"."""

MIN_MIDDLE_NAME_LENGTH = 3
"""Minimum letters of a middle name or nickname that an article calls somebody by."""


def key_of(kind: EntityType, name: str) -> Key:
    """A name's grouping key; ignores the plural of a nationality and a person's "Jr"."""
    if kind == "PERSON":
        return kind, without_generation(name_words(name))
    singular = name[:-1] if kind == "NORP" and name.endswith("s") and is_nationality(name) else name
    return kind, name_words(singular if is_nationality(singular) else name)


def identifying_words(key: Key, name: str) -> tuple[str, ...]:
    """The words of an entity's id: with a person's "Jr", which tells the son from the father in all articles."""
    kind, words = key
    if kind == "PERSON":
        return name_words(name)
    return words if words and without_generation(words) != words else key_of(kind, name)[1]


def fullest(names: Mapping[Key, str]) -> dict[Key, Key]:
    """Map each name to the name that it is short for, or to itself.

    Args:
        names: all names of the article, each with one spelling.
    """
    longer: dict[tuple[EntityType, str], list[Key]] = defaultdict(list)
    for key, name in names.items():
        for short in _found_by(key, name):
            longer[short].append(key)
    directly = {key: _stands_for(key, name, longer) for key, name in names.items()}
    return {key: _resolved_chain(key, directly) for key in names}


def _found_by(key: Key, name: str) -> Iterator[tuple[EntityType, str]]:
    """The short words under which a name is indexed."""
    kind, words = key
    if kind == "PERSON":
        yield from sorted({(kind, word) for word in words})
    elif kind in SHORTENED_TYPES:
        yield kind, " ".join(without_legal_form(words))
        if initials(name):
            yield kind, initials(name)
        if kind == "ORGANIZATION" and len(words) > 1:
            yield from ((kind, short) for short in _short_forms(words))


def _short_forms(words: tuple[str, ...]) -> Iterator[str]:
    """What a body is called after its first mention: "Trust" or "Velm Harbour" for "Velm Harbour Trust".

    A firm is called so without its trade: "Voltara" for "Voltara Energy".
    """
    if len(firm := without_legal_form(words)) > 1 and firm[-1] in TRADES_OF_FIRMS:
        yield " ".join(firm[:-1])
    if words[-1] not in KINDS_OF_BODIES:
        return
    yield words[-1]
    if len(words) > MIN_SHORTENED and words[-1] in LEFT_OUT:
        yield " ".join(words[:-1])


def _stands_for(key: Key, name: str, longer: Mapping[tuple[EntityType, str], Sequence[Key]]) -> Key:
    kind, words = key
    if kind == "PERSON":
        every = [other for word in sorted({words[0], words[-1]}) for other in longer.get((kind, word), ())]
        found = [other for other in dict.fromkeys(every) if other != key and same_person(words, other[1])]
        by_surname = [other for other in found if other[1][-1] == words[-1]]
        return _unambiguous(by_surname or found or _called_by(key, every), key)
    if kind not in SHORTENED_TYPES:
        return key
    firm = without_legal_form(words)
    looked_for = "".join(words) if is_acronym(name) else " ".join(firm)
    found = [other for other in longer.get((kind, looked_for), ()) if len(other[1]) > len(words)]
    if firm != words:  # "Velm Corp" and "Velm Group Corp" are two
        found = [other for other in found if without_legal_form(other[1]) == firm]
    return _unambiguous(found, key)


def _called_by(key: Key, names: Sequence[Key]) -> list[Key]:
    """The names that have a name of one word in their middle: "Macca" in `Mitch "Macca" Ruiz`."""
    [word, *others] = key[1]
    if others or len(word) < MIN_MIDDLE_NAME_LENGTH or word in PARTICLES:
        return []
    return [other for other in names if word in other[1][1:-1]]


def _unambiguous(found: Sequence[Key], otherwise: Key) -> Key:
    """The longest name if all are shorter or longer forms of one name."""
    longer = [key for key in found if fullness(key[1]) > fullness(otherwise[1])]
    if not longer:
        return otherwise
    longest = max(longer, key=lambda key: (fullness(key[1]), key[1]))
    alike = all(key == longest or same_person(key[1], longest[1]) for key in longer)
    return longest if alike else otherwise


def _resolved_chain(key: Key, directly: Mapping[Key, Key]) -> Key:
    """Follow the mapping to its end; each step leads to a longer name, so it terminates."""
    while directly[key] != key:
        key = directly[key]
    return key
