"""From annotated news to the shipped files: a large network, two smaller ones in turn, and the weights of the last.

    python -m training.newsroom DATA ENCODER RUNS WEIGHTS [--seed 0] [--threads 2] [--all]

Each step goes on where it was stopped; what they read and write is told in `learn` and `ship`.
"""

import argparse
import subprocess
import sys
from pathlib import Path

TEACHER_PASSES, STUDENT_PASSES = 4, 3
STUDENT_LAYERS = "0,2,5"
"""Of the large network's six layers those that the small one begins with."""
NARROW = 512
"""What the last one keeps of the small one's 768 numbers within a layer; those left out were nearly always 0."""


def main() -> None:
    """Read the command line and run the steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "encoder", "runs", "weights"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--all", action="store_true")
    told = parser.parse_args()
    teacher, student, narrow = (told.runs / name for name in ("teacher", "student", "narrow"))
    common = ["--seed", told.seed, "--threads", told.threads, *(["--all"] if told.all else [])]
    _run("learn", told.data, told.encoder, teacher, "--passes", TEACHER_PASSES, *common)
    cut = ("--teacher", teacher, "--layers", STUDENT_LAYERS, "--passes", STUDENT_PASSES, "--rate", 3e-4)
    _run("learn", told.data, told.encoder, student, *cut, *common)
    narrowed = ("--teacher", student, "--layers", "0,1,2", "--inner", NARROW, "--passes", STUDENT_PASSES)
    _run("learn", told.data, told.encoder, narrow, *narrowed, *common)
    _run("ship", told.data, narrow, told.encoder, told.weights)


def _run(step: str, *told: object) -> None:
    subprocess.run([sys.executable, "-m", f"training.newsroom.{step}", *map(str, told)], check=True)


if __name__ == "__main__":
    main()
