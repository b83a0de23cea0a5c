"""Words to the pieces that the encoder has vectors for."""

from collections.abc import Sequence

from workers.enrich.reader.words import plain, shape_of

PADDING, UNKNOWN, START, BREAK = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
"""Letters of a word that is looked at in pieces; longer ones are no words (BERT's own limit)."""
MOST_KEPT = 200_000
"""Words whose pieces are remembered: some 40 MB."""


class Pieces:
    """A vocabulary of word pieces, longest match first (Wu et al. 2016), with a memory of the words it has seen."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.stop, self.padding, self._unknown = (
            self._numbers[name] for name in (START, BREAK, PADDING, UNKNOWN)
        )
        self._kept: dict[str, tuple[tuple[int, ...], int]] = {}

    def of(self, word: str) -> tuple[tuple[int, ...], int]:
        """The numbers of a word's pieces, and the word's shape."""
        known = self._kept.get(word)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[word] = (self._cut(plain(word)), shape_of(word))
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if not 0 < len(word) <= LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            end = len(word)
            while end > start and mark + word[start:end] not in self._numbers:
                end -= 1
            if end == start:
                return (self._unknown,)
            found.append(self._numbers[mark + word[start:end]])
            start = end
        return tuple(found)
