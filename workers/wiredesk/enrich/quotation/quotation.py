"""Convert attributions over words to attributions over characters, excluding quote marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.model.attributions import DecodedAttribution, Stretch
from wiredesk.enrich.model.words import Words
from wiredesk.enrich.quotation.continued import continuations, goes_on
from wiredesk.enrich.quotation.edges import (
    AFTER,
    BEFORE,
    bare_source,
    is_other_clause,
    with_whole_duration,
    without_quotes_before,
    without_remark,
)
from wiredesk.enrich.quotation.marks.quote_marks import Quoted
from wiredesk.enrich.quotation.marks.titles import is_heading
from wiredesk.enrich.quotation.reports.hearers import with_true_beginning
from wiredesk.enrich.text.passages import paragraphs_of
from wiredesk.enrich.text.sentences import ends
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.quotes import QuoteKind

MIN_QUOTED_SHARE = 0.5
"""Minimum share of a quote inside the content for the content to include the whole quote."""
MAX_WORDS_BETWEEN = 3
"""Maximum words of the reporter's between two parts of one attribution, apart from cue and source."""
MAX_GAP = 40
"""Characters that the model may leave out within a report."""
_STOP = re.compile(r"[,;:.!?“”\"‘—–()\n]")
_WORDS = re.compile(r"\w+")
_THAT = re.compile(
    r"that(?:,\s+(?=(?:after|as|at|because|before|by|despite|during|for|given|if|in|on|since|under|unlike|when|while|with"
    r"|without)\b)|\s+(?!(?:can|could|did|does|had|has|is|may|might|must|should|was|will|would)\b)(?=\S))"
)
"""The conjunction; "that" before an auxiliary is a subject: "said that was not good enough"."""
_ASIDE = re.compile(
    r"(?:also|correctly|for (?:example|his part|her part|instance|its part|their part)|however|in turn|instead"
    r"|meanwhile|moreover|rightly|though|too|wrongly),\s+(?=(?:that|[a-z]+|[A-Z]\S*)\s)"
)
"""The reporter's adverb between cue and content: "warned, however, that"."""
_ONLY_THAT = re.compile(r"only\s+(?=that\s)")
_TAIL = re.compile(r"[”\"’']*\s+(?:and|but|then|(?P<time>after|as|before|when|while))\s+(?!that\b)[^“”\"‘]*")
"""The reporter's words behind a quote: "“Watch me,” and ran", "“Watch me” as he ran"."""
_SENTENCE_END = re.compile(r"[.!?…]\s+$")
_ENDS = frozenset(",.?!…")
_LEAD = re.compile(r"(?P<first>[^\W\d_][\w’'-]*) (?:[\w’'-]+ ){0,2}")
_CONNECTING = listed("also although and because but besides for if meanwhile or so still that then though while yet")
_JOINT = re.compile(r"(?<=\w[\w,’”\"'])\s+(?:and|but)(?:\s+then)?\s*$|,\s+then\s*$")
"""At the end of a content: that another clause is behind it."""
_SENTENCE_BEFORE = re.compile(r"[^\W\d_]{2}[.?!:]\s+$")
POINTING = listed("it them him her you me us they he she we i the a an his its their my our your mr mrs ms")
"""Words that by themselves are no report, when no marks say that they are somebody's."""


