"""Repair text that was decoded with a wrong charset.

UTF-8 decoded as another charset produces character sequences that occur in no language; ftfy detects them. If one
single-byte charset was decoded as another, each character alone could be right, but apostrophes reveal the damage:
"donÕt" and "itís" can have no other origin, and the cause of one is the cause of all.
"""

import re
from bisect import bisect_left
from collections import Counter

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from wiredesk.clean.parse.script_charset import script_charset
from wiredesk.clean.repair.apostrophes import contractions, restore

_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,  # keep curly quotes: the newsroom wrote them, and they show where a quote begins
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_USUAL = "‘’“”–—…•€™\xa0"
_OPENERS = "ÃÂÅÄĂÎâГР"
SUSPECT = re.compile(
    f"[^\x00-\x7f](?:(?<=[^{_USUAL}])[^\x00-\x7f]|[^\x00-\x7f{_USUAL}]|(?<=[{_OPENERS}])[ ?]|(?<=[\x80-\x9f]))"
)
"""A fast check: mojibake puts two foreign characters next to each other that are not usual punctuation."""
SUSPECT_RUN = re.compile(f"[^\x00-\x7f{_USUAL}][^\x00-\x7f]|[^\x00-\x7f][^\x00-\x7f{_USUAL}]|[{_OPENERS}\x80-\x9f]")
"""The same for runs of foreign characters whose neighbours are not known."""
APART = re.compile(r"([ÃÂ] [\xa1-\xbf]|(?<![^\s(\[—–-])[”»€’](?=[^\W\d_](?:[a-zA-Z\s]|$)))")
"""Text that ftfy would join wrongly: a character whose bytes were separated by a space, and an opening quote mark
before an accented word, as in Swedish and German."""
TWO_BYTES = re.compile("(?<=[a-z])Ã[\xa1-\xbf]|Ã[\xa1-\xbf](?=[a-z])")
"""A letter of two bytes in a word with a small letter; ftfy leaves it between punctuation that is right."""
PIECE = re.compile(r".{1,2000}\Z|.{1,2000}(?<=[\x00-\x7f])|.{1,2000}", re.DOTALL)
"""The piece of text passed to ftfy at once: ftfy scans a text again after each change."""
LONG_RUN = re.compile(r"[^\x00-\x7f]{20,}")
MONOTONOUS = ((20, 4), (40, 6), (100, 16))
"""(length, distinct): a run of this many foreign characters with fewer distinct ones is not text if they are the first
bytes of letters. In "ÂÂÂÂ…”" each pass of ftfy resolves one letter: a line of 4 MB would take days."""
MAX_DAMAGED = 64 * 1024
"""Maximum characters of damaged lines that are repaired: about 10,000 words, more than any article has. Letters that
cancel each other out one by one take 15 s per megabyte, which must not block a worker."""
_NORMALIZED = {
    "â€TM": "â€™",
    "Ã1⁄4": "Ã¼",
    "Ã3⁄4": "Ã¾",
    "Ã1⁄2": "Ã½",
    "Ã3": "Ã³",
    "Ã2": "Ã²",
    "Ã1": "Ã¹",
    "Ãa": "Ãª",
    "Ão": "Ãº",
}
"""What Unicode's form NFKC makes of mojibake: "donâ€TMt", "fÃ1⁄4r"."""
OF_NORMALIZED = "âÃã"
NORMALIZED = re.compile("â€TM|Ã[13]⁄[24]|(?<=[a-z])Ã[123ao](?![A-Z\\d])|ã[\xa1-\xbf]")
FOREIGN = re.compile(r"[^\x00-\x7f]+")
FOREIGN_CHARACTER = re.compile(r"[^\x00-\x7f]")


def repair_charset(text: str) -> tuple[str, int]:
    """Return the text with UTF-8 mojibake repaired, and the number of repairs."""
    if not SUSPECT.search(text):
        return text, 0
    normalized = any(map(text.__contains__, OF_NORMALIZED)) and NORMALIZED.search(text) is not None
    lines, total, left = text.split("\n"), 0, MAX_DAMAGED
    seen: tuple[str, str] | None = None
    for index, line in enumerate(lines):
        if left <= 0:
            break
        if normalized:  # kept only where the line is decoded
            line = NORMALIZED.sub(lambda found: _NORMALIZED.get(found[0], found[0].replace("ã", "Ã")), line)
        if not SUSPECT.search(line) or not (is_bad(line) or TWO_BYTES.search(line)):
            continue
        damaged, rest = line[:left], line[left:]
        left -= len(damaged)
        repaired = "".join(
            piece if index % 2 else "".join(map(_read_as_utf8, PIECE.findall(piece)))
            for index, piece in enumerate(APART.split(damaged))
        )
        if repaired != damaged:
            total += _places(damaged, repaired)
            lines[index] = repaired + rest
            seen = seen or (damaged, repaired)
    if seen and (charset := _charset_between(*seen)):
        for index, line in enumerate(lines):
            if not line.isascii() and (repaired := _as_utf8(line, charset)) != line:
                total += _places(line, repaired)
                lines[index] = repaired
    return "\n".join(lines), total


