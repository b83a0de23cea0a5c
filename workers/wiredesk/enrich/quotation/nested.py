"""Cues within what another cue reports: "the agency quoted the ministry as saying", "said yes and called for …"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.propositions import is_clause
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.speech import ACT_OF_VERB, MANNER, NAMING

MAX_REPORT = 1000
"""Maximum characters from the beginning of a report to the end of its sentence that are searched for a second verb."""
MAX_NESTED = 4
"""Maximum number of earlier spans that are checked for containing a cue."""
MIN_JOINED = 0.46
"""Minimum confidence of the attribution of a second verb."""
_JOINT = re.compile(r"[,;]?\s+(?:and|but)\s+(?:(?:also|then|later|has|have|had|\w+ly)\s+)?$")
"""Words right before a second verb of the same source."""
CUES = frozenset({"quoted", "cited", "quotes", "cites"})
_QUOTED_AS_SAYING = re.compile(r"\s+(?P<source>[^.!?;\n]{2,120}?)\s+as\s+(?:saying|telling\s+\w+)\b[:,]?\s*")
_TOLD_WITHIN = re.compile(
    r"(?:^|\s)(?P<source>he|she|they|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3})\s"
    r"(?:(?:had|has|have)\s)?(?:\w+ly\s)?(?P<cue>[a-z]+)\b[^:“”\"]{0,60}[:,]\s*[“\"‘']?$"
)
"""Who said it, and the verb, before a quote within a report: "Ruiz had told her boss: “…”"."""
_PAST = [
    verb for verb, act in ACT_OF_VERB.items() if act == "says" and verb.endswith("ed") and verb not in MANNER | NAMING
]
_NEXT_VERB = re.compile(
    rf",? (?:and|but|then|before)(?: (?:also|later|now|then))* (?P<cue>{'|'.join(sorted(_PAST))})"
    r"(?: that (?=\S)| (?=(?:he|it|she|there|they) ))"
)
"""A second verb of one source, and the beginning of what it reports."""
_MAIN_VERB = re.compile(rf", (?P<cue>said|says|told \w+|{'|'.join(sorted(_PAST))})(?: that)? (?=\S)")
"""The verb behind a participle and what it reports: "Ruiz, admitting that it was late, said"."""
_LEFT_OUT = " \t\n,;:–—-"


def outermost(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those whose cue is inside another's content or source.

    A statement reported within a statement is part of the outer one and is not reported twice. What the same source
    says with a second verb is no part: "Ruiz said the pier was shut and called for calm".
    """
    attributions = _without_second_verbs(text, attributions)
    spans = sorted(
        span
        for attribution in attributions
        for span in (*attribution.content, *((attribution.source,) if attribution.source else ()))
    )
    starts = [span.start for span in spans]
    kept = []
    for attribution in attributions:
        before = bisect_right(starts, attribution.cue.start) if attribution.cue else 0
        held = attribution.cue and any(
            attribution.cue.end <= span.end for span in spans[max(0, before - MAX_NESTED) : before]
        )
        if not held:
            kept.append(attribution)
    return kept


