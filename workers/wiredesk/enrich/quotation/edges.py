"""Correct the ends of indirect quotes and of sources: never inside a name or a duration."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, EntityMention, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
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
ABOUT_REPORT = (
    r", (?:an?|the) (?:[a-z-]+ )?(?:accusation|allegation|argument|assertion|charge|claim|comment|comparison|complaint"
    r"|decision|demand|idea|move|notion|plan|policy|proposal|remark|scheme|sentiment|step|suggestion|theory|view)"
)
"""The noun for a report behind it."""
_REMARK = re.compile(rf"{ABOUT_REPORT} (?:that|which|he|she|they|it|[a-z]+ed|[^\W\d_a-z][\w’'-]+ [a-z]+ed)\b")
"""The reporter's words about a report at its end: ", a claim that the bank denies"."""
_REMARK_BETWEEN = re.compile(rf"{ABOUT_REPORT}\b[^.!?\n]*")
_NAME_BEHIND = re.compile(r"\.? [^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2}")
_OTHER_CLAUSE = re.compile(r",? (?:but|whereas|yet) [^,“”\"\n]*\w[^,“”\"\n]* ")
_FIGURES = re.compile(r"\d{1,3}(?:[,.]\d{3})*(?:\s[^\W\d_]+)?")
_THOUSANDS = re.compile(r"(?<=\d)(?:[,.]\d{3})+(?: [a-z]+)?")
_ENDS_LEADING_ON = tuple(
    sorted(listed("who which whose whom that and or but in of for with at from to by as on a an the"))
)
_LEADING_ON = re.compile(rf"(?:(?<![\s,])[\s,]+(?:{'|'.join(_ENDS_LEADING_ON)}))+$")
_TIME_OF_ENTRY = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}(?= [–—-]))?(?: [–—-])? (?=[^\W\d_a-z])")
"""At the beginning of a line: when an entry of a live report was written."""
_SPEAKERS = frozenset({"PERSON", "ORGANIZATION"})
AFTER = " \t\n,;:.–—-"
BEFORE = " \t\n,;:–—-"
"""Signs that end no content and begin no source, and the reverse, where a full stop may be an abbreviation's."""
MAX_DURATION = 24
"""Characters on each side of a content's end that are searched for one."""


def with_whole_names(text: str, said: Sequence[Attribution], mentions: Sequence[EntityMention]) -> list[Attribution]:
    """The attributions, with sources and contents outside quote marks extended to whole names at their ends.

    A source that is only what somebody does goes on to the name behind it: "Textile maker | Velm Mills". The time of an
    entry of a live report before them is left out.

    Args:
        text: the article's.
        said: the attributions.
        mentions: in the order of the text.
    """
    names = [mention.span for mention in mentions]
    speakers = {mention.span.start: mention.span for mention in mentions if mention.type in _SPEAKERS}
    return [
        _with_whole_names(widened, names) if widened.kind == "indirect" else widened
        for widened in (
            _with_whole_source(text, _without_time(text, attribution), names, speakers) for attribution in said
        )
    ]


def _without_time(text: str, attribution: Attribution) -> Attribution:
    source, first = attribution.source, attribution.content[0]
    content = (_behind_time(text, first), *attribution.content[1:]) if text[first.start].isdigit() else None
    if source and text[source.start].isdigit():
        source = _behind_time(text, source)
    if content is None and source == attribution.source:
        return attribution
    return replace(attribution, content=content or attribution.content, source=source)


def _behind_time(text: str, span: Span) -> Span:
    time = _TIME_OF_ENTRY.match(text, *span) if span.start == 0 or text[span.start - 1] == "\n" else None
    return Span(time.end(), span.end) if time else span


def _with_whole_source(
    text: str, attribution: Attribution, names: Sequence[Span], speakers: Mapping[int, Span]
) -> Attribution:
    if attribution.source is None:
        return attribution
    others = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    source = _widened(attribution.source, names, others)
    named = speakers.get(source.end + 1) if text[source.end : source.end + 1] == " " else None
    if named and text[slice(*source)].split()[-1].islower() and _is_role_without_name(source, names):
        whole = Span(source.start, named.end)
        source = source if any(whole.touches(other) for other in others) else whole
    return attribution if source == attribution.source else replace(attribution, source=source)


def _is_role_without_name(source: Span, names: Sequence[Span]) -> bool:
    """Whether no name is in a source."""
    at = bisect_left(names, (source.start,))
    return at == len(names) or names[at].start >= source.end


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


def without_quotes_before(text: str, parts: list[Span], cue: Span, stretches: Sequence[Quoted]) -> list[Span]:
    """The parts without quotes of paragraphs before the cue's, where a report in its paragraph precedes the cue.

    “They spoil,” he said. “All of it.” / At least 31 were hurt, police said.
    """
    paragraph = text.rfind("\n", 0, cue.start) + 1
    own = [part for part in parts if paragraph <= part.start < cue.start]
    if not own or len(own) == len(parts) or not text[own[0].start].isupper():
        return parts
    if any(stretch.outer.touches(part) for stretch in stretches for part in own):
        return parts
    return [part for part in parts if part.start >= paragraph]


def is_other_clause(text: str, before: Span, after: Span) -> bool:
    """Whether the second of two parts behind a cue belongs to a clause of its own.

    The parts are in "said he was home, but tapes showed | his van" and "said so, a claim Ruiz called | “absurd”".
    """
    between = _OTHER_CLAUSE.fullmatch(text, before.end, after.start)
    return between is not None or _REMARK_BETWEEN.fullmatch(text, before.end, after.start) is not None


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
