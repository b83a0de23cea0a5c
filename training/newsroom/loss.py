"""What training makes small: the cross entropy of each head, over what the corpora tell."""

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.newsroom.batches import UNTOLD, Batch
from training.newsroom.network import Network

PLAIN = 12
"""Words outside every role count, for each cue, as if there were this many more than those in one."""

SHARES = {
    "names": 1.0, "conll": 1.0, "cues": 0.5, "roles": 1.0,
    "taught names": 2.0, "taught cues": 1.0, "taught roles": 1.0,
}  # fmt: skip
"""How much each head's loss counts, and each of a teacher's."""


def losses(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    """The loss of each head that the batch has labels for; `x` is what the network makes of it."""
    found = {}
    for scheme, truth in batch.names.items():
        if bool((truth != UNTOLD).any()):
            found[scheme] = _mean(network.names[scheme](x), truth)
    if bool((batch.cues != UNTOLD).any()):
        found["cues"] = _mean(network.cues(x), batch.cues)
    if len(batch.cue_window):
        scores = network.roles(x, batch.cue_window, batch.cue_word)
        each = cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=UNTOLD, reduction="none")
        each = each.view(batch.roles.shape)
        found["roles"] = (each.sum(1) / ((batch.roles > 0).sum(1) + PLAIN)).mean()
    return found


def _mean(scores: Tensor, truth: Tensor) -> Tensor:
    return cross_entropy(scores.flatten(0, 1), truth.flatten(), ignore_index=UNTOLD)


def weighted(found: dict[str, Tensor]) -> Tensor:
    """One loss of all."""
    return torch.stack([each * SHARES[name] for name, each in found.items()]).sum()
