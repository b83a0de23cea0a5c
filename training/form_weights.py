"""Fit how much a name's votes and its surroundings count, by the form of the name.

    python -m training.form_weights DATA WEIGHTS [COUNT=ARTICLES.jsonl…]

Prints the lines of `FORM_WEIGHTS`, `MAP_WEIGHTS` and `MIX_WEIGHTS` of `wiredesk.enrich.namesakes.learned_types`: a
multinomial logistic regression over the votes and the regression of `training.learned_types`, which is fitted first,
both by the form of the name, and over the signs of the map and of the article's other names.

- DATA is the folder that `training.newsroom` reads; the names of its held-out articles are fitted on.
- WEIGHTS are those of a network that has not learned from them (`training.newsroom.ship` of a run without `--all`): a
  network is surer of articles that it has seen.
- ARTICLES are more articles: JSON lines with `text`, `persons` (a list of `forms` each), `orgs` (a list of forms each)
  and `places` (a form each). Their names count COUNT times, names of the corpora once. A higher count finds more of
  what these articles name most.

Needs what Wiredesk needs; two minutes on one core.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from training.groups import names_of
from training.newsroom.corpora import Example
from training.newsroom.holdout import is_held_out, marked
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.model.annotator import NewsroomAnnotator
from wiredesk.enrich.model.runtime import Weights
from wiredesk.enrich.names import consistency
from wiredesk.enrich.namesakes.article_mix import GROUPS, ArticleMix, MixSigns
from wiredesk.enrich.namesakes.learned_types import (
    FORM_WEIGHTS,
    Form,
    FormWeights,
    MapWeights,
    MixWeights,
    form_of,
    log_probabilities,
    log_shares,
    open_names,
    spans_by_name,
)
from wiredesk.enrich.namesakes.surroundings import article_names, features_of
from wiredesk.enrich.places.vicinity import ArticleMap, MapSigns
from wiredesk_schemas.entities import EntityType

STEPS, RATE, PENALTY = 250, 0.05, 0.0005
FORMS: tuple[Form, ...] = tuple(FORM_WEIGHTS)
START = FormWeights(1.0, 0.3, (0.0, 0.0, 0.0, 0.0))
"""What the fit starts from, and is pulled to where a form has few names."""
COUNTS = {"cleanconll": 0.5}
"""Of the names of a corpus: half of CoNLL is tables of results."""


class Observed(NamedTuple):
    """A name of an article that the votes leave open."""

    form: Form
    shares: Sequence[float]
    surroundings: Sequence[float]
    on_map: MapSigns
    others: MixSigns
    group: int
    weight: float


Truth = Callable[[str, Sequence[Span]], int | None]
"""The group of a name with its mentions, or none if the article does not mark it."""


def observed(annotator: NewsroomAnnotator, text: str, truth: Truth, weight: float) -> list[Observed]:
    """The open names of an article.

    Args:
        annotator: whose network has not seen the article.
        text: the article's.
        truth: tells the group of a name.
        weight: of each name.
    """
    found: list[Observed] = []

    def record(
        text: str,
        mentions: Sequence[EntityMention],
        votes: Mapping[str, Mapping[EntityType, float]],
        types: Mapping[str, EntityType],
    ) -> dict[str, EntityType]:
        spans = spans_by_name(text, mentions)
        names = article_names(spans)
        article_map = ArticleMap(types)
        others = ArticleMix(votes, types)
        for name in open_names(text, mentions, spans, votes, types):
            group = truth(name, spans[name])
            if group is not None:
                likely = log_probabilities(features_of(text, name, spans[name], names))
                signs = article_map.signs(name), others.signs(name)
                found.append(Observed(form_of(name, names), log_shares(votes[name]), likely, *signs, group, weight))
        return {}

    with patch.object(consistency, "types_by_use", record):
        annotator.annotate(text)
    return found


def truth_of_example(example: Example) -> Truth:
    """The groups by the annotation of a corpus: that of most mentions, where those are marked with the same bounds."""
    marks = dict(names_of(example))

    def truth(_name: str, spans: Sequence[Span]) -> int | None:
        counted = Counter(marks[span] for span in spans if span in marks)
        return counted.most_common(1)[0][0] if counted else None

    return truth


def truth_of_index(article: Mapping[str, Any]) -> Truth:
    """The groups by an article's index of names."""
    groups = dict.fromkeys(article["places"], 2)
    groups |= {form.removeprefix(the): 1 for forms in article["orgs"] for form in forms for the in ("", "The ")}
    groups |= {form: 0 for person in article["persons"] for form in person["forms"]}
    return lambda name, _spans: groups.get(name)


