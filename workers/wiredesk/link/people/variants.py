"""Forms of one person's name that only the articles around them tell from another person's.

A name in another spelling of its script ("Gaddafi", "Qadhafi"), a nickname ("Peggy", "Margaret"), the form of a
neighbour's language ("Volodymyr", "Vladimir"), a second surname left out ("Isabel Ortega Vidal", "Isabel Ortega"), the
surname first or last ("Bartha Zoltan", "Zoltan Bartha"), a wrong letter ("Shimom", "Shimon"). The articles have to be
alike.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from wiredesk.knowledge.given_names import EAST_SLAVIC, FAMILIAR, FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES, nicknames
from wiredesk.knowledge.surnames import COMMON_SURNAMES, PARTICLES, is_frequent
from wiredesk.link.people.bearers import Bearer, Groups
from wiredesk.link.people.contexts import MIN_SHARED, Contexts
from wiredesk.link.people.name_words import generation, key_of, person_words
from wiredesk.link.people.sounds import sound, syllables, with_hard_g
from wiredesk.link.people.syllables import are_other_syllables, korean_names
from wiredesk.link.people.wade_giles import are_one_in_wade_giles, readings
from wiredesk.link.words import folded

MIN_MISSPELLED, MAX_MISSPELLED, MISSPELLED_SHARE = 4, 30, 0.25
"""Minimum and maximum letters of a given name that may be misspelled, and maximum articles with the misspelled one, as
a share of those with the right one."""

MIN_SOUNDS = 4
"""Minimum consonants that two spellings of a name have in common; shorter names are alike by chance."""

PAIRED, MAX_PAIRED = 3, 7
"""Words, and maximum letters of each, of a name whose given name is written as one word, as two or with a hyphen."""

MAX_NAME = 4
"""Maximum words of a name that is sought in other spellings, or with a second surname."""

MIN_MISTYPED = 6
"""Minimum letters of a surname in which two may be swapped."""

MIN_MISTYPED_LETTER = 8
"""Minimum letters of a surname in which one may be wrong; a shorter one is more often another surname."""

MIN_WITH_ARTICLE = 7
"""Minimum letters of a surname that begins with the Arabic article; shorter ones just begin with these letters."""

_CONSONANTS = re.compile("[^aeiou]+")
_VOWELS = re.compile("[aeiouy]+")
_VOWEL = frozenset("aeiouy")
_DOUBLED = re.compile(r"(.)\1")
_DOUBLE = re.compile(r" ([^\W\d_]{4,})-([A-Z][^\W\d_]{3,})$")

_COMMON = frozenset(map(folded, COMMON_SURNAMES))
_GIVEN = frozenset(map(folded, GIVEN_NAMES))
_MALE, _FEMALE = (frozenset(map(folded, names)) for names in (MALE_NAMES, FEMALE_NAMES))
_FULL = {folded(short): tuple(map(folded, names)) for short, names in nicknames().items()}
_ENGLISH = _GIVEN.union(_FULL, *_FULL.values())
"""Given names with one usual spelling: Jean and Joan are two."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = {
    key: row[max(0, at - 1) : at + 2] + "".join(other[max(0, at - 1) : at + 2] for other in _ROWS if other != row)
    for row in _ROWS
    for at, key in enumerate(row)
}
"""The keys around each letter on most keyboards."""

_RUSSIAN = {folded(other): tuple(map(folded, names)) for other, names in EAST_SLAVIC.items()}
for _forms in ({folded(short): tuple(map(folded, names)) for short, names in FAMILIAR.items()}, _RUSSIAN):
    _FULL |= {other: (*_FULL.get(other, ()), *names) for other, names in _forms.items()}

Name = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def variant_keys(words: Name) -> tuple[int, ...]:
    """The keys that a person's name shares with its other forms.

    Args:
        words: the words of the name as they are compared.
    """
    return tuple(dict.fromkeys(_keys(words)))


def _keys(words: Name) -> Iterator[int]:
    if not 2 <= len(words) <= MAX_NAME:
        return
    if len(ends := _without_initial(words)) == 2:
        if len(ends[0]) <= MAX_MISSPELLED:
            for rest in rests(ends[0]):
                yield key_of("rest", rest, ends[1])
        for full in _FULL.get(ends[0], ()):
            yield key_of("rest", full, ends[1])
        if _may_be_mistyped(ends[1]):
            yield key_of("vowels", ends[0], ends[1][0], _CONSONANTS.sub("", ends[1]))
    if any(map(_has_spellings, words)):
        for form in {*_russian(words), *_paired(words)}:
            yield key_of("sound", *sorted(map(sound, _without_article(form))))
    for surname, given in korean_names(words):
        yield key_of("korean", surname, given)
    for reading in sorted(set().union(*readings(words))):
        yield key_of("chinese", *reading)
    if len(words) == 3:
        yield key_of("rest", *words[:-1])
        yield key_of("first", *words)
    if len(words) == MAX_NAME:
        yield key_of("first", *words[:-1])


