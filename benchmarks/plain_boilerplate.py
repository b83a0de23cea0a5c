"""Boilerplate in plain text: how much of the article and of other text is kept, args only a page's visible text.

    python benchmarks/plain_boilerplate.py PAGES.jsonl.gz [--way nodes] [--between blank] [--worst 10]

PAGES has `article_id`, `html` and the article's `body`, one JSON object per line. The visible text is computed here:
one line per block of the page ("nodes": per piece of text between two tags), without tags, and passed as `text` through
the whole `clean` stage. Prints one JSON object: precision, recall and F of 4-word shingles averaged over the pages, as
article-extraction-benchmark counts, the same for single words, and how many of the visible words inside and outside the
body were kept. --worst adds the pages with the lowest F.

The shipped trees were trained on the pages of the annotated sets; `python -m training.visible_story` prints the figures
of cross-validation.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from wiredesk.clean.clean import clean
from wiredesk.errors import ArticleError
from wiredesk_schemas.raw import RawArticle

WORD = re.compile(r"\w+")


def counted(text: str, length: int) -> Counter[tuple[str, ...]]:
    """The runs of `length` words in the text with their counts; a shorter text is one run."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[place : place + length]) for place in range(max(1, len(words) - length + 1)))


def precision_and_recall(found: str, body: str, length: int) -> tuple[float, float]:
    ours, theirs = counted(found, length), counted(body, length)
    both = (ours & theirs).total()
    return (both / ours.total() if ours else float(not theirs)), (both / theirs.total() if theirs else 1.0)


def f_of(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def figures(texts: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Means over pairs of extracted text and body."""
    pairs = list(texts)
    report: dict[str, Any] = {"pages": len(pairs)}
    for name, length in (("shingles", 4), ("words", 1)):
        scores = [precision_and_recall(found, body, length) for found, body in pairs]
        p, r = (sum(score[side] for score in scores) / len(scores) for side in (0, 1))
        report[name] = {"p": round(p, 4), "r": round(r, 4), "f": round(f_of(p, r), 4)}
    return report


def shares_kept(texts: Sequence[tuple[str, str, str]]) -> dict[str, float]:
    """The shares of visible words kept over all pages, inside and outside the body."""
    inside = outside = kept_inside = kept_outside = 0
    for visible, found, body in texts:
        shown, ours, theirs = counted(visible, 1), counted(found, 1), counted(body, 1)
        inside += (shown & theirs).total()
        outside += (shown - theirs).total()
        kept_inside += (ours & theirs).total()
        kept_outside += (ours - theirs).total()
    return {"inside": round(kept_inside / max(1, inside), 4), "outside": round(kept_outside / max(1, outside), 4)}


def main() -> None:
    from training.visible_lines import visible_lines

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--way", choices=("blocks", "nodes"), default="blocks")
    parser.add_argument("--between", choices=("line", "blank"), default="line")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    texts = []
    with gzip.open(args.pages, "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            visible = ("\n" if args.between == "line" else "\n\n").join(visible_lines(page["html"], args.way))
            try:
                found = clean(RawArticle(article_id=page["article_id"], text=visible)).text
            except ArticleError:
                found = ""
            texts.append((page["article_id"], visible, found, page["body"]))
    report = figures((found, body) for _, _, found, body in texts)
    report["kept"] = shares_kept([text[1:] for text in texts])
    if args.worst:
        scores = {name: precision_and_recall(found, body, 4) for name, _, found, body in texts}
        lowest = sorted(scores, key=lambda name: f_of(*scores[name]))[: args.worst]
        report["worst"] = {name: {"p": round(scores[name][0], 4), "r": round(scores[name][1], 4)} for name in lowest}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
