"""Detect the single-byte charset of text in another script than Latin by the letters that its languages use most.

Each charset has its letters at other codes: decoded in a wrong one, rare letters become common. charset-normalizer,
which compares patterns of signs, takes Hebrew for capitals of Russian and ISO 8859-5 for Hebrew.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from charset_normalizer.constant import FREQUENCIES

_CYRILLIC = ("Russian", "Ukrainian", "Bulgarian", "Serbian")
_LANGUAGES = {
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "cp1253": ("Greek",),
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic", "Farsi"),
    "cp874": ("Thai",),
}
_MOST = 12
"""Letters of a language that make up four fifths of a text; in a wrong charset they are a third."""
_COMMON = {
    charset: tuple(frozenset(FREQUENCIES[language][:_MOST]) for language in languages)
    for charset, languages in _LANGUAGES.items()
}
_MIN_COMMON = 0.6
_MIN_LETTERS = 8
_MIN_FITTING = 0.85
"""Share of letters among the signs beyond ASCII; the rest are marks."""
_MAX_TURNS = 0.1
"""Capitals behind small letters, for each sign: words of the article are not divided here."""
_HIGH = re.compile(rb"[\x80-\xff]+")


def script_charset(sample: bytes) -> str | None:
    """The charset in which the bytes beyond ASCII are most often common letters of one language; None if none fits."""
    high = b"".join(_HIGH.findall(sample))
    best: tuple[float, str | None] = (_MIN_COMMON, None)
    for charset, languages in _COMMON.items():
        try:
            read = high.decode(charset)
        except UnicodeDecodeError:
            continue
        if sum(before.islower() and after.isupper() for before, after in pairwise(read)) > _MAX_TURNS * len(read):
            continue
        if sum(unicodedata.category(sign)[0] in "LM" for sign in read) < _MIN_FITTING * len(read):
            continue
        letters = Counter(
            filter(str.isalpha, unicodedata.normalize("NFD", read.lower()))
        )  # Greek letters without accents
        total = letters.total()
        if total < _MIN_LETTERS:
            continue
        share = max(sum(letters[letter] for letter in common) for common in languages) / total
        if share > best[0]:
            best = (share, charset)
    return best[1]
