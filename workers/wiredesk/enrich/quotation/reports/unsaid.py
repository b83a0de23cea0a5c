"""Attributions that report nothing: only a time, an idiom with "according to", or a source of another sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.names.neighbours import BODIES, COMPANIES
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.propositions import is_clause
from wiredesk.enrich.speakers.descriptions import is_personal
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.calendar import ENGLISH_MONTHS, WEEKDAYS
from wiredesk.knowledge.vocabulary import listed

CONFIDENCE = 0.8
"""Minimum confidence of a report whose content the form of the sentence proves."""
_TIMES = frozenset({*WEEKDAYS, *(month.lower() for month in ENGLISH_MONTHS)}) | listed(
    """
    afternoon ago again already also century day days decade earlier evening fortnight later month months morning night
    now quarter recently soon spring summer autumn winter then today tomorrow tonight too week weekend weeks year years
    yesterday
    """
)
_BESIDE_TIMES = listed("a an at by during early few in just last late mid next on over past since that the this")
MAX_BESIDE = 10
"""Characters between cue or source and a time beside it."""
_WORD = re.compile(r"[^\W_]+")
_CLAIM = re.compile(r"(?P<claim>[^“”\"‘\n]+),\s+")
_TIME_AND_THAT = re.compile(
    r"(?P<time>(?:earlier|later|late|early|on|in|this|last|yesterday|today|[A-Z][a-z]+day)(?: (?!the\b)\w+){0,4}?)"
    r" that (?P<next>\w+)"
)
_WHILE = re.compile(r"(?:although|though|whereas|while)\b")
_COMMA = re.compile(r"[”\"’']?,[”\"]? ")
_MAIN_VERB = re.compile(
    r"(?:can|could|did|does|had|has|have|is|are|may|might|must|should|was|were|will|would|left|went|won|lost|[a-z]{3,}ed)"
    r"\b(?! by\b)"
)
_TALKS = re.compile(r"\b(?:chat|meet|met|speak|spoke|talk)(?:ted|s|ed|ing|en)?\s+(?:to|with)\b")
_NAME = re.compile(r"(?:[Tt]he )?[^\W\d_a-z][\w.’'-]*(?: (?:of|the|and|&|[^\W\d_a-z][\w.’'-]*))*")
_BARE_NOUN = re.compile(r"[a-z]+(?<!s)")


def without_unsaid(text: str, said: Sequence[Attribution], sentences: Sequence[Span]) -> list[Attribution]:
    """The attributions without those that report nothing; unquoted ones only.

    A time behind the cue is replaced by the claim before it: "The mill will close, the bank announced this week".

    Args:
        text: the article's.
        said: the attributions of a passage.
        sentences: of the text.
    """
    found = []
    for attribution in (_up_to_main_clause(text, attribution) for attribution in said):
        if attribution.kind != "indirect":
            found.append(attribution)
        elif not (
            _is_idiom(text, attribution)
            or _is_by_next_sentence(attribution, sentences)
            or _is_only_whom(text, attribution)
        ):
            times = [span for span in attribution.content if _is_time_at(text, span, sentences)]
            if len(times) < len(attribution.content):
                times = [span for span in times if _is_beside_cue(attribution, span)]
            kept = tuple(_behind_time(text, span) for span in attribution.content if span not in times)
            if kept == attribution.content:
                found.append(attribution)
            elif kept:
                found.append(replace(attribution, content=kept))
            elif claim := _claim_before(text, attribution, sentences):
                confidence = max(attribution.confidence, CONFIDENCE)
                found.append(replace(attribution, content=(claim,), confidence=confidence))
    return found


def _up_to_main_clause(text: str, attribution: Attribution) -> Attribution:
    """The attribution without the words of the reporter's that go on behind its clause.

    "Ruiz, who said she was ill, left early"; "Fares will rise, the port said, while the bank was silent".
    """
    source, content = attribution.source, attribution.content[-1]
    if source is None or attribution.kind == "direct" or content.start < source.end:
        return attribution
    if len(attribution.content) > 1 and _WHILE.match(text, *content):
        return replace(attribution, content=attribution.content[:-1])
    if text[slice(*source)].lower() not in ("who", "which"):
        return attribution
    stop = next((comma.start() for comma in _COMMA.finditer(text, *content) if _MAIN_VERB.match(text, comma.end())), 0)
    return replace(attribution, content=(*attribution.content[:-1], Span(content.start, stop))) if stop else attribution


def is_time(words: str) -> bool:
    """Whether words say only when, or are an adverb that goes with any verb: "late last year", "too"."""
    every = []
    for found in _WORD.finditer(words):  # nearly always the first word decides
        word = found[0].lower()
        if word not in _TIMES and word not in _BESIDE_TIMES and not word.isdigit():
            return False
        every.append(word)
    return not _TIMES.isdisjoint(every)


def _is_beside_cue(attribution: Attribution, content: Span) -> bool:
    """Whether a content is right behind the cue and its source: "said later"; others are part of what was said."""
    own = [span.end for span in (attribution.cue, attribution.source) if span and span.end <= content.start]
    return bool(own) and content.start - max(own) <= MAX_BESIDE


def _is_time_at(text: str, content: Span, sentences: Sequence[Span]) -> bool:
    """Whether a content, or all from its beginning to the sentence's end, is a time: "this" of "this week"."""
    rest = text[content.start : max(content.end, sentence_at(sentences, content.start).end)]
    return is_time(text[slice(*content)]) or is_time(rest)


def _behind_time(text: str, content: Span) -> Span:
    """The content without a time before "that": "said this month that …"."""
    found = _TIME_AND_THAT.match(text, *content)
    if found is None or not is_time(found["time"]) or found["next"].lower() in _TIMES:
        return content
    return Span(found.start("next"), content.end)


def _claim_before(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Span | None:
    """The clause and comma before source and cue, from the beginning of their sentence."""
    if attribution.cue is None or attribution.source is None:
        return None
    sentence = sentence_at(sentences, attribution.cue.start)
    found = _CLAIM.fullmatch(text, sentence.start, min(attribution.cue.start, attribution.source.start))
    return Span(*found.span("claim")) if found and is_clause(found["claim"]) else None


def _is_idiom(text: str, attribution: Attribution) -> bool:
    """Whether "according to" and a noun say how something goes, without a comma: "went according to plan"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or text[cue.start : cue.end].lower() != "according to":
        return False
    if not text[: cue.start].rstrip(" ")[-1:].isalnum():
        return False
    noun = text[source.start : source.end]
    return bool(_BARE_NOUN.fullmatch(noun)) and not (noun in COMPANIES or noun in BODIES or is_personal(noun))


def _is_only_whom(text: str, attribution: Attribution) -> bool:
    """Whether a content is only the hearer, or a name behind a verb that is none of speech or thought."""
    cue, content = attribution.cue, attribution.content
    if cue is None or content[0].start < cue.end or len(content) > 1 or act_of(text, cue) is not None:
        return False
    if _TALKS.search(text[cue.start : content[0].start]):
        return not is_clause(text[slice(*content[0])])
    return bool(_NAME.fullmatch(text, *content[0]))


def _is_by_next_sentence(attribution: Attribution, sentences: Sequence[Span]) -> bool:
    """Whether the source stands in a sentence after the cue's."""
    cue, source = attribution.cue, attribution.source
    return bool(cue and source and source.start >= sentence_at(sentences, cue.start).end)
