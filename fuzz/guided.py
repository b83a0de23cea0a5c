"""Search with atheris for inputs that reach new code of the stage `clean`.

    python -m fuzz.guided TARGET --state FOLDER [--inputs 100000]

Needs atheris (pip install atheris; wheels for Linux only, so it is not a dependency). Failing inputs are saved in
FOLDER/found, inputs that reach new code in FOLDER/corpus-TARGET, from which the next run continues.
"""

import argparse
import sys
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-not-found, unused-ignore]

with atheris.instrument_imports(include=["wiredesk"]):
    from fuzz.targets import TARGETS
    from fuzz.watch import install_timeout, watch

INITIAL_INPUTS = 300
"""Number of initial inputs from the seeded mutator."""


def main() -> None:
    """Run the command; atheris ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--inputs", type=int, default=100_000)
    args = parser.parse_args()
    target, corpus, found = TARGETS[args.target], args.state / f"corpus-{args.target}", args.state / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    if not any(corpus.iterdir()):
        rng = Random(args.target)
        for index in range(INITIAL_INPUTS):
            (corpus / f"start-{index}").write_bytes(target.make(rng))

    def once(value: bytes) -> None:
        finding = watch(target, value)
        if finding:
            raise RuntimeError(finding.detail)

    options = [f"-runs={args.inputs}", f"-artifact_prefix={found}/{args.target}-guided-", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], str(corpus), *options, "-max_len=1000"], once)
    install_timeout()
    atheris.Fuzz()


if __name__ == "__main__":
    main()
