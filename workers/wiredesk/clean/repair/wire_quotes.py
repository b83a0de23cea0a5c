"""Quote marks of wires with few characters: ``We waited,'' and `yes' inside them."""

import re

_OPENING = re.compile(r"(?<!`)``(?=[^\s`])")
_CLOSING = re.compile(r"(?<=[^\s'])(?P<single>'?)''(?!['\w])")
_INNER = re.compile(r"(?<![\w`])`(?P<words>[^`'’\n]{1,300}(?:['’](?=\w)[^`'’\n]{0,300}){0,20})['’](?!\w)")


def repair_wire_quotes(text: str) -> tuple[str, int]:
    """Return a text with “ ” for doubled grave accents and apostrophes, and how many were replaced.

    Grave accents inside are ‘ ’. A text with three grave accents in a row, which enclose program code, is unchanged.
    """
    if "```" in text and "'''" not in text:
        return text, 0
    text, opened = _OPENING.subn("“", text)
    if not opened:
        return text, 0
    text, closed = _CLOSING.subn(lambda found: ("’" if found["single"] else "") + "”", text)
    text, inner = _INNER.subn(r"‘\g<words>’", text)
    return text, opened + closed + 2 * inner
