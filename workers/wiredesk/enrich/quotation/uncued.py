"""Quotes without a cue: find their speaker from the context."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.continued import goes_on
from wiredesk.enrich.quotation.marks.quote_marks import Quoted, is_last_sentence, is_line, last_sign, without_comma
from wiredesk.enrich.quotation.marks.titles import is_heading, is_name, is_title
from wiredesk.enrich.quotation.propositions import is_clause
from wiredesk.enrich.quotation.quotation import POINTING
from wiredesk.enrich.speakers.credits import (
    DESCRIBED,
    MESSAGE,
    credited,
    introduced,
    is_rest,
    is_signed_alone,
    paragraph_at,
)
from wiredesk.enrich.speakers.source_words import is_role
from wiredesk.enrich.speakers.subjects import subject_at, subject_before
from wiredesk.knowledge.courtesies import TITLES

# Fewer quoted words without a speaker next to them are a name, a title or a term.
MIN_WORDS = 4
# How often human annotators mark such a quote, with a speaker from the context (31 of 34 in PolNeAR's development
# articles) and without.
CONFIDENCE_BY_CONTEXT, UNKNOWN = 0.9, 0.6
_REPORTED = re.compile(r"[.!“”\"‘«»\n]")
_NO_NAMES = POINTING | TITLES
_SOURCE_WORD = re.compile(r"[^\W_]+")
MAX_BEHIND_REPORT = 60
"""Characters behind a report to the end of its paragraph, if the next paragraph is a quote by the same speaker."""
_SENTENCE_ENDS = ".?!…,"
_STOP_OUTSIDE = re.compile(r"\.(?:\n|$)")
"""Behind a quote that is a paragraph: "“The road is closed”."."""


def by_context(
    text: str,
    paragraphs: Sequence[Span],
    stretches: Sequence[Quoted],
    known: Sequence[Attribution],
    sentences: Sequence[Span] = (),
    persons: Sequence[Span] = (),
) -> list[Attribution]:
    """The quotes without a cue, with the speaker if the context proves one.

    Args:
        text: the article's text.
        paragraphs: of the text.
        stretches: all words of the text in marks.
        known: the attributions found otherwise, in the order of the text.
        sentences: of the text.
        persons: the names of persons in it, in order.
    """
    found: list[Attribution] = []
    for run in _continued_runs(text, stretches):
        content = tuple(without_comma(text, stretch.inner) for stretch in run)
        if not (_is_speech(text, run) or _is_exclaimed(text, paragraphs, run[-1])) or any(
            span.touches(quoted_span)
            for attribution in known
            for span in attribution.content
            for quoted_span in content
        ):
            continue
        opening = _opening_of(text, paragraphs, stretches, run, (*known, *found))
        if opening:
            first, cue, own = opening
            said = (without_comma(text, first.inner), *content)
            found.append(Attribution(said, cue, own, "direct", CONFIDENCE_BY_CONTEXT))
            continue
        credit = credited(text, paragraphs, run[-1]) or introduced(text, run[0])
        if credit:
            found.append(Attribution(content, *credit, "direct", CONFIDENCE_BY_CONTEXT))
            continue
        source = _speaker_by_context(text, paragraphs, run, (*known, *found), sentences, persons)
        found.append(Attribution(content, None, source, "direct", CONFIDENCE_BY_CONTEXT if source else UNKNOWN))
    return found


def _speaker_by_context(
    text: str,
    paragraphs: Sequence[Span],
    run: Sequence[Quoted],
    said: Sequence[Attribution],
    sentences: Sequence[Span],
    persons: Sequence[Span],
) -> Span | None:
    """The source words of whoever says a quote without a cue: the subject before it, else who spoke last."""
    alone = _is_paragraph(paragraphs, run)
    if alone and run[0].outer.start == paragraphs[0].start and len(paragraphs) > 1:
        return subject_at(text, paragraphs[1], sentences, persons)
    if source := subject_before(text, run[0].outer.start, alone, sentences, persons, said):
        return source
    before = [attribution for attribution in said if attribution.content[-1].end <= run[0].inner.start]
    last = max(before, key=lambda attribution: attribution.content[-1].end, default=None)
    if last and is_rest(text, last, run[0].inner.start):
        return last.source
    if len(text[run[0].inner.start : run[-1].inner.end].split()) < MIN_WORDS:
        return None
    if last and (_speaks_on(paragraphs, last, run) or _answers(text, paragraphs, last, run[0])):
        return last.source
    return None


def _opening_of(
    text: str,
    paragraphs: Sequence[Span],
    stretches: Sequence[Quoted],
    run: Sequence[Quoted],
    taken: Sequence[Attribution],
) -> tuple[Quoted, Span | None, Span] | None:
    """The quote before a quote with only who says it between them: "“Rubbish!” hissed Ruiz. “Every word.”"."""
    before = next((stretch for stretch in reversed(stretches) if stretch.outer.end <= run[0].outer.start), None)
    if before is None or "\n" in text[before.outer.end : run[0].outer.start]:
        return None
    credit = credited(text, paragraphs, before)
    if credit is None or any(before.inner.touches(span) for attribution in taken for span in attribution.content):
        return None
    own = max(span.end for span in credit if span)
    return (before, *credit) if not text[own : run[0].outer.start].strip(" .,") else None


def with_openings(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], said: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, each with the quoted words before its cue, if the model found only those after it.

    “We won,” Ruiz said. “We will win again.”

    Args:
        text: the article's.
        paragraphs: of the text.
        stretches: all words of the text in marks.
        said: the attributions found so far.
    """
    taken = [span for attribution in said for span in attribution.content]
    return [_with_opening(text, paragraphs, stretches, taken, attribution) for attribution in said]