def _without_initial(words: Name) -> Name:
    """The words of a name without a middle initial."""
    return (words[0], words[2]) if len(words) == 3 and len(words[1]) == 1 else words


def _paired(words: Name) -> Iterator[Name]:
    """The forms of a name of three short words in which the given name is one word: "Kim Seung Hyun"."""
    if len(words) == PAIRED and all(1 < len(word) <= MAX_PAIRED and word not in PARTICLES for word in words):
        yield words[0] + words[1], words[2]
        yield words[0], words[1] + words[2]


def _russian(words: Name) -> tuple[Name, ...]:
    """A name, and with the Russian form of a Ukrainian or Belarusian given name."""
    return (words, *((given, *map(with_hard_g, words[1:])) for given in _RUSSIAN.get(words[0], ())))


@lru_cache(maxsize=1 << 14)
def rests(word: str) -> tuple[str, ...]:
    """A word, and what is left of it without one of its letters but the first: words of `one_letter` share one."""
    return (word, *dict.fromkeys(word[:at] + word[at + 1 :] for at in range(1, len(word))))


def _is_mistyped(surname: str, right: str) -> bool:
    """True if a surname has two letters swapped, or in a long one a letter wrong, missing or too many."""
    return (
        (sorted(surname) == sorted(right) or min(len(surname), len(right)) >= MIN_MISTYPED_LETTER)
        and _may_be_mistyped(surname)
        and _may_be_mistyped(right)
        and one_letter(surname, right)
    )


def _may_be_mistyped(surname: str) -> bool:
    return MIN_MISTYPED <= len(surname) <= MAX_MISSPELLED and surname not in _COMMON


def _without_article(words: Name) -> Name:
    """A name without the Arabic article that some newsrooms write together with a surname: Aldossari, Al-Dossari."""
    return (
        words[0],
        *(
            word[2:]
            if len(word) >= MIN_WITH_ARTICLE and word.startswith(("al", "el")) and _has_spellings(word)
            else word
            for word in words[1:]
        ),
    )


def double_surname(name: str) -> Name:
    """The words of a name with a double surname, its parts as two: "Ana Ruiz-Lind"; empty for other names."""
    found = _DOUBLE.search(name)
    if not found:
        return ()
    return (*person_words(name[: found.start(1)]), folded(found[1]), folded(found[2]))


def double_keys(name: str) -> tuple[int, ...]:
    """The keys that a person's name with a double surname shares with that of one who has one of the two."""
    words = double_surname(name)
    return tuple(key_of("rest", words[0], last) for last in words[1:]) if len(words) == PAIRED else ()


def join_variants(
    bearers: list[Bearer], full: list[int], words: dict[int, Name], groups: Groups, contexts: Contexts
) -> None:
    """Join each name with the only person that it may be another form of.

    Args:
        bearers: the bearers to join.
        full: indexes of the names of persons with given name and surname.
        words: the words of each name.
        groups: the groups to join.
        contexts: what surrounds the names in their articles.
    """
    by_key: dict[int, list[int]] = defaultdict(list)
    keys = {place: (*variant_keys(words[place]), *double_keys(bearers[place].name)) for place in full}
    for place in full:
        for key in keys[place]:
            by_key[key].append(place)
    for place in full:
        found: dict[int, tuple[int, str]] = {}
        for other in sorted({other for key in keys[place] for other in by_key[key]} - {place}):
            reason = is_variant(bearers[place], bearers[other], contexts)
            if reason:
                found[groups.find(other)] = (other, reason)
        if len(found) == 1:
            other, reason = next(iter(found.values()))
            groups.union(other, place, reason)


def is_variant(bearer: Bearer, other: Bearer, contexts: Contexts) -> str:
    """Why a name may be another form of a name that is at least as frequent; empty if it is not."""
    found = possible_variant(bearer, other)
    if found is None:
        return ""
    return found.reason if contexts.strongly([bearer], [other], found.least, sampled=found.sampled) else ""


class Possible(NamedTuple):
    """What makes a name another form of another one, if their articles are alike."""

    reason: str
    least: int
    """What two articles have to share at least."""
    sampled: bool
    """Whether some of the articles suffice if there are too many to compare."""


def possible_variant(bearer: Bearer, other: Bearer) -> Possible | None:
    """What `is_variant` asks of the articles of two names; None if the names themselves rule it out."""
    if (bearer.articles, bearer.entity_id) >= (other.articles, other.entity_id):
        return None
    reason = _kind(bearer, other)
    if not reason or generation(bearer.name) != generation(other.name):
        return None
    here, there = person_words(bearer.name), person_words(other.name)
    frequent = is_frequent(here) or is_frequent(there)
    least = MIN_SHARED + (frequent and (reason != "given_name" or _is_nickname(here[0], there[0])))
    return Possible(reason, least, reason != "given_name")


