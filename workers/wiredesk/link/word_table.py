"""What linking needs of each word, looked up once per word: its hash, the hash of its stem, whether it is firm.

An article has hundreds of words, nearly all of which stand in earlier articles. One dictionary gives each known word a
number, and the rest are array operations.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.shingles import NUMBER, Hashes, Mask, folded_hash
from wiredesk.link.words import folded

LIMIT = 1 << 17
"""Words in the table above which it is emptied, about 30 MB."""

STARTERS = listed(
    """
    a about after all also although am an and another any as at back because before both but by cents cts
    dlr dlrs during each earlier even first for from had has he her here his how however i if in including instead
    it its last later many meanwhile more most mr mrs ms no nor not now of on one only or other our over pct
    president prior said say says several she shr since so some spokesman still such than that the their them then
    there these they this those though through to today total two under until up we what when where whether
    which while who will with would yesterday yet you
    """
)
"""Capitalized words that are not names: they start sentences, or precede names."""


class LookedUp(NamedTuple):
    """The words of a text, in order."""

    hashes: Hashes
    """The hash of each word as it is compared, with `NUMBER` set for numbers."""
    stems: Hashes
    """The hash of each word without its ending."""
    firm: Mask
    """Which words are names or numbers: digits, and capitalized words that are not in `STARTERS`."""


class _Table(dict[str, int]):
    """The number of each known word, and what belongs to it in arrays by number."""

    def __init__(self) -> None:
        super().__init__()
        self.hashes, self.stems = np.zeros(1 << 10, np.uint32), np.zeros(1 << 10, np.uint32)
        self.firm = np.zeros(1 << 10, np.bool_)

    def __missing__(self, word: str) -> int:
        number = len(self)
        if number == len(self.hashes):
            self.hashes, self.stems, self.firm = map(_doubled, (self.hashes, self.stems, self.firm))
        plain = folded(word)
        hash_, stemmed = folded_hash(plain), stem(plain)
        self.hashes[number], self.stems[number] = hash_, hash_ if stemmed == plain else folded_hash(stemmed)
        name = word[0].isupper() and word.lower() not in STARTERS
        self.firm[number] = name or hash_ & int(NUMBER) > 0
        self[word] = number
        return number


def _doubled(array: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate((array, np.zeros_like(array)))


_TABLE, _LOCK = _Table(), Lock()


def look_up(words: Sequence[str]) -> LookedUp:
    """What linking needs of the words of a text, as `words_of` returns them."""
    with _LOCK:
        if len(_TABLE) > LIMIT:
            _TABLE.clear()
        numbers = np.fromiter(map(_TABLE.__getitem__, words), np.intp, len(words))
        return LookedUp(_TABLE.hashes[numbers], _TABLE.stems[numbers], _TABLE.firm[numbers])


def stem(word: str) -> str:
    """A folded word without plural, past tense or possessive endings, stemmed consistently in all forms."""
    for ending in ("ings", "ing", "ers", "er", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
