"""Reported clauses that are partly in quote marks."""

from collections.abc import Sequence
from itertools import pairwise

from schemas.quotes import QuoteKind
from workers.enrich.annotation import Attribution, Span
from workers.enrich.direct import Saying
from workers.enrich.indirect import Report
from workers.enrich.marks import Quoted


def reported_attributions(
    reported: Sequence[Report], stretches: Sequence[Quoted], tied: Sequence[Saying]
) -> list[Attribution]:
    """The reports as attributions, mixed where they hold words in marks.

    Args:
        reported: what the parse reads as reported.
        stretches: all words in marks.
        tied: the quotes that have a speaker; what they say is not reported a second time.
    """
    cues = {saying.tie.cue for saying in tied if saying.tie}
    said = [stretch.outer for saying in tied for stretch in saying.stretches]
    kept = (report for report in reported if report.cue not in cues and not _said_already(report, said))
    return [_attribution(report, stretches) for report in kept]


def _said_already(report: Report, said: Sequence[Span]) -> bool:
    length = sum(end - start for start, end in report.content)
    shared = sum(
        max(0, min(span.end, outer.end) - max(span.start, outer.start)) for span in report.content for outer in said
    )
    return shared * 2 >= length


def _attribution(report: Report, stretches: Sequence[Quoted]) -> Attribution:
    content = _apart([_balanced(span, report, stretches) for span in report.content])
    quoted = [one for one in stretches if any(_touch(one.inner, span) for span in content)]
    inside = all(any(one.inner.start <= start and end <= one.inner.end for one in quoted) for start, end in content)
    kind: QuoteKind = "direct" if quoted and inside else "mixed" if quoted else "indirect"
    return Attribution(content, report.cue, report.source, kind, report.confidence)


def _balanced(span: Span, report: Report, stretches: Sequence[Quoted]) -> Span:
    """The span with whole quotes: a parse often loses the words behind a mark, or the mark itself."""
    start, end = span
    for one in stretches:
        if not _touch(one.inner, Span(start, end)) or _touch(one.outer, report.cue) or _touch(one.outer, report.source):
            continue
        if one.inner.start <= start and end <= one.inner.end:
            continue
        if start > one.inner.start and end <= one.outer.end:
            continue
        start, end = min(start, one.outer.start), max(end, one.outer.end)
        if start == one.outer.start and end == one.outer.end:
            start, end = one.inner
    return Span(start, end)


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch made one."""
    ordered = sorted(set(spans))
    joined = ordered[:1]
    for _, span in pairwise(ordered):
        if span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