_READ_AS = ("sloppy-windows-1252", "sloppy-windows-1250", "sloppy-windows-1251", "sloppy-windows-1254", "mac_roman")


def _charset_between(damaged: str, repaired: str) -> str | None:
    """The charset as which a line in UTF-8 was read, if it explains all its damage."""
    return next((charset for charset in _READ_AS if _as_utf8(damaged, charset) == repaired != damaged), None)


def _as_utf8(line: str, charset: str) -> str:
    """A line whose every character is explained by reading UTF-8 as a charset; other lines are unchanged.

    Where other lines show the damage, that proves it also for a line with only one such letter.
    """
    if "\ufffd" in line:  # the sloppy codecs encode it
        return line
    try:
        return line.encode(charset).decode()
    except UnicodeError:
        return line


_LOST_CLOSE = re.compile(r"(?<=[\w.,!?…’\"'\])])(?:â€|â)(?=[\s.,;:!?)]|\Z)(?!\s?[€™œ˜\x80-\xbf])")
_LOST_OPEN = re.compile(r"(?:(?<=[\s(\[—–>])|(?<![^\n]))â(?=[A-ZÀ-Þ])")
_LOST_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:â€|â)(?=(?:s|t|d|m|re|ve|ll)(?![\w]))")
_CURLY_OPEN = re.compile("“|â€œ")
MAX_QUOTE = 2_000
"""Characters between an opening mark and the closing mark that belongs to it."""


def repair_lost_bytes(text: str) -> tuple[str, int]:
    """Restore quote marks and apostrophes of which only the first one or two bytes survived.

    "â€" or "â" after a word is a closing mark where an opening one is pending, and an apostrophe before an s.
    A single such letter proves nothing: it may be a word in French or Romanian.
    """
    if "â" not in text:
        return text, 0
    opened = [found.start() for found in _LOST_OPEN.finditer(text)]
    apostrophes = _LOST_APOSTROPHE.findall(text)
    count = 0
    closing = list(_LOST_CLOSE.finditer(text))
    openings = sorted([*opened, *(found.start() for found in _CURLY_OPEN.finditer(text))])
    pieces: list[str] = []
    end = 0
    used: set[int] = set()
    for found in closing:
        place = bisect_left(openings, found.start()) - 1
        if place < 0 or openings[place] in used or found.start() - openings[place] > MAX_QUOTE:
            continue
        if "”" in text[openings[place] : found.start()]:
            continue
        used.add(openings[place])
        pieces += (text[end : found.start()], "”")
        end = found.end()
        count += 1
    text = "".join((*pieces, text[end:])) if pieces else text
    if used.intersection(opened) or (count and opened):
        text, restored = _LOST_OPEN.subn("“", text)
        count += restored
    if apostrophes and (count or len(apostrophes) > 1 or any("€" in mark for mark in apostrophes)):
        text, restored = _LOST_APOSTROPHE.subn("’", text)
        count += restored
    return text, count


def _read_as_utf8(piece: str) -> str:
    """Part of a line with its mojibake repaired, except for runs that are not text."""
    if not SUSPECT.search(piece):
        return piece
    repaired, end = [], 0
    for run in LONG_RUN.finditer(piece):
        if _is_monotonous(run.group()):
            repaired += [ftfy.fix_encoding(piece[end : run.start()], _CONFIG), run.group()]
            end = run.end()
    text = "".join((*repaired, ftfy.fix_encoding(piece[end:], _CONFIG)))
    return TWO_BYTES.sub(lambda found: found[0].encode("cp1252").decode(), text) if "Ã" in text else text


def _is_monotonous(run: str) -> bool:
    for length, few in MONOTONOUS:
        for start in range(0, len(run) - length + 1, length):
            different = set(run[start : start + length])
            if len(different) < few and not different.isdisjoint("ÃÂ"):
                return True
    return False


def _places(before: str, after: str) -> int:
    """The number of runs of foreign characters that were repaired."""
    gone = Counter(FOREIGN.findall(before)) - Counter(FOREIGN.findall(after))
    return max(1, gone.total())


ACCENTED_WORD = re.compile("[\xc0-\xff]{5}")
"""Five accented letters in a row: no word of the Latin script has them, but lists of letters do."""
_ACCENTED = re.compile("[\xc0-\xff]")
MIN_KINDS = 4
"""Different accented letters of garbled words of another script: "Ääääh!" and "ÄÖÜ" have fewer."""
_MAX_ASCII = 0.5
"""ASCII letters for each accented one: names and addresses, no more."""
_SAMPLE = 64 * 1024
_MAX_CHAOS = 0.2
_MIN_FITTING = 0.9
"""So many of the accented letters have to be letters of the other script."""
_WORD = re.compile(r"\w+")
_WIDE = ("gb18030", "big5", "euc_jp", "cp949", "cp932")
_LEADS = "\x80-\xfeŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
WIDE_RUN = re.compile(f"(?:[{_LEADS}][\x40-\x7e{_LEADS}] ?){{6}}")
"""Six letters of two bytes each: no other text has signs and accented letters in so regular a row."""
_BYTE_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")
_WIDE_LETTER = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_NOT_LATIN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f]")


