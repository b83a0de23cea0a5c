"""Decode the scores of cues and roles into attributions over words."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from wiredesk.enrich.model.outputs import Outputs, Scores, runs, softmax

MIN_CUE_PROBABILITY = 0.3
"""Minimum probability of a cue."""
CONTENT, SOURCE = 1, 2
MIN_CLAUSE = 5
"""Words of a content before the clause of a surer cue."""
MIN_CUT = 0.6
"""Minimum probability of an attribution that is cut there."""
MAX_GAP = 2
"""Words that may be missing inside a stretch of content."""


class Stretch(NamedTuple):
    """Words `first` to `last` (exclusive)."""

    first: int
    last: int


class RoleScorer(Protocol):
    """Scores the role of each word for a cue."""

    def scores(self, read: Sequence[Outputs], cues: Sequence[Sequence[int]]) -> Scores:
        """(all cues, roles, words of the longest window); padding is outside every role."""
        ...


class DecodedAttribution(NamedTuple):
    """A cue with its contents and source, as words of the window."""

    cue: Stretch
    contents: list[Stretch]
    source: Stretch | None
    probability: float
    """The model's confidence, 0 to 1."""


def decoded(
    read: Sequence[Outputs], role_scorer: RoleScorer, sentences: Sequence[Sequence[int]]
) -> list[list[DecodedAttribution]]:
    """The attributions in each window, in the order of their cues.

    Args:
        read: of the windows; decoded together, since most have few cues.
        role_scorer: scores the role of each word for a cue.
        sentences: for each window the words with which its sentences begin, in order.
    """
    found: list[list[DecodedAttribution]] = [[] for _ in read]
    if not read:
        return found
    # The words are the last axis, as NumPy is slow on one of three.
    probabilities = softmax(np.ascontiguousarray(np.concatenate([outputs.cues for outputs in read]).T), axis=0)
    cues = _cues(probabilities, [len(outputs.cues) for outputs in read])
    if not any(cues):
        return found
    roles = softmax(role_scorer.scores(read, [[cue.first for cue in window_cues] for window_cues in cues]), axis=1)
    kinds = np.stack([roles[:, 0], roles[:, 1] + roles[:, 2], roles[:, 3] + roles[:, 4]])
    every = [(window, cue) for window, window_cues in enumerate(cues) for cue in window_cues]
    starts = np.cumsum([0, *(len(outputs.cues) for outputs in read)])
    confidence = 1 - probabilities[0, [starts[window] + cue.first for window, cue in every]]
    for (window, _), reported in zip(every, _decoded([cue for _, cue in every], kinds, confidence), strict=True):
        if reported is not None:
            found[window].append(reported)
    return [_without_overlaps(window_cues, starts) for window_cues, starts in zip(found, sentences, strict=True)]


def _cues(probabilities: Scores, sizes: Sequence[int]) -> list[list[Stretch]]:
    """The cues of each window, from the probabilities (kinds, words) of all words."""
    found: list[list[Stretch]] = [[] for _ in sizes]
    window, start = 0, 0
    likely = np.flatnonzero(probabilities[1] + probabilities[2] >= MIN_CUE_PROBABILITY)
    goes_on = (probabilities[2, likely] >= probabilities[1, likely]).tolist()
    for index, inside in zip(likely.tolist(), goes_on, strict=True):
        while index >= start + sizes[window]:
            start += sizes[window]
            window += 1
        cues, here = found[window], index - start
        if inside and cues and cues[-1].last == here:
            cues[-1] = Stretch(cues[-1].first, here + 1)
        else:
            cues.append(Stretch(here, here + 1))
    return found


def _decoded(cues: Sequence[Stretch], kinds: Scores, probabilities: Scores) -> list[DecodedAttribution | None]:
    """The attribution of each cue; `kinds` is (kinds, cues, words), `shares` the probability of each cue."""
    best = kinds.argmax(0)
    for cue, row in zip(cues, best, strict=True):
        row[cue.first : cue.last] = 0
    cumulative = np.zeros((len(cues), kinds.shape[2] + 1))
    kinds[CONTENT].cumsum(1, dtype=np.float64, out=cumulative[:, 1:])
    found: list[DecodedAttribution | None] = []
    for index, (cue, stretches) in enumerate(zip(cues, runs(best), strict=True)):
        contents = _contents(cue, [Stretch(first, last) for first, last, kind in stretches if kind == CONTENT])
        if not contents:
            found.append(None)
            continue
        sources = _sources(cue, [Stretch(first, last) for first, last, kind in stretches if kind == SOURCE])
        if len(sources) > 1:
            sources.sort(key=lambda stretch: (float(kinds[SOURCE, index, stretch.first : stretch.last].max()), stretch))
        source = sources[-1] if sources else None
        contents = [_before_source(content, source) for content in contents]
        total = sum(cumulative[index, last] - cumulative[index, first] for first, last in contents)
        confidence = total / sum(last - first for first, last in contents)
        found.append(DecodedAttribution(cue, contents, source, float(probabilities[index] * confidence)))
    return found


