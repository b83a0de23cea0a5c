"""Sentences that open with "According to …,": cue, source and content from the sentence's form."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.propositions import is_clause

CUE = "According to"
CONFIDENCE = 0.9
SURE = 0.75
"""Minimum confidence to keep the model's attribution in such a sentence."""

_SOURCE = re.compile(
    r"\s+(?P<source>[^,.;:\n“”\"]{2,100}(?:, (?:an?|the|who|which)\s[^,.;:\n“”\"]{2,80})?"
    r"(?:, [A-Z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*| (?:al|bin|da|de|van|von)){1,4}(?=,))?),\s+(?=\S)"
)
"""The source, its description, and the name after an office: "the head of the port, Ana Ruiz"."""


def opened_by_according(text: str, sentences: Sequence[Span], known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, plus those of sentences that open with "According to".

    Args:
        text: the article's.
        sentences: of the text.
        known: the attributions found so far. Doubtful ones in such a sentence are replaced; sentences with quote marks
            are left to the model.
    """
    found = list(known)
    for start, end in sentences:
        opening = _SOURCE.match(text, start + len(CUE), end) if text.startswith(CUE, start) else None
        if opening is None or any(mark in text[start:end] for mark in '"“”'):
            continue
        content = Span(opening.end(), start + len(text[start:end].rstrip(" \n.!?")))
        inside = [each for each in found if any(Span(start, end).touches(span) for span in each.content)]
        source = Span(*opening.span("source"))
        if any(each.confidence >= SURE and each.source and each.source.touches(source) for each in inside):
            continue
        if is_clause(text[content.start : content.end]):
            found = [each for each in found if each not in inside]
            found.append(Attribution((content,), Span(start, start + len(CUE)), source, "indirect", CONFIDENCE))
    return found
