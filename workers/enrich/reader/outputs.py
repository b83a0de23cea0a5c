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


def runs(kinds: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """The stretches of equal numbers other than 0: (first, last exclusive, number)."""
    edges = np.flatnonzero(np.diff(kinds, prepend=0, append=0)).tolist()
    return [(first, last, int(kinds[first])) for first, last in pairwise(edges) if kinds[first]]
