"""These need PyTorch and ONNX, which only training has: `pip install -r training/newsroom/requirements.txt`."""

from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.newsroom.network import Network, Size  # noqa: E402
from training.newsroom.shipped import shipped, widened  # noqa: E402
from wiredesk.enrich.model.annotator import WEIGHTS  # noqa: E402

SMALL = Size(vocabulary=50, width=16, heads=(1, 2), head_width=4, inner=(8, 8), positions=12, pooled=True, relu=True)


def read(network: Network) -> Any:
    """What the layers make of six vectors."""
    network.eval()
    vectors = torch.randn(1, 6, network.size.width, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        return network.encoder(vectors, torch.ones(1, 6, dtype=torch.bool))


def test_a_widened_network_says_the_same() -> None:
    small = Network(SMALL)
    wide = widened(small, (2, 3), (12, 10))
    assert (wide.size.heads, wide.size.inner) == ((2, 3), (12, 10))
    assert torch.allclose(read(small), read(wide), atol=1e-5)


def test_all_that_is_new_in_a_widened_network_can_learn() -> None:
    wide = widened(Network(SMALL), (2, 3), (12, 10))
    wide.encoder(torch.randn(1, 6, 16), torch.ones(1, 6, dtype=torch.bool)).square().sum().backward()
    assert all(layer.out.weight.grad.abs().sum(0).min() > 0 for layer in wide.encoder.layers)


def test_shipped_weights_are_read_back_in_their_size() -> None:
    network = shipped(Path(WEIGHTS))
    assert network.size.pooled
    assert network.size.relu
    assert torch.isfinite(read(network)).all()
    assert network.encoder.words.weight.abs().sum() > 0
