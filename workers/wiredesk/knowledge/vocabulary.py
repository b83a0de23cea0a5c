"""How vocabularies are written down here: as words with spaces between."""

import re
from collections.abc import Iterable


def listed(words: str, separator: str | None = None) -> frozenset[str]:
    """The set of the words in a string, separated by white space or, where given, by `separator`."""
    return frozenset(" ".join(word.split()) for word in words.split(separator))


class Phrases:
    """Names of several words, found in a text faster than by searching for each."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase.split(" ")[0], []).append(phrase)
        longest_first = sorted(self._by_first, key=lambda word: (-len(word), word))
        self._first = re.compile("|".join(map(re.escape, longest_first)))

    def inside(self, text: str) -> list[str]:
        """The phrases that a text contains, whatever stands beside them; one of each."""
        return [
            phrase
            for word in dict.fromkeys(self._first.findall(text))
            for phrase in self._by_first[word]
            if phrase in text
        ]
