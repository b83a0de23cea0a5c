"""Give quotes to the subject of their cue, or of the sentence before them: "Her friend disagreed. “Never!”"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.speakers.source_words import POINTING
from wiredesk.enrich.speakers.subjects import subject_before
from wiredesk.knowledge.vocabulary import listed

_ASKED = re.compile(r"\b(?:am|are|been|being|is|was|were)(?: \w+)? asked[,:]?$")
_BE = listed("am are be been being is was were")
_BESIDE_CUE = re.compile(r" |, [^,.;:“”\"\n]{3,80}, ")
"""Between a subject and its cue: nothing, or a participle ("Ruiz, speaking in May, said")."""
REACH = 16
"""Characters before a name that are searched for a preposition."""
_DEPENDENT = re.compile(
    r"\b(?:about|after|against|at|before|by|for|from|in|of|on|to|under|with|without) (?:[A-Z]\w*\.? )?$"
)


def with_subjects(
    text: str,
    stretches: Sequence[Quoted],
    said: Sequence[Attribution],
    sentences: Sequence[Span],
    persons: Sequence[Span],
) -> list[Attribution]:
    """The attributions, with quotes that have no cue of their own credited to somebody else who acts right before them.

    Args:
        text: the article's.
        stretches: all words of the text in marks.
        said: the attributions found so far.
        sentences: of the text.
        persons: the names of persons in it, in order.
    """
    return [_with_subject(text, stretches, attribution, said, sentences, persons) for attribution in said]


def _with_subject(
    text: str,
    stretches: Sequence[Quoted],
    attribution: Attribution,
    said: Sequence[Attribution],
    sentences: Sequence[Span],
    persons: Sequence[Span],
) -> Attribution:
    source, first = attribution.source, attribution.content[0]
    if source and attribution.kind == "direct" and _is_asked(text, attribution):
        return replace(attribution, source=None)
    if source is None and attribution.kind == "direct" and attribution.cue:
        return replace(attribution, source=_named_before(text, attribution.cue, persons))
    if attribution.kind != "direct" or attribution.cue is not None or source is None or source.end > first.start:
        return attribution
    quote = next((stretch for stretch in stretches if stretch.inner.touches(first)), None)
    if quote is None or text[source.end : quote.outer.start].rstrip()[-1:] not in (".", ":"):
        return attribution
    own = subject_before(text, quote.outer.start, False, sentences, persons, said)
    between = Span(max(source.end, text.rfind("\n", source.end, quote.outer.start)), quote.outer.start)
    reported = [
        other.source
        for other in said
        if other.source
        and other.kind == "indirect"
        and between.contains(other.source)
        and between.contains(other.content[-1])
    ]
    own = own or max(reported, default=None)
    if own is None or own.start <= source.end or text[slice(*own)].lower() in POINTING:
        return attribution
    return replace(attribution, source=own)


def _is_asked(text: str, attribution: Attribution) -> bool:
    """Whether a quote is what somebody was asked, by nobody named: "Ruiz was asked: “Do you swim?” He does."."""
    cue, source, content = attribution.cue, attribution.source, attribution.content
    if cue is None or source is None or not cue.end <= content[0].start or not _ASKED.search(text, *cue):
        return False
    return text[content[-1].end - 1] == "?" and " by " not in text[cue.end : content[0].start]


def _named_before(text: str, cue: Span, persons: Sequence[Span]) -> Span | None:
    """The person whose name stands right before a cue: "Ruiz was quoted as saying"."""
    at = bisect_left(persons, cue.start, key=lambda span: span.start) - 1
    name = persons[at] if at >= 0 else None
    *others, last = text[slice(*cue)].split()
    if last.rstrip(":,") != "saying" and not _BE.isdisjoint((*others, last)):
        return None  # "Ruiz was asked, “Do you swim?”"
    if name is None or not _BESIDE_CUE.fullmatch(text, name.end, cue.start):
        return None
    return None if _DEPENDENT.search(text, max(0, name.start - REACH), name.start) else name
