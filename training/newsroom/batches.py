"""Batches of labelled windows of similar length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor

from training.newsroom.corpora import Example, Labelled, labelled
from training.newsroom.schemes import ALLOWED
from training.newsroom.variants import restyled
from wiredesk.enrich.model.labels import NAMES
from wiredesk.enrich.model.lexicon import Lexicon
from wiredesk.enrich.model.windows import MAX_TOKENS, Window, windows_of
from wiredesk.enrich.model.words import CAPITAL, CAPITALS, LOWER, MIXED, TITLE
from wiredesk.enrich.text.sentences import sentences_of

UNLABELLED = -100
"""The label of words that a corpus does not annotate."""
BATCH = 2400
"""Tokens per batch, including padding."""
POOL = 48
"""Number of batches whose windows are sorted by length together."""
LENGTHS = (80, MAX_TOKENS, 112, 136, 160, 208)
"""Windows alternate between these lengths, so that their boundaries differ between epochs."""
RECASED = 0.06
"""Share of windows that are read as if written in lower case, capitals or headline case."""
WRITTEN = (LOWER, TITLE, CAPITALS, CAPITAL, MIXED)


@dataclass(frozen=True, slots=True)
class Cut:
    """A window of a labelled article."""

    window: Window
    labels: Labelled
    shape: int | None = None
    """The case in which all words are read; None to keep the case of the article."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors of (windows, pieces), (windows, tokens) or (windows, words), and their cues.

    A token is a unit with a vector in the network: a word or a special token, or a piece if pieces are not pooled.
    """

    cuts: list[Cut]
    pieces: Tensor
    tokens: Tensor
    """(windows, pieces): the token of each piece; for padding, one more than the last."""
    shapes: Tensor
    """(windows, tokens), like `states` and `mask`."""
    states: Tensor
    mask: Tensor
    heads: Tensor
    """(windows, words): the token of each word."""
    names: dict[str, Tensor]
    cues: Tensor
    cue_window: Tensor
    cue_word: Tensor
    roles: Tensor
    """(cues, words)."""


def cuts_of(examples: Sequence[Example], lexicon: Lexicon, rng: Random | None, varied: bool = True) -> list[Cut]:
    """The windows of all examples; `rng` draws their lengths, if given; `varied` uses a variant of each example."""
    found = []
    changing = rng if varied else None
    for example in examples:
        text = restyled(example.text, changing) if changing and example.said is not None else example.text
        labels = labelled(example, text)
        length = rng.choice(LENGTHS) if rng else MAX_TOKENS
        sentences = sentences_of(text)
        for window in windows_of(text, labels.words, sentences, lexicon, length):
            found.append(Cut(window, labels, _recased(changing) if changing else None))
    return found


def _recased(rng: Random) -> int | None:
    return rng.choice((LOWER, LOWER, CAPITALS, TITLE)) if rng.random() < RECASED else None


def batches_of(
    cuts: Sequence[Cut], lexicon: Lexicon, rng: Random | None, size: int = BATCH, pooled: bool = False
) -> Iterator[Batch]:
    """All windows once, in an order drawn by `rng`, in batches of similar length."""
    order = list(cuts)
    if rng:
        rng.shuffle(order)
    pool = max(1, POOL * size // MAX_TOKENS)
    for start in range(0, len(order), pool):
        group = sorted(order[start : start + pool], key=lambda cut: len(cut.window.tokens))
        batches: list[list[Cut]] = []
        batch: list[Cut] = []
        for cut in group:
            if batch and (len(batch) + 1) * len(cut.window.tokens) > size:
                batches.append(batch)
                batch = []
            batch.append(cut)
        batches.append(batch)
        if rng:
            rng.shuffle(batches)
        yield from (batch_of(batch, lexicon, pooled) for batch in batches)


def batch_of(cuts: Sequence[Cut], lexicon: Lexicon, pooled: bool) -> Batch:
    """Windows as padded tensors; with `pooled`, the pieces of a word are one token."""
    sizes = [[len(lexicon.pieces[number]) for number in cut.window.tokens] for cut in cuts]
    length = max(map(sum, sizes))
    most = max(map(len, sizes)) if pooled else length
    words = max(len(cut.window.heads) for cut in cuts)
    pieces = np.zeros((len(cuts), length), np.int64)
    tokens = np.full((len(cuts), length), most, np.int64)
    shapes, states, mask = (np.zeros((len(cuts), most), np.int64) for _ in range(3))
    heads = np.zeros((len(cuts), words), np.int64)
    names = {scheme: np.full((len(cuts), words), UNLABELLED) for scheme in (NAMES, *ALLOWED)}
    cues = np.full((len(cuts), words), UNLABELLED)
    rows: list[tuple[int, int, np.ndarray]] = []
    for row, cut in enumerate(cuts):
        window, labels = cut.window, cut.labels
        count, total = len(window.heads), sum(sizes[row])
        repeats = np.ones(len(sizes[row]), np.int64) if pooled else np.array(sizes[row])
        pieces[row, :total] = [piece for number in window.tokens for piece in lexicon.pieces[number]]
        tokens[row, :total] = np.repeat(np.arange(len(sizes[row])), sizes[row]) if pooled else np.arange(total)
        shapes[row, : repeats.sum()] = np.repeat(_shapes(cut, lexicon), repeats)
        states[row, : repeats.sum()] = np.repeat(window.states, repeats)
        mask[row, : repeats.sum()] = 1
        heads[row, :count] = (np.cumsum(repeats) - repeats)[window.heads]
        if labels.scheme:
            names[labels.scheme][row, :count] = labels.names[window.first : window.last]
        elif labels.cues:
            cues[row, :count] = labels.cues[window.first : window.last]
            rows.extend((row, *roles) for roles in _roles_in(window, labels, words))
    return Batch(
        list(cuts),
        torch.from_numpy(pieces),
        torch.from_numpy(tokens),
        torch.from_numpy(shapes),
        torch.from_numpy(states),
        torch.from_numpy(mask).bool(),
        torch.from_numpy(heads),
        {scheme: torch.from_numpy(array) for scheme, array in names.items()},
        torch.from_numpy(cues),
        torch.tensor([row for row, _, _ in rows], dtype=torch.long),
        torch.tensor([word for _, word, _ in rows], dtype=torch.long),
        torch.from_numpy(np.stack([roles for _, _, roles in rows]) if rows else np.zeros((0, words), np.int64)),
    )


def _shapes(cut: Cut, lexicon: Lexicon) -> list[int]:
    shapes = [lexicon.shapes[number] for number in cut.window.tokens]
    return shapes if cut.shape is None else [cut.shape if shape in WRITTEN else shape for shape in shapes]


def _roles_in(window: Window, labels: Labelled, words: int) -> Iterator[tuple[int, np.ndarray]]:
    for cue, parts in labels.roles:
        if not window.first <= cue < window.last:
            continue
        roles = np.full(words, UNLABELLED)
        roles[: window.last - window.first] = 0
        for opening, first, last in parts:
            first, last = max(first, window.first), min(last, window.last)
            if first < last:
                roles[first - window.first] = opening
                roles[first + 1 - window.first : last - window.first] = opening + 1
        yield cue - window.first, roles