def _kind(bearer: Bearer, other: Bearer) -> str:
    """How the words of two names differ."""
    here, there = person_words(bearer.name), person_words(other.name)
    if here == there:
        return ""
    ends, other_ends = _without_initial(here), _without_initial(there)
    initials = {words[1:-1] for words in (here, there)} - {()}
    other_syllables = are_other_syllables(here, there)
    if len(ends) == len(other_ends) == 2 and len(initials) < 2:
        rare = bearer.articles <= MISSPELLED_SHARE * other.articles + 1 and not other_syllables
        (given, surname), (other_given, other_surname) = ends, other_ends
        if surname == other_surname and (
            (rare and _misspelled(given, other_given)) or _is_nickname(given, other_given)
        ):
            return "given_name"
        if given == other_given and rare and _is_mistyped(surname, other_surname):
            return "respelled"
    if not korean_names(here).isdisjoint(korean_names(there)):
        return "respelled" if sound(here[-1]) == sound(there[-1]) else "name_order"
    if are_one_in_wade_giles(here, there):
        return "respelled"
    if len(here) == len(there) and not other_syllables:
        forms = product(_russian(here), _russian(there))
        if any(_are_respelled(form, other_form) for form, other_form in forms):
            return "respelled"
    if not _orders(here).isdisjoint(_orders(there)):
        return "respelled" if here[-1] == there[-1] else "name_order"
    for double, single in ((double_surname(bearer.name), there), (double_surname(other.name), here)):
        if len(double) == PAIRED and single in (double[:2], double[::2]):
            return "second_surname"
    longer, shorter = (bearer, other) if len(here) > len(there) else (other, bearer)
    return "second_surname" if _has_second_surname(longer, shorter) else ""


def _misspelled(given: str, right: str) -> bool:
    return (
        MIN_MISSPELLED <= len(given) <= MAX_MISSPELLED
        and (given not in _ENGLISH or right not in _ENGLISH)
        and one_letter(given, right)
        and (len(given) != len(right) or (_gender(given) == _gender(right) and _is_slip(given, right)))
        and not _have_other_vowels(given, right)
    )


def _is_slip(word: str, right: str) -> bool:
    """True if two words of one length differ by a slip: Amina and Amira, whose keys are far apart, are two names."""
    here, there = next((one, other) for one, other in zip(word, right, strict=True) if one != other)
    return (
        sorted(word) == sorted(right)
        or {here, there} <= _VOWEL
        or there in _NEAR.get(here, "")
        or sound(word) == sound(right)
    )


def _is_nickname(here: str, there: str) -> bool:
    return there in _FULL.get(here, ()) or here in _FULL.get(there, ())


def _are_respelled(here: Name, there: Name) -> bool:
    """True if two names may be one in another script, where each word has the same consonants."""
    here, there = _without_article(here), _without_article(there)
    sounds = tuple(map(sound, here))
    if sounds != tuple(map(sound, there)) or len("".join(sounds)) < MIN_SOUNDS:
        return False
    if _gender(here[0]) != _gender(there[0]) or _have_other_vowels(here[0], there[0]):
        return False
    return all(
        one == other
        or (
            (_has_spellings(one) or _has_spellings(other))
            and (min(syllables(one), syllables(other)) > 1 or _undoubled(one) == _undoubled(other))
            and len(heard) > 1  # "Lihua" and "Lihui" are two
        )
        for one, other, heard in zip(here, there, sounds, strict=True)
    )


def _have_other_vowels(here: str, there: str) -> bool:
    """True for two given names one of which has an "a" for an "i" of the other: Rashid and Rashad, Nizar and Nasser."""
    vowels = zip(_VOWELS.findall(here), _VOWELS.findall(there), strict=False)
    return any({one, other} == {"a", "i"} for one, other in vowels)


def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _orders(words: Name) -> set[Name]:
    """The surname and given name of a name in either order, with the given name as one word."""
    return {(words[-1], "".join(words[:-1])), (words[0], "".join(words[1:]))}


def _has_spellings(word: str) -> bool:
    """False for English names, frequent surnames, initials and particles: other letters make another name of them."""
    return len(word) > 1 and word not in _ENGLISH and word not in _COMMON and word not in PARTICLES


def _gender(given: str) -> str:
    if given in _MALE or given in _FEMALE:
        return "f" if given in _FEMALE else "m"
    return "f" if given[-1] == "a" else "m"


def _has_second_surname(longer: Bearer, shorter: Bearer) -> bool:
    """True if a name is another one with one more surname, and its articles do not call it by that alone."""
    long, short = person_words(longer.name), person_words(shorter.name)
    if long[:-1] != short or len(short) < 2 or len(short[-1]) < 2 or short[-1] in PARTICLES:
        return False
    called = {person_words(alias) for alias in longer.aliases}
    return long[-1:] not in called or long[-2:] in called or short[-1:] in called


def one_letter(one: str, other: str) -> bool:
    """True if two words differ by one letter that is changed, missing or swapped with its neighbour.

    A vowel at the end makes another name: Eric, Erica.
    """
    if one == other or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), None)
    if start is None:
        return max(one, other, key=len)[-1] not in "aeio"
    here, there = one[start:], other[start:]
    swapped = len(here) > 1 and here[:2] == there[1::-1] and here[2:] == there[2:]
    return swapped or here[1:] == there[1:] or here[1:] == there or here == there[1:]
