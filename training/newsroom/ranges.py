"""Measures the input ranges of the layers on real windows, which static 8-bit quantization requires."""

from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch import Tensor, nn

from training.newsroom.batches import Batch
from training.newsroom.network import Layer, Network
from training.newsroom.quantize import Range

PRODUCTS = ("qkv", "out", "up", "down")
"""The matrix products of a layer, in order."""


def ranges_of(network: Network, batches: Iterable[Batch]) -> list[dict[str, Range]]:
    """For each layer, the input ranges of its products; padding is ignored."""
    found: list[dict[str, Range]] = [{} for _ in network.encoder.layers]
    mask = torch.zeros(0, 0, dtype=torch.bool)

    def noting(number: int, name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def note(_: nn.Module, given: tuple[Tensor]) -> None:
            values = given[0][mask].numpy()
            least, most = values.min(0), values.max(0)
            known = found[number].get(name)
            if known:
                least, most = np.minimum(known.least, least), np.maximum(known.most, most)
            found[number][name] = Range(least, most)

        return note

    hooks = [
        getattr(layer, name).register_forward_pre_hook(noting(number, name))
        for number, layer in enumerate(network.encoder.layers)
        for name in PRODUCTS
        if isinstance(layer, Layer)
    ]
    with torch.inference_mode():
        for batch in batches:
            mask = batch.mask
            network(batch)
    for hook in hooks:
        hook.remove()
    return found
