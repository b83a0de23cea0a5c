"""Averages the weights of several networks with the same origin (Wortsman et al. 2022).

    python -m training.newsroom.average DATA ENCODER OUT RUN RUN… [--all]

OUT gets a `checkpoint.pt` to ship or to train further, and `log.jsonl` with the figures of each run and of the mean, on
the held-out articles of DATA; with --all, if a run was trained on these, only on PolNeAR's development articles.
"""

import argparse
import json
from pathlib import Path

import torch

from training.newsroom.batches import cuts_of
from training.newsroom.checkpoint import restored
from training.newsroom.holdout import held_out
from training.newsroom.measure import measured
from wiredesk.enrich.model.lexicon import Lexicon


def main() -> None:
    """Read the command line, average, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    average(args.data, args.encoder, args.out, args.runs, learned=args.all)


def average(data: Path, encoder: Path, out: Path, runs: list[Path], *, learned: bool = False) -> None:
    """Write the mean of the networks of several runs; `learned` if one was trained on the held-out articles."""
    lexicon = Lexicon((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    windows = cuts_of(held_out(data, learned), lexicon, None)
    networks = [restored(run / "checkpoint.pt") for run in runs]
    mean = restored(runs[0] / "checkpoint.pt")
    states = [network.state_dict() for network in networks]
    mean.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"size": mean.size.to_dict(), "network": mean.state_dict()}, out / "checkpoint.pt")
    with (out / "log.jsonl").open("w", encoding="utf-8") as log:
        for run, network in zip([*map(str, runs), "mean"], [*networks, mean], strict=True):
            log.write(json.dumps({"run": run, **measured(network, windows, lexicon)}) + "\n")


if __name__ == "__main__":
    main()
