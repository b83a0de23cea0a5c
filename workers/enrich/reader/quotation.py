"""From sayings in words to attributions in characters: whole quotes, marks left out, kinds told apart."""

from collections.abc import Sequence

from schemas.quotes import QuoteKind
from workers.enrich.annotation import Attribution, Span
from workers.enrich.marks import Quoted
from workers.enrich.reader.chains import chained
from workers.enrich.reader.saying import Saying, Stretch
from workers.enrich.reader.words import Words

MOST_OF_IT = 0.5
"""Share of a quote in marks from which the whole of it is what was said."""
_AFTER = " \t\n,;:.–—-"
_BEFORE = " \t\n,;:–—-"


def attribution_of(text: str, words: Words, saying: Saying, first: int, stretches: Sequence[Quoted]) -> Attribution:
    """One attribution.

    Args:
        text: the article's text.
        words: of the text.
        saying: with words counted from `first`.
        first: the number of the window's first word.
        stretches: all words of the text in marks.
    """
    cue = _span(words, saying.cue, first)
    source = _span(words, saying.source, first) if saying.source else None
    said = [_span(words, stretch, first) for stretch in saying.contents]
    whole = [_whole(span, stretches, cue, source) for span in said]
    content = tuple(_bare(text, span, stretches) for span in _joined([*whole, *chained(text, whole, stretches)]))
    return Attribution(content, cue, source, _kind(content, stretches), saying.share)


def _span(words: Words, stretch: Stretch, first: int) -> Span:
    return Span(words.starts[first + stretch.first], words.ends[first + stretch.last - 1])


def _whole(span: Span, stretches: Sequence[Quoted], *others: Span | None) -> Span:
    """The span with the whole of each quote in marks that most of is in it, or without what little is."""
    for one in stretches:
        if not _touch(one.outer, span) or any(other and _touch(one.outer, other) for other in others):
            continue
        shared = min(one.inner.end, span.end) - max(one.inner.start, span.start)
        if shared >= MOST_OF_IT * (one.inner.end - one.inner.start):
            span = Span(min(span.start, one.outer.start), max(span.end, one.outer.end))
        elif span.start < one.outer.start < span.end < one.outer.end:
            span = Span(span.start, one.outer.start)
        elif one.outer.start < span.start < one.outer.end < span.end and shared < 0.2 * (span.end - span.start):
            span = Span(one.outer.end, span.end)
    return span


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _bare(text: str, span: Span, stretches: Sequence[Quoted]) -> Span:
    """Without the marks around it, or without the signs at the ends of what stands in none."""
    for one in stretches:
        if one.inner.start <= span.start + 1 and span.end <= one.outer.end and span.start >= one.outer.start:
            start, end = max(span.start, one.inner.start), min(span.end, one.inner.end)
            return Span(start, end - 1) if text[end - 1] == "," and end - start > 1 else Span(start, end)
    start, end = span
    while start < end - 1 and text[start] in _BEFORE:
        start += 1
    while end > start + 1 and text[end - 1] in _AFTER and not _ends_abbreviation(text, start, end):
        end -= 1
    return Span(start, end)


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and end - start > 2 and text[end - 3] in ". " and text[end - 2].isupper()


def _kind(content: Sequence[Span], stretches: Sequence[Quoted]) -> QuoteKind:
    touched = [one for one in stretches if any(_touch(one.inner, span) for span in content)]
    if not touched:
        return "indirect"
    inside = all(any(one.inner.start <= start and end <= one.inner.end for one in touched) for start, end in content)
    return "direct" if inside else "mixed"


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
