"""Decode characters that are written out in other notations than escapes: `U+2019`, `%u2019`, `=E2=80=99`, `%E2%80%99`.

Exports of statistics programs, scripts, mails and addresses leave them in text. Those of two or more bytes of UTF-8 are
certain; one with a number of the character is if it stands inside or beside a word, and then all others in the text
are decoded too. Addresses and paths keep theirs.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_NUMBERED = re.compile(
    r"(?:<U\+(?P<tag>[0-9A-Fa-f]{4,5})>|U\+(?P<plain>1F[0-9A-F]{3}|[0-9A-F]{4})|%u(?P<script>[0-9A-Fa-f]{4})|"
    r"_x(?P<sheet>[0-9A-F]{4})_)"
)
_BYTES = re.compile(
    r"(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3})+|(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,3})+"
)
_MAIL_BYTE = re.compile(r"=(?:\n|20(?=\n|$)|3D)")
_MAIL_LETTER = re.compile(r"(?<=[A-Za-z])=(?:[C-F][0-9A-F]|92)(?=[a-z])")
"""A letter or apostrophe of Windows-1252 inside a word, as mails write it."""
_MAIL_SINGLE = re.compile(r"=(?:[89A-F][0-9A-F]|3D|20(?=\n|$)|\n)")
_IN_ADDRESS = re.compile(r"(?:[/@]|[?&][\w.-]{1,20}=)[^\s]{0,200}$")
"""Text before a percent sign in an address or a path."""
_LOOK_BACK = 240
_SPACE = re.compile(r"\s")
_SURE_ROW = 3
_ENDS = frozenset(".,!?")


def repair_notations(text: str) -> tuple[str, int]:
    """Return the text with characters in such notations decoded, and how many places there were."""
    count = address_end = 0

    def undo_bytes(found: re.Match[str]) -> str:
        nonlocal count, address_end
        written = found.group()
        if written[0] == "%":
            goes_on = address_end and not _SPACE.search(text, address_end, found.start())
            if goes_on or _IN_ADDRESS.search(text[max(0, found.start() - _LOOK_BACK) : found.start()]):
                address_end = found.end()
                return written
        try:
            read = bytes.fromhex(written.replace(written[0], "")).decode()
        except UnicodeDecodeError:
            return written
        if not all(map(_is_text, read)):
            return written
        count += 1
        return read

    decoded = _BYTES.sub(undo_bytes, text)
    if not count and "=" in text and len(_MAIL_LETTER.findall(text)) > 1:
        decoded, count = _MAIL_SINGLE.subn(_undo_mail_byte, text)
    elif count and ("=E" in text or "=C" in text):
        decoded = _MAIL_BYTE.sub(lambda found: "=" if found.group() == "=3D" else "", decoded)
    decoded, numbered = _repair_numbered(decoded)
    return decoded, count + numbered


def _undo_mail_byte(found: re.Match[str]) -> str:
    code = found.group()[1:]
    return "" if code in ("\n", "20") else bytes.fromhex(code).decode("cp1252", "replace")


def _repair_numbered(text: str) -> tuple[str, int]:
    found = [(match, chr(int(match[match.lastgroup or 0], 16))) for match in _NUMBERED.finditer(text)]
    found = [
        (match, "" if character == "\r" else character)
        for match, character in found
        if _is_text(character) or (match["sheet"] and character in "\t\n\r")
    ]
    if not (any(_is_in_word(match, text) for match, _ in found) or stand_in_row([match for match, _ in found])):
        return text, 0
    pieces: list[str] = []
    end = 0
    for match, character in found:
        pieces += (text[end : match.start()], character)
        end = match.end()
    return "".join((*pieces, text[end:])), len(found)


def stand_in_row(found: Sequence[re.Match[str]]) -> bool:
    """Whether several of these places follow each other without anything between them, as the letters of a word do."""
    row = 1
    for before, after in pairwise(found):
        row = row + 1 if before.end() == after.start() else 1
        if row >= _SURE_ROW:
            return True
    return False


def _is_in_word(found: re.Match[str], text: str) -> bool:
    """Whether the place begins or ends a word, or follows the end of a sentence."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    if found["sheet"]:
        return True
    if found["plain"]:
        return before.islower()
    return before.isalpha() or after.isalpha() or before in _ENDS


def _is_text(character: str) -> bool:
    return character >= "\xa0" and unicodedata.category(character) not in ("Cn", "Cs", "Co")