def _without_second_verbs(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each up to "and" and a second verb of its source, and without those of a verb within it."""
    cues = sorted(
        ((attribution.cue, attribution) for attribution in attributions if attribution.cue and attribution.source),
        key=lambda pair: pair[0],
    )
    starts = [cue.start for cue, _ in cues]
    cut = []
    for attribution in attributions:
        content = attribution.content[-1]
        within = cues[bisect_right(starts, content.start) : bisect_left(starts, content.end)]
        cut.append(_up_to_next_verb(text, attribution, [other for _, other in within]))
    contents = sorted(
        (span, attribution.source) for attribution in cut for span in attribution.content if attribution.source
    )
    starts = [span.start for span, _ in contents]
    kept = []
    for attribution in cut:
        before = bisect_left(starts, attribution.cue.start) if attribution.cue else 0
        around = contents[max(0, before - MAX_NESTED) : before]
        if not any(
            attribution.cue
            and attribution.source
            and attribution.source.touches(source)
            and attribution.cue.end <= span.end
            for span, source in around
        ):
            kept.append(attribution)
    return kept


def _up_to_next_verb(text: str, attribution: Attribution, within: Sequence[Attribution]) -> Attribution:
    """The attribution up to "and" and a cue within its content whose source is its own."""
    cue, source, content = attribution.cue, attribution.source, attribution.content[-1]
    if cue is None or source is None or source.start > cue.start or content.start < cue.end:
        return attribution
    for other in within:
        if not (other.cue and other.source and other.cue.start < content.end):
            continue
        joint = _JOINT.search(text, content.start, other.cue.start)
        if joint and other.source.touches(source) and other.confidence >= MIN_JOINED:
            content = Span(content.start, joint.start())
    if content == attribution.content[-1]:
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], content))


def with_next_verbs(text: str, said: Sequence[Attribution], sentences: Sequence[Span]) -> list[Attribution]:
    """Split reports with a second verb of the same source into two attributions.

    "Ruiz told police the money was a gift, then admitted she had used the card."

    Args:
        text: the article's.
        said: the attributions found so far. Reports that hold a verb of speech before the second one are left as they
            are: that verb's subject may go on.
        sentences: of the text.
    """
    found: list[Attribution] = []
    for attribution in said:
        source, cue, content = attribution.source, attribution.cue, attribution.content[0]
        if attribution.kind != "indirect" or not source or not cue or not source.end <= cue.start < content.start:
            found.append(attribution)
            continue
        sentence = sentence_at(sentences, cue.start)
        joint = _MAIN_VERB if text.endswith("ing", cue.start, cue.end) else _NEXT_VERB
        is_short = sentence.end - content.start <= MAX_REPORT
        second = joint.search(text, content.start, sentence.end) if is_short else None
        words = set(text[content.start : second.start()].split()) if second else set()
        if (
            second is None
            or not words.isdisjoint(ACT_OF_VERB)
            or any(other.cue and other.cue.touches(Span(*second.span("cue"))) for other in said)
        ):
            found.append(attribution)
            continue
        rest = _bare(text, second.end(), sentence.end)
        if rest is None or not is_clause(text[slice(*rest)]) or any(mark in text[slice(*rest)] for mark in '“”"'):
            found.append(attribution)
            continue
        found.append(replace(attribution, content=(Span(content.start, second.start()),)))
        found.append(replace(attribution, cue=Span(*second.span("cue")), content=(rest,)))
    return found


def with_true_source(
    text: str, attribution: Attribution, sentences: Sequence[Span], stretches: Sequence[Quoted]
) -> Attribution:
    """The attribution, corrected if its cue is that of somebody "quoted as saying" something."""
    cue = attribution.cue
    if cue is None or text[cue.start : cue.end].lower() not in CUES:
        return attribution
    found = nested_attribution(text, cue, attribution.source, sentence_at(sentences, cue.start))
    if found is None:
        return attribution
    source, content = found
    return replace(attribution, source=source, content=(content,), kind=kind_of((content,), stretches))


def of_the_one_heard(text: str, attribution: Attribution, stretches: Sequence[Quoted]) -> Attribution:
    """The attribution of the quote within what a court or an inquiry heard, to the one who spoke there.

    The jury heard that Ruiz had told her boss: “I will burn the mill.”

    Args:
        text: the article's.
        attribution: any; returned as it is if its cue is a verb of speech, or no quote is introduced in its content.
        stretches: all words of the text in marks.
    """
    cue = attribution.cue
    if attribution.kind != "mixed" or cue is None or act_of(text, cue) is not None or len(attribution.content) > 1:
        return attribution
    [content] = attribution.content
    quote = next(
        (stretch for stretch in stretches if content.start < stretch.outer.start < content.end <= stretch.outer.end),
        None,
    )
    within = _TOLD_WITHIN.search(text, content.start, quote.outer.start) if quote else None
    if quote is None or within is None or within["cue"] not in ACT_OF_VERB:
        return attribution
    source, verb = Span(*within.span("source")), Span(*within.span("cue"))
    return replace(attribution, content=(quote.inner,), source=source, cue=verb, kind="direct")


def nested_attribution(text: str, cue: Span, reporter: Span | None, sentence: Span) -> tuple[Span, Span] | None:
    """Source and content if `cue` is that of somebody "quoted as saying" something; otherwise None.

    Args:
        text: the article's text.
        cue: "quoted", "cited".
        reporter: the source of the cue, according to the model.
        sentence: the cue's sentence.
    """
    found = _QUOTED_AS_SAYING.match(text, cue.end, sentence.end)
    if found is None:
        return None
    source = Span(*found.span("source"))
    after = _bare(text, found.end(), sentence.end)
    if after is not None:
        return source, after
    before = _bare(text, sentence.start, reporter.start if reporter and reporter.end <= cue.start else cue.start)
    return (source, before) if before is not None else None


def _bare(text: str, start: int, end: int) -> Span | None:
    """The words between two offsets without punctuation at their ends; None if there are none."""
    words = text[start:end]
    left = words.rstrip(_LEFT_OUT + ".").lstrip(_LEFT_OUT)
    if not any(letter.isalnum() for letter in left):
        return None
    start += words.index(left)
    return Span(start, start + len(left))
