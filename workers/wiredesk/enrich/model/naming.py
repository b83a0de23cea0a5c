"""Decode label scores into names."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from wiredesk.enrich.model.outputs import Scores, softmax


class Name(NamedTuple):
    """A name: words `first` to `last` (exclusive)."""

    first: int
    last: int
    kind: int
    """Its place in the scheme."""
    shares: tuple[float, ...]
    """The mean probability of each kind of the scheme over its words."""


def names_in(scores: Scores) -> list[Name]:
    """The names among words, from the scores of their labels (words, labels).

    A name begins at an opening label, or at a continuation label of another kind than the previous word's; its kind is
    the one with the highest mean probability over its words.
    """
    best = scores.argmax(-1)
    inside = np.flatnonzero(best)
    if not len(inside):
        return []
    probabilities = softmax(scores[inside])
    kinds = probabilities[:, 1::2] + probabilities[:, 2::2]
    words = inside.tolist()
    opens = [
        row
        for row, (label, word, before) in enumerate(zip(best[inside].tolist(), words, [-2, *words[:-1]], strict=True))
        if label % 2 == 1 or word - before > 1
    ]
    found: list[Name] = []
    rows = kinds.tolist()
    for row, stop in pairwise([*opens, len(words)]):
        shares = rows[row] if stop - row == 1 else (kinds[row:stop].sum(0) / np.float32(stop - row)).tolist()
        found.append(Name(words[row], words[stop - 1] + 1, shares.index(max(shares)), tuple(shares)))
    return found
