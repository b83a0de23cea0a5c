"""Quotes that continue in the next paragraph."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted


def continuations(text: str, said: Sequence[Span], stretches: Sequence[Quoted]) -> list[Span]:
    """The continuation of an unclosed quote: the next paragraphs, as long as each opens with a quote mark.

    Args:
        text: the article's text.
        said: spans, in any order.
        stretches: all words of the text in marks, in order.

    Returns:
        The further stretches, with their marks.
    """
    found: list[Span] = []
    for stretch, following in pairwise(stretches):
        if stretch.closed or not goes_on(text, stretch, following):
            continue
        if any(span.start < stretch.outer.end and stretch.outer.start < span.end for span in (*said, *found)):
            found.append(following.outer)
    return found


def with_beginnings(text: str, said: Sequence[Attribution], stretches: Sequence[Quoted]) -> list[Attribution]:
    """The attributions, each with the paragraphs that its quote continues, if the model found only a later one.

    They open with the same mark. With another one they are often of a text that is quoted whole, speakers included.

    Args:
        text: the article's text.
        said: the attributions found so far.
        stretches: all words of the text in marks, in order.
    """
    taken = [span for attribution in said for span in attribution.content]
    found = []
    for attribution in said:
        content = attribution.content
        at = bisect_right(stretches, content[0].start, key=lambda stretch: stretch.inner.end)
        at = at if at < len(stretches) and stretches[at].inner.start < content[0].end else 0
        while (
            at
            and goes_on(text, stretches[at - 1], stretches[at])
            and text[stretches[at - 1].outer.start] == text[stretches[at].outer.start]
            and not any(stretches[at - 1].inner.touches(span) for span in taken)
        ):
            at -= 1
            content = (stretches[at].inner, *content)
        found.append(replace(attribution, content=content) if content is not attribution.content else attribution)
    return found


def goes_on(text: str, stretch: Quoted, following: Quoted) -> bool:
    """Whether `following` is the next paragraph of an unclosed quote."""
    between = text[stretch.outer.end : following.outer.start]
    return not stretch.closed and stretch.single == following.single and not between.strip() and "\n" in between
