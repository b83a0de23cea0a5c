"""Decides whether two articles are about the same story, with a model trained by `training/stories`.

Articles are compared by outlines: weighted distinctive words, those of the headline and of the beginning, and names.
The weights of words come from a fixed table, so they are the same for every pair.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.shingles import Hashes, counted, folded_hash
from wiredesk.link.word_table import look_up
from wiredesk.link.words import folded, words_of

WEIGHTS = Path(__file__).parent / "stories.npz"

BUCKETS = 1 << 15
"""Rows of the word table: words that share a row count as equally common."""

MAX_WORDS = 800
"""Words of an article used for its outline; news stories have made their point by then."""

LEAD_WORDS = 80
MAX_TITLE = 60
MAX_TERMS = 80
MAX_NAMES = 30

MIN_NAMES = 4
"""Names from which on an article says who and where: two such articles without one in common are about two events."""

DAY = 86_400
FAR = 30.0
"""Days between two articles beyond which the distance makes no further difference."""

Weights = NDArray[np.float32]


class Terms(NamedTuple):
    """Hashed terms in ascending order, with their weights; the squares of the weights sum to 1."""

    hashes: Hashes
    weights: Weights


class Outline(NamedTuple):
    """An article prepared for the comparison."""

    title: Terms
    lead: Terms
    body: Terms
    people: Terms
    names: Terms
    time: float | None
    """Publication time in seconds since 1970; None if unknown."""


@lru_cache(maxsize=1)
def model() -> dict[str, NDArray[Any]]:
    """The word table and the model weights, as `training/stories` writes them."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return {"idf": stored["idf"].astype(np.float32), "decision": stored["decision"].astype(np.float64)}


def outline(title: str, text: str, names: list[tuple[str, str, float]], time: float | None) -> Outline:
    """The outline of an article.

    Args:
        title: its headline.
        text: its words.
        names: type, name and salience of its people, organisations and places.
        time: when it was published, in seconds since 1970.
    """
    headline, body = (look_up(words_of(some)).stems for some in (title, text))
    return Outline(*text_terms(headline, body), *named_terms(names), time)


def text_terms(headline: Hashes, body: Hashes) -> tuple[Terms, Terms, Terms]:
    """The terms of the headline, of the headline and beginning, and of the whole text.

    Args:
        headline: the hashes of its stems.
        body: those of the text.
    """
    idf = model()["idf"]
    headline, body = headline[:MAX_TITLE], body[:MAX_WORDS]
    return (
        _terms(headline, idf),
        _terms(np.concatenate((headline, body[:LEAD_WORDS])), idf),
        _terms(np.concatenate((headline, body)), idf),
    )


def text_hashes(title: str, text: str) -> Hashes:
    """The words of a headline and a text, as counted for the word table."""
    return look_up([*words_of(title)[:MAX_TITLE], *words_of(text)[:MAX_WORDS]]).stems


def named_terms(names: list[tuple[str, str, float]]) -> tuple[Terms, Terms]:
    """The terms of people, by last name, and of all other names.

    Args:
        names: type, name and salience.
    """
    people: list[tuple[tuple[str, ...], float]] = []
    others: list[tuple[tuple[str, ...], float]] = []
    for kind, name, salience in names:
        words = _name_words(name)
        if words and kind == "PERSON":
            people.append((words[-1:], salience))
        elif words:
            others.append((words, salience))
    return _named(people[:MAX_NAMES]), _named(others[:MAX_NAMES])


@lru_cache(maxsize=1 << 16)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(map(folded, words_of(name)))


def _terms(words: Hashes, idf: Weights) -> Terms:
    if not len(words):
        return _NOTHING
    hashes, counts = counted(words)
    weights = (1 + np.log(counts)) * idf[bucket(hashes)]
    return _strongest(hashes, weights, MAX_TERMS)


def _named(names: list[tuple[tuple[str, ...], float]]) -> Terms:
    found: dict[int, float] = {}
    for words, salience in names:
        key, rarest = _term(words)
        found[key] = max(found.get(key, 0.0), rarest * (0.1 + salience) ** 0.5)
    keys = sorted(found)
    return _strongest(np.array(keys, np.uint32), np.array([found[key] for key in keys], np.float32), MAX_NAMES)


