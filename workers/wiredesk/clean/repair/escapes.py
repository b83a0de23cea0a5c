r"""Repair escapes that lost their backslash: `u2019` for `\u2019`, `xe2x80x99` for `\xe2\x80\x99`.

Without its backslash an escape consists of ordinary letters and digits, so each needs evidence. Two or more in a row
that together are UTF-8 decoded in the wrong charset are certain, and so is punctuation or a letter that nothing else
fits: an apostrophe inside a word, a closing quote mark after a word. An escape that could also be a word is
decoded only if the article has others that are certain; "menu2019" and "eu2019.fi" are a word with a year. Beside
certain ones almost any escape is one: only of codes of four digits it is asked that their script is the others'.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum

from wiredesk.clean.repair.utf8 import decoded_units, reread

STRIPPED_RUN = re.compile(r"(?:u[0-9a-fA-F]{4})+")
BYTE_RUN = re.compile(
    r"(?<!\\)(?<!(?<!\d)0)(?:(?:x[c-f][0-9a-f](?:x[89ab][0-9a-f]){1,3})+|(?:x[C-F][0-9A-F](?:x[89AB][0-9A-F]){1,3})+)"
)
"""Bytes of UTF-8; after a zero alone they are a hexadecimal number."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
"""Addresses keep their letters, whatever they look like."""

OPENING = frozenset("‘“‚„«‹‛‟¿¡")
CLOSING = frozenset("’”»›′″")
DASHES = frozenset("‐‑‒–—―")
BEFORE_OPENING = frozenset("([{-–—―/\"'‘“«> \n\t\xa0")
AFTER_WORD = frozenset(".,;:!?…)]%")
PROGRAMMED = frozenset("'&\"<>=")
"""ASCII that cautious programs escape."""

YEAR = re.compile(r"u(?:19|20)\d\d")
SMALL_YEARS = frozenset("’–—…")
LONG_WORD = re.compile(r"[^\W\d_]{2,}(?:s|ed|ing|ly|ion|er|y)$")
"""A word that is whole without the u of a year after it: "drivers" is, "men" of "menu2019" is not."""
CONTRACTED = re.compile(r"(?:s|t|d|m|re|ve|ll)(?![^\W\d_])", re.IGNORECASE)
ELIDED = re.compile(r"(?:^|[^\w#@])(?:[cdjlmnstCDJLMNSTO]|[Qq]u|[DdNnSs]?[Ee]ll|[Aa]ll)$")
"""Letters before an apostrophe in French and Italian, and in Irish names."""
TAGGED = re.compile(r"[#@][^\s#@]{0,40}$|[/_][^\s/_]{0,40}$")
"""The token is a hashtag, a user's name, or a part of a path."""
FILED = re.compile(r"\.[a-z0-9]|[/_@]")
"""The token continues like a domain or file name."""
CODED = re.compile(r"(?:(?!u[0-9a-fA-F]{4})[a-zA-Z]){1,8}\d")
"""The token continues with letters and a digit: a code."""
LOOK_BACK = 60
SURE_ROW = 4
"""Escapes in a row that no code has, whatever characters they stand for."""
MIN_DASHES = 3
"""Dashes between spaces that prove each other: newsrooms that type straight quotes have no other foreign characters."""


class Weight(IntEnum):
    """How sure it is that letters and digits are an escape."""

    AKIN = 1
    """An escape beside certain ones that have characters of the same kind."""
    POSSIBLE = 2
    """An escape beside certain ones."""
    CERTAIN = 3


def shows_escapes(text: str) -> bool:
    """Whether the text contains a certain stripped escape."""
    return any(weight is Weight.CERTAIN for *_, weight in _weighed(text))


def repair_escapes(text: str, shown: bool = False) -> tuple[str, int]:
    """The text with its stripped escapes decoded, and the number of runs.

    Args:
        text: any text.
        shown: whether the article shows certain stripped escapes elsewhere.
    """
    found = list(_weighed(text))
    certain = "".join(characters for _, _, characters, weight in found if weight is Weight.CERTAIN)
    if not found or not (shown or certain or _are_dashes(found)):
        return text, 0
    scripts = {_script(character) for character in set(certain)}
    pieces: list[str] = []
    end = count = 0
    for start, stop, characters, weight in found:
        if weight is Weight.AKIN and not _is_akin(text[start:stop], characters, scripts):
            continue
        pieces += (text[end:start], reread(characters))
        end = stop
        count += 1
    return "".join((*pieces, text[end:])), count


def _are_dashes(found: list[tuple[int, int, str, Weight]]) -> bool:
    return sum(characters in DASHES for _, _, characters, weight in found if weight is Weight.POSSIBLE) >= MIN_DASHES


