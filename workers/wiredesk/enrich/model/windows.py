"""Split a text's words into windows of the model's input length."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.lexicon import START, STOP, Lexicon
from wiredesk.enrich.model.words import INSIDE, OUTSIDE, SIGN, Words, shape_of

MAX_TOKENS = 96
"""Tokens in a window: the encoder's cost per token grows with it, and most quotes and their speakers are nearer."""
ENDS = frozenset(".!?")
MIN_FILL = 0.5
"""Share of a window after which a paragraph that is too long may be cut at a sentence's end."""


@dataclass(frozen=True, slots=True)
class Window:
    """A model input: words `first` to `last` (exclusive), with markers at paragraph ends."""

    first: int
    last: int
    tokens: list[int]
    """Numbers of the lexicon."""
    states: list[int]
    heads: list[int]
    """For each word its place among the tokens."""


def windows_of(
    text: str, words: Words, sentences: Sequence[Span], lexicon: Lexicon, max_tokens: int = MAX_TOKENS
) -> list[Window]:
    """All words in windows: whole paragraphs if they fit, else split after a sentence or a line, else anywhere.

    Args:
        text: the article's.
        words: of the text or of part of it.
        sentences: of the text.
        lexicon: numbers the words.
        max_tokens: in a window.
    """
    numbers = lexicon.numbers(words.texts)
    begun = _begun(words, sentences)
    lines = _lines(text, words)
    return [_window(words, numbers, stretches) for stretches in _packed(words, begun, lines, max_tokens)]


def _begun(words: Words, sentences: Sequence[Span]) -> Set[int]:
    """The words with which sentences begin."""
    if not len(words):
        return frozenset()
    low = bisect_left(sentences, words.starts[0], key=lambda sentence: sentence.start)
    high = bisect_left(sentences, words.ends[-1], low, key=lambda sentence: sentence.start)
    return {bisect_left(words.starts, sentence.start) for sentence in sentences[low:high]}


def _lines(text: str, words: Words) -> Set[int]:
    """The words with which lines begin."""
    if not len(words):
        return frozenset()
    start, stop, found = words.starts[0], words.ends[-1], set()
    while (start := text.find("\n", start, stop)) >= 0:
        found.add(bisect_left(words.starts, start))
        start += 1
    return found


def _packed(words: Words, begun: Set[int], lines: Set[int], max_tokens: int) -> list[list[tuple[int, int]]]:
    """Word spans, each within one paragraph, grouped by window."""
    packed: list[list[tuple[int, int]]] = []
    room = 0
    for first, last in _stretches(words, begun, lines, max_tokens - 2):
        if not packed or last - first + 1 > room:
            packed.append([])
            room = max_tokens - 1
        packed[-1].append((first, last))
        room -= last - first + 1
    return packed


def _stretches(words: Words, begun: Set[int], lines: Set[int], max_tokens: int) -> list[tuple[int, int]]:
    found = []
    for first, last in pairwise([*words.paragraphs, len(words)]):
        while first < last:
            stop = last if last - first <= max_tokens else _pause(words, begun, lines, first, first + max_tokens)
            found.append((first, stop))
            first = stop
    return found


def _pause(words: Words, begun: Set[int], lines: Set[int], first: int, stop: int) -> int:
    """The end of the last sentence outside quote marks among the words that fit, unless it is too early.

    Better before a word than before a mark, since who says a quote may stand before it; else the end of a line.
    """
    other = stop
    for index in range(stop, first + int((stop - first) * MIN_FILL), -1):
        ended = index in begun and words.texts[index - 1] in ENDS and words.states[index - 1] != INSIDE
        if ended and shape_of(words.texts[index]) != SIGN:
            return index
        if other == stop and (ended or index in lines):
            other = index
    return other


def _window(words: Words, numbers: Sequence[int], stretches: list[tuple[int, int]]) -> Window:
    tokens, states = [START], [OUTSIDE]
    heads: list[int] = []
    for first, last in stretches:
        heads.extend(range(len(tokens), len(tokens) + last - first))
        tokens.extend(numbers[first:last])
        states.extend(words.states[first:last])
        tokens.append(STOP)
        states.append(OUTSIDE)
    return Window(stretches[0][0], stretches[-1][1], tokens, states, heads)
