r"""Repair JSON with escapes of half a character, which no UTF-8 text can contain.

JavaScript cuts strings between the two halves of an emoji and writes the remaining half as `\ud83d`. Python writes a
byte that it could not decode as `\udc80` to `\udcff` (PEP 383), and so a run of them for a word in another encoding.
"""

import re

import orjson

_ESCAPE = re.compile(
    rb"\\(?:u(?P<pair>[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|u(?P<first>[dD][cC][89a-fA-F][0-9a-fA-F])(?P<more>(?:\\u[dD][cC][89a-fA-F][0-9a-fA-F])*)"
    rb"|u(?P<lone>[dD][89a-fA-F][0-9a-fA-F]{2})"
    rb"|.)",
    re.DOTALL,
)
"""One escape, or a run of undecoded bytes. Every escape is consumed, so that `\\\\ud83d` (a backslash) is not one."""


_REFUSED = "surrogate in string"
"""In orjson's words for an escape of half a character."""


def read_json(value: bytes) -> object:
    """Parse JSON, with lone surrogates replaced.

    Raises:
        orjson.JSONDecodeError: something else is wrong with it.
    """
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError as error:
        if _REFUSED not in error.msg:
            raise
        return orjson.loads(replace_lone_surrogates(value))


def replace_lone_surrogates(value: bytes) -> bytes:
    """Return JSON whose lone surrogate escapes are replaced: undecoded bytes by their characters, others by U+FFFD.

    Args:
        value: a JSON document in UTF-8. What else is wrong with it stays.
    """
    return _ESCAPE.sub(_replaced, value)


def _replaced(escape: re.Match[bytes]) -> bytes:
    if escape["first"]:
        undecoded = bytes(int(digits[2:], 16) for digits in escape.group()[2:].split(b"\\u"))
        return _escaped(_decoded(undecoded))
    return b"\\ufffd" if escape["lone"] else escape.group()


def _decoded(undecoded: bytes) -> str:
    """Decode bytes as UTF-8, or else as Windows-1252, which browsers read for most undeclared pages."""
    try:
        return undecoded.decode()
    except UnicodeDecodeError:
        return undecoded.decode("cp1252", "replace")


def _escaped(text: str) -> bytes:
    """Escape each character: C1 controls among them must not end up raw in JSON."""
    units = text.encode("utf-16-be")
    return b"".join(b"\\u%02x%02x" % (units[at], units[at + 1]) for at in range(0, len(units), 2))
