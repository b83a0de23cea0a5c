"""The trained network, as it is shipped, on OpenVINO's runtime."""

import json
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from workers.enrich.reader.labels import CUES, NAMES, SCHEMES, labels
from workers.enrich.reader.lexicon import MOST_KEPT, Lexicon
from workers.enrich.reader.outputs import Outputs, Scores, Ties
from workers.enrich.reader.windows import Window
from workers.errors import OperationError

BATCH = 1024
"""Tokens that are read together, padding included."""
STEP = 8
"""Lengths are rounded up to a multiple of this, for the runtime prepares itself for each new one."""
MOST_WASTED = 24
"""Tokens of padding for which a batch is cut in two: to begin another one costs about as much as 30 tokens."""


def _silent_core() -> Any:
    """OpenVINO, without telling its makers: its import sends them an event, under an id kept in the home folder.

    Where its package `openvino_telemetry` cannot be had, it goes on with a stub that does nothing.
    """
    sys.modules["openvino_telemetry"] = ModuleType("openvino_telemetry")
    import openvino

    return openvino.Core()


class Weights:
    """The network with its weights; one thread reads with it at a time.

    Raises:
        OperationError: the files are not those that were accepted.
    """

    def __init__(self, folder: Path) -> None:
        check(folder)
        self.lexicon = Lexicon((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        arrays = np.load(folder / "vectors.npz")
        self.ties = Ties(*(arrays[name] for name in ("of_cue", "of_cue_base", "of_word", "of_word_base", "distance")))
        self._words = WordVectors(self.lexicon, arrays["pieces"], arrays["scales"], arrays["shapes"])
        self._positions, self._states = arrays["positions"], arrays["states"]
        options = {"INFERENCE_NUM_THREADS": 1, "PERFORMANCE_HINT": "LATENCY"}
        model = _silent_core().compile_model(folder / "model.xml", "CPU", options)
        self._request = model.create_infer_request()

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """What the network says of each window: a function of the windows alone, in whatever order they come."""
        vectors = self._words.all()
        found: dict[int, Outputs] = {}
        for numbers in _batches(windows):
            batch = [windows[number] for number in numbers]
            results = self._request.infer(self._arrays(batch, vectors))
            scores, tied = results["scores"], results["vectors"]
            for row, (number, window) in enumerate(zip(numbers, batch, strict=True)):
                found[number] = _outputs(scores[row, window.heads], tied[row, window.heads])
        return [found[number] for number in range(len(windows))]

    def _arrays(self, windows: Sequence[Window], vectors: Scores) -> dict[str, Any]:
        length = _rounded(max(len(window.tokens) for window in windows))
        tokens, states = (np.zeros((len(windows), length), np.int64) for _ in range(2))
        mask = np.zeros((len(windows), length), np.bool_)
        for row, window in enumerate(windows):
            count = len(window.tokens)
            tokens[row, :count] = window.tokens
            states[row, :count] = window.states
            mask[row, :count] = True
        return {"embedded": vectors[tokens] + self._positions[:length] + self._states[states], "mask": mask}


class WordVectors:
    """What the network begins with for each word of the lexicon: the mean of its pieces, and its shape."""

    def __init__(self, lexicon: Lexicon, pieces: Any, scales: Scores, shapes: Scores) -> None:
        self._lexicon, self._pieces, self._scales, self._shapes = lexicon, pieces, scales, shapes
        self._table: Scores = np.empty((MOST_KEPT, shapes.shape[1]), np.float32)
        self._known, self._rounds = 0, lexicon.rounds

    def all(self) -> Scores:
        """The vectors of all words that the lexicon knows, by their numbers."""
        if self._rounds != self._lexicon.rounds:
            self._known, self._rounds = 0, self._lexicon.rounds
        count = len(self._lexicon)
        if count > len(self._table):
            grown = np.empty((2 * count, self._table.shape[1]), np.float32)
            grown[: self._known] = self._table[: self._known]
            self._table = grown
        if count > self._known:
            self._table[self._known : count] = self._computed(self._known, count)
            self._known = count
        return self._table

    def _computed(self, first: int, last: int) -> Scores:
        pieces = self._lexicon.pieces[first:last]
        sizes = np.array([len(each) for each in pieces])
        flat = np.fromiter((piece for each in pieces for piece in each), np.int64)
        vectors = self._pieces[flat].astype(np.float32) * self._scales[flat, None]
        totals = np.add.reduceat(vectors, np.cumsum(sizes) - sizes, axis=0)
        means: Scores = (totals / sizes[:, None]).astype(np.float32)
        return means + self._shapes[self._lexicon.shapes[first:last]]


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
    length = 0
    for number in sorted(range(len(windows)), key=lambda number: (len(windows[number].tokens), number)):
        longer = _rounded(len(windows[number].tokens))
        if batch and ((longer - length) * len(batch) > MOST_WASTED or (len(batch) + 1) * longer > BATCH):
            yield batch
            batch = []
        batch.append(number)
        length = longer
    if batch:
        yield batch


def _rounded(length: int) -> int:
    return -(-length // STEP) * STEP


def _outputs(scores: Scores, vectors: Scores) -> Outputs:
    names = labels(SCHEMES[NAMES])
    cues = names + len(CUES)
    return Outputs(scores[:, :names], scores[:, names:cues], scores[:, cues:], vectors)