def _contents(cue: Stretch, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The spans, joined across gaps of one or two words."""
    contents: list[Stretch] = []
    for first, last in stretches:
        if contents and first - contents[-1].last <= MAX_GAP and not _between(cue, contents[-1].last, first):
            contents[-1] = Stretch(contents[-1].first, last)
        else:
            contents.append(Stretch(first, last))
    return contents


def _sources(cue: Stretch, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The spans, joined across gaps of a single word: the full stop of "Mr. Ruiz"."""
    sources: list[Stretch] = []
    for first, last in stretches:
        if sources and first - sources[-1].last <= 1 and not _between(cue, sources[-1].last, first):
            sources[-1] = Stretch(sources[-1].first, last)
        else:
            sources.append(Stretch(first, last))
    return sources


def _before_source(content: Stretch, source: Stretch | None) -> Stretch:
    """A content without the words of a source that begins within it."""
    if source and content.first < source.first < content.last <= source.last:
        return Stretch(content.first, source.first)
    return content


def _between(cue: Stretch, first: int, last: int) -> bool:
    return first <= cue.first < last


def _without_overlaps(
    decoded_attributions: list[DecodedAttribution], sentences: Sequence[int]
) -> list[DecodedAttribution]:
    """Give contents that several attributions have to the most confident one.

    The others keep the rest, if it is beside their cue and more than they lose in their cue's sentence.
    """
    kept: list[DecodedAttribution] = []
    for reported in sorted(decoded_attributions, key=lambda reported: -reported.probability):
        claimed = _without_next_sentences(reported, decoded_attributions, sentences)
        if reported.probability >= MIN_CUT:
            claimed = [_up_to_next_clause(content, reported.cue, kept) for content in claimed]
        claimed = [content for content in claimed if not _is_reported_before(content, reported.cue, kept, sentences)]
        own = [content for content in claimed if not any(_is_within(content, other) for other in kept)]
        rest = own == claimed or (
            _size(own) * 2 > _size(claimed) and any(_is_beside(reported.cue, content) for content in own)
        )
        if rest and own and not any(_share_words(own, other.contents) for other in kept):
            kept.append(reported._replace(contents=own))
        elif any(_is_same_speaker_next(reported, other) for other in kept):
            kept.append(reported)
    return sorted(kept, key=lambda reported: reported.cue)


def _up_to_next_clause(content: Stretch, cue: Stretch, others: Sequence[DecodedAttribution]) -> Stretch:
    """The content up to the clause of a cue in it that the model is surer of: "said it was late, and she warned of"."""
    if not 0 <= content.first - cue.last < MIN_CLAUSE:
        return content
    last = content.last
    for other in others:
        if content.first < other.cue.first < last and _shared([content], other.contents):
            own = [other.source.first] if other.source and other.source.first > content.first else []
            last = min([other.cue.first, *own])
    return Stretch(content.first, last) if last - content.first >= MIN_CLAUSE else content


def _is_same_speaker_next(reported: DecodedAttribution, other: DecodedAttribution) -> bool:
    """Whether a cue and what it reports are in another's content, with the source before both.

    "Ruiz said it was late and called for calm" has two verbs of one speaker; the words between tell which are joined.
    """
    if reported.source is None or other.source is None or not _shared([reported.source], [other.source]):
        return False
    within = any(content.first < reported.cue.first < content.last for content in other.contents)
    return within and other.source.first < other.cue.first < reported.cue.first < reported.contents[0].first


def _without_next_sentences(
    reported: DecodedAttribution, others: Sequence[DecodedAttribution], sentences: Sequence[int]
) -> list[Stretch]:
    """The contents without what another sentence's cue has: "He said he was not there. Boro did not deny that …"."""
    here = bisect_right(sentences, reported.cue.first)
    if here == len(sentences):
        return reported.contents
    stop = sentences[here]
    taken = [
        other
        for other in others
        if other.cue > reported.cue and other.cue.first >= stop and _share_words(reported.contents, other.contents)
    ]
    if not taken:
        return reported.contents
    kept = []
    for content in reported.contents:
        if content.last <= stop or not any(_shared([content], other.contents) for other in taken):
            kept.append(content)
        elif content.first < stop:
            kept.append(Stretch(content.first, stop))
    return kept


def _is_reported_before(
    content: Stretch, cue: Stretch, others: Sequence[DecodedAttribution], sentences: Sequence[int]
) -> bool:
    """Whether a content in a sentence before the cue's is what a cue there reports."""
    begin = sentences[max(0, bisect_right(sentences, cue.first) - 1)] if sentences else 0
    return content.last <= begin and any(other.cue.first < begin and _is_within(content, other) for other in others)


def _is_beside(cue: Stretch, content: Stretch) -> bool:
    return 0 <= content.first - cue.last <= MAX_GAP or 0 <= cue.first - content.last <= MAX_GAP


def _is_within(content: Stretch, other: DecodedAttribution) -> bool:
    """Whether most words of a stretch are another attribution's content."""
    return _shared([content], other.contents) * 2 > content.last - content.first


def _share_words(contents: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Whether most words of one of them are also the other's."""
    return _shared(contents, others) * 2 > min(_size(contents), _size(others))


def _size(stretches: Sequence[Stretch]) -> int:
    size = 0
    for first, last in stretches:
        size += last - first
    return size


def _shared(contents: Sequence[Stretch], others: Sequence[Stretch]) -> int:
    shared = 0
    for first, last in contents:
        for start, stop in others:
            if first < stop and start < last:
                shared += min(last, stop) - max(first, start)
    return shared
