"""The consonants of a name, the same in all its spellings in Latin letters."""

import re
from functools import lru_cache

from wiredesk.link.words import plain

_CONSONANTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=.)x", "ks"),  # Alexey, Aleksei
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

_SYLLABLE = re.compile("[aeiouy]+")


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The consonants of a word by kind, with "A" for a vowel that it begins with; the word itself if it has none."""
    found = plain(word)
    for pattern, replacement in _CONSONANTS:
        found = pattern.sub(replacement, found)
    return found or word


def syllables(word: str) -> int:
    """The number of groups of vowels in a word."""
    return len(_SYLLABLE.findall(plain(word)))