@lru_cache(maxsize=1 << 16)
def _term(words: tuple[str, ...]) -> tuple[int, float]:
    """The hash of a name, and the weight of its rarest word."""
    return crc32(" ".join(words).encode()), max(rarity(word) for word in words)


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """How rare a folded word is in the news, from 0 to 6."""
    return float(model()["idf"][folded_hash(word) >> 1 & BUCKETS - 1])


def _strongest(hashes: Hashes, weights: NDArray[Any], most: int) -> Terms:
    if len(hashes) > most:
        kept = np.sort(np.argsort(-weights, kind="stable")[:most])
        hashes, weights = hashes[kept], weights[kept]
    norm = float(np.sqrt((weights * weights).sum()))
    return Terms(hashes, (weights / norm if norm else weights).astype(np.float32))


def bucket(hashes: Hashes) -> Hashes:
    """The table row of each word."""
    return (hashes >> np.uint32(1)) & np.uint32(BUCKETS - 1)


_NOTHING = Terms(np.zeros(0, np.uint32), np.zeros(0, np.float32))


def likenesses(here: Terms, there: Sequence[Terms]) -> NDArray[np.float64]:
    """The cosine similarity of one with each of several, computed in a few array operations."""
    owners, weights = _shared(here, there)
    # Summed in the order of the hashes, so that the result is symmetric.
    return np.bincount(owners, weights, len(there)).astype(np.float64, copy=False)


def _shared(here: Terms, there: Sequence[Terms]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The terms that one shares with several: the place of the other among these, and the product of both weights."""
    hashes = np.concatenate([terms.hashes for terms in there]) if there else _NOTHING.hashes
    if not len(hashes) or not len(here.hashes):
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    places = here.hashes.searchsorted(hashes)
    places[places == len(here.hashes)] = 0
    shared = (here.hashes[places] == hashes).nonzero()[0]
    owners = np.repeat(np.arange(len(there)), [len(terms.hashes) for terms in there])[shared]
    weights = np.concatenate([terms.weights for terms in there])[shared] * here.weights[places[shared]]
    return owners, weights


_NAMED = slice(5, 7)
"""The features that say which people and how many other names two articles share."""


def features(here: Outline, there: Sequence[Outline]) -> NDArray[np.float64]:
    """The model's features, a row for each pair of one article with several others; symmetric."""
    title, lead, people = (
        likenesses(getattr(here, part), [getattr(outline, part) for outline in there])
        for part in ("title", "lead", "people")
    )
    owners, weights = _shared(here.body, [outline.body for outline in there])
    body = np.bincount(owners, weights, len(there))
    words = np.bincount(owners, minlength=len(there))
    # Counted, since a similarity would depend on how few names the shorter article has, and on one salient name.
    names = np.bincount(_shared(here.names, [outline.names for outline in there])[0], minlength=len(there))
    crossed = likenesses(here.title, [outline.lead for outline in there])
    crossed = (crossed + likenesses(here.lead, [outline.title for outline in there])) / 2
    known = np.array([here.time is not None and outline.time is not None for outline in there], np.bool_)
    days = np.array([abs((here.time or 0.0) - (outline.time or 0.0)) for outline in there]) / DAY
    days = np.log1p(np.where(known, np.minimum(FAR, days), 0.0))
    counts = np.log1p(names), np.log1p(words)
    columns = (title, lead, body, crossed, people, counts[0], body * body, lead * people, days, ~known, counts[1])
    return np.column_stack((np.ones(len(there)), *columns))


def chances(here: Outline, there: Sequence[Outline]) -> NDArray[np.float64]:
    """The probability (0 to 1) that an article and each of several others are about the same story. Symmetric.

    0 for articles of many names that share none: fires, arrests and jobless rates of two towns are in the same words.
    """
    found = features(here, there)
    # Summed by rows instead of a matrix product, whose last bits would depend on the number of rows.
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(found * model()["decision"]).sum(axis=1)))
    if _size(here) >= MIN_NAMES:
        chances[(found[:, _NAMED].sum(axis=1) == 0) & [_size(outline) >= MIN_NAMES for outline in there]] = 0
    return chances


def _size(outline: Outline) -> int:
    """The number of an article's names."""
    return len(outline.people.hashes) + len(outline.names.hashes)
