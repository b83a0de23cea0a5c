"""Faust's overhead: articles per second through both stages, compared with a plain aiokafka loop doing the same.

    make bench-stream
    python -m benchmarks.stream.share [--articles 6000] [--pairs 5] [--profile]

On both sides, `clean` does its work and `enrich` has a no-op annotator, in the same kind of processes, so that only the
transport of articles differs. Our side runs each stage as `wiredesk worker` does, the other side is `plain.py`. There
is one broker, and each run has its own topics, with all articles on `news.raw` before it starts. The last line is one
JSON object: `ratio` is the median over the pairs of ours divided by theirs. Exits with status 1 if that is below 0.5.

`--profile` adds one run of each side under cProfile and prints, before that line, where the stage's own process spends
its processor time.
"""

import argparse
import json
import sys

from benchmarks.stream import plain
from benchmarks.stream.brokers import kafka
from benchmarks.stream.profile import tell
from benchmarks.stream.race import Side, race
from benchmarks.stream.stages import stages
from wiredesk.stages import worker

MIN_SHARE = 0.5
"""The minimum guaranteed share of the plain loop's speed."""


def main() -> int:
    """Measure, and print one JSON object; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=6000, help="of each run")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    with kafka(1) as settings:
        ours = Side("ours", stages("none"), worker.work, settings)
        theirs = Side("theirs", stages("none"), plain.work, settings)
        result = race(ours, theirs, args.articles, args.pairs)
        if args.profile:
            tell(ours, theirs, args.articles)
    report = {
        "ours": result.first,
        "theirs": result.second,
        "ratio": result.ratio,
        "pairs": result.pairs,
        "articles": args.articles,
    }
    print(json.dumps(report))
    return 0 if result.ratio >= MIN_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
