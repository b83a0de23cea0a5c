"""Reports that the model cuts off within a clause, or leaves words out of: continued to the end of their sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.vocabulary import listed

_NEVER_LAST = listed(
    "a an and at because but by during from his into its my no nor of or our than the their these those to until whose"
    " your"
)
"""Words with which no clause ends."""
_MARKS = re.compile('[“”"«»\n]')
_LEFT_OUT = " .,;:!?…-–—)"
MAX_REST = 200
"""Characters of a sentence behind the cut."""


def with_rest(text: str, said: Sequence[Attribution], sentences: Sequence[Span]) -> list[Attribution]:
    """The attributions, with unquoted content that ends in "the" or the like continued to its sentence's end.

    Args:
        text: the article's.
        said: the attributions found so far. What another one of them holds is not added.
        sentences: of the text.
    """
    return [_with_rest(text, attribution, said, sentences) for attribution in said]


def _with_rest(
    text: str, attribution: Attribution, said: Sequence[Attribution], sentences: Sequence[Span]
) -> Attribution:
    cue, last = attribution.cue, attribution.content[-1]
    if attribution.kind != "indirect" or cue is None or last.start < cue.end:
        return attribution
    if text[last.start : last.end].rpartition(" ")[2].lower() not in _NEVER_LAST:
        return attribution
    stop = sentence_at(sentences, last.start).end
    rest = Span(last.end, stop)
    if not 0 < stop - last.end <= MAX_REST or _MARKS.search(text, *rest):
        return attribution
    others = (other for other in said if other is not attribution)
    if any(rest.touches(span) for other in others for span in (*other.content, other.cue, other.source) if span):
        return attribution
    whole = Span(last.start, last.start + len(text[last.start : stop].rstrip(_LEFT_OUT)))
    return replace(attribution, content=(*attribution.content[:-1], whole))
