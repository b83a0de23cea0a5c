"""Compare lines by letters and digits only: a repeated headline may differ in case and punctuation."""

import re

_LETTERS = re.compile(r"[^\W_]+")
_LOWER_CASE = bytes(range(256)).lower()
_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())


def letters_of(words: str) -> str:
    """Return only the letters and digits, case-folded."""
    if words.isascii():  # most lines are: a tenth of the time
        return words.encode("ascii").translate(_LOWER_CASE, _OTHERS).decode("ascii")
    return "".join(_LETTERS.findall(words.casefold()))
