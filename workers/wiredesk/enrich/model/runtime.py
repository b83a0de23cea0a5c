"""The shipped network on ONNX Runtime."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from wiredesk.enrich.model.labels import CUES, NAMES, SCHEMES, labels
from wiredesk.enrich.model.lexicon import MAX_WORDS, Lexicon
from wiredesk.enrich.model.outputs import BiaffineRoles, Outputs, Scores
from wiredesk.enrich.model.windows import Window
from wiredesk.enrich.model.words import OUTSIDE
from wiredesk.errors import OperationError

CUE_SCORES = labels(SCHEMES[NAMES])
ROLE_SCORES = CUE_SCORES + len(CUES)
"""Where the scores of cues and of roles begin, behind those of names."""
OUTPUTS = ("scores", "vectors")
"""The names of the network's outputs."""
NO_TELEMETRY = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
"""Variables that disable ONNX Runtime's telemetry; the name differs between versions."""


def _runtime() -> Any:
    """Import ONNX Runtime; it reads its environment variables only on import."""
    os.environ |= NO_TELEMETRY
    import onnxruntime

    return onnxruntime


class Weights:
    """The network with its weights; used by one thread at a time.

    Raises:
        OperationError: the files do not match their checksums.
    """

    def __init__(self, folder: Path) -> None:
        check(folder)
        self.lexicon = Lexicon((folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
        arrays = np.load(folder / "vectors.npz")
        self.role_scorer = BiaffineRoles(
            *(arrays[name] for name in ("of_cue", "of_cue_base", "of_word", "of_word_base", "distance"))
        )
        self._words = WordVectors(self.lexicon, arrays["pieces"], arrays["scales"], arrays["shapes"])
        self._positions, self._states = arrays["positions"], arrays["states"]
        onnxruntime = _runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_mem_pattern = False  # helps only with windows of equal length
        # The graph is already fused where it helps: the runtime's fusion of sums with norms triples their time.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, ["CPUExecutionProvider"])

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """The network's output for each window, independent of other windows.

        Windows run one at a time: batches of eight are 5 % faster for windows of equal length, otherwise no faster.
        """
        vectors = self._words.all()
        return [self._read(window, vectors) for window in windows]

    def _read(self, window: Window, vectors: Scores) -> Outputs:
        embedded = vectors.take(window.tokens, axis=0)
        embedded += self._positions[: len(embedded)]
        embedded += self._states.take(window.states, axis=0) if any(window.states) else self._states[OUTSIDE]
        scores, tied = self._session.run(OUTPUTS, {"embedded": embedded[None]})
        heads = window.heads
        if heads[-1] - heads[0] < len(heads):  # a single paragraph
            return _outputs(scores[0, heads[0] : heads[-1] + 1], tied[0, heads[0] : heads[-1] + 1])
        return _outputs(scores[0].take(heads, axis=0), tied[0].take(heads, axis=0))


class WordVectors:
    """The input vector of each word in the lexicon: the mean of its pieces, and its shape."""

    def __init__(self, lexicon: Lexicon, pieces: Any, scales: Scores, shapes: Scores) -> None:
        self._lexicon, self._pieces, self._scales, self._shapes = lexicon, pieces, scales, shapes
        self._table: Scores = np.empty((MAX_WORDS, shapes.shape[1]), np.float32)
        self._known, self._rounds = 0, lexicon.rounds

    def all(self) -> Scores:
        """The vectors of all words in the lexicon, by index."""
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
        sizes = np.array([len(word_pieces) for word_pieces in pieces])
        flat = np.fromiter((piece for word_pieces in pieces for piece in word_pieces), np.int64)
        vectors = self._pieces[flat].astype(np.float32) * self._scales[flat, None]
        totals = np.add.reduceat(vectors, np.cumsum(sizes) - sizes, axis=0)
        means: Scores = (totals / sizes[:, None]).astype(np.float32)
        return means + self._shapes[self._lexicon.shapes[first:last]]


def check(folder: Path) -> None:
    """Verify the files' checksums, recorded when the model was accepted.

    Raises:
        OperationError: a file is missing or differs.
    """
    accepted = json.loads((folder / "accepted.json").read_bytes())
    for name, sum_ in accepted["sha256"].items():
        path = folder / name
        if not path.exists() or sha256(path.read_bytes()).hexdigest() != sum_:
            raise OperationError(f"{path} is not the file that was accepted: install wiredesk again")


def _outputs(scores: Scores, vectors: Scores) -> Outputs:
    return Outputs(scores[:, :CUE_SCORES], scores[:, CUE_SCORES:ROLE_SCORES], scores[:, ROLE_SCORES:], vectors)