def _is_akin(written: str, characters: str, scripts: set[str]) -> bool:
    """Whether an escape that could be a code is one beside certain escapes of these scripts."""
    if not scripts:
        return False
    return not written[1:].isdigit() or all(_script(character) in scripts for character in characters)


def _script(character: str) -> str:
    """The script of a letter, the empty string for a mark."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""


def _weighed(text: str) -> Iterator[tuple[int, int, str, Weight]]:
    """Start, end, characters and weight of each run that may be stripped escapes, in order."""
    runs = list(_of_units(text))
    runs += _of_bytes(text)
    if not runs:
        return
    runs.sort(key=lambda run: run[0])
    addresses = ADDRESS.finditer(text)
    address = next(addresses, None)
    for start, end, characters in runs:
        while address and address.end() <= start:
            address = next(addresses, None)
        if address and address.start() <= start:
            continue
        weight = _weigh(characters, text, start, end)
        if weight is not None:
            yield start, end, characters, weight


def _of_units(text: str) -> Iterator[tuple[int, int, str]]:
    for run in STRIPPED_RUN.finditer(text):
        if run.group().isalpha():  # "succeed", "stuffed"
            continue
        start, end = run.span()
        while text[start : start + 5].isalpha() and start and text[start - 1].isalpha():
            start += 5  # a word that ends like an escape, before a real one
        if not start or text[start - 1] not in "\\+#%":
            yield start, end, _from_controls(decoded_units(text[start:end]))


def _of_bytes(text: str) -> Iterator[tuple[int, int, str]]:
    for run in BYTE_RUN.finditer(text):
        try:
            yield *run.span(), bytes.fromhex(run.group().replace("x", "")).decode()
        except UnicodeDecodeError:
            continue


def _from_controls(characters: str) -> str:
    """Replace a single Latin-1 control character by the cp1252 character with the same code."""
    if len(characters) == 1 and "\x80" <= characters <= "\x9f":
        return characters.encode("latin-1").decode("cp1252", "ignore")
    return characters


def _weigh(characters: str, text: str, start: int, end: int) -> Weight | None:
    """Return the weight of an escape, None for anything else."""
    if not characters or any(not _printable(character) for character in characters):
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] == "x" or reread(characters) != characters or characters[0] > "\uffff":
        return Weight.CERTAIN  # UTF-8 bytes and escape pairs match nowhere else
    if len(characters) > 1:
        alike = len({_script(character) for character in characters}) == 1 and characters.isalpha()
        if alike or len(characters) >= SURE_ROW:
            return Weight.CERTAIN
        fits = all(_weigh_single(sign, before, "") is not None for sign in characters)
        return Weight.POSSIBLE if fits else Weight.AKIN
    if CODED.match(text, end):
        return None
    if YEAR.fullmatch(text, start, end) and before.isalnum():
        return _weight_of(_weigh_year(characters, text, start, end))
    certain = _weigh_single(characters, before, after)
    if certain is None:
        coded = "-" in (before, after) and text[start + 1 : end].isdigit()
        return None if coded or characters in PROGRAMMED else Weight.AKIN
    return _weight_of(certain)


def _weight_of(certain: bool | None) -> Weight | None:
    if certain is None:
        return None
    return Weight.CERTAIN if certain else Weight.POSSIBLE


def _weigh_year(character: str, text: str, start: int, end: int) -> bool | None:
    """Match a word ending in u followed by a year, or an escape after a word."""
    before, after = text[max(0, start - LOOK_BACK) : start], text[end : end + 4]
    if TAGGED.search(before) or FILED.match(after):
        return None
    if character == "’" and CONTRACTED.match(after):
        return True
    if character == "’" and after[:1].isalpha() and ELIDED.search(before):
        return True
    if character in SMALL_YEARS and LONG_WORD.search(before):
        return character not in DASHES or after[:1].isalpha()
    if character in DASHES and before[-1].islower() and after[:2].isalpha():
        return len(before) > 2 and before[-2:].isalpha()
    weight = _weigh_single(character, before[-1], after[:1])
    return None if weight is None else False


def _weigh_single(character: str, before: str, after: str) -> bool | None:
    glued = before.isalpha() or after.isalpha()
    if character == "'":
        return before.isalpha() and after.isalpha()
    if character in PROGRAMMED:
        return False
    if character.isalpha():
        in_word = glued and not before.isdigit() and not after.isdigit()
        return ("\xc0" <= character < "\u0250") or None if in_word else None
    if character in "«»" and before.isspace() and (after.isspace() or (character == "»" and after in AFTER_WORD)):
        return False  # French sets spaces inside them
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
    if character < "\x80":
        return character in PROGRAMMED
    return unicodedata.category(character) not in ("Cn", "Cs", "Co")
