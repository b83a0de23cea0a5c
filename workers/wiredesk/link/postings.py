"""An inverted index from keys to owners, in a few flat arrays: a hash table of linked lists.

A posting takes 12 bytes, and adding or finding all keys of an article takes about ten array operations, independent of
the size of the index. A SQLite table would write a page for nearly every key, 50 times as much as the article itself.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]

MAX_STEPS = 256
"""Maximum links followed per key. Postings are ordered newest first, so a common key finds recent owners."""

_START = 1 << 12
_CHECK = 4
"""Links followed between two checks which keys have more. The last posting of a slot links to entry 0, which links to
itself and has no owner."""


class Postings:
    """The owners of each key. Keys are 32-bit hashes, so a lookup occasionally finds an owner without the key."""

    def __init__(self) -> None:
        self.size = 0
        """The number of postings in the index."""
        self._keys = np.zeros(_START, np.uint32)
        self._owners = np.zeros(_START, np.uint32)
        self._next = np.zeros(_START, np.uint32)
        self._heads = np.zeros(_START, np.uint32)

    @property
    def greatest(self) -> int:
        """The greatest owner."""
        return int(self._owners[1 : self.size + 1].max(initial=0))

    def add(self, owners: int | NDArray[np.integer[Any]], keys: Keys) -> None:
        """Add these keys to an owner, or `keys[i]` to `owners[i]`; call it once per pair."""
        count = len(keys)
        if not count:
            return
        if self.size + count + 1 > len(self._keys):
            self._grow(self.size + count + 1)
        places = np.arange(self.size + 1, self.size + 1 + count, dtype=np.uint32)
        self._keys[places], self._owners[places] = keys, owners
        self.size += count
        self._link(places)

    def find(self, keys: Keys, most: int = MAX_STEPS) -> NDArray[np.uint32]:
        """The owners of each key, newest first, repeated for every key they have; at most `most` steps per key."""
        return self.find_each(keys, most)[1]

    def find_each(self, keys: Keys, most: int = MAX_STEPS) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
        """The owners as `find` returns them, and for each the index in `keys` that found it."""
        which = np.arange(len(keys))
        entries = self._heads[keys & np.uint32(len(self._heads) - 1)]
        followed, sought = [entries[:0]], [which[:0]]
        for step in range(most):
            if step % _CHECK == 0:
                alive = entries > 0
                entries, which = entries[alive], which[alive]
                if not len(entries):
                    break
            followed.append(entries)
            sought.append(which)
            entries = self._next[entries]
        entries, which = np.concatenate(followed), np.concatenate(sought)
        hits = np.flatnonzero((self._keys[entries] == keys[which]) & (entries > 0))
        return which[hits], self._owners[entries[hits]]

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Remove the postings of all owners for which `alive[owner]` is false."""
        used = slice(1, self.size + 1)
        stays = alive[self._owners[used]]
        keys, owners = self._keys[used][stays], self._owners[used][stays]
        self.size = len(keys)
        self._keys[1 : self.size + 1], self._owners[1 : self.size + 1] = keys, owners
        self._link_all()

    def _link(self, places: NDArray[np.uint32]) -> None:
        """Link postings: each points to the previous one of its slot, and the slot points to the last one."""
        slots = self._keys[places] & np.uint32(len(self._heads) - 1)
        order = np.argsort(slots, kind="stable")
        slots, places = slots[order], places[order]
        last = np.ones(len(slots), np.bool_)
        last[:-1] = slots[1:] != slots[:-1]
        before = self._heads[slots]
        before[1:][~last[:-1]] = places[:-1][~last[:-1]]
        self._next[places] = before
        self._heads[slots[last]] = places[last]

    def _grow(self, wanted: int) -> None:
        length = len(self._keys)
        while length < wanted:
            length *= 2
        for name in ("_keys", "_owners", "_next"):
            grown = np.zeros(length, np.uint32)
            old = getattr(self, name)
            grown[: len(old)] = old
            setattr(self, name, grown)
        self._heads = np.zeros(length, np.uint32)
        self._link_all()

    def _link_all(self) -> None:
        self._heads[:] = 0
        if self.size:
            self._link(np.arange(1, self.size + 1, dtype=np.uint32))
