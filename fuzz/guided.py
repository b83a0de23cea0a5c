"""Let atheris look for inputs that reach new code of the stage `clean`.

    python -m fuzz.guided TARGET --state FOLDER [--inputs 100000]

Needs atheris (pip install atheris; wheels for Linux alone, so it is no dependency of ours). What fails is kept in
FOLDER/found, what reached new code in FOLDER/corpus-TARGET, from where the next run goes on.
"""

import argparse
import sys
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-not-found, unused-ignore]

with atheris.instrument_imports(include=["wiredesk"]):
    from fuzz.targets import TARGETS
    from fuzz.watch import give_up_when_late, watch

STARTS = 300
"""Inputs of the seeded mutator to begin with."""


def main() -> None:
    """Run it; atheris ends the process."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("target", choices=TARGETS)
    reading.add_argument("--state", type=Path, required=True)
    reading.add_argument("--inputs", type=int, default=100_000)
    given = reading.parse_args()
    target, corpus, found = TARGETS[given.target], given.state / f"corpus-{given.target}", given.state / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    if not any(corpus.iterdir()):
        chance = Random(given.target)
        for number in range(STARTS):
            (corpus / f"start-{number}").write_bytes(target.make(chance))

    def once(value: bytes) -> None:
        finding = watch(target, value)
        if finding:
            raise RuntimeError(finding.told)

    options = [f"-runs={given.inputs}", f"-artifact_prefix={found}/{given.target}-guided-", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], str(corpus), *options, "-max_len=1000"], once)
    give_up_when_late()
    atheris.Fuzz()


if __name__ == "__main__":
    main()
