"""Keys under which texts that share much of their words are likely to meet: MinHash in bands."""

import numpy as np
import rensa

from wiredesk.link.postings import Keys
from wiredesk.link.shingles import Hashes, shingles

BANDS = 32
ROWS = 3
"""Values in a band. With 32 bands of 3, 999 in 1,000 edited copies share a band with their original, and of a million
other articles some five do."""

SEED = 42


def band_keys(words: Hashes) -> Keys:
    """One key for each band; none for a text of fewer words than a shingle has."""
    runs = np.unique(shingles(words))
    if not len(runs):
        return np.zeros(0, np.uint32)
    digest = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        runs.astype(np.uint64), np.array([0, len(runs)], np.uint64), BANDS * ROWS, SEED
    )
    values = np.array(digest.to_rows()[0], np.uint32).reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint32) * np.uint32(0x9E3779B1)
    for row in range(ROWS):
        keys = (keys ^ values[:, row]) * np.uint32(0x85EBCA77)
        keys ^= keys >> np.uint32(13)
    return keys
