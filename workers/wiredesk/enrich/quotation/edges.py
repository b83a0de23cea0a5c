"""Correct the ends of indirect quotes and of sources: never inside a name or a duration."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.text.sentences import FULL_STOP, in_one_sentence
from wiredesk.knowledge.calendar import ENGLISH_MONTHS
from wiredesk.knowledge.courtesies import LEADING_TO_NAMES
from wiredesk.knowledge.vocabulary import listed

_DURATION = re.compile(
    r" (?:(?:after|for|in|over|within) )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) "
    r"(?:second|minute|hour|day|week|month|year|decade)s\b"
    rf"| since (?:(?:early|last|late|mid) )?(?:(?:{'|'.join(ENGLISH_MONTHS)})(?: \d{{4}})?|\d{{4}})\b"
)
_SIGNS_OF_DURATION = (" since ", "days", "weeks", "months", "years", "hours", "minutes", "seconds", "decades")
_REMARK = re.compile(
    r", (?:an?|the) (?:[a-z-]+ )?(?:accusation|allegation|argument|assertion|charge|claim|comment|comparison|complaint"
    r"|demand|idea|notion|proposal|remark|sentiment|suggestion|theory|view) (?:that|which|he|she|they|it|[a-z]+ed)\b"
)
"""The reporter's words about a report at its end: ", a claim that the bank denies"."""
_NAME_BEHIND = re.compile(r"\.? [^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2}")
_FIGURES = re.compile(r"\d{1,3}(?:[,.]\d{3})*(?:\s[^\W\d_]+)?")
_THOUSANDS = re.compile(r"(?<=\d)(?:[,.]\d{3})+(?: [a-z]+)?")
_ENDS_LEADING_ON = tuple(
    sorted(listed("who which whose whom that and or but in of for with at from to by as on a an the"))
)
_LEADING_ON = re.compile(rf"(?:(?<![\s,])[\s,]+(?:{'|'.join(_ENDS_LEADING_ON)}))+$")
AFTER = " \t\n,;:.–—-"
BEFORE = " \t\n,;:–—-"
"""Signs that end no content and begin no source, and the reverse, where a full stop may be an abbreviation's."""
MAX_DURATION = 24
"""Characters on each side of a content's end that are searched for one."""


def with_whole_names(said: Sequence[Attribution], mentions: Sequence[EntityMention]) -> list[Attribution]:
    """The attributions, with sources and contents outside quote marks extended to whole names at their ends.

    Args:
        said: the attributions.
        mentions: in the order of the text.
    """
    names = [mention.span for mention in mentions]
    return [
        _with_whole_names(widened, names) if widened.kind == "indirect" else widened
        for widened in (_with_whole_source(attribution, names) for attribution in said)
    ]


def _with_whole_source(attribution: Attribution, names: Sequence[Span]) -> Attribution:
    if attribution.source is None:
        return attribution
    others = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    source = _widened(attribution.source, names, others)
    return attribution if source == attribution.source else replace(attribution, source=source)


def _with_whole_names(attribution: Attribution, names: Sequence[Span]) -> Attribution:
    own = [span for span in (attribution.cue, attribution.source) if span]
    content = tuple(_widened(span, names, own) for span in attribution.content)
    return attribution if content == attribution.content else replace(attribution, content=content)


def _widened(span: Span, names: Sequence[Span], own: Sequence[Span]) -> Span:
    first, last = _around(span.start, names), _around(span.end, names)
    wide = Span(first.start if first else span.start, last.end if last else span.end)
    return span if any(wide.touches(other) and not span.touches(other) for other in own) else wide


def _around(offset: int, names: Sequence[Span]) -> Span | None:
    """The name that contains an offset."""
    before = bisect_left(names, (offset + 1,)) - 1
    name = names[before] if before >= 0 else None
    return name if name and name.start < offset < name.end else None


def without_remark(text: str, cue: Span, part: Span) -> Span:
    """The part behind a cue without what the reporter adds about it: ", a view shared by the union"."""
    found = _REMARK.search(text, *part) if part.start >= cue.end else None
    return Span(part.start, found.start()) if found and found.start() > part.start else part


def with_whole_duration(text: str, part: Span) -> Span:
    """The part with the rest of a duration that it ends in: "will close in two weeks"."""
    begin = max(part.start, part.end - MAX_DURATION)
    near = text[begin : part.end + MAX_DURATION]
    if not any(map(near.__contains__, _SIGNS_OF_DURATION)):
        return part
    found = next(
        (match for match in _DURATION.finditer(text, begin, part.end + MAX_DURATION) if match.end() > part.end), None
    )
    if found is None or found.start() > part.end:
        return part
    is_part = found.start() < part.end or found[0].startswith(" since")
    return Span(part.start, found.end()) if is_part else part


def bare_source(text: str, span: Span, cue: Span) -> Span | None:
    """The source within one sentence, with complete numbers ("100,000 protesters"), without punctuation at the ends.

    A title at the end goes on to its name; connecting words there ("Nino Abel, who") are dropped. None if nothing is
    left.
    """
    start, end = in_one_sentence(text, span, last=span.start < cue.start)
    if not any(letter.isalnum() for letter in text[start:end]):
        return None
    while text[start] in AFTER:
        start += 1
    figures = _FIGURES.match(text, start) or _THOUSANDS.match(text, end)
    end = max(end, figures.end()) if figures else end
    if text[start:end].split()[-1].rstrip(".").lower() in LEADING_TO_NAMES and (name := _NAME_BEHIND.match(text, end)):
        end = name.end()
    words = text[start:end].rstrip(BEFORE)
    words = FULL_STOP.sub("", words) if words.endswith(".") else words
    return Span(start, start + len(_LEADING_ON.sub("", words) if words.endswith(_ENDS_LEADING_ON) else words))
