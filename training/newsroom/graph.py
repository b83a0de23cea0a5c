"""Exports the layers as an ONNX graph: matrix products in 8-bit integers, everything else in 32-bit floating point.

Attention, products and normalisation use ONNX Runtime's fused operators (domain com.microsoft), each of which replaces
several ONNX operators.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from training.newsroom.network import Layer, Network
from training.newsroom.quantize import Floats, Product, Range, product

OPSET, FORMAT = 17, 9
"""Versions of the ONNX operator set and file format: old ones, for compatibility with any runtime."""
OWN = "com.microsoft"


def graph_of(network: Network, ranges: Sequence[dict[str, Range]]) -> onnx.ModelProto:
    """The graph that processes `embedded` (windows, tokens, width), for windows of equal length.

    Its outputs are `scores` (windows, tokens, labels of names, cues and roles) and `vectors` (windows, tokens, width).

    Args:
        network: the trained network.
        ranges: the input ranges of the products in its layers.
    """
    graph = _Graph()
    x = graph.normalised("begin", network.encoder.norm, "embedded")
    last = len(network.encoder.layers) - 1
    for number, (layer, given) in enumerate(zip(network.encoder.layers, ranges, strict=True)):
        assert isinstance(layer, Layer)
        x = graph.layer(f"layer{number}", layer, given, x, "vectors" if number == last else f"layer{number}")
    heads = (network.names, network.cues, network.role)
    weights = np.concatenate([_array(head.weight) for head in heads])
    output = graph.add(
        "MatMul", ["vectors", graph.held("heads.weights", np.ascontiguousarray(weights.T))], "heads.scores"
    )
    graph.add(
        "Add", [output, graph.held("heads.base", np.concatenate([_array(head.bias) for head in heads]))], "scores"
    )
    return graph.model(network.size.width, len(weights))


class _Graph:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._held: list[onnx.TensorProto] = []

    def model(self, width: int, labels: int) -> onnx.ModelProto:
        embedded, *outputs = (
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["windows", "tokens", size])
            for name, size in (("embedded", width), ("scores", labels), ("vectors", width))
        )
        graph = helper.make_graph(self._nodes, "newsroom", [embedded], outputs, self._held)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(OWN, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=FORMAT, producer_name="wiredesk")
        onnx.checker.check_model(model)
        return model

    def held(self, name: str, values: np.ndarray | np.generic) -> str:
        self._held.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def add(self, kind: str, given: list[str], output: str, domain: str = "", **more: float) -> str:
        self._nodes.append(helper.make_node(kind, given, [output], name=output, domain=domain, **more))
        return output

    def normalised(self, name: str, norm: nn.LayerNorm, x: str) -> str:
        held = self._norm(name, norm)
        return self.add("LayerNormalization", [x, *held], name, axis=-1, epsilon=norm.eps)

    def layer(self, name: str, layer: Layer, given: dict[str, Range], x: str, output: str) -> str:
        """One layer applied to `x`; where possible, the preceding operator smooths the inputs of products for free."""
        attended = layer.out.in_features
        out = product(_array(layer.out.weight), _array(layer.out.bias), given["out"])
        alike = np.concatenate([np.ones(2 * attended, np.float32), out.smooth])
        qkv = product(_array(layer.qkv.weight) * alike[:, None], _array(layer.qkv.bias) * alike, given["qkv"])
        down = product(_array(layer.down.weight), _array(layer.down.bias), given["down"])
        up = product(_array(layer.up.weight) * down.smooth[:, None], _array(layer.up.bias) * down.smooth, given["up"])

        mixed = self._attention(f"{name}.mixed", qkv, self._alike(f"{name}.qkv", qkv, x), layer.heads)
        mixed = self._product(f"{name}.out", out, self._rounded(f"{name}.out", out, mixed))
        x = self._added(f"{name}.norm_1", layer.norm_1, x, mixed, f"{name}.middle")
        inner = self._product(f"{name}.up", up, self._alike(f"{name}.up", up, x))
        # The quantized range starts at 0, so rounding also applies the ReLU.
        inner = self._product(f"{name}.down", down, self._rounded(f"{name}.down", down, inner))
        return self._added(f"{name}.norm_2", layer.norm_2, x, inner, output)

    def _alike(self, name: str, product: Product, x: str) -> str:
        """`x`, smoothed and quantized."""
        x = self.add("Mul", [x, self.held(f"{name}.smooth", product.smooth)], f"{name}.alike")
        return self._rounded(name, product, x)

    def _rounded(self, name: str, product: Product, x: str) -> str:
        scale = self.held(f"{name}.given_scale", product.given_scale)
        zero = self.held(f"{name}.given_zero", product.given_zero)
        return self.add("QuantizeLinear", [x, scale, zero], f"{name}.rounded")

    def _attention(self, name: str, qkv: Product, x: str, heads: int) -> str:
        weights, scales, zeros, base, given_scale, given_zero = self._parts(x.removesuffix(".rounded"), qkv)
        given = [x, weights, base, given_scale, scales, "", given_zero, zeros]
        return self.add("QAttention", given, name, OWN, num_heads=heads)

    def _product(self, name: str, product: Product, x: str) -> str:
        weights, scales, zeros, base, given_scale, given_zero = self._parts(name, product)
        given = [x, weights, given_scale, scales, given_zero, zeros, base]
        return self.add("MatMulIntegerToFloat", given, name, OWN)

    def _parts(self, name: str, product: Product) -> tuple[str, ...]:
        return (
            self.held(f"{name}.weights", product.weights),
            self.held(f"{name}.scales", product.scales),
            self.held(f"{name}.zeros", np.zeros(len(product.scales), np.int8)),
            self.held(f"{name}.base", product.base),
            f"{name}.given_scale",
            f"{name}.given_zero",
        )

    def _added(self, name: str, norm: nn.LayerNorm, x: str, more: str, output: str) -> str:
        """Two operators, since the runtime's fused one takes three times as long (ONNX Runtime 1.32)."""
        return self.normalised(output, norm, self.add("Add", [x, more], f"{name}.added"))

    def _norm(self, name: str, norm: nn.LayerNorm) -> list[str]:
        return [self.held(f"{name}.weights", _array(norm.weight)), self.held(f"{name}.base", _array(norm.bias))]


def _array(parameter: nn.Parameter) -> Floats:
    values: Floats = parameter.detach().numpy()
    return values
