"""Word indices, and the word pieces of the encoder's vocabulary."""

from collections.abc import Sequence
from typing import cast

from wiredesk.enrich.model.words import SIGN, plain, shape_of

PADDING, UNKNOWN, BEGIN, BREAK = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
START, STOP = 0, 1
"""The indices of the tokens that start a window and end a paragraph."""
MAX_WORD_LENGTH = 100
"""Longer words are unknown (BERT's own limit)."""
MAX_WORDS = 20_000
"""Maximum cached words: all but the rare ones of about a hundred articles."""


class Lexicon:
    """The words seen so far. Indices are assigned in order and stay valid until `forget`."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._vocabulary = {piece: number for number, piece in enumerate(vocabulary)}
        self.padding, self._unknown = self._vocabulary[PADDING], self._vocabulary[UNKNOWN]
        self.rounds = -1
        """How often the cache was cleared."""
        self.forget()

    def __len__(self) -> int:
        return len(self.pieces)

    def forget(self) -> None:
        """Clear the cache, keeping the two special tokens."""
        self.rounds += 1
        self._numbers: dict[str, int] = {}
        self.pieces: list[tuple[int, ...]] = [(self._vocabulary[BEGIN],), (self._vocabulary[BREAK],)]
        """For each number the pieces of its word."""
        self.shapes: list[int] = [SIGN, SIGN]

    def forget_if_full(self) -> None:
        """Clear the cache once it is full."""
        if len(self) > MAX_WORDS:
            self.forget()

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The indices of words."""
        numbers = list(map(self._numbers.get, words))
        if None in numbers:
            return [self._numbers[word] if word in self._numbers else self._learned(word) for word in words]
        return cast(list[int], numbers)

    def _learned(self, word: str) -> int:
        number = self._numbers[word] = len(self.pieces)
        self.pieces.append(self._cut(plain(word)))
        self.shapes.append(shape_of(word))
        return number

    def _cut(self, word: str) -> tuple[int, ...]:
        """Split greedily into the longest known pieces, from the front (Wu et al. 2016)."""
        if not 0 < len(word) <= MAX_WORD_LENGTH:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            end = len(word)
            while end > start and mark + word[start:end] not in self._vocabulary:
                end -= 1
            if end == start:
                return (self._unknown,)
            found.append(self._vocabulary[mark + word[start:end]])
            start = end
        return tuple(found)
