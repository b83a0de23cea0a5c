"""Cuts a smaller network out of a trained one: some of its layers, with their most important heads and units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from training.newsroom.batches import Batch
from training.newsroom.importance import heads_missed, inner_missed
from training.newsroom.network import Layer, Network
from wiredesk.enrich.model.lexicon import Lexicon

HEAD_WIDTH = 64
"""Width of the student's attention heads; fewer and wider heads than BERT's 12 of 32 are faster."""


@dataclass(frozen=True)
class Cutting:
    """How much of a teacher to keep; the tuples have equal length."""

    layers: tuple[int, ...]
    """The layers of the teacher to keep."""
    heads: tuple[int, ...]
    """The number of attention heads to keep per layer, of width `HEAD_WIDTH`."""
    inner: tuple[int, ...]
    """The number of inner units to keep per layer."""


def cut_out(teacher: Network, kept: Cutting, lexicon: Lexicon, shown: Sequence[Batch]) -> Network:
    """A network that reads words instead of pieces, with fewer and narrower layers, for further training.

    Args:
        teacher: the trained network; its embeddings and heads for names, cues and roles are copied unchanged.
        kept: how much of its layers to keep.
        lexicon: the words of `shown`.
        shown: articles used to find the least important parts of the teacher.
    """
    heads = most_important(heads_missed(teacher, lexicon, shown, HEAD_WIDTH), kept.layers, kept.heads)
    inner = most_important(inner_missed(teacher, shown), kept.layers, kept.inner)
    size = replace(teacher.size, heads=kept.heads, head_width=HEAD_WIDTH, inner=kept.inner, pooled=True, relu=True)
    student = Network(size)
    state = {name: weight for name, weight in teacher.state_dict().items() if not name.startswith("encoder.layers")}
    student.load_state_dict(state, strict=False)
    with torch.no_grad():
        for layer, number, *sizes in zip(student.encoder.layers, kept.layers, heads, inner, strict=True):
            _narrowed(teacher.encoder.layers[number], layer, *sizes)
    return student


def most_important(missed: Sequence[Tensor], layers: Sequence[int], counts: Sequence[int]) -> list[Tensor]:
    """For each of the layers, the indexes of the most important parts, in order."""
    pairs = zip(layers, counts, strict=True)
    return [missed[layer].topk(count).indices.sort().values for layer, count in pairs]


def _narrowed(wide: Layer, narrow: Layer, heads: Tensor, inner: Tensor) -> None:
    for name in ("norm_1", "norm_2"):
        getattr(narrow, name).load_state_dict(getattr(wide, name).state_dict())
    width = wide.qkv.in_features
    narrow.qkv.weight.copy_(wide.qkv.weight.view(3, -1, HEAD_WIDTH, width)[:, heads].flatten(0, 2))
    narrow.qkv.bias.copy_(wide.qkv.bias.view(3, -1, HEAD_WIDTH)[:, heads].flatten())
    narrow.out.weight.copy_(wide.out.weight.view(width, -1, HEAD_WIDTH)[:, heads].flatten(1))
    narrow.out.bias.copy_(wide.out.bias)
    narrow.up.weight.copy_(wide.up.weight[inner])
    narrow.up.bias.copy_(wide.up.bias[inner])
    narrow.down.weight.copy_(wide.down.weight[:, inner])
    narrow.down.bias.copy_(wide.down.bias)