def attributions_of(
    text: str, words: Words, reported: DecodedAttribution, first: int, stretches: Sequence[Quoted]
) -> list[Attribution]:
    """One attribution, or several if the reporter's own words separate the parts of the content.

    Args:
        text: the article's text.
        words: of the text.
        reported: the attribution, with words counted from `first`.
        first: the index of the window's first word.
        stretches: all words of the text in marks.
    """
    cue = _span(words, reported.cue, first)
    stretches = _near(text, words, reported, first, stretches)
    source = bare_source(text, _span(words, reported.source, first), cue) if reported.source else None
    said = _whole_quotes([_span(words, stretch, first) for stretch in reported.contents], stretches, cue, source)
    whole = [
        _from_quote(text, _whole(span, stretches, cue, source), cue, stretches)
        for run in said
        for span in paragraphs_of(text, run)
        if _belongs(text, span, cue, stretches)
    ]
    whole = without_quotes_before(text, whole, cue, stretches)
    parts = [
        _bare(text, part, stretches)
        for span in _joined([*whole, *continuations(text, whole, stretches)])
        for part in _split_at_marks(text, span, stretches)
    ]
    groups: list[list[Span]] = []
    for sentence in filter(None, _report_and_quote(text, parts, cue, stretches)):
        if kind_of(sentence, stretches) != "direct":
            within = _in_sentence(text, sentence, cue, source, stretches)
            within = [without_remark(text, cue, with_whole_duration(text, part)) for part in within]
            sentence = [_from_sentence(text, part, cue, source) for part in within]
        spoken = [part for part in _spoken_parts(text, sentence, stretches) if _WORDS.search(text, *part)]
        groups += _separate_quotes(text, with_true_beginning(text, cue, spoken), cue, stretches)
    groups = groups[:1] + [group for group in groups[1:] if not is_heading(text, group[0].start, group[-1].end)]
    attributions = [
        Attribution(tuple(group), cue if index == 0 else None, source, kind_of(group, stretches), reported.probability)
        for index, group in enumerate(groups)
    ]
    return [said for said in attributions if said.kind != "indirect" or not _only_points(text, said)]


def _report_and_quote(
    text: str, parts: Sequence[Span], cue: Span, stretches: Sequence[Quoted]
) -> tuple[list[Span], list[Span]]:
    """The parts up to the end of an unquoted report, and the quote that is a sentence of its own behind it.

    Somebody said sales had fallen. “It was a bad year.”
    """
    if not stretches:
        return list(parts), []
    for index, part in enumerate(parts):
        quoted = next((stretch for stretch in reversed(stretches) if stretch.outer.touches(part)), None)
        if quoted is None or part.end > quoted.outer.end or not text[quoted.inner.start].isupper():
            continue
        report = Span(part.start, quoted.outer.start) if part.start < quoted.outer.start else None
        before = [*parts[:index], *([report] if report else [])]
        if not before or before[-1].start < cue.end or any(stretch.outer.contains(before[-1]) for stretch in stretches):
            continue
        if not _SENTENCE_END.search(text, before[-1].start, quoted.outer.start):
            continue
        quote = Span(quoted.inner.start, max(quoted.inner.start + 1, min(part.end, quoted.inner.end)))
        return [_bare(text, span, stretches) for span in before], [quote, *parts[index + 1 :]]
    return list(parts), []


def _in_sentence(
    text: str, parts: Sequence[Span], cue: Span, source: Span | None, stretches: Sequence[Quoted]
) -> list[Span]:
    """The unquoted parts limited to the cue's sentence; of parts with other words between them, only the longest.

    A quoted part is kept whole. If no part is in the cue's sentence ("Here is what he said: …"), all are kept.
    """
    sentence = _sentence_of(text, cue)
    kept: list[Span] = []
    for part in parts:
        marked = any(stretch.outer.touches(part) for stretch in stretches)
        clipped = part if marked else Span(max(part.start, sentence.start), min(part.end, sentence.end))
        if clipped.start < clipped.end:
            clipped = clipped if marked else _bare(text, clipped, stretches)
            if kept and not marked and _is_gap(text, kept[-1], clipped, (cue, source)):
                kept[-1] = Span(kept[-1].start, clipped.end)
            elif kept and kept[-1].start >= cue.end and is_other_clause(text, kept[-1], clipped):
                continue
            elif kept and not marked and _are_apart(text, kept[-1], clipped, (cue, source)):
                kept[-1] = max(kept[-1], clipped, key=lambda span: span.end - span.start)
            else:
                kept.append(clipped)
    return kept or list(parts)


