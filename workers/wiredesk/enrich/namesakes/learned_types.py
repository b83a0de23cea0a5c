"""Decide doubtful names by how the article uses them: "Sallow Fields singer Ana Ruiz" makes a band of Sallow Fields.

The model sees a name's words and the sentence around each mention, and is overconfident about names that look like
persons or places. The words around all mentions, without the name itself, say more about a shop called Harrow or a team
called Harding. Both are weighted by the form of the name: a single word that is no part of a full name in the article
and no known place is rarely a person, however much it looks like one. The map adds whether a place
of that name is near the article's other places, and the other names, what the article is full of.
"""

import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.neighbours import COMPANIES, ENDS_OF_BODIES
from wiredesk.enrich.namesakes.article_mix import GROUP_OF, GROUPS, ArticleMix, MixSigns
from wiredesk.enrich.namesakes.landscape import is_built, is_natural
from wiredesk.enrich.namesakes.surroundings import ArticleNames, Features, article_names, features_of
from wiredesk.enrich.namesakes.whereabouts import is_after_position, is_whereabouts, list_heads
from wiredesk.enrich.places.gazetteer import gazetteer, is_large
from wiredesk.enrich.places.vicinity import ArticleMap, MapSigns
from wiredesk.knowledge.given_names import GIVEN_NAMES, SHORT_FORMS
from wiredesk.knowledge.organisations import KNOWN_ORGANISATIONS, SEATS
from wiredesk.knowledge.surnames import COMMON_SURNAMES, PARTICLES
from wiredesk_schemas.entities import EntityType

FILE = Path(__file__).parent / "learned_types.tsv.gz"
"""The scores of each feature for the four groups, in hundredths: written by `training/learned_types.py`."""
PLACE, REST = GROUP_OF["LOCATION"], GROUP_OF["MISC"]
WHEREABOUTS, POSITION = 3.0, 1.5
"""What a sign that somebody comes from, goes to or is at what has the name adds to its score of a place, and what only
the map with a word of position adds."""
SURE_VOTES = 30
"""Votes that only an explicit statement in the article gives; such names are not open."""
MAX_ODDS = 4.0
"""Difference of two groups' log probabilities that surroundings rarely exceed; a larger lead decides: in 620
articles, 6 changes no type.
"""
SURE_LEAD = 3.0
"""Difference of two groups' log probabilities by the votes and the form, above which the rest is not looked at: in 620
articles, 2.5 would change the types of two names, and 3 of none.
"""
MIN_ALONE = 2
"""Mentions of a surname alone from which its full name stays a person's."""
OF_A_CITY = 50_000
"""Population from which a city of the article's country more likely is one than a team or firm called after it."""
HERE = 0.5
"""Share of the article's evidence for its country from which a facility of the gazetteer is a settlement."""
NEARLY = 0.75
"""Votes for a settlement by those for a facility, from which a name without a word for what was built is one."""
_GOAL = re.compile(
    r"\b(?:(?:across|around|in|near|outside|via)|"
    r"(?:arriv|com|cross|depart|driv|fle|fly|go|head|journey|leav|march|mov|return|rid|sail|travel|walk)"
    r"(?:e|ed|es|ing|led|ling|s)? (?:back |home |on )?(?:for|from|into|through|to|towards?)|"
    r"(?:bound|came|drove|flew|fled|gone|left|rode|went) (?:back |home |on )?(?:for|from|into|through|to|towards?)) $",
    re.IGNORECASE,
)
"""Words of motion or position before a place."""
_REACH = 32
FLOOR = 0.02
"""Added to each share of the votes, since a share of 0 has no logarithm."""
GIVEN = GIVEN_NAMES | SHORT_FORMS.keys()

Scores = tuple[float, float, float, float]
"""One for each group."""


class FormWeights(NamedTuple):
    """Weights of the votes and the surroundings of a name, and the scores of its form alone."""

    votes: float
    surroundings: float
    form: Scores


class MapWeights(NamedTuple):
    """The scores of each sign of the map."""

    known: Scores
    here: Scores
    near: Scores
    near_share: Scores


class MixWeights(NamedTuple):
    """The scores of each sign of the article's other names."""

    places: Scores
    persons: Scores
    rest: Scores


Form = Literal["unknown word", "place's word", "person's word", "part", "unknown words", "place's words", "given first"]
"""A word that no list has; a place's; a given name or a frequent surname; the first or last word of a longer name in
the article; several words that no list has; a place's; several that begin with a given name."""

