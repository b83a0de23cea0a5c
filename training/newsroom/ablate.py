"""Ablation study: small runs without one corpus (and the head trained on it), or without one other part.

    python -m training.newsroom.ablate DATA ENCODER RUNS [--one-in 3] [--seeds 0,1,2] [--threads 2]

Each run trains a network of three layers for one epoch, on one article in `--one-in`. The full network is trained with
each seed, to show the variance, and the others with the first seed. Existing runs are not repeated. Prints the figures
of `measure` on held-out articles, as rows of a table.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from training.newsroom.learn import PARTS

LAYERS = "0,2,5"
FIGURES = ("names", "malaysian", "ieer", "cleanconll", "cue", "content", "source")


def main() -> None:
    """Read the command line, run, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "runs"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--one-in", default="3")
    parser.add_argument("--seeds", default="0,1,2")
    parser.add_argument("--threads", default="2")
    args = parser.parse_args()
    seeds = args.seeds.split(",")
    rows: list[tuple[str, tuple[str, ...]]] = [(f"all, seed {seed}", ("--seed", seed)) for seed in seeds]
    rows += [(f"without {part}", ("--seed", seeds[0], "--without", part)) for part in PARTS]
    print("| | " + " | ".join(FIGURES) + " |")
    print("|---" * (len(FIGURES) + 1) + "|")
    for name, options in rows:
        figures = _figures(args, args.runs / name.replace(", ", " ").replace(" ", "-"), options)
        print(f"| {name} | " + " | ".join(f"{figures.get(figure, 0):.3f}" for figure in FIGURES) + " |", flush=True)


def _figures(args: argparse.Namespace, run: Path, options: tuple[str, ...]) -> dict[str, float]:
    log = run / "log.jsonl"
    if not log.exists() or "pass" not in _last(log):
        small = ("--layers", LAYERS, "--epochs", "1", "--one-in", args.one_in, "--threads", args.threads)
        command = [sys.executable, "-m", "training.newsroom.learn", args.data, args.encoder, run, *small, *options]
        subprocess.run(list(map(str, command)), check=True)
    return _last(log)


def _last(log: Path) -> dict[str, float]:
    noted: dict[str, float] = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    return noted


if __name__ == "__main__":
    main()
