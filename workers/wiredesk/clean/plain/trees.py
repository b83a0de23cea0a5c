"""Small boosted decision trees: read from a file and evaluated on rows of numbers."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wiredesk.clean.plain.line_features import Matrix

CHUNK = 4096
"""Rows evaluated at once, so that memory does not grow with the page."""


@dataclass(frozen=True)
class Trees:
    """Trees of equal depth, each stored as a heap: the children of split `n` are `2n + 1` and `2n + 2`."""

    features: NDArray[np.int64]
    """The feature column of each tree's splits."""
    thresholds: Matrix
    """The second child is taken if the value is greater."""
    leaves: Matrix
    """Each tree's contributions to the log odds."""
    start: float

    @classmethod
    def named(cls, name: str) -> "Trees":
        """Load trees from a file next to this module."""
        return cls.of(json.loads(files("wiredesk.clean.plain").joinpath(name).read_text("utf-8")))

    @classmethod
    def of(cls, learned: dict[str, Any]) -> "Trees":
        """Parse trees in the format that training writes."""
        return cls(
            np.array(learned["features"], dtype=np.int64),
            np.array(learned["thresholds"], dtype=np.float32),
            np.array(learned["leaves"], dtype=np.float32),
            learned["start"],
        )

    def log_odds(self, rows: Matrix) -> NDArray[np.float64]:
        """The trees' prediction for each row, as log-odds."""
        return np.concatenate([self._sum_leaves(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)])

    def _sum_leaves(self, rows: Matrix) -> NDArray[np.float64]:
        splits = self.features.shape[1]
        log_odds = np.full(len(rows), self.start)
        numbers = np.arange(len(rows))
        for features, thresholds, leaves in zip(self.features, self.thresholds, self.leaves, strict=True):
            at = np.zeros(len(rows), dtype=np.int64)
            while at[0] < splits:
                at = 2 * at + 1 + (rows[numbers, features[at]] > thresholds[at])
            log_odds += leaves[at - splits]
        return log_odds
