"""Reads the numbers in a wording, so that "twenty-five", "25", "2 million" and "2,000,000" are compared by value."""

import re
import unicodedata
from typing import NamedTuple

from wiredesk.link.words import NUMBERS, folded, words_of

MAX_DIGITS = 15
"""Maximum digits of a number that is compared by value; a longer one is a code, and compared as it is written."""

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_DOZEN = {"dozen": 12.0}
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth"),
        ),
        1,
    )
}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PARTS = {"half": 2.0, "halves": 2.0, "quarter": 4.0, "quarters": 4.0} | {
    word + ending: value for word, value in _ORDINALS.items() if 3 <= value <= 10 for ending in ("", "s")
}
_TIMES = {
    word: value
    for value, words in enumerate(
        (
            ("once",),
            ("twice", "double", "doubled", "doubles", "doubling"),
            ("triple", "tripled", "triples", "tripling"),
            ("quadruple", "quadrupled"),
        ),
        1,
    )
    for word in words
}
_MONEY = re.compile(r"([$£€¥₹]\s?\d[\d.,]*)\s?([mMbBkK])\b")
_SHORT_SCALES = {"m": " million", "b": " billion", "k": " thousand"}


class Token(NamedTuple):
    """A word of a wording, or the words of a number."""

    text: str
    key: str
    """The folded word, or the number's value; equal keys are the same word in two spellings."""
    number: bool


def tokens(text: str, most: int) -> list[Token]:
    """The words of a wording, with the words of each number as one token.

    Args:
        text: the wording.
        most: maximum number of words.
    """
    words = words_of(_MONEY.sub(lambda found: found[1] + _SHORT_SCALES[found[2].lower()], text))[:most]
    lower = [word.lower() for word in words]
    found: list[Token] = []
    at = 0
    while at < len(words):
        key, end = _number(lower, at)
        if key is None:
            found.append(Token(words[at], folded(words[at]), False))
            at += 1
        else:
            found.append(Token(" ".join(words[at:end]), key, True))
            at = end
    return found


def _number(words: list[str], at: int) -> tuple[str | None, int]:
    """The value of the number that begins at a word, and where it ends; None if there is none."""
    word, after = words[at], words[at + 1 : at + 2]
    if word in _TIMES:
        return f"{_TIMES[word]} times", at + 1
    if word == "half":
        return _scaled(words, 0.5, at + 2 if _scale(words, at + 2) and after == ["a"] else at + 1)
    if word in ("a", "an"):
        if _scale(words, at + 1):
            return _scaled(words, 1.0, at + 1)
        if after and after[0] in _PARTS and words[at + 2 : at + 3] == ["of"]:
            return _written(1 / _PARTS[after[0]]), at + 2
        return None, at
    if word in _ORDINALS:
        return _rank(_ORDINALS[word]), at + 1
    return _digits(words, at) if word[0].isdecimal() else _spelled(words, at)


def _digits(words: list[str], at: int) -> tuple[str | None, int]:
    if len(words[at]) > MAX_DIGITS:
        return words[at], at + 1
    value, end = float(words[at]), at + 1
    if words[end : end + 1] and words[end] in _ORDINAL_ENDINGS:
        return _rank(value), end + 1
    if words[end : end + 1] and _is_fraction(words[end]):
        value, end = value + unicodedata.numeric(words[end]), end + 1
    return _scaled(words, value, end)


def _is_fraction(word: str) -> bool:
    """True for a sign such as "½"."""
    return len(word) == 1 and unicodedata.category(word) == "No"


def _spelled(words: list[str], at: int) -> tuple[str | None, int]:
    """A number in words: "two thirds", "twenty-five", "three hundred and ten thousand"."""
    if words[at] not in NUMBERS:
        return (_written(unicodedata.numeric(words[at])), at + 1) if _is_fraction(words[at]) else (None, at)
    value, end = _below_hundred(words, at)
    if words[end : end + 1] and value >= 20 and value % 10 == 0 and _ORDINALS.get(words[end], 10.0) < 10:
        return _rank(value + _ORDINALS[words[end]]), end + 1
    parts = _PARTS.get(words[end], 0.0) if end < len(words) else 0.0
    if value < parts and (value > 1 or words[end + 1 : end + 2] == ["of"]):
        return _written(value / parts), end + 1
    return _scaled(words, value, end)


def _below_hundred(words: list[str], at: int) -> tuple[float, int]:
    value = float(NUMBERS[words[at]])
    if value >= 20 and value % 10 == 0 and at + 1 < len(words) and 0 < int(NUMBERS.get(words[at + 1], 0)) < 10:
        return value + float(NUMBERS[words[at + 1]]), at + 2
    return value, at + 1


def _scale(words: list[str], at: int) -> float | None:
    word = words[at] if at < len(words) else ""
    return _SCALES.get(word) or _DOZEN.get(word)


def _scaled(words: list[str], value: float, at: int) -> tuple[str, int]:
    """A number with what follows it: "hundred", "million", "and ten", "and a half million"."""
    total = 0.0
    if (part := _and_part(words, at)) is not None and value >= 1:
        value, at = value + part, at + 3
    while (scale := _scale(words, at)) is not None:
        value, at = value * scale, at + 1
        following = at + 1 if words[at : at + 1] == ["and"] else at
        if scale not in (1e2, 1e3) or following >= len(words) or words[following] not in NUMBERS:
            continue
        more, end = _below_hundred(words, following)
        if scale == 1e3 and _scale(words, end) == 1e2:
            total, value, at = total + value, more, end
        elif _scale(words, end) != 1e3 or scale == 1e2:
            value, at = value + more, end
    return _written(total + value), at


def _and_part(words: list[str], at: int) -> float | None:
    """0.5 for "and a half", 0.25 for "and a quarter"."""
    if words[at : at + 2] == ["and", "a"] and words[at + 2 : at + 3] and words[at + 2] in ("half", "quarter"):
        return 1 / _PARTS[words[at + 2]]
    return None


def _rank(value: float) -> str:
    return f"{value:.0f}th"


def _written(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
