"""Articles per second through the `clean` stage on one core, for texts of 500 words and for pages, vs. trafilatura.

    python benchmarks/clean_speed.py TEXTS.jsonl.gz PAGES.jsonl.gz [--rounds 7] [--most 400]

TEXTS has a field `text`, from which articles of about 500 words are made: short texts are joined, long ones cut after a
paragraph. PAGES has `html`. Each article is processed as in a worker: from the bytes of a record to the bytes of a
record, including headers. The candidates take turns within each round, so that load on the machine affects all of them.
Prints the median processor time over the rounds.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import trafilatura

from benchmarks.annotated import JSON, annotated
from wiredesk.clean.stage import STAGE
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import prepare

WORDS = 500
NEAR = 50
"""An article of 450 to 550 words counts as one of 500."""


def articles_of(texts: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Texts of about 500 words in whole paragraphs; short texts are joined, long ones cut."""
    paragraphs: list[str] = []
    words = 0
    for article in texts:
        for paragraph in article["text"].split("\n\n"):
            paragraphs.append(paragraph)
            words += len(paragraph.split())
            if words >= WORDS - NEAR:
                break
        if words >= WORDS - NEAR:
            if words <= WORDS + NEAR:
                yield "\n\n".join(paragraphs)
            paragraphs, words = [], 0


def records(articles: Sequence[dict[str, Any]]) -> list[Message]:
    """The records of `news.raw` for these articles."""
    return [Message("news.raw", None, json.dumps(article).encode(), JSON) for article in articles]


def seconds(work: Callable[[Any], Any], inputs: Sequence[Any]) -> float:
    """The processor time of a function for all items."""
    started = time.process_time()
    for item in inputs:
        work(item)
    return time.process_time() - started


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("pages")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--most", type=int, default=400, help="texts and pages, each")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    texts = [text for text, _ in zip(articles_of(annotated(args.texts)), range(args.most), strict=False)]
    pages = [page["html"] for page in annotated(args.pages, args.most)]
    plain = records([{"article_id": str(number), "text": text} for number, text in enumerate(texts)])
    marked = records([{"article_id": str(number), "html": html} for number, html in enumerate(pages)])
    clean = prepare(STAGE, load_settings())
    results = [clean(message).result for message in (*plain, *marked)]  # also warms up
    seconds(trafilatura.extract, pages[:10])

    rounds = [
        (seconds(clean, plain), seconds(clean, marked), seconds(trafilatura.extract, pages)) for _ in range(args.rounds)
    ]
    per_second = [
        round(statistics.median(count / took for took in column), 1)
        for count, column in zip((len(plain), len(marked), len(pages)), zip(*rounds, strict=True), strict=True)
    ]
    figures = {
        "plain": per_second[0],
        "pages": per_second[1],
        "trafilatura_pages": per_second[2],
        "pages_to_trafilatura": round(statistics.median(other / ours for _, ours, other in rounds), 2),
        "plain_articles": len(plain),
        "words": round(sum(len(text.split()) for text in texts) / max(1, len(texts))),
        "html_pages": len(pages),
        "dead": results.count("dead"),
        "rounds": args.rounds,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
