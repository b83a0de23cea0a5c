r"""Escapes that were never undone: `\u2019` as it stands, and `u2019` whose backslash was lost.

Without its backslash an escape is made of ordinary letters and digits, so each is weighed. Two or more in a row that
together are UTF-8 read in the wrong charset are certain, and so is a mark or letter where only that can stand: an
apostrophe inside a word, a closing mark after one. What could also be a word of its own is mended only where the
article shows others that are certain.
"""

import re
import unicodedata
from collections.abc import Iterator

import ftfy.bad_codecs

LITERAL_RUN = re.compile(r"(?<!\\)(?:\\u[0-9a-fA-F]{4})+")
STRIPPED_RUN = re.compile(r"(?:u[0-9a-fA-F]{4})+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
"""Addresses keep their letters, whatever they look like."""
LISTING = re.compile(r"""(?:[=(:\[,]\s*)["'][^"'\n]{0,80}$|["'`]$""")
"""What stands before an escape in a program's text, where it is right."""
LOOK_BACK = 100

ftfy.bad_codecs.ok()  # makes the charset below known
CHARSET = "sloppy-windows-1252"  # as browsers read it: the five undefined bytes stand for themselves
SINGLE_BYTES = re.compile("[" + bytes(range(128, 256)).decode(CHARSET) + "]+")
UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MOST_ROUNDS = 3
"""How often text was encoded once too many, at the most that has been seen."""

OPENING = frozenset("‘“‚„«‹‛‟¿¡")
CLOSING = frozenset("’”»›′″")
DASHES = frozenset("‐‑‒–—―")
BEFORE_OPENING = frozenset("([{-–—―/\"'‘“«> \n\t\xa0")
AFTER_WORD = frozenset(".,;:!?…)]%")


def shows_escapes(text: str) -> bool:
    """Whether the text holds a stripped escape that can be nothing else."""
    return any(certain for _, _, certain in _weighed(text))


def mend_escapes(text: str, shown: bool = False) -> tuple[str, int, int]:
    """The text with its escapes undone, and how many stripped and how many literal runs there were.

    Args:
        text: any text.
        shown: whether the article shows certain stripped escapes elsewhere.
    """
    stripped = literal = 0
    if "\\u" in text:
        text, literal = _mend_literal(text)
    found = list(_weighed(text))
    if found and (shown or any(certain for _, _, certain in found)):
        pieces: list[str] = []
        end = 0
        for start, stop, _ in found:
            pieces += (text[end:start], _undo_encoding(_decoded(text[start:stop])))
            end = stop
        text, stripped = "".join((*pieces, text[end:])), len(found)
    return text, stripped, literal


def _weighed(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and certainty of each run that may be stripped escapes."""
    addresses: list[tuple[int, int]] | None = None
    for run in STRIPPED_RUN.finditer(text):
        if run.group().isalpha():  # "succeed", "stuffed"
            continue
        start, end = run.span()
        while text[start : start + 5].isalpha() and start and text[start - 1].isalpha():
            start += 5  # a word that ends like an escape, before a true one
        if start and text[start - 1] in "\\+#":
            continue
        if addresses is None:
            addresses = [found.span() for found in ADDRESS.finditer(text)]
        if any(low <= start < high for low, high in addresses):
            continue
        characters = _decoded(text[start:end])
        weight = _weigh(characters, text[start - 1 : start], text[end : end + 1])
        if weight is not None:
            yield start, end, weight


def _weigh(characters: str, before: str, after: str) -> bool | None:
    """True for certain, False for possible, None for something else than escapes."""
    if not characters or any(not _printable(character) for character in characters):
        return None
    if _undo_encoding(characters) != characters or characters[0] > "\uffff":  # pairs of escapes match nowhere else
        return True
    if len(characters) > 1:
        scripts = {unicodedata.name(character, "").partition(" ")[0] for character in characters}
        if len(scripts) == 1 and characters.isalpha():
            return True
        return False if all(_weigh(character, before, "") is not None for character in characters) else None
    return _weigh_single(characters, before, after)


def _weigh_single(character: str, before: str, after: str) -> bool | None:
    glued = before.isalpha() or after.isalpha()
    if character.isalpha():
        in_word = glued and not before.isdigit() and not after.isdigit()
        return ("\xc0" <= character < "\u0250") or None if in_word else None
    if character in CLOSING:
        if not before or before.isspace():
            return False if after.isalpha() and after.islower() else None
        return before.islower() or before in AFTER_WORD or (character == "’" and before.isalpha() and after.islower())
    if character in OPENING:
        return False if after and not after.isspace() and (not before or before in BEFORE_OPENING) else None
    if character in DASHES:
        return before.islower() and after.isalpha()
    if character == "…":
        return before.islower()
    return False if unicodedata.category(character)[0] in "SPZ" else None


def _printable(character: str) -> bool:
    return character >= "\x80" and unicodedata.category(character) not in ("Cn", "Cs", "Co")


def _decoded(run: str) -> str:
    """The characters that a run of escapes stands for, each five or six characters long; pairs are joined."""
    codes = re.findall(r"[0-9a-fA-F]{4}", run)
    units = b"".join(int(code, 16).to_bytes(2, "big") for code in codes)
    return units.decode("utf-16-be", "surrogatepass" if _lone_surrogate(units) else "strict")


def _lone_surrogate(units: bytes) -> bool:
    try:
        units.decode("utf-16-be")
    except UnicodeDecodeError:
        return True
    return False


def _undo_encoding(characters: str) -> str:
    """Characters that are the bytes of UTF-8, each read alone, to what the bytes say together."""
    for _ in range(MOST_ROUNDS):
        undone = SINGLE_BYTES.sub(_reread, characters)
        if undone == characters:
            break
        characters = undone
    return characters


def _reread(found: re.Match[str]) -> str:
    bytes_ = found.group().encode(CHARSET)
    pieces: list[str] = []
    end = 0
    for piece in UTF8_CHARACTER.finditer(bytes_):
        try:
            read = piece.group().decode()
        except UnicodeDecodeError:
            continue
        pieces += (bytes_[end : piece.start()].decode(CHARSET), read)
        end = piece.end()
    return "".join((*pieces, bytes_[end:].decode(CHARSET)))


def _mend_literal(text: str) -> tuple[str, int]:
    count = 0

    def undo(found: re.Match[str]) -> str:
        nonlocal count
        start = found.start()
        characters = _decoded(found.group())
        if LISTING.search(text[max(0, start - LOOK_BACK) : start]):
            return found.group()
        if any(character < " " or not _assigned(character) for character in characters):
            return found.group()
        count += 1
        return _undo_encoding(characters)

    return LITERAL_RUN.sub(undo, text), count


def _assigned(character: str) -> bool:
    return unicodedata.category(character) not in ("Cn", "Cs", "Co")
