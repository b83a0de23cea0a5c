"""From the scores of cues and roles to who said what."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from workers.enrich.reader.outputs import Outputs, Scores, runs, softmax

CUE_FROM = 0.3
"""Share from which a word is a cue."""
CONTENT, SOURCE = 1, 2
GAP = 2
"""Words that a stretch of content may lose in its midst."""


class Stretch(NamedTuple):
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int


class Tying(Protocol):
    """What tells the roles of words to a cue."""

    def scores(self, outputs: Outputs, cues: NDArray[np.int64]) -> Scores:
        """(cues, words, roles)."""
        ...


class Saying(NamedTuple):
    """A cue with what it reports and whom it credits, as words of the window."""

    cue: Stretch
    contents: list[Stretch]
    source: Stretch | None
    share: float
    """How sure of it the model is, 0 to 1."""


def sayings_in(outputs: Outputs, ties: Tying) -> list[Saying]:
    """What the words of a window say that somebody said, in the order of the cues.

    Args:
        outputs: of the window.
        ties: what tells the roles of words to a cue.
    """
    shares = softmax(outputs.cues)
    cues = _cues(shares)
    if not cues:
        return []
    numbers = np.array([cue.first for cue in cues])
    roles = softmax(ties.scores(outputs, numbers))
    kinds = np.stack([roles[..., 0], roles[..., 1] + roles[..., 2], roles[..., 3] + roles[..., 4]])
    return _apart(_sayings(cues, kinds, 1 - shares[numbers, 0]))


def _cues(shares: Scores) -> list[Stretch]:
    found: list[Stretch] = []
    opens, inside = shares[:, 1], shares[:, 2]
    for number in np.flatnonzero(opens + inside >= CUE_FROM).tolist():
        goes_on = found and found[-1].last == number and inside[number] >= opens[number]
        if goes_on:
            found[-1] = Stretch(found[-1].first, number + 1)
        else:
            found.append(Stretch(number, number + 1))
    return found


def _sayings(cues: Sequence[Stretch], kinds: Scores, shares: Scores) -> list[Saying]:
    """What each cue reports; `kinds` is (kinds, cues, words), `shares` how sure it is that each is a cue."""
    best = kinds.argmax(0)
    for cue, row in zip(cues, best, strict=True):
        row[cue.first : cue.last] = 0
    heard = np.pad(kinds[CONTENT].cumsum(1, dtype=np.float64), ((0, 0), (1, 0)))
    found = []
    for number, (cue, stretches) in enumerate(zip(cues, runs(best), strict=True)):
        contents = _contents(cue, [Stretch(first, last) for first, last, kind in stretches if kind == CONTENT])
        if contents:
            sources = [
                (float(kinds[SOURCE, number, first:last].max()), Stretch(first, last))
                for first, last, kind in stretches
                if kind == SOURCE
            ]
            total = sum(heard[number, last] - heard[number, first] for first, last in contents)
            sure = total / sum(last - first for first, last in contents)
            found.append(Saying(cue, contents, max(sources)[1] if sources else None, float(shares[number] * sure)))
    return found


def _contents(cue: Stretch, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, those between which a word or two were lost made one."""
    contents: list[Stretch] = []
    for first, last in stretches:
        if contents and first - contents[-1].last <= GAP and not _between(cue, contents[-1].last, first):
            contents[-1] = Stretch(contents[-1].first, last)
        else:
            contents.append(Stretch(first, last))
    return contents


def _between(cue: Stretch, first: int, last: int) -> bool:
    return first <= cue.first < last


def _apart(sayings: list[Saying]) -> list[Saying]:
    """Of two that report the same words, the surer one."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda saying: -saying.share):
        if not any(_share_words(saying, other) for other in kept):
            kept.append(saying)
    return sorted(kept, key=lambda saying: saying.cue)


def _share_words(one: Saying, other: Saying) -> bool:
    both = sum(max(0, min(a.last, b.last) - max(a.first, b.first)) for a in one.contents for b in other.contents)
    least = min(sum(last - first for first, last in each.contents) for each in (one, other))
    return both * 2 > least
