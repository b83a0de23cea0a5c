"""Writes the word table and the model weights for stories.

    python -m training.stories --stories A --stories-gold B --pairs C --pairs-gold D --others E [--words F]

A, C, E and F are JSON lines as `wiredesk clean | wiredesk enrich` writes them: articles about known events, judged
pairs (`N-a` and `N-b` of the Nth pair), other articles, and articles used only to count words, without which the word
table stays as it is. B has the `story` of
each `article_id`, D whether each pair is the `same`.
"""

import argparse
import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from training.stories.logistic import fit
from wiredesk.link.article import NAMED, seconds
from wiredesk.link.stories import (
    BUCKETS,
    DAY,
    WEIGHTS,
    Outline,
    bucket,
    features,
    likenesses,
    model,
    outline,
    text_hashes,
)

FEATURES = 12
"""Weights of the decision, the intercept first."""

ROUNDS = 5
"""How often the pairs are drawn, each time with other times of publication."""

BRIEFS = (30, 50, 80, 120)
"""Words of the briefs that articles are cut to; known events have hardly any."""

BRIEF_SHARE, BRIEF_IMPORTANCE = 0.6, 0.5
"""Share of the articles that are cut to a brief where pairs of briefs are drawn, and the importance of these pairs."""

Records = dict[str, dict[str, Any]]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield orjson.loads(line)


def records(path: Path) -> dict[str, Records]:
    """The records of each article by topic without prefix, from a file of envelopes."""
    found: dict[str, Records] = {}
    for record in lines(path):
        if record["value"]:
            found.setdefault(record["key"], {})[record["topic"].rpartition(".")[2]] = record["value"]
    return found


def word_table(articles: list[Records]) -> np.ndarray[Any, np.dtype[np.float16]]:
    """Inverse document frequency per row: the logarithm of all articles divided by those with a word of the row."""
    counts = np.zeros(BUCKETS)
    for article in articles:
        words = text_hashes(article["clean"]["title"], article["clean"]["text"])
        counts[np.unique(bucket(words))] += 1
    return np.clip(np.log((len(articles) + 1) / (counts + 1)), 0.05, 6).astype(np.float16)


def outlined(article: Records, most: int | None = None) -> Outline:
    """The outline of an article, or of a brief with its first words.

    Args:
        article: its records.
        most: the number of words of the brief.
    """
    if most is not None:
        article = shortened(article, most)
    found = article.get("entities", {}).get("entities", [])
    names = [(entity["type"], entity["name"], entity["salience"]) for entity in found if entity["type"] in NAMED]
    clean = article["clean"]
    return outline(clean["title"], clean["text"], names, seconds(clean["published_at"]))


def shortened(article: Records, most: int) -> Records:
    """An article of which only the first words are left, with the entities named in them."""
    text = " ".join(article["clean"]["text"].split(" ")[:most])
    found = article.get("entities", {}).get("entities", [])
    named = [entity for entity in found if entity["mentions"][0]["start"] < len(text)]
    return {"clean": article["clean"] | {"text": text}, "entities": {"entities": named}}


Pair = tuple[Outline, Outline, bool, float]


def story_pairs(outlines: dict[str, Outline], stories: dict[str, str], rng: random.Random) -> Iterator[Pair]:
    """Pairs of articles about known events: with original times, with all events moved into ten days, and without."""
    start = {story: rng.uniform(0, 10) * DAY for story in sorted(set(stories.values()))}
    first = {story: min(outlines[key].time or 0.0 for key in outlines if stories[key] == story) for story in start}
    moved = {
        key: start[stories[key]] + min(3 * DAY, (outline.time or 0.0) - first[stories[key]])
        for key, outline in outlines.items()
    }
    ids = sorted(outlines)
    for place, article_id in enumerate(ids):
        for other in ids[:place]:
            same = stories[article_id] == stories[other]
            here, there = outlines[article_id], outlines[other]
            if not same and likenesses(here.body, [there.body])[0] < 0.08 and rng.random() > 0.05:
                continue
            choice = rng.random()
            if choice < 0.55:
                here = here._replace(time=moved[article_id] + rng.uniform(-0.3, 0.3) * DAY)
                there = there._replace(time=moved[other] + rng.uniform(-0.3, 0.3) * DAY)
            elif choice < 0.75:
                here, there = here._replace(time=None), there._replace(time=None)
            yield here, there, same, 1.0


