"""Compares the page reader with trafilatura, readability-lxml and newspaper4k, on the same pages in one run.

    python -m benchmarks.extractors PAGES.jsonl.gz [--predictions FOLDER] [--limit N]

PAGES has `article_id`, `url`, `html`, and optionally `body`, the article's text. Each page goes through all four in
turn, so that load on the machine affects all of them. Prints one JSON object per extractor: pages per second of
processor time, the slowdown relative to the page reader, pages without text and, compared with `body`, precision,
recall and F1 of runs of four words, averaged over pages. `--predictions` writes the results as records of `news.clean`,
for other scorers. The versions compared are those of `extractors.lock`.
"""

import argparse
import contextlib
import json
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import newspaper
import readability
import trafilatura
from lxml import html as lxml_html

from benchmarks.annotated import annotated, harmonic, shingles
from wiredesk.clean.clean import clean
from wiredesk.clean.stage import FIRST
from wiredesk.errors import ArticleError
from wiredesk_schemas.raw import RawArticle

WARM_UP = 4
"""Pages processed before the measurement: models and rules are loaded on first use."""

Page = dict[str, Any]
Found = dict[str, Any]


def by_wiredesk(page: Page) -> Found:
    try:
        article = clean(RawArticle(article_id=page["article_id"], url=page.get("url"), html=page["html"]))
    except ArticleError:
        return {"text": ""}
    found: Found = json.loads(article.to_json())
    return found


def by_trafilatura(page: Page) -> Found:
    found = trafilatura.bare_extraction(page["html"], url=page.get("url"), with_metadata=True)
    if found is None:
        return {"text": ""}
    return {
        "text": found.text or "",
        "title": found.title or "",
        "byline": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "published_at": found.date,
        "subhead": found.description,
    }


def by_readability(page: Page) -> Found:
    document = readability.Document(page["html"])
    summary = lxml_html.fromstring(document.summary(html_partial=True))
    lines = [" ".join(part.text_content().split()) for part in summary.iter("p", "li", "h2", "h3", "blockquote")]
    return {"text": "\n\n".join(filter(None, lines)) or summary.text_content(), "title": document.short_title()}


def by_newspaper(page: Page) -> Found:
    article = newspaper.Article(page.get("url") or "https://example.com/", fetch_images=False)
    article.download(input_html=page["html"])
    article.parse()
    return {
        "text": article.text,
        "title": article.title,
        "byline": article.authors,
        "published_at": article.publish_date.isoformat() if hasattr(article.publish_date, "isoformat") else None,
        "subhead": article.meta_description or None,
    }


EXTRACTORS: dict[str, Callable[[Page], Found]] = {
    "wiredesk": by_wiredesk,
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
    "newspaper4k": by_newspaper,
}


def main() -> None:
    """Measure, and print one JSON object for each extractor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages")
    options.add_argument("--predictions", type=Path)
    options.add_argument("--limit", type=int)
    args = options.parse_args()
    seconds: dict[str, float] = defaultdict(float)
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    empty: dict[str, int] = defaultdict(int)
    records: dict[str, list[str]] = defaultdict(list)
    pages = list(annotated(args.pages, args.limit))
    clean(RawArticle(article_id="warm-up", text=FIRST))  # loads the language identifier, as a worker does at start
    for extract in EXTRACTORS.values():
        for page in pages[:WARM_UP]:
            with contextlib.suppress(Exception):
                extract(page)
    for page in pages:
        for name, extract in EXTRACTORS.items():
            started = time.process_time()
            try:
                found = extract(page)
            except Exception:  # one failing extractor does not stop the comparison
                found = {"text": ""}
            seconds[name] += time.process_time() - started
            empty[name] += not found["text"]
            record = {
                "topic": "news.clean",
                "key": page["article_id"],
                "value": {"article_id": page["article_id"], **found},
            }
            records[name].append(json.dumps(record, ensure_ascii=False))
            if page.get("body"):
                given, wanted = shingles(found["text"]), shingles(page["body"])
                both = (given & wanted).total()
                scores[name].append((both / max(1, given.total()), both / max(1, wanted.total())))
    for name in EXTRACTORS:
        figures: dict[str, object] = {
            "extractor": name,
            "pages": len(pages),
            "per_second": round(len(pages) / seconds[name], 1),
            "times_slower": round(seconds[name] / seconds["wiredesk"], 2),
            "empty": empty[name],
        }
        if scores[name]:
            precision, recall = (sum(column) / len(pages) for column in zip(*scores[name], strict=True))
            figures |= {
                "p": round(precision, 4),
                "r": round(recall, 4),
                "f": round(sum(harmonic(*score) for score in scores[name]) / len(pages), 4),
            }
        print(json.dumps(figures))
    if args.predictions:
        args.predictions.mkdir(parents=True, exist_ok=True)
        for name, lines in records.items():
            (args.predictions / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
