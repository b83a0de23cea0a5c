"""Where exactly a mention begins and ends: the name alone, without article, title, possessive or mark."""

import re

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.knowledge.courtesies import HONORIFICS
from wiredesk_schemas.entities import EntityType

CAPITALISED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "NORP"})
"""Names are written with a capital; a mention of these types without one is a common noun."""

_OWNER = re.compile(r"[^\n]*\w(?:['’]s|s['’])\s+(?=[^\W\d_a-z])")
_AGE = re.compile(r"\d{1,3}|(?:\d{1,3}|\w+)[- ]years?[- ]old|aged? \d+", re.IGNORECASE)
_SHARE = re.compile(r"per ?cent|%|percentage", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s?|[\s,;:.!?\"“”‘’'()\[\]—–-])+$")
_HEAD = re.compile(r"^[\s,;:.!?\"“”‘’'()\[\]—–-]+")
_ABBREVIATION = re.compile(r"(?:(?<![\w-])[A-Za-z]|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Bros|[A-Z][a-z]{2}))\.$")
_WORD = re.compile(r"[^\s.]+\.?\s+")
_BREAK = re.compile(r"\s*\n\s*")


def trimmed(text: str, mention: EntityMention) -> EntityMention | None:
    """The mention without what is no part of the name, or None where nothing that could be a name is left."""
    start, end = mention.span
    line_break = _BREAK.search(text, start, end)
    if line_break:
        end = line_break.start()
    start, end = _without_marks(text, start, end)
    if mention.type not in ("DATE", "MONEY", "WORK"):
        start, end = _without_marks(text, _after_article(text, start, end), end)
    if mention.type == "PERSON":
        start = _after_honorifics(text, start, end)
        start, end = _without_marks(text, start, end)
    if mention.type in CAPITALISED:
        start, end = _single_name(text, start, end)
        if not _is_capitalised(text[start:end]):
            return None
    if end <= start or not any(character.isalnum() for character in text[start:end]):
        return None
    if _is_bare_figure(text[start:end], mention.type):
        return None
    return EntityMention(Span(start, end), mention.type)


def _is_bare_figure(words: str, kind: EntityType) -> bool:
    """Ages that pass for dates, and shares that pass for sums of money."""
    if kind == "DATE":
        return bool(_AGE.fullmatch(words))
    return kind == "MONEY" and bool(_SHARE.search(words))


def _single_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a second name in brackets that the mention cuts short, and without the owner of a person or place."""
    bracket = text.find("(", start, end)
    if bracket > start and text.find(")", bracket, end) < 0:
        end = start + len(text[start:bracket].rstrip())
    owner = _OWNER.match(text, start, end)
    if owner and owner.end() < end:
        start = owner.end()
    return start, end


def _is_capitalised(name: str) -> bool:
    return any(character.isupper() or not character.isascii() for character in name)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and text[start].isalnum() and text[end - 1].isalnum() and text[end - 2] not in "'’":
        return start, end  # as nearly all names are
    head = _HEAD.match(text[start:end])
    if head:
        start += head.end()
    tail = _TAIL.search(text[start:end])
    if tail:
        kept = end - len(tail.group())
        # A full stop belongs to "Inc." and "U.S.", a closing bracket to a name that holds the opening one.
        stop = text[kept : kept + 1] == "." and _ABBREVIATION.search(text[start : kept + 1])
        bracket = text[kept : kept + 1] == ")" and "(" in text[start:kept]
        if stop or bracket:
            kept += 1
        end = kept
    return start, end


def _after_article(text: str, start: int, end: int) -> int:
    article = _ARTICLE.match(text, start, end)
    return article.end() if article and article.end() < end else start


def _after_honorifics(text: str, start: int, end: int) -> int:
    while word := _WORD.match(text, start, end):
        if word.group().strip().rstrip(".").casefold() not in HONORIFICS:
            break
        start = word.end()
    return start
