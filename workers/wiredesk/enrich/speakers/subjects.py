"""Who the sentences before a quote are about: "Bo Lind shrugged. It had rained. “It is what it is.”"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.propositions import FINITE, is_clause
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.text.sentences import sentence_at

MAX_BEFORE_NAME = 60
"""Characters of a description before the subject's name."""
_PRONOUN = re.compile(
    r"(?:(?:After|As|Asked|Before|But|When|With|Yet)\b[^“”\"‘,]*, (?=s?he\b))?(?P<pronoun>[Hh]e|[Ss]he)(?= [a-z])"
)
_ADVERBIAL = re.compile(
    r"(?:After|Approached|As|Asked|Before|But|Contacted|Pressed|Questioned|When|While|Yet)\b[^“”\"‘,]*, "
    r"(?=[A-Z]|the \d)"
)
"""A clause before the subject of a sentence: "Asked what he would do, Ruiz was blunt"."""
_DESCRIBED = re.compile(
    r"(?:The|His|Her|Their|Its) (?:[\w’'-]+ ){0,3}?(?P<head>[a-z-]+) (?P<verb>[a-z’']+)"
    r"|[Tt]he (?P<aged>\d{1,3}-year-old) (?P<acts>[a-z’']+)"
)
_MARK = re.compile('[“”"‘«»]')
_PREPOSITION = re.compile(
    r"\b(?:about|after|against|at|before|by|during|for|from|in|of|on|to|under|when|while|with|without)\b", re.IGNORECASE
)
_VERB_BEHIND = re.compile(r"(?:, [^,.;:]{1,60},| \([^()]{1,40}\)|(?<=\w),)? (?!and\b|or\b|of\b|to\b)[a-z]")
MAX_SENTENCES = 4
"""Sentences of a paragraph before a quote that are searched for somebody, from the last one back."""
_ASKED_ABOUT = re.compile(r"\b(?:he|she|him)\b")
"""The person that a question before a quote is about: "What will she wear? “Gumboots.”"."""
_OWNER = re.compile(r"(?P<pronoun>His|Her) (?:[\w’'-]+ ){0,3}?(?P<head>[a-z-]+) (?P<verb>[a-z’']+)")
_NOTHING_ELSE = re.compile(
    r"(?:Also|Among|Enter|For|From|It|Next|Neither|Nor|Not|One of|So|That|Then|There|This|To|With)\b"
)
"""Opens a sentence that has no other subject than the one person it names: "For Bo Lind, the words ring hollow."."""
_ANYBODY = re.compile(r"\b(?:he|she|his|her|him|they|who)\b", re.IGNORECASE)
_PRESENTED = re.compile(r"\*?,? \(?\d{1,3}\b|, who\b")
"""Behind the one name of a sentence: that it presents somebody: "The hens belong to Ana Ruiz, who has kept them"."""
_SUFFERS = re.compile(
    r"\b(?:accus|arrest|charg|convict|crash|d(?:ead|eath|ie[ds])|drown|jail|kill|murder|name|sentenc|shot|stabb|suspect)",
    re.IGNORECASE,
)
"""In it: that somebody else speaks about that person."""
_UNDERGONE = re.compile(
    r"(?:, [^,.;:]{1,60},)? (?:(?:has been|had been|is|was|were) (?:\w+ly )?(?:arrested|buried|charged|convicted|fined"
    r"|found|hit|jailed|killed|pronounced|rushed|sentenced|shot|stabbed|taken)|died|collapsed|drowned)\b"
)
"""Behind a name: that somebody does not speak now."""


