"""Restore quote marks that became replacement characters: "�We waited,� said Ama Mensah".

An opening mark is before a word, a closing one behind a comma or the end of a sentence; where they alternate in a
paragraph they are quote marks. A letter was lost in all other places, and stays so.
"""

import itertools
import re

_MARK = re.compile("\ufffd{1,3}")
"""One character of Windows-1252 read as UTF-8, or the three bytes of one in UTF-8."""
_BEFORE_OPENING = frozenset("([—–-")
_BEFORE_CLOSING = frozenset(",.!?…")
_AFTER_CLOSING = frozenset(").,;:—–-")
_DASH = re.compile("(?<=[^\\W\\d_]) \ufffd{1,3} (?=[^\\W\\d_])")


_QUESTIONED = re.compile(r"(?<![^\s(\[])\?(?=[A-Z])|(?<=[,.!])\?(?=\s|\Z)")
_QUESTIONED_COMMA = ",? "
"""A question mark for a closing quote mark: nobody types a comma before one."""


def repair_questioned_quotes(text: str) -> tuple[str, int]:
    """Return the text with quote marks in place of question marks that open and close in turn; how many there were."""
    if _QUESTIONED_COMMA not in text:
        return text, 0
    count = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        marks = [mark.start() for mark in _QUESTIONED.finditer(line)]
        opens = [line[mark + 1 : mark + 2].isalpha() for mark in marks]
        if not marks or len(marks) % 2 or opens != [True, False] * (len(marks) // 2):
            continue
        pieces = [line[start + 1 : end] for start, end in itertools.pairwise((-1, *marks, len(line)))]
        lines[index] = "".join(piece + "“”"[n % 2] for n, piece in enumerate(pieces[:-1])) + pieces[-1]
        count += len(marks)
    return "\n".join(lines), count


def repair_lost_quotes(text: str) -> tuple[str, int]:
    """Return the text with quote marks in place of the replacement characters that can be nothing else; how many."""
    count = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "\ufffd" in line and (restored := _restored(line)) is not None:
            lines[index], found = restored
            count += found
    if not count:
        return text, 0
    repaired, dashes = _DASH.subn(" – ", "\n".join(lines))  # beside lost quote marks, a lone character is a dash
    return repaired, count + dashes


def _restored(line: str) -> tuple[str, int] | None:
    pieces: list[str] = []
    opened, end, count = False, 0, 0
    for mark in _MARK.finditer(line):
        before, after = line[mark.start() - 1 : mark.start()] or " ", line[mark.end() : mark.end() + 1] or " "
        opens = (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()
        closes = before in _BEFORE_CLOSING and (after.isspace() or after in _AFTER_CLOSING)
        if not opens and not closes:
            continue
        if opens == opened:
            return None  # two openings or two closings in a row
        pieces += (line[end : mark.start()], "“" if opens else "”")
        opened, end = opens, mark.end()
        count += 1
    return None if opened or not count else ("".join((*pieces, line[end:])), count)
