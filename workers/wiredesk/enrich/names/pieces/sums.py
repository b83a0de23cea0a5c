"""Sums of money that the model cuts: the whole number with its currency sign, without the words after it."""

import re

from wiredesk.enrich.annotation import Span

SIGNS = frozenset("$£€¥₦₹₱₵₩₺₫฿₽")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
REACH = 20
"""Characters before and after a mention that are searched for the rest of its number and the currency before it."""
_LETTERS = r"(?<![^\W\d_])[A-Z][A-Za-z]{0,2}"
_LETTERS_BEFORE = re.compile(rf"{_LETTERS}$")
_SIGN_BEFORE = re.compile(rf"(?:{_LETTERS})?[{''.join(sorted(SIGNS))}] ?$|{_LETTERS}$")
"""A currency sign before a number, with the letters before it ("US$ 5"), or letters attached to it ("RM100")."""
_MAGNITUDE = re.compile(r"(?:hundred|thousand|lakh|crore|million|billion|trillion)\b", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d+(?:[.,]\d+)*[ \xa0]$")
_NO_SUM = re.compile(r"[\d\s.,/–-]*|[a-z]+|.*(?:per ?cent|%|percentage).*", re.IGNORECASE | re.DOTALL)
"""A number without a currency, a unit without a number ("150 francs a kilo"), and a share of something."""
_TAIL = re.compile(
    r"(?<=\S)(?:\s+(?:a|an|and|at|by|each|for|from|in|more|of|on|or|per|than|the|to|with))+$", re.IGNORECASE
)


def sum_of_money(text: str, start: int, end: int) -> Span | None:
    """Where the sum is that a mention is part of; None for a word alone, a number without a currency and a share.

    Args:
        text: the article's.
        start: of the mention, as an offset into the text.
        end: behind the mention.
    """
    if tail := _TAIL.search(text, start, end):
        end = tail.start()
    for number in _NUMBER.finditer(text, max(0, start - REACH), min(len(text), end + REACH)):
        if number.start() < end and start < number.end():
            start, end = min(start, number.start()), max(end, number.end())
    if _MAGNITUDE.match(text, start) and (figures := _NUMBER_BEFORE.search(text, max(0, start - REACH), start)):
        start = figures.start()
    first = text[start : start + 1]
    before = _SIGN_BEFORE if first.isdigit() else _LETTERS_BEFORE if first in SIGNS else None
    if before and (currency := before.search(text, max(0, start - 6), start)):
        start = currency.start()
    return None if _NO_SUM.fullmatch(text, start, end) else Span(start, end)
