"""What the model says of one window's words, and how it is read."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Scores for each word of a window; the first axis is the word."""

    names: dict[str, Scores]
    """For each scheme of names (words, labels)."""
    cues: Scores
    """(words, 3)."""
    roles: Scores
    """(words, roles): what a word is to any cue."""
    of_cue: Scores
    """(words, roles, width): the word as a cue."""
    of_word: Scores
    """(words, roles, width): the word as what a cue asks for."""


def softmax(scores: Scores) -> Scores:
    """Scores as shares of one, over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = raised / raised.sum(-1, keepdims=True)
    return shares


def runs(kinds: NDArray[np.int64]) -> list[list[tuple[int, int, int]]]:
    """For each row of (rows, places) the stretches of equal numbers other than 0: (first, last exclusive, number)."""
    apart = np.pad(kinds, ((0, 0), (0, 1)))
    flat, width = apart.ravel(), apart.shape[1]
    edges = np.flatnonzero(np.diff(flat, prepend=0))
    found: list[list[tuple[int, int, int]]] = [[] for _ in range(len(kinds))]
    for (edge, stop), number in zip(pairwise([*edges.tolist(), flat.size]), flat[edges].tolist(), strict=True):
        if number:
            row, first = divmod(edge, width)
            found[row].append((first, first + stop - edge, number))
    return found
