"""Cyrillic text of one charset that was read as another: "чБУЙМЙК" for "Василий".

KOI8-R has small letters where Windows-1251 has capitals, so words open with a small letter and go on in capitals.
"""

import re

TURNED = re.compile(r"\b[а-яё][А-ЯЁЪЙ]{3,}")
"""A word whose first letter alone is small."""
_FUNCTION = "и в не на что с по как это из за от так но же для он к о у во та із що від є до се е са"
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Of Russian, Ukrainian and Bulgarian."""
WORD = re.compile(r"[^\W\d_]+")
PAIRS = (("cp1251", "koi8_r"), ("koi8_r", "cp1251"))
"""The charset as which the text was read, and its own."""
MIN_FUNCTION = 0.05
"""Share of function words in a text, above which it is one in a language."""


def repair_cyrillic(text: str) -> tuple[str, int]:
    """Return the text read again in its own charset, and its number of words; unchanged, and 0, without damage."""
    if not TURNED.search(text):
        return text, 0
    best, most = text, MIN_FUNCTION
    for read, own in PAIRS:
        try:
            again = text.encode(read, "replace").decode(own)
        except UnicodeError:
            continue
        if (share := _share(again)) >= most and not TURNED.search(again):
            best, most = again, share
    return best, len(WORD.findall(best)) if best is not text else 0


def _share(text: str) -> float:
    """The share of function words among the words of a text."""
    words = WORD.findall(text.lower())
    return sum(word in FUNCTION_WORDS for word in words) / max(1, len(words))
