"""Fuzz the stages `clean` and `enrich` with seeded mutations.

    python -m fuzz --state FOLDER escapes=4000000 repair=2000000 page=1000000    number of inputs per target
    python -m fuzz --state FOLDER --status                                       counts so far, as JSON
    python -m fuzz --input FILE page                                             repeat one input

A run resumes where the last one ended. Findings are written to FOLDER/found. Targets: see targets.py.
"""

import argparse
import json
import sys
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from fuzz.targets import TARGETS, Target
from fuzz.watch import Finding, install_timeout, peak, watch

BLOCK = 1000
"""Inputs from one seed; progress is saved after each block."""
LARGE_BLOCK = 10
WARMUP = ("text", "page", "decode", "enrich")
WORDS = "|The ferry across the lake is back after a year of repairs. “Паром”, said Ama Mensah.".encode(
    "cp1251", "replace"
)
SPANISH = "El transbordador del lago ha vuelto tras un año de reparaciones, dijo el puerto, y nadie sabe por qué."
"""In a language that only the language identifier recognises, whose tables take 70 MB once."""
MAX_KEPT = 3
"""How many inputs are kept for each kind of failure."""
MAX_GROWTH = 64 << 20
"""Maximum bytes by which memory may grow during a block of short inputs."""


class Run:
    """The progress of one target in a folder."""

    def __init__(self, folder: Path, name: str, seed: int) -> None:
        self.folder, self.name, self.seed = folder, name, seed
        self.path = folder / f"{name}-{seed}.json"
        self.done: dict[str, Any] = {"inputs": 0, "bytes": 0, "blocks": 0, "seconds": 0.0, "slowest": 0.0, "found": {}}
        if self.path.exists():
            self.done = json.loads(self.path.read_text())

    def block(self) -> None:
        """Run one block of inputs and save the progress."""
        target, started = TARGETS[self.name], time.process_time()
        rng = Random(f"{self.seed} {self.name} {self.done['blocks']}")
        before = peak(forget=True)
        count = LARGE_BLOCK if target.large else BLOCK
        for _ in range(count):
            value = target.make(rng)
            began = time.process_time()
            finding = watch(target, value)
            self.done["slowest"] = max(self.done["slowest"], round(time.process_time() - began, 3))
            self.done["bytes"] += len(value)
            if finding:
                self.keep(finding, value)
        if not target.large and (grown := peak() - before) > MAX_GROWTH:
            self.keep(Finding("memory", "block", f"{grown} bytes in block {self.done['blocks']}"), b"")
        self.done["inputs"] += count
        self.done["blocks"] += 1
        self.done["seconds"] = round(self.done["seconds"] + time.process_time() - started, 2)
        self.path.write_text(json.dumps(self.done))

    def keep(self, finding: Finding, value: bytes) -> None:
        """Save an input that failed, unless enough of this kind are kept."""
        failure = f"{finding.kind} {finding.where}"
        self.done["found"][failure] = self.done["found"].get(failure, 0) + 1
        if self.done["found"][failure] > MAX_KEPT:
            return
        folder = self.folder / "found"
        folder.mkdir(exist_ok=True)
        path = folder / f"{self.name}-{finding.kind}-{sha256(value).hexdigest()[:12]}"
        path.write_bytes(value)
        path.with_suffix(".txt").write_text(f"{failure}\n{finding.detail}\n", errors="replace")
        print(f"{self.name}: {failure}: {path}", flush=True)


def fuzz(folder: Path, wanted: dict[str, int], seed: int) -> int:
    """Run blocks of all targets, the one furthest behind first; return the number of findings."""
    install_timeout()
    for name in WARMUP:  # load what is loaded lazily, so that it counts for no input
        TARGETS[name].run(WORDS)
        TARGETS[name].run(SPANISH.encode())
    runs = [Run(folder, name, seed) for name in wanted]
    reported = time.monotonic()
    while True:
        share, run = min(((run.done["inputs"] / wanted[run.name], run) for run in runs), key=lambda pair: pair[0])
        if share >= 1:
            return sum(sum(run.done["found"].values()) for run in runs)
        run.block()
        if time.monotonic() - reported > 60:
            reported = time.monotonic()
            print(time.strftime("%H:%M:%S"), *(f"{run.name} {run.done['inputs']}" for run in runs), flush=True)


def print_status(folder: Path) -> None:
    """Print what was done, as JSON."""
    runs = {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}
    print(json.dumps({"inputs": sum(run["inputs"] for run in runs.values()), "runs": runs}, indent=1))


def repeat(target: Target, value: bytes) -> int:
    """Run one input alone; return the exit status."""
    install_timeout()
    finding = watch(target, value)
    print(f"{finding.kind} {finding.where}\n{finding.detail}" if finding else "no finding")
    return 1 if finding else 0


def main() -> int:
    """Run the command; the exit status is 1 if there are findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="TARGET=INPUTS")
    parser.add_argument("--state", type=Path, help="folder for progress and findings, outside of the repository")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--status", action="store_true")
    parser.add_argument("--input", type=Path)
    args = parser.parse_args()
    if args.input:
        return repeat(TARGETS[args.targets[0]], args.input.read_bytes())
    if not args.state:
        parser.error("--state names the folder for progress and findings")
    args.state.mkdir(parents=True, exist_ok=True)
    if args.status:
        print_status(args.state)
        return 0
    wanted = {name: int(count) for name, _, count in (part.partition("=") for part in args.targets)}
    if unknown := set(wanted) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    return 1 if fuzz(args.state, wanted, args.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