def _from_sentence(text: str, part: Span, cue: Span, source: Span | None) -> Span:
    """A report before its cue with the first words of its sentence, if the model left out a few."""
    if source is None or not part.end <= min(source, cue).start:
        return part
    start = _sentence_of(text, cue).start
    lead = _LEAD.fullmatch(text, start, part.start)
    return Span(start, part.end) if lead and lead["first"].lower() not in _CONNECTING else part


def _sentence_of(text: str, cue: Span) -> Span:
    """The cue's sentence, limited to its paragraph."""
    before = text.rfind("\n\n", 0, cue.start)
    start = before + 2 if before >= 0 else 0
    stop = text.find("\n\n", cue.end)
    stop = len(text) if stop < 0 else stop
    edges = _ends_in(text[start:stop])
    following = bisect_right(edges, cue.start - start)
    behind = bisect_left(edges, cue.end - start, following)
    return Span(
        start + edges[following - 1] if following else start, start + edges[behind] if behind < len(edges) else stop
    )


@lru_cache(maxsize=16)
def _ends_in(paragraph: str) -> list[int]:
    """The offsets at which its sentences but the first begin; most paragraphs with a cue have several."""
    return list(ends(paragraph, Span(0, len(paragraph))))


def _are_apart(text: str, before: Span, after: Span, own: Sequence[Span | None]) -> bool:
    """Whether words other than the cue and the source are between two parts of the content."""
    between = text[before.end : after.start]
    for span in own:
        if span and before.end <= span.start and span.end <= after.start:
            between = between.replace(text[span.start : span.end], " ")
    return len(_WORDS.findall(between)) > MAX_WORDS_BETWEEN


def _is_gap(text: str, before: Span, after: Span, own: Sequence[Span | None]) -> bool:
    """Whether only a few words, without a comma, are missing between two parts of a report."""
    between = Span(before.end, after.start)
    if any(span and span.touches(between) for span in own) or not 0 < between.end - between.start <= MAX_GAP:
        return False
    return len(_WORDS.findall(text, *between)) <= MAX_WORDS_BETWEEN and not _STOP.search(text, *between)


def _near(
    text: str, words: Words, reported: DecodedAttribution, first: int, stretches: Sequence[Quoted]
) -> Sequence[Quoted]:
    """The quoted spans that an attribution can overlap, and the continuation paragraphs of the last."""
    parts = [reported.cue, *reported.contents, *([reported.source] if reported.source else [])]
    begins = words.starts[first + min(part.first for part in parts)]
    ends = words.ends[first + max(part.last for part in parts) - 1]
    low = bisect_left(stretches, begins, key=lambda stretch: stretch.outer.end)
    high = bisect_right(stretches, ends, key=lambda stretch: stretch.outer.start)
    while low < high < len(stretches) and goes_on(text, stretches[high - 1], stretches[high]):
        high += 1
    return stretches[low:high]


def _span(words: Words, stretch: Stretch, first: int) -> Span:
    return Span(words.starts[first + stretch.first], words.ends[first + stretch.last - 1])


def _only_points(text: str, attribution: Attribution) -> bool:
    """Whether the content is only "it" or "them"."""
    return all(text[span.start : span.end].lower() in POINTING for span in attribution.content)


def _belongs(text: str, span: Span, cue: Span, stretches: Sequence[Quoted]) -> bool:
    """Whether a part is in the cue's paragraph, most of a quote, or after the colon of the previous paragraph."""
    between = text[cue.end : span.start] if cue.end <= span.start else text[span.end : cue.start]
    if "\n" not in between or (cue.end <= span.start and between.rstrip().endswith(":")):
        return True
    return any(
        min(stretch.inner.end, span.end) - max(stretch.inner.start, span.start)
        >= MIN_QUOTED_SHARE * (stretch.inner.end - stretch.inner.start)
        for stretch in stretches
    )


