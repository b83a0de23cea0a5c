"""Generates articles of equal size, with names and quotes; a tenth are copies of earlier ones."""

import random
import time
from typing import Any

import numpy as np

from benchmarks.link.news_stream import DAY, falling

WORDS, NAMES = 60_000, 20_000
COUNTRIES = ("US", "GB", "IN", "ZA", "AU", "KE", "JP", "DE")


class Made:
    """Generates articles from invented words, with the frequency distribution of a natural language."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._numbers = np.random.default_rng(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        make = self._rng.choice
        self._words = ["".join(make(syllables) for _ in range(self._rng.randint(1, 4))) for _ in range(WORDS)]
        self._names = [
            f"{make(syllables)}{make(syllables)} {make(syllables)}{make(syllables)}{make(syllables)}".title()
            for _ in range(NAMES)
        ]
        self._word_chances = falling(WORDS, 2.7)
        self._name_chances = falling(NAMES, 20.0)
        self._kept: list[tuple[str, list[dict[str, Any]]]] = []

    def _text(self, count: int) -> list[str]:
        places = np.searchsorted(self._word_chances, self._numbers.random(count))
        return [self._words[place] for place in places]

    def article(self, number: int) -> dict[str, dict[str, Any]]:
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
        about = {
            "article_id": f"made-{number}",
            "revision": 1,
            "published_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_780_000_000 + number % (7 * DAY))),
            "modified_at": None,
            "content_hash": f"{number}",
        }
        places = np.searchsorted(self._name_chances, self._numbers.random(12))
        names = [self._names[place] for place in places]
        entities = [
            {
                "entity_id": f"{kind.lower()}-{name}",
                "type": kind,
                "name": name,
                "salience": 0.5 / (place + 1),
                "mentions": [{"text": name}, {"text": name.split()[-1]}],
                "links": {"country": COUNTRIES[places[place] % len(COUNTRIES)] if kind == "LOCATION" else None},
            }
            for place, (name, kind) in enumerate(zip(names, ["PERSON", "ORGANIZATION", "LOCATION"] * 4, strict=True))
        ]
        return {
            "clean": about | {"title": " ".join(self._text(9)), "text": text, "source": f"paper-{number % 300}"},
            "entities": about | {"entities": entities},
            "quotes": about | {"quotes": quotes},
        }
