"""Quotes in marks and what ties them to a speaker; the parts of a broken quote become one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workers.enrich.annotation import Span
from workers.enrich.attribution import Tie, tie_after, tie_before
from workers.enrich.indirect import Report
from workers.enrich.marks import Quoted, last_sign
from workers.enrich.parse import Parse
from workers.enrich.vocabulary import listed

_ENDS_OPEN = ",?!"
_UTTERANCE_ENDS = ",.?!…"
_SMALL_WORDS = listed("a an the of and or in on at to for with from by is are as de del la el le les du der die das")
_SENTENCE_ENDS = listed(". ? !")


@dataclass(slots=True)
class Saying:
    """Stretches in marks that are one quote, with what ties them to a speaker."""

    stretches: list[Quoted]
    tie: Tie | None

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.stretches[0].outer.start

    @property
    def end(self) -> int:
        """Where the last mark ends."""
        return self.stretches[-1].outer.end


def is_utterance(text: str, stretch: Quoted) -> bool:
    """Whether the words in marks begin like a sentence of their own."""
    first = text[stretch.inner.start]
    return first.isupper() or first.isdigit() or first in "[…“\"‘'$#@"


def is_title(text: str, stretch: Quoted) -> bool:
    """Whether the words in marks are written like the title of a work: capitals, and no full stop."""
    words = text[stretch.inner.start : stretch.inner.end].rstrip(",").split()
    capitals = all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words)
    return len(words) > 1 and capitals and words[-1][-1] not in _UTTERANCE_ENDS


def paragraph_at(paragraphs: Sequence[Span], offset: int) -> int:
    """The index of the paragraph that holds `offset`."""
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.start) - 1


def sayings(
    text: str, paragraphs: Sequence[Span], parse: Parse, stretches: Sequence[Quoted], reported: Sequence[Report]
) -> list[Saying]:
    """Join the stretches that are one quote, and tie each quote to a cue and a source where one is near.

    Args:
        text: the article's text.
        paragraphs: of the passage.
        parse: of the passage.
        stretches: all words in marks of the passage.
        reported: what the parse reads as reported; a fragment within such a clause stays part of it.

    Returns:
        In the order of the text; those that nothing ties have no `tie`.
    """
    found: list[Saying] = []
    at = 0
    while at < len(stretches):
        chain = _chain(paragraphs, stretches, at)
        before, after = _limits(text, paragraphs, stretches, at, at + len(chain) - 1)
        tie = None
        if not _is_part(text, chain[0], reported):
            tie = _tie(text, parse, chain, before, after)
        previous = found[-1] if found and found[-1].end == before else None
        if previous is not None and _goes_on(text, parse, previous, chain[0], tie):
            previous.stretches += chain
        else:
            found.append(Saying(chain, tie))
        at += len(chain)
    return found


def _chain(paragraphs: Sequence[Span], stretches: Sequence[Quoted], at: int) -> list[Quoted]:
    """A quote that nobody closed goes on where the next paragraph opens with a mark."""
    chain = [stretches[at]]
    for following in stretches[at + 1 :]:
        last = chain[-1]
        here, there = (paragraph_at(paragraphs, one.outer.start) for one in (last, following))
        opens = following.outer.start == paragraphs[there].start
        if last.closed or there != here + 1 or not opens or following.single != last.single:
            break
        chain.append(following)
    return chain


def _limits(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Quoted], first: int, last: int
) -> tuple[int, int]:
    """How far a tie may be looked for: to the neighbouring quotes, within the paragraph."""
    here = paragraph_at(paragraphs, stretches[first].outer.start)
    before = paragraphs[here].start
    if before == stretches[first].outer.start and here > 0 and text[paragraphs[here - 1].end - 1] == ":":
        before = paragraphs[here - 1].start
    if first > 0:
        before = max(before, stretches[first - 1].outer.end)
    after = paragraphs[paragraph_at(paragraphs, stretches[last].outer.start)].end
    if last + 1 < len(stretches):
        after = min(after, stretches[last + 1].outer.start)
    return before, after


def _is_part(text: str, stretch: Quoted, reported: Sequence[Report]) -> bool:
    """Whether the marks set off a part of a reported clause, not an utterance of its own."""
    whole = is_utterance(text, stretch) and last_sign(text, stretch) in _UTTERANCE_ENDS
    return not whole and any(
        span.start < stretch.inner.end
        and stretch.inner.start < span.end
        and (span.start < stretch.outer.start or stretch.outer.end < span.end)
        for report in reported
        for span in report.content
    )


def _tie(text: str, parse: Parse, chain: Sequence[Quoted], before: int, after: int) -> Tie | None:
    first, last = chain[0], chain[-1]
    behind = tie_after(text, parse, last, after)
    ahead = tie_before(text, parse, first, before)
    ends_open = last_sign(text, last) in _ENDS_OPEN or text[last.outer.end : after].lstrip()[:1] == ","
    return (behind or ahead) if ends_open else (ahead or behind)


def _goes_on(text: str, parse: Parse, previous: Saying, stretch: Quoted, tie: Tie | None) -> bool:
    """Whether a quote is the second part of the one before: the same cue, or none but that one between."""
    if previous.tie is None:
        return False
    if tie is not None:
        return tie.cue == previous.tie.cue
    between = Span(previous.end, stretch.outer.start)
    if not text[between.start : between.end].strip():
        return True
    ends = sum(parse.tokens[index].text in _SENTENCE_ENDS for index in parse.within(between))
    cue_between = between.start <= previous.tie.cue.start < between.end
    return cue_between and ends <= 1 and is_utterance(text, stretch)
