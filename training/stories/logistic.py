"""Logistic regression by Newton's method; no library is needed for a dozen weights."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

PENALTY = 0.66
"""L2 penalty on all weights except the first, the intercept."""

STEPS = 50


def fit(rows: NDArray[Any], labels: NDArray[Any], importance: NDArray[Any]) -> NDArray[np.float64]:
    """The weights that maximize the penalized likelihood of the labels.

    Args:
        rows: the features of each example; the first is 1.
        labels: whether each is positive.
        importance: the weight of each example.
    """
    weights = np.zeros(rows.shape[1])
    penalty = np.full(len(weights), PENALTY)
    penalty[0] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (importance * (chances - labels)) + penalty * weights
        curvature = (rows * (importance * chances * (1 - chances))[:, None]).T @ rows
        step = np.linalg.solve(curvature + np.diag(penalty + 1e-6), gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights
