"""Split a long text into passages that fit in memory, at natural breaks."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.enrich.annotation import Span

# A model's memory grows with its input (about 1 MB per 1,000 characters); most articles are one passage.
MAX_PASSAGE_LENGTH = 12_000

_BLANK_LINE = re.compile(r"\n\s*\n")
_PAUSES = (re.compile(r"(?<=[.!?])[\"”’']?\s+"), re.compile(r"\s+"))
_OPENING_MARKS = "\"“«‘'"


def passages(text: str, max_length: int = MAX_PASSAGE_LENGTH) -> Iterator[Span]:
    """Split `text` into spans of at most `longest` code points that omit only white space.

    A passage ends at a paragraph's end and, if possible, not before a paragraph that opens with a quote mark, where a
    quote may continue. A paragraph that is too long is split after a sentence, else at a space, else anywhere.
    """
    start: int | None = None
    end = 0
    for piece in _pieces(text, max_length):
        if start is None:
            start = piece.start
        elif piece.end - start > max_length or (
            piece.end - start > max_length * 3 // 4 and text[piece.start] not in _OPENING_MARKS
        ):
            yield Span(start, end)
            start = piece.start
        end = piece.end
    if start is not None:
        yield Span(start, end)


def paragraphs_of(text: str, within: Span) -> list[Span]:
    """The spans between blank lines in part of the text, without white space at their ends."""
    start, stop = within
    if text.find("\n", start, stop) < 0:
        words = text[start:stop]
        begin = words.lstrip()
        return [Span(stop - len(begin), start + len(words.rstrip()))] if begin else []
    return list(_paragraphs(text, start, stop))


@lru_cache(maxsize=2)  # several modules ask for the same article's paragraphs
def _paragraphs(text: str, start: int, stop: int) -> tuple[Span, ...]:
    blanks = [blank.span() for blank in _BLANK_LINE.finditer(text, start, stop)]
    found: list[Span] = []
    for end, following in (*blanks, (stop, stop)):
        words = text[start:end]
        if begin := words.lstrip():
            found.append(Span(end - len(begin), start + len(words.rstrip())))
        start = following
    return tuple(found)


def _pieces(text: str, max_length: int) -> Iterator[Span]:
    for paragraph in paragraphs_of(text, Span(0, len(text))):
        start = paragraph.start
        while paragraph.end - start > max_length:
            cut = _cut(text, start, max_length)
            yield Span(start, cut)
            start = cut
        yield Span(start, paragraph.end)


def _cut(text: str, start: int, max_length: int) -> int:
    window = text[start : start + max_length]
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(window, max_length // 2)]
        if ends:
            return start + ends[-1]
    return start + max_length
