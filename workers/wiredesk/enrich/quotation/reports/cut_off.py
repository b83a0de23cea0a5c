"""Reports that the model cuts off at their beginning or end, in a clause or in a word."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.propositions import FINITE, SUBJECTS, is_clause
from wiredesk.enrich.quotation.quotation import kind_of
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.calendar import ENGLISH_MONTHS
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
_MAY_FOLLOW = listed(
    "after although and as because before but despite following nor since so though unless until when while with"
)
"""Words before which a report often ends, and the reporter goes on: "would be late | after the works began"."""
_IN_WORD = r"[’'.–-]?\w|\. (?=\S)"
_BREAKS_WORD = re.compile(_IN_WORD)
_GOES_ON = re.compile(rf"{_IN_WORD}| (?P<next>[\w$£€][\w’'-]*)")
"""What follows a report that ends in its clause or in a word: "to limit the number | of interviews", "Covid | -19"."""
_STOP = re.compile(r"[,;:!?](?=\s|$)|\s[–—-]|[(\[“”\"‘]|\.?$")
_AND = re.compile(r" (?:and|but)(?: \w+)? $")
"""What joins to a report what somebody else does or says."""
_LISTED = re.compile(r"(?:, (?P<first>[\w’'.&-]+)[^,]{0,60}?(?:, [^,]{1,60}?){0,3})?,? (?:and|or) [^,]{1,80}")
"""The rest of a list at whose beginning a report ends: "gold was smuggled to Kelm | , Velm and the islands"."""
_END_OF_LIST = re.compile(r"[;:!?](?=\s|$)|\s[–—-]\s|\.?$")
_MARKS = re.compile(r"[(\[“”\"‘]")
_PAST = re.compile(r"[a-z]{2,}ed")
_MONTHS = "|".join(month[:3].title() for month in ENGLISH_MONTHS)
_DATELINE = re.compile(rf"(?:[A-Z][A-Z .’'-]{{1,40}}, )?(?:{_MONTHS})[a-z]*\.? \d{{1,2}} ?[–—―-]+\s+")
"""A dateline, or its day, with which a report begins: "VELM, | Dec 5 — Fares will rise, the port said"."""
MAX_REST = 160
"""Characters behind a cut report that are searched for the end of its clause."""
_ITS_SOURCE = re.compile(r", (?P<start>[^\s,]+(?: [^\s,]+){0,3})$")
"""The end of a report that is the beginning of its source: "to reopen in May, Velm | Superintendent Ana Ruiz said"."""
MAX_ITS_SOURCE = 40
_POINT = re.compile(r"\.(?=,|$)")
"""The point of an abbreviation before the comma that ends a report: "at 5 p.m | ., the port said"."""


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
    said = [_with_beginning(text, _with_whole_source(text, _without_owner(text, item))) for item in said]
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


def _with_whole_source(text: str, attribution: Attribution) -> Attribution:
    """The attribution with all of a source that follows the report without the comma that it needs.

    "…, Velm | Superintendent Ana Ruiz said", "… to the Velm | Harbour Board, Ana Ruiz said".
    """
    cue, source, last = attribution.cue, attribution.source, attribution.content[-1]
    if (
        source is None
        or cue is None
        or not (last.end + 1 == source.start and source.end + 1 == cue.start and text[last.end] == " ")
        or not (text[last.end - 1].isalnum() or text.endswith(("’s", "'s"), 0, last.end))
    ):
        return attribution
    if text.count(", ", *source) == 1:
        comma = text.index(", ", *source)
        end, start = comma, comma + len(", ")
    elif "," not in text[slice(*source)] and (
        before := _ITS_SOURCE.search(text, max(last.start, last.end - MAX_ITS_SOURCE), last.end)
    ):
        end, start = before.start(), before.start("start")
    else:
        return attribution
    content = (*attribution.content[:-1], Span(last.start, end))
    return replace(attribution, content=content, source=Span(start, source.end))


def _with_beginning(text: str, attribution: Attribution) -> Attribution:
    """The report with the word before "’s" at its beginning, without a dateline, and a piece before "said that"."""
    first, *others = attribution.content
    cue = attribution.cue
    if attribution.kind != "indirect":
        return attribution
    if text[first.start].isupper() and (dateline := _DATELINE.match(text, *first)):
        first = Span(dateline.end(), first.end)
        return replace(attribution, content=(first, *others)) if first.start < first.end else attribution
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
    if attribution.kind == "direct" or cue is None or source is None:
        return attribution
    if attribution.kind == "mixed" and any(mark.outer.start < last.end <= mark.outer.end for mark in stretches):
        return attribution
    first = min(cue.start, source.start)
    if last.end < first and attribution.kind == "indirect":
        end = _up_to_source(text, last, first)
    elif cue.end > last.start:
        return attribution
    else:
        stop = sentence_at(sentences, cue.start).end
        leads_on = text[last.start : last.end].rpartition(" ")[2] in _LEADING_ON
        is_broken = not leads_on or _BREAKS_WORD.match(text, last.end, stop)
        end = (_up_to_clause_end if is_broken else _up_to_stop)(text, last, said, stop)
        if is_broken and not _is_one_clause(text, cue, source, last, end):
            return attribution
    if end == last.end:
        return attribution
    content = (*attribution.content[:-1], Span(last.start, end))
    return replace(attribution, content=content, kind=kind_of(content, stretches))


def _is_one_clause(text: str, cue: Span, source: Span, report: Span, end: int) -> bool:
    """Whether the words between a report and another end belong to its clause, and not to the one around it.

    Others are "those who wish to speak | must call" and "the concern about delays | was small".
    """
    if text[slice(*source)].lower() in ("that", "which", "who"):
        return False
    added = text[report.end : end].split(maxsplit=1)
    if not added or added[0].lower() not in FINITE or is_clause(text[slice(*report)]):
        return True
    return cue.end + 1 == report.start and " " not in text[slice(*cue)] and is_clause(text[report.start : end])


def _up_to_source(text: str, report: Span, first: int) -> int:
    """The end of a report before its source: at the comma that is before that, and without "as"."""
    if text.endswith(", as", report.start, report.end):
        return report.end - len(", as")
    if point := _POINT.match(text, report.end):
        return point.end()
    if text[first - 2] != "," or first - report.end > MAX_REST:
        return report.end
    if text[report.end] == "," and _is_rest_of_list(text, report.end, first - 2):
        return first - 2
    rest = _REST.match(text, report.end, first) if text[report.end] == " " else None
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


def _up_to_clause_end(text: str, report: Span, said: Sequence[tuple[int, int]], stop: int) -> int:
    """The end of the clause of a report that ends within it: "tries to limit the number | of interviews".

    Args:
        text: the article's.
        report: any, behind its cue.
        said: the beginnings of all sources and cues, each with the end of what is said, in order.
        stop: the sentence's end.
    """
    if (listed := _up_to_end_of_list(text, report, said, stop)) > report.end:
        return listed
    goes_on = _GOES_ON.match(text, report.end, stop)
    if goes_on is None or (goes_on["next"] and goes_on["next"].lower() in _MAY_FOLLOW):
        return report.end
    at = bisect_left(said, (report.end, 0))
    if at > 0 and report.start < said[at - 1][0]:  # somebody else speaks within it
        return report.end
    mark = _STOP.search(text, report.end, min(stop, report.end + MAX_REST))
    if mark is None or (mark.start() == mark.end() < stop):
        return report.end
    end = report.end + len(text[report.end : mark.start()].rstrip())
    begins = said[at][0] if at < len(said) else stop
    if begins < end:
        joined = _AND.search(text, report.end, begins)
        return joined.start() if joined else report.end
    return end


def _up_to_end_of_list(text: str, report: Span, said: Sequence[tuple[int, int]], stop: int) -> int:
    """The end of a list without a verb, with which a sentence ends: "between 2020 | and 2021."."""
    if not text.startswith((" and ", " or ", ", "), report.end):
        return report.end
    mark = _END_OF_LIST.search(text, report.end, min(stop, report.end + MAX_REST))
    at = bisect_left(said, (report.end, 0))
    begins = said[at][0] if at < len(said) else stop
    if mark is None or (mark.start() == mark.end() < stop) or begins < mark.start():
        return report.end
    is_within = at > 0 and report.start < said[at - 1][0]
    return report.end if is_within or not _is_rest_of_list(text, report.end, mark.start()) else mark.start()


def _is_rest_of_list(text: str, start: int, end: int) -> bool:
    """Whether words are the rest of a list, without a verb, a quote mark or a remark of the reporter's."""
    rest = _LISTED.fullmatch(text, start, end)
    if rest is None or _MARKS.search(rest[0]):
        return False
    opens = (rest["first"] or "").lower()
    words = rest[0].replace(",", "").lower().split()
    if opens in _LEADING_ON or opens.endswith(("ing", "ly")) or (opens.endswith("s") and words[1] in _LEADING_ON):
        return False
    return not any(word in FINITE or word in SUBJECTS or _PAST.fullmatch(word) for word in words)
