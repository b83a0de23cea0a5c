"""A network in training, as the stage reads with it: for figures before the file to ship is made."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.newsroom.batches import Cut, batch_of
from training.newsroom.corpora import Labelled
from training.newsroom.network import Network, Size
from workers.enrich.reader.labels import ROLES
from workers.enrich.reader.outputs import Outputs
from workers.enrich.reader.pieces import Pieces
from workers.enrich.reader.windows import Window
from workers.enrich.reader.words import Words

NO_LABELS = Labelled(Words([], [], [], [], []), None)


def restored(path: Path) -> Network:
    """The network of a checkpoint, as it reads: nothing drops out."""
    state = torch.load(path, weights_only=True)
    network = Network(Size(**state["size"]))
    network.load_state_dict(state["network"])
    network.eval()
    return network


class Checkpoint:
    """The model of a checkpoint, with torch."""

    def __init__(self, path: Path, vocabulary: Path) -> None:
        self._network = restored(path)
        self.pieces = Pieces(vocabulary.read_text(encoding="utf-8").splitlines())
        self.distance = self._network.distance.detach().numpy().astype(np.float32)

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """What the network says of each window."""
        if not windows:
            return []
        network = self._network
        batch = batch_of([Cut(window, NO_LABELS) for window in windows], network.size.pooled)
        with torch.inference_mode():
            x = network(batch)
            names = {scheme: head(x).numpy() for scheme, head in network.names.items()}
            cues, roles = network.cues(x).numpy(), network.role(x).numpy()
            shape = (*x.shape[:2], len(ROLES), network.size.role_width)
            of_cue, of_word = (head(x).view(shape).numpy() for head in (network.role_of_cue, network.role_of_word))
        return [
            Outputs(
                {scheme: each[row, :count] for scheme, each in names.items()},
                cues[row, :count],
                roles[row, :count],
                of_cue[row, :count],
                of_word[row, :count],
            )
            for row, count in enumerate(len(window.heads) for window in windows)
        ]
