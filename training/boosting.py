"""Boosted decision trees of equal depth, using only numpy.

Gradient boosting of the logistic loss with second-order leaves (Friedman 2001; Chen and Guestrin 2016), on binned
columns, with a random share of rows and columns for each tree.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


@dataclass(frozen=True)
class Growth:
    """Hyperparameters of the trees."""

    trees: int = 150
    depth: int = 3
    rate: float = 0.08
    columns: float = 0.25
    rows: float = 0.6
    bins: int = 48
    ridge: float = 8.0
    """Added to the curvature of every leaf, to shrink small leaves."""
    least: float = 8.0
    """Minimum curvature on each side of a split."""


def grow(rows: Numbers, truth: Numbers, weights: Numbers, growth: Growth, seed: int) -> dict[str, Any]:
    """Train trees for `wiredesk.clean.plain.trees.Trees`: features, thresholds, leaves, and the start value."""
    rng = np.random.default_rng(seed)
    rows, truth, weights = _drawn(rows, truth, weights / weights.mean(), rng)
    cuts = [_cuts(column, growth.bins) for column in rows.T]
    binned = np.stack([np.searchsorted(cut, column) for cut, column in zip(cuts, rows.T, strict=True)]).astype(np.int16)
    share = np.average(truth, weights=weights)
    start = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), start)
    splits = 2**growth.depth - 1
    learned: dict[str, Any] = {"start": round(start, 4), "features": [], "thresholds": [], "leaves": []}
    for _ in range(growth.trees):
        likely = 1 / (1 + np.exp(-odds))
        some = np.flatnonzero(rng.random(len(rows)) < growth.rows)
        looked_at = rng.choice(len(cuts), max(1, int(len(cuts) * growth.columns)), replace=False)
        slope = (weights * (truth - likely))[some]
        curve = (weights * likely * (1 - likely))[some]
        features, thresholds, at = _splits(rows, binned, cuts, some, looked_at, slope, curve, growth)
        pull = np.bincount(at - splits, slope, splits + 1)
        hold = np.bincount(at - splits, curve, splits + 1)
        leaves = np.round(growth.rate * pull / (hold + growth.ridge), 4)
        odds += leaves[_fallen(rows, features, thresholds, growth.depth) - splits]
        learned["features"].append(features.tolist())
        learned["thresholds"].append([float(f"{value:.5g}") for value in thresholds])
        learned["leaves"].append([float(value) for value in leaves])
    return learned


def _drawn(rows: Numbers, truth: Numbers, weights: Numbers, rng: Any) -> tuple[Numbers, Numbers, Numbers]:
    """Subsample rows by weight, since most have little, and raise the weights of those drawn."""
    likely = np.minimum(1, 1.5 * weights + 0.05)
    kept = rng.random(len(weights)) < likely
    return rows[kept], truth[kept], (weights / likely)[kept]


def _cuts(column: Numbers, bins: int) -> Numbers:
    values: Numbers = np.unique(np.quantile(column, np.linspace(0, 1, bins + 1)[1:-1]))
    return np.array([float(f"{value:.5g}") for value in values], dtype=np.float32)


def _splits(
    rows: Numbers,
    binned: Numbers,
    cuts: list[Numbers],
    some: Numbers,
    looked_at: Numbers,
    slope: Numbers,
    curve: Numbers,
    growth: Growth,
) -> tuple[Numbers, Numbers, Numbers]:
    """The best split of every node, level by level, and the leaf of each row."""
    count = 2**growth.depth - 1
    features, thresholds = np.zeros(count, dtype=np.int64), np.full(count, 1e30, dtype=np.float32)
    at = np.zeros(len(some), dtype=np.int64)
    for level in range(growth.depth):
        nodes = 2**level
        node = at - (nodes - 1)
        best = np.full(nodes, 1e-6)
        for feature in looked_at:
            bins = len(cuts[feature]) + 1
            if bins < 2:
                continue
            code = node * bins + binned[feature, some]
            left = np.bincount(code, slope, nodes * bins).reshape(nodes, bins).cumsum(axis=1)
            held = np.bincount(code, curve, nodes * bins).reshape(nodes, bins).cumsum(axis=1)
            gain = _gain(left, held, growth)
            cut = gain.argmax(axis=1)
            won = gain[np.arange(nodes), cut]
            for place in np.flatnonzero(won > best):
                best[place] = won[place]
                features[nodes - 1 + place] = feature
                thresholds[nodes - 1 + place] = cuts[feature][cut[place]]
        at = 2 * at + 1 + (rows[some, features[at]] > thresholds[at])
    return features, thresholds, at


def _gain(left: Numbers, held: Numbers, growth: Growth) -> Numbers:
    """The gain of each split over no split; the last column of the sums is the whole node."""
    whole, all_held = left[:, -1:], held[:, -1:]
    left, held = left[:, :-1], held[:, :-1]
    right, rest = whole - left, all_held - held
    gain: Numbers = (
        left**2 / (held + growth.ridge) + right**2 / (rest + growth.ridge) - whole**2 / (all_held + growth.ridge)
    )
    gain[(held < growth.least) | (rest < growth.least)] = 0
    return gain


def _fallen(rows: Numbers, features: Numbers, thresholds: Numbers, depth: int) -> Numbers:
    at = np.zeros(len(rows), dtype=np.int64)
    numbers = np.arange(len(rows))
    for _ in range(depth):
        at = 2 * at + 1 + (rows[numbers, features[at]] > thresholds[at])
    return at
