"""Generates articles of equal size, with names and quotes; a tenth are copies of earlier ones."""

import random

import numpy as np

from benchmarks.made_records import SYLLABLES, Json, entity, records, zipf_mandelbrot

WORDS, NAMES = 60_000, 20_000


class MadeArticles:
    """Generates articles from invented words, with the frequency distribution of a natural language."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        make = self._rng.choice
        self._words = ["".join(make(SYLLABLES) for _ in range(self._rng.randint(1, 4))) for _ in range(WORDS)]
        self._names = [
            f"{make(SYLLABLES)}{make(SYLLABLES)} {make(SYLLABLES)}{make(SYLLABLES)}{make(SYLLABLES)}".title()
            for _ in range(NAMES)
        ]
        self._word_chances = zipf_mandelbrot(WORDS, 2.7)
        self._name_chances = zipf_mandelbrot(NAMES, 20.0)
        self._kept: list[tuple[str, list[Json]]] = []

    def _text(self, count: int) -> list[str]:
        places = np.searchsorted(self._word_chances, self._numbers.random(count))
        return [self._words[place] for place in places]

    def article(self, number: int) -> dict[str, Json]:
        """The records of an article by kind: about 400 words, eight quotes, twelve names."""
        if self._kept and self._rng.random() < 0.1:
            text, quotes = self._rng.choice(self._kept)
        else:
            text = ". ".join(" ".join(self._text(20)).capitalize() for _ in range(20)) + "."
            quotes = [
                {
                    "quote_id": f"quote-{number}-{place}",
                    "kind": "direct",
                    "text": " ".join(self._text(18)),
                    "speaker": {"name": name, "entity_id": f"person-{name}"},
                }
                for place, name in enumerate(self._rng.choice(self._names) for _ in range(8))
            ]
            self._kept = [*self._kept[-999:], (text, quotes)]
        places = np.searchsorted(self._name_chances, self._numbers.random(12))
        kinds = ("PERSON", "ORGANIZATION", "LOCATION") * 4
        entities = [
            entity(kind, self._names[place], rank, by_surname=True, country=place)
            for rank, (place, kind) in enumerate(zip(places.tolist(), kinds, strict=True))
        ]
        return records(number, " ".join(self._text(9)), text, entities, quotes)