FORM_WEIGHTS: dict[Form, FormWeights] = {
    "unknown word": FormWeights(0.84, 0.47, (0.1, 0.32, -0.79, 0.37)),
    "place's word": FormWeights(0.74, 0.66, (0.04, 0.36, -0.12, -0.28)),
    "person's word": FormWeights(0.82, 0.3, (0.47, 0.36, -0.62, -0.21)),
    "part": FormWeights(0.95, 0.4, (0.62, -0.42, -0.44, 0.25)),
    "unknown words": FormWeights(0.98, 0.44, (-0.16, -0.06, -0.45, 0.67)),
    "place's words": FormWeights(0.95, 0.38, (-0.13, 0.29, -0.11, -0.05)),
    "given first": FormWeights(0.95, 0.64, (0.55, -0.48, 0.38, -0.45)),
}
MAP_WEIGHTS = MapWeights(
    known=(-0.55, 0.21, 0.34, 0.01),
    here=(-0.26, 0.11, 0.79, -0.64),
    near=(-0.24, -0.14, 0.71, -0.33),
    near_share=(-0.27, 0.06, 0.38, -0.18),
)
MIX_WEIGHTS = MixWeights(
    places=(0.07, -0.25, 0.2, -0.01),
    persons=(-0.1, 0.23, 0.04, -0.18),
    rest=(0.17, -0.27, -0.08, 0.31),
)
"""All are fitted together by `training/form_weights.py`, which prints them."""
NO_SCORES: Scores = (0.0, 0.0, 0.0, 0.0)


def types_by_use(
    text: str,
    mentions: Sequence[EntityMention],
    votes: Mapping[str, Mapping[EntityType, float]],
    types: Mapping[str, EntityType],
) -> dict[str, EntityType]:
    """Decide the names that the votes leave open, by the votes and the words around the mentions.

    Args:
        text: the article's.
        mentions: in the order of the text; a name is looked at if the model gave probabilities for one of them.
        votes: for the types of each name.
        types: of the names by the votes and by lists. A type with fewer votes than another is from a list and stays.

    Returns:
        The names whose type changes, with the new type.
    """
    spans = spans_by_name(text, mentions)
    names = article_names(spans)
    doubtful: dict[str, tuple[FormWeights, list[float]]] = {}
    for name in open_names(text, mentions, spans, votes, types):
        weights = FORM_WEIGHTS[form_of(name, names)]
        shares = log_shares(votes[name])
        by_votes = [weights.votes * share + form for share, form in zip(shares, weights.form, strict=True)]
        is_sure = _lead(by_votes) >= SURE_LEAD and _best(by_votes) == GROUP_OF[types[name]]
        if not is_sure or types[name] == "FACILITY":
            doubtful[name] = weights, by_votes
    if not doubtful:
        return {}
    article_map = ArticleMap(types)
    heads = list_heads(text, mentions)
    others = ArticleMix(votes, types)
    found: dict[str, EntityType] = {}
    for name, (weights, by_votes) in doubtful.items():
        cast, kind = votes[name], types[name]
        signs = article_map.signs(name)
        beside = mix_scores(others.signs(name))
        scores = [sum(each) for each in zip(by_votes, map_scores(signs), beside, strict=True)]
        placed = WHEREABOUTS * is_whereabouts(text, name, spans[name], heads)
        if not placed and (signs.here >= HERE or signs.near > 0) and is_after_position(text, spans[name]):
            placed = POSITION
        if not placed and signs.here >= HERE and is_large(name, OF_A_CITY):
            placed = POSITION
        scores[PLACE] += placed
        if placed or _lead(scores) < weights.surroundings * MAX_ODDS:
            likely_by_use = log_probabilities(features_of(text, name, spans[name], names))
            scores = [
                score + weights.surroundings * likely for score, likely in zip(scores, likely_by_use, strict=True)
            ]
        decided = _best(scores)
        if kind == "LOCATION" and decided == REST:
            continue  # of 14 such names, 8 were places
        if kind == "ORGANIZATION" and decided == REST and _ends_as_body(name):
            continue
        likely = kind
        if decided != GROUP_OF[kind]:
            likely = max(GROUPS[decided], key=lambda kind: cast.get(kind, 0))
            if not cast.get(likely) and len(GROUPS[decided]) > 1:
                if not signs.known or "LOCATION" not in GROUPS[decided]:
                    continue
                likely = "LOCATION"
        if likely == "FACILITY" and (
            is_natural(name)
            or ((placed or cast.get("LOCATION", 0) > NEARLY * cast[likely]) and not is_built(name))
            or _is_settlement(name, article_map)
        ):
            likely = "LOCATION"
        if likely != kind:
            found[name] = likely
    final = {**types, **found}
    persons = {name for name, stands in spans.items() if len(stands) >= MIN_ALONE and final.get(name) == "PERSON"}
    return {name: kind for name, kind in found.items() if types[name] != "PERSON" or not _has_surname(name, persons)}


def spans_by_name(text: str, mentions: Iterable[EntityMention]) -> dict[str, list[Span]]:
    """The spans of each name's mentions, in the order of the mentions."""
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        found[text[slice(*mention.span)]].append(mention.span)
    return found


