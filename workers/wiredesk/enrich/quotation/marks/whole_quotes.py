"""Make the pieces that the model finds of words in quote marks one whole quote, with the nearest cue."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.marks.quote_marks import Quoted, without_comma


def with_whole_quotes(text: str, said: Sequence[Attribution], stretches: Sequence[Quoted]) -> list[Attribution]:
    """The attributions, with words in marks of which only pieces were found as one quote.

    In long paragraphs the model may divide a quote among the cues around it.

    Args:
        text: the article's.
        said: the attributions, in any order.
        stretches: all words of the text in marks.
    """
    found = list(said)
    cues = [attribution.cue for attribution in said if attribution.cue]
    pieces: dict[int, list[int]] = defaultdict(list)
    for n, attribution in enumerate(found):
        if attribution.kind == "direct":
            starts = [span.start for span in attribution.content]
            for at in {bisect_right(stretches, start, key=lambda stretch: stretch.outer.start) - 1 for start in starts}:
                if at >= 0 and not (attribution.cue and stretches[at].outer.touches(attribution.cue)):
                    pieces[at].append(n)
    for at, numbers in pieces.items():
        stretch, whole = stretches[at], without_comma(text, stretches[at].inner)
        contents = [span for n in numbers for span in found[n].content if stretch.outer.contains(span)]
        if not contents or not stretch.closed or not _reaches_an_end(contents, whole):
            continue
        if stretch.single and whole not in contents and any(stretch.outer.touches(cue) for cue in cues):
            continue  # from one apostrophe to another
        owner = min(numbers, key=lambda n: (whole not in found[n].content, _distance(found[n], stretch), n))
        for n in numbers:
            rest = [span for span in found[n].content if span == whole or not stretch.outer.contains(span)]
            found[n] = replace(found[n], content=tuple(sorted({*rest, whole} if n == owner else rest)))
    return [attribution for attribution in found if attribution.content]


def _reaches_an_end(contents: Sequence[Span], whole: Span) -> bool:
    """Whether pieces begin or end where the words in marks do: what the model skips in between is part of the quote."""
    return min(contents).start == whole.start or max(span.end for span in contents) >= whole.end


def _distance(attribution: Attribution, stretch: Quoted) -> int:
    """Characters between the words in marks and the cue; a cue behind them is nearer."""
    cue = attribution.cue
    if cue is None:
        return 1 << 30
    return cue.start - stretch.outer.end if cue.start >= stretch.outer.end else 2 * (stretch.outer.start - cue.end)
