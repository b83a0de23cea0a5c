"""Reports that the model cuts off at their beginning or end, most of them before a name."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.vocabulary import listed

_REST = re.compile(r" [^\s,.;:!?“”\"‘]+(?: [^\s,.;:!?“”\"‘]+){0,3}(?=, $)")
"""Words between a report and the comma before its source: "a tower near | Ayabaca, | the operators said"."""
_LEADING_ON = listed("""
    a about after against all although among an and any as at because before between but by despite during each every
    following for from her his if in including into its like my no of on or our over since some than that the their
    these this those though through to toward towards under unless until when where whereas which while who whom whose
    with within without your
    """)
"""Words that no report ends with if another word follows: "may have to wait until after the | World Cup"."""
_NEVER_LAST = _LEADING_ON & listed(
    "a an and as at because but by during from his into its my no of or our than the their these those to which whose"
)
"""Those with which no clause ends, whatever follows."""
_MEANWHILE = re.compile(r",(?: even| just)? (?:as|while)$")
MAX_MEANWHILE = len(", even while")
"""What happened at the same time, by the reporter: "no toll till April, even as | the others left"."""
_OWNER = re.compile(r"[^\s“”\"]+$")
MAX_OWNER = 30
"""Characters of a word before "’s"."""
_STOP = re.compile(r"[,;:!?](?=\s|$)|\s[–—-]|[(\[“”\"‘]|\.?$")
MAX_REST = 160
"""Characters behind a cut report that are searched for the end of its clause."""


def with_whole_reports(
    text: str, said: Sequence[Attribution], sentences: Sequence[Span], stretches: Sequence[Quoted]
) -> list[Attribution]:
    """The attributions with the rest of the reports that the model cuts off.

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
    said = [_with_beginning(text, _without_owner(text, attribution)) for attribution in said]
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


def _with_beginning(text: str, attribution: Attribution) -> Attribution:
    """The report with the word before "’s" at its beginning, and without a piece before "said that"."""
    first, *others = attribution.content
    cue = attribution.cue
    if attribution.kind != "indirect":
        return attribution
    if others and cue and first.end <= cue.start and text[cue.end : others[0].start] == " that ":
        return replace(attribution, content=tuple(others))
    if not text.startswith(("’s ", "'s "), first.start):
        return attribution
    owner = _OWNER.search(text, max(0, first.start - MAX_OWNER), first.start)
    own = [span for span in (cue, attribution.source) if span]
    if owner is None or any(owner.start() < span.end and span.start < first.start for span in own):
        return attribution
    return replace(attribution, content=(Span(owner.start(), first.end), *others))


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
        report: ends in a word that leads on. It is left out if the clause cannot be completed.
        said: the beginnings of all sources and cues, each with the end of what is said, in order.
        stop: the sentence's end.
    """
    if meanwhile := _MEANWHILE.search(text, max(report.start, report.end - MAX_MEANWHILE), report.end):
        return meanwhile.start()
    at = bisect_left(said, (report.end, 0))
    begins, ends = said[at] if at < len(said) else (stop, stop)
    if begins == report.end + 1 and report.end < ends:
        if ends <= stop:
            return report.end + len(text[report.end : ends].rstrip(" .,;"))
        begins = stop  # the source of another sentence
    if text[report.end : report.end + 1] == " " and report.end < stop <= report.end + MAX_REST:
        mark = _STOP.search(text, report.end, stop)
        end = report.end + len(text[report.end : mark.start() if mark else stop].rstrip())
        is_within = at > 0 and report.start < said[at - 1][0]  # "guilty, but those close to | him predict"
        if end <= begins and not is_within:
            return end
    kept = text[report.start : report.end]
    while kept.rpartition(" ")[2] in _NEVER_LAST:
        kept = kept.rpartition(" ")[0].rstrip(" ,;:–—")
    return report.start + len(kept) if kept else report.end
