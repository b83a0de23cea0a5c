"""Apostrophes that were lost on the way: "don?t", "it�s", "don t", "dont".

Only English contractions tell with certainty: no word is written "don?t". A name or noun with its s, as in "Tamba?s",
is mended where contractions show what happened and the word stands in the text without the s as well: "caf�s" may be
"cafés".
"""

import re
from functools import cache

APOSTROPHE = "’"
"""ASCII is never lost: what was, was the curly one."""

CONTRACTIONS = (
    (
        r"(?:do|does|did|is|are|was|were|have|has|had|wo|would|could|should|ca|ai|must|need|might)n",
        "t",
    ),
    ("i", "m|ve|ll|d"),
    ("we|you|they", "re|ve|ll|d"),
    ("he|she|it", "s|ll|d"),
    ("who|that|there", "s|ll|d|ve"),
    ("here|what|let|where|how", "s"),
)
"""What stands before the apostrophe, and what after it."""
DROPPED = re.compile(
    r"(?<![\w@#/.-])(?P<stem>(?:do|does|did|is|was|were|have|has|had|would|could|should)n(?=t)|"
    r"(?:you|they|we)(?=ve)|(?:you|they)(?=re)|i(?=ve\b))(?P<end>t|ve|re)(?![\w/@.-]\w)\b",
    re.IGNORECASE,
)
"""Contractions that are no words without their apostrophe."""
LEAST_DROPPED = 3
"""One "dont" may be somebody's own spelling; several, and no apostrophe in the whole text, are damage."""
ANY_APOSTROPHE = re.compile("['’‘´`ʼ′]")
LEAST_SPACED = 2

_BEFORE = r"(?<![\w/=.:&?%#@+-])"
_AFTER = r"(?![\w/=&%])"
_LOST = "\ufffd{1,3}|\\?{1,3}|â€?"
_NOUN = re.compile(rf"{_BEFORE}(?P<stem>[^\W\d_]{{3,30}})(?:{_LOST})(?=s{_AFTER})")
_IRISH = re.compile(rf"{_BEFORE}(?P<stem>O)(?:\ufffd{{1,3}}|\?)(?=[A-Z][a-z])")
_WHOLE_WORD = re.compile("(?<![\\w\ufffdâ€?])[^\\W\\d_]++(?![\ufffdâ€]|[?][a-z])")


@cache
def contractions(mark: str) -> re.Pattern[str]:
    """A pattern for English contractions with `mark`, itself a pattern, for their apostrophe; `stem` is before it."""
    stems = "|".join(rf"(?:{stem})(?=(?:{mark})(?:{end}){_AFTER})" for stem, end in CONTRACTIONS)
    return re.compile(rf"{_BEFORE}(?P<stem>{stems})(?:{mark})", re.IGNORECASE)


def mend_apostrophes(text: str) -> tuple[str, int]:
    """The text with its lost apostrophes where they are certain, and how many."""
    total = 0
    if "?" in text or "\ufffd" in text or "â" in text:
        text, total = contractions(_LOST).subn(_restored, text)
        text, count = _IRISH.subn(_restored, text) if total else (text, 0)
        total += count
        if total:
            text, count = _mend_nouns(text)
            total += count
    if " t " in text or " s " in text:
        spaced = contractions(" ")
        found = spaced.findall(text)
        if len(found) >= LEAST_SPACED and any(stem[-1:] in "nN" for stem in found):
            text, count = spaced.subn(_restored, text)
            total += count
    if not ANY_APOSTROPHE.search(text):
        dropped = {found.group().lower() for found in DROPPED.finditer(text)}
        if len(dropped) > 1 and len(DROPPED.findall(text)) >= LEAST_DROPPED:
            text, count = DROPPED.subn(rf"\g<stem>{APOSTROPHE}\g<end>", text)
            total += count
    return text, total


def _restored(found: re.Match[str]) -> str:
    return found["stem"] + APOSTROPHE


def _mend_nouns(text: str) -> tuple[str, int]:
    """Nouns with a lost apostrophe before their s, if they stand in the text without it too."""
    if not _NOUN.search(text):
        return text, 0
    known = set(_WHOLE_WORD.findall(text))
    count = 0

    def restored(found: re.Match[str]) -> str:
        nonlocal count
        if found["stem"] not in known:
            return found.group()
        count += 1
        return _restored(found)

    return _NOUN.sub(restored, text), count
