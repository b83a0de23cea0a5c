"""Compare names by their words, ignoring case, accents, full stops and possessives."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from wiredesk.knowledge.vocabulary import listed

LEGAL_FORMS = listed("inc corp corporation co company ltd limited llc plc ag sa gmbh nv bhd pte pty")
"""Words at the end of a company's name that its short form leaves out."""

MAX_CACHED_LENGTH = 80
"""Maximum letters of a cached name: news names the same people repeatedly."""

GENERATIONS = listed("jr sr ii iii iv junior senior")
"""Words at the end of a person's name that distinguish it from a parent's."""

PATRONYMICS = listed("bin binte binti bint bte ibn")
"""Words before the name of a person's father, who is called by that name alone."""

MIN_NICKNAME_LENGTH = 3
"""Minimum letters of a short form of a given name: Josh, Joshua."""

SMALL_WORDS = listed("of the and for in on de la du des y e da do di del al to")
"""Words that give no letter to an acronym."""

_POSSESSIVE = re.compile(r"['’]s?$")
_SEPARATOR = re.compile(r"[\s\-–—_/]+")
_ASCII = {code: " " if _SEPARATOR.fullmatch(chr(code)) else None for code in range(128) if not chr(code).isalnum()}
"""Folding of ASCII punctuation: same result as for other text, but faster."""
_TYPOGRAPHIC = (("“", ""), ("”", ""), ("‘", ""), ("’", ""), ("…", ""), ("–", " "), ("—", " "), ("\xa0", " "))
"""Folding of the signs that make most English text other than ASCII."""


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name; equal names give equal tuples. Empty for a name of punctuation only."""
    return _remembered(name) if len(name) <= MAX_CACHED_LENGTH else _folded(name)


@lru_cache(maxsize=50_000)
def _remembered(name: str) -> tuple[str, ...]:
    return _folded(name)


def _folded(name: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", name)
    bare = plain
    if not bare.isascii():
        for sign, folded in _TYPOGRAPHIC:
            bare = bare.replace(sign, folded)
    if bare.isascii():
        return tuple(bare.lower().translate(_ASCII).split())
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    words = ("".join(character for character in word if character.isalnum()) for word in _SEPARATOR.split(plain))
    return tuple(word for word in words if word)


def fullest_of(names: Iterable[str]) -> str:
    """The name with the most words, then the most letters; the first among equals."""
    apart = list(dict.fromkeys(names))
    return apart[0] if len(apart) == 1 else max(apart, key=lambda name: fullness(name_words(name)))


def fullness(words: tuple[str, ...]) -> tuple[int, int]:
    """The numbers of words and of letters of a name."""
    return len(words), sum(map(len, words))


def same_person(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether `shorter` can refer to the person called `longer`: the surname, or with names omitted."""
    if len(shorter) > len(longer) or not shorter or (longer[-1] in GENERATIONS and shorter[-1] != longer[-1]):
        return False
    if len(shorter) == 1:
        is_fathers = len(longer) > 1 and longer[-2] in PATRONYMICS  # "Salman" is not "Mohammed bin Salman"
        return shorter[0] == longer[0] or (shorter[0] == longer[-1] and not is_fathers)
    if shorter[-1] != longer[-1]:
        return shorter == longer[: len(shorter)]
    rest = iter(longer)
    return all(any(_may_be(short, full) for full in rest) for short in shorter)


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr", "III", …; unchanged if at most one word would remain."""
    return words[:-1] if len(words) > 2 and words[-1] in GENERATIONS else words


def has_generation(name: str) -> bool:
    """Whether a person's name ends with "Jr", "III" or the like."""
    words = name_words(name)
    return without_generation(words) != words


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """A company's name without "Inc", "Ltd", …; unchanged if nothing else would remain."""
    end = len(words)
    while end > 1 and words[end - 1] in LEGAL_FORMS:
        end -= 1
    return words[:end]


def is_acronym(name: str) -> bool:
    """Whether a name is two to seven capitals, optionally with full stops: "WHO", "U.S."."""
    if not name.isupper():
        return False
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha()


def initials(name: str) -> str:
    """The letters that an acronym of the name would have, in lower case; empty for a single word."""
    words = [word for word in name_words(name) if word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def identifier(kind: str, *parts: str) -> str:
    """An ASCII id that is a function of what it names: `kind`, a hyphen, 16 hexadecimal digits."""
    return f"{kind.lower()}-{sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"


def _may_be(short: str, full: str) -> bool:
    return short == full or (len(short) in (1, *range(MIN_NICKNAME_LENGTH, len(full))) and full.startswith(short))
