"""The end of a report, where the model cuts it before a name or before somebody's words within it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.quotation.quote_marks import Quoted
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.vocabulary import listed

_REST = re.compile(r" [^\s,.;:!?“”\"‘]+(?: [^\s,.;:!?“”\"‘]+){0,3}(?=, $)")
"""Words between a report and the comma before its source: "a tower near | Ayabaca, | the operators said"."""
_SUBORDINATING = listed("after although as because before if since that though unless until when where whereas while")
"""Words that open a clause within a report."""
_LEADING_ON = _SUBORDINATING | listed("""
    a about against all among an and any at between but by despite during each every following for from her his in
    including into its like my no of on or our over some than the their these this those through to toward towards under
    which who whom whose with within without your
    """)
"""Words that no report ends with if another word follows: "may have to wait until after the | World Cup"."""
_STOP = re.compile(r"[,;:!?](?=\s|$)|\s[–—-]|[(\[“”\"‘]|\.?$")
MAX_REST = 160
"""Characters behind a cut report that are searched for the end of its clause."""


def with_whole_ends(
    text: str, said: Sequence[Attribution], sentences: Sequence[Span], stretches: Sequence[Quoted]
) -> list[Attribution]:
    """The attributions with the rest of the reports that the model cuts at their ends.

    Args:
        text: the article's.
        said: the attributions found so far.
        sentences: of the text.
        stretches: all words of the text in marks.
    """
    reported = sorted(
        (own.start, other.content[-1].end)
        for other in said
        if other.kind != "direct"
        for own in (other.source, other.cue)
        if own
    )
    said = [_without_owner(text, attribution) for attribution in said]
    return [_with_whole_end(text, attribution, reported, sentences, stretches) for attribution in said]


def _without_owner(text: str, attribution: Attribution) -> Attribution:
    """The attribution without the owner that belongs to its source: "…, the families | ’ lawyer, Ana Ruiz, said"."""
    source, last = attribution.source, attribution.content[-1]
    if source is None or last.end != source.start or text[source.start : source.start + 2] not in ("’ ", "' "):
        return attribution
    comma = text.rfind(", ", last.start, last.end)
    if comma <= last.start:
        return attribution
    content = (*attribution.content[:-1], Span(last.start, comma))
    return replace(attribution, content=content, source=Span(comma + len(", "), source.end))


def _with_whole_end(
    text: str,
    attribution: Attribution,
    said: Sequence[tuple[int, int]],
    sentences: Sequence[Span],
    stretches: Sequence[Quoted],
) -> Attribution:
    cue, source, last = attribution.cue, attribution.source, attribution.content[-1]
    if attribution.kind != "indirect" or cue is None or source is None:
        return attribution
    first = min(cue.start, source.start)
    if last.end < first:
        end = _up_to_source(text, last, first)
    elif cue.end <= last.start and text[last.start : last.end].rpartition(" ")[2] in _LEADING_ON:
        end = _up_to_stop(text, last, said, sentence_at(sentences, cue.start).end)
    else:
        return attribution
    if end == last.end:
        return attribution
    content = (*attribution.content[:-1], Span(last.start, end))
    return replace(attribution, content=content, kind=kind_of(content, stretches))


def _up_to_source(text: str, report: Span, first: int) -> int:
    """The end of a report before its source: at the comma that is before that, and without "as"."""
    if text.endswith(", as", report.start, report.end):
        return report.end - len(", as")
    rest = _REST.match(text, report.end, first) if text[report.end] == " " and text[first - 2] == "," else None
    return rest.end() if rest else report.end


def _up_to_stop(text: str, report: Span, said: Sequence[tuple[int, int]], stop: int) -> int:
    """The end of the clause in which a report breaks off, or of what others say in it.

    Args:
        text: the article's.
        report: ends in a word that leads on.
        said: the beginnings of all sources and cues, each with the end of what is said, in order.
        stop: the sentence's end.
    """
    at = bisect_left(said, (report.end, 0))
    begins, ends = said[at] if at < len(said) else (stop, stop)
    if begins == report.end + 1 and text[report.start : report.end].rpartition(" ")[2] in _SUBORDINATING:
        return ends if report.end < ends <= stop else report.end
    if text[report.end : report.end + 1] != " " or not report.end < stop <= report.end + MAX_REST:
        return report.end
    mark = _STOP.search(text, report.end, stop)
    end = report.end + len(text[report.end : mark.start() if mark else stop].rstrip())
    is_within = at > 0 and report.start < said[at - 1][0]  # "guilty, but those close to | him predict"
    return report.end if begins < end or is_within else end
