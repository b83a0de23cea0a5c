"""The model's outputs for a window's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
MAX_KEPT = 128
"""Words of a window for which the scores of the distances are kept."""
OUTSIDE_SCORE = 30.0
"""The score of `outside` for padding."""


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
class BiaffineRoles:
    """Biaffine scores of each word's role for a cue, with a term for the distance (Dozat and Manning 2017)."""

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
    _words_by_role: Scores = field(init=False)
    """(roles, role width, width): `of_word` transposed; products with a view take twice as long."""
    _away: Scores = field(init=False)
    """(MAX_KEPT, roles, MAX_KEPT): what the distances from each word add to each word."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_words_by_role", np.ascontiguousarray(self.of_word.transpose(0, 2, 1)))
        object.__setattr__(self, "_away", self._by_distance(MAX_KEPT))

    def scores(self, read: Sequence[Outputs], cues: Sequence[Sequence[int]]) -> Scores:
        """The role scores of each word for each cue: (all cues, roles, words of the longest window).

        The words are the last axis: NumPy is slow on an axis as short as that of the roles.

        Args:
            read: of the windows.
            cues: for each window its cues, as words of it; padding is outside every role.
        """
        roles, _, width = self.of_cue.shape
        with_cues = [(outputs, indexes) for outputs, indexes in zip(read, cues, strict=True) if indexes]
        vectors = np.concatenate([outputs.vectors[indexes] for outputs, indexes in with_cues])
        asked = vectors @ self.of_cue
        asked += self.of_cue_base[:, None]
        asked /= np.float32(width**0.5)
        wanted = (asked @ self._words_by_role).transpose(1, 0, 2)
        base = (asked @ self.of_word_base[:, :, None])[..., 0].T[:, :, None]
        longest = max(len(outputs.cues) for outputs in read)
        together = np.zeros((len(vectors), roles, longest), np.float32)
        together[:, 0] = OUTSIDE_SCORE
        first = 0
        for outputs, indexes in with_cues:
            last, words = first + len(indexes), len(outputs.cues)
            tied = wanted[first:last].reshape(len(indexes) * roles, -1) @ outputs.vectors.T
            tied = tied.reshape(len(indexes), roles, words)
            tied += base[first:last]
            np.add(tied, outputs.roles.T, out=together[first:last, :, :words])
            first = last
        away = self._away if longest <= MAX_KEPT else self._by_distance(longest)
        together += away[[cue for indexes in cues for cue in indexes], :, :longest]
        return together

    def _by_distance(self, words: int) -> Scores:
        """What the distances add in a window: (words as a cue, roles, words)."""
        reach = self.distance.shape[1] // 2
        distances = np.arange(words) - np.arange(words)[:, None]
        away = self.distance.T[np.clip(distances, -reach, reach) + reach].transpose(0, 2, 1)
        return np.ascontiguousarray(away)


def softmax(scores: Scores, axis: int = -1) -> Scores:
    """Softmax over an axis."""
    probabilities: Scores = scores - scores.max(axis, keepdims=True)
    np.exp(probabilities, out=probabilities)
    probabilities /= probabilities.sum(axis, keepdims=True)
    return probabilities


def runs(kinds: NDArray[np.int64]) -> list[list[tuple[int, int, int]]]:
    """For each row, the runs of equal numbers other than 0: (first, last exclusive, number)."""
    width = kinds.shape[1] + 1
    padded = np.zeros(1 + len(kinds) * width, kinds.dtype)  # a 0 before the first row and after each
    flat = padded[1:]
    flat.reshape(len(kinds), width)[:, :-1] = kinds
    edges = np.flatnonzero(flat != padded[:-1])
    found: list[list[tuple[int, int, int]]] = [[] for _ in range(len(kinds))]
    for (edge, stop), index in zip(pairwise([*edges.tolist(), flat.size]), flat[edges].tolist(), strict=True):
        if index:
            row, first = divmod(edge, width)
            found[row].append((first, first + stop - edge, index))
    return found
