"""The cost of exactly once: articles per second through both stages, compared with at least once in the same run.

    make bench-exactly-once
    python -m benchmarks.stream.exactly_once [--brokers 3] [--articles 1500] [--pairs 5]

Runs both stages as `wiredesk worker` does, including the newsroom model, on brokers with replication factor 3 and two
in-sync replicas (`--brokers 1`: one). The last line is one JSON object: `ratio` is the median over the pairs of exactly
once divided by at least once. Exits with status 1 if that is below 0.8.
"""

import argparse
import json
import sys

from benchmarks.stream.brokers import kafka
from benchmarks.stream.race import Side, race
from benchmarks.stream.stages import stages
from wiredesk.stages.worker import work

MIN_RATIO = 0.8
"""The minimum guaranteed share of the speed of at least once."""


def main() -> int:
    """Measure, and print one JSON object; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--brokers", type=int, default=3)
    parser.add_argument("--articles", type=int, default=1500, help="of each run")
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    with kafka(args.brokers) as settings:
        exactly, at_least = (
            Side(delivery, stages("newsroom"), work, settings.model_copy(update={"delivery": delivery}))
            for delivery in ("exactly-once", "at-least-once")
        )
        result = race(exactly, at_least, args.articles, args.pairs)
    report = {
        "exactly_once": result.first,
        "at_least_once": result.second,
        "ratio": result.ratio,
        "pairs": result.pairs,
        "articles": args.articles,
        "brokers": args.brokers,
    }
    print(json.dumps(report))
    return 0 if result.ratio >= MIN_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
