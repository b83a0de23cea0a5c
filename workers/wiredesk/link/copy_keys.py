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
from wiredesk.link.shingles import FIGURE, NUMBER, Hashes, distinct, shingles
from wiredesk.link.words import folded

BANDS = 32
ROWS = 3
"""Values per band. With 32 bands of 3, 999 in 1,000 edited copies share a band with their original, and so do about
five of a million other articles."""

SEED = 42

PASSAGE, SPACING = 8, 12
"""Words of a passage, and how many runs of so many words have one passage among them at least: each stretch of 19 words
that two texts have in common has one that both keep."""

OPENING = 64
"""First words of a text whose passages are sought in whole texts: a brief and the report that it was cut from begin
alike, and a digest has the beginning of each report."""

MAX_PASSAGES = 512
"""Maximum passages kept of a text, the first ones; those of about 3,300 words."""

MAX_FIGURES = 12
"""Maximum numbers with many digits kept of a text."""

MIN_PASSAGES = 2
"""Keys that two articles without a common band have to share: a single one is a title with its name, or chance."""

_TAGS, _BODY, _OPENING = np.uint32(3), np.uint32(1), np.uint32(2)
_TABLE = np.uint32(0)


def band_keys(words: Hashes) -> Keys:
    """One key per band; none for a text shorter than a shingle."""
    runs = distinct(shingles(words))
    if not len(runs):
        return np.zeros(0, np.uint32)
    bands: Keys = bands_of(runs, np.array([0, len(runs)], np.uint64))[0]
    return bands


def bands_of(runs: Hashes, starts: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The keys of several texts, one row per text.

    Args:
        runs: the distinct runs of each text, at least one per text, concatenated.
        starts: the start of each text's runs, and the end of the last.
    """
    digest = rensa.RMinHash.digest_matrix_from_flat_token_hashes(runs.astype(np.uint64), starts, BANDS * ROWS, SEED)
    values = np.array(digest.to_rows(), np.uint32).reshape(-1, BANDS, ROWS)
    keys = np.tile(np.arange(1, BANDS + 1, dtype=np.uint32) * np.uint32(0x9E3779B1), (len(values), 1))
    for row in range(ROWS):
        keys = (keys ^ values[:, :, row]) * np.uint32(0x85EBCA77)
        keys ^= keys >> np.uint32(13)
    return keys


def passage_keys(words: Hashes, title: Sequence[str] = ()) -> Keys:
    """The keys of a text's passages, of its opening once more, and of what tells one table or notice from others.

    Args:
        words: the words of the text.
        title: the words of its headline.
    """
    runs = shingles(words, PASSAGE)
    places = _least(runs)[:MAX_PASSAGES]
    body = runs[places] & ~_TAGS
    opening = body[: int(places.searchsorted(OPENING - PASSAGE + 1))]
    return distinct(np.concatenate((body | _BODY, opening | _OPENING, _table_keys(words, title) & ~_TAGS | _TABLE)))


def sought(passages: Keys) -> Keys:
    """The keys of other articles that passages find: for an opening those in whole texts, and the other way round."""
    tags = passages & _TAGS
    return np.where((tags == _BODY) | (tags == _OPENING), passages ^ _TAGS, passages)


def may_share(bands: Keys, passages: Keys, other_bands: Keys, other_passages: Keys) -> bool:
    """True if two articles find each other by their keys."""
    if np.isin(bands, other_bands).any():
        return True
    return int(np.isin(sought(passages), other_passages).sum()) >= MIN_PASSAGES


def _least(runs: Hashes) -> NDArray[np.intp]:
    """The places of the runs that are the least of some `SPACING` in a row (Schleimer and others, 2003)."""
    if len(runs) <= SPACING:
        return runs.argsort(kind="stable")[:1]
    least = np.minimum(runs[:-1], runs[1:])
    least = np.minimum(least[:-2], least[2:])  # of four
    least = np.minimum(np.minimum(least[:-8], least[4:-4]), least[8:])
    chosen = np.zeros(len(runs), np.bool_)
    # A run is chosen if it is the least of a window that it stands in.
    for place in range(SPACING):
        chosen[place : place + len(least)] |= runs[place : place + len(least)] == least
    return np.flatnonzero(chosen)


def _table_keys(words: Hashes, title: Sequence[str]) -> Keys:
    """Keys of a text in which many words are numbers: those with many digits, and all of a notice with its headline."""
    numbers = np.unique(words[(words & NUMBER) == NUMBER])
    if not len(words) or float(((words & NUMBER) == NUMBER).mean()) < FIGURES:
        return np.zeros(0, np.uint32)
    figures = numbers[numbers >= FIGURE][:MAX_FIGURES]
    keys = figures * np.uint32(0x9E3779B1)
    if len(words) > NOTICE or len(title) < 2:
        return keys
    told = crc32(" ".join(map(folded, title[:2])).encode() + numbers.tobytes())
    return np.concatenate((keys, np.array([told, told ^ 0xFFFFFFFF], np.uint32)))