def in_turn(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], said: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, with a quote before a sentence about a second speaker returned to the first one.

    “The rent is high,” said Park. “We cannot pay.” Her sister, June Lee, agreed. “It must come down.”

    Args:
        text: the article's.
        paragraphs: of the text.
        stretches: all words of the text in marks.
        said: the attributions found so far.
    """
    found = list(said)
    for at, second in enumerate(said):
        if second.kind != "direct" or second.cue is None or second.source is None:
            continue
        own = min(second.cue, second.source)
        mine, *others = second.content
        before = next((stretch for stretch in stretches if stretch.inner.touches(mine)), None)
        if (
            before is None
            or not mine.end <= own.start
            or (others and others[0].start < own.start)
            or not _is_sentence(text, before, own)
        ):
            continue
        first = next(
            (number for number, attribution in enumerate(said) if _leads_to(text, paragraphs, attribution, before)),
            None,
        )
        source = said[first].source if first is not None else None
        if first is not None and source is not None and _is_another(text, source, second.source):
            found[first] = replace(found[first], content=(*found[first].content, mine))
            found[at] = replace(second, content=tuple(others))
    return [attribution for attribution in found if attribution.content]


def _is_sentence(text: str, quote: Quoted, own: Span) -> bool:
    """Whether a quote ends with a full stop, or with "?" or "!" and the reporter's words start a new sentence."""
    sign = text[quote.inner.end - 1]
    opening = text[own.start : own.end].split()[0]
    return sign == "." or (sign in "?!" and opening[0].isupper() and opening.lower() in POINTING)


def _leads_to(text: str, paragraphs: Sequence[Span], attribution: Attribution, quote: Quoted) -> bool:
    """Whether an attribution's quote, cue and source stand in this order, in the sentence right before a quote."""
    if attribution.kind != "direct" or attribution.cue is None or attribution.source is None:
        return False
    begins, ends_at = min(attribution.cue, attribution.source).start, max(attribution.cue.end, attribution.source.end)
    if not attribution.content[-1].end <= begins or not ends_at <= quote.outer.start:
        return False
    between = text[ends_at : quote.outer.start].rstrip()
    return (
        paragraph_at(paragraphs, begins) == paragraph_at(paragraphs, quote.outer.start)
        and between.endswith(".")
        and not any(sign in between[:-1] for sign in '.!?“”"\n')
    )


def _is_another(text: str, first: Span, second: Span) -> bool:
    """Whether a second source has a name that the first one lacks: "Her sister, June Park" behind "Mina Park"."""
    earlier, later = (_SOURCE_WORD.findall(text, *span) for span in (first, second))
    names = {word for word in later if word[0].isupper() and word.casefold() not in _NO_NAMES}
    return not names.issubset(earlier)


