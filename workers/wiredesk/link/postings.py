"""An inverted index from keys to owners, in sorted arrays.

A posting is one number of 8 bytes, with the key in its upper half and the owner in its lower half. The newest stand in
a dictionary; they are moved to a sorted array, and from there into a large one, so that each is copied a few times.
Finding all keys of an article takes about ten array operations; of a common key only the newest owners are read. A
SQLite table would write a page for nearly every key, 50 times as much as the article itself.
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.shingles import among

Keys = NDArray[np.uint32]
Found = tuple[NDArray[np.int64], NDArray[np.uint32]]

MAX_OWNERS = 256
"""Maximum owners found per key, the newest ones."""

NEWEST = 1 << 15
"""Postings in the dictionary, about 0.2 kB each."""

MIN_MERGED, MERGED_SHARE = 1 << 18, 16
"""The middle array is merged into the large one when it has so many postings, and this fraction of the large one."""

BLOCK = 1 << 20
"""Postings that are moved at once, which bounds the memory in use meanwhile."""

_HALF, _OWNER = np.uint64(32), np.uint64(0xFFFFFFFF)
_NONE = np.zeros(0, np.uint64)


class Postings:
    """The owners of each key. Keys are 32-bit hashes, so a lookup occasionally finds an owner without the key."""

    def __init__(self) -> None:
        self.greatest = 0
        """The greatest owner so far."""
        self.added: list[tuple[int | NDArray[np.integer[Any]], Keys]] | None = None
        """Collects what is added, to be stored by whoever sets it."""
        self._newest: dict[int, list[int]] = defaultdict(list)
        self._count = 0
        self._middle, self._large = _NONE, _NONE
        self._size = 0

    @property
    def size(self) -> int:
        """The number of postings in the index."""
        return self._count + len(self._middle) + self._size

    def add(self, owners: int | NDArray[np.integer[Any]], keys: Keys) -> None:
        """Add these keys to an owner, or `keys[i]` to `owners[i]`; call it once per pair.

        Args:
            owners: not smaller than all owners before: of those with a key, the greatest are the newest.
            keys: the keys.
        """
        if not len(keys):
            return
        if self.added is not None:
            self.added.append((owners, keys))
        newest = self._newest
        listed = repeat(owners) if isinstance(owners, int) else owners.tolist()
        for key, owner in zip(keys.tolist(), listed, strict=False):
            newest[key].append(owner)
        self.greatest = max(self.greatest, int(np.max(owners)))
        self._count += len(keys)
        if self._count >= NEWEST:
            self._move_newest()
            if len(self._middle) >= max(MIN_MERGED, self._size // MERGED_SHARE):
                self._merge()

    def load(self, owners: NDArray[np.integer[Any]], keys: Keys) -> None:
        """Add `keys[i]` to `owners[i]` in an index that is loaded; call `loaded` before anything is found."""
        self._reserve(self._size + len(keys))
        self._large[self._size : self._size + len(keys)] = (keys.astype(np.uint64) << _HALF) | owners
        self._size += len(keys)
        self.greatest = max(self.greatest, int(owners.max(initial=0)))

    def loaded(self) -> None:
        """Sort what was loaded."""
        self._large[: self._size].sort()

    def find(self, keys: Keys, most: int = MAX_OWNERS) -> NDArray[np.uint32]:
        """The newest owners of each key, at most `most`, newest first; repeated for every key that they have."""
        return self.find_each(keys, most)[1]

    def find_each(self, keys: Keys, most: int = MAX_OWNERS) -> Found:
        """The owners as `find` returns them, and for each the index in `keys` that found it."""
        order = np.argsort(keys)  # a search for the next greater key takes less time
        keys = keys[order]
        which, owners = self._find_newest(keys, most)
        left = most - np.bincount(which, minlength=len(keys))
        sought, found = [which], [owners]
        wanted = keys.astype(np.uint64) << _HALF
        for postings in (self._middle, self._large[: self._size]):
            if len(postings):
                which, owners, counts = _newest_of(postings, wanted, left)
                left -= counts
                sought.append(which)
                found.append(owners)
        return order[np.concatenate(sought)], np.concatenate(found)

    def _find_newest(self, keys: Keys, most: int) -> Found:
        which: list[int] = []
        owners: list[int] = []
        for place, found in enumerate(map(self._newest.get, keys.tolist())):
            if found:
                newest = found[: -most - 1 : -1]
                owners += newest
                which += [place] * len(newest)
        return np.array(which, np.int64), np.array(owners, np.uint32)

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Remove the postings of all owners for which `alive[owner]` is false."""
        self._filter(lambda block: alive[(block & _OWNER).astype(np.int64)])

    def drop(self, removed: NDArray[np.uint64]) -> None:
        """Remove some postings: sorted numbers with the key in the upper half and the owner in the lower half."""
        self._filter(lambda block: ~among(block, removed))

    def _filter(self, wanted: Callable[[NDArray[np.uint64]], NDArray[np.bool_]]) -> None:
        """Keep the postings of which a function of a block is true."""
        self._move_newest()
        self._merge()
        kept = 0
        for start in range(0, self._size, BLOCK):
            block = self._large[start : min(start + BLOCK, self._size)]
            block = block[wanted(block)]
            self._large[kept : kept + len(block)] = block
            kept += len(block)
        self._size = kept
        self._large.resize(kept, refcheck=False)

    def _move_newest(self) -> None:
        """Move the postings from the dictionary into the middle array."""
        keys = np.repeat(
            np.fromiter(self._newest, np.uint64, len(self._newest)),
            np.fromiter(map(len, self._newest.values()), np.int64, len(self._newest)),
        )
        owners = np.fromiter((owner for owners in self._newest.values() for owner in owners), np.uint64, self._count)
        self._middle = np.concatenate((self._middle, (keys << _HALF) | owners))
        self._middle.sort()
        self._newest.clear()
        self._count = 0

    def _merge(self) -> None:
        """Merge the middle array into the large one, from its end, a block at a time."""
        size, middle = self._size, self._middle
        self._reserve(size + len(middle))
        places = self._large[:size].searchsorted(middle)
        end, middle_end = size, len(middle)
        while middle_end:
            start = max(0, end - BLOCK)
            middle_start = int(places.searchsorted(start)) if start else 0
            block = np.concatenate((self._large[start:end], middle[middle_start:middle_end]))
            block.sort(kind="stable")
            self._large[start + middle_start : end + middle_end] = block
            end, middle_end = start, middle_start
        self._size, self._middle = size + len(middle), _NONE

    def _reserve(self, wanted: int) -> None:
        """Make room in the large array; it is resized in place, because a second one might not fit into the memory."""
        if wanted > len(self._large):
            if not len(self._large):
                self._large = np.zeros(wanted, np.uint64)
            else:
                self._large.resize(wanted + wanted // MERGED_SHARE, refcheck=False)


def _newest_of(
    postings: NDArray[np.uint64], wanted: NDArray[np.uint64], most: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.int64]]:
    """The newest owners of keys in a sorted array: index of the key, owner, and the number of owners per key.

    Args:
        postings: sorted.
        wanted: the keys in the upper half, ascending.
        most: the maximum for each key.
    """
    starts = postings.searchsorted(wanted)
    ends = starts.copy()
    # Few keys of an article are those of others, too.
    found = (postings[np.minimum(starts, len(postings) - 1)] >> _HALF == wanted >> _HALF).nonzero()[0]
    ends[found] = postings.searchsorted(wanted[found] | _OWNER)
    counts = np.minimum(ends - starts, most)
    which = np.repeat(np.arange(len(wanted)), counts)
    places = np.repeat(ends - 1 + np.cumsum(counts) - counts, counts) - np.arange(len(which))
    return which, (postings[places] & _OWNER).astype(np.uint32), counts