def other_pairs(others: list[Outline], outlines: list[Outline], rng: random.Random, tries: int) -> Iterator[Pair]:
    """Pairs of unrelated articles on similar subjects, without very similar pairs, which may be about one event."""
    for _ in range(tries):
        here, there = rng.choice(others), rng.choice(others if rng.random() < 0.5 else outlines)
        if here is there or not 0.1 <= likenesses(here.body, [there.body])[0] <= 0.35:
            continue
        time = rng.uniform(0, 8) * DAY if rng.random() < 0.7 else None
        yield here._replace(time=0.0), there._replace(time=time), False, 1.0


def judged_pairs(gold: list[dict[str, Any]], outlines: dict[str, Outline], rng: random.Random) -> Iterator[Pair]:
    """Individually judged pairs; the articles are `N-a` and `N-b` of the Nth pair."""
    for place, pair in enumerate(gold):
        here, there = outlines[f"{place}-a"], outlines[f"{place}-b"]
        yield here._replace(time=None), there._replace(time=None), pair["same"], 6.0
        yield here._replace(time=0.0), there._replace(time=rng.uniform(0, 1) * DAY), pair["same"], 3.0


def main() -> None:
    """Read the arguments, train, and write the file that the package ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("stories", "stories-gold", "pairs", "pairs-gold", "others", "words"):
        parser.add_argument(f"--{name}", type=Path, required=name != "words")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    stories, pairs, others = (records(path) for path in (args.stories, args.pairs, args.others))
    if args.words:
        words = records(args.words)
        sample = rng.sample(sorted(words), min(600, len(words)))
        table = word_table([*stories.values(), *pairs.values(), *others.values(), *(words[key] for key in sample)])
        np.savez_compressed(WEIGHTS, idf=table, decision=np.zeros(FEATURES))
        model.cache_clear()

    outlines = {key: outlined(article) for key, article in stories.items()}
    events = {line["article_id"]: line["story"] for line in lines(args.stories_gold)}
    beside = [outlined(article) for article in others.values()]

    def cut(articles: dict[str, Records]) -> dict[str, Outline]:
        lengths = (rng.choice(BRIEFS) if rng.random() < BRIEF_SHARE else None for _ in articles)
        return {key: outlined(article, most) for (key, article), most in zip(articles.items(), lengths, strict=True)}

    def briefs() -> Iterator[Pair]:
        some, unrelated = cut(stories), list(cut(others).values())
        drawn = (story_pairs(some, events, rng), other_pairs(unrelated, list(some.values()), rng, tries=10_000))
        for here, there, same, _ in chain(*drawn):
            yield here, there, same, BRIEF_IMPORTANCE

    judged = {key: outlined(article) for key, article in pairs.items()}
    gold = list(lines(args.pairs_gold))
    examples = [
        example
        for _ in range(ROUNDS)
        for drawn in (
            story_pairs(outlines, events, rng),
            other_pairs(beside, list(outlines.values()), rng, tries=20_000),
            judged_pairs(gold, judged, rng),
            briefs(),
        )
        for example in drawn
    ]
    rows = np.concatenate([features(here, [there]) for here, there, _, _ in examples])
    importance = np.array([example[3] for example in examples]) / ROUNDS
    weights = fit(rows, np.array([same for _, _, same, _ in examples]), importance)
    np.savez_compressed(WEIGHTS, idf=model()["idf"].astype(np.float16), decision=weights)
    print(f"{len(examples)} pairs, {sum(same for _, _, same, _ in examples)} of one story: {np.round(weights, 2)}")


if __name__ == "__main__":
    main()
