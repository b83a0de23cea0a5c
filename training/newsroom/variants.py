"""Variants of an article in the typography of other newsrooms and systems, with the same offsets."""

from random import Random

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.marks.quote_marks import quoted

STRAIGHT, CURLY, BRITISH, BRITISH_STRAIGHT, LOST = ('""', "“”", "‘’", "''", "  ")
STYLES = (STRAIGHT, CURLY, BRITISH, BRITISH_STRAIGHT, LOST)
WEIGHTS = (8, 8, 4, 2, 1)
OTHER_STYLE = 0.5
"""Share of articles that are converted to a style drawn by these weights; the others are not changed."""


def restyled(text: str, rng: Random) -> str:
    """The text with its quote marks in a random style."""
    if rng.random() >= OTHER_STYLE:
        return text
    marks = rng.choices(STYLES, WEIGHTS)[0]
    letters = list(text)
    for stretch in quoted(text, Span(0, len(text))):
        if stretch.single:
            continue
        letters[stretch.outer.start] = marks[0]
        if stretch.closed and text[stretch.outer.end - 1] in '"”“':
            letters[stretch.outer.end - 1] = marks[1]
    return "".join(letters)
