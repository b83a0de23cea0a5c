"""Repair Western text in one charset of one byte that was decoded in another, shown by letters that clash.

A word has one script and small letters after small letters. In "cafΘ", "cafÈ", "cafй" and "f¸r" a letter breaks that;
if many do, and another charset turns all foreign characters into letters of one language and marks, it was that one.
"""

import re
import unicodedata

from wiredesk.clean.parse.latin import WESTERN, belongs_to_one

_INSIDE = re.compile(r"[^\x00-\x7f‘’–—…·•\xad\xa0\u200b-\u200f\u2060\ufeff](?<=[a-z].)(?=[a-z])")
_MAY_CLASH = re.compile("[^\x00-\x7f‘’“”–—…·•\xad\xa0\u200b-\u200f\u2060\ufeffß-öø-ÿ]")
"""A fast check of the distinct characters: most texts have marks and small Western letters only."""
_CAPITAL_END = re.compile(r"[À-ÖØ-Þ](?<=[a-z].)(?![^\W\d_])")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MIN_CLASHES = 4
_MIN_KINDS = 2
_MIN_OF_ONE_KIND = 8
_MIN_SHARE = 0.4
"""Clashes among the foreign characters inside words."""
_MAX_LEFT = 0.02
_LOOK_ALIKES = frozenset("аеорсхуіјѕԛԁαονικ")
"""Letters that are written for Latin ones on purpose, or typed by mistake."""
_READ = ("mac_roman", "cp437", "cp850", "cp1251", "cp1253", "cp1250", WESTERN)
_WRITTEN = (WESTERN, "mac_roman", "cp850")
_MARKS = frozenset("‘’‚“”„–—…•·«»‹›¿¡°€£§©®™\xa0")


def _table(read: str, written: str) -> dict[str, str]:
    codes = [bytes((code,)) for code in range(128, 256)]
    table = {code.decode(read, "ignore"): code.decode(written, "ignore") for code in codes}
    return {seen: meant for seen, meant in table.items() if seen and meant}


_TABLES = tuple(_table(read, written) for written in _WRITTEN for read in _READ if read != written)


def repair_misread_letters(text: str, foreign: str) -> tuple[str, int]:
    """Return the text with its foreign characters read again, and their number; 0 if no charset fits all of them.

    Args:
        text: the text.
        foreign: each distinct run of its non-ASCII characters.
    """
    odd = set(_MAY_CLASH.findall(foreign))
    if not odd or sum(map(text.count, odd)) < _MIN_CLASHES:
        return text, 0
    inside, ends = _INSIDE.findall(text), _CAPITAL_END.findall(text)
    clashes = [*filter(_clashes, inside), *ends]
    least = _MIN_CLASHES if len(set(clashes)) >= _MIN_KINDS else _MIN_OF_ONE_KIND
    if len(clashes) < max(least, _MIN_SHARE * len(inside + ends)):
        return text, 0
    found = _FOREIGN.findall(text)
    for table in _TABLES:
        if not table.keys() >= set(found):
            continue
        read = [table[character] for character in found]
        letters = "".join(filter(str.isalpha, read))
        if not belongs_to_one(letters) or not all(map(_is_text, set(read))):
            continue
        left = sum(_clashes(table[character]) for character in inside)
        if left + sum(table[character].isupper() for character in ends) <= _MAX_LEFT * len(inside + ends):
            return "".join([table.get(character, character) for character in text]), len(found)
    return text, 0


def _clashes(character: str) -> bool:
    """Whether no Western word has this character between two small letters."""
    if character in "‘’" or character in _LOOK_ALIKES:
        return False
    return not (character.islower() and unicodedata.name(character, "").startswith("LATIN"))


def _is_text(character: str) -> bool:
    return character.isalpha() or character in _MARKS
