"""Give a second quote of a paragraph to the subject of the sentence before it: "Her friend disagreed. “Never!”"."""

from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.quote_marks import Quoted
from wiredesk.enrich.speakers.source_words import POINTING
from wiredesk.enrich.speakers.subjects import subject_before


def with_subjects(
    text: str,
    stretches: Sequence[Quoted],
    said: Sequence[Attribution],
    sentences: Sequence[Span],
    persons: Sequence[Span],
) -> list[Attribution]:
    """The attributions, with quotes that have no cue of their own credited to somebody else who acts right before them.

    Args:
        text: the article's.
        stretches: all words of the text in marks.
        said: the attributions found so far.
        sentences: of the text.
        persons: the names of persons in it, in order.
    """
    return [_with_subject(text, stretches, attribution, said, sentences, persons) for attribution in said]


def _with_subject(
    text: str,
    stretches: Sequence[Quoted],
    attribution: Attribution,
    said: Sequence[Attribution],
    sentences: Sequence[Span],
    persons: Sequence[Span],
) -> Attribution:
    source, first = attribution.source, attribution.content[0]
    if attribution.kind != "direct" or attribution.cue is not None or source is None or source.end > first.start:
        return attribution
    quote = next((stretch for stretch in stretches if stretch.inner.touches(first)), None)
    if quote is None or text[source.end : quote.outer.start].rstrip()[-1:] not in (".", ":"):
        return attribution
    own = subject_before(text, quote.outer.start, False, sentences, persons, said)
    between = Span(max(source.end, text.rfind("\n", source.end, quote.outer.start)), quote.outer.start)
    reported = [
        other.source
        for other in said
        if other.source
        and other.kind == "indirect"
        and between.contains(other.source)
        and between.contains(other.content[-1])
    ]
    own = own or max(reported, default=None)
    if own is None or own.start <= source.end or text[slice(*own)].lower() in POINTING:
        return attribution
    return replace(attribution, source=own)
