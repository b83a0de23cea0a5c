"""Decode label scores into names."""

from typing import NamedTuple

from wiredesk.enrich.model.outputs import Scores, softmax


class Name(NamedTuple):
    """A name: words `first` to `last` (exclusive)."""

    first: int
    last: int
    kind: int
    """Its place in the scheme."""


def names_in(scores: Scores) -> list[Name]:
    """The names among words, from the scores of their labels (words, labels).

    A name begins at an opening label, or at a continuation label of another kind than the previous word's; its kind is
    the one with the highest total score of its words.
    """
    best = scores.argmax(-1)
    if not best.any():
        return []
    probabilities = softmax(scores)
    kinds = probabilities[:, 1::2] + probabilities[:, 2::2]
    found: list[Name] = []
    first = -1
    for index, label in enumerate([*best.tolist(), 0]):
        if first >= 0 and (label % 2 == 1 or not label):
            found.append(Name(first, index, int(kinds[first:index].sum(0).argmax())))
            first = -1
        if label and first < 0:
            first = index
    return found
