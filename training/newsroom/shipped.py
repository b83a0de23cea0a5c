"""Restores a trainable network from shipped weights, by dequantizing them.

Smoothing factors that were moved from a product into the preceding one (see `quantize`) stay there, which does not
change the outputs. Inner units are then rescaled so that incoming and outgoing weights have similar size.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.newsroom.network import Layer, Network, Size
from wiredesk.enrich.model.labels import CUES, NAMES, SCHEMES, labels


def shipped(folder: Path) -> Network:
    """The network of the weights in a folder, in floating point."""
    size: dict[str, Any] = json.loads((folder / "accepted.json").read_text(encoding="utf-8"))["size"]
    sizes: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in size.items()}
    network = Network(Size(**sizes))
    held = {
        tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy())
        for tensor in onnx.load(folder / "model.onnx").graph.initializer
    }
    arrays = {name: torch.from_numpy(array) for name, array in np.load(folder / "vectors.npz").items()}
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(arrays["pieces"].float() * arrays["scales"][:, None])
        for name in ("shapes", "states", "positions"):
            getattr(encoder, name).weight.copy_(arrays[name])
        _norm(encoder.norm, held, "begin")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            _fill(layer, held, f"layer{number}")
        _heads(network, held, arrays)
    return network


def _norm(norm: torch.nn.LayerNorm, held: Mapping[str, Tensor], name: str) -> None:
    norm.weight.copy_(held[f"{name}.weights"])
    norm.bias.copy_(held[f"{name}.base"])


def _fill(layer: Layer, held: Mapping[str, Tensor], name: str) -> None:
    for product in ("qkv", "out", "up", "down"):
        linear = getattr(layer, product)
        weights = held[f"{name}.{product}.weights"].t().float() * held[f"{name}.{product}.scales"][:, None]
        linear.weight.copy_(weights * held.get(f"{name}.{product}.smooth", torch.ones(1)))
        linear.bias.copy_(held[f"{name}.{product}.base"])
    _norm(layer.norm_1, held, f"{name}.middle")
    _norm(layer.norm_2, held, name if f"{name}.weights" in held else "vectors")
    attended = layer.out.in_features
    _evened(layer.qkv, slice(2 * attended, None), layer.out)
    _evened(layer.up, slice(None), layer.down)


def _evened(before: torch.nn.Linear, rows: slice, after: torch.nn.Linear) -> None:
    """Rescale the outputs of `before` and the inputs of `after`, so that both have weights of similar size."""
    given, taken = before.weight[rows].norm(dim=1), after.weight.norm(dim=0)
    factor = (taken / given.clamp(min=1e-6)).sqrt().clamp(1e-3, 1e3)
    before.weight[rows] *= factor[:, None]
    before.bias[rows] *= factor
    after.weight /= factor


def _heads(network: Network, held: Mapping[str, Tensor], arrays: Mapping[str, Tensor]) -> None:
    weights, base = held["heads.weights"].t(), held["heads.base"]
    names = labels(SCHEMES[NAMES])
    cues = names + len(CUES)
    for head, rows in (
        (network.names, slice(names)),
        (network.cues, slice(names, cues)),
        (network.role, slice(cues, None)),
    ):
        head.weight.copy_(weights[rows])
        head.bias.copy_(base[rows])
    for name, head in (("of_cue", network.role_of_cue), ("of_word", network.role_of_word)):
        head.weight.copy_(arrays[name].transpose(1, 2).reshape(head.weight.shape))
        head.bias.copy_(arrays[f"{name}_base"].flatten())
    network.distance.copy_(arrays["distance"])


def widened(network: Network, heads: tuple[int, ...], inner: tuple[int, ...]) -> Network:
    """The same network with more attention heads and inner units.

    The new ones start with random input weights and zero output weights, so the network's outputs do not change.
    """
    wide = Network(replace(network.size, heads=heads, inner=inner))
    state = {name: weight for name, weight in network.state_dict().items() if not name.startswith("encoder.layers")}
    wide.load_state_dict(state, strict=False)
    with torch.no_grad():
        for small, large in zip(network.encoder.layers, wide.encoder.layers, strict=True):
            assert isinstance(small, Layer)
            assert isinstance(large, Layer)
            for name in ("norm_1", "norm_2"):
                getattr(large, name).load_state_dict(getattr(small, name).state_dict())
            width, old, new = small.qkv.in_features, small.out.in_features, large.out.in_features
            torch.nn.init.normal_(large.qkv.weight, std=0.03)
            torch.nn.init.zeros_(large.qkv.bias)
            large.qkv.weight.view(3, new, width)[:, :old] = small.qkv.weight.view(3, old, width)
            large.qkv.bias.view(3, new)[:, :old] = small.qkv.bias.view(3, old)
            torch.nn.init.zeros_(large.out.weight)
            large.out.weight[:, :old] = small.out.weight
            large.out.bias.copy_(small.out.bias)
            kept = small.up.out_features
            torch.nn.init.normal_(large.up.weight, std=0.03)
            torch.nn.init.zeros_(large.up.bias)
            large.up.weight[:kept], large.up.bias[:kept] = small.up.weight, small.up.bias
            torch.nn.init.zeros_(large.down.weight)
            large.down.weight[:, :kept] = small.down.weight
            large.down.bias.copy_(small.down.bias)
    return wide
