"""What was changed in passages that two texts share: names and numbers, and how much else."""

import numpy as np

from wiredesk.knowledge.vocabulary import listed
from wiredesk.link.overlap.sides import GAP, Places, Side, gaps
from wiredesk.link.shingles import NUMBER, SHINGLE, Hashes, among, word_hashes
from wiredesk.link.words import folded

_METRIC, _IMPERIAL = (
    np.unique(word_hashes([folded(unit) for unit in sorted(units)]))
    for units in (
        listed(
            """
            metre metres meter meters m km kilometre kilometres kilometer kilometers cm centimetre centimetres
            centimeter centimeters mm kg kilo kilos kilogram kilograms tonne tonnes hectare hectares ha litre litres
            liter liters celsius c kph
            """
        ),
        listed(
            """
            foot feet ft mile miles yard yards inch inches pound pounds lb lbs ounce ounces ton tons acre acres gallon
            gallons pint pints fahrenheit f mph
            """
        ),
    )
)
"""Units of measure of two systems: a newsroom that writes one for the other changes the number with it."""


def changes(here: Side, there: Side, *, strict: bool) -> int:
    """The number of short gaps with a name that the other text lacks, or a number that it lacks in this passage.

    Args:
        here: the text with the gaps.
        there: the other text.
        strict: a number of the same passage is the same only before the same word.
    """
    number = (here.words & NUMBER) == NUMBER
    foreign = here.firm & ~here.shared & (number | ~among(here.words, there.words))
    names = np.concatenate(([0], np.cumsum(foreign & ~number)))
    numbers = np.concatenate(([0], np.cumsum(foreign & number)))
    begins, finishes = gaps(here.shared)
    renamed = names[finishes] > names[begins]
    suspects = np.flatnonzero(~renamed & (numbers[finishes] > numbers[begins]))
    count = int(renamed.sum())
    for begin, finish in zip(begins[suspects].tolist(), finishes[suspects].tolist(), strict=True):
        passage = _passage(here, there, begin, finish)
        places = np.flatnonzero(number[begin:finish]) + begin
        moved = _stand_in(here.words, places, passage, followed=strict)
        count += not moved and not _converted(here.words[begin : finish + 2], passage)
    return count


def _passage(here: Side, there: Side, begin: int, finish: int) -> Hashes:
    """The words of the other text where a gap stands in this one."""
    if begin >= SHINGLE:
        found = np.flatnonzero(there.shingles == here.shingles[begin - SHINGLE])
        if len(found):
            start = int(found[0]) + SHINGLE
            return there.words[start : start + GAP + 2]
    elif finish < len(here.shingles):
        found = np.flatnonzero(there.shingles == here.shingles[finish])
        if len(found):
            return there.words[max(0, int(found[0]) - GAP) : int(found[0]) + 2]
    return there.words[:0]


def _stand_in(words: Hashes, places: Places, passage: Hashes, *, followed: bool) -> bool:
    """True if words also stand in a passage of the other text, before the same words if `followed`."""
    if not followed:
        return bool(among(words[places], passage).all())
    pairs = set(zip(passage[:-1].tolist(), passage[1:].tolist(), strict=True))
    return all(
        place + 1 < len(words) and (int(words[place]), int(words[place + 1])) in pairs for place in places.tolist()
    )


def _converted(here: Hashes, there: Hashes) -> bool:
    """True if two passages measure in different systems."""
    metric_here, metric_there = (bool(among(words, _METRIC).any()) for words in (here, there))
    imperial_here, imperial_there = (bool(among(words, _IMPERIAL).any()) for words in (here, there))
    return (metric_here and imperial_there and not imperial_here) or (
        imperial_here and metric_there and not metric_here
    )


def rewordings(here: Side, there: Side) -> int:
    """The number of short gaps with a word that the other text lacks."""
    begins, finishes = gaps(here.shared)
    total = np.concatenate(([0], np.cumsum(~here.shared & ~among(here.words, there.words))))
    return int((total[finishes] > total[begins]).sum())
