"""From the scores of cues and roles to who said what."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from wiredesk.enrich.model.outputs import Outputs, Scores, runs, softmax

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

    def scores(self, read: Sequence[Outputs], cues: Sequence[Sequence[int]]) -> Scores:
        """(all cues, words of the longest window, roles), for the cues of each; words not there are outside."""
        ...


class Saying(NamedTuple):
    """A cue with what it reports and whom it credits, as words of the window."""

    cue: Stretch
    contents: list[Stretch]
    source: Stretch | None
    share: float
    """How sure of it the model is, 0 to 1."""


def sayings_in(read: Sequence[Outputs], ties: Tying) -> list[list[Saying]]:
    """What the words of each window say that somebody said, in the order of the cues.

    Args:
        read: of the windows; they are worked out together, since most have few cues.
        ties: what tells the roles of words to a cue.
    """
    shares = softmax(np.concatenate([outputs.cues for outputs in read])) if read else np.zeros((0, 3), np.float32)
    found: list[list[Saying]] = [[] for _ in read]
    cues = _cues(shares, [len(outputs.cues) for outputs in read])
    if not any(cues):
        return found
    roles = softmax(ties.scores(read, [[cue.first for cue in each] for each in cues]))
    kinds = np.stack([roles[..., 0], roles[..., 1] + roles[..., 2], roles[..., 3] + roles[..., 4]])
    every = [(window, cue) for window, each in enumerate(cues) for cue in each]
    starts = np.cumsum([0, *(len(outputs.cues) for outputs in read)])
    sure = 1 - shares[[starts[window] + cue.first for window, cue in every], 0]
    for (window, _), saying in zip(every, _sayings([cue for _, cue in every], kinds, sure), strict=True):
        if saying is not None:
            found[window].append(saying)
    return [_apart(each) for each in found]


def _cues(shares: Scores, sizes: Sequence[int]) -> list[list[Stretch]]:
    """The cues of each window, from the shares of all words."""
    found: list[list[Stretch]] = [[] for _ in sizes]
    window, start = 0, 0
    likely = np.flatnonzero(shares[:, 1] + shares[:, 2] >= CUE_FROM)
    goes_on = (shares[likely, 2] >= shares[likely, 1]).tolist()
    for number, inside in zip(likely.tolist(), goes_on, strict=True):
        while number >= start + sizes[window]:
            start += sizes[window]
            window += 1
        cues, here = found[window], number - start
        if inside and cues and cues[-1].last == here:
            cues[-1] = Stretch(cues[-1].first, here + 1)
        else:
            cues.append(Stretch(here, here + 1))
    return found


def _sayings(cues: Sequence[Stretch], kinds: Scores, shares: Scores) -> list[Saying | None]:
    """What each cue reports; `kinds` is (kinds, cues, words), `shares` how sure it is that each is a cue."""
    best = kinds.argmax(0)
    for cue, row in zip(cues, best, strict=True):
        row[cue.first : cue.last] = 0
    heard = np.zeros((len(cues), kinds.shape[2] + 1))
    kinds[CONTENT].cumsum(1, dtype=np.float64, out=heard[:, 1:])
    found: list[Saying | None] = []
    for number, (cue, stretches) in enumerate(zip(cues, runs(best), strict=True)):
        contents = _contents(cue, [Stretch(first, last) for first, last, kind in stretches if kind == CONTENT])
        if not contents:
            found.append(None)
            continue
        sources = [Stretch(first, last) for first, last, kind in stretches if kind == SOURCE]
        if len(sources) > 1:
            sources.sort(key=lambda one: (float(kinds[SOURCE, number, one.first : one.last].max()), one))
        total = sum(heard[number, last] - heard[number, first] for first, last in contents)
        sure = total / sum(last - first for first, last in contents)
        found.append(Saying(cue, contents, sources[-1] if sources else None, float(shares[number] * sure)))
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
