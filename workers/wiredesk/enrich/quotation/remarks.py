"""What others call a report, in marks behind it: "…, an argument Lind dismissed as “an excuse”"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.edges import ABOUT_REPORT
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.quotation import kind_of

CONFIDENCE = 0.9
_AS = "condemned|criticised|criticized|decried|denounced|derided|described|dismissed|hailed|praised|rejected|slammed"
_REMARK = re.compile(
    rf"{ABOUT_REPORT}(?: that| which)? (?P<source>(?:[^\W\d_a-z][\w.’'-]* ){{1,4}}|(?:he|she|they|[a-z]+s) )"
    r"(?P<cue>(?:(?:also|had|has|have|later|since) )*"
    rf"(?:branded|called|dubbed|labell?ed|likened to|termed|(?:{_AS}) as)) $"
)
MAX_REMARK = 120
"""Characters before the marks in which such a remark begins."""


def with_remarks(text: str, stretches: Sequence[Quoted], said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with words in marks that are somebody's remark about a report as quotes of their own.

    Args:
        text: the article's.
        stretches: all words of a passage in marks.
        said: its attributions, some of which hold such words beside the report.
    """
    found = list(said)
    for stretch in stretches:
        start, end = stretch.outer
        before = text[max(0, start - MAX_REMARK) : start]
        if not before.endswith((" as ", "ed ", " to ")):
            continue
        remark = _REMARK.search(before)
        if remark is None:
            continue
        at = start - len(before)
        cue = Span(at + remark.start("cue"), at + remark.end("cue"))
        source = Span(at + remark.start("source"), at + remark.end("source") - 1)
        own = [other for other in found if other.cue and other.cue.touches(cue)]
        report = Span(at + remark.start(), end)
        kept = (other if other in own else _without(other, report, stretches) for other in found)
        found = [other for other in kept if other]
        if not own:
            found.append(Attribution((stretch.inner,), cue, source, "direct", CONFIDENCE))
    return found


def _without(attribution: Attribution, remark: Span, stretches: Sequence[Quoted]) -> Attribution | None:
    """The attribution without the words of a remark; None if nothing is left."""
    if not any(part.touches(remark) for part in attribution.content):
        return attribution
    content = tuple(
        Span(part.start, min(part.end, remark.start)) if part.touches(remark) else part
        for part in attribution.content
        if not part.touches(remark) or part.start < remark.start
    )
    return replace(attribution, content=content, kind=kind_of(content, stretches)) if content else None
