"""From the scores of cues and roles to who said what."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workers.enrich.reader.outputs import Outputs, Scores, runs, softmax

CUE_FROM = 0.5
"""Share from which a word is a cue."""
CONTENT, SOURCE = 1, 2
GAP = 2
"""Words that a stretch of content may lose in its midst."""


class Stretch(NamedTuple):
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int


class Saying(NamedTuple):
    """A cue with what it reports and whom it credits, as words of the window."""

    cue: Stretch
    contents: list[Stretch]
    source: Stretch | None
    share: float
    """How sure of it the model is, 0 to 1."""


def sayings_in(outputs: Outputs, distance: Scores) -> list[Saying]:
    """What the words of a window say that somebody said, in the order of the cues.

    Args:
        outputs: of the window.
        distance: (roles, 2 * reach + 1), what the distance from a cue adds to a role.
    """
    shares = softmax(outputs.cues)
    cues = _cues(shares)
    if not cues:
        return []
    numbers = np.array([cue.first for cue in cues])
    roles = softmax(_roles(outputs, distance, numbers))
    found = []
    for cue, each in zip(cues, roles, strict=True):
        kinds = np.stack([each[:, 0], each[:, 1] + each[:, 2], each[:, 3] + each[:, 4]], axis=1)
        saying = _saying(cue, kinds, float(1 - shares[cue.first, 0]))
        if saying is not None:
            found.append(saying)
    return _apart(found)


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


def _roles(outputs: Outputs, distance: Scores, cues: NDArray[np.int64]) -> Scores:
    """(cues, words, roles)."""
    width = outputs.of_cue.shape[2]
    of_cue = outputs.of_cue[cues].transpose(1, 0, 2)
    of_word = outputs.of_word.transpose(1, 2, 0)
    scores = (of_cue @ of_word).transpose(1, 2, 0) / np.float32(width**0.5)
    reach = distance.shape[1] // 2
    away = np.clip(np.arange(len(outputs.cues))[None] - cues[:, None], -reach, reach) + reach
    together: Scores = scores + outputs.roles[None] + distance.T[away]
    return together


def _saying(cue: Stretch, kinds: Scores, share: float) -> Saying | None:
    best = kinds.argmax(1)
    best[cue.first : cue.last] = 0
    contents: list[Stretch] = []
    sources: list[tuple[float, Stretch]] = []
    for first, last, kind in runs(best):
        if kind == SOURCE:
            sources.append((float(kinds[first:last, SOURCE].max()), Stretch(first, last)))
        elif contents and first - contents[-1].last <= GAP and not _between(cue, contents[-1].last, first):
            contents[-1] = Stretch(contents[-1].first, last)
        else:
            contents.append(Stretch(first, last))
    if not contents:
        return None
    sure = float(np.mean(np.concatenate([kinds[first:last, CONTENT] for first, last in contents])))
    return Saying(cue, contents, max(sources)[1] if sources else None, share * sure)


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
