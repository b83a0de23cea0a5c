"""Decode bytes in more than one encoding: a page template in UTF-8 with a story from an older system.

Decoding is line by line. A line that is valid UTF-8 and shows it (a character of three bytes, or two of two) is UTF-8;
all lines that are not valid are decoded together in one single-byte charset, the declared or the most likely one. An
invalid line that is mostly UTF-8 is decoded run by run: a byte that fits no character becomes its cp1252 character if
that is a letter inside a word or a punctuation mark, and otherwise counts as part of a truncated character.
"""

import re
from collections.abc import Callable

_STRAY = re.compile("[\udc80-\udcff]+")
"""Bytes that fit no character of UTF-8, as Python hands them through."""
_PROOF = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}|(?:[\xc2-\xdf][\x80-\xbf][\x00-\x7f]*){2}")
"""Byte sequences of UTF-8 that are rare in any other encoding."""
_MARKS = frozenset("‘’“”–—…•€\xa0£©®°«»§´·½")
_FEW = 2
"""Minimum valid characters per invalid byte; with fewer, a line is in another encoding."""
_ONE_IN = 1000
_CUT = frozenset("ÃÂâÅÄ")
"""A UTF-8 lead byte without its second byte is more likely than these, if nothing else is in cp1252."""


def decode_lines(value: bytes, likely: Callable[[bytes], str | None]) -> str | None:
    """The text of bytes of which only some lines are UTF-8; None if that is not the case.

    Args:
        value: bytes that are not valid UTF-8 as a whole.
        likely: returns the charset of lines that are not UTF-8, or None.
    """
    lines = value.split(b"\n")
    read = [_as_utf8(line) for line in lines]
    charset = None
    if any(text is not None and _PROOF.search(line) for line, text in zip(lines, read, strict=True)):
        others = (line for line, text in zip(lines, read, strict=True) if text is None and not _mostly_utf8(line))
        charset = likely(b"\n".join(others))
    if charset is None and not _mostly_utf8(value):
        return None
    return "\n".join(
        text if text is not None else _repaired_line(line, charset or "cp1252")
        for line, text in zip(lines, read, strict=True)
    )


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _mostly_utf8(value: bytes) -> bool:
    """Decode UTF-8 with a few invalid bytes, if most of the non-ASCII bytes are valid."""
    text = value.decode("utf-8", "surrogateescape")
    fitting = len(text.encode("utf-8", "ignore").decode())
    stray = len(text) - fitting
    foreign = fitting - len(text.encode("ascii", "ignore"))
    return stray * _FEW <= foreign or stray * _ONE_IN <= len(text)


def _repaired_line(line: bytes, charset: str) -> str:
    if not _mostly_utf8(line):
        return line.decode(charset, "replace")
    text = line.decode("utf-8", "surrogateescape")
    return _STRAY.sub(lambda run: _stray(run, text), text)


def _stray(run: re.Match[str], text: str) -> str:
    """Replace bytes that fit no character: each by its cp1252 character, or all by one truncated character."""
    characters = run.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    if len(characters) > 1 or "\ufffd" in characters or characters in _CUT:
        return "\ufffd"
    fits = characters in _MARKS or (characters.isalpha() and (before.isalpha() or after.isalpha()))
    return characters if fits else "\ufffd"
