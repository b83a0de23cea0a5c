"""What is before a source in an article: the reporter's sentences, and the sources in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from wiredesk.enrich.annotation import Annotation, Attribution, Span
from wiredesk.enrich.quotation.acts import act_of
from wiredesk.enrich.speakers.source_words import POINTING
from wiredesk_schemas.entities import Mention

# A report within a report within a report.
NESTED_QUOTES = 3
# Sources before a pronoun or expression that are examined: a sentence without an end may have thousands.
MAX_SOURCES = 100
# How far back a pronoun reaches: beyond a few sentences it is a guess.
SENTENCES_BACK = 4

REACH = 12
"""Characters before a name that are searched for the word that opens its sentence."""
_WHEN = re.compile(r"(?:^|[\n.!?”\"] ?)(?:After|As|Before|Once|Since|Until|When|While) $")
"""Before a name: that it is in a clause of time, which opens its sentence."""
_THEY_SAY = re.compile(r"[^.!?:;“”\"\n]{0,200}?, (?:he|she) [a-z]+,")
"""Behind the name: that somebody says so, in the midst of the sentence."""


class Preceding:
    """The sentences, sources and quotes of one article by place.

    Args:
        text: the article's.
        annotation: of it.
        said: those of its attributions that count as quotes.
    """

    def __init__(self, text: str, annotation: Annotation, said: Sequence[Attribution]) -> None:
        self._text = text
        self._cues = {attribution.source: attribution.cue for attribution in annotation.attributions}
        self.sources = sorted(attribution.source for attribution in annotation.attributions if attribution.source)
        self._said = sorted(span for attribution in said for span in attribution.content)
        spoken = sorted(
            span
            for attribution in annotation.attributions
            if attribution.kind == "direct"
            for span in attribution.content
        )
        self._sentences = [sentence for sentence in annotation.sentences if not _is_within(sentence, spoken)]
        """The reporter's: those inside a long quote do not count when a pronoun behind it refers back."""

    def sentences_before(self, source: Span, count: int) -> Sequence[Span]:
        """The reporter's last sentences, in the order of the text, up to the one that the source is in."""
        here = bisect_right(self._sentences, source.start, key=lambda sentence: sentence.start)
        return self._sentences[max(0, here - count) : here]

    def first_sentence_before(self, source: Span, count: int = 2 * SENTENCES_BACK) -> int:
        """The start of the sentences that a pronoun can refer back to."""
        return next((sentence.start for sentence in self.sentences_before(source, count)), 0)

    def sources_before(self, source: Span) -> Iterator[Span]:
        """The source words in the sentences before, nearest first, without pronouns."""
        before = bisect_left(self.sources, source.start, key=lambda span: span.start)
        first = self.first_sentence_before(source)
        for earlier in reversed(self.sources[max(0, before - MAX_SOURCES) : before]):
            if earlier.start < first:
                return
            if self._text[slice(*earlier)].lower() not in POINTING:
                yield earlier

    def sources_in(self, sentence: Span) -> Sequence[Span]:
        """The sources that begin in a sentence."""
        first, last = (bisect_left(self.sources, offset, key=lambda span: span.start) for offset in sentence)
        return self.sources[first:last]

    def asks(self, source: Span) -> bool:
        """Whether a source asks something."""
        return act_of(self._text, self._cues.get(source)) == "asks"

    def is_source(self, mention: Mention) -> bool:
        """Whether a mention is in the words of a source, and does not only say whose the source is."""
        if self._text.startswith(("’s ", "'s "), mention.end):
            return False
        before = bisect_right(self.sources, mention.start, key=lambda span: span.start)
        return before > 0 and mention.end <= self.sources[before - 1].end

    def is_said(self, mention: Mention) -> bool:
        """Whether a mention is in a quote or report, and does not open its own: "When Ruiz fell, she says, it"."""
        opens = _WHEN.search(self._text, max(0, mention.start - REACH), mention.start)
        if opens and _THEY_SAY.match(self._text, mention.end):
            return False
        return self.is_in_quote(mention.start, mention.start + 1)

    def is_in_quote(self, start: int, end: int) -> bool:
        """Whether a quote or report begins before `end`, and ends behind `start`."""
        before = bisect_left(self._said, end, key=lambda span: span.start)
        return any(start < span.end for span in self._said[max(0, before - NESTED_QUOTES) : before])


def _is_within(sentence: Span, spoken: Sequence[Span]) -> bool:
    """Whether a sentence, apart from its marks, is inside quoted words."""
    before = bisect_right(spoken, sentence.start + 1, key=lambda span: span.start)
    return before > 0 and sentence.end <= spoken[before - 1].end + 1