def fitted(names: Sequence[Observed]) -> tuple[dict[Form, FormWeights], MapWeights, MixWeights]:
    """The weights of forms, map and other names, by gradient descent (Adam) on the log likelihood of the names."""
    forms = np.eye(len(FORMS))[[FORMS.index(name.form) for name in names]]
    shares = np.array([name.shares for name in names])
    surroundings = np.array([name.surroundings for name in names])
    signs = np.array([(*name.on_map, *name.others) for name in names])
    truth = np.eye(len(GROUPS))[[name.group for name in names]]
    weight = np.array([name.weight for name in names])
    weight /= weight.sum()
    start = [
        np.full(len(FORMS), START.votes),
        np.full(len(FORMS), START.surroundings),
        np.tile(START.form, (len(FORMS), 1)),
        np.zeros((len(MapWeights._fields) + len(MixWeights._fields), len(GROUPS))),
    ]
    values = [value.copy() for value in start]
    means, squares = [np.zeros_like(value) for value in start], [np.zeros_like(value) for value in start]
    for step in range(1, STEPS + 1):
        votes, around, form, by_sign = values
        scores = (forms @ votes)[:, None] * shares + (forms @ around)[:, None] * surroundings + forms @ form
        scores += signs @ by_sign
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        off = (odds / odds.sum(axis=1, keepdims=True) - truth) * weight[:, None]
        slopes = [
            forms.T @ (off * shares).sum(axis=1),
            forms.T @ (off * surroundings).sum(axis=1),
            forms.T @ off,
            signs.T @ off,
        ]
        rate = RATE if step < STEPS * 0.7 else RATE / 5
        for index, slope in enumerate(slopes):
            slope = slope + PENALTY * (values[index] - start[index])
            means[index] = 0.9 * means[index] + 0.1 * slope
            squares[index] = 0.99 * squares[index] + 0.01 * slope**2
            mean, square = means[index] / (1 - 0.9**step), squares[index] / (1 - 0.99**step)
            values[index] -= rate * mean / (np.sqrt(square) + 1e-8)
    votes, around, form, by_sign = [np.round(value, 2).tolist() for value in values]
    found = {name: FormWeights(votes[row], around[row], tuple(form[row])) for row, name in enumerate(FORMS)}
    on_map = len(MapWeights._fields)
    return found, MapWeights(*map(tuple, by_sign[:on_map])), MixWeights(*map(tuple, by_sign[on_map:]))


def all_observed(data: Path, weights: Path, articles: Sequence[tuple[float, Path]]) -> Iterator[Observed]:
    """The open names of the held-out articles and of more articles."""
    annotator = NewsroomAnnotator(Weights(weights))
    for corpus, examples in marked(data).items():
        if corpus != "polnear":
            for example in filter(is_held_out, examples):
                yield from observed(annotator, example.text, truth_of_example(example), COUNTS.get(corpus, 1.0))
    for count, path in articles:
        for line in path.read_text("utf-8").splitlines():
            article = json.loads(line)
            yield from observed(annotator, article["text"], truth_of_index(article), count)


def main() -> None:
    """Read the articles, fit, and print."""
    data, weights, *more = sys.argv[1:]
    articles = [(float(count), Path(path)) for count, _, path in (argument.partition("=") for argument in more)]
    forms, on_map, others = fitted(list(all_observed(Path(data), Path(weights), articles)))
    for form, (votes, surroundings, scores) in forms.items():
        print(f'    "{form}": FormWeights({votes}, {surroundings}, {scores}),')
    for weights_of_signs in (on_map, others):
        for sign, scores in weights_of_signs._asdict().items():
            print(f"    {sign}={scores},")


if __name__ == "__main__":
    main()
