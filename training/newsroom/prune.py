"""Prunes shipped weights: drops the least important attention heads and inner units; nothing else changes.

    python -m training.newsroom.prune DATA WEIGHTS OUT --heads 3,6,2 --inner 416,416,320

WEIGHTS is what `ship` wrote; OUT gets the same files with a smaller `model.onnx` (OUT may be WEIGHTS). Importance is
measured on a sample of DATA; the figures in `accepted.json` are those on PolNeAR's development articles.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import onnx
from onnx import numpy_helper
from torch import Tensor

from training.newsroom.batches import batches_of, cuts_of
from training.newsroom.holdout import held_out, marked
from training.newsroom.importance import heads_missed, inner_missed
from training.newsroom.measure import measured
from training.newsroom.shipped import shipped
from training.newsroom.student import HEAD_WIDTH, most_important
from wiredesk.enrich.model.lexicon import Lexicon

SHOWN = 180
"""One article in this many is read to find the least important parts."""
MODEL, SAME = "model.onnx", ("vectors.npz", "vocabulary.txt")
COLUMNS = ("weights", "scales", "zeros", "base")
"""The arrays of a product whose last axis is its outputs."""


def main() -> None:
    """Read the command line and prune."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "weights", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--heads", type=_numbers, required=True)
    parser.add_argument("--inner", type=_numbers, required=True)
    args = parser.parse_args()
    prune(args.data, args.weights, args.out, args.heads, args.inner)


def prune(data: Path, weights: Path, out: Path, heads: tuple[int, ...], inner: tuple[int, ...]) -> None:
    """Write the weights with this many heads and inner units per layer."""
    lexicon = Lexicon((weights / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    network = shipped(weights).eval()
    few = cuts_of([example for corpus in marked(data).values() for example in corpus[::SHOWN]], lexicon, None)
    shown = list(batches_of(few, lexicon, Random(0), pooled=True))
    layers = range(len(heads))
    kept_heads = most_important(heads_missed(network, lexicon, shown, HEAD_WIDTH), layers, heads)
    kept_inner = most_important(inner_missed(network, shown), layers, inner)
    model = pruned(onnx.load(weights / MODEL), kept_heads, kept_inner)
    accepted = json.loads((weights / "accepted.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    for name in SAME:
        if out != weights:
            shutil.copy(weights / name, out / name)
    onnx.save(model, out / MODEL)
    accepted["sha256"][MODEL] = sha256((out / MODEL).read_bytes()).hexdigest()
    accepted["size"] = replace(network.size, heads=heads, inner=inner).to_dict()
    (out / "accepted.json").write_text(json.dumps(accepted, indent=1) + "\n")
    windows = cuts_of(held_out(data, True), lexicon, None)
    accepted["figures"] = {"run": "pruned", **measured(shipped(out).eval(), windows, lexicon)}
    (out / "accepted.json").write_text(json.dumps(accepted, indent=1) + "\n")


def pruned(model: onnx.ModelProto, heads: Sequence[Tensor], inner: Sequence[Tensor]) -> onnx.ModelProto:
    """The graph with only these heads and inner units of each layer, given by their indexes in order."""
    small = onnx.ModelProto()
    small.CopyFrom(model)
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    for number, (some, units) in enumerate(zip(heads, inner, strict=True)):
        layer = f"layer{number}"
        rows = np.concatenate([np.arange(HEAD_WIDTH) + head * HEAD_WIDTH for head in some.numpy()])
        attended = len(held[f"{layer}.out.weights"])
        for name, kept in (
            ("qkv", np.concatenate([rows + part * attended for part in range(3)])),
            ("up", units.numpy()),
        ):
            held |= {key: held[key][..., kept] for key in (f"{layer}.{name}.{array}" for array in COLUMNS)}
        for name, kept in (("out", rows), ("down", units.numpy())):
            held[f"{layer}.{name}.weights"] = held[f"{layer}.{name}.weights"][kept]
    for node, some in zip((node for node in small.graph.node if node.op_type == "QAttention"), heads, strict=True):
        node.attribute[0].i = len(some)
    for tensor in small.graph.initializer:
        tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(held[tensor.name]), tensor.name))
    onnx.checker.check_model(small)
    return small


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(map(int, listed.split(",")))


if __name__ == "__main__":
    main()
