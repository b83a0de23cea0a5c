"""Compare lines by letters and digits only: a repeated headline may differ in case and punctuation."""

import re

_MARKS = re.compile(r"[\W_]+")
MAX_KINDS = 20
"""Different marks that are removed one by one, which takes half the time of a search; most texts have a few quotes."""
_LOWER_CASE = bytes(range(256)).lower()
_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())


def letters_of(words: str) -> str:
    """Return only the letters and digits, case-folded."""
    if words.isascii():  # most lines are: a tenth of the time
        return words.encode("ascii").translate(_LOWER_CASE, _OTHERS).decode("ascii")
    folded = words.casefold().encode("utf-8", "surrogatepass").translate(None, _OTHERS)
    letters = folded.decode("utf-8", "surrogatepass")
    marks = [character for character in set(letters) if not character.isalnum()]
    if len(marks) > MAX_KINDS:
        return _MARKS.sub("", letters)
    for mark in marks:
        letters = letters.replace(mark, "")
    return letters