def _spoken_parts(text: str, parts: Sequence[Span], stretches: Sequence[Quoted]) -> list[Span]:
    """Only the quoted parts, if one of them is a full utterance: unquoted content next to it has its own cue."""
    if not stretches:
        return list(parts)
    inside = [any(stretch.inner.contains(part) for stretch in stretches) for part in parts]
    spoken = any(within and _is_utterance(text, part) for part, within in zip(parts, inside, strict=True))
    return [part for part, within in zip(parts, inside, strict=True) if within or not spoken]


def _is_utterance(text: str, part: Span) -> bool:
    """Whether quoted words end like a sentence, or are a sentence with the full stop outside the marks."""
    behind = text[part.end - 1 : part.end + 2].replace("”", "").replace('"', "").replace("’", "").replace("'", "")
    return behind[:1] in _ENDS or (text[part.start].isupper() and behind[1:2] in _ENDS)


def _whole(span: Span, stretches: Sequence[Quoted], *others: Span | None) -> Span:
    """The span extended to each quote that is mostly inside it, and without each that is mostly outside.

    A mark alone counts as a whole quote: it may be all that remains at the end of a split paragraph.
    """
    for stretch in stretches:
        if not stretch.outer.touches(span) or any(other and stretch.outer.touches(other) for other in others):
            continue
        shared = min(stretch.inner.end, span.end) - max(stretch.inner.start, span.start)
        is_mark = shared <= 0 and stretch.outer.start <= span.start and span.end <= stretch.outer.end
        if is_mark or shared >= MIN_QUOTED_SHARE * (stretch.inner.end - stretch.inner.start):
            span = Span(min(span.start, stretch.outer.start), max(span.end, stretch.outer.end))
        elif span.start < stretch.outer.start < span.end < stretch.outer.end:
            span = Span(span.start, stretch.outer.start)
        elif stretch.outer.start < span.start < stretch.outer.end < span.end and shared < 0.2 * (span.end - span.start):
            span = Span(stretch.outer.end, span.end)
    return span


def _whole_quotes(parts: Sequence[Span], stretches: Sequence[Quoted], *others: Span | None) -> list[Span]:
    """The parts with those inside one quote as the whole quote; less than half of one is no part of a report."""
    found = list(parts)
    for stretch in stretches:
        inside = [span for span in found if stretch.outer.contains(span)]
        if not inside or any(other and stretch.outer.touches(other) for other in others):
            continue
        size = sum(span.end - span.start for span in inside)
        if size >= MIN_QUOTED_SHARE * (stretch.inner.end - stretch.inner.start):
            at = found.index(inside[0])
            found[at : at + len(inside)] = [stretch.outer]
        elif any(not any(stretch.outer.touches(span) for stretch in stretches) for span in found):
            found = [span for span in found if span not in inside]
    return found


def _from_quote(text: str, span: Span, cue: Span, stretches: Sequence[Quoted]) -> Span:
    """The span without a reporter's sentence or words and a colon before the quote: "Would he? “Surely,” he says"."""
    behind = Span(span.start + 1, span.end)
    quote = next((stretch.outer for stretch in stretches if behind.contains(stretch.outer)), None)
    if quote is None or quote.end > cue.start or _SENTENCE_BEFORE.search(text, span.start, quote.start) is None:
        return span
    sentence = Span(span.start, quote.start)
    return span if any(stretch.outer.touches(sentence) for stretch in stretches) else Span(quote.start, span.end)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, with adjacent ones merged."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _split_at_marks(text: str, span: Span, stretches: Sequence[Quoted]) -> list[Span]:
    """The quotes of a span that consists only of quotes, e.g. paragraphs that each open with a mark; else the span."""
    if len(stretches) < 2:
        return [span]
    inside = [stretch.outer for stretch in stretches if span.contains(stretch.outer)]
    if len(inside) < 2:
        return [span]
    edges = [span.start, *(edge for outer in inside for edge in outer), span.end]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [span] if any(letter.isalnum() for words in between for letter in words) else inside


