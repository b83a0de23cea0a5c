"""Decode UTF-8 that was decoded in a charset of one byte, of central or eastern Europe or of old computers.

UTF-8 is so regular that no other text fits it: if each run of foreign characters, encoded in the charset, is UTF-8,
that is what it was. Only text whose damage is complete is repaired here; what was decoded as Windows-1252 or Latin-1,
and text that is partly right, is left to ftfy.
"""

import unicodedata

import ftfy.bad_codecs
from ftfy.badness import is_bad

ftfy.bad_codecs.ok()
_CHARSETS = (
    "sloppy-windows-1250",
    "iso-8859-2",
    "iso-8859-15",
    "sloppy-windows-1251",
    "sloppy-windows-1253",
    "cp1256",
    "sloppy-windows-1257",
    "mac_roman",
    "cp437",
    "cp850",
    "cp852",
    "cp866",
    "koi8_r",
)
_WESTERN = ("latin-1", "sloppy-windows-1252")
_SURE_RUN = 3
"""Characters of a run that is enough alone; of shorter ones there are two."""


def repair_misread_utf8(text: str, foreign: str) -> tuple[str, int]:
    """Return the text with its UTF-8 decoded, and the number of places; text that is not all UTF-8 is unchanged.

    Args:
        text: the text.
        foreign: each distinct run of its non-ASCII characters, with a space between them.
    """
    runs = foreign.split(" ")
    shortest = min(map(len, runs))
    if shortest < len("é".encode()) or (len(runs) == 1 and shortest < _SURE_RUN) or _fits_western(foreign):
        return text, 0
    for charset in _CHARSETS:
        decoded = _decoded(foreign, charset)
        if decoded is None or is_bad(decoded) or not all(map(_is_text, decoded)):
            continue
        read = _decoded(text, charset)
        if read is not None:
            return read, sum(map(text.count, runs))
    return text, 0


def _fits_western(foreign: str) -> bool:
    return any(_decoded(foreign, charset) is not None for charset in _WESTERN)


def _decoded(text: str, charset: str) -> str | None:
    try:
        return text.encode(charset).decode()
    except UnicodeError:
        return None


def _is_text(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cn", "Cs", "Co")
