"""A product of a layer in 8-bit whole numbers: what it is given, its weights, and what they stand for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SHIFTED = 0.8
"""How much of the difference between a product's inputs is moved into its weights (Xiao et al. 2023). Of .6 to .95 it
keeps what is read nearest to what the network reads in floating point: scores within .030, at .95 within .034."""
LEVELS = 255
MAX_WEIGHT = 64
"""Of a weight: what has no instructions for products of 8 bits (VNNI) adds up two in 16 bits, and 2 * 255 * 64 fits."""


@dataclass
class Range:
    """The least and the largest value of each number that a product is given."""

    least: Floats
    most: Floats


@dataclass
class Product:
    """`given * smooth` is rounded to steps of `given_scale` around `given_zero`, multiplied, and the base added."""

    smooth: Floats
    """(in,): what each number is multiplied by before it is rounded, so that all use the same steps well."""
    given_scale: np.float32
    given_zero: np.uint8
    weights: NDArray[np.int8]
    """(in, out)."""
    scales: Floats
    """(out,)."""
    base: Floats
    """(out,)."""


def product(weights: Floats, base: Floats, given: Range) -> Product:
    """A linear layer of (out, in) weights and (out,) base in whole numbers, for inputs of ranges that were measured."""
    largest = np.maximum(np.maximum(-given.least, given.most), 1e-5)
    heaviest = np.maximum(np.abs(weights).max(0), 1e-5)
    smooth = (heaviest ** (1 - SHIFTED) / largest**SHIFTED).astype(np.float32)
    least, most = min(0.0, float((given.least * smooth).min())), max(0.0, float((given.most * smooth).max()))
    scale = max(most - least, 1e-12) / LEVELS
    moved = weights / smooth
    scales = np.maximum(np.abs(moved).max(1), 1e-12) / MAX_WEIGHT
    return Product(
        smooth,
        np.float32(scale),
        np.uint8(round(-least / scale)),
        np.ascontiguousarray(np.rint(moved / scales[:, None]).astype(np.int8).T),
        scales.astype(np.float32),
        base.astype(np.float32),
    )