def open_names(
    text: str,
    mentions: Iterable[EntityMention],
    spans: Mapping[str, Sequence[Span]],
    votes: Mapping[str, Mapping[EntityType, float]],
    types: Mapping[str, EntityType],
) -> list[str]:
    """The names that the votes leave open; `spans` are by `spans_by_name`, the others are those of `types_by_use`."""
    by_model = {text[slice(*mention.span)] for mention in mentions if mention.shares is not None}
    found: list[str] = []
    for name, kind in types.items():
        cast = votes[name]
        most = max(cast.values(), default=0)
        if name not in by_model or most >= SURE_VOTES or cast.get(kind, 0) < most:
            continue
        if name in KNOWN_ORGANISATIONS or name in SEATS:
            continue
        if kind == "LOCATION" and is_large(name):
            continue  # a capital that acts is a place, and stays on the map
        if 2 * cast.get("LOCATION", 0) > sum(cast.values()) and _is_reached(text, name, spans[name]):
            continue
        if kind == "LOCATION" and is_after_position(text, spans[name]):
            continue
        if kind == "PERSON" and not PARTICLES.isdisjoint(name.split()[1:-1]):
            continue  # "Ana de Orno"
        found.append(name)
    return found


def _is_reached(text: str, name: str, spans: Sequence[Span]) -> bool:
    """Whether a name of a place, however small, stands behind words of motion or position: "left for Velm"."""
    reached = any(_GOAL.search(text, max(0, start - _REACH), start) for start, _ in spans)
    return reached and bool(gazetteer().all_named(name))


def _has_surname(name: str, persons: Set[str]) -> bool:
    """Whether the last words of a name are a person's name in the article: "Úna Ní Bhroin", later "Ní Bhroin"."""
    words = name.split(" ")
    return any(" ".join(words[start:]) in persons for start in range(1, len(words)))


def form_of(name: str, names: ArticleNames) -> Form:
    """The form of a name.

    Args:
        name: its words.
        names: all names of the article.
    """
    first = name.partition(" ")[0].lower()
    if " " in name:
        return "given first" if first in GIVEN else "place's words" if gazetteer().named(name) else "unknown words"
    if name in names.firsts or name in names.lasts or name in names.hyphenated:
        return "part"
    if first in GIVEN or first in COMMON_SURNAMES:
        return "person's word"
    return "place's word" if gazetteer().named(name) else "unknown word"


def _ends_as_body(name: str) -> bool:
    """Whether the last of several words says that a name is a body's: "Canadian Coast Guard"."""
    first, _, last = name.rpartition(" ")
    return bool(first) and (last.lower() in COMPANIES or last.lower() in ENDS_OF_BODIES)


def _is_settlement(name: str, article_map: ArticleMap) -> bool:
    """Whether a place called like a building is in the article's main country: "Moi's Bridge"."""
    return article_map.signs(name).here >= HERE


def map_scores(signs: MapSigns) -> Scores:
    """What the map adds to the scores of a name."""
    if not signs.known:
        return NO_SCORES
    return _weighted(signs, MAP_WEIGHTS)


def mix_scores(signs: MixSigns) -> Scores:
    """What the article's other names add to the scores of a name."""
    return _weighted(signs, MIX_WEIGHTS)


def _weighted(signs: Sequence[float], weights: Sequence[Scores]) -> Scores:
    person, organisation, place, other = NO_SCORES
    for sign, scores in zip(signs, weights, strict=True):
        person += sign * scores[0]
        organisation += sign * scores[1]
        place += sign * scores[2]
        other += sign * scores[3]
    return person, organisation, place, other


def log_shares(cast: Mapping[EntityType, float]) -> list[float]:
    """The logarithms of the groups' shares of a name's votes."""
    total = sum(cast.values())
    return [math.log(sum([cast[kind] for kind in kinds if kind in cast]) / total + FLOOR) for kinds in GROUPS]


def _best(scores: Sequence[float]) -> int:
    return scores.index(max(scores))


def _lead(scores: Sequence[float]) -> float:
    *_, second, first = sorted(scores)
    return first - second


def log_probabilities(features: Features) -> list[float]:
    """The logarithms of the groups' probabilities by a name's surroundings."""
    learned = _learned()
    person, organisation, place, other = learned.get("", NO_SCORES)
    for feature, weight in features.items():
        if scored := learned.get(feature):
            person += weight * scored[0]
            organisation += weight * scored[1]
            place += weight * scored[2]
            other += weight * scored[3]
    scores = (person, organisation, place, other)
    highest = max(scores)
    total = highest + math.log(sum(math.exp(score - highest) for score in scores))
    return [score - total for score in scores]


@cache
def _learned() -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    for line in gzip.decompress(FILE.read_bytes()).decode("utf-8").rstrip("\n").split("\n"):
        feature, person, organisation, place, other = line.split("\t")
        found[feature] = (int(person) / 100, int(organisation) / 100, int(place) / 100, int(other) / 100)
    return found
