"""Articles per second that `link` processes on one core, with 10,000 and with a million articles in the window.

Articles are generated with the proportions of real news (`news_stream`). The first 10,000, and those that are timed, go
through the complete linking, from the bytes of their records on. The rest of the window is filled with replicas of the
state of the first ones, with different words, names and ids (`replicas`): this gives the same tables and indexes
without the work. `--window` sets another size. With `--folder` the states are kept there, and the next run starts with
the filled window and links the newest 10,000 articles for the small one. The last line is one JSON object.

Both windows do the same work: they get the same articles, and group crowded quotes again at the same articles, every
1,000 of the stream: at 200 articles a second that is every five seconds, the most often that a worker does it. So the
timed part has this once for each 1,000 articles, wherever it falls.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from benchmarks.link.news_stream import NewsStream
from wiredesk.link.linker import Linker
from wiredesk.link.reading import read_record
from wiredesk.link.state.tables import TABLES
from wiredesk.stages.standby.collector import collect_rarely

SEED = 7
SMALL = 10_000
BATCH = 200
REGROUPED = 1000
"""Articles after which crowded quotes are grouped again; the warm and the timed part have a multiple of this."""
PAUSE = 3600.0
"""Seconds that the clock of the linker moves on then: longer than any interval between two groupings."""
WARM = 1000
"""Articles linked untimed after the state is opened, to fill the caches as in a running worker."""


def fill(linker: Linker, made: NewsStream, first: int, count: int) -> None:
    """Link articles untimed."""
    for start in range(first, first + count, BATCH):
        take(linker, start, made_bytes(made, range(start, min(start + BATCH, first + count))))


def take(linker: Linker, first: int, articles: list[dict[str, bytes]]) -> None:
    """Link articles in one transaction, as the worker does, a batch a second by the clock of the linker.

    Args:
        linker: links them.
        first: the number of the first one in the stream.
        articles: their records.
    """
    linker.db.execute("BEGIN IMMEDIATE")
    for article in articles:
        for kind, value in article.items():
            linker.put(kind, read_record(kind, value), 1_780_000_000.0)
    linker.flush(now=first / BATCH + PAUSE * (first // REGROUPED))
    linker.db.execute("COMMIT")


def made_bytes(made: NewsStream, numbers: Iterable[int]) -> list[dict[str, bytes]]:
    """The records of articles as they come from the topics, by kind."""
    return [{kind: orjson.dumps(record) for kind, record in made.article(number).items()} for number in numbers]


class Window(NamedTuple):
    """The states in a folder: `small.sqlite`, and `window.sqlite` with replicas of it."""

    version: int
    """The version of the tables."""
    articles: int
    """Articles in the window when it was filled."""
    linked: int
    """Articles of the stream that were linked, to be followed by new ones."""


def kept(folder: Path, articles: int) -> Window | None:
    """The window in a folder; None if there is none of this size and version of the state."""
    file = folder / "window.json"
    found = Window(*json.loads(file.read_text())) if file.exists() else None
    return found if found and found[:2] == (TABLES.version, articles) else None


def keep(folder: Path, window: Window) -> None:
    """Note that a window is filled, and what was linked since."""
    (folder / "window.json").write_text(json.dumps(window))


def filled(folder: Path, articles: int) -> Window:
    """Make the two states."""
    for file in folder.glob("*.sqlite*"):
        file.unlink()
    (folder / "window.json").unlink(missing_ok=True)
    made, small = NewsStream(SEED), min(SMALL, articles)
    linker = Linker(folder / "small.sqlite")
    fill(linker, made, 0, small)
    linker.db.close()
    began = time.monotonic()
    words = folder / "words.json"
    words.write_text(json.dumps(made.vocabulary))
    shutil.copy(folder / "small.sqlite", folder / "window.sqlite")
    # In a separate process, so that its memory is not counted as the linker's.
    arguments = [str(folder / "window.sqlite"), str(words), str(articles - small)]
    subprocess.run([sys.executable, "-m", "benchmarks.link.replicas", *arguments], check=True)
    print(f"filled with {articles - small} articles in {time.monotonic() - began:.0f} s", flush=True)
    return Window(TABLES.version, articles, small)


def newest(folder: Path, copied: Path, made: NewsStream, window: Window) -> Path:
    """A small state in another folder, with the newest articles of the window: those that the next ones are related to.

    Afterwards the stream is where the window ends.
    """
    small = min(SMALL, window.articles)
    for number in range(window.linked - small):
        made.article(number)
    path = copied / "small.sqlite"
    if window.linked > small:
        linker = Linker(path)
        fill(linker, made, window.linked - small, small)
        linker.db.close()
    else:
        shutil.copy(folder / "small.sqlite", path)
        for number in range(small):
            made.article(number)
    return path


def rate(path: Path, first: int, batches: list[list[dict[str, bytes]]]) -> float:
    """Articles per second of processor time, after the first `WARM` articles.

    Args:
        path: the state.
        first: the number of the first article in the stream.
        batches: the records of articles.
    """
    began, started = time.monotonic(), time.process_time()
    linker = Linker(path)
    opened = time.process_time() - started
    print(f"opened {path.name} in {time.monotonic() - began:.0f} s, {opened:.0f} s of processor time", flush=True)
    started = time.process_time()
    for number, batch in enumerate(batches):
        if number == WARM // BATCH:
            started = time.process_time()
        take(linker, first + number * BATCH, batch)
    spent = time.process_time() - started
    linker.db.close()
    return (sum(map(len, batches)) - WARM) / spent


def measure(folder: Path, articles: int, timed: int) -> dict[str, Any]:
    """Time both windows."""
    window = kept(folder, articles) or filled(folder, articles)
    made, last = NewsStream(SEED), window.linked + WARM + timed
    with tempfile.TemporaryDirectory(prefix="wiredesk-", dir=folder) as copied:
        small = newest(folder, Path(copied), made, window)
        starts = range(window.linked, last, BATCH)
        batches = [made_bytes(made, range(start, min(start + BATCH, last))) for start in starts]
        keep(folder, window._replace(linked=last))
        with_small = rate(small, window.linked, batches)
    print(f"{with_small:.0f} articles/s with {min(SMALL, articles)} articles in the window", flush=True)
    with_all = rate(folder / "window.sqlite", window.linked, batches)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"articles_per_second": round(with_all, 1), "with_10000": round(with_small, 1)}
    return figures | {"memory_mib": round(memory), "window": articles, "timed": timed}


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, default=1_000_000, help="articles in the window")
    parser.add_argument("--folder", type=Path, help="keep the states there, about 15 kB an article, and reuse them")
    parser.add_argument("--timed", type=int, default=2_000, help=f"articles that are timed, a multiple of {REGROUPED}")
    args = parser.parse_args()
    if args.timed <= 0 or args.timed % REGROUPED:
        parser.error(f"--timed {args.timed}: give a multiple of {REGROUPED}, so that both windows do the same work")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    collect_rarely()
    with ExitStack() as stack:
        folder = args.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wiredesk-")))
        folder.mkdir(parents=True, exist_ok=True)
        print(json.dumps(measure(folder, args.window, args.timed)))


if __name__ == "__main__":
    main()
