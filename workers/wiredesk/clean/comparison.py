"""What lines are compared by: a headline printed twice differs in case and marks, not in letters."""

import re

_LETTERS = re.compile(r"[^\W_]+")


def letters_of(words: str) -> str:
    """The letters and digits alone, case folded."""
    return "".join(_LETTERS.findall(words.casefold()))
