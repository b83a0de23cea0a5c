"""Texts as arrays of word hashes, and how much of one stands in another."""

import zlib

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.words import folded, words_of

Hashes = NDArray[np.uint32]
Mask = NDArray[np.bool_]

SHINGLE = 4
"""Words of a shingle. Three are shared by unrelated texts ("said in a"); five lose more at each changed word."""

NUMBER = np.uint32(1)
"""Flag in a word's hash: it is a number."""

_FIRST, _SECOND, _THIRD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D)
_SHIFT = np.uint32(15)


def hashes_of(text: str) -> Hashes:
    """One hash for each word of a text, in order, with `NUMBER` set in those of numbers."""
    return word_hashes([folded(word) for word in words_of(text)])


def word_hashes(words: list[str]) -> Hashes:
    """The hashes of words that are already folded."""
    found = np.fromiter((zlib.crc32(word.encode()) for word in words), np.uint32, len(words))
    numbers = np.fromiter((word[0].isdigit() for word in words), np.bool_, len(words))
    return (found & ~NUMBER) | numbers.astype(np.uint32)


def shingles(words: Hashes, size: int = SHINGLE) -> Hashes:
    """One hash for each run of `size` words, by the position of its first; none where there are fewer words."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint32)
    found = np.zeros(count, np.uint32)
    for position in range(size):
        found = (found ^ words[position : position + count]) * _FIRST
        found ^= found >> _SHIFT
    found = found * _SECOND
    found ^= found >> _SHIFT
    return found * _THIRD


def covered(shingles_here: Hashes, shingles_there: Hashes, length: int, size: int = SHINGLE) -> Mask:
    """Which of the `length` words here stand in a run of `size` words that is also there."""
    mask = np.zeros(length, np.bool_)
    shared = np.flatnonzero(np.isin(shingles_here, shingles_there))
    for position in range(size):
        mask[shared + position] = True
    return mask
