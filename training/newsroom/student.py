"""A smaller network cut out of a trained one: some of its layers, and of what is within these what weighs most."""

from dataclasses import replace

import torch

from training.newsroom.network import Layer, Network

HEADS = 6


def cut_out(teacher: Network, layers: tuple[int, ...], inner: int) -> Network:
    """A network that reads words instead of pieces, with fewer and narrower layers; to be trained on.

    Args:
        teacher: trained; its embeddings and heads are taken as they are.
        layers: which of its layers become the student's.
        inner: how many of the numbers within each layer are kept.
    """
    size = replace(teacher.size, layers=len(layers), inner=inner, heads=HEADS, pooled=True, relu=True)
    student = Network(size)
    kept = {name: weight for name, weight in teacher.state_dict().items() if not name.startswith("encoder.layers")}
    student.load_state_dict(kept, strict=False)
    with torch.no_grad():
        for layer, number in zip(student.encoder.layers, layers, strict=True):
            _narrowed(teacher.encoder.layers[number], layer)
    return student


def _narrowed(wide: Layer, narrow: Layer) -> None:
    for name in ("qkv", "out", "norm_1", "norm_2"):
        getattr(narrow, name).load_state_dict(getattr(wide, name).state_dict())
    weigh = wide.up.weight.norm(dim=1) * wide.down.weight.norm(dim=0)
    kept = weigh.topk(narrow.up.out_features).indices.sort().values
    narrow.up.weight.copy_(wide.up.weight[kept])
    narrow.up.bias.copy_(wide.up.bias[kept])
    narrow.down.weight.copy_(wide.down.weight[:, kept])
    narrow.down.bias.copy_(wide.down.bias)
