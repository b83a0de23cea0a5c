"""Tokenizes text for watches: without case, accents and punctuation, in any script."""

import re
import unicodedata
from functools import lru_cache
from sys import intern

Term = tuple[str, ...]
"""A name, word or phrase as a sequence of words."""

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3040-\u30ff"  # Japanese
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
)
"""Scripts without spaces between words: each character counts as a word, and a word is a phrase of characters."""


_WORD = re.compile(r"[^\W_]+")

_INTRICATE = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2c80-\U0003ffff]")
"""Ranges that include marks and scripts without spaces: texts with these characters need a slower pattern."""


@lru_cache(maxsize=1)
def _intricate_word() -> re.Pattern[str]:
    r"""Matches words including combining marks, which Python's `\w` does not match."""
    marks = [code for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    ranges: list[list[int]] = []
    for code in marks:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    marked = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}_])[\w{marked}])+")


def tokens(text: str) -> list[str]:
    """The words of a text in order: runs of letters and digits, or single characters in scripts without spaces."""
    return words_of(text)[0]


def words_of(text: str) -> tuple[list[str], str | None]:
    """The words of a text, and its `spaced` form, which is None if there is none."""
    if (plain := spaced(text)) is not None:
        return plain.split(), plain
    lower = lowered(text)
    return [_folded(word) for word in _pattern(lower).findall(lower)], None


def spaced(text: str) -> str | None:
    """The words of a text at their offsets, with a space in place of each character that belongs to no word.

    Returns:
        As many characters as the text has; None if a character is folded into several ("ß"), or is in a script whose
        words only a pattern finds.
    """
    if not text.isascii():
        others = set(text.encode(errors="replace").translate(None, _ASCII).decode())
        if len(others) > _MAX_OTHERS:
            return None
        for char, plain in [(char, _folded_character(char)) for char in others]:
            if plain is None:
                return None
            if plain != char:
                text = text.replace(char, plain)
    return text.encode(errors="replace").translate(_PLAIN).decode()


@lru_cache(maxsize=1 << 12)
def _folded_character(char: str) -> str | None:
    """A character beyond ASCII as `spaced` has it; None if that isn't one character."""
    if _INTRICATE.match(char):
        return None
    if not char.isalnum():
        return " "
    folded = _folded(lowered(char))
    return folded if len(folded) == 1 and folded.isalnum() else None


def lowered(text: str) -> str:
    """A text in lower case, with the same number of characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_DOTTED).lower()


_DOTTED = {ord("İ"): "i"}
"""The only letter whose lower case is two characters."""

_ASCII = bytes(range(128))

_PLAIN = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in bytes(range(256)).lower())
"""Turns ASCII letters into lower case, and ASCII characters that belong to no word into spaces."""

_MAX_OTHERS = 200
"""Different characters beyond ASCII in a text above which a pattern is faster than replacing each."""


def _pattern(text: str) -> re.Pattern[str]:
    return _intricate_word() if _INTRICATE.search(text) else _WORD


def spans_of_words(text: str) -> list[tuple[int, int]]:
    """The start and end offset of each word of a text, in the order of `tokens`."""
    return [word.span() for word in _pattern(text).finditer(text)]


@lru_cache(maxsize=1 << 16)
def term(text: str) -> Term:
    """A word or phrase as words; empty if it has none, as in "!"."""
    return tuple(map(intern, tokens(text)))


@lru_cache(maxsize=1 << 16)
def name_term(name: str) -> Term:
    """A name as words, with initials joined: "J. K. Rowling" and "JK Rowling" are the same."""
    joined: list[str] = []
    initials = False
    for word in tokens(name):
        initial = len(word) == 1 and word.isalpha()
        if initial and initials:
            joined[-1] += word
        else:
            joined.append(word)
        initials = initial
    return tuple(map(intern, joined))


@lru_cache(maxsize=1 << 17)
def _folded(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)) or word


def contains(words: Term, wanted: Term) -> bool:
    """True if the wanted words occur consecutively in the words."""
    if wanted[0] not in words:
        return False
    count = len(wanted)
    return count == 1 or any(words[place : place + count] == wanted for place in range(len(words) - count + 1))
