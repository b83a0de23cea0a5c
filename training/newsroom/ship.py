"""From a checkpoint to the file that the stage loads: 8-bit whole numbers, with the vocabulary beside it.

    python -m training.newsroom.ship DATA RUN ENCODER OUT

DATA is read for 300 windows on which the ranges of activations are measured (Jacob et al. 2018); RUN has
`checkpoint.pt` and `log.jsonl`, ENCODER `vocab.txt`. OUT gets `model.xml`, `model.bin`, `distance.json`,
`vocabulary.txt` and `accepted.json` with the sums of the files and the figures of the run.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path
from random import Random

import nncf
import numpy as np
import openvino
import torch
from torch import Tensor, nn

from training.newsroom.batches import Batch, batches_of, cuts_of
from training.newsroom.checkpoint import restored
from training.newsroom.corpora import conll, polnear, worldwide
from training.newsroom.network import Network
from workers.enrich.reader.labels import CONLL, NAMES, ROLES
from workers.enrich.reader.pieces import Pieces

INPUTS = ("pieces", "shapes", "states", "mask", "heads")
OUTPUTS = (NAMES, CONLL, "cues", "roles", "of_cue", "of_word")
WINDOWS = 300
SHIPPED = (".xml", ".bin", ".txt")
HEADS_KEPT = (r".*(names|cues|role|role_of_cue|role_of_word).*",)


class Shipped(nn.Module):
    """The network as one function of five arrays."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, shapes: Tensor, states: Tensor, mask: Tensor, heads: Tensor
    ) -> tuple[Tensor, ...]:
        """In the order of `INPUTS` and `OUTPUTS`."""
        network = self.network
        x = network.encoder(network.encoder.embedded(pieces, pieces, shapes, states), mask.bool())
        x = torch.gather(x, 1, heads[:, :, None].expand(-1, -1, x.shape[2]))
        shape = (x.shape[0], x.shape[1], len(ROLES), network.size.role_width)
        return (
            network.names[NAMES](x),
            network.names[CONLL](x),
            network.cues(x),
            network.role(x),
            network.role_of_cue(x).view(shape),
            network.role_of_word(x).view(shape),
        )


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "run", "encoder", "out"):
        parser.add_argument(name, type=Path)
    told = parser.parse_args()
    ship(told.data, told.run, told.encoder, told.out)


def ship(data: Path, run: Path, encoder: Path, out: Path) -> None:
    """Write the model of a run."""
    out.mkdir(parents=True, exist_ok=True)
    network = restored(run / "checkpoint.pt")
    pieces = Pieces((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    examples = [
        *polnear(data / "quotes" / "polnear-train.jsonl.gz"),
        *worldwide(data / "entities" / "worldwide-open.jsonl.gz"),
        *conll(data / "entities" / "conllpp-train.jsonl.gz"),
    ]
    chance = Random(0)
    batches = list(batches_of(cuts_of(chance.sample(examples, WINDOWS), pieces, None), chance, 1024))[:WINDOWS]
    samples = [_arrays(batch) for batch in batches]
    given = tuple(torch.from_numpy(samples[0][name]) for name in INPUTS)
    with torch.inference_mode():
        model = openvino.convert_model(Shipped(network), example_input=given)
    for port, name in zip(model.inputs, INPUTS, strict=True):
        port.get_tensor().set_names({name})
    for port, name in zip(model.outputs, OUTPUTS, strict=True):
        port.get_tensor().set_names({name})
    model.reshape({port: openvino.PartialShape([-1, -1]) for port in model.inputs})
    small = nncf.quantize(
        model,
        nncf.Dataset(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(samples),
        ignored_scope=nncf.IgnoredScope(patterns=list(HEADS_KEPT), validate=False),
    )
    openvino.save_model(small, out / "model.xml")
    (out / "distance.json").write_text(json.dumps(np.round(network.distance.tolist(), 5).tolist()))
    (out / "vocabulary.txt").write_text((encoder / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    sums = {
        path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.suffix in SHIPPED
    }
    accepted = {"sha256": sums, "size": network.size.to_dict(), "figures": _figures(run / "log.jsonl")}
    (out / "accepted.json").write_text(json.dumps(accepted, indent=1) + "\n")


def _figures(log: Path) -> dict[str, float]:
    """What was measured after the last pass, on articles that were kept aside."""
    notes = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    last: dict[str, float] = [note for note in notes if "pass" in note][-1]
    return last


def _arrays(batch: Batch) -> dict[str, np.ndarray]:
    arrays = (batch.pieces, batch.shapes, batch.states, batch.mask, batch.heads)
    return {name: array.numpy().astype(np.int64) for name, array in zip(INPUTS, arrays, strict=True)}


if __name__ == "__main__":
    main()
