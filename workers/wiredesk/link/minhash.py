"""Keys that similar texts are likely to share: MinHash with bands."""

import numpy as np
import rensa
from numpy.typing import NDArray

from wiredesk.link.postings import Keys
from wiredesk.link.shingles import Hashes, distinct, shingles

BANDS = 32
ROWS = 3
"""Values per band. With 32 bands of 3, 999 in 1,000 edited copies share a band with their original, and so do about
five of a million other articles."""

SEED = 42


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
