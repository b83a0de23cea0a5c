"""Finds rows of the state by keys, in memory: an index of SQLite would write a page of its own for nearly every key."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zlib import crc32

import numpy as np
import orjson
from numpy.typing import NDArray

from wiredesk.link.postings import Found, Keys, Postings

ALL = 1 << 31
"""More rows than a key has."""

LOADED = 20_000
"""Rows read in one batch."""


def text_key(kind: str, text: str) -> int:
    """The key of a text in a column of a kind."""
    return crc32(f"{kind}\0{text}".encode())


def keys_of(kinds: Iterable[str], texts: Iterable[str]) -> Keys:
    """The `text_key` of each of many texts."""
    starts = _Starts()
    return np.array([crc32(text.encode(), starts[kind]) for kind, text in zip(kinds, texts, strict=False)], np.uint32)


class _Starts(dict[str, int]):
    """What the keys of a kind begin with."""

    def __missing__(self, kind: str) -> int:
        found = self[kind] = crc32(f"{kind}\0".encode())
        return found


def columns(connection: sqlite3.Connection, table: str, *names: str) -> Iterator[list[list[Any]]]:
    """Columns of a table with `num` as its key: for each batch of rows, their numbers and the values of each column.

    The values are numbers and texts. SQLite joins them: a row returned by itself takes twice as long.
    """
    first, last = connection.execute(
        f"SELECT (SELECT min(num) FROM {table}), (SELECT max(num) FROM {table})"
    ).fetchone()
    if first is None:
        return
    arrays = ", ".join(f"json_group_array({name})" for name in ("num", *names))
    for start in range(first, last + 1, LOADED):
        query = f"SELECT {arrays} FROM {table} WHERE num BETWEEN ? AND ?"
        yield [orjson.loads(values) for values in connection.execute(query, (start, start + LOADED - 1)).fetchone()]


class RowIndex:
    """The numbers of the rows with each key.

    Keys are reduced to 32 bits, so rarely a row without the key is found: compare what is read. What is found depends
    on the rows only, not on the order in which they were added.
    """

    def __init__(self) -> None:
        self._postings = Postings()
        self._removed: set[int] = set()
        """Pairs that were removed since the last `compact`: the key in the upper half, the row in the lower half."""

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Add pairs of a key and a row; call it once per pair."""
        new = []
        for key, num in pairs:
            pair = _pair(key, num)
            if pair in self._removed:
                self._removed.discard(pair)
            else:
                new.append(pair)
        if new:
            added = np.array(new, np.uint64)
            self._postings.add((added & np.uint64(0xFFFFFFFF)).astype(np.uint32), _keys(added >> np.uint64(32)))

    def remove(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remove pairs of a key and a row that were added."""
        self._removed.update(_pair(key, num) for key, num in pairs)

    def find(self, keys: Sequence[int]) -> list[tuple[int, int]]:
        """Each of some keys with the rows that may have it."""
        which, nums = self.find_arrays(_keys([key & 0xFFFFFFFF for key in keys]))
        return [(keys[place], num) for place, num in zip(which.tolist(), nums.tolist(), strict=True)]

    def find_arrays(self, keys: Keys) -> Found:
        """For each row that may have one of some keys, the index of the key, and the row."""
        which, nums = self._postings.find_each(keys, ALL)
        if self._removed and len(nums):
            pairs = keys[which].astype(np.uint64) << np.uint64(32) | nums
            left = [pair not in self._removed for pair in pairs.tolist()]
            which, nums = which[left], nums[left]
        return which, nums

    def load(self, nums: NDArray[np.uint32], keys: Keys) -> None:
        """Add `keys[i]` to `nums[i]` when the state is opened; call `loaded` before anything is found."""
        self._postings.load(nums, keys)

    def loaded(self) -> None:
        """Sort what was loaded."""
        self._postings.loaded()

    def compact(self) -> None:
        """Free the memory of removed pairs."""
        if self._removed:
            self._postings.drop(np.array(sorted(self._removed), np.uint64))
            self._removed.clear()


def _pair(key: int, num: int) -> int:
    return (key & 0xFFFFFFFF) << 32 | num


def _keys(values: Sequence[int] | NDArray[np.uint64]) -> Keys:
    return np.asarray(values).astype(np.uint32)
