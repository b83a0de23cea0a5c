"""Reads checkpoints, and the weights of their networks in the format of the stage."""

from pathlib import Path

import torch

from training.newsroom.network import Network, Size
from wiredesk.enrich.model.labels import ROLES
from wiredesk.enrich.model.outputs import Scores


def restored(path: Path) -> Network:
    """The network of a checkpoint in evaluation mode, without dropout."""
    state = torch.load(path, weights_only=True)
    network = Network(Size(**state["size"]))
    network.load_state_dict(state["network"])
    network.eval()
    return network


def ties_of(network: Network) -> dict[str, Scores]:
    """The weights that relate words to cues, in the format of the stage."""
    width, roles, narrow = network.size.width, len(ROLES), network.size.role_width
    found: dict[str, Scores] = {"distance": network.distance.detach().numpy()}
    for name, layer in (("of_cue", network.role_of_cue), ("of_word", network.role_of_word)):
        found[name] = layer.weight.detach().view(roles, narrow, width).transpose(1, 2).contiguous().numpy()
        found[f"{name}_base"] = layer.bias.detach().view(roles, narrow).numpy()
    return found
