"""Learn the words that surround persons, organisations, places and other names.

    python -m training.learned_types DATA

DATA is the folder that `training.newsroom` reads. Writes `wiredesk.enrich.namesakes.learned_types.FILE`: a multinomial
logistic regression over the features of each name of each article, learned from all articles that are not held out, and
from names of unannotated articles of which the network is sure: their surroundings are independent of what it knows of
the name. Needs torch (`training/newsroom/requirements.txt`); seven minutes on one core.
"""

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import numpy as np
import torch

from training.groups import names_of
from training.newsroom.corpora import Example
from training.newsroom.holdout import is_held_out, marked
from training.newsroom.unmarked import unmarked
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.model.annotator import NewsroomAnnotator, newsroom_annotator
from wiredesk.enrich.names import consistency
from wiredesk.enrich.namesakes.article_mix import GROUPS
from wiredesk.enrich.namesakes.learned_types import FILE, spans_by_name
from wiredesk.enrich.namesakes.surroundings import Features, article_names, features_of
from wiredesk_schemas.entities import EntityType

WEIGHTS = {"conll": 0.5}
"""Weights of the examples of a corpus; others have 1. Half of CoNLL is tables of results."""
MIN_EXAMPLES = 5
"""Minimum examples of a feature."""
MIN_SCORE = 8
"""Hundredths below which a feature's scores are left out."""
SURE, WEIGHT_OF_SURE = 0.9, 0.5
"""Minimum share of the votes for one group from which a name without annotation is learned from, and its weight."""
EPOCHS, BATCH, RATE, DECAY, PENALTY = 6, 512, 0.02, 0.6, 5e-5

Row = tuple[float, int, Features]
"""The weight, group and features of a name."""


def rows_of(example: Example, weight: float) -> list[Row]:
    """The names of an article."""
    spans: dict[str, list[Span]] = defaultdict(list)
    kinds: dict[str, Counter[int]] = defaultdict(Counter)
    for span, group in names_of(example):
        name = example.text[slice(*span)].strip()
        spans[name].append(span)
        kinds[name][group] += 1
    names = article_names(spans)
    return [
        (weight, kinds[name].most_common(1)[0][0], features_of(example.text, name, found, names))
        for name, found in spans.items()
        if name
    ]


def rows_by_votes(annotator: NewsroomAnnotator, text: str) -> list[Row]:
    """The names of an article without annotation of which the votes are sure."""
    found: list[Row] = []

    def record(
        text: str,
        mentions: Sequence[EntityMention],
        votes: Mapping[str, Mapping[EntityType, float]],
        _types: Mapping[str, EntityType],
    ) -> dict[str, EntityType]:
        spans = spans_by_name(text, mentions)
        names = article_names(spans)
        for name in filter(spans.__contains__, votes):
            shares = [sum(votes[name].get(kind, 0) for kind in kinds) for kinds in GROUPS]
            if max(shares) >= SURE * sum(shares) > 0:
                features = features_of(text, name, spans[name], names)
                found.append((WEIGHT_OF_SURE, shares.index(max(shares)), features))
        return {}

    with patch.object(consistency, "types_by_use", record):
        annotator.annotate(text)
    return found


def learned(rows: list[Row]) -> dict[str, list[float]]:
    """The scores of each feature for each group; "" is the constant."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    counts = Counter(feature for _, _, features in rows for feature in features)
    vocabulary = sorted(feature for feature, count in counts.items() if count >= MIN_EXAMPLES)
    places = {feature: place for place, feature in enumerate(vocabulary)}
    table = torch.nn.EmbeddingBag(len(places), len(GROUPS), mode="sum")
    torch.nn.init.zeros_(table.weight)
    constant = torch.nn.Parameter(torch.zeros(len(GROUPS)))
    optimizer = torch.optim.Adam([*table.parameters(), constant], lr=RATE)
    known = [
        [(places[feature], value) for feature, value in features.items() if feature in places]
        for _, _, features in rows
    ]
    for epoch in range(EPOCHS):
        order = np.random.default_rng(epoch).permutation(len(rows)).tolist()
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            starts = np.cumsum([0, *(len(known[row]) for row in chosen)])[:-1]
            pairs = [pair for row in chosen for pair in known[row]]
            scores = constant + table(
                torch.tensor([index for index, _ in pairs]),
                torch.from_numpy(starts),
                per_sample_weights=torch.tensor([value for _, value in pairs]),
            )
            groups = torch.tensor([rows[row][1] for row in chosen])
            loss = torch.nn.functional.cross_entropy(scores, groups, reduction="none")
            loss = (loss * torch.tensor([rows[row][0] for row in chosen])).mean()
            optimizer.zero_grad()
            (loss + PENALTY * (table.weight**2).sum()).backward()
            optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= DECAY
    scores_of = [constant.tolist(), *table.weight.tolist()]
    return dict(zip(["", *vocabulary], scores_of, strict=True))


def written(scores: dict[str, list[float]]) -> bytes:
    """The file's content: a line per feature, scores in hundredths with a mean of 0, small ones left out."""
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, compresslevel=9) as file:
        for feature, values in sorted(scores.items()):
            mean = sum(values) / len(values)
            rounded = [round(100 * (value - mean)) for value in values]
            if not feature or max(map(abs, rounded)) >= MIN_SCORE:
                file.write("\t".join([feature, *map(str, rounded)]).encode() + b"\n")
    return packed.getvalue()


def main() -> None:
    """Read the corpora, learn, and write the file."""
    data, annotator = Path(sys.argv[1]), newsroom_annotator()
    corpora = marked(data)
    rows = [
        row
        for corpus, examples in corpora.items()
        if corpus != "polnear"
        for example in examples
        if not is_held_out(example)
        for row in rows_of(example, WEIGHTS.get(corpus, 1.0))
    ]
    rows += [
        row for example in (*unmarked(data), *corpora["polnear"]) for row in rows_by_votes(annotator, example.text)
    ]
    FILE.write_bytes(written(learned(rows)))


if __name__ == "__main__":
    main()
