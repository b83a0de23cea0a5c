"""Quotes that continue in the next paragraph."""

from collections.abc import Sequence
from itertools import pairwise

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.quote_marks import Quoted


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


def goes_on(text: str, stretch: Quoted, following: Quoted) -> bool:
    """Whether `following` is the next paragraph of an unclosed quote."""
    between = text[stretch.outer.end : following.outer.start]
    return not stretch.closed and stretch.single == following.single and not between.strip() and "\n" in between
