"""Repair Western text in one charset of one byte that was decoded in another, shown by letters that clash.

A word has one script and small letters after small letters. In "cafΘ", "cafÈ", "cafй" and "f¸r" a letter breaks that;
if many do, and another charset turns all foreign characters into letters of one language and marks, it was that one.
"""

import re
import unicodedata
from collections import Counter

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
    odd = _MAY_CLASH.findall("".join(set(foreign)))
    if len(odd) < _MIN_CLASHES and sum(map(text.count, odd)) < _MIN_CLASHES:
        return text, 0
    inside, ends = _counted(_INSIDE, text), _counted(_CAPITAL_END, text)
    clashes = ends + Counter({character: count for character, count in inside.items() if _clashes(character)})
    least = _MIN_CLASHES if len(clashes) >= _MIN_KINDS else _MIN_OF_ONE_KIND
    total = inside.total() + ends.total()
    if clashes.total() < max(least, _MIN_SHARE * total):
        return text, 0
    found = _counted(_FOREIGN, text)
    for table in _TABLES:
        if not table.keys() >= found.keys():
            continue
        read = {table[character] for character in found}
        if not belongs_to_one("".join(filter(str.isalpha, read))) or not all(map(_is_text, read)):
            continue
        left = sum(count for character, count in inside.items() if _clashes(table[character]))
        left += sum(count for character, count in ends.items() if table[character].isupper())
        if left <= _MAX_LEFT * total:
            return text.translate({ord(seen): meant for seen, meant in table.items()}), found.total()
    return text, 0


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """The characters that a pattern finds: a list of them would need many times the memory of the text."""
    return Counter(found[0] for found in pattern.finditer(text))


def _clashes(character: str) -> bool:
    """Whether no Western word has this character between two small letters."""
    if character in "‘’" or character in _LOOK_ALIKES:
        return False
    return not (character.islower() and unicodedata.name(character, "").startswith("LATIN"))


def _is_text(character: str) -> bool:
    return character.isalpha() or character in _MARKS
