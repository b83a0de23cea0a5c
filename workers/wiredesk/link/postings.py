"""An inverted index from keys to owners, in sorted arrays.

A posting is one number of 8 bytes, with the key in its upper half and the owner in its lower half. The newest stand in
a dictionary; they are moved to a sorted array, and from there into a large one, so that each is copied a few times.
A table says where the postings of the large one begin whose first bits are the same: finding a key reads a few of them
in a row. Of a common key only the newest owners are read. A SQLite table would write a page for nearly every key, 50
times as much as the article itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain, repeat
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

MIN_MERGED, MERGED_SHARE = NEWEST, 32
"""The middle array is merged into the large one when it has so many postings, and this fraction of the large one. A
large one of up to a million is merged sooner than two are searched."""

BLOCK = 1 << 20
"""Postings that are moved at once, which bounds the memory in use meanwhile."""

IN_BUCKET, MAX_BUCKET = 16, 64
"""Mean postings in a row whose first bits are the same, half or all of these, and the number up to which all are read:
there are more where a key is common, which is searched for instead."""

_MIX = np.uint32(0x9E3779B1)
"""Keys are multiplied by it: those that were chosen because they are small would have the same first bits."""

_SEEN_BITS = 19
"""First bits of the keys in the dictionary that are marked, 16 times as many as it has keys."""

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
        self._seen = np.zeros(1 << _SEEN_BITS, np.bool_)
        self._count = 0
        self._middle, self._large = _NONE, _NONE
        self._size = 0
        self._starts: NDArray[np.uint32] | None = None
        """Where the postings with the same first bits begin in the large array; None after it has changed."""

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
        newest, keys = self._newest, keys * _MIX
        listed = repeat(owners) if isinstance(owners, int) else owners.tolist()
        for key, owner in zip(keys.tolist(), listed, strict=False):
            newest[key].append(owner)
        self._seen[keys >> np.uint32(32 - _SEEN_BITS)] = True
        self.greatest = max(self.greatest, owners if isinstance(owners, int) else int(owners.max()))
        self._count += len(keys)
        if self._count >= NEWEST:
            self._move_newest()
            if len(self._middle) >= max(MIN_MERGED, self._size // MERGED_SHARE):
                self._merge()

    def load(self, owners: NDArray[np.integer[Any]], keys: Keys) -> None:
        """Add `keys[i]` to `owners[i]` in an index that is loaded; call `loaded` before anything is found."""
        self._reserve(self._size + len(keys))
        self._large[self._size : self._size + len(keys)] = _postings(keys, owners)
        self._size += len(keys)
        self.greatest = max(self.greatest, int(owners.max(initial=0)))

    def loaded(self) -> None:
        """Sort what was loaded."""
        self._large[: self._size].sort()
        self._starts = None

    def find(self, keys: Keys, most: int = MAX_OWNERS) -> NDArray[np.uint32]:
        """The newest owners of each key, at most `most`, newest first; repeated for every key that they have."""
        return self.find_each(keys, most)[1]

    def find_each(self, keys: Keys, most: int = MAX_OWNERS) -> Found:
        """The owners as `find` returns them, and for each the index in `keys` that found it."""
        keys = keys * _MIX
        which, owners = self._find_newest(keys, most)
        left = most - np.bincount(which, minlength=len(keys))
        sought, found = [which], [owners]
        if len(self._middle):
            which, owners = _newest_of(self._middle, keys, left)
            left -= np.bincount(which, minlength=len(keys))
            sought.append(which)
            found.append(owners)
        for which, owners in self._find_large(keys, left) if self._size else ():
            sought.append(which)
            found.append(owners)
        return np.concatenate(sought), np.concatenate(found)

    def _find_newest(self, keys: Keys, most: int) -> Found:
        which: list[int] = []
        owners: list[int] = []
        seen = self._seen[keys >> np.uint32(32 - _SEEN_BITS)].nonzero()[0]
        for place, found in zip(seen.tolist(), map(self._newest.get, keys[seen].tolist()), strict=True):
            if found:
                newest = found[: -most - 1 : -1]
                owners += newest
                which += [place] * len(newest)
        return np.array(which, np.int64), np.array(owners, np.uint32)

    def _find_large(self, keys: Keys, most: NDArray[np.int64]) -> Iterator[Found]:
        """The newest owners in the large array, as `_newest_of` finds them."""
        large, starts = self._large[: self._size], self._table()
        buckets = keys >> np.uint32(33 - (len(starts) - 1).bit_length())
        ends = starts[buckets + np.uint32(1)].astype(np.int64)
        sizes = ends - starts[buckets]
        common = (sizes > MAX_BUCKET).nonzero()[0]
        if len(common):
            which, owners = _newest_of(large, keys[common], most[common])
            yield common[which], owners
            sizes[common] = 0
        steps = np.cumsum(sizes)
        which = np.repeat(np.arange(len(keys)), sizes)
        postings = large[np.repeat(ends - 1 + steps - sizes, sizes) - np.arange(len(which))]
        hits = (postings >> _HALF == keys[which]).nonzero()[0]
        which, owners = which[hits], postings[hits].astype(np.uint32)
        counts = np.bincount(which, minlength=len(keys))
        if (counts > most).any():
            newest = np.arange(len(which)) - (np.cumsum(counts) - counts)[which] < most[which]
            which, owners = which[newest], owners[newest]
        yield which, owners

    def _table(self) -> NDArray[np.uint32]:
        if self._starts is None:
            bits = max(1, (self._size // IN_BUCKET).bit_length())
            self._starts = starts = np.full((1 << bits) + 1, self._size, np.uint32)
            for first in range(0, 1 << bits, BLOCK):
                buckets = np.arange(first, min(first + BLOCK, 1 << bits), dtype=np.uint64)
                starts[first : first + len(buckets)] = self._large[: self._size].searchsorted(
                    buckets << np.uint64(64 - bits)
                )
        return self._starts

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Remove the postings of all owners for which `alive[owner]` is false."""
        self._filter(lambda block: alive[(block & _OWNER).astype(np.int64)])

    def drop(self, removed: NDArray[np.uint64]) -> None:
        """Remove some postings: numbers with the key in the upper half and the owner in the lower half."""
        removed = _postings((removed >> _HALF).astype(np.uint32), removed & _OWNER)
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
        self._size, self._starts = kept, None
        self._large.resize(kept, refcheck=False)

    def _move_newest(self) -> None:
        """Move the postings from the dictionary into the middle array."""
        keys = np.repeat(
            np.fromiter(self._newest, np.uint64, len(self._newest)),
            np.fromiter(map(len, self._newest.values()), np.int64, len(self._newest)),
        )
        owners = np.fromiter(chain.from_iterable(self._newest.values()), np.uint64, self._count)
        self._middle = np.concatenate((self._middle, (keys << _HALF) | owners))
        self._middle.sort()
        self._newest.clear()
        self._seen[:] = False
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
        self._size, self._middle, self._starts = size + len(middle), _NONE, None

    def _reserve(self, wanted: int) -> None:
        """Make room in the large array; it is resized in place, because a second one might not fit into the memory."""
        if wanted > len(self._large):
            if not len(self._large):
                self._large = np.zeros(wanted, np.uint64)
            else:
                self._large.resize(wanted + wanted // MERGED_SHARE, refcheck=False)


def _postings(keys: Keys, owners: NDArray[np.integer[Any]]) -> NDArray[np.uint64]:
    return ((keys * _MIX).astype(np.uint64) << _HALF) | owners.astype(np.uint64)


def _newest_of(postings: NDArray[np.uint64], keys: Keys, most: NDArray[np.int64]) -> Found:
    """The newest owners of keys in a sorted array: index of the key, and owner.

    Args:
        postings: sorted.
        keys: multiplied by `_MIX`.
        most: the maximum for each key.
    """
    order = np.argsort(keys)  # a search for the next greater key takes less time
    wanted = keys[order].astype(np.uint64) << _HALF
    starts = postings.searchsorted(wanted)
    # Few keys of an article are those of others, too.
    found = (postings[np.minimum(starts, len(postings) - 1)] >> _HALF == wanted >> _HALF).nonzero()[0]
    ends, order = postings.searchsorted(wanted[found] | _OWNER), order[found]
    counts = np.minimum(ends - starts[found], most[order])
    which = np.repeat(order, counts)
    places = np.repeat(ends - 1 + np.cumsum(counts) - counts, counts) - np.arange(len(which))
    return which, postings[places].astype(np.uint32)
