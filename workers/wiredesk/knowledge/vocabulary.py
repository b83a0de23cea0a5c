"""How vocabularies are written down here: as words with spaces between."""

import re
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = bytes(code if chr(code).isascii() and chr(code).isalpha() else ord(" ") for code in range(256))
"""Each byte of UTF-8 as itself if it is an ASCII letter, else as a space."""
_FIRST_LETTERS = re.compile("[A-Za-z]*")


def listed(words: str, separator: str | None = None) -> frozenset[str]:
    """The set of the words in a string, separated by white space or, where given, by `separator`."""
    return frozenset(" ".join(word.split()) for word in words.split(separator))


@lru_cache(maxsize=1)  # several modules ask for the same article's words
def words_in(text: str) -> frozenset[str]:
    """The runs of ASCII letters in a text: a quicker test of a long text for words than a pattern of them."""
    return frozenset(text.encode("utf-8", "replace").translate(_LETTERS).decode("ascii").split())


class Phrases:
    """Names of several words, found in a text faster than by searching for each."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(phrases):
            first = _FIRST_LETTERS.match(phrase)
            self._by_first.setdefault(first[0] if first else "", []).append(phrase)

    def inside(self, text: str) -> list[str]:
        """The phrases that a text contains, one of each."""
        words = words_in(text)
        return [
            phrase
            for first, phrases in self._by_first.items()
            if not first or first in words
            for phrase in phrases
            if phrase in text
        ]
