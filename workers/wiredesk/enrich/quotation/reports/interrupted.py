"""Reports that who says it interrupts: "If grades fall, it warned, poorer families will be hit hardest."."""

import re
from collections.abc import Sequence

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.propositions import is_clause
from wiredesk.enrich.quotation.reports.according import CONFIDENCE, MAX_SENTENCE
from wiredesk.knowledge.speech import ACT_OF_VERB, MANNER, NAMING
from wiredesk.knowledge.vocabulary import listed

_VERBS = frozenset(
    verb
    for verb, act in ACT_OF_VERB.items()
    if act in ("says", "thinks") and not verb.endswith("ing") and verb not in MANNER | NAMING
)
_ENDINGS = ("ed", "s", "said", "wrote", "found")
"""Of verbs behind a source in the singular."""
_INTERRUPTED = re.compile(
    rf"(?P<opening>[^“”\"‘«»:;\n,]+), (?P<source>(?:he|she|it|they|the [a-z]+(?: [a-z]+)?"
    rf"|(?:[^\W\d_a-z][\w.’'-]* ){{0,3}}[^\W\d_a-z][\w.’'-]*)) (?P<cue>{'|'.join(sorted(_VERBS))}), "
    r"(?P<rest>[^“”\"‘«»:;\n]+)\."
)

_NO_REST = listed("after although and as because before but then though when whereas while who with")
"""Words that open what the reporter adds, or a clause that stands behind the report."""


def with_interrupted(text: str, sentences: Sequence[Span], known: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, plus those of sentences with source and verb between commas in their midst.

    Args:
        text: the article's.
        sentences: of the text.
        known: the attributions found so far. One with the same cue is replaced where it lacks a part.
    """
    found = list(known)
    for start, end in sentences:
        if end - start > MAX_SENTENCE:
            continue
        words = text[start:end]
        if words.count(",") < 2 or _VERBS.isdisjoint(word[:-1] for word in words.split() if word.endswith(",")):
            continue
        read = _INTERRUPTED.fullmatch(text, start, start + len(words.rstrip()))
        if read is None or read["rest"].split()[0] in _NO_REST or not is_clause(f"{read['opening']} {read['rest']}"):
            continue
        source, verb = read["source"], read["cue"]
        if not verb.endswith(_ENDINGS) and source.lower() != "they" and not source.endswith("s"):
            continue
        if not ACT_OF_VERB.keys().isdisjoint(read["opening"].lower().split()):
            continue
        cue, parts = Span(*read.span("cue")), (Span(*read.span("opening")), Span(*read.span("rest")))
        same = [other for other in found if other.cue and other.cue.touches(cue)]
        if any(_holds(other, parts) for other in same):
            continue
        if any(span.touches(part) for other in found if other not in same for span in other.content for part in parts):
            continue
        found = [other for other in found if other not in same]
        found.append(Attribution(parts, cue, Span(*read.span("source")), "indirect", CONFIDENCE))
    return found


def _holds(attribution: Attribution, parts: Sequence[Span]) -> bool:
    """Whether an attribution has most of each part."""
    return all(
        any(
            2 * (min(span.end, part.end) - max(span.start, part.start)) > part.end - part.start
            for span in attribution.content
        )
        for part in parts
    )
