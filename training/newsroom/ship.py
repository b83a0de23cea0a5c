"""Exports a checkpoint to the files that the stage loads: an 8-bit model and the vocabulary.

    python -m training.newsroom.ship DATA RUN ENCODER OUT

DATA provides the windows on which the input ranges of each product are measured (Jacob et al. 2018); RUN has
`checkpoint.pt` and `log.jsonl`, ENCODER has `vocab.txt`. OUT gets `model.onnx` (the layers), `vectors.npz` (the
embeddings, and the weights that relate words to cues), `vocabulary.txt`, and `accepted.json` with the checksums of the
files and the figures of the run.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import onnx

from training.newsroom.batches import batches_of, cuts_of
from training.newsroom.checkpoint import restored, ties_of
from training.newsroom.corpora import conll, polnear, worldwide
from training.newsroom.graph import graph_of
from training.newsroom.network import Network
from training.newsroom.ranges import ranges_of
from wiredesk.enrich.model.lexicon import Lexicon

ARTICLES, BATCHES = 300, 300
SHIPPED = (".onnx", ".npz", ".txt")


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "run", "encoder", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    ship(args.data, args.run, args.encoder, args.out)


def ship(data: Path, run: Path, encoder: Path, out: Path) -> None:
    """Write the model of a run."""
    out.mkdir(parents=True, exist_ok=True)
    network = restored(run / "checkpoint.pt")
    if not (network.size.pooled and network.size.relu):
        raise SystemExit(f"{run} has a network that reads pieces or bends otherwise than max(x, 0): cut one out of it")
    vocabulary = (encoder / "vocab.txt").read_text(encoding="utf-8")
    lexicon = Lexicon(vocabulary.splitlines())
    examples = [
        *polnear(data / "quotes" / "polnear-train.jsonl.gz"),
        *worldwide(data / "entities" / "worldwide-open.jsonl.gz"),
        *conll(data / "entities" / "conllpp-train.jsonl.gz"),
    ]
    rng = Random(0)
    cuts = cuts_of(rng.sample(examples, ARTICLES), lexicon, None)
    batches = list(batches_of(cuts, lexicon, rng, 1024, pooled=True))[:BATCHES]
    onnx.save(graph_of(network, ranges_of(network, batches)), out / "model.onnx")
    arrays: dict[str, Any] = _vectors(network) | ties_of(network)
    np.savez(out / "vectors.npz", **arrays)
    (out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    sums = {
        path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.suffix in SHIPPED
    }
    accepted = {"sha256": sums, "size": network.size.to_dict(), "figures": _figures(run / "log.jsonl")}
    (out / "accepted.json").write_text(json.dumps(accepted, indent=1) + "\n")


def _figures(log: Path) -> dict[str, float]:
    """The final figures on held-out articles."""
    last: dict[str, float] = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return last


def _vectors(network: Network) -> dict[str, np.ndarray]:
    """The embeddings of words, positions and states; those of pieces in 8 bits, with a scale per piece."""
    encoder = network.encoder
    words = encoder.words.weight.detach().numpy()
    scales = np.abs(words).max(1) / 127
    names = {"shapes": encoder.shapes, "states": encoder.states, "positions": encoder.positions}
    rounded = np.rint(words / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    return {"pieces": rounded, "scales": scales} | {
        name: layer.weight.detach().numpy() for name, layer in names.items()
    }


if __name__ == "__main__":
    main()
