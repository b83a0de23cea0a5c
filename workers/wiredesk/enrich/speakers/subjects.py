"""Who a sentence before a quote is about: "Bo Lind shrugged. “It is what it is.”"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.propositions import FINITE, is_clause
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.text.sentences import sentence_at

MAX_BEFORE_NAME = 60
"""Characters of a description before the subject's name."""
MAX_BETWEEN = 4
"""Words between a name and the name that it helps to describe."""
_PRONOUN = re.compile(r"(?:He|She)(?= [a-z])")
_DESCRIBED = re.compile(r"(?:The|His|Her|Their|Its) (?:[\w’'-]+ ){0,3}?(?P<head>[a-z-]+) (?P<verb>[a-z’']+)")
_MARK = re.compile('[“”"‘«»]')
_PREPOSITION = re.compile(
    r"\b(?:about|after|against|at|before|by|during|for|from|in|of|on|to|under|when|while|with|without)\b", re.IGNORECASE
)
_VERB_BEHIND = re.compile(r"(?:, [^,.;:]{1,60},| \([^()]{1,40}\)|(?<=\w),)? (?!and\b|or\b|of\b|to\b)[a-z]")
_UNDERGONE = re.compile(
    r"(?:, [^,.;:]{1,60},)? (?:(?:has been|had been|is|was|were) (?:\w+ly )?(?:arrested|buried|charged|convicted|fined"
    r"|found|hit|jailed|killed|pronounced|rushed|sentenced|shot|stabbed|taken)|died|collapsed|drowned)\b"
)
"""Behind a name: that somebody does not speak now."""


def _is_of_other(between: str) -> bool:
    """Whether words between two names make the first one part of the second's description: "Velm striker Bo Lind"."""
    words = between.split()
    return (
        0 < len(words) < MAX_BETWEEN
        and between.islower()
        and is_personal(words[-1])
        and not between.strip(" ").endswith(",")
    )


def subject_before(
    text: str,
    offset: int,
    alone: bool,
    sentences: Sequence[Span],
    persons: Sequence[Span],
    said: Sequence[Attribution],
) -> Span | None:
    """The subject of the sentence right before a quote, if it is a person and nobody is credited in that sentence.

    Args:
        text: the article's.
        offset: where the quote begins, with its mark.
        alone: whether the quote is a paragraph; else the sentence has to be in the quote's paragraph.
        sentences: of the text.
        persons: the names of persons, in the order of the text.
        said: the attributions found so far.
    """
    before = text[:offset].rstrip()
    if not sentences or not before or before[-1] not in ".:" or ("\n" in text[len(before) : offset] and not alone):
        return None
    sentence = sentence_at(sentences, len(before) - 1)
    words = text[sentence.start : len(before)]
    if not sentence.start < len(before) or _MARK.search(words):
        return None
    if any(sentence.start <= own.start < len(before) for one in said for own in (one.cue or one.content[0],)):
        return None
    if pronoun := _PRONOUN.match(words):
        return Span(sentence.start, sentence.start + pronoun.end())
    named = persons[bisect_left(persons, sentence.start, key=lambda span: span.start) :][:2]
    if len(named) > 1 and _is_of_other(text[named[0].end : named[1].start]):
        named = named[1:]
    name = next((each for each in named if not text.startswith(("’s ", "'s "), each.end)), None)
    if name and name.end < len(before) and name.start - sentence.start <= MAX_BEFORE_NAME:
        lead = text[sentence.start : name.start]
        if lead.endswith(", ") and not is_clause(lead):
            opens = bool(_PREPOSITION.match(lead))
            acts = _VERB_BEHIND.match(text, name.end) and not _UNDERGONE.match(text, name.end)
            return Span(name.start if opens else sentence.start, name.end) if acts else None
        is_subject = not _PREPOSITION.search(lead) and not is_clause(lead) and _VERB_BEHIND.match(text, name.end)
        return Span(sentence.start, name.end) if is_subject and not _UNDERGONE.match(text, name.end) else None
    described = _DESCRIBED.match(words)
    if described is None or not is_personal(described["head"]):
        return None
    verb = described["verb"]
    is_verb = verb in FINITE or verb.endswith(("ed", "s"))
    return Span(sentence.start, sentence.start + described.end("head")) if is_verb else None
