"""The trained network, as it is shipped, on OpenVINO's runtime."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import openvino

from workers.enrich.reader.labels import CONLL, NAMES
from workers.enrich.reader.outputs import Outputs
from workers.enrich.reader.pieces import Pieces
from workers.enrich.reader.windows import Window
from workers.errors import OperationError

BATCH = 1024
"""Pieces that are read together, padding included."""
STEP = 16
"""Lengths are rounded up to a multiple of this, for the runtime prepares itself for each new one."""


class Weights:
    """The network with its weights; one thread reads with it at a time.

    Raises:
        OperationError: the files are not those that were accepted.
    """

    def __init__(self, folder: Path) -> None:
        check(folder)
        self.pieces = Pieces((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        self.distance = np.array(json.loads((folder / "distance.json").read_bytes()), np.float32)
        options = {"INFERENCE_NUM_THREADS": 1, "PERFORMANCE_HINT": "LATENCY"}
        model = openvino.Core().compile_model(folder / "model.xml", "CPU", options)
        self._request = model.create_infer_request()

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """What the network says of each window: a function of the windows alone, in whatever order they come."""
        found: dict[int, Outputs] = {}
        for numbers in _batches(windows):
            batch = [windows[number] for number in numbers]
            results = self._request.infer(_arrays(batch, self.pieces.padding))
            for row, (number, window) in enumerate(zip(numbers, batch, strict=True)):
                found[number] = _outputs(results, row, len(window.heads))
        return [found[number] for number in range(len(windows))]


def check(folder: Path) -> None:
    """Hold the files against the sums that were taken when the model was accepted.

    Raises:
        OperationError: a file is missing or is another one.
    """
    accepted = json.loads((folder / "accepted.json").read_bytes())
    for name, sum_ in accepted["sha256"].items():
        path = folder / name
        if not path.exists() or sha256(path.read_bytes()).hexdigest() != sum_:
            raise OperationError(f"{path} is not the file that was accepted: install wiredesk again")


def _batches(windows: Sequence[Window]) -> Iterator[list[int]]:
    """The numbers of windows of like length."""
    batch: list[int] = []
    for number in sorted(range(len(windows)), key=lambda number: (len(windows[number].pieces), number)):
        if batch and (len(batch) + 1) * len(windows[number].pieces) > BATCH:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _arrays(windows: Sequence[Window], padding: int) -> dict[str, Any]:
    length = -(-max(len(window.pieces) for window in windows) // STEP) * STEP
    words = -(-max(len(window.heads) for window in windows) // STEP) * STEP
    pieces, shapes, states, mask = (np.zeros((len(windows), length), np.int64) for _ in range(4))
    pieces.fill(padding)
    heads = np.zeros((len(windows), words), np.int64)
    for row, window in enumerate(windows):
        count = len(window.pieces)
        pieces[row, :count] = window.pieces
        shapes[row, :count] = window.shapes
        states[row, :count] = window.states
        mask[row, :count] = 1
        heads[row, : len(window.heads)] = window.heads
    return {"pieces": pieces, "shapes": shapes, "states": states, "mask": mask, "heads": heads}


def _outputs(results: Any, row: int, words: int) -> Outputs:
    names, conll, cues, roles, of_cue, of_word = (
        results[name][row, :words] for name in (NAMES, CONLL, "cues", "roles", "of_cue", "of_word")
    )
    return Outputs({NAMES: names, CONLL: conll}, cues, roles, of_cue, of_word)
