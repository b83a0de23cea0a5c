"""The encoder's first weights: a BERT-shaped checkpoint in safetensors, as sentence-transformers' MiniLM comes."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.newsroom.network import Network


def load_encoder(network: Network, path: Path, layers: tuple[int, ...] | None = None) -> None:
    """Set the encoder's weights.

    Args:
        network: to be trained.
        path: `model.safetensors` of a BERT model of the same width.
        layers: which of its layers become the network's; all of them in turn unless told.
    """
    given = {name.removeprefix("bert."): weight for name, weight in load_file(path).items()}
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(
            given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(encoder.norm, given, "embeddings.LayerNorm")
        for layer, number in zip(encoder.layers, layers or range(len(encoder.layers)), strict=True):
            name = f"encoder.layer.{number}"
            for part in ("weight", "bias"):
                qkv = [given[f"{name}.attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(qkv))
            _copy(layer.out, given, f"{name}.attention.output.dense")
            _copy(layer.norm_1, given, f"{name}.attention.output.LayerNorm")
            _copy(layer.up, given, f"{name}.intermediate.dense")
            _copy(layer.down, given, f"{name}.output.dense")
            _copy(layer.norm_2, given, f"{name}.output.LayerNorm")


def _copy(module: torch.nn.Module, given: Mapping[str, Tensor], name: str) -> None:
    module.load_state_dict({"weight": given[f"{name}.weight"], "bias": given[f"{name}.bias"]})
