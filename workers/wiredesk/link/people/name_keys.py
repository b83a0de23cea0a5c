"""The keys under which a name finds the names that it may be joined with.

Names that share no key are never joined, except a surname alone: an article that changes a name leaves the others with
its surname alone, however many there are.
"""

from collections.abc import Iterator

from wiredesk.knowledge.surnames import PARTICLES
from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.bodies import other_form
from wiredesk.link.people.countries import without_country
from wiredesk.link.people.mistyped import person_name
from wiredesk.link.people.name_words import block_of, initials, key_of, organisation_words, person_words
from wiredesk.link.people.persons import given_forms, is_rare, may_begin_with_other_word
from wiredesk.link.people.variants import double_keys, variant_keys

Keys = tuple[int, ...]

Words = tuple[str, ...]


def words_of_name(bearer: Bearer) -> Words:
    """The words of a name as they are compared."""
    return person_words(bearer.name) if bearer.type == "PERSON" else organisation_words(bearer.name)


def near_keys(bearer: Bearer, known: str | None) -> Keys:
    """The keys of a name. Names that share one may be joined, and are always looked at together.

    Args:
        bearer: the name.
        known: its id in the user's own file.
    """
    words = words_of_name(bearer)
    found = list(_person_keys(bearer, words) if bearer.type == "PERSON" else _organisation_keys(bearer, words))
    if known:
        found.append(key_of("known", block_of(bearer.type, bearer.name), known))
    return tuple(dict.fromkeys(found))


def _person_keys(bearer: Bearer, words: Words) -> Iterator[int]:
    yield _ends_key(words)
    if len(words) > 1 and is_rare(words[-1]):
        for form in given_forms(words[:-1])[1:]:
            yield key_of("form", *form, words[-1])
    if may_begin_with_other_word(words):
        yield _ends_key(words[1:])
    if len(words) > 2:
        last = words[-2:]  # "López Obrador", if articles use it for the longer name
        if last[0] in PARTICLES or any(person_words(alias) == last for alias in bearer.aliases):
            yield _ends_key(last)


def _ends_key(words: Words) -> int:
    """A key that names with the same given name and surname share, whatever is between them or what it is short for."""
    given = given_forms(words[:1])[0][0] if len(words) > 1 else ""
    return key_of("ends", given, words[-1]) if len(given) > 1 else key_of("words", *words)


def _organisation_keys(bearer: Bearer, words: Words) -> Iterator[int]:
    yield key_of("body", *words)
    if named := without_country(bearer.name):
        yield key_of("body", *named[0])
    if person := person_name(bearer):
        yield _ends_key(person)
    if other := other_form(words):
        yield key_of("body", *other)
    if len(words) > 1:
        called = {organisation_words(alias): alias for alias in bearer.aliases}
        acronyms = {short for short, alias in called.items() if alias.isupper() or short == (initials(words),)}
        yield from sorted(key_of("body", *short) for short in acronyms if len(short) == 1)


def other_keys(bearer: Bearer) -> Keys:
    """Keys that find a name without joining it: those of its variants, and that of the two words at its end."""
    if bearer.type != "PERSON":
        return ()
    words, variants = person_words(bearer.name), keys_of_variants(bearer)
    return (ending_key(words), *variants) if len(words) > 2 else variants


def keys_of_variants(bearer: Bearer) -> Keys:
    """The keys that a person's name shares with its other forms."""
    return (*variant_keys(person_words(bearer.name)), *double_keys(bearer.name))


def ending_key(words: Words) -> int:
    """The key of the names of persons that end with two words, and have more before them."""
    return key_of("ending", *words[-2:])


def shorter_names(bearer: Bearer) -> list[tuple[int, Words]]:
    """The short names that may stand for a full one, a surname or an acronym: a key of each, and its words."""
    words = words_of_name(bearer)
    if len(words) < 2:
        return []
    if bearer.type != "PERSON":
        return [(key_of("body", initials(words)), (initials(words),))]
    short = [words[-1:], words[-2:]] if len(words) > 2 else [words[-1:]]
    return [(_ends_key(some), some) for some in short]
