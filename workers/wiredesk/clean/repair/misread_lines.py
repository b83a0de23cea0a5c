"""Repair lines in another single-byte charset that were decoded as Windows-1252, among correct lines.

An article joined from several systems may be decoded differently line by line, so that only some paragraphs are wrong.
Whole lines show the damage: Cyrillic becomes words of accented letters only. In a central European language, accented
letters appear that no western language uses together; decoded again, all belong to the language's own alphabet.
"""

import re
from itertools import pairwise

from wiredesk.clean.parse.latin import WESTERN, belongs_to_one, latin_charset
from wiredesk.clean.parse.script_charset import script_charset
from wiredesk.clean.repair.charsets import has_kinds

_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile("[\xc0-\xff]")
_ACCENTED_WORDS = re.compile("(?:(?<![^\\W\\d_])[\xc0-\xff\xa8\xb8]{3,}(?![^\\W\\d_]).{0,200}){2}")
"""Two words of accented letters only."""
_SINGLE_BYTES = re.compile("[\x00-\x19\x1b-\xffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]+")
"""The characters of Windows-1252 and Latin-1, except U+001A, which the sloppy codec uses for U+FFFD."""
_C1 = re.compile("[\x80-\x9f]+")
_PLAIN = re.compile("[A-Za-z]")
_MAX_PLAIN = 0.5
"""Plain letters for each accented one in a line of another script: names and addresses, no more."""
_MIN_FITTING = 0.95
_MIN_LETTERS = 12
"""Accented letters from which a charset is guessed."""
_MAX_ROW = 4
"""Letters in the order of the alphabet in a row: a list of letters."""
_SAMPLE = 64 * 1024
_MIN_FOREIGN = 0.04
"""Accented letters among the letters of a line in a language of central Europe; names in other text are fewer."""
_MIN_KINDS = 3
"""Distinct letters that change."""
_MIN_CHANGED = 5
"""Letters that change in different words of lines of which no western language has all letters: a name or two have
fewer."""
_NOT_LATIN = re.compile("[\u0250-\u1dff\u2c00-\uffff]")
_PAIRS = (frozenset("õû"), frozenset("ýþ"))
"""The letters that change in Hungarian, and in most Turkish text."""
_MARKS = frozenset("‘’“”„–—…•\xa0«»€")
_MAX_UNSEEN = 1
_OF_1252 = frozenset("œŒŸƒ")
"""Letters beyond Latin-1; Š and Ž, which right text of central Europe has too, prove nothing."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def repair_script_lines(text: str) -> tuple[str, int]:
    """Repair lines of another script that were decoded as Windows-1252; also return the number of words repaired."""
    lines = text.split("\n")
    garbled = [index for index, line in enumerate(lines) if _is_other_script(line)]
    letters = "".join(_ACCENTED.findall("".join(lines[index] for index in garbled)))
    if (
        len(letters) < _MIN_LETTERS
        or not has_kinds(letters)
        or not any(_ACCENTED_WORDS.search(lines[index]) for index in garbled)
    ):
        return text, 0
    value = _bytes_of("\n".join(lines[index] for index in garbled))
    charset = script_charset(value[:_SAMPLE])
    if charset is None:
        return text, 0
    read = letters.encode("latin-1").decode(charset, "replace")
    if sum(letter.isalpha() and ord(letter) > 0x36F for letter in read) < _MIN_FITTING * len(letters):
        return text, 0
    return _reread_lines(lines, garbled, charset)


def _is_other_script(line: str) -> bool:
    """Whether nearly all letters of a line that could be of one byte are accented, and are no list of letters."""
    accented = _ACCENTED.findall(line)
    if len(accented) < 2 or len(_PLAIN.findall(line)) > _MAX_PLAIN * len(accented):
        return False
    rows = 0
    for before, after in pairwise(accented[:_SAMPLE]):
        rows = rows + 1 if ord(after) == ord(before) + 1 else 0
        if rows >= _MAX_ROW:
            return False
    return True


def repair_central(text: str, foreign: str) -> tuple[str, int]:
    """Repair lines of Czech, Polish, Turkish and the like decoded as Windows-1252; also return the number of words.

    Args:
        text: the text.
        foreign: each distinct run of its non-ASCII characters.
    """
    if belongs_to_one(foreign):
        return text, 0
    lines = text.split("\n")
    suspect = [index for index, line in enumerate(lines) if not line.isascii() and _is_central(line)]
    if not suspect:
        return text, 0
    charset = latin_charset(_bytes_of("\n".join(lines[index] for index in suspect))[:_SAMPLE])
    if charset is None or charset == WESTERN:
        return text, 0
    seen = {letter for index in suspect for letter in _FOREIGN.findall(lines[index].lower())}
    changed = {letter for letter in seen if letter not in _MARKS and _read(letter, charset) != letter}
    if len(changed) < _MIN_KINDS and not any(changed >= pair for pair in _PAIRS):
        return text, 0
    words = "".join({word for index in suspect for word in lines[index].lower().split()})
    found = sum(words.count(letter) for letter in changed)
    if found < _MIN_CHANGED and not _are_elsewhere({_read(letter, charset) for letter in changed}, lines, suspect):
        return text, 0
    alike = [
        index
        for index, line in enumerate(lines)
        if not line.isascii() and len(set(_FOREIGN.findall(line.lower())) - seen) <= _MAX_UNSEEN
    ]
    return _reread_lines(lines, sorted({*suspect, *alike}), charset)


def _are_elsewhere(letters: set[str], lines: list[str], suspect: list[int]) -> bool:
    """Whether the other lines of the text have each of these letters: then a few that change are enough."""
    others = "\n".join(line for index, line in enumerate(lines) if index not in suspect).lower()
    return all(letter in others for letter in letters)


def _is_central(line: str) -> bool:
    """Whether a line has as many accented letters as a language of central Europe, and no western one has them all."""
    others = [letter for letter in set(line) if letter.isascii() or (letter > "\xff" and letter not in _OF_1252)]
    foreign = line.translate(dict.fromkeys(map(ord, others)))  # a list of the letters would need 80 bytes for each
    if len(foreign) < _MIN_FOREIGN * sum(map(str.isalpha, line)) or belongs_to_one(foreign):
        return False
    return _NOT_LATIN.search(line) is None


def _reread_lines(lines: list[str], indexes: list[int], charset: str) -> tuple[str, int]:
    """Decode some lines again; return the text and the number of words changed."""
    count = 0
    for index in indexes:
        line = lines[index]
        read = _read(line, charset)
        count += sum(a != b for a, b in zip(_WORD.findall(line), _WORD.findall(read), strict=False))
        lines[index] = read
    return "\n".join(lines), count


def _read(text: str, charset: str) -> str:
    """Decode the runs of characters of Windows-1252 in another charset; runs that it cannot decode stay unchanged."""
    return _SINGLE_BYTES.sub(lambda run: _decoded(run[0], charset), text)


def _decoded(run: str, charset: str) -> str:
    read = _encoded(run).decode(charset, "replace")
    return read if "\ufffd" not in read else run


def _bytes_of(text: str) -> bytes:
    return _encoded("".join(_SINGLE_BYTES.findall(text)))


def _encoded(run: str) -> bytes:
    return _C1.sub(lambda found: found[0].encode("latin-1").decode(WESTERN), run).encode(WESTERN)
