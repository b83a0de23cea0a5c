"""Find sentence ends without a parser; good enough for counting sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.text.passages import paragraphs_of
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS
from wiredesk.knowledge.courtesies import ABBREVIATED

_END = re.compile(r"[.!?…][.!?…]*[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|" + "|".join(ABBREVIATED) + r"|St|Ft|Mt|Jr|Sr|vs|No|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
_END_BEFORE_TITLE = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Jr|Sr|D\.C|U\.S|U\.K)\.$")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")
"""Behind a firm's or person's name with an abbreviation at its end, a title begins the next sentence."""
_CLOCK = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(rf"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)}|{'|'.join(ENGLISH_MONTHS)}|[A-Z]{{2,4}}\b)")
"""Behind an hour: the day, or the time zone: "at 9 a.m. Monday"."""
_MAX_ABBREVIATION_LENGTH = 6
FULL_STOP = re.compile(r"(?<=[^\W\d_]{5})\.$")
"""Behind a word that is too long for an abbreviation."""


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text, in order; a paragraph's end ends one."""
    found: list[Span] = []
    for paragraph in paragraphs_of(text, Span(0, len(text))):
        start = paragraph.start
        for end in ends(text, paragraph):
            found.append(Span(start, start + len(text[start:end].rstrip())))
            start = end
        found.append(Span(start, paragraph.end))
    return found


def ends(text: str, within: Span) -> Iterator[int]:
    """The start of the next sentence after each sentence end inside part of a paragraph."""
    for end in _END.finditer(text, within.start, within.end):
        before = text[max(within.start, end.start() - _MAX_ABBREVIATION_LENGTH) : end.start() + 1]
        if before.endswith(".m.") and _CLOCK.search(before) and _DAY.match(text, end.end(), within.end):
            continue
        if (
            before[-1] != "."
            or not _ABBREVIATION.search(before)
            or (_END_BEFORE_TITLE.search(before) and _TITLE.match(text, end.end(), within.end))
        ):
            yield end.end()


def in_one_sentence(text: str, span: Span, *, last: bool = False) -> Span:
    """The part of a span up to the first full stop that ends a sentence in it, or, if `last`, from the last one on.

    Args:
        text: the article's.
        span: part of a paragraph.
        last: keep the last sentence's words and not the first one's.
    """
    edges = [
        edge
        for edge in ends(text, Span(span.start, min(len(text), span.end + 1)))
        if edge < span.end and not text[span.start : edge].rstrip().endswith((")", "]"))
    ]
    if not edges:
        return span
    if last:
        return Span(edges[-1], span.end)
    return Span(span.start, span.start + len(text[span.start : edges[0]].rstrip(" .!?…")))


def sentence_at(sentences: Sequence[Span], offset: int) -> Span:
    """The sentence that an offset is in, or the one before it."""
    return sentences[max(0, bisect_left(sentences, (offset + 1,)) - 1)]
