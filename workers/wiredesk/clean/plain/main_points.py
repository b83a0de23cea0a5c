"""Main points between an agency's headline and its dateline: lines behind bullets that the story says in full."""

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.dateline_reader import read_dateline

BULLETS = ("* ", "- ", "– ", "• ", "▪ ", "■ ", "· ")
HEAD = 14
"""Paragraphs above which a dateline follows: headline, byline, times and main points."""
MIN_POINTS = 2
"""A line alone may be the headline behind a mark."""
MAX_POINT = 200


def extract_main_points(draft: Draft) -> None:
    """Remove the lines behind bullets right above the paragraph with the dateline; other lists stay."""
    head = draft.paragraphs[:HEAD]
    points = [index for index, line in enumerate(head) if line.startswith(BULLETS) and len(line) <= MAX_POINT]
    if len(points) < MIN_POINTS or points[-1] - points[0] != len(points) - 1:
        return
    below = head[points[-1] + 1 : points[-1] + 2]
    filed = read_dateline(below[0]) if below else None
    if filed is None or not filed.certain:
        return
    for index in points:
        draft.remove(head[index], "summary")
    del draft.paragraphs[points[0] : points[-1] + 1]
