"""These need PyTorch and ONNX, which only training has: `pip install -r training/newsroom/requirements.txt`."""

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnxruntime  # noqa: E402

from training.newsroom.graph import graph_of  # noqa: E402
from training.newsroom.network import Network, Size  # noqa: E402
from training.newsroom.prune import pruned  # noqa: E402
from training.newsroom.quantize import Range  # noqa: E402

SIZE = Size(vocabulary=50, width=16, heads=(2, 3), head_width=64, inner=(8, 6), positions=12, pooled=True, relu=True)
SOME = ([torch.tensor([1]), torch.tensor([0, 2])], [torch.tensor([0, 2, 3, 7]), torch.tensor([1, 4, 5])])


def graph(*, unused: bool) -> Any:
    """The graph of an untrained network; `unused`: those heads and units outside `SOME` have no output weights."""
    torch.manual_seed(3)
    network = Network(SIZE)
    with torch.no_grad():
        for layer, heads, units in zip(network.encoder.layers, *SOME, strict=True):
            if unused:
                layer.out.weight.view(16, -1, 64)[
                    :, [index for index in range(3) if index not in heads][: layer.heads - 1]
                ] = 0
                layer.down.weight[:, [index for index in range(layer.down.in_features) if index not in units]] = 0
    ranges = [
        {
            name: Range(*(np.full(getattr(layer, name).in_features, bound, np.float32) for bound in (-4, 4)))
            for name in ("qkv", "out", "up", "down")
        }
        for layer in network.encoder.layers
    ]
    return graph_of(network, ranges)


def scores(model: Any) -> Any:
    """What a graph makes of six vectors."""
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    embedded = np.random.default_rng(1).standard_normal((1, 6, SIZE.width)).astype(np.float32)
    return session.run(["scores"], {"embedded": embedded})[0]


def test_a_graph_without_unused_heads_and_units_has_the_same_outputs() -> None:
    whole = graph(unused=True)
    assert np.allclose(scores(whole), scores(pruned(whole, *SOME)), atol=1e-5)


def test_a_graph_without_heads_that_are_used_has_other_outputs() -> None:
    whole = graph(unused=False)
    assert not np.allclose(scores(whole), scores(pruned(whole, *SOME)), atol=1e-2)


def test_pruning_leaves_the_given_graph_as_it_was() -> None:
    whole = graph(unused=False)
    before = whole.SerializeToString()
    pruned(whole, *SOME)
    assert whole.SerializeToString() == before
