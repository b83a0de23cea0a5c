"""Distillation: the outputs of a larger network, for a smaller one to learn from (Hinton et al. 2015)."""

import torch
from torch import Tensor
from torch.nn.functional import kl_div

from training.newsroom.batches import Batch, batch_of
from training.newsroom.loss import OUTSIDE_WORDS
from training.newsroom.network import Network
from wiredesk.enrich.model.lexicon import Lexicon

MAX_CUES = 400
"""Maximum cues per batch whose roles are distilled: their scores take the most memory."""


class Teacher:
    """A trained network that provides its scores."""

    def __init__(self, network: Network, lexicon: Lexicon) -> None:
        self._network, self._lexicon = network, lexicon

    def losses(self, network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
        """The divergence from the teacher's probabilities for each head; `x` is the network's output for the batch."""
        real = torch.zeros(x.shape[:2], dtype=torch.bool)
        for row, cut in enumerate(batch.cuts):
            real[row, : len(cut.window.heads)] = True
        with torch.no_grad():
            teacher = self._network
            taught = teacher(batch_of(batch.cuts, self._lexicon, teacher.size.pooled))
            names, cues = teacher.names(taught), teacher.cues(taught)
            rows = (cues.argmax(-1) == 1) & real
            rows[batch.cue_window, batch.cue_word] = True
            window, cue = rows.nonzero(as_tuple=True)
            if len(window) > MAX_CUES:
                kept = torch.randperm(len(window))[:MAX_CUES]
                window, cue = window[kept], cue[kept]
            roles = teacher.roles(taught, window, cue)
        found = {
            "taught names": _apart(network.names(x)[real], names[real]).mean(),
            "taught cues": _apart(network.cues(x)[real], cues[real]).mean(),
        }
        if len(window):
            losses = _apart(network.roles(x, window, cue), roles) * real[window]
            found["taught roles"] = (
                losses.sum(1) / (((roles.argmax(-1) > 0) & real[window]).sum(1) + OUTSIDE_WORDS)
            ).mean()
        return found


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    """The Kullback-Leibler divergence of probabilities, computed from scores and summed over the last axis."""
    return kl_div(mine.float().log_softmax(-1), theirs.float().softmax(-1), reduction="none").sum(-1)
