"""Tokenizes text for watches: without case, accents and punctuation, in any script."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

Term = tuple[str, ...]
"""A name, word or phrase as a sequence of words."""

MAX_CHARACTERS = 400_000
"""Maximum characters of a text that are searched; searching the rest of a dump would only cost time."""

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
    text = text[:MAX_CHARACTERS]
    if text.isascii():
        return _WORD.findall(text.lower())
    pattern = _pattern(text)  # before lowercasing, which turns some letters into two characters
    found = pattern.findall(_lower(text))
    return found if "".join(found).isascii() else [_folded(word) for word in found]


def offsets(text: str, lower: str, places: Sequence[int], wanted: Term) -> list[tuple[int, int]]:
    """The start and end offsets of a word or phrase in a text, in code points.

    Args:
        text: the text.
        lower: the result of `lowered` for the text.
        places: the indexes in its `tokens` at which the word or phrase starts.
        wanted: the word or phrase.
    """
    found = list(_plain_occurrences(lower, wanted))
    if len(found) == len(places):
        return found
    text = text[:MAX_CHARACTERS]
    spans = [word.span() for word in _pattern(text).finditer(text)]  # some of its words have accents
    return [(spans[place][0], spans[place + len(wanted) - 1][1]) for place in places]


def _plain_occurrences(text: str, wanted: Term) -> Iterator[tuple[int, int]]:
    """The same for words that occur literally in the text, without tokenizing all of it."""
    start = text.find(wanted[0])
    while start >= 0:
        end = start
        for word in wanted:
            while end > start and end < len(text) and not text[end].isalnum():
                end += 1
            if not text.startswith(word, end) or text[end + len(word) : end + len(word) + 1].isalnum():
                break
            end += len(word)
        else:
            if not text[start - 1 : start].isalnum():
                yield start, end
        start = text.find(wanted[0], start + 1)


def has_accents(text: str) -> bool:
    """Whether removing accents may change words of the text, in addition to lowercasing."""
    return not text.isascii() and _ACCENTED.search(text) is not None


_ACCENTED = re.compile("[\u0080-\u1fff\u20d0-\u20ff\u2c00-\U0003ffff]")


def lowered(text: str) -> str:
    """A text in lower case, for `offsets`."""
    return _lower(text[:MAX_CHARACTERS])


def _lower(text: str) -> str:
    """The text in lower case, with the same number of characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_DOTTED).lower()


_DOTTED = {ord("İ"): "i"}
"""The only letter whose lower case is two characters."""


def _pattern(text: str) -> re.Pattern[str]:
    return _intricate_word() if _INTRICATE.search(text) else _WORD


@lru_cache(maxsize=1 << 16)
def term(text: str) -> Term:
    """A word or phrase as words; empty if it has none, as in "!"."""
    return tuple(tokens(text))


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
    return tuple(joined)


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
