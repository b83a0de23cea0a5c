"""Generates a stream of articles with the proportions of real news, which benchmarks/README.md lists.

Words are invented, with the frequencies of a natural language. An article shares distinctive words, names and
statements with the other articles on its event.
"""

import random
from typing import NamedTuple

import numpy as np

from benchmarks.link.replicas import Vocabulary
from benchmarks.made_records import SYLLABLES, Json, entity, records, zipf_mandelbrot
from wiredesk.link.stories import bucket, model
from wiredesk.link.word_table import look_up
from wiredesk.link.wording.alignment import COMMON

WORDS, SURNAMES, GIVEN_NAMES = 60_000, 8_000, 2_000
KNOWN = 6_000
"""Names of each kind that the news has often; the others are new."""

KINDS = {"PERSON": 0.3, "ORGANIZATION": 0.27, "LOCATION": 0.43}
COPIED, NEW_EVENT = 0.1, 0.5
"""The share of copies, and of other articles that are the first on their event."""

RECENT = 2000
"""Articles of which one is copied, or has a further article on its event."""


class Event(NamedTuple):
    """What the articles on an event share."""

    words: list[str]
    names: list[tuple[str, str]]
    """Kind and name."""
    quotes: list[Json]


class Report(NamedTuple):
    """An article without its number."""

    event: Event
    sentences: list[str]
    quotes: list[Json]
    names: list[tuple[str, str]]


class NewsStream:
    """Generates articles; the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        self._words = _by_rarity([*sorted(COMMON), *(self._word(1, 4) for _ in range(WORDS - len(COMMON)))])
        self._surnames = [self._word(2, 4).title() for _ in range(SURNAMES)]
        self._given = [self._word(2, 3).title() for _ in range(GIVEN_NAMES)]
        self._word_chances, self._surname_chances = zipf_mandelbrot(WORDS, 2.7), zipf_mandelbrot(SURNAMES, 50.0)
        self._known_chances = zipf_mandelbrot(KNOWN, 20.0)
        self._names = {kind: [self._name(kind) for _ in range(KNOWN)] for kind in KINDS}
        self._reports: list[Report] = []

    @property
    def vocabulary(self) -> Vocabulary:
        """The words, and the names of each kind, most frequent first."""
        return Vocabulary(self._words, list(self._names.values()), KNOWN)

    def _word(self, least: int, most: int) -> str:
        return "".join(self._rng.choice(SYLLABLES) for _ in range(self._rng.randint(least, most)))

    def _text(self, count: int, event: Event | None = None) -> str:
        """Words; of an article every sixth one is of its event."""
        places = np.searchsorted(self._word_chances, self._numbers.random(count))
        words = [self._words[place] for place in places]
        if event:
            words = [self._rng.choice(event.words) if self._rng.random() < 1 / 6 else word for word in words]
        return " ".join(words)

    def _name(self, kind: str) -> str:
        """A new name."""
        if kind == "PERSON":
            surname = self._surnames[np.searchsorted(self._surname_chances, self._rng.random())]
            return f"{self._rng.choice(self._given)} {surname}"
        return " ".join(self._word(1, 4).title() for _ in range(self._rng.randint(2, 4) if kind != "LOCATION" else 1))

    def _named(self) -> tuple[str, str]:
        """A kind and a name: two in five are new."""
        kind = self._rng.choices(list(KINDS), list(KINDS.values()))[0]
        if self._rng.random() < 0.4:
            self._names[kind].append(self._name(kind))
            return kind, self._names[kind][-1]
        return kind, self._names[kind][np.searchsorted(self._known_chances, self._rng.random())]

    def _around(self, median: float, spread: float, most: int) -> int:
        """A count with a lognormal distribution, at least 1."""
        return min(most, max(1, round(median * self._rng.lognormvariate(0, spread))))

    def _event(self) -> Event:
        words = [self._words[self._rng.randrange(500, WORDS)] for _ in range(30)]
        return Event(words, [self._named() for _ in range(10)], [])

    def _quote(self, event: Event) -> Json:
        """A quote: a quarter are of the event's other articles, half of them cut; a third have no known speaker."""
        if event.quotes and self._rng.random() < 0.25:
            quote = self._rng.choice(event.quotes)
            words = quote["text"].split()
            cut = quote["kind"] == "direct" and self._rng.random() < 0.5
            return quote | {"text": " ".join(words[: max(4, len(words) * 3 // 5)])} if cut else quote
        kind = self._rng.choices(("indirect", "direct", "mixed"), (0.47, 0.34, 0.19))[0]
        text = self._text(self._around(19, 0.6, 80), event)
        if kind == "mixed":
            words = text.split()
            text = " ".join([*words[: len(words) // 2], "“", *words[len(words) // 2 :], "”"])
        people = [name for kind, name in event.names if kind == "PERSON"]
        speaker = None
        if people and self._rng.random() < 0.66:
            name = self._rng.choice(people)
            speaker = {"name": name, "entity_id": f"person-{name}"}
        event.quotes.append({"kind": kind, "text": text, "speaker": speaker})
        return event.quotes[-1]

    def _report(self) -> Report:
        if self._reports and self._rng.random() < COPIED:
            copied = self._rng.choice(self._reports)
            kept = self._rng.choice((1.0, 1.0, 0.9, 0.7))
            return copied._replace(sentences=copied.sentences[: max(3, round(kept * len(copied.sentences)))])
        first = not self._reports or self._rng.random() < NEW_EVENT
        event = self._event() if first else self._rng.choice(self._reports).event
        text = self._text(self._around(440, 0.7, 3000), event).split()
        sentences = [" ".join(text[start : start + 20]).capitalize() for start in range(0, len(text), 20)]
        count = self._around(16, 0.59, 100)
        names = list(dict.fromkeys([*self._rng.sample(event.names, 6), *(self._named() for _ in range(count))]))[:count]
        report = Report(event, sentences, [self._quote(event) for _ in range(self._around(6, 0.77, 60))], names)
        self._reports = [*self._reports[-RECENT:], report]
        return report

    def article(self, number: int) -> dict[str, Json]:
        """The records of an article, by kind."""
        report = self._report()
        entities = [
            entity(kind, name, rank, by_surname=kind == "PERSON", country=len(name))
            for rank, (kind, name) in enumerate(report.names)
        ]
        quotes = [quote | {"quote_id": f"quote-{number}-{index}"} for index, quote in enumerate(report.quotes)]
        title, text = self._text(9, report.event), ". ".join(report.sentences) + "."
        return records(number, title, text, entities, quotes)


def _by_rarity(words: list[str]) -> list[str]:
    """Words in ascending order of their weight in the model of stories: the most frequent ones have the least."""
    weights = model()["idf"][bucket(look_up(words).stems)]
    return [words[place] for place in np.argsort(weights, kind="stable")]
