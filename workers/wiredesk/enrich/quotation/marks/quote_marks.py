"""Find quote marks and the text between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wiredesk.enrich.annotation import Span
from wiredesk.enrich.text.passages import paragraphs_of
from wiredesk.knowledge.speech import INTERRUPTING, SPEAKING_BEFORE

CLOSERS = {'"': '"”“', "“": '”"“', "”": '”"', "„": '“”"', "«": "»", "‘": "’'", "'": "'’"}
"""For each opening mark the marks that may close it, since articles mix them."""

SINGLE = frozenset("‘'")
DOUBLED = "''"
"""Two apostrophes that some archives print for a quote mark."""
_DOUBLED_CLOSERS = (DOUBLED, "’’")
"""The same behind a quote, also one that another mark opens: "“We work,’’ she said"."""
ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|cos|\d0s|\d\d)\b", re.IGNORECASE)
"""Letters after an apostrophe that starts a word, not a quote."""

_REPORTERS_SENTENCE = re.compile(r"[a-z]{2}[.?!] $")
"""Before a quote: the end of a sentence."""
_OPENER = re.compile(f"[{''.join(CLOSERS)}]")
_END_OF_SAYING = frozenset(".,!?…—–-")
_BEFORE_OPENING = frozenset("([{—–-/:;,.\"“‘'")
_NESTED = re.compile(r"“[^“”\n]{1,60}[^“”\n,.!?]”(?=[^“”\n]*”)")
"""Words that somebody quotes in the same marks within a quote, which closes behind them."""
# In an unclosed quote, this is where the reporter's words resume.
_REPORTER_RESUMES = re.compile(
    rf"(?<=[,?!])\s+(?:(?:\w+\s+){{0,3}}(?:{'|'.join(INTERRUPTING)})\b|(?:{'|'.join(sorted(SPEAKING_BEFORE))})\s)"
)


class Quoted(NamedTuple):
    """Words in quote marks."""

    outer: Span
    """With the marks."""
    inner: Span
    """Without them, and without white space at the ends."""
    closed: bool
    """False where the paragraph ends first: the quote may go on in the next one."""
    single: bool


def last_sign(text: str, stretch: Quoted) -> str:
    """The last spoken character: closing marks of nested quotes are skipped."""
    said = text[stretch.inner.start : stretch.inner.end]
    return (said.rstrip("".join(CLOSERS.values())) or said)[-1]


def is_last_sentence(text: str, first: Quoted, last: Quoted) -> bool:
    """Whether a quote is the last sentence of its paragraph: "Lind laughed. “On what?”"."""
    is_last = text[last.outer.end : last.outer.end + 1] in ("", "\n") and last_sign(text, last) in ".?!…"
    return is_last and bool(_REPORTERS_SENTENCE.search(text, max(0, first.outer.start - 4), first.outer.start))


def is_line(text: str, first: Quoted, last: Quoted) -> bool:
    """Whether a quote is a paragraph of its own that ends like a sentence: "“Once, yes.”" in a conversation."""
    starts = text[max(0, first.outer.start - 1) : first.outer.start] in ("", "\n")
    return starts and text[last.outer.end : last.outer.end + 1] in ("", "\n") and last_sign(text, last) in ".?!…"


def without_comma(text: str, span: Span) -> Span:
    """The quoted words without the comma that joins them to the reporter's."""
    return Span(span.start, span.end - 1) if text[span.end - 1] == "," and span.end - span.start > 1 else span


