"""Finds whether a text has another one's beginning as one of several items."""

import numpy as np

from wiredesk.link.overlap.sides import GAP, Side, runs
from wiredesk.link.shingles import NUMBER, SHINGLE, among, distinct

OPENING, MIN_OPENING = 12, 0.5
"""First words of a report, and the minimum share of their runs that an item of a digest has."""

MIN_ITEM, MIN_RUN = 24, 14
"""Minimum words of an item, and of its longest run."""

MIN_NAMES = 2
"""Minimum names of an item: they tell whether the rest is about something else."""

MAX_ELSEWHERE = 1 / 3
"""Maximum share of an item's names in the rest of the digest; a later report goes on about them."""


def is_digest_of(digest: Side, report: Side) -> bool:
    """True if a text has the beginning of a report as an item, and the rest of it is about something else.

    A later report that repeats the beginning of an earlier one goes on about the same names.
    """
    start, end = _item(digest)
    if int(digest.shared[start:end].sum()) < MIN_ITEM:
        return False
    opening = report.shingles[: OPENING - SHINGLE + 1]
    if float(among(opening, digest.shingles[start : end - SHINGLE + 1]).mean()) < MIN_OPENING:
        return False
    words, firm = digest.words[start:end], digest.firm[start:end]
    names = distinct(words[firm & ((words & NUMBER) == 0)])
    if len(names) < MIN_NAMES or not among(words[firm], report.words).all():
        return False
    others = np.concatenate((digest.words[:start], digest.words[end:]))
    elsewhere = float(among(names, others).mean())
    goes_on = float(among(names, report.words[~report.shared]).mean())
    return elsewhere <= MAX_ELSEWHERE and elsewhere < goes_on


def _item(digest: Side) -> tuple[int, int]:
    """The start and end of the passage with the longest shared run and those near it; nothing if that is too short."""
    starts, ends = runs(digest.shared)
    lengths = ends - starts
    longest = int(lengths.argmax()) if len(lengths) else 0
    if not len(lengths) or lengths[longest] < MIN_RUN:
        return 0, 0
    first = last = longest
    while first > 0 and starts[first] - ends[first - 1] <= GAP:
        first -= 1
    while last + 1 < len(starts) and starts[last + 1] - ends[last] <= GAP:
        last += 1
    return int(starts[first]), int(ends[last])
