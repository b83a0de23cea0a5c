"""Compare lines by letters and digits only: a repeated headline may differ in case and punctuation."""

import re

_LETTERS = re.compile(r"[^\W_]+")


def letters_of(words: str) -> str:
    """Return only the letters and digits, case-folded."""
    return "".join(_LETTERS.findall(words.casefold()))
