"""Dates in lists: each has a value of its own, and the year stands only with the last ("in March and April 2020")."""

import re
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.value import iso_value
from wiredesk.enrich.dates.vocabulary import MONTH

ANY_DAY = "2000-01-01"
"""A filing date, where only matters whether there is a value."""
_AND = re.compile(r",?\s+(?:and|or|to|until)\s+|,\s+(?!\d{4}\b)")
_BETWEEN = re.compile(r",?\s+(?:and|or|to|until|through)\s+|\s*[–-]\s*|,\s+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d$")
_WITHOUT_YEAR = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?", re.IGNORECASE)


def one_by_one(text: str, mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions, with two dates in one as two: "04th Jan 2019 and 19.02.2026".

    Args:
        text: the article's.
        mentions: in any order.
    """
    return [part for mention in mentions for part in (_parts(text, mention) if mention.type == "DATE" else (mention,))]


def _parts(text: str, mention: EntityMention) -> Iterator[EntityMention]:
    start, end = mention.span
    between = _AND.search(text, start, end)
    if between and _has_value(text[start : between.start()]) and not _has_value(text[start:end]):
        rest = EntityMention(Span(between.end(), end), "DATE")
        if _has_value(text[slice(*rest.span)]) or _AND.search(text, *rest.span):
            yield EntityMention(Span(start, between.start()), "DATE")
            yield from _parts(text, rest)
            return
    yield mention


def _has_value(words: str) -> bool:
    return iso_value(words, ANY_DAY) is not None


def with_year(text: str, date: Span, following: Span | None) -> str:
    """The words of a date, with the year of the date that follows it in a list.

    Args:
        text: the article's.
        date: the date's characters.
        following: those of the next date in the text, if any.
    """
    words = text[slice(*date)]
    if following is None or not _BETWEEN.fullmatch(text, date.end, following.start):
        return words
    year = _YEAR.search(text, *following)
    return f"{words} {year.group()}" if year and _WITHOUT_YEAR.fullmatch(" ".join(words.split())) else words
