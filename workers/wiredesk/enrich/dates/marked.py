"""Dates that a model marks: less what is none, and whole where it breaks off."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.computed import FEASTS
from wiredesk.enrich.dates.value import iso_value
from wiredesk.knowledge.vocabulary import listed

UNSURE = frozenset({"MISC", "EVENT", "WORK"})
"""Types that a model gives feasts; inside a date it is the date that counts."""
BEFORE_TIME = 60
"""Characters before a time that are searched for words that make it something else: "in two weeks", "in his 60s"."""

_OF_TIME = listed(
    """
    now today tonight yesterday tomorrow ago eve fiscal early mid late next last past coming same
    spring summer autumn fall winter quarter semester term millennium
    """
)
_PARTS = re.compile(
    r"(?:hour|[a-z]*day|weekend|week|fortnight|month|year|decade|night|morning|afternoon|evening|season|centur)(?:s|y|ies)?"
)
_WORD = re.compile(r"[a-z]+")
_ORDINAL_AT_END = re.compile(r"\d(?:st|nd|rd|th)$")
_CENTURY = re.compile(r"[- ]centur(?:y|ies)\b")
_TENS = re.compile(r"(?:(?:early|late|mid)[- ])?\d0s")
_OF_SOMEBODY = re.compile(r"\b(?:her|his|my|our|their|your)\s(?:early\s|late\s|mid[-\s])?$")
_LETTERS = re.compile(r"[a-z]{2}|[A-Z]{4}|B\.?C")
_FIGURES = re.compile(r"(?:Q\d |FY ?)?(?:1\d|20)\d\d(?:[-–/]\d{2,4})?|['’]\d\d|\d{1,2}/\d{1,2}")
"""A year, a season, and a day known by its figures: "2026", "2026-27", "9/11"."""


def as_date(text: str, mention: EntityMention) -> EntityMention | None:
    """A mention as a date, if it is one.

    Args:
        text: the article's.
        mention: of any type.

    Returns:
        A DATE with its century ("the 19th | century"); None if what is marked as a date is none; a feast of another
        type as a date; all others as they are.
    """
    start, end = mention.span
    words = text[start:end]
    if mention.type != "DATE":
        is_feast = mention.type in UNSURE and words.lower().replace("’", "'") in FEASTS
        return EntityMention(mention.span, "DATE") if is_feast else mention
    if _is_number(words) or _is_age(text, mention.span):
        return None
    if _ORDINAL_AT_END.search(words) and (century := _CENTURY.match(text, end)):
        return EntityMention(Span(start, century.end()), "DATE")
    return None if _is_other_word(words) else mention


def _is_other_word(words: str) -> bool:
    """Whether small words, without figures, have none of the calendar among them: "dawn", "eastern"."""
    if not words.islower() or any(map(str.isdigit, words)):
        return False
    if any(word in _OF_TIME or _PARTS.fullmatch(word) for word in _WORD.findall(words)):
        return False
    return iso_value(words, None) is None  # last, since it tries all forms of a date


def _is_number(words: str) -> bool:
    """Whether figures and letters are no date: a telephone number, a code ("GE14"), a rate ("4.1925/1955")."""
    if _LETTERS.search(words) or _FIGURES.fullmatch(words) or not any(map(str.isdigit, words)):
        return False
    return iso_value(words, None) is None


def _is_age(text: str, date: Span) -> bool:
    """Whether what looks like a decade is somebody's age: "in his 60s"."""
    if not text.endswith("0s", date.start, date.end) or not _TENS.fullmatch(text, *date):
        return False
    return bool(_OF_SOMEBODY.search(text, max(0, date.start - BEFORE_TIME), date.start))
