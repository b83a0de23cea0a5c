"""Fuzz the stage `clean` with seeded mutations.

    python -m fuzz --state FOLDER escapes=4000000 repair=2000000 page=1000000    until so many of each are done
    python -m fuzz --state FOLDER --status                                       counts so far, as JSON
    python -m fuzz --input FILE page                                             one input again

A run is taken up where it ended. Findings are written to FOLDER/found. Targets: see targets.py.
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
from fuzz.watch import Finding, give_up_when_late, peak, watch

BLOCK = 1000
"""Inputs from one seed; progress is noted after each block."""
LARGE_BLOCK = 10
WARMING = ("text", "page", "decode")
WORDS = "|The ferry across the lake is back after a year of repairs. “Паром”, said Ama Mensah.".encode(
    "cp1251", "replace"
)
SPANISH = "El transbordador del lago ha vuelto tras un año de reparaciones, dijo el puerto, y nadie sabe por qué."
"""In a language that only the identifier can tell, whose tables take 70 MB once."""
SAME = 3
"""Inputs that are kept of those that fail alike."""
LEAK = 64 << 20
"""Bytes that a block of short inputs may hold at most, over what the process held before."""


class Run:
    """The progress of one target in a folder."""

    def __init__(self, folder: Path, name: str, seed: int) -> None:
        self.folder, self.name, self.seed = folder, name, seed
        self.path = folder / f"{name}-{seed}.json"
        self.done: dict[str, Any] = {"inputs": 0, "bytes": 0, "blocks": 0, "seconds": 0.0, "slowest": 0.0, "found": {}}
        if self.path.exists():
            self.done = json.loads(self.path.read_text())

    def block(self) -> None:
        """One block of inputs, and the note of it."""
        target, started = TARGETS[self.name], time.process_time()
        chance = Random(f"{self.seed} {self.name} {self.done['blocks']}")
        before = peak(forget=True)
        number = LARGE_BLOCK if target.large else BLOCK
        for _ in range(number):
            value = target.make(chance)
            began = time.process_time()
            finding = watch(target, value)
            self.done["slowest"] = max(self.done["slowest"], round(time.process_time() - began, 3))
            self.done["bytes"] += len(value)
            if finding:
                self.keep(finding, value)
        if not target.large and (grown := peak() - before) > LEAK:
            self.keep(Finding("memory", "block", f"{grown} bytes in block {self.done['blocks']}"), b"")
        self.done["inputs"] += number
        self.done["blocks"] += 1
        self.done["seconds"] = round(self.done["seconds"] + time.process_time() - started, 2)
        self.path.write_text(json.dumps(self.done))

    def keep(self, finding: Finding, value: bytes) -> None:
        """Write an input that failed, unless enough like it are kept."""
        alike = f"{finding.kind} {finding.where}"
        self.done["found"][alike] = self.done["found"].get(alike, 0) + 1
        if self.done["found"][alike] > SAME:
            return
        folder = self.folder / "found"
        folder.mkdir(exist_ok=True)
        path = folder / f"{self.name}-{finding.kind}-{sha256(value).hexdigest()[:12]}"
        path.write_bytes(value)
        path.with_suffix(".txt").write_text(f"{alike}\n{finding.told}\n", errors="replace")
        print(f"{self.name}: {alike}: {path}", flush=True)


def fuzz(folder: Path, wanted: dict[str, int], seed: int) -> int:
    """Blocks of each target in turn, those furthest behind first; the number of findings."""
    give_up_when_late()
    for name in WARMING:  # what is loaded late is loaded, and counts for no input
        TARGETS[name].run(WORDS)
        TARGETS[name].run(SPANISH.encode())
    runs = [Run(folder, name, seed) for name in wanted]
    told = time.monotonic()
    while True:
        share, run = min(((run.done["inputs"] / wanted[run.name], run) for run in runs), key=lambda pair: pair[0])
        if share >= 1:
            return sum(sum(run.done["found"].values()) for run in runs)
        run.block()
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(time.strftime("%H:%M:%S"), *(f"{run.name} {run.done['inputs']}" for run in runs), flush=True)


def tell(folder: Path) -> None:
    """Print what was done, as JSON."""
    runs = {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}
    print(json.dumps({"inputs": sum(run["inputs"] for run in runs.values()), "runs": runs}, indent=1))


def again(target: Target, value: bytes) -> int:
    """One input alone; the exit status."""
    give_up_when_late()
    finding = watch(target, value)
    print(f"{finding.kind} {finding.where}\n{finding.told}" if finding else "nothing wrong")
    return 1 if finding else 0


def main() -> int:
    """Run it; the exit status is 1 where something was found."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("targets", nargs="*", help="TARGET=INPUTS")
    reading.add_argument("--state", type=Path, help="folder for progress and findings, outside of the repository")
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--status", action="store_true")
    reading.add_argument("--input", type=Path)
    given = reading.parse_args()
    if given.input:
        return again(TARGETS[given.targets[0]], given.input.read_bytes())
    if not given.state:
        reading.error("--state names the folder for progress and findings")
    given.state.mkdir(parents=True, exist_ok=True)
    if given.status:
        tell(given.state)
        return 0
    wanted = {name: int(number) for name, _, number in (part.partition("=") for part in given.targets)}
    if unknown := set(wanted) - set(TARGETS):
        reading.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    return 1 if fuzz(given.state, wanted, given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
