"""Trains the trees of `wiredesk.clean.plain`, which decide which lines of a page's visible text are its article.

    python -m training.visible_story ANNOTATED.jsonl.gz EXTRACTED.jsonl.gz [--out FILE] [--folds 5]

ANNOTATED has pages with `html` and the article's `body`. EXTRACTED has pages with `html` and snippets that the article
contains (`with`) and does not contain (`without`): here the stage's page reader, which sees the tags, replaces the
annotator, and the snippets override it. Seeded: the same data give the same file.

Prints the figures of cross-validation by page (precision and recall of 4-word shingles, averaged over the annotated
pages, through the whole `clean` stage), then trains on all pages.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.plain_boilerplate import figures
from training.boosting import Growth, Numbers, grow
from training.visible_lines import cleaned, in_article, visible_lines
from wiredesk.clean.clean import clean
from wiredesk.clean.plain.line_features import COLUMN, describe
from wiredesk.clean.plain.trees import Trees
from wiredesk.errors import ArticleError
from wiredesk_schemas.raw import RawArticle

SEED = 7
UNSURE = 0.3
"""Weight of a line that the reader left out in the middle of a story."""
HEAVIEST = 0.3
"""Maximum weight of a line, where the article of the page has weight 1."""
MIN_BODY_WORDS = 50
EXTRACTED = 0.6
"""Weight of an extracted page; 0.1 if its extraction lacks wanted snippets."""
MAX_SNIPPETS_LOST = 0.4
NODES = 0.5
"""Weight of a page in the form of lines between tags, the rarer form."""
OUT = Path(__file__).parent.parent / "workers" / "wiredesk" / "clean" / "plain" / "boilerplate_model.json"


@dataclass
class Page:
    """The features of a page's lines, with their labels."""

    name: str
    way: str
    lines: list[str]
    rows: Numbers
    truth: Numbers
    weights: Numbers
    body: str | None


def main() -> None:
    """Cross-validate, train, and write the file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("annotated", type=Path)
    options.add_argument("extracted", type=Path)
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument("--folds", type=int, default=5, help="0 leaves out the cross-validation")
    given = options.parse_args()
    pages = [*annotated_pages(given.annotated), *extracted_pages(given.extracted)]
    if given.folds:
        print(json.dumps(cross_validated(pages, given.folds)), flush=True)
    given.out.write_text(json.dumps(learned_from(pages), separators=(",", ":")).replace("],[", "],\n[") + "\n")


def annotated_pages(path: Path) -> Iterator[Page]:
    """The pages with a body, in both forms."""
    for known in _read(path):
        for way in ("blocks", "nodes"):
            lines = cleaned(visible_lines(known["html"], way))
            if lines:
                shares = in_article(lines, known["body"])
                yield _page(known["article_id"], way, lines, shares, [1.0] * len(lines), 1.0, known["body"])


def extracted_pages(path: Path) -> Iterator[Page]:
    """The pages with snippets, in both forms."""
    for known in _read(path):
        reading = _read_as_page(known["html"])
        found = sum(snippet in reading for snippet in known["with"]) / max(1, len(known["with"]))
        for way in ("blocks", "nodes"):
            lines = cleaned(visible_lines(known["html"], way))
            if not lines:
                continue
            shares = in_article(lines, reading)
            sure = _sure(shares)
            for number, line in enumerate(lines):
                wanted = any(snippet in line for snippet in known["with"])
                if wanted or any(snippet in line for snippet in known["without"]):
                    shares[number], sure[number] = float(wanted), 1.0
            weight = EXTRACTED if found > 1 - MAX_SNIPPETS_LOST else 0.1
            yield _page(known["article_id"], way, lines, shares, sure, weight, None)


def _sure(shares: list[float | None]) -> list[float]:
    """The confidence in each line's label: lines that the reader left out in the middle of a story are debatable."""
    story = [number for number, share in enumerate(shares) if (share or 0) >= 0.5]
    first, last = (story[0], story[-1]) if story else (0, -1)
    return [UNSURE if first < number < last and (share or 0) < 0.5 else 1.0 for number, share in enumerate(shares)]


def _page(
    name: str,
    way: str,
    lines: list[str],
    shares: list[float | None],
    sure: list[float],
    weight: float,
    body: str | None,
) -> Page:
    rows = describe(lines)
    truth = np.array([(share or 0) >= 0.5 for share in shares], dtype=np.float64)
    words = np.expm1(rows[:, COLUMN["words"]].astype(np.float64)) + 1
    weights = np.minimum(words / max(MIN_BODY_WORDS, (words * truth).sum()), HEAVIEST) * np.array(sure) * weight
    weights[[share is None for share in shares]] = 0
    return Page(name, way, lines, rows, truth, weights * (NODES if way == "nodes" else 1), body)


def learned_from(pages: list[Page]) -> dict[str, Any]:
    """The trees trained on these pages."""
    return grow(
        np.concatenate([page.rows for page in pages]),
        np.concatenate([page.truth for page in pages]),
        np.concatenate([page.weights for page in pages]),
        Growth(),
        SEED,
    )


def cross_validated(pages: list[Page], folds: int) -> dict[str, Any]:
    """The figures of annotated pages, each predicted by trees that have not seen it in any form."""
    names = np.random.default_rng(SEED).permutation(sorted({page.name for page in pages})).tolist()
    fold = {name: number % folds for number, name in enumerate(names)}
    found: dict[str, list[tuple[str, str]]] = {"blocks": [], "nodes": []}
    for held in range(folds):
        trees = Trees.of(learned_from([page for page in pages if fold[page.name] != held]))
        for page in pages:
            if fold[page.name] == held and page.body is not None:
                found[page.way].append((_through_clean(page, trees), page.body))
    return {way: figures(texts) for way, texts in found.items()}


def _through_clean(page: Page, trees: Trees) -> str:
    """The output of the whole stage for the page's lines, with these trees instead of the shipped ones."""
    with patch("wiredesk.clean.plain.boilerplate_model._trees", lambda: trees):
        try:
            return clean(RawArticle(article_id=page.name, text="\n".join(page.lines))).text
        except ArticleError:
            return ""


def _read_as_page(html: str) -> str:
    try:
        return clean(RawArticle(article_id="page", html=html)).text
    except ArticleError:
        return ""


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
