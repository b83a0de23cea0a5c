"""One of two texts that share runs of words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.shingles import Hashes, Mask

Places = NDArray[np.intp]

GAP = 8
"""Maximum words of a stretch that counts as a different wording of the same passage."""


@dataclass(frozen=True, slots=True)
class Side:
    """A text that is compared with another one."""

    words: Hashes
    firm: Mask
    """Which words are names and numbers."""
    shingles: Hashes
    shared: Mask
    """Which words are in runs that the other text has, too."""


def runs(mask: Mask) -> tuple[Places, Places]:
    """The start and end indexes of the runs of a mask."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.view(np.int8), [0]))))
    return edges[::2], edges[1::2]


def longest_run(mask: Mask) -> int:
    """The length of the longest run of a mask."""
    starts, ends = runs(mask)
    return int((ends - starts).max()) if len(starts) else 0


def gaps(mask: Mask) -> tuple[Places, Places]:
    """The start and end indexes of the short gaps between runs of a mask, or before the first."""
    starts, ends = runs(mask)
    begins = np.concatenate((np.zeros(1, ends.dtype), ends[:-1]))
    short = starts - begins <= GAP
    return begins[short], starts[short]
