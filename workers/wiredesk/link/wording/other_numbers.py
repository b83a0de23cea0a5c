"""Whether two quotes differ in their numbers and days."""

from functools import lru_cache

from wiredesk.knowledge.calendar import WEEKDAYS

MIN_NUMBERS = 3
"""Numbers in each of two quotes from which on half of them have to agree: market reports repeat their sentences."""

MIN_PRECISE, PRECISE_DIGITS = 2, 2
"""Numbers with a decimal point or this many digits in each of two quotes from which on one has to agree."""

_TENS = frozenset(str(tens) for tens in range(20, 100, 10))
"""Numbers that don't count: "thirty-six" may be two words, thirty and six."""

_DAYS = frozenset(WEEKDAYS) | {"today", "tonight", "tomorrow"}


def have_other_numbers(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """True if both quotes have several numbers, and fewer than half of them are the same, or other numbers and days."""
    (numbers_here, days_here), (numbers_there, days_there) = _numbers_and_days(here), _numbers_and_days(there)
    fewer = min(len(numbers_here), len(numbers_there))
    if not fewer:
        return False
    if fewer >= MIN_NUMBERS and 2 * len(numbers_here & numbers_there) < fewer:
        return True
    if days_here and days_there and not numbers_here & numbers_there and not days_here & days_there:
        return True
    precise_here, precise_there = (
        {word for word in words if "." in word or len(word) >= PRECISE_DIGITS} - _TENS
        for words in (numbers_here, numbers_there)
    )
    return min(len(precise_here), len(precise_there)) >= MIN_PRECISE and not precise_here & precise_there


@lru_cache(maxsize=1 << 12)
def _numbers_and_days(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(word for word in words if word[0].isdigit()), _DAYS.intersection(words)
