"""Initial weights of the encoder, from a BERT-shaped checkpoint in safetensors or ONNX."""

from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor

from training.newsroom.network import Network


def load_encoder(network: Network, folder: Path, layers: tuple[int, ...] | None = None) -> None:
    """Set the encoder's weights.

    Args:
        network: the network to be trained.
        folder: has `model.safetensors` or `model.onnx` of a BERT model of the same width.
        layers: the layers to use, in order; by default all.
    """
    given = {name.removeprefix("bert."): weight for name, weight in _weights(folder).items()}
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


def _weights(folder: Path) -> dict[str, Tensor]:
    """All weights by their names in PyTorch checkpoints."""
    tensors = folder / "model.safetensors"
    return dict(load_file(tensors)) if tensors.exists() else _of_onnx(folder / "model.onnx")


def _of_onnx(path: Path) -> dict[str, Tensor]:
    """The weights of an exported graph, in which the weights of a product are found only by the name of its bias."""
    graph = onnx.load(path).graph
    held = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    products = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    found = {name: weight for name, weight in held.items() if not name.startswith("onnx::")}
    for node in graph.node:
        if node.op_type != "Add":
            continue
        for base, product in (node.input, reversed(node.input)):
            if base in held and product in products and products[product] in held:
                found[base.removesuffix("bias") + "weight"] = held[products[product]].t().contiguous()
    return found
