"""Articles per second on one core: the `enrich` stage vs. spaCy's md pipeline with textacy's quotations.

    python -m benchmarks.enrich_speed --theirs PYTHON [ARTICLES.jsonl.gz] [--rounds 7] [--most 80]

PYTHON is an interpreter with spaCy, its md model and textacy (`make bench-enrich` creates one). ARTICLES has a field
`text`; without it the project's seeds are read. Both sides read the same articles in the same run, each in a process
pinned to one core, and they take turns. Processor time counts, since other processes may use that core too. The last
line is one JSON object: `ratio` is the median over the rounds of our speed divided by theirs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.annotated import annotated
from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.feed.source import ignore, path_articles
from wiredesk.limits import Limits
from wiredesk.message import Message

HERE = Path(__file__).parent
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Side:
    """One side of the comparison, in a process pinned to one core."""

    def __init__(self, command: list[str], texts: Path) -> None:
        core = {min(os.sched_getaffinity(0))}
        self._process = subprocess.Popen(
            [*command, str(texts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ALONE,
            preexec_fn=lambda: os.sched_setaffinity(0, core),
        )
        self.loaded = self._answer()

    def seconds(self) -> float:
        """The processor time for one pass over all articles."""
        assert self._process.stdin is not None
        self._process.stdin.write("again\n")
        self._process.stdin.flush()
        return float(self._answer()["seconds"])

    def end(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self._process.args!r} ended: see its message above")
        answer: dict[str, Any] = json.loads(line)
        return answer


def texts_of(path: str | None, most: int) -> Iterator[str]:
    """The texts to read: from a file, or the seeds as cleaned by the `clean` stage."""
    if path:
        yield from (article["text"].strip() for article in annotated(path, most))
        return
    for delivery in path_articles(HERE.parent / "seeds", ignore):
        message = Message("news.raw", None, delivery.value, (("content-type", delivery.content_type),))
        try:
            yield clean(read_article(message, Limits())).text
        except ArticleError:  # the seeds include articles that become dead letters
            continue


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?")
    parser.add_argument("--theirs", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--most", type=int, default=80)
    args = parser.parse_args()
    texts = [text for text in texts_of(args.articles, args.most) if text]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(texts, file)
        file.flush()
        path = Path(file.name)
        ours = Side([sys.executable, str(HERE / "read_by_us.py")], path)
        theirs = Side([args.theirs, str(HERE / "read_by_spacy.py")], path)
        pairs = [(ours.seconds(), theirs.seconds()) for _ in range(args.rounds)]
        ours.end()
        theirs.end()
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {words // len(texts)} words, {args.rounds} rounds; {ours.loaded} {theirs.loaded}")
    figures = {
        "ours": round(statistics.median(len(texts) / mine for mine, _ in pairs), 2),
        "theirs": round(statistics.median(len(texts) / other for _, other in pairs), 2),
        "ratio": round(statistics.median(other / mine for mine, other in pairs), 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
