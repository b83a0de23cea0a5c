"""Reading annotated news, and counting words in it: what the benchmarks share."""

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
"""An article and what people say of it: the fields of one line of a file."""


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
    """What the stage `clean` makes of these fields, from bytes on; None where it would be a dead letter."""
    value = json.dumps(article).encode()
    try:
        return clean(read_article(Message("news.raw", None, value, JSON), Limits()))
    except ArticleError:
        return None


def words(text: str) -> list[str]:
    """The words of a text, in order, as they are written."""
    return WORD.findall(text)


def small_words(text: str) -> list[str]:
    """The words of a text without their capitals."""
    return WORD.findall(text.lower())


def plain_words(text: str) -> str:
    """The words without capitals, accents and marks, one space between them."""
    return " ".join(small_words(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()))


def squeezed(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Each run of so many words, and how often it is there; a shorter text is one run."""
    each = words(text)
    if not each:
        return Counter()
    return Counter(tuple(each[start : start + size]) for start in range(max(1, len(each) - size + 1)))


def share(part: int, whole: int) -> float:
    """A share to four places; 0 of nothing."""
    return round(part / max(1, whole), 4)


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / max(1e-9, precision + recall)