def has_kinds(text: str) -> bool:
    """Whether a text has as many different accented letters as words of another script would give."""
    return len(set(_ACCENTED.findall("".join(set(text.lower()))))) >= MIN_KINDS


def repair_script(text: str) -> tuple[str, int]:
    """Repair text of another script that was decoded as Latin-1, so that nearly all letters became accented ones."""
    accented = len(_ACCENTED.findall(text))
    plain = sum(map(str.isalpha, text)) - accented
    if plain > _MAX_ASCII * accented or not ACCENTED_WORD.search(text) or not has_kinds(text):
        return text, 0
    value = _single_bytes(text)
    if value is None:
        return text, 0
    charset = script_charset(value[:_SAMPLE])
    read = value.decode(charset, "replace") if charset is not None else text
    if len(_NOT_LATIN.findall(read)) >= accented * _MIN_FITTING:
        return read, len(_WORD.findall(read))
    return text, 0


def repair_wide(text: str) -> tuple[str, int]:
    """Repair text in a charset that writes letters of China, Japan and Korea in two bytes, decoded as Latin-1."""
    value = _single_bytes(text)
    if value is None or _is_utf8(value):
        return text, 0
    pairs = len(_BYTE_PAIR.findall(value))
    rest = len(_LETTER.findall(_BYTE_PAIR.sub(b"", value)))
    if not pairs or rest > _MAX_ASCII * pairs or _HIGH_BYTE.search(_BYTE_PAIR.sub(b"", value)):
        return text, 0
    best = from_bytes(value[:_SAMPLE], threshold=_MAX_CHAOS, cp_isolation=list(_WIDE)).best()
    read = value.decode(best.encoding, "replace") if best is not None else ""
    letters = len(_WIDE_LETTER.findall(read))
    return (read, letters) if letters >= _MIN_FITTING * pairs and "\ufffd" not in read else (text, 0)


def _single_bytes(text: str) -> bytes | None:
    """The bytes of text that was decoded as Windows-1252 or Latin-1; None for other text."""
    for charset in ("sloppy-windows-1252", "latin-1"):
        try:
            return text.encode(charset)
        except UnicodeEncodeError:
            continue
    return None


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError as error:
        return error.start >= len(value) - len("\U0001f600".encode())
    return True


_PAIRS = (("cp1252", "mac_roman"), ("mac_roman", "cp1252"), ("cp437", "cp1252"), ("cp850", "cp1252"))
"""The charset used for decoding, and the actual charset."""
_MARKS = frozenset("‘’“”–—…\xa0")
_CURLY = re.compile("[“”]")
_MIN_SIGNS = 2
"""Minimum contractions; a single one with "n't" is enough, since no other word looks like it."""


def _table(read: str, written: str) -> dict[str, str]:
    """The intended character for each decoded character."""
    table = {}
    for code in range(128, 256):
        try:
            table[bytes((code,)).decode(read)] = bytes((code,)).decode(written)
        except UnicodeDecodeError:
            continue
    return table


TABLES = tuple(_table(read, written) for read, written in _PAIRS)
SIGNS = tuple(next(seen for seen, meant in table.items() if meant == "’") for table in TABLES)
"""The character that an apostrophe becomes in each of these pairs."""


def repair_single_bytes(text: str) -> tuple[str, int]:
    """Repair a single-byte charset decoded as another, if contractions show it; also return the number of repairs."""
    for sign in sorted(set(SIGNS)):
        lost = contractions(text, sign) if sign in text else []
        if len(lost) < _MIN_SIGNS and not any(found.negated for found in lost):
            continue
        if _CURLY.search(text) or contractions(text, "’"):  # part of the text is correct: repair only what is certain
            return restore(text, lost)
        alike = [other for known, other in zip(SIGNS, TABLES, strict=True) if known == sign]
        foreign = set(FOREIGN_CHARACTER.findall(text))
        return _read_again(text, max(alike, key=lambda other: len(foreign & other.keys())))
    return text, 0


def _read_again(text: str, table: dict[str, str]) -> tuple[str, int]:
    """Replace punctuation everywhere, letters only if they match the case of the letter before."""
    count = 0

    def read(found: re.Match[str]) -> str:
        nonlocal count
        meant = table.get(found.group(), found.group())
        before = text[found.start() - 1 : found.start()]
        if meant not in _MARKS and not (
            meant.isalpha() and (not before.isalpha() or before.islower() == meant.islower())
        ):
            return found.group()
        count += 1
        return meant

    return FOREIGN_CHARACTER.sub(read, text), count
