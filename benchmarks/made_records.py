"""Records of invented articles, as the stages `link` and `watch` read them: the fields that these use."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

COUNTRIES = ("US", "GB", "IN", "ZA", "AU", "KE", "JP", "DE")
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")
DAY = 86_400
START = 1_780_000_000
"""When the first article was published, in seconds since 1970."""

SOURCES = 300

Json = dict[str, Any]


def entity(kind: str, name: str, rank: int, *, by_surname: bool, country: int) -> Json:
    """An entity.

    Args:
        kind: its type.
        name: its name.
        rank: its place in the order of salience, from 0.
        by_surname: whether its last word is a mention, too.
        country: any number; it chooses the country of a place.
    """
    return {
        "entity_id": f"{kind.lower()}-{name}",
        "type": kind,
        "name": name,
        "salience": 0.5 / (rank + 1),
        "mentions": [{"text": text} for text in ((name, name.split()[-1]) if by_surname else (name,))],
        "links": {"country": COUNTRIES[country % len(COUNTRIES)] if kind == "LOCATION" else None},
    }


def records(number: int, title: str, text: str, entities: Sequence[Json], quotes: Sequence[Json]) -> dict[str, Json]:
    """The records of an article by kind; articles are published a second apart, for a week."""
    about = {
        "article_id": f"made-{number}",
        "revision": 1,
        "published_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(START + number % (7 * DAY))),
        "modified_at": None,
        "content_hash": f"{number}",
    }
    return {
        "clean": about | {"title": title, "text": text, "source": f"paper-{number % SOURCES}"},
        "entities": about | {"entities": list(entities)},
        "quotes": about | {"quotes": list(quotes)},
    }


def zipf_mandelbrot(count: int, shift: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """A cumulative Zipf-Mandelbrot distribution, as of words; the last value is 1."""
    shares = 1 / (np.arange(count) + shift) ** 1.05
    summed: np.ndarray[Any, np.dtype[np.float64]] = np.cumsum(shares / shares.sum())
    summed[-1] = 1.0
    return summed
