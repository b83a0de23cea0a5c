"""The training loss: the cross entropy of each head, over the annotations of the corpora."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.newsroom.batches import UNLABELLED, Batch
from training.newsroom.network import Network
from training.newsroom.schemes import WEIGHTS, tables
from wiredesk.enrich.model.labels import NAMES

OUTSIDE_WORDS = 12
"""The loss of a cue is divided by the number of words in its roles plus this many, for the words outside all roles."""

TABLES = {scheme: torch.from_numpy(table) for scheme, table in tables().items()}
LOSS_WEIGHTS = {
    "names": 1.0, **WEIGHTS, "cues": 0.5, "roles": 1.0,
    "taught names": 2.0, "taught cues": 1.0, "taught roles": 1.0,
}  # fmt: skip
"""The weight of each head's loss, and of each loss against a teacher."""


def losses(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    """The loss of each head that the batch has labels for; `x` is the network's output for the batch."""
    found = {}
    scores = network.names(x).float()
    for scheme, truth in batch.names.items():
        if bool((truth != UNLABELLED).any()):
            found[scheme] = _mean(scores, truth) if scheme == NAMES else _partial(scores, truth, TABLES[scheme])
    if bool((batch.cues != UNLABELLED).any()):
        found["cues"] = _mean(network.cues(x).float(), batch.cues)
    if len(batch.cue_window):
        scores = network.roles(x, batch.cue_window, batch.cue_word).float()
        losses = cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=UNLABELLED, reduction="none")
        losses = losses.view(batch.roles.shape)
        found["roles"] = (losses.sum(1) / ((batch.roles > 0).sum(1) + OUTSIDE_WORDS)).mean()
    return found


def _partial(scores: Tensor, truth: Tensor, table: Tensor) -> Tensor:
    """The negative log probability of the set of labels that each word's foreign label allows."""
    known = truth != UNLABELLED
    shares = scores[known].log_softmax(-1)
    return -shares.masked_fill(~table[truth[known]], -torch.inf).logsumexp(-1).mean()


def _mean(scores: Tensor, truth: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), truth.flatten(), ignore_index=UNLABELLED)


def weighted(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum of all losses."""
    return torch.stack([loss * LOSS_WEIGHTS[name] for name, loss in found.items()]).sum()
