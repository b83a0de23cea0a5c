"""Reproduces the shipped weights: widens the previous network, trains it on the corrected corpora, and prunes it.

    python -m training.newsroom DATA ENCODER START RUNS WEIGHTS [--threads 1]

START has the weights of the previous network (`workers/wiredesk/enrich/model/weights` of an earlier commit); ENCODER
has its `vocab.txt`. An interrupted step resumes.
"""

import argparse
import subprocess
import sys
from pathlib import Path

WIDER = ("--heads", "4,6,4", "--inner", "512,512,512", "--bf16")
WARM_UP = ("--epochs", "4", "--stop", "300", "--heads-rate", "5e-4")
"""Trains the new attention heads and inner units on all corpora."""
EPOCHS = ("--epochs", "3", "--parts", "polnear=0.25,conll=0.5", "--heads-rate", "4e-4", "--seed", "3")
"""The previous network already knew quotes, so this step trains mostly on names."""
MORE = ("--epochs", "4", "--parts", "polnear=0.5,conll=0.4", "--heads-rate", "3e-4", "--seed", "11")
"""Names still improve; the share of quotes is higher, since they had become slightly worse."""

LAST = (
    "--all",
    "--epochs",
    "2",
    "--parts",
    "polnear=0.5,conll=0.35",
    "--rate",
    "1e-4",
    "--heads-rate",
    "2e-4",
    "--seed",
    "21",
)
"""Trains on the held-out articles as well; averaged with the network before it, so that it forgets less."""
PRUNED = ("--heads", "3,6,2", "--inner", "416,416,320")
"""Drops the attention heads and inner units that widening added and training left unused."""


def main() -> None:
    """Read the command line and run the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "start", "runs", "weights"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--threads", default="1")
    args = parser.parse_args()
    names = ("first", "second", "third", "mean", "last", "shipped")
    first, second, third, mean, last, shipped = (args.runs / name for name in names)
    common = ("--threads", args.threads, *WIDER)
    _run("learn", args.data, args.encoder, first, "--start", args.start, *WARM_UP, *common)
    _run("learn", args.data, args.encoder, second, "--start", first / "checkpoint.pt", *EPOCHS, *common)
    _run("learn", args.data, args.encoder, third, "--start", second / "checkpoint.pt", *MORE, *common)
    _run("average", args.data, args.encoder, mean, second, third)
    _run("learn", args.data, args.encoder, last, "--start", mean / "checkpoint.pt", *LAST, *common)
    _run("average", args.data, args.encoder, shipped, last, mean, "--all")
    _run("ship", args.data, shipped, args.encoder, args.weights)
    _run("prune", args.data, args.weights, args.weights, *PRUNED)


def _run(step: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", f"training.newsroom.{step}", *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