def _separate_quotes(text: str, parts: Sequence[Span], cue: Span, stretches: Sequence[Quoted]) -> list[list[Span]]:
    """Group the parts by quote; a sentence of the reporter's before quoted words separates two quotes."""
    groups: list[list[Span]] = []
    for part in parts:
        if groups:
            before, after = _outer(groups[-1][-1], stretches), _outer(part, stretches)
            if after == part:
                groups[-1].append(part)
                continue
            between = text[before.end : after.start]
            is_closed = any(stretch.closed for stretch in stretches if stretch.outer == before)
            if is_closed and "\n" in between:
                if not between.rpartition("\n")[2].strip():
                    groups.append([part])
                continue
            own = before.end <= cue.start < after.start
            ended = sum(1 for _ in ends(text, Span(before.end, min(len(text), after.start + 2))))
            if ended <= own or not any(letter.isalnum() for letter in between):
                groups[-1].append(part)
                continue
        groups.append([part])
    return groups


def _outer(span: Span, stretches: Sequence[Quoted]) -> Span:
    """The span with the marks around it."""
    return next((stretch.outer for stretch in stretches if stretch.inner.contains(span)), span)


def _bare(text: str, span: Span, stretches: Sequence[Quoted]) -> Span:
    """The span without its quote marks, or, if unquoted, without punctuation at its ends."""
    for stretch in stretches:
        if span.contains(stretch.outer):  # without a colon before the quote, or a full stop behind it
            start = span.start if text[span.start : stretch.outer.start].strip(BEFORE) else stretch.outer.start
            span = Span(start, span.end if text[stretch.outer.end : span.end].strip(AFTER) else stretch.outer.end)
        tail = _TAIL.fullmatch(text, stretch.inner.end, span.end) if span.start == stretch.outer.start else None
        if tail and (text[stretch.inner.end - 1] == "," or (tail["time"] and text[stretch.inner.start].isupper())):
            span = Span(span.start, stretch.outer.end)
        if span.start == stretch.outer.start and text[stretch.inner.end - 1] in ".?!":
            behind = text[stretch.outer.end : span.end].lstrip()
            span = Span(span.start, stretch.outer.end) if behind[:1].isupper() else span  # a sentence of its own
        is_opened = stretch.inner.start <= span.start + 1 or stretch.outer.start == span.start
        if is_opened and stretch.outer.contains(span):
            start, end = max(span.start, stretch.inner.start), min(span.end, stretch.inner.end)
            return Span(start, end - 1) if text[end - 1] == "," and end - start > 1 else Span(start, end)
    start, end = span
    while start < end - 1 and text[start] in BEFORE:
        start += 1
    if aside := _ASIDE.match(text, start, end) or _ONLY_THAT.match(text, start, end):
        start = aside.end()
    if opens := _THAT.match(text, start, end):
        start = opens.end()
        if any(stretch.outer.start == start for stretch in stretches):
            return _bare(text, Span(start, end), stretches)
    if text[start:end].rstrip().endswith(("and", "but", "then")) and (joint := _JOINT.search(text, start, end)):
        end = joint.start()
    while end > start + 1 and text[end - 1] in AFTER and not _ends_abbreviation(text, start, end):
        end -= 1
    return Span(start, end)


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and end - start > 2 and text[end - 3] in ". " and text[end - 2].isupper()


def kind_of(content: Sequence[Span], stretches: Sequence[Quoted]) -> QuoteKind:
    """Whether all, some or none of the content is in quote marks."""
    if not stretches:
        return "indirect"
    touched = [stretch for stretch in stretches if any(stretch.inner.touches(span) for span in content)]
    if not touched:
        return "indirect"
    inside = all(any(stretch.inner.contains(span) for stretch in touched) for span in content)
    return "direct" if inside else "mixed"
