"""What a larger network says of a batch, for a smaller one to learn from (Hinton et al. 2015)."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import kl_div

from training.newsroom.batches import Batch
from training.newsroom.loss import PLAIN
from training.newsroom.network import Network
from workers.enrich.reader.labels import NAMES
from workers.enrich.reader.outputs import Outputs, Scores
from workers.enrich.reader.runtime import Weights

MOST_CUES = 400
"""Cues of a batch whose roles are taught: their scores take the most memory."""


class Teacher:
    """A shipped model that tells all of its scores."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._distance = torch.from_numpy(weights.distance)

    def losses(self, network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
        """How far the network's shares are from the teacher's, for each head; `x` is what it makes of the batch."""
        taught = self._weights.read(batch.windows)
        words = x.shape[1]
        told = torch.zeros(x.shape[:2], dtype=torch.bool)
        for row, each in enumerate(taught):
            told[row, : len(each.cues)] = True
        names, cues = (_padded([each.names[NAMES] for each in taught], words), _padded([o.cues for o in taught], words))
        found = {
            "taught names": _apart(network.names[NAMES](x)[told], names[told]).mean(),
            "taught cues": _apart(network.cues(x)[told], cues[told]).mean(),
        }
        rows = (cues.argmax(-1) == 1) & told
        rows[batch.cue_window, batch.cue_word] = True
        window, cue = rows.nonzero(as_tuple=True)
        if len(window) > MOST_CUES:
            kept = torch.randperm(len(window))[:MOST_CUES]
            window, cue = window[kept], cue[kept]
        if len(window):
            scores = self._roles(taught, window, cue, words)
            each = _apart(network.roles(x, window, cue), scores) * told[window]
            found["taught roles"] = (each.sum(1) / (((scores.argmax(-1) > 0) & told[window]).sum(1) + PLAIN)).mean()
        return found

    def _roles(self, taught: Sequence[Outputs], window: Tensor, cue: Tensor, words: int) -> Tensor:
        of_cue = _padded([each.of_cue for each in taught], words)[window, cue]
        of_word = _padded([each.of_word for each in taught], words)[window]
        scores = torch.einsum("crd,cwrd->cwr", of_cue, of_word) / of_word.shape[-1] ** 0.5
        reach = self._distance.shape[1] // 2
        away = (torch.arange(words)[None] - cue[:, None]).clamp(-reach, reach) + reach
        return scores + _padded([each.roles for each in taught], words)[window] + self._distance.t()[away]


def _padded(arrays: Sequence[Scores], words: int) -> Tensor:
    together = np.zeros((len(arrays), words, *arrays[0].shape[1:]), np.float32)
    for row, each in enumerate(arrays):
        together[row, : len(each)] = each
    return torch.from_numpy(together)


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    """The Kullback-Leibler divergence of shares, from scores; the last axis is summed over."""
    return kl_div(mine.log_softmax(-1), theirs.softmax(-1), reduction="none").sum(-1)
