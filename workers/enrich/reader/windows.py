"""A text's words in windows of the length that the model reads at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workers.enrich.reader.pieces import Pieces
from workers.enrich.reader.words import INSIDE, SIGN, Words, shape_of

LONGEST = 192
"""Pieces in a window: the encoder's cost per piece grows with it, and most of what is said and by whom is nearer."""
ENDS = frozenset(".!?")
LEAST = 0.5
"""Share of a window after which a paragraph that is too long may be cut at a sentence's end."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the model reads at once: words `first` to `last` (exclusive)."""

    first: int
    last: int
    pieces: list[int]
    shapes: list[int]
    states: list[int]
    heads: list[int]
    """For each word the place of its first piece."""


def windows_of(words: Words, pieces: Pieces, longest: int = LONGEST) -> list[Window]:
    """All words in windows: whole paragraphs where they fit, else cut after a sentence, else anywhere."""
    cut = [pieces.of(text) for text in words.texts]
    sizes = [len(each) for each, _ in cut]
    return [_window(words, cut, stretches, pieces) for stretches in _packed(words, sizes, longest)]


def _packed(words: Words, sizes: Sequence[int], longest: int) -> list[list[tuple[int, int]]]:
    """Stretches of words, each from one paragraph, together for each window."""
    packed: list[list[tuple[int, int]]] = []
    room = 0
    for stretch, size in _stretches(words, sizes, longest - 2):
        if not packed or size + 1 > room:
            packed.append([])
            room = longest - 1
        packed[-1].append(stretch)
        room -= size + 1
    return packed


def _stretches(words: Words, sizes: Sequence[int], longest: int) -> list[tuple[tuple[int, int], int]]:
    found = []
    for first, last in pairwise([*words.paragraphs, len(words)]):
        while first < last:
            stop, size = _fitting(words, sizes, first, last, longest)
            found.append(((first, stop), size))
            first = stop
    return found


def _fitting(words: Words, sizes: Sequence[int], first: int, last: int, longest: int) -> tuple[int, int]:
    """As many words from `first` on as fit, and how many pieces they have."""
    total, stop = 0, first
    sentence: tuple[int, int] | None = None
    while stop < last and total + sizes[stop] <= longest:
        total += sizes[stop]
        stop += 1
        ended = words.texts[stop - 1] in ENDS and words.states[stop - 1] != INSIDE
        if ended and total > longest * LEAST and stop < last and shape_of(words.texts[stop]) != SIGN:
            sentence = stop, total
    if stop == first:
        return first + 1, longest
    return (stop, total) if stop == last or sentence is None else sentence


def _window(
    words: Words, cut: Sequence[tuple[tuple[int, ...], int]], stretches: list[tuple[int, int]], pieces: Pieces
) -> Window:
    window = Window(stretches[0][0], stretches[-1][1], [pieces.start], [SIGN], [0], [])
    for first, last in stretches:
        for number in range(first, last):
            numbers, shape = cut[number]
            window.heads.append(len(window.pieces))
            window.pieces.extend(numbers)
            window.shapes.extend([shape] * len(numbers))
            window.states.extend([words.states[number]] * len(numbers))
        window.pieces.append(pieces.stop)
        window.shapes.append(SIGN)
        window.states.append(0)
    return window
