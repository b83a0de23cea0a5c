"""Articles per second that `link` processes on one core, with 10,000 and with a million articles in the window.

Articles are generated with the proportions of real news (`news_stream`). The first 10,000, and those that are timed, go
through the complete linking, from the bytes of their records on. The rest of the window is filled with replicas of the
state of the first ones, with different words, names and ids (`replicas`): this gives the same tables and indexes
without the work. `--window` sets another size. The last line is one JSON object.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import orjson

from benchmarks.link.news_stream import NewsStream
from wiredesk.link.linker import Linker
from wiredesk.link.reading import read_record
from wiredesk.stages.standby.collector import collect_rarely

SEED = 7
SMALL = 10_000
BATCH = 200
WARM = 1000
"""Articles linked untimed after the state is opened, to fill the caches as in a running worker."""


def fill(linker: Linker, made: NewsStream, first: int, count: int) -> None:
    """Link articles untimed."""
    for start in range(first, first + count, BATCH):
        take(linker, made_bytes(made, range(start, min(start + BATCH, first + count))))


def take(linker: Linker, articles: list[dict[str, bytes]]) -> None:
    """Link articles in one transaction, as the worker does."""
    linker.db.execute("BEGIN IMMEDIATE")
    for article in articles:
        for kind, value in article.items():
            linker.put(kind, read_record(kind, value), 1_780_000_000.0)
    linker.flush(now=time.monotonic())
    linker.db.execute("COMMIT")


def made_bytes(made: NewsStream, numbers: Iterable[int]) -> list[dict[str, bytes]]:
    """The records of articles as they come from the topics, by kind."""
    return [{kind: orjson.dumps(record) for kind, record in made.article(number).items()} for number in numbers]


def rate(linker: Linker, made: NewsStream, first: int, count: int) -> float:
    """Articles per second of processor time."""
    batches = [made_bytes(made, range(start, start + BATCH)) for start in range(first, first + count, BATCH)]
    began = time.process_time()
    for batch in batches:
        take(linker, batch)
    return count / (time.process_time() - began)


def main() -> None:
    """Fill and time the small window, then the large one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, default=1_000_000, help="articles in the window")
    parser.add_argument("--folder", help="where the state is to lie, some 15 kB an article")
    parser.add_argument("--timed", type=int, default=2_000, help="articles that are timed")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    collect_rarely()
    with tempfile.TemporaryDirectory(prefix="wiredesk-", dir=args.folder) as folder:
        path = Path(folder) / "link.sqlite"
        linker, made = Linker(path), NewsStream(SEED)
        small = min(SMALL, args.window)
        fill(linker, made, 0, small)
        with_small = rate(linker, made, small, args.timed)
        print(f"{with_small:.0f} articles/s with {small} articles in the window", flush=True)
        began = time.monotonic()
        linker.db.close()
        words = Path(folder) / "words.json"
        words.write_text(json.dumps(made.vocabulary))
        missing = max(0, args.window - small - args.timed)
        # In a separate process, so that its memory is not counted as the linker's.
        subprocess.run([sys.executable, "-m", "benchmarks.link.replicas", path, words, str(missing)], check=True)
        print(f"filled with {missing} articles in {time.monotonic() - began:.0f} s", flush=True)
        began = time.monotonic()
        linker = Linker(path)
        print(f"opened the state in {time.monotonic() - began:.0f} s", flush=True)
        rate(linker, made, small + args.timed, WARM)
        with_all = rate(linker, made, small + args.timed + WARM, args.timed)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "articles_per_second": round(with_all, 1),
                "with_10000": round(with_small, 1),
                "memory_mib": round(memory),
                "window": args.window,
                "timed": args.timed,
            }
        )
    )


if __name__ == "__main__":
    main()
