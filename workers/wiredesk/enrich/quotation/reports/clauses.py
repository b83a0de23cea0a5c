"""The clause of a report, where the model cuts it: "said at the meeting | that …", "wanted | to know whether …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.quotation.propositions import FINITE, is_clause
from wiredesk.enrich.quotation.reports.unsaid import CONFIDENCE
from wiredesk.enrich.text.sentences import sentence_at

_BEHIND_PLACE = re.compile(
    r"(?P<place> (?:after|at|before|by|during|following|from|in|on|through|to|via) [^,;:.!?“”\"‘«»\n]{2,80}?) that "
    r"(?P<claim>(?P<first>[\w’'-]+) [^“”\"‘«»\n]+)"
)
"""Behind a cue: place, time or hearer, and clause: " at the meeting that she would go"."""
_TO_KNOW = re.compile(
    r"(?P<to>to )?(?:hear|know) "
    r"(?P<question>(?:how|if|what|when|where|whether|which|who|why)\b)"
)
_POINTING = re.compile(r"\b(?:if|so|than|whether|who|which|what|when|where|why|how)\b")


def with_whole_clause(text: str, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """The attribution with its clause as content, and what stands before that left to the cue or left out.

    Args:
        text: the article's.
        attribution: of the model.
        sentences: of the text.
    """
    cue, first = attribution.cue, attribution.content[0]
    if attribution.kind != "indirect" or cue is None or first.start < cue.end:
        return attribution
    if asked := _to_know(text, attribution, cue):
        return asked
    if text.startswith(" it to ", cue.end) and first.start == cue.end + 1:
        cue = Span(cue.start, cue.end + len(" it"))  # "put it to the witness that"
    end = sentence_at(sentences, cue.start).end
    found = _BEHIND_PLACE.match(text, cue.end, end)
    if found is None or first.start > found.start("claim") or act_of(text, cue) not in ("says", "thinks", "promises"):
        return attribution
    if found["first"].lower() in FINITE or not is_clause(found["claim"]):
        return attribution  # "at the meeting that was held"
    if is_clause(found["place"]) or _POINTING.search(found["place"]):
        return attribution
    begin = found.start("claim")
    stop = attribution.content[-1].end
    stop = stop if stop > begin else begin + len(found["claim"].rstrip(" .!?"))
    return replace(
        attribution, cue=cue, content=(Span(begin, stop),), confidence=max(attribution.confidence, CONFIDENCE)
    )


def _to_know(text: str, attribution: Attribution, cue: Span) -> Attribution | None:
    """The attribution with "to know" in its cue: "wanted to know | whether it was safe"."""
    first = attribution.content[0]
    found = _TO_KNOW.match(text, *first)
    if found is None or text[cue.end : first.start] != " " or not (found["to"] or text[slice(*cue)].endswith(" to")):
        return None
    begin = found.start("question")
    content = (Span(begin, first.end), *attribution.content[1:])
    return replace(attribution, cue=Span(cue.start, begin - 1), content=content)
