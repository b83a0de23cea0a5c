"""Quick word-level figures of a network in training; the final figures come from the scorer."""

from collections import Counter
from collections.abc import Sequence

import torch

from training.newsroom.batches import Cut, batches_of
from training.newsroom.network import Network
from training.newsroom.schemes import OURS, types_of
from wiredesk.enrich.model.lexicon import Lexicon


def measured(network: Network, cuts: Sequence[Cut], lexicon: Lexicon) -> dict[str, float]:
    """F1 of whole names (people, organisations, places), of cue words, and of content and source words at gold cues."""
    counts: Counter[str] = Counter()
    network.eval()
    with torch.inference_mode():
        for batch in batches_of(cuts, lexicon, None, 4800, network.size.pooled):
            x = network(batch)
            for scheme, truth in batch.names.items():
                best = network.names(x).argmax(-1)
                for guess, true in zip(best.tolist(), truth.tolist(), strict=True):
                    _count_spans(counts, scheme, guess, true)
            known = batch.cues >= 0
            _count(counts, "cue", network.cues(x).argmax(-1)[known] > 0, batch.cues[known] > 0)
            if len(batch.cue_window):
                best = network.roles(x, batch.cue_window, batch.cue_word).argmax(-1)
                known = batch.roles >= 0
                for name, kinds in (("content", (1, 2)), ("source", (3, 4))):
                    guess, true = (
                        (roles == kinds[0]) | (roles == kinds[1]) for roles in (best[known], batch.roles[known])
                    )
                    _count(counts, name, guess, true)
    network.train()
    names = sorted({name for name, _, _ in (key.partition(":") for key in counts)})
    return {name: _f(counts, name) for name in names}


def _count(counts: Counter[str], name: str, guess: torch.Tensor, true: torch.Tensor) -> None:
    counts[f"{name}:right"] += int((guess & true).sum())
    counts[f"{name}:found"] += int(guess.sum())
    counts[f"{name}:true"] += int(true.sum())


def _count_spans(counts: Counter[str], name: str, guess: list[int], true: list[int]) -> None:
    if all(role < 0 for role in true):
        return
    known = [number for number, role in enumerate(true) if role >= 0]
    found = _spans([guess[number] for number in known], OURS)
    real = _spans([true[number] for number in known], types_of(name))
    counts[f"{name}:right"] += len(found & real)
    counts[f"{name}:found"] += len(found)
    counts[f"{name}:true"] += len(real)


MEASURED = {"per": "P", "org": "O", "loc": "L", "fac": "L"}


def _spans(labels: list[int], types: Sequence[str]) -> set[tuple[int, int, str]]:
    """Whole names of people, organisations and places as (first, last, kind); facilities are places."""
    spans = set()
    start, kind = 0, -1
    for number, label in enumerate([*labels, 0]):
        here = (label - 1) // 2 if label else -1
        if kind >= 0 and (label % 2 == 1 or here != kind):
            measured = MEASURED.get(types[kind][:3].lower())
            if measured:
                spans.add((start, number, measured))
            kind = -1
        if here >= 0 and kind < 0:
            start, kind = number, here
    return spans


def _f(counts: Counter[str], name: str) -> float:
    right, found, true = (counts[f"{name}:{what}"] for what in ("right", "found", "true"))
    return round(2 * right / max(1, found + true), 4)
