"""What the model says of one window's words, and how it is read."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Outputs:
    """Scores for each word of a window; the first axis is the word."""

    names: Scores
    """(words, labels)."""
    cues: Scores
    """(words, 3)."""
    roles: Scores
    """(words, roles): what a word is to any cue."""
    vectors: Scores
    """(words, width): what ties words and cues."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties words to a cue: a product of a vector of each, and how far they are apart (Dozat and Manning 2017)."""

    of_cue: Scores
    """(roles, width, role width), from a word as a cue …"""
    of_cue_base: Scores
    """(roles, role width)."""
    of_word: Scores
    """(roles, width, role width), … and from a word as what a cue asks for."""
    of_word_base: Scores
    """(roles, role width)."""
    distance: Scores
    """(roles, 2 * reach + 1): what the distance from a cue adds."""

    def scores(self, outputs: Outputs, cues: NDArray[np.int64]) -> Scores:
        """What each word is to each cue: (cues, words, roles)."""
        roles, _, width = self.of_cue.shape
        asked = outputs.vectors[cues] @ self.of_cue + self.of_cue_base[:, None]
        wanted = asked @ self.of_word.transpose(0, 2, 1)
        tied = wanted.reshape(roles * len(cues), -1) @ outputs.vectors.T
        tied = tied.reshape(roles, len(cues), -1) + (asked @ self.of_word_base[:, :, None])
        tied = tied.transpose(1, 2, 0) / np.float32(width**0.5)
        reach = self.distance.shape[1] // 2
        away = np.clip(np.arange(len(outputs.cues))[None] - cues[:, None], -reach, reach) + reach
        together: Scores = tied + outputs.roles[None] + self.distance.T[away]
        return together


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
