"""Shared by the benchmarks: reads annotated news, and counts words."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wiredesk.clean.clean import clean
from wiredesk.clean.parse.parse import read_article
from wiredesk.errors import ArticleError
from wiredesk.limits import Limits
from wiredesk.message import Message
from wiredesk_schemas.clean import CleanArticle

WORD = re.compile(r"\w+")
JSON = (("content-type", b"application/json"),)

Annotated = dict[str, Any]
"""An article with its annotations: the fields of one line of a file."""


def annotated(path: str, most: int | None = None) -> Iterator[Annotated]:
    """The articles of a file of JSON lines, gzipped or not; no more than `most`."""
    opened = gzip.open if Path(path).suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if most is not None and number >= most:
                return
            if line.strip():
                yield json.loads(line)


def cleaned(article: Annotated) -> CleanArticle | None:
    """The result of the `clean` stage for these fields, starting from bytes; None if it would be a dead letter."""
    value = json.dumps(article).encode()
    try:
        return clean(read_article(Message("news.raw", None, value, JSON), Limits()))
    except ArticleError:
        return None


def words(text: str) -> list[str]:
    """The words of a text in order, unchanged."""
    return WORD.findall(text)


def small_words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return WORD.findall(text.lower())


def plain_words(text: str) -> str:
    """The words in lower case without accents and marks, joined by single spaces."""
    return " ".join(small_words(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()))


def squeezed(text: str) -> str:
    """A text with whitespace collapsed to single spaces."""
    return " ".join(text.split())


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """The runs of `size` words with their counts; a shorter text is one run."""
    spoken = words(text)
    if not spoken:
        return Counter()
    return Counter(tuple(spoken[start : start + size]) for start in range(max(1, len(spoken) - size + 1)))


def share(part: int, whole: int) -> float:
    """A share rounded to four places; 0 if `whole` is 0."""
    return round(part / max(1, whole), 4)


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / max(1e-9, precision + recall)
