"""The rule-based reader of quotes: from a passage and its parse to who said what."""

from workers.enrich.annotation import Attribution, Span
from workers.enrich.indirect import reports
from workers.enrich.parse import Parse


def attributions(text: str, passage: Span, parse: Parse) -> list[Attribution]:
    """All attributions of one passage, in the order of the text."""
    return [
        Attribution(report.content, report.cue, report.source, "indirect", report.confidence)
        for report in reports(parse)
    ]
