"""From annotated news to the shipped files: a large network, smaller ones in turn, and the weights of the last.

    python -m training.newsroom DATA ENCODER RUNS WEIGHTS [--threads 2]

Each step goes on where it was stopped; what they read and write is told in `learn`, `average` and `ship`. What is
measured is measured on the lean networks and their mean; only then does the last step learn from all that there is.
"""

import argparse
import subprocess
import sys
from pathlib import Path

LARGE_PASSES, PASSES, LEAN_PASSES, LAST_PASSES = 4, 3, 2, 1
SMALL = ("--layers", "0,2,5")
"""Of the large network's six layers those that the small one begins with."""
NARROW = ("--layers", "0,1,2", "--inner", "512,512,512")
LEAN = ("--layers", "0,1,2", "--heads", "3,6,2", "--inner", "384,384,256")
SEEDS = range(2)
"""Of the lean networks, which begin as one and are averaged."""


def main() -> None:
    """Read the command line and run the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "runs", "weights"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--threads", default="2")
    told = parser.parse_args()
    large, small, narrow, mean, last = (told.runs / name for name in ("large", "small", "narrow", "mean", "last"))
    lean = [told.runs / f"lean-{seed}" for seed in SEEDS]

    def learn(run: Path, *options: object) -> None:
        _run("learn", told.data, told.encoder, run, "--threads", told.threads, *options)

    learn(large, "--passes", LARGE_PASSES)
    learn(small, "--teacher", large, *SMALL, "--passes", PASSES, "--rate", 3e-4)
    learn(narrow, "--teacher", small, *NARROW, "--passes", PASSES)
    for seed, run in zip(SEEDS, lean, strict=True):
        learn(run, "--teacher", narrow, *LEAN, "--passes", LEAN_PASSES, "--seed", seed)
    _run("average", told.data, told.encoder, mean, *lean)
    learn(last, "--teacher", mean, *LEAN, "--passes", LAST_PASSES, "--rate", 1e-4, "--all")
    _run("ship", told.data, last, told.encoder, told.weights)


def _run(step: str, *told: object) -> None:
    subprocess.run([sys.executable, "-m", f"training.newsroom.{step}", *map(str, told)], check=True)


if __name__ == "__main__":
    main()
