"""Crowds of near-identical articles, and their records in different orders of arrival.

python -m tests.unit.link.crowds FIRST COUNT MIN MAX    compare two orders of COUNT crowds of MIN to MAX articles
"""

import random
import sys

from tests.unit.link.final import Final, final, of
from tests.unit.link.records import Json, clean, entities, quotes
from wiredesk.link.linker import Linker

SAID = (
    "We never had a chance to turn the ship around before it sank off the coast last night",
    "The engine had failed twice within the hour and nobody on the bridge knew why",
    "We were very lucky to be alive",
    "There was not enough time",
    "The harbour authority will publish its own report on the accident before the end of the month",
    "It was a dark and very cold night at sea",
    "Passengers should have been told about the storm, and the ferry should never have left the harbour",
)
SPEAKERS = ("Kofi Boateng", "Ama Mensah", None, "Boateng")
OTHER_WORDS = ("alpha", "bravo", "quickly", "really", "not", "never", "seven", "twelve", "of", "the", "Mensah")
KINDS = ("clean", "entities", "quotes")

History = list[tuple[Json, Json, Json] | None]
"""The versions of an article, by kind; None is a withdrawal."""


def crowd(rng: random.Random, count: int) -> dict[str, History]:
    """Articles that change and cut one text and a few quotes, some corrected, some withdrawn."""
    words = [f"word{rng.randrange(400)}" for _ in range(150)]
    changes, changes_of_quotes = rng.choice([0, 3, 10, 30]), rng.choice([0, 1, 3, 6])
    days, cuts = rng.choice([0, 2, 6, 20]), rng.random() < 0.6
    said = rng.sample(SAID, rng.randrange(1, 5))
    found: dict[str, History] = {}
    for number in range(count):
        history: History = []
        for revision in range(1, rng.choice([1, 1, 1, 1, 1, 2]) + 1):
            text = list(words)
            for _ in range(rng.randrange(changes + 1)):
                text[rng.randrange(len(text))] = f"other{rng.randrange(200)}"
            if rng.random() < 0.1:
                text = [f"else{rng.randrange(300)}" for _ in range(80)]
            text = text[rng.choice([0, 0, 0, 20, 60]) :]
            day, hour, minute = 1 + rng.randrange(days + 1), rng.randrange(24), rng.randrange(60)
            when = f"2026-03-{day:02}T{hour:02}:{minute:02}:00Z" if rng.random() < 0.95 else None
            article = clean(
                f"article-{number:04}", " ".join(text), published_at=when, source=f"paper-{number % 40}",
                title=" ".join(text[:6]), revision=revision,
            )  # fmt: skip
            quoted = [
                (_changed(rng, rng.choice(said), changes_of_quotes, cuts), rng.choice(SPEAKERS))
                for _ in range(rng.choice([0, 1, 1, 2, 3, 6]))
            ]
            names = entities(article, ("PERSON", "Kofi Boateng", ["Boateng"]), ("PERSON", "Ama Mensah"))
            history.append((article, names, quotes(article, *quoted)))
        if rng.random() < 0.08:
            history.append(None)
        found[f"article-{number:04}"] = history
    return found


def _changed(rng: random.Random, text: str, most: int, cuts: bool) -> str:
    words = text.split()
    for _ in range(rng.randrange(most + 1)):
        words[rng.randrange(len(words))] = rng.choice(OTHER_WORDS)
    start = rng.randrange(len(words))
    end = rng.randrange(start, len(words)) + 1
    return " ".join(words[start:end] if cuts and end - start >= 4 and rng.random() < 0.5 else words)


def arrived(articles: dict[str, History], rng: random.Random, flushes: float) -> Final:
    """The final copies, statements and people.

    Args:
        articles: the versions of each article, which arrive in this order.
        rng: selects the order of all versions.
        flushes: the share of arrivals after which the linker writes, at different times.
    """
    linker, written, now = Linker(), [], 0.0
    rest = {key: list(history) for key, history in articles.items()}
    order = [key for key, history in articles.items() for _ in history]
    rng.shuffle(order)
    for key in order:
        version = rest[key].pop(0)
        for place, kind in enumerate(KINDS):
            if version is None:
                linker.withdraw(kind, key)
            else:
                linker.put(kind, version[place])
        if rng.random() < flushes:
            now += rng.choice([0.1, 1, 6])
            written += linker.flush(now=now)
    return of(final([*written, *linker.flush(complete=True)]), "copies", "statements", "people")


def in_two_orders(seed: int, least: int, most: int) -> tuple[Final, Final]:
    """The records of a crowd that arrives at once, and of the same one in another order, bit by bit."""
    rng = random.Random(seed)
    articles = crowd(rng, rng.randrange(least, most + 1))
    bit_by_bit = rng.choice([0.02, 0.1, 0.5])
    return arrived(articles, random.Random(2 * seed + 1), 0), arrived(articles, random.Random(2 * seed + 2), bit_by_bit)


def main() -> None:
    first, count, least, most = map(int, sys.argv[1:5])
    differing = 0
    for seed in range(first, first + count):
        here, there = in_two_orders(seed, least, most)
        if here != there:
            differing += 1
            print(
                f"seed {seed}: {sum(here.get(key) != there.get(key) for key in here | there)} records differ",
                flush=True,
            )
    print(f"{differing} of {count} crowds differ between two orders")


if __name__ == "__main__":
    main()