def _with_opening(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], taken: Sequence[Span], attribution: Attribution
) -> Attribution:
    beside = min((span for span in (attribution.cue, attribution.source) if span), default=None)
    if attribution.kind != "direct" or beside is None or beside.start > attribution.content[0].start:
        return attribution
    before = next((stretch for stretch in reversed(stretches) if stretch.outer.end <= beside.start), None)
    if (
        before is None
        or not is_role(text[before.outer.end : beside.start].strip(" ,"))
        or text[before.inner.end - 1] not in ",?!"
        or any(before.inner.touches(span) for span in taken)
        or paragraph_at(paragraphs, before.outer.start) != paragraph_at(paragraphs, beside.start)
    ):
        return attribution
    return replace(attribution, content=(without_comma(text, before.inner), *attribution.content))


def _continued_runs(text: str, stretches: Sequence[Quoted]) -> list[list[Quoted]]:
    runs: list[list[Quoted]] = []
    for stretch in stretches:
        if runs and goes_on(text, runs[-1][-1], stretch):
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    return runs


def _is_speech(text: str, run: Sequence[Quoted]) -> bool:
    first, last = run[0], run[-1]
    words = text[first.inner.start : last.inner.end].rstrip(",").split()
    if (
        (len(words) < MIN_WORDS and not _is_short_speech(text, first, last))
        or not _is_utterance(text, first)
        or is_title(words)
        or is_name(text, first)
        or is_heading(text, first.inner.start, last.inner.end)
    ):
        return False
    if last_sign(text, last) in _SENTENCE_ENDS or is_signed_alone(text, first, last):
        return True
    if _STOP_OUTSIDE.match(text, last.outer.end) and text[max(0, first.outer.start - 1)] == "\n":
        return is_clause(text[last.inner.start : last.inner.end])
    return bool(DESCRIBED.match(text, last.outer.end)) and is_clause(text[last.inner.start : last.inner.end])


def _is_exclaimed(text: str, paragraphs: Sequence[Span], last: Quoted) -> bool:
    """Whether a few words that end with "?" or "!" have who says them behind them: "“With whom?” shot back Ruiz"."""
    return last_sign(text, last) in "?!" and credited(text, paragraphs, last) is not None


def _is_short_speech(text: str, first: Quoted, last: Quoted) -> bool:
    """Whether a few words are said: a line, behind a colon, or with a sentence behind them that says so."""
    if MESSAGE.match(text, last.outer.end) or is_line(text, first, last) or is_last_sentence(text, first, last):
        return True
    is_led_in = text[max(0, first.outer.start - 2) : first.outer.start].rstrip(" ").endswith(":")
    return is_led_in and last_sign(text, last) in ".?!…"


def _is_utterance(text: str, stretch: Quoted) -> bool:
    """Whether the quoted words begin like a sentence."""
    first = text[stretch.inner.start]
    return first.isupper() or first.isdigit() or first in "[(.…“\"‘'$#@"


def _answers(text: str, paragraphs: Sequence[Span], last: Attribution, quote: Quoted) -> bool:
    """Whether a quote is behind the reporter's question, which opens or is the paragraph behind the last quote."""
    here = paragraph_at(paragraphs, quote.outer.start)
    here -= quote.outer.start == paragraphs[here].start  # else the question is the paragraph before
    question = text[paragraphs[here].start : quote.outer.start].rstrip()
    is_question = question.endswith("?") and not _REPORTED.search(question)
    return is_question and last.kind == "direct" and paragraph_at(paragraphs, last.content[-1].start) == here - 1


def _is_paragraph(paragraphs: Sequence[Span], run: Sequence[Quoted]) -> bool:
    """Whether a quote is a whole paragraph."""
    here = paragraph_at(paragraphs, run[0].outer.start)
    return run[0].outer.start == paragraphs[here].start and run[-1].outer.end >= paragraphs[here].end - 1


def _speaks_on(paragraphs: Sequence[Span], last: Attribution, run: Sequence[Quoted]) -> bool:
    """Whether the speaker of `last` is still speaking: same paragraph, or the next one being all quote."""
    here = paragraph_at(paragraphs, run[0].outer.start)
    there = paragraph_at(paragraphs, last.content[-1].start)
    if here == there:
        return True
    if not _is_paragraph(paragraphs, run) or there != here - 1:
        return False
    return last.kind != "indirect" or last.content[-1].end >= paragraphs[there].end - MAX_BEHIND_REPORT
