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
    sources = sorted(
        (other.source.start, other.content[-1].end) for other in said if other.source and other.kind != "direct"
    )
    said = [_without_owner(text, attribution) for attribution in said]
    return [_with_whole_end(text, attribution, sources, sentences, stretches) for attribution in said]


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
    sources: Sequence[tuple[int, int]],
    sentences: Sequence[Span],
    stretches: Sequence[Quoted],
) -> Attribution:
    cue, source, last = attribution.cue, attribution.source, attribution.content[-1]
    if attribution.kind != "indirect" or cue is None or source is None:
        return attribution
    first = min(cue.start, source.start)
    if last.end < first:
        rest = _REST.match(text, last.end, first) if text[last.end] == " " and text[first - 2] == "," else None
        end = rest.end() if rest else last.end
    elif cue.end <= last.start and text[last.start : last.end].rpartition(" ")[2] in _SUBORDINATING:
        at = bisect_left(sources, (last.end, 0))
        begins, ends = sources[at] if at < len(sources) else (0, 0)
        is_within = begins == last.end + 1 and ends <= sentence_at(sentences, cue.start).end
        end = max(ends, last.end) if is_within else last.end
    else:
        return attribution
    if end == last.end:
        return attribution
    content = (*attribution.content[:-1], Span(last.start, end))
    return replace(attribution, content=content, kind=kind_of(content, stretches))
