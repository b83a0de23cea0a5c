"""Restore lost apostrophes: "don?t", "it�s", "don t", "dont".

Only English contractions are certain: no word is written "don?t". A name or noun with a possessive s, as in "Tamba?s",
is repaired only if contractions show the same damage. A name also has to occur without the s, since "Nicol�s" may be
"Nicolás"; a noun may not be one of those that English spells with a last é, since "caf�s" is "cafés".
"""

import re
from dataclasses import dataclass
from functools import cache

from wiredesk.knowledge.dateline_places import CITIES, COUNTRIES, folded

APOSTROPHE = "’"
"""Always the curly apostrophe: the ASCII one is never lost."""

_BEFORE = r"(?<![\w/=.:&?%#@+-])"
_AFTER = r"(?![\w/=&%])"
_ENDINGS = "t|s|m|d|re|ve|ll"
_NEGATED = r"(?:do|does|did|is|are|was|were|have|has|had|wo|would|could|should|ca|ai|must|need|might)n"
_STEMS = {
    "t": _NEGATED,
    "s": "he|she|it|who|that|there|here|what|let|where|how",
    "m": "i",
    "d": "i|we|you|they|he|she|it|who|that|there",
    "re": "we|you|they",
    "ve": "i|we|you|they|who|that|there",
    "ll": "i|we|you|they|he|she|it|who|that|there",
}
STEMS = {end: re.compile(f"{_BEFORE}(?:{stems})$", re.IGNORECASE) for end, stems in _STEMS.items()}
"""The words before the apostrophe of an English contraction, by the letters after it."""
MAX_STEM_LENGTH = 8
DROPPED = re.compile(
    r"(?<![\w@#/.-])(?P<stem>(?:do|does|did|is|was|were|have|has|had|would|could|should)n(?=t)|"
    r"(?:you|they|we)(?=ve)|(?:you|they)(?=re)|i(?=ve\b))(?P<end>t|ve|re)(?![\w/@.-]\w)\b",
    re.IGNORECASE,
)
"""Contractions that are no words without their apostrophe."""
MIN_DROPPED = 3
"""A single "dont" may be intended; several, without any apostrophe in the text, are damage."""
ANY_APOSTROPHE = re.compile("['’‘´`ʼ′]")
MIN_QUESTIONED = 3
"""Question marks are also typed: if other apostrophes survived, one or two are typing errors."""
SPACED = " t "
"""The end of a contraction where a space came for the apostrophe."""
MIN_SPACED = 2

_LOST = "[\ufffd?â][\ufffd?€]{0,2}"
_NOUN = re.compile(rf"{_BEFORE}(?<!\ufffd)(?P<stem>[^\W\d_]{{3,30}})(?P<lost>{_LOST})(?=s{_AFTER})")
THREE_BYTES = 3 * "\ufffd"
"""A character of three bytes was lost, which a curly apostrophe has and a letter of Europe does not."""
_ENDING_IN_E = """
appliqu attach blas caf canap clich communiqu consomm divorc emigr expos fianc frapp habitu macram pass resum ros rou
saut souffl touch toup
"""
ENDING_IN_E = frozenset(_ENDING_IN_E.split())
"""English words that end in é, without it."""
_IRISH = re.compile(rf"{_BEFORE}(?P<stem>O)(?:\ufffd{{1,3}}|\?)(?=[A-Z][a-z])")
_WHOLE_WORD = re.compile("(?<![\\w\ufffdâ€?])[^\\W\\d_]++(?![\ufffdâ€]|[?][a-z])")


@dataclass(frozen=True, slots=True)
class Contraction:
    """An English contraction with another character for its apostrophe."""

    start: int
    """Where the mark begins."""
    end: int
    negated: bool
    """Whether it ends in "n't": no other word looks like that."""


@cache
def _ended(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{mark})(?=(?P<end>{_ENDINGS}){_AFTER})", re.IGNORECASE)


def contractions(text: str, mark: str) -> list[Contraction]:
    """The English contractions of a text that have `mark`, a pattern, in place of the apostrophe."""
    found = []
    for ended in _ended(mark).finditer(text):
        start, end = ended.span()
        if STEMS[ended["end"].lower()].search(text[max(0, start - MAX_STEM_LENGTH) : start]):
            found.append(Contraction(start, end, ended["end"] in "tT"))
    return found


def restore(text: str, lost: list[Contraction]) -> tuple[str, int]:
    """The text with an apostrophe in each of these contractions, and their number."""
    pieces: list[str] = []
    end = 0
    for contraction in lost:
        pieces += (text[end : contraction.start], APOSTROPHE)
        end = contraction.end
    return "".join((*pieces, text[end:])), len(lost)


def repair_apostrophes(text: str) -> tuple[str, int]:
    """Return the text with certain lost apostrophes restored, and their number."""
    total = 0
    lost = _lost(text)
    if lost:
        text, total = restore(text, lost)
        text, irish = _IRISH.subn(_restored, text)
        text, nouns = _repair_nouns(text)
        total += irish + nouns
    if SPACED in text:
        spaced = contractions(text, " ")
        if len(spaced) >= MIN_SPACED and any(found.negated for found in spaced):
            text, count = restore(text, spaced)
            total += count
    if "nt " in text and not ANY_APOSTROPHE.search(text):
        dropped = [found.group().lower() for found in DROPPED.finditer(text)]
        if len(dropped) >= MIN_DROPPED and len(set(dropped)) > 1:
            text, count = DROPPED.subn(rf"\g<stem>{APOSTROPHE}\g<end>", text)
            total += count
    return text, total


def _lost(text: str) -> list[Contraction]:
    """Contractions whose apostrophe became another character, if there is enough evidence."""
    if "?" not in text and "\ufffd" not in text and "â" not in text:
        return []
    lost = contractions(text, _LOST)
    if len(lost) < MIN_QUESTIONED and ANY_APOSTROPHE.search(text):
        return [found for found in lost if text[found.start] != "?"]
    return lost


def _restored(found: re.Match[str]) -> str:
    return found["stem"] + APOSTROPHE


def _repair_nouns(text: str) -> tuple[str, int]:
    """Nouns with a lost apostrophe before their s; names only if they also occur in the text without it."""
    if not _NOUN.search(text):
        return text, 0
    known = set(_WHOLE_WORD.findall(text))
    count = 0

    def restored(found: re.Match[str]) -> str:
        nonlocal count
        stem = found["stem"]
        sure = found["lost"] == THREE_BYTES or (stem.islower() and stem not in ENDING_IN_E)
        if not sure and stem not in known and folded(stem) not in CITIES | COUNTRIES:
            return found.group()
        count += 1
        return _restored(found)

    return _NOUN.sub(restored, text), count
