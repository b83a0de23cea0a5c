"""The vocabulary of dates, as pattern parts and as numbers."""

import re

from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS

NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

MONTH = r"(?P<month>" + "|".join(rf"{name}|{name[:3]}\.?" for name in ENGLISH_MONTHS) + r"|sept\.?)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)"
WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"
NUMBER = r"(?P<number>\d{1,3}|" + "|".join(NUMBERS[1:]) + r"|an?|a couple of)"
ORDINAL = r"(?P<ordinal>\d{1,3}(?:st|nd|rd|th)|" + "|".join(ORDINALS[1:]) + ")"
UNIT = r"(?P<unit>hour|day|week|fortnight|weekend|month|year|decade)"
PART_OF_DAY = r"(?:morning|noon|afternoon|evening|night|midnight)"


def form(pattern: str) -> re.Pattern[str]:
    """A case-insensitive pattern for a whole mention; a space matches any white space, " ?" also none."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def month_number(name: str) -> int:
    """The month (1 to 12) of a month name, its first three letters, or its number."""
    if name.isdigit():
        return int(name)
    return next(number for number, month in enumerate(ENGLISH_MONTHS, 1) if month.startswith(name[:3].lower()))


def amount(words: str) -> int:
    """The number that "a", "three" or "12" stands for."""
    words = " ".join(words.lower().split())
    if words.isdigit():
        return int(words)
    return {"a": 1, "an": 1, "a couple of": 2}.get(words) or NUMBERS.index(words)