def subject_before(
    text: str,
    offset: int,
    alone: bool,
    sentences: Sequence[Span],
    persons: Sequence[Span],
    said: Sequence[Attribution],
) -> Span | None:
    """The person that the sentences right before a quote are about, or who is credited in one but the last of them.

    Args:
        text: the article's.
        offset: where the quote begins, with its mark.
        alone: whether the quote is a paragraph; else the sentences have to be in the quote's paragraph.
        sentences: of the text.
        persons: the names of persons, in the order of the text.
        said: the attributions found so far.
    """
    before = text[:offset].rstrip()
    if not sentences or not before or before[-1] not in ".:?" or ("\n" in text[len(before) : offset] and not alone):
        return None
    last = sentence_at(sentences, len(before) - 1)
    paragraph = text.rfind("\n", 0, len(before)) + 1
    here = bisect_left(sentences, last.start, key=lambda sentence: sentence.start)
    for sentence in reversed(sentences[max(0, here + 1 - MAX_SENTENCES) : here + 1]):
        end = min(sentence.end, len(before))
        words = text[sentence.start : end]
        if sentence.start < paragraph or not words or _MARK.search(words):
            return None
        own = [
            attribution
            for attribution in said
            for span in (attribution.cue or attribution.content[0],)
            if sentence.start <= span.start < end
        ]
        if own:
            return own[-1].source if sentence is not last else None
        if before.endswith("?") and sentence is last:
            asked = _ASKED_ABOUT.search(words)
            return Span(sentence.start + asked.start(), sentence.start + asked.end()) if asked else None
        named = [mention for mention in _named_in(persons, sentence.start) if mention.start < end]
        if subject := _subject_of(text, Span(sentence.start, end), named):
            return subject
        if named or _ANYBODY.search(words):
            return None
    return None


def subject_at(text: str, paragraph: Span, sentences: Sequence[Span], persons: Sequence[Span]) -> Span | None:
    """The person called by name that a paragraph's first sentence is about: "Ana Ruiz pats the rail."."""
    first = sentence_at(sentences, paragraph.start)
    named = [mention for mention in _named_in(persons, first.start) if mention.end <= first.end]
    is_name = named and named[0].start == first.start and " " in text[slice(*named[0])]
    return _subject_of(text, first, named) if is_name else None


def _named_in(persons: Sequence[Span], start: int) -> Sequence[Span]:
    """The next few names of persons from an offset on."""
    first = bisect_left(persons, start, key=lambda span: span.start)
    return persons[first : first + 3]


def _subject_of(text: str, sentence: Span, named: Sequence[Span]) -> Span | None:
    """The subject of a sentence, if it is a person.

    Args:
        text: the article's.
        sentence: without the space behind it.
        named: the names of persons in it, at most the first three.
    """
    words = text[sentence.start : sentence.end]
    if pronoun := _PRONOUN.match(words):
        return Span(sentence.start + pronoun.start("pronoun"), sentence.start + pronoun.end())
    opened = _ADVERBIAL.match(words)
    if opened:
        sentence = Span(sentence.start + opened.end(), sentence.end)
        named = [mention for mention in named if mention.start >= sentence.start]
    name = next((mention for mention in named[:2] if not text.startswith(("’s ", "'s "), mention.end)), None)
    if name and len(named) == 1 and _NOTHING_ELSE.match(words) and not _ANYBODY.search(words):
        return name
    if name and len(named) == 1 and _PRESENTED.match(text, name.end) and not _SUFFERS.search(words):
        return name
    if name and name.end < sentence.end and name.start - sentence.start <= MAX_BEFORE_NAME:
        lead = text[sentence.start : name.start]
        if lead.endswith(", ") and not is_clause(lead):
            opens = bool(_PREPOSITION.match(lead))
            acts = _VERB_BEHIND.match(text, name.end) and not _UNDERGONE.match(text, name.end)
            return Span(name.start if opens else sentence.start, name.end) if acts else None
        is_subject = not _PREPOSITION.search(lead) and not is_clause(lead) and _VERB_BEHIND.match(text, name.end)
        return Span(sentence.start, name.end) if is_subject and not _UNDERGONE.match(text, name.end) else None
    described = _DESCRIBED.match(text, *sentence)
    if described and (described["aged"] or is_personal(described["head"])):
        verb = (described["verb"] or described["acts"]).replace("’", "'")
        end = max(described.end("head"), described.end("aged"))
        return Span(sentence.start, end) if verb in FINITE or verb.endswith(("ed", "s")) else None
    owner = _OWNER.match(words) if not named else None
    if owner and (owner["verb"] in FINITE or owner["verb"].endswith("ed")):
        return Span(sentence.start, sentence.start + owner.end("pronoun"))
    return None
