"""Articles per second that `link` processes on one core, with 10,000 and with a million articles in the window.

Articles are generated from sentences, with names and quotes; a tenth are copies of earlier ones. The first 10,000, and
those that are timed, go through the complete linking. The rest of the window is filled with replicas of the state of
the first ones, with different words, names and ids (`replicas`): this gives the same tables and indexes without the
work. `--window` sets another size. The last line is one JSON object.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.link.replicas import Vocabulary
from wiredesk.link.linker import Linker
from wiredesk.stages.standby.collector import collect_rarely

SEED = 7
WORDS, NAMES = 60_000, 20_000
SMALL = 10_000
COUNTRIES = ("US", "GB", "IN", "ZA", "AU", "KE", "JP", "DE")
BATCH = 200
WARM = 1000
"""Articles linked untimed after the state is opened, to fill the caches as in a running worker."""

DAY = 86_400


class Made:
    """Generates articles from invented words, with the frequency distribution of a natural language."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        make = self._rng.choice
        self._words = ["".join(make(syllables) for _ in range(self._rng.randint(1, 4))) for _ in range(WORDS)]
        self._names = [
            f"{make(syllables)}{make(syllables)} {make(syllables)}{make(syllables)}{make(syllables)}".title()
            for _ in range(NAMES)
        ]
        self._word_chances = _falling(WORDS, 2.7)
        self._name_chances = _falling(NAMES, 20.0)
        self._kept: list[tuple[str, list[dict[str, Any]]]] = []

    @property
    def vocabulary(self) -> Vocabulary:
        """The words and names of all articles, most frequent first."""
        return Vocabulary(self._words, self._names)

    def _text(self, count: int) -> list[str]:
        places = np.searchsorted(self._word_chances, self._numbers.random(count))
        return [self._words[place] for place in places]

    def article(self, number: int) -> dict[str, dict[str, Any]]:
        """The records of an article by kind: about 400 words, eight quotes, twelve names."""
        if self._kept and self._rng.random() < 0.1:
            text, quotes = self._rng.choice(self._kept)
        else:
            text = ". ".join(" ".join(self._text(20)).capitalize() for _ in range(20)) + "."
            quotes = [
                {
                    "quote_id": f"quote-{number}-{place}",
                    "kind": "direct",
                    "text": " ".join(self._text(18)),
                    "speaker": {"name": name, "entity_id": f"person-{name}"},
                }
                for place, name in enumerate(self._rng.choice(self._names) for _ in range(8))
            ]
            self._kept = [*self._kept[-999:], (text, quotes)]
        about = {
            "article_id": f"made-{number}",
            "revision": 1,
            "published_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_780_000_000 + number % (7 * DAY))),
            "modified_at": None,
            "content_hash": f"{number}",
        }
        places = np.searchsorted(self._name_chances, self._numbers.random(12))
        names = [self._names[place] for place in places]
        entities = [
            {
                "entity_id": f"{kind.lower()}-{name}",
                "type": kind,
                "name": name,
                "salience": 0.5 / (place + 1),
                "mentions": [{"text": name}, {"text": name.split()[-1]}],
                "links": {"country": COUNTRIES[places[place] % len(COUNTRIES)] if kind == "LOCATION" else None},
            }
            for place, (name, kind) in enumerate(zip(names, ["PERSON", "ORGANIZATION", "LOCATION"] * 4, strict=True))
        ]
        return {
            "clean": about | {"title": " ".join(self._text(9)), "text": text, "source": f"paper-{number % 300}"},
            "entities": about | {"entities": entities},
            "quotes": about | {"quotes": quotes},
        }


def _falling(count: int, shift: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A cumulative Zipf-Mandelbrot distribution, as of words; the last value is 1."""
    chances = 1 / (np.arange(count) + shift) ** 1.05
    summed: np.ndarray[Any, np.dtype[np.float64]] = np.cumsum(chances / chances.sum())
    summed[-1] = 1.0
    return summed


def fill(linker: Linker, made: Made, first: int, count: int) -> None:
    """Link articles untimed."""
    for start in range(first, first + count, BATCH):
        take(linker, [made.article(number) for number in range(start, min(start + BATCH, first + count))])


def take(linker: Linker, articles: list[dict[str, dict[str, Any]]]) -> None:
    """Link articles in one transaction, as the worker does."""
    linker.db.execute("BEGIN IMMEDIATE")
    for article in articles:
        for kind, record in article.items():
            linker.put(kind, record, 1_780_000_000.0)
    linker.flush(now=time.monotonic())
    linker.db.execute("COMMIT")


def rate(linker: Linker, made: Made, first: int, count: int) -> float:
    """Articles per second of processor time."""
    batches = [
        [made.article(number) for number in range(start, start + BATCH)] for start in range(first, first + count, BATCH)
    ]
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
        linker, made = Linker(path), Made(SEED)
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
