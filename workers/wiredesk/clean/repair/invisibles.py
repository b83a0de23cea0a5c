"""Invisible characters, odd spaces and hyphens, ligatures and full-width letters."""

import re
import unicodedata
from collections import Counter

from ftfy.chardata import LIGATURES as LATIN_LIGATURES
from ftfy.chardata import WIDTH_MAP

from wiredesk.clean.repair.scan import scan

INSTEAD = {
    **dict.fromkeys("\xa0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), ("spaces", " ")),
    "\xad": ("soft_hyphens", ""),
    **dict.fromkeys("\u2060\u2061\u2062\u2063\u2064\ufeff\u180e", ("zero_width", "")),
    **dict.fromkeys(
        "".join(map(chr, (*range(9), *range(14, 32), *range(127, 160), 0xFFF9, 0xFFFA, 0xFFFB))),
        ("control_characters", ""),
    ),
}
"""Characters that are always replaced: the kind of damage, and the replacement."""
MARKS = re.compile(
    f"[{re.escape(''.join(INSTEAD))}\u0149\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u200b-\u200f\u202a-\u202e"
    "\u2066-\u2069\u3000\ufb00-\ufb06\uff01-\uff5e]"
)
"""Everything this module replaces: most texts contain none of it."""
_UNSPACED = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff"
SPACE_OF_NO_WIDTH = re.compile(f"(?<![ \u200b{_UNSPACED}])\u200b+(?![ \u200b{_UNSPACED}])")
"""Thai, Lao, Tibetan, Burmese and Khmer separate words by this character instead of spaces, so it is kept there. It is
also kept next to a space, where it is harmless; inside a word it would prevent finding the word."""
ZERO_WIDTH = re.compile("[\u200b-\u200d]")
JOINERS = re.compile("[\u200c\u200d](?<![^\x00-\u024f][\u200c\u200d])(?![^\x00-\u024f])")
"""Joiners between Latin letters, where they do nothing; Indic scripts, Persian and emoji need theirs."""
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
C1_CONTROLS = re.compile("[\x80-\x9f]")
"""Characters of cp1252 that were read as Latin-1."""
LIGATURES = re.compile("[ŉﬀ-ﬆǄ-ǌǱ-ǳĲĳ]")
LIGATURE_LETTERS = LATIN_LIGATURES | {ord("ŉ"): "’n"}
"""The letters of ligatures, with the newsroom's apostrophe."""
COMBINED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,8}")
COMBINING = re.compile("[\u0300-\u036f]")
FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
NARROWED = {code: WIDTH_MAP[code] for code in (*range(0xFF01, 0xFF5F), 0x3000)}
WIDE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
"""Scripts in which letters of full width are at home."""

HALVED = {0x13: "–", 0x14: "—", 0x18: "‘", 0x19: "’", 0x1C: "“", 0x1D: "”"}
HALVED_SIGN = re.compile("(?<=[^\\W\\d_])\x19(?=[^\\W\\d_])|\x1c[^\x1c\x1d\\n]{1,2000}\x1d")
"""Marks of which only the second byte came through: an apostrophe inside a word or a pair of quote marks proves it."""


def compose(text: str) -> tuple[str, int]:
    """Compose letters with their accents if there is one character for both; also return the number."""
    count = 0

    def composed(found: re.Match[str]) -> str:
        nonlocal count
        normalized = unicodedata.normalize("NFC", found.group())
        count += normalized != found.group()
        return normalized

    return COMBINED.sub(composed, text), count


def repair_invisibles(text: str, counts: Counter[str]) -> str:
    """Return the text without invisible characters; repairs are added to `counts` by kind."""
    foreign = scan(text).foreign
    if C1_CONTROLS.search(foreign):
        text, count = C1_CONTROLS.subn(_from_cp1252, text)
        counts["mojibake"] += count
    if ("\x19" in foreign or "\x1d" in foreign) and HALVED_SIGN.search(text):
        counts["mojibake"] += sum(text.count(chr(code)) for code in HALVED)
        text = text.translate(HALVED)
    for character in sorted(set(foreign) & INSTEAD.keys()):
        kind, instead = INSTEAD[character]
        counts[kind] += text.count(character)
        text = text.replace(character, instead)
    if ZERO_WIDTH.search(foreign):
        text, spaces = SPACE_OF_NO_WIDTH.subn("", text)
        text, joiners = JOINERS.subn("", text)
        counts["zero_width"] += spaces + joiners
    if DIRECTION_MARKS.search(foreign) and not RIGHT_TO_LEFT.search(foreign):
        text, count = DIRECTION_MARKS.subn("", text)
        counts["zero_width"] += count
    if LIGATURES.search(foreign):
        counts["ligatures"] += sum(text.count(chr(code)) for code in LIGATURE_LETTERS)
        text = text.translate(LIGATURE_LETTERS)
    if FULL_WIDTH.search(foreign) and not WIDE_SCRIPT.search(foreign):
        counts["full_width"] += sum(text.count(chr(code)) for code in NARROWED)
        text = text.translate(NARROWED)
    return text


def _from_cp1252(found: re.Match[str]) -> str:
    return found.group().encode("latin-1").decode("cp1252", "ignore")
