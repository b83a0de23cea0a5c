"""Give quotes to those whose paragraph or sentence they stand in, where another cue claims them."""

from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.continued import goes_on
from wiredesk.enrich.quotation.marks.quote_marks import Quoted, without_comma
from wiredesk.enrich.speakers.credits import credited, led_in, paragraph_at


def recredited(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], said: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, with quotes claimed by another paragraph's cue reassigned to the source in their own.

    Args:
        text: the article's.
        paragraphs: of the text.
        stretches: all words of the text in marks.
        said: the attributions found so far.
    """
    found: list[Attribution] = []
    for attribution in said:
        kept: list[Span] = []
        for span in attribution.content if attribution.kind == "direct" and attribution.source else ():
            here = paragraph_at(paragraphs, span.start)
            beside = attribution.cue or attribution.source
            stretch = next((stretch for stretch in stretches if stretch.inner.touches(span)), None)
            is_beside = beside is not None and paragraph_at(paragraphs, beside.start) == here
            if stretch and kept and _continues(text, kept[-1], stretch, stretches):
                kept.append(span)
                continue
            credit = credited(text, paragraphs, stretch) if stretch else None
            if stretch and beside and not credit and _is_apart(beside, stretch, stretches):
                credit = led_in(text, stretch)
            if credit and not (is_beside and _is_own(attribution, credit[1])):
                said_here = without_comma(text, span)
                found.append(Attribution((said_here,), *credit, "direct", attribution.confidence))
            else:
                kept.append(span)
        if attribution.kind != "direct" or attribution.source is None:
            found.append(_with_credit(text, paragraphs, stretches, attribution))
        elif kept:
            found.append(replace(attribution, content=tuple(kept)))
    return _without_repeats(found)


def _continues(text: str, span: Span, quote: Quoted, stretches: Sequence[Quoted]) -> bool:
    """Whether a quote is the next paragraph of the one that a span is in."""
    return any(goes_on(text, stretch, quote) for stretch in stretches if stretch.inner.touches(span))


def _is_apart(beside: Span, quote: Quoted, stretches: Sequence[Quoted]) -> bool:
    """Whether the words that credit a quote are behind another quote, or some words away from it."""
    if quote.outer.end <= beside.start:
        return beside.start - quote.outer.end > len(", ")
    return any(beside.end <= stretch.outer.start and stretch.outer.end <= quote.outer.start for stretch in stretches)


def _with_credit(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], attribution: Attribution
) -> Attribution:
    """A direct quote without a source, with the words that credit it: "“Never again!” shouted the marchers"."""
    if attribution.kind != "direct" or attribution.source is not None:
        return attribution
    parts = [stretch for stretch in stretches if any(stretch.inner.touches(span) for span in attribution.content)]
    credits = (credited(text, paragraphs, part) for part in reversed(parts))
    cue, source = next((credit for credit in credits if credit), (None, None))
    return replace(attribution, cue=attribution.cue or cue, source=source)


def _without_repeats(said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with direct quotes credited by the same words as one."""
    found: list[Attribution] = []
    for attribution in said:
        may_repeat = attribution.kind == "direct" and None not in (attribution.cue, attribution.source)
        every = enumerate(found) if may_repeat else ()
        same = next((index for index, other in every if _are_one(attribution, other)), None)
        if same is None:
            found.append(attribution)
        else:
            spans = [*found[same].content, *attribution.content]
            content = tuple(sorted({span for span in spans if not any(_is_part(span, other) for other in spans)}))
            found[same] = replace(found[same], content=content)
    return found


def _is_part(span: Span, whole: Span) -> bool:
    return span != whole and whole.start <= span.start and span.end <= whole.end


def _are_one(first: Attribution, second: Attribution) -> bool:
    if first.kind != "direct" or second.kind != "direct" or second.cue is None or second.source is None:
        return False
    return None not in (first.cue, first.source) and _is_own(first, second.cue) and _is_own(first, second.source)


def _is_own(attribution: Attribution, source: Span) -> bool:
    """Whether the words that credit a quote are those of its attribution."""
    return any(source.touches(own) for own in (attribution.cue, attribution.source) if own)
