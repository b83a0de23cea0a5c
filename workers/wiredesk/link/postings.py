"""An index from keys to those that have them, in a few flat arrays: a hash table of linked lists.

A posting takes 12 bytes, and adding or finding all keys of an article takes some ten array operations, whatever the
size of the index. A table of SQLite would write a page for nearly every key, 50 times as much as an article itself.
"""

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]

MAX_STEPS = 256
"""Links that are followed for one key. The newest come first, so what a common key finds is what is new."""

_START = 1 << 12


class Postings:
    """Which owners have a key. Keys are hashes of 32 bits: now and then an owner is found that hasn't the key."""

    def __init__(self) -> None:
        self.size = 0
        """Postings in the index."""
        self._keys = np.zeros(_START, np.uint32)
        self._owners = np.zeros(_START, np.uint32)
        self._next = np.zeros(_START, np.uint32)
        self._heads = np.zeros(_START, np.uint32)

    @property
    def greatest(self) -> int:
        """The greatest owner."""
        return int(self._owners[1 : self.size + 1].max(initial=0))

    def add(self, owner: int, keys: Keys) -> None:
        """Note that an owner has these keys, each once."""
        count = len(keys)
        if self.size + count + 1 > len(self._keys):
            self._grow(self.size + count + 1)
        places = np.arange(self.size + 1, self.size + 1 + count, dtype=np.uint32)
        self._keys[places], self._owners[places] = keys, owner
        self.size += count
        self._link(places, keys & np.uint32(len(self._heads) - 1))

    def extend(self, owners: NDArray[np.uint32], keys: Keys) -> None:
        """Add many postings at once: `keys[i]` for `owners[i]`."""
        count = len(keys)
        if self.size + count + 1 > len(self._keys):
            self._grow(self.size + count + 1)
        self._keys[self.size + 1 : self.size + 1 + count] = keys
        self._owners[self.size + 1 : self.size + 1 + count] = owners
        self.size += count
        self._link_all()

    def find(self, keys: Keys, most: int = MAX_STEPS) -> NDArray[np.uint32]:
        """The owners of each key, the newest first, an owner as often as it has keys; at most `most` steps a key."""
        entries = self._heads[keys & np.uint32(len(self._heads) - 1)]
        found = []
        for _ in range(most):
            alive = entries > 0
            if not alive.all():
                entries, keys = entries[alive], keys[alive]
            if not len(entries):
                break
            hits = entries[self._keys[entries] == keys]
            if len(hits):
                found.append(self._owners[hits])
            entries = self._next[entries]
        return np.concatenate(found) if found else np.zeros(0, np.uint32)

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Drop the postings of all owners for which `alive[owner]` is false."""
        used = slice(1, self.size + 1)
        stays = alive[self._owners[used]]
        keys, owners = self._keys[used][stays], self._owners[used][stays]
        self.size = len(keys)
        self._keys[1 : self.size + 1], self._owners[1 : self.size + 1] = keys, owners
        self._link_all()

    def _link(self, places: NDArray[np.uint32], slots: NDArray[np.uint32]) -> None:
        if len(np.unique(slots)) == len(slots):
            self._next[places] = self._heads[slots]
            self._heads[slots] = places
            return
        for place, slot in zip(places.tolist(), slots.tolist(), strict=True):
            self._next[place] = self._heads[slot]
            self._heads[slot] = place

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
        """Link every posting anew: sorted by slot, each points at the one before it of the same slot."""
        self._heads[:] = 0
        slots = self._keys[1 : self.size + 1] & np.uint32(len(self._heads) - 1)
        order = np.argsort(slots, kind="stable").astype(np.uint32)
        ordered = slots[order]
        follows = np.zeros(self.size, np.bool_)
        follows[1:] = ordered[1:] == ordered[:-1]
        before = np.zeros(self.size, np.uint32)
        before[1:] = order[:-1] + 1
        before[~follows] = 0
        self._next[order + 1] = before
        last = np.ones(self.size, np.bool_)
        last[:-1] = ordered[1:] != ordered[:-1]
        self._heads[ordered[last]] = order[last] + 1
