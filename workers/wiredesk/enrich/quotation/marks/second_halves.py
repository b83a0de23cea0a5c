"""Quotes that the reporter interrupts: who speaks, and what the speaker does, stand between their halves."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wiredesk.enrich.annotation import Attribution
from wiredesk.enrich.quotation.marks.quote_marks import Quoted, without_comma

_INTERRUPTION = re.compile(r"[^.!?:;“”\"\n]{3,120}, $")


def with_second_halves(text: str, said: Sequence[Attribution], stretches: Sequence[Quoted]) -> list[Attribution]:
    """The attributions, with the rest of a sentence in marks: "“What we saw,” Ruiz said, wiping her eyes, “was sad.”".

    Args:
        text: the article's.
        said: the attributions found so far.
        stretches: all words of the text in marks, in order.
    """
    taken = [span for attribution in said for span in attribution.content]
    halves = {}
    for first, second in pairwise(stretches):
        if (
            text[first.inner.end - 1] == ","
            and text[second.inner.start].islower()
            and _INTERRUPTION.fullmatch(text, first.outer.end, second.outer.start)
            and not any(second.inner.touches(span) for span in taken)
        ):
            halves[without_comma(text, first.inner)] = second
    if not halves:
        return list(said)
    return [_whole(text, attribution, halves.get(attribution.content[-1])) for attribution in said]


def _whole(text: str, attribution: Attribution, second: Quoted | None) -> Attribution:
    cue = attribution.cue
    if second is None or cue is None or not attribution.content[-1].end < cue.start < second.outer.start:
        return attribution
    return replace(attribution, content=(*attribution.content, without_comma(text, second.inner)))
