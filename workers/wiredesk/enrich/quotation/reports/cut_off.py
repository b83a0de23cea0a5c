"""Reports that the model cuts off within a clause: continued to the end of their sentence, or back to its subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.text.sentences import sentence_at
from wiredesk.knowledge.vocabulary import listed

_NEVER_LAST = listed(
    "a an and at because but by during from his into its my no nor of or our than the their these those to until which"
    " whose your"
)
"""Words with which no clause ends."""
_MARKS = re.compile('[“”"«»\n]')
_OWNER = re.compile(r"[^\s“”\"]+$")
_LEFT_OUT = " .,;:!?…-–—)"
MAX_REST = 200
"""Characters of a sentence behind the cut."""
MAX_OWNER = 30
"""Characters of a word before "’s"."""


def with_rest(text: str, said: Sequence[Attribution], sentences: Sequence[Span]) -> list[Attribution]:
    """The attributions, with unquoted content that is cut off made whole.

    What begins with "’s" begins with the word before it; what ends in "the" or the like goes on to the sentence's end,
    or ends before that word; and a piece before "said that …" is no part of it.

    Args:
        text: the article's.
        said: the attributions found so far. What another one of them holds is not added.
        sentences: of the text.
    """
    return [
        _with_end(text, _with_beginning(text, attribution), said, sentences)
        if attribution.kind == "indirect"
        else attribution
        for attribution in said
    ]


def _with_beginning(text: str, attribution: Attribution) -> Attribution:
    first, *others = attribution.content
    cue = attribution.cue
    if others and cue and first.end <= cue.start and text[cue.end : others[0].start] == " that ":
        return replace(attribution, content=tuple(others))
    if not text.startswith(("’s ", "'s "), first.start):
        return attribution
    owner = _OWNER.search(text, max(0, first.start - MAX_OWNER), first.start)
    own = [span for span in (cue, attribution.source) if span]
    if owner is None or any(owner.start() < span.end and span.start < first.start for span in own):
        return attribution
    return replace(attribution, content=(Span(owner.start(), first.end), *others))


def _with_end(
    text: str, attribution: Attribution, said: Sequence[Attribution], sentences: Sequence[Span]
) -> Attribution:
    cue, last = attribution.cue, attribution.content[-1]
    if cue is None or last.start < cue.end:
        return attribution
    kept, _, word = text[last.start : last.end].rpartition(" ")
    if word.lower() not in _NEVER_LAST or not kept:
        return attribution
    stop = sentence_at(sentences, last.start).end
    rest = Span(last.end, stop)
    others = (other for other in said if other.cue != cue)
    is_open = 0 < stop - last.end <= MAX_REST and not _MARKS.search(text, *rest)
    if not is_open or any(
        rest.touches(span) for other in others for span in (*other.content, other.cue, other.source) if span
    ):
        while kept.rpartition(" ")[2].lower() in _NEVER_LAST:
            kept = kept.rpartition(" ")[0].rstrip(_LEFT_OUT)
        return replace(attribution, content=(*attribution.content[:-1], Span(last.start, last.start + len(kept))))
    whole = Span(last.start, last.start + len(text[last.start : stop].rstrip(_LEFT_OUT)))
    return replace(attribution, content=(*attribution.content[:-1], whole))
