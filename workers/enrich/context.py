"""Quotes that no cue stands beside: whose they are by what comes before them."""

from collections.abc import Sequence

from workers.enrich.annotation import Attribution, Span
from workers.enrich.direct import Saying, is_utterance, paragraph_at
from workers.enrich.marks import last_sign

# Fewer words in marks, with nobody beside them who says them, are a name, a title or a term.
LEAST_WORDS = 4
# How often such a quote is one that human readers mark, with a speaker from the context and without.
BY_CONTEXT, UNKNOWN = 0.75, 0.6
_SENTENCE_ENDS = ".?!…,"


def by_context(
    text: str, paragraphs: Sequence[Span], untied: Sequence[Saying], known: Sequence[Attribution]
) -> list[Attribution]:
    """The untied quotes that are somebody's words, with the speaker that the context proves, or none.

    Args:
        text: the article's text.
        paragraphs: of the passage.
        untied: quotes without a cue beside them.
        known: the attributions found otherwise, in the order of the text.
    """
    found: list[Attribution] = []
    for saying in untied:
        content = tuple(stretch.inner for stretch in saying.stretches)
        if not _is_speech(text, saying) or any(
            span.start < saying.end and saying.start < span.end for one in known for span in one.content
        ):
            continue
        before = [one for one in (*known, *found) if one.content[-1].end <= saying.start]
        last = max(before, key=lambda one: one.content[-1].end, default=None)
        source = last.source if last and _goes_on(text, paragraphs, last, saying) else None
        found.append(Attribution(content, None, source, "direct", BY_CONTEXT if source else UNKNOWN))
    return found


def _is_speech(text: str, saying: Saying) -> bool:
    first, last = saying.stretches[0], saying.stretches[-1]
    words = text[first.inner.start : last.inner.end].split()
    if len(words) < LEAST_WORDS or not is_utterance(text, first):
        return False
    return last_sign(text, last) in _SENTENCE_ENDS


def _goes_on(text: str, paragraphs: Sequence[Span], last: Attribution, saying: Saying) -> bool:
    """Whether the speaker of `last` is still speaking: same paragraph, or the next one being all quote."""
    here = paragraph_at(paragraphs, saying.start)
    there = paragraph_at(paragraphs, last.content[-1].start)
    if here == there:
        return True
    whole = saying.start == paragraphs[here].start and saying.end >= paragraphs[here].end - 1
    return whole and there == here - 1 and last.kind != "indirect"
