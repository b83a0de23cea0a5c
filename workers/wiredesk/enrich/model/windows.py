"""Split a text's words into windows of the model's input length."""

from bisect import bisect_right
from collections.abc import Sequence
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
    return [_window(words, numbers, stretches) for stretches in _packed(text, words, sentences, max_tokens)]


def _packed(text: str, words: Words, sentences: Sequence[Span], max_tokens: int) -> list[list[tuple[int, int]]]:
    """Word spans, each within one paragraph, grouped by window."""
    packed: list[list[tuple[int, int]]] = []
    room = 0
    for first, last in _stretches(text, words, sentences, max_tokens - 2):
        if not packed or last - first + 1 > room:
            packed.append([])
            room = max_tokens - 1
        packed[-1].append((first, last))
        room -= last - first + 1
    return packed


def _stretches(text: str, words: Words, sentences: Sequence[Span], max_tokens: int) -> list[tuple[int, int]]:
    found = []
    for first, last in pairwise([*words.paragraphs, len(words)]):
        while first < last:
            stop = last if last - first <= max_tokens else _pause(text, words, sentences, first, first + max_tokens)
            found.append((first, stop))
            first = stop
    return found


def _pause(text: str, words: Words, sentences: Sequence[Span], first: int, stop: int) -> int:
    """The end of the last sentence outside quote marks among the words that fit, unless it is too early.

    Better before a word than before a mark, since who says a quote may stand before it; else the end of a line.
    """
    other = stop
    for index in range(stop, first + int((stop - first) * MIN_FILL), -1):
        ended = words.texts[index - 1] in ENDS and words.states[index - 1] != INSIDE
        ended = ended and _begins_sentence(words, sentences, index)
        if ended and shape_of(words.texts[index]) != SIGN:
            return index
        if other == stop and (ended or "\n" in text[words.ends[index - 1] : words.starts[index]]):
            other = index
    return other


def _begins_sentence(words: Words, sentences: Sequence[Span], index: int) -> bool:
    """Whether a sentence begins with a word."""
    at = bisect_right(sentences, words.starts[index], key=lambda sentence: sentence.start) - 1
    return at >= 0 and sentences[at].start > words.starts[index - 1]


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
