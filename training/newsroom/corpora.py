"""Reads annotated news as examples: the words of an article with the labels of its corpus, in the corpus's scheme."""

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.newsroom.schemes import CLEAN_CONLL, CONLL, IEER, MALAYSIAN, types_of
from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.labels import NAMES, inside, opening
from wiredesk.enrich.model.words import Words, words_of
from wiredesk.enrich.quotation.marks.quote_marks import quoted

ADDRESS = re.compile(r"https?://\S+\s+")
"""The page address at the start of each Worldwide text, which is not part of the article."""

WORLDWIDE_TYPES = {
    "Person": "PERSON", "Organization": "ORGANIZATION", "Location": "LOCATION", "Facility": "FACILITY", "NORP": "NORP",
    "Misc": "MISC", "Product": "PRODUCT", "Money": "MONEY", "Date": "DATE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A mention annotated by a corpus, by offsets."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution annotated by PolNeAR, by offsets."""

    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]
    sources: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article."""

    identifier: str
    text: str
    scheme: str | None
    """The scheme of its names, a key of `SCHEMES`; None if names are not annotated."""
    names: tuple[Named, ...] = ()
    said: tuple[Said, ...] | None = None
    """None if attributions are not annotated."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of an example with their labels; a list is empty if the corpus has no such annotation."""

    words: Words
    scheme: str | None
    names: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    roles: list[tuple[int, list[tuple[int, int, int]]]] = field(default_factory=list)
    """For the first word of each cue, its spans (opening label of the role, first word, last word exclusive)."""


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def polnear(path: Path) -> list[Example]:
    """Attributions of US political news."""
    return [
        Example(line["article_id"], line["text"], None, said=tuple(_said(line["attributions"])))
        for line in lines_of(path)
    ]


def _said(attributions: Sequence[dict[str, Any]]) -> Iterator[Said]:
    for attribution in attributions:
        spans = {
            part: tuple(sorted((start, end) for start, end in attribution[part]))
            for part in ("content", "source", "cue")
        }
        if spans["cue"] and spans["content"]:
            yield Said(spans["cue"][0], spans["content"], spans["source"])


def worldwide(path: Path) -> list[Example]:
    """Names in newspapers outside the US and UK."""
    return [_named(line, NAMES, WORLDWIDE_TYPES) for line in lines_of(path)]


def foreign(path: Path, scheme: str) -> list[Example]:
    """Names in another scheme; annotations that are not of its types (figures, for example) are left out."""
    types = {type_: type_ for type_ in types_of(scheme)}
    return [_named(line, scheme, types) for line in lines_of(path)]


def conll(path: Path) -> list[Example]:
    """Names in Reuters news of 1996."""
    return foreign(path, CONLL)


def clean_conll(path: Path) -> list[Example]:
    """The same news in a newer annotation."""
    return foreign(path, CLEAN_CONLL)


def malaysian(path: Path) -> list[Example]:
    """Names in Malaysian news; titles are not part of names."""
    return foreign(path, MALAYSIAN)


def ieer(path: Path) -> list[Example]:
    """Names in AP and New York Times news of 1998."""
    return foreign(path, IEER)


def _named(line: dict[str, Any], scheme: str, types: dict[str, str]) -> Example:
    text = line["text"]
    address = ADDRESS.match(text)
    if address:  # replaced by as many spaces, to keep offsets
        text = " " * address.end() + text[address.end() :]
    names = tuple(
        Named(entity["start"], entity["end"], types[entity["type"]])
        for entity in line["entities"]
        if entity["type"] in types
    )
    return Example(line["article_id"], text, scheme, names)


def labelled(example: Example, text: str) -> Labelled:
    """The labels of an example on the words of its text, or of a variant with the same offsets."""
    whole = Span(0, len(text))
    words = words_of(text, whole, quoted(text, whole))
    if example.scheme:
        kinds = types_of(example.scheme)
        names = [0] * len(words)
        for named in example.names:
            _mark(names, words, (named.start, named.end), opening(kinds, named.kind), inside(kinds, named.kind))
        return Labelled(words, example.scheme, names)
    if example.said is None:
        return Labelled(words, None)
    cues = [0] * len(words)
    roles = []
    for said in example.said:
        first, last = _stretch(words, said.cue)
        if first == last:
            continue
        _mark(cues, words, said.cue, 1, 2)
        parts = [(1, *_stretch(words, span)) for span in said.contents]
        parts += [(3, *_stretch(words, span)) for span in said.sources]
        roles.append((first, [part for part in parts if part[1] < part[2]]))
    return Labelled(words, None, cues=cues, roles=roles)


def _mark(labels: list[int], words: Words, span: tuple[int, int], first_label: int, next_label: int) -> None:
    first, last = _stretch(words, span)
    for number in range(first, last):
        labels[number] = first_label if number == first else next_label


def _stretch(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    """The range of words that overlap a span."""
    return bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1])
