"""Unannotated news for distillation, cleaned as in the stage."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.newsroom.corpora import Example, lines_of
from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

WIRE = "datelines/reuters-train.jsonl.gz"
TEXTS = ("toponyms/lgl", "stories/basil-open")
"""Local and national press."""
PAGES = ("article-extraction-open", "trafilatura-english", "fundus-open.raw", "htmldate-open.raw")
ONE_IN = 8
"""One in this many of the wire stories is used, since they are all from one agency and one year."""
MIN_LENGTH = 400
"""Minimum characters of a text to be used."""
JSON = (("content-type", b"application/json"),)


def unmarked(data: Path) -> list[Example]:
    """English articles of the open corpora without annotations of names or quotes."""
    wire = (line for number, line in enumerate(lines_of(data / WIRE)) if number % ONE_IN == 0)
    texts = (line for name in TEXTS for line in lines_of(data / f"{name}.jsonl.gz"))
    pages = (line for name in PAGES for line in lines_of(data / "pages" / f"{name}.jsonl.gz"))
    raw = [
        *({"article_id": line["article_id"], "text": line["text"]} for line in (*wire, *texts)),
        *({"article_id": line["article_id"], "html": line["html"]} for line in pages),
    ]
    return [Example(article.article_id, article.text, None) for article in _cleaned(raw)]


def _cleaned(raw: list[dict[str, Any]]) -> Iterator[CleanArticle]:
    for fields in raw:
        try:
            article = clean(read_article(Message("news.raw", None, json.dumps(fields).encode(), JSON), Limits()))
        except ArticleError:
            continue
        if article.language == "en" and len(article.text) >= MIN_LENGTH:
            yield article
