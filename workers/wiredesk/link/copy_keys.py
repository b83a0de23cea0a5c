"""Keys under which an article finds those that it may share its text with.

Bands of MinHash find texts that are mostly the same. They miss a brief that was cut out of a longer report: the two
share few of all their runs of words. Passages find it: runs of words of the one stand in the opening of the other.
"""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import rensa
from numpy.typing import NDArray

from wiredesk.link.copies import FIGURES, NOTICE
from wiredesk.link.postings import Keys
from wiredesk.link.shingles import FIGURE, NUMBER, Hashes, Mask, among, distinct, joined, shingles
from wiredesk.link.words import folded

BANDS = 16
ROWS = 3
"""Values per band. 16 bands of 3 find 98 of 100 texts that have six tenths of their runs in common, and about two of a
million other articles. What both texts begin with is found by passages as well."""

SEED = 42

SPACING = 12
"""Consecutive passages of which at least one is kept. A passage is two runs of words, so each stretch of 19 words that
two texts have in common has a passage that both keep."""

SHORT, SHORT_SPACING = 160, 4
"""Words up to which a text keeps more passages, and their spacing: two short texts share few. They include all that the
wider spacing keeps. Both spacings are four times a power of three, as `_minima` expects."""

OPENING = 64
"""First words of a text whose passages are sought in whole texts: a brief and the report that it was cut from begin
alike, and a digest has the beginning of each report."""

MAX_PASSAGES = 512
"""Maximum passages kept of a text, the first ones; those of about 3,300 words."""

MAX_FIGURES = 12
"""Maximum numbers with many digits kept of a text."""

MIN_KEYS = 2
"""Keys that two articles have to share, if it is not a band: a single one is a title with its name, or chance."""

_TAGS, _BODY, _OPENING, _BAND = (np.uint32(tag) for tag in (3, 1, 2, 3))
"""The last bits of a key say what it is of; those of a table are 0."""


def copy_keys(words: Hashes, title: Sequence[str] = ()) -> Keys:
    """The keys of a text: its bands, its passages, those of its opening, and the numbers of a table or notice.

    Args:
        words: the words of the text.
        title: the words of its headline.
    """
    runs = shingles(words)
    passages = joined(runs)
    places = _minima(passages, SHORT_SPACING if len(words) <= SHORT else SPACING)[:MAX_PASSAGES]
    body = passages[places] & ~_TAGS
    opening = body[: int(places.searchsorted(OPENING - len(words) + len(passages)))]
    keys = (_bands(runs) | _BAND, body | _BODY, opening | _OPENING, _table_keys(words, title) & ~_TAGS)
    return distinct(np.concatenate(keys))


def sought(keys: Keys) -> Keys:
    """The keys to look up for an article's own: an opening is found in whole texts, and the other way round."""
    tags = keys & _TAGS
    return np.where((tags == _BODY) | (tags == _OPENING), keys ^ _TAGS, keys)


def are_bands(keys: Keys) -> Mask:
    """Which keys are of bands: one of them is enough."""
    bands: Mask = (keys & _TAGS) == _BAND
    return bands


def may_share(here: Keys, there: Keys) -> bool:
    """True if two articles find each other by their keys. Symmetric."""
    keys = sought(here)
    shared = keys[among(keys, there)]
    return len(shared) >= MIN_KEYS or bool(are_bands(shared).any())


def _bands(runs: Hashes) -> Keys:
    """One key per band; none for a text shorter than a run."""
    runs = distinct(runs)
    if not len(runs):
        return runs
    starts = np.array([0, len(runs)], np.uint64)
    digest = rensa.RMinHash.digest_matrix_from_flat_token_hashes(runs.astype(np.uint64), starts, BANDS * ROWS, SEED)
    values = np.array(digest.to_rows(), np.uint32).reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)
    for row in range(ROWS):
        keys = (keys ^ values[:, row]) * np.uint32(0x85EBCA77)
        keys ^= keys >> np.uint32(13)
    return keys


def _minima(hashes: Hashes, spacing: int) -> NDArray[np.intp]:
    """The indexes of the hashes that are the minimum of `spacing` in a row (winnowing; Schleimer and others, 2003)."""
    if len(hashes) <= spacing:
        return hashes.argsort(kind="stable")[:1]
    minima = np.minimum(hashes[:-1], hashes[1:])
    minima = np.minimum(minima[:-2], minima[2:])
    size = 4
    while size < spacing:
        minima = np.minimum(np.minimum(minima[: -2 * size], minima[size:-size]), minima[2 * size :])
        size *= 3
    chosen = np.zeros(len(hashes), np.bool_)
    # A hash is chosen if it is the minimum of any window that contains it.
    for place in range(spacing):
        chosen[place : place + len(minima)] |= hashes[place : place + len(minima)] == minima
    return np.flatnonzero(chosen)


def _table_keys(words: Hashes, title: Sequence[str]) -> Keys:
    """Keys of a text in which many words are numbers: those with many digits, and all of a notice with its headline."""
    are_numbers = (words & NUMBER) == NUMBER
    if not len(words) or float(are_numbers.mean()) < FIGURES:
        return np.zeros(0, np.uint32)
    numbers = distinct(words[are_numbers])
    figures = numbers[numbers >= FIGURE][:MAX_FIGURES]
    keys = figures * np.uint32(0x9E3779B1)
    if len(words) > NOTICE or len(title) < 2:
        return keys
    notice = crc32(" ".join(map(folded, title[:2])).encode() + numbers.tobytes())
    return np.concatenate((keys, np.array([notice, notice ^ 0xFFFFFFFF], np.uint32)))
