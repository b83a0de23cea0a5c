"""The rule-based reader of quotes: from a passage and its parse to who said what."""

from collections.abc import Sequence

from workers.enrich.annotation import Attribution, Span
from workers.enrich.attribution import Tie
from workers.enrich.context import by_context
from workers.enrich.direct import Saying, is_title, sayings
from workers.enrich.indirect import Report, outermost, reports
from workers.enrich.marks import Quoted, quoted
from workers.enrich.mixed import reported_attributions
from workers.enrich.parse import Parse
from workers.enrich.passages import paragraphs_of


def attributions(text: str, passage: Span, parse: Parse) -> list[Attribution]:
    """All attributions of one passage, in the order of the text.

    Args:
        text: the article's text.
        passage: the part of it to read.
        parse: the passage's words and sentences, with offsets into `text`.
    """
    paragraphs = list(paragraphs_of(text, passage))
    stretches = [stretch for stretch in quoted(text, passage) if not is_title(text, stretch)]
    reported = outermost([report for report in reports(parse) if not _is_quoted(report, stretches)])
    said = sayings(text, paragraphs, parse, stretches, reported)
    tied = [saying for saying in said if saying.tie]
    known = [_attribution(text, saying, saying.tie) for saying in said if saying.tie]
    known += reported_attributions(reported, stretches, tied)
    untied = [saying for saying in said if not saying.tie]
    return sorted(known + by_context(text, paragraphs, untied, known), key=lambda attribution: attribution.content)


def _is_quoted(report: Report, stretches: Sequence[Quoted]) -> bool:
    """Whether it is a speaker who reports this, not the article."""
    return any(one.inner.start <= report.cue.start < one.inner.end for one in stretches)


def _attribution(text: str, saying: Saying, tie: Tie) -> Attribution:
    content = tuple(_without_comma(text, stretch.inner) for stretch in saying.stretches)
    return Attribution(content, tie.cue, tie.source, "direct", tie.confidence)


def _without_comma(text: str, said: Span) -> Span:
    """The comma before the closing mark is the reporter's, not the speaker's."""
    return Span(said.start, said.end - 1) if text[said.end - 1] == "," and said.end - said.start > 1 else said