def quoted(text: str, within: Span) -> list[Quoted]:
    """The outermost quoted spans of a passage, in order; nested quotes are part of them."""
    found: list[Quoted] = []
    for paragraph in paragraphs_of(text, within):
        found.extend(_in_paragraph(text, paragraph.start, paragraph.end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    at = start
    while mark := _OPENER.search(text, at, end):
        at = mark.start()
        if not _opens(text, at, start, end):
            at += 1
            continue
        if text.startswith(DOUBLED, at):
            doubled = _doubled(text, at, end)
            yield doubled
            at = doubled.outer.end
            continue
        single = text[at] in SINGLE
        close = _closing_single(text, at, end) if single else _closing_double(text, at, end)
        if close is not None:
            marks = 2 if text.startswith(_DOUBLED_CLOSERS, close) else 1 if text[close] in CLOSERS[text[at]] else 0
            stretch = _stretch(text, at, close, close + marks, True)
        elif not single or at == start or _goes_on_below(text, at, end):
            reporter = _REPORTER_RESUMES.search(text, at, end)
            stop = reporter.start() if reporter else end
            stretch = _stretch(text, at, stop, stop, reporter is not None)
        else:
            stretch = None
        if stretch is None:
            at += 1
        else:
            yield stretch
            at = stretch.outer.end


def _doubled(text: str, opening: int, end: int) -> Quoted:
    """The words between doubled apostrophes, or up to the paragraph's end: "''We work,''"."""
    first = opening + len(DOUBLED)
    close = text.find(DOUBLED, first, end)
    stop = close if close > 0 else end
    inner = Span(first, first + len(text[first:stop].rstrip()))
    return Quoted(Span(opening, stop + len(DOUBLED) if close > 0 else end), inner, close > 0, single=False)


def _stretch(text: str, opening: int, stop: int, outer_end: int, closed: bool) -> Quoted | None:
    words = text[opening + 1 : stop]
    inner = Span(opening + 1 + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip()))
    if inner.end <= inner.start:
        return None
    return Quoted(Span(opening, outer_end), inner, closed, text[opening] in SINGLE)


def _goes_on_below(text: str, opening: int, end: int) -> bool:
    """Whether a paragraph's last quote, behind a colon or comma, goes on in the next one, which opens with its mark."""
    below = text[end : end + 8].lstrip()[:1] if text[end - 1] in ".?!" else ""
    return below == text[opening] and text[opening - 2 : opening] in (": ", ", ")


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace() and mark not in "„«":
        return False
    if mark in "“„«":
        return True
    if not (before.isspace() or before in _BEFORE_OPENING):
        return False
    if mark not in SINGLE:
        return True
    if after == "'":
        return text[at + 2 : at + 3].isalnum() and at + 2 < end
    return (after.isalnum() or after in '“"…[') and not ELISIONS.match(text, at + 1)


def _closing_double(text: str, opening: int, end: int) -> int | None:
    """The offset where a double mark closes; if another opens first, the end of the last sentence before it.

    Two apostrophes close it where no other mark does.
    """
    closers = CLOSERS[text[opening]]
    watched = frozenset(f"{closers}“'’")
    nested, doubled = 0, None
    for at in range(opening + 1, end):
        mark = text[at]
        if mark not in watched or at < nested:
            continue
        before = text[at - 1]
        after = text[at + 1] if at + 1 < end else " "
        if mark in "'’":
            closes = doubled is None and text.startswith(_DOUBLED_CLOSERS, at) and not text[at + 2 : at + 3].isalnum()
            doubled = at if closes else doubled
            continue
        looks_opening = (before.isspace() or before in "(—–") and not (after.isspace() or after in ".,;:!?")
        if mark in '"“' and looks_opening and text[opening] != "„":
            inside = _NESTED.match(text, at, end) if text[opening] == "“" and doubled is None else None
            if inside:
                nested = inside.end()
                continue
            said = text[opening + 1 : at].rstrip()
            ends_before = opening + 1 + len(said) if said and said[-1] in ".,!?" else None
            return ends_before if doubled is None else doubled
        if mark in closers:
            return at
    return doubled


def _closing_single(text: str, opening: int, end: int) -> int | None:
    """The offset where a single mark closes; an apostrophe after s only if nothing better follows, or a mark opens."""
    plural: int | None = None
    for at in range(opening + 2, end):
        if text[at] == "‘":
            break
        if text[at] not in CLOSERS[text[opening]]:
            continue
        before = text[at - 1]
        after = text[at + 1] if at + 1 < end else " "
        if before.isspace() or after.isalnum():
            if plural is not None and before.isspace() and after.isupper():
                break
            continue
        if before in _END_OF_SAYING or before in ')]"”' or before not in "sS" or not after.isspace():
            return at
        plural = at if plural is None else plural
    return plural
