"""Normalizes words for linking: folds case, accents, punctuation, house spelling and number formats."""

import re
import unicodedata
from functools import lru_cache

MAX_WORDS = 20_000
"""Maximum words compared per text; a longer article is a dump, and comparing the rest would only cost time."""

MAX_CHARACTERS = 40 * MAX_WORDS
"""Maximum characters split into words: a text without spaces must not cost more than one with spaces."""

_INITIAL = re.compile(r"\.[^\W\d_]\.")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
# The rare part comes first, and what precedes it is checked by a lookbehind: ten times as fast.
_APOSTROPHE = re.compile(r"'(?<=\w.)(?=\w)")
_ANY_APOSTROPHE = re.compile(r"['ʼ](?<=\w.)(?=\w)")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3})")
_ANY_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


def _word() -> re.Pattern[str]:
    """`_ANY_WORD` for texts without characters beyond U+FFFF, in two thirds of the time: a table of the others."""
    places = [place for place in range(1 << 16) if chr(place).isalnum() and not chr(place).isdecimal()]
    starts = [place for place, before in zip(places, [-2, *places], strict=False) if place != before + 1]
    ends = [place for place, after in zip(places, [*places[1:], 1 << 17], strict=True) if place != after - 1]
    letters = "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return re.compile(rf"[{letters}]+|\d+(?:\.\d+)?")


_WORD = _word()

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBERS = {word: str(value) for value, word in enumerate(_UNITS)} | {
    word: str(tens * 10) for tens, word in enumerate(_TENS, 3)
}
"""Number words that house styles write as digits."""

_MAGNITUDES = {"mln": "million", "mn": "million", "bln": "billion", "bn": "billion", "pct": "percent"}

_SPELLING: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"our", "or"),  # labour, favourite
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),  # organise, organisation
        (r"ys(e|ed|es|ing)$", r"yz\1"),  # analyse
        (r"tre(s?)$", r"ter\1"),  # centre
        (r"ogue(s?)$", r"og\1"),  # dialogue
        (r"amme(s?)$", r"am\1"),  # programme
        (r"enc(e|es)$", r"ens\1"),  # defence
        (r"ae|oe", "e"),  # anaesthetic, manoeuvre
        (r"ll", "l"),  # travelled, fulfill
        (r"dgement", "dgment"),  # judgement
        (r"^grey", "gray"),
        (r"wards$", "ward"),  # towards
    )
)
"""British and American spellings that are folded into one form. Both sides are folded, so false matches do no harm."""

_SPELLED_TWO_WAYS = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLING))
"""Matches the few words that any of the patterns changes."""


def words_of(text: str) -> list[str]:
    """The words of a text for comparison, at most `MAX_WORDS`; numbers are reduced to their digits.

    Case is kept; `folded` removes it.
    """
    text = text[:MAX_CHARACTERS]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "." in text and _INITIAL.search(text):
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = text.replace("%", " percent ")
    if "per cent" in text.lower():
        text = _PER_CENT.sub(" percent ", text)
    text = text.replace("’", "'").replace("`", "'")
    if "ʼ" in text:  # it is a letter
        text = _ANY_APOSTROPHE.sub("", text)
    elif "'" in text:
        text = _APOSTROPHE.sub("", text)
    if "," in text:
        text = _THOUSANDS.sub("", text)
    beyond = not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    return (_ANY_WORD if beyond else _WORD).findall(text)[:MAX_WORDS]


def plain(word: str) -> str:
    """A word without case and accents, at most 64 characters; an accent alone stays."""
    word = word[:64].lower()
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)) or word


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """A word without case, accents and house spelling; number words become digits."""
    word = plain(word)
    if word in NUMBERS:
        return NUMBERS[word]
    if word in _MAGNITUDES:
        return _MAGNITUDES[word]
    if len(word) > 4 and _SPELLED_TWO_WAYS.search(word):
        for pattern, replacement in _SPELLING:
            word = pattern.sub(replacement, word)
    return word
