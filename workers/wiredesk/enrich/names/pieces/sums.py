"""Sums of money: the whole sum around what the model marks, without the words beside it."""

import re

from wiredesk.enrich.annotation import Span
from wiredesk.knowledge.currencies import CODES, LETTERS, NAMES, RARE_LETTERS, SIGNS

BEFORE = 60
"""Characters before a mention in which its sum may begin: "two hundred and fifty | thousand dollars"."""
BEHIND = 40
"""Characters behind a mention in which its sum may end: "20 million | South Korean won"."""
NEAR = 120
"""Characters before a number without a currency in which a sum says that it is one, too."""


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_SIGN = "[" + "".join(sorted(SIGNS)) + "]"
_GAP = r"[ \xa0]"
_NUMBER = rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+|\d+(?:[.,]\d+)*)(?!\d)"
_GROUPED = rf"\d{{1,3}}(?:(?:,\d{{3}})+|{_GAP}000)(?!\d)"
_MAGNITUDE = (
    r"(?:(?:-?plus)?[ \xa0-]{0,3}"
    r"(?i:hundred|thousand|lakh|crore|mil|bil|mln|bln|million|billion|trillion|bn|mn|tn|[mbk])\b)"
)
_RANGE = rf"(?:{_GAP}?[-–/]{_GAP}?{_SIGN}?{_NUMBER})"
_AMOUNT = rf"{_NUMBER}{_RANGE}?{_MAGNITUDE}{{0,2}}"
_NAME = rf"(?i:{_any(NAMES)})\b(?:{_GAP}sterling\b)?"
_OF_NATION = rf"(?:[A-Z][\w.]{{1,14}}{_GAP}){{0,2}}"
_COUNT = (
    r"(?i:an?|half|several|few|couple|dozens?|tens|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:hundred|thousand|million|billion|trillion)s?|lakhs?|crores?|of|and)"
)
_SUM = re.compile(
    # "US$5 million", "$150-180 million", "A$5 dollars"
    rf"(?:\b[A-Z][A-Za-z]{{0,2}}|\b(?:US|CAN|AUS?|NZ|HK){_GAP})?{_SIGN}{_GAP}?{_AMOUNT}(?:[ \xa0-]{_NAME})?"
    # "RM100", "Rs. 50", "USD 2.5 million", "US dollars 6000"
    rf"|(?<![^\W\d_])(?:(?:{_any(CODES | LETTERS)})\.?|(?:U\.?S\.?{_GAP})?dollars){_GAP}?{_AMOUNT}"
    # "M50 000", "M5 million"
    rf"|\b(?:{_any(RARE_LETTERS)})(?:{_GROUPED}|{_NUMBER}{_MAGNITUDE})"
    # "25 billion South Korean won", "600-plus billion pesos", "10p"
    rf"|{_AMOUNT}(?:[ \xa0-]{{1,2}}(?:of{_GAP})?{_OF_NATION}{_NAME}|(?<=\d)[pc¢]\b)"
    # "tens of thousands of euros", "a billion dollars"
    rf"|\b(?:{_COUNT}[ \xa0-]){{1,8}}{_OF_NATION}{_NAME}(?!{_GAP}?\d)",
)
_BARE = re.compile(rf"{_NUMBER}{_MAGNITUDE}")
_MORE_WORDS = re.compile(rf"{_GAP}(?:[a-z]+{_GAP})?[a-z]+[^\Ws]s\b")
"""Behind a number of something that is no money: "9.4 billion shares", "11 million new users"."""
_SIGN_OF_MONEY = re.compile(rf"{_SIGN}|\b(?:RM|Rs)\b|\b(?:{_any(NAMES)})\b")
_BEFORE_COUNT = re.compile(
    r"(?:(?:of|and|an?(?! (?:half|few|couple|dozen|hundred|thousand|lakh|crore|million|billion|trillion)))[ \xa0-])+",
    re.IGNORECASE,
)
_WEIGHED = re.compile(r"\b(?:kgs?|kilos?|kilograms?|weigh\w*|feet|foot|tall)\b[^.;]*$")
_SHARE = re.compile(rf"{_GAP}?(?:per ?cent|%|percentage)")


def sum_of_money(text: str, start: int, end: int) -> Span | None:
    """Where the sum is that a mention is part of.

    Args:
        text: the article's.
        start: of the mention, as an offset into the text.
        end: behind the mention.

    Returns:
        From the currency or number to the number, its magnitude ("million") or its currency; a number without a
        currency counts only behind another sum. None without a number: "the US dollar", "Q3", "150 francs a | kilo".
    """
    first, last = max(0, start - BEFORE), min(len(text), end + BEHIND)
    for found in _SUM.finditer(text, first, last):
        begin = found.start() + _unsaid(found[0])
        if begin < end and start < found.end() and not _is_word(found[0][begin - found.start() :]):
            is_weight = found[0].endswith("pounds") and _WEIGHED.search(text, max(0, begin - BEHIND), begin)
            return None if is_weight else Span(begin, found.end())
    for found in _BARE.finditer(text, first, last):
        if found.start() < end and start < found.end() and _follows_money(text, *found.span()):
            return Span(*found.span())
    return None


def _unsaid(words: str) -> int:
    """Characters before the count: "of a " of "of a five million dollar loan"."""
    found = _BEFORE_COUNT.match(words)
    return found.end() if found else 0


def _is_word(words: str) -> bool:
    """Whether only a currency remains: "Euro" of "sterling and Euro"."""
    return words.lower() in NAMES


def _follows_money(text: str, start: int, end: int) -> bool:
    """Whether a number is a sum like the one before it: "a loss of 25 billion yen, wider than the 7.8 billion loss"."""
    if _SHARE.match(text, end) or _MORE_WORDS.match(text, end):
        return False
    sentence = text[max(0, start - NEAR) : start]
    return _SIGN_OF_MONEY.search(sentence) is not None
