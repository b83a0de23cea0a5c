"""Tokenise a text into the model's words, each with its shape and whether it is in quote marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.text.passages import paragraphs_of

WORD = re.compile(r"([a-zA-Z0-9]++(?=[\x00-\x7f])|[^\W_]+(?:[\u0300-\u036f][^\W_]*)*|\S)")
"""A run of letters and figures, or any other sign alone. Most are ASCII, which is faster to match by itself."""

_PICTURED = re.compile(
    r"\((?:pictured[^()\n]{0,40}|(?:above|below|inset|(?:far |main )?(?:left|right|picture)|cent(?:er|re)))\)",
    re.IGNORECASE,
)
"""Where somebody is in a picture, which is no part of the sentence."""

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""A word's position relative to quote marks."""
STATES = 4

SIGN, LOWER, TITLE, CAPITALS, CAPITAL, MIXED, FIGURES, CODE = range(8)
"""How a word is written; the model's vocabulary knows no capitals."""
SHAPES = 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text; all lists except `paragraphs` have equal length."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    states: list[int]
    paragraphs: list[int]
    """The number of the first word of each paragraph."""

    def __len__(self) -> int:
        return len(self.starts)


def words_of(text: str, within: Span, stretches: Sequence[Quoted]) -> Words:
    """The words of part of a text, with offsets into the text; `stretches` are the part's quoted spans."""
    words = Words([], [], [], [], [])
    for paragraph in paragraphs_of(text, within):
        words.paragraphs.append(len(words.starts))
        # White space and words in turn; offsets are added up from lengths, which takes half the time of match objects.
        written = text[paragraph.start : paragraph.end]
        if "(" in written:
            written = _PICTURED.sub(lambda found: " " * len(found[0]), written)
        parts = WORD.split(written)
        offsets = list(accumulate(map(len, parts), initial=paragraph.start))
        words.texts.extend(parts[1::2])
        words.starts.extend(offsets[1:-1:2])
        words.ends.extend(offsets[2::2])
    words.states.extend(_states(stretches, words.starts))
    return words


def _states(stretches: Sequence[Quoted], starts: list[int]) -> list[int]:
    states = [OUTSIDE] * len(starts)
    last = 0
    for stretch in stretches:
        edges = (stretch.outer.start, stretch.inner.start, stretch.inner.end, stretch.outer.end)
        for state, (begin, end) in zip((OPENING, INSIDE, CLOSING), pairwise(edges), strict=True):
            first = bisect_left(starts, begin, last)
            last = bisect_left(starts, end, first)
            states[first:last] = [state] * (last - first)
    return states


def shape_of(word: str) -> int:
    """A word's shape: one of the shapes above."""
    if not word[0].isalnum():
        return SIGN
    if word.isdigit():
        return FIGURES
    if any(letter.isdigit() for letter in word):
        return CODE
    if word == word.lower():
        return LOWER
    if word.isupper():
        return CAPITAL if len(word) == 1 else CAPITALS
    if word[0].isupper() and (word[1:].islower() or not word[1:].isascii()):
        return TITLE
    return MIXED


def plain(word: str) -> str:
    """The word in lower case without accents, as in the vocabulary."""
    word = word.lower()
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if unicodedata.category(letter) != "Mn")
