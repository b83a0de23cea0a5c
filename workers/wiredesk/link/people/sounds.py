"""The consonants of a name, the same in all its spellings in Latin letters."""

import re
from functools import lru_cache

from wiredesk.link.words import plain

_CONSONANTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=.)x|ksh", "ks"),  # Alexey, Aleksei; Laxmi, Lakshmi
        (r"^[ck]?ha(?:tz|dz|dj)", "hats"),  # Chatzi-, Hatzi-, Hadzi-
        (r"tsch|tch|dzh|dj|sch|sh|zh|ch|cz|j", "C"),  # Gorbatschow, Zhukov and Jukov
        (r"ts|tz|dz|c(?=[eiy])|s|z|x", "S"),
        (r"kh|gh|ck|[kqcg]", "K"),  # Khaddafi, Qadhafi, Gaddafi
        (r"th|dh|[dt]", "T"),
        (r"ph|f", "F"),
        (r"bh", "B"),
        (r"[vw]", "V"),
        (r"F+$", "V"),  # Romanoff
        (r"^[aeiouy]+", "A"),  # Yevgeny, Evgeni
        (r"[aeiouyh]+", " "),
        (r"([A-Zbpmnrl])\1+", r"\1"),
        (r" ", ""),
    )
)

_SLAVIC = re.compile(r"(?:enko|ch?[uy]k|[iy][ua]k|[tsz]ky|[oe]vych|[eo]vich|ets|shyn|iv)$")
_HARD_G = re.compile(r"(?<![bcdfgkpstz])h")
"""The Ukrainian letter that is written h, and g in its Russian form: "Hrytsenko", "Gritsenko"."""

_SYLLABLE = re.compile("[aeiouy]+")


def with_hard_g(word: str) -> str:
    """A word in lower case with the Ukrainian h as the Russian g."""
    return _HARD_G.sub("g", word)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The consonants of a word by kind, with "A" for a vowel that it begins with; the word itself if it has none."""
    found = plain(word)
    if _SLAVIC.search(found):
        found = with_hard_g(found)
    for pattern, replacement in _CONSONANTS:
        found = pattern.sub(replacement, found)
    return found or word


def syllables(word: str) -> int:
    """The number of groups of vowels in a word."""
    return len(_SYLLABLE.findall(plain(word)))
