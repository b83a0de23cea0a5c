"""The keys under which a name finds the names that it may be joined with.

Names that share no key are never joined, except a surname alone: an article that changes a name leaves the others with
its surname alone, however many there are.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from wiredesk.knowledge.surnames import PARTICLES
from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.name_words import block_of, initials, organisation_words, person_words
from wiredesk.link.people.persons import MAX_MISSPELLED, given_forms, is_rare, may_begin_with_other_word, rests

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
        found.append(_key("known", block_of(bearer.type, bearer.name), known))
    return tuple(dict.fromkeys(found))


def _person_keys(bearer: Bearer, words: Words) -> Iterator[int]:
    yield _ends_key(words)
    if len(words) > 1 and is_rare(words[-1]):
        for form in given_forms(words[:-1])[1:]:
            yield _key("form", *form, words[-1])
    if may_begin_with_other_word(words):
        yield _ends_key(words[1:])
    if len(words) > 2:
        last = words[-2:]  # "López Obrador", if articles use it for the longer name
        if last[0] in PARTICLES or any(person_words(alias) == last for alias in bearer.aliases):
            yield _ends_key(last)


def _ends_key(words: Words) -> int:
    """A key that names with the same given name and surname share, whatever is between them or what it is short for."""
    given = given_forms(words[:1])[0][0] if len(words) > 1 else ""
    return _key("ends", given, words[-1]) if len(given) > 1 else _key("words", *words)


def _organisation_keys(bearer: Bearer, words: Words) -> Iterator[int]:
    yield _key("body", *words)
    acronym = (initials(words),)
    if len(words) > 1 and any(organisation_words(alias) == acronym for alias in bearer.aliases):
        yield _key("body", *acronym)


def other_keys(bearer: Bearer) -> Keys:
    """Keys that find a name without joining it: those of its spellings, or that of the two words at its end."""
    words = person_words(bearer.name) if bearer.type == "PERSON" else ()
    if len(words) > 2:
        return (ending_key(words),)
    return spelling_keys(words)


def spelling_keys(words: Words) -> Keys:
    """The keys that a name shares with those that have one other letter in the given name."""
    if len(words) != 2 or len(words[0]) > MAX_MISSPELLED:
        return ()
    return tuple(_key("rest", rest, words[1]) for rest in rests(words[0]))


def ending_key(words: Words) -> int:
    """The key of the names of persons that end with two words, and have more before them."""
    return _key("ending", *words[-2:])


def shorter_names(bearer: Bearer) -> list[tuple[int, Words]]:
    """The short names that may stand for a full one, a surname or an acronym: a key of each, and its words."""
    words = words_of_name(bearer)
    if len(words) < 2:
        return []
    if bearer.type != "PERSON":
        return [(_key("body", initials(words)), (initials(words),))]
    short = [words[-1:], words[-2:]] if len(words) > 2 else [words[-1:]]
    return [(_ends_key(some), some) for some in short]


@lru_cache(maxsize=1 << 16)
def _key(*parts: str) -> int:
    """A number for text, as SQLite stores it."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big", signed=True)
