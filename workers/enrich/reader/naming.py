"""From the scores of labels to names."""

from typing import NamedTuple

import numpy as np

from workers.enrich.reader.outputs import Scores, softmax


class Name(NamedTuple):
    """Words `first` to `last` (exclusive) that name something."""

    first: int
    last: int
    kind: int
    """Its place in the scheme."""
    share: float
    """How sure of it the model is, 0 to 1."""


def names_in(scores: Scores) -> list[Name]:
    """The names among a window's words.

    A name begins at an opening label, and where a label goes on with a kind that the word before has not; its kind is
    the one that its words together speak for.
    """
    shares = softmax(scores)
    best = shares.argmax(-1)
    if not best.any():
        return []
    kinds = shares[:, 1:].reshape(len(shares), -1, 2).sum(-1)
    found: list[Name] = []
    first = -1
    for number, label in enumerate([*best.tolist(), 0]):
        begins = label % 2 == 1 or (label and (number == 0 or not best[number - 1]))
        if first >= 0 and (begins or not label):
            together = kinds[first:number].sum(0)
            kind = int(together.argmax())
            found.append(Name(first, number, kind, float(np.min(kinds[first:number, kind]))))
            first = -1
        if label and first < 0:
            first = number
    return found
