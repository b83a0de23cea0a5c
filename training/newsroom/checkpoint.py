"""Runs a checkpoint in the stage, to evaluate it before export."""

from collections.abc import Sequence
from pathlib import Path

import torch

from training.newsroom.batches import Cut, batch_of
from training.newsroom.corpora import Labelled
from training.newsroom.network import Network, Size
from wiredesk.enrich.model.labels import ROLES
from wiredesk.enrich.model.lexicon import Lexicon
from wiredesk.enrich.model.outputs import BiaffineRoles, Outputs, Scores
from wiredesk.enrich.model.windows import Window
from wiredesk.enrich.model.words import Words

NO_LABELS = Labelled(Words([], [], [], [], []), None)


def restored(path: Path) -> Network:
    """The network of a checkpoint in evaluation mode, without dropout."""
    state = torch.load(path, weights_only=True)
    network = Network(Size(**state["size"]))
    network.load_state_dict(state["network"])
    network.eval()
    return network


class Checkpoint:
    """The model of a checkpoint, run with torch."""

    def __init__(self, path: Path, vocabulary: Path) -> None:
        self._network = restored(path)
        self.lexicon = Lexicon(vocabulary.read_text(encoding="utf-8").splitlines())
        self.role_scorer = BiaffineRoles(**ties_of(self._network))

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """The network's outputs for each window."""
        if not windows:
            return []
        network = self._network
        batch = batch_of([Cut(window, NO_LABELS) for window in windows], self.lexicon, network.size.pooled)
        with torch.inference_mode():
            x = network(batch)
            arrays = [each.numpy() for each in (network.names(x), network.cues(x), network.role(x), x)]
        return [
            Outputs(*(array[row, :count] for array in arrays))
            for row, count in enumerate(len(window.heads) for window in windows)
        ]


def ties_of(network: Network) -> dict[str, Scores]:
    """The weights that relate words to cues, in the format of the stage."""
    width, roles, narrow = network.size.width, len(ROLES), network.size.role_width
    found: dict[str, Scores] = {"distance": network.distance.detach().numpy()}
    for name, layer in (("of_cue", network.role_of_cue), ("of_word", network.role_of_word)):
        found[name] = layer.weight.detach().view(roles, narrow, width).transpose(1, 2).contiguous().numpy()
        found[f"{name}_base"] = layer.bias.detach().view(roles, narrow).numpy()
    return found
