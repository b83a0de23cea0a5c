"""The importance of each attention head and inner unit of a trained network.

Heads are few, so each one is ablated. Weights are a poor indicator: the most important head of the last layer has the
smallest ones.
"""

import copy
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from training.newsroom.batches import Batch
from training.newsroom.loss import losses, weighted
from training.newsroom.network import Layer, Network
from training.newsroom.teacher import Teacher
from wiredesk.enrich.model.lexicon import Lexicon


def heads_missed(network: Network, lexicon: Lexicon, batches: Sequence[Batch], width: int) -> list[Tensor]:
    """For each layer and head, how much the network's outputs change when the head is silenced.

    Args:
        network: the trained network, which is not changed.
        lexicon: the words of the batches.
        batches: batches of articles to read.
        width: width of a head; narrower heads are grouped to this width.
    """
    whole = Teacher(copy.deepcopy(network), lexicon)
    found = []
    with torch.no_grad():
        for layer in _layers(network):
            weights = layer.out.weight.clone()
            moved = torch.zeros(layer.out.in_features // width)
            for head in range(len(moved)):
                layer.out.weight[:, head * width : (head + 1) * width] = 0
                for batch in batches:
                    moved[head] += weighted(whole.losses(network, batch, network(batch)))
                layer.out.weight.copy_(weights)
            found.append(moved)
    return found


def inner_missed(network: Network, batches: Sequence[Batch]) -> list[Tensor]:
    """For each layer and inner unit, how much the loss would change without it: gradient times activation.

    A first-order estimate (Molchanov et al. 2019), summed over all words of the batches.
    """
    layers = _layers(network)
    given: list[Tensor] = [torch.zeros(0)] * len(layers)
    found = [torch.zeros(layer.down.in_features) for layer in layers]

    def noting(number: int) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def note(_: nn.Module, inputs: tuple[Tensor]) -> None:
            inputs[0].retain_grad()
            given[number] = inputs[0]

        return note

    hooks = [layer.down.register_forward_pre_hook(noting(number)) for number, layer in enumerate(layers)]
    for batch in batches:
        network.zero_grad()
        weighted(losses(network, batch, network(batch))).backward()
        for missed, values in zip(found, given, strict=True):
            assert values.grad is not None
            missed += (values * values.grad)[batch.mask].detach().abs().sum(0)
    for hook in hooks:
        hook.remove()
    network.zero_grad()
    return found


def _layers(network: Network) -> list[Layer]:
    return [layer for layer in network.encoder.layers if isinstance(layer, Layer)]
