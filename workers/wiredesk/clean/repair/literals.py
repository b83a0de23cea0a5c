r"""Decode backslash escapes left in the text: `\u2019`, `\xe2\x80\x99`, `\342\200\231`, `\n`, `\"`.

Programs write them in string literals; prose has none. Each is decoded unless the text before it looks like source
code, a path or a regular expression.
"""

import re
import unicodedata

from wiredesk.clean.repair.utf8 import decoded_units, reread

_ESCAPED = re.compile(
    r"""(?<!\\)(?:
        (?P<units>(?:\\u[0-9a-fA-F]{4})+) | (?P<code>\\[ux]\{[0-9a-fA-F]{2,5}\}|\\U000[0-9a-fA-F]{5}) |
        (?P<bytes>(?:\\x[0-9a-fA-F]{2})+) | (?P<octal>(?:\\[23][0-7]{2}){2,}) |
        (?P<breaks>(?:\\[rn])+) | (?P<tab>\\t) | (?P<mark>\\["'/])
    )""",
    re.VERBOSE,
)
_DOUBLED = re.compile(
    r"""(?<=\w)\\{2,8}u[0-9a-fA-F]{4}|(?<!\\)\\{2,8}u[0-9a-fA-F]{4}(?=\w)|"""
    r"""(?<=[.!?…"”’])(?:\\{2,8}n){2}"""
)
"""An escape beside a letter, or two line breaks after a sentence, that were written as JSON once too often."""
_IN_PRINTED_BYTES = re.compile(r"\\x[89a-f][0-9a-f]|\\n")
_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""Half of a pair of escapes."""
_TWO = re.compile(r"""(?<!\\)\\{2,8}(?=u[0-9a-fA-F]{4}|[nrt"'/])""")
_LISTING = re.compile(r"""(?:[=\[{+]|\w\(|["']\s?[:,])\s{0,4}["'][^"'\n]{0,80}$""")
"""Text before an escape in source code, where it is correct: a literal after a sign of programs or another literal."""
_QUOTED = re.compile("[\"'`]$")
_QUOTE = frozenset("\"'`")
_DRIVE = re.compile(r"\b[A-Za-z]:\\[^\s]{0,90}$|^[A-Za-z]:$|\s[A-Za-z]:$")
_PATH = re.compile(r"\\[^\s\\]{1,60}$|[\^$*+?|()\[\]{}]$")
"""Text before a backslash in a Windows path, a formula or a regular expression."""
_ARGUMENT = re.compile(r"[=(\[{+]\s?$|[\"'`]$")
_ARGUMENT_END = re.compile(r"\s?[\])};+]")
_LOOK_BACK = 100
_SURE_BREAK = re.compile(r"""[.!?…:;,"'”’)\]>]\s{0,2}$""")
_AFTER_BREAK = re.compile(r"""\s|[A-Z“‘"'(<—–\\•-]|$""")


def repair_literals(text: str) -> tuple[str, int]:
    """Return the text with literal escapes decoded, and how many there were."""
    if _DOUBLED.search(text):
        text = _TWO.sub(r"\\", text)
    printed = text[:2] in ("b'", 'b"') and text[-1] == text[1] and _IN_PRINTED_BYTES.search(text) is not None
    text = text[2:-1] if printed else text  # as Python prints bytes
    breaks = _breaks_are_sure(text)
    count = int(printed)

    def undo(found: re.Match[str]) -> str:
        nonlocal count
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        after = text[found.end() : found.end() + 2]
        undone = _undone(found, before, after, breaks)
        if undone is None:
            return found.group()
        count += 1
        return undone

    text = _ESCAPED.sub(undo, text)
    return (_HALF.sub("\ufffd", text) if count and "\\u" in text else text), count


def _undone(found: re.Match[str], before: str, after: str, breaks: bool) -> str | None:
    kind, written = found.lastgroup, found.group()
    if kind == "mark":
        return written[1] if _is_escaped_mark(written[1], before, after) else None
    if _LISTING.search(before) or _DRIVE.search(before):
        return None
    if kind in ("units", "code", "bytes", "octal"):
        read = _read(kind, written, before, after)
        mentioned = read and len(read) == 1 and after[:1] in _QUOTE and _QUOTED.search(before)
        return None if mentioned else read
    if (
        not breaks
        or _QUOTED.search(before)
        or _PATH.search(before)
        or not (before[-1:].isalnum() or _AFTER_BREAK.match(after))
    ):
        return None
    if kind == "tab":
        return "\t" if _AFTER_BREAK.match(after) else None
    return "\n" * max(1, written.count("\\n"))


def _read(kind: str, written: str, before: str, after: str) -> str | None:
    if kind == "units":
        return _characters(decoded_units(written))
    if kind == "code":
        return _characters(chr(int(written[2:].strip("{}"), 16)))
    if kind == "octal":
        return _from_octal(written)
    return _from_bytes(written, before, after)


def _breaks_are_sure(text: str) -> bool:
    r"""Whether a `\n` is a line break: a single one between two sentences, or two in a row."""
    for found in re.finditer(r"\\n|\\r\\n", text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if _LISTING.search(before) or _QUOTED.search(before) or _PATH.search(before):
            continue
        if text.startswith(("\\n", "\\r"), found.end()) and before[-1:] != "\\":
            return True
        if _SURE_BREAK.search(before) and _AFTER_BREAK.match(text[found.end() : found.end() + 1]):
            return True
    return False


def _is_escaped_mark(mark: str, before: str, after: str) -> bool:
    if mark == "'":  # between letters: an apostrophe
        return before[-1:].isalpha() and after[:1].isalpha()
    if mark == "/":  # only the end of a tag is certain
        return before[-1:] == "<" and after[:1].isalpha()
    if _ARGUMENT.search(before[-2:]) or _ARGUMENT_END.match(after):
        return False
    opens = after[:1].isalnum() and (not before or before[-1].isspace() or before[-1] in "(—–-")
    closes = (before[-1:].isalnum() or before[-1:] in ".,!?…’") and not after[:1].isalnum() and before != ""
    return opens or closes


def _from_bytes(written: str, before: str, after: str) -> str | None:
    read = bytes.fromhex(written.replace("\\x", ""))
    try:
        characters = read.decode()
    except UnicodeDecodeError:
        characters = read.decode("latin-1")
        if not (before[-1:].isalpha() or after[:1].isalpha()) or not characters.isalpha():
            return None
    if characters.isascii() and not (before[-1:].isalpha() and after[:1].isalpha()):
        return None
    return _characters(characters)


def _from_octal(written: str) -> str | None:
    read = bytes(int(code, 8) for code in written.split("\\")[1:])
    try:
        return _characters(read.decode())
    except UnicodeDecodeError:
        return None


def _characters(characters: str) -> str | None:
    r"""The characters that escapes stand for, or None if they cannot be text; `\u000a` is a line break."""
    characters = characters.replace("\r\n", "\n").replace("\r", "\n")
    if any(character < " " and character not in "\n\t" for character in characters):
        return None
    if any(unicodedata.category(character) in ("Cn", "Cs", "Co") for character in characters):
        return None
    return reread(characters)
